/** Costs in the terminal: bills kept and withdrawn, what sending cost, and the report as a workbook. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

const NOBODY = '01900000-0000-7000-8000-00000000000a';

let desk: TerminalDesk;
let incident: string;

beforeAll(async () => {
  desk = await aTerminalDesk();
  incident = await desk.anIncident();
});
afterAll(() => desk?.close());

const record = (change: readonly string[] = []) => [
  'bill', 'record', incident, '--channel', 'sms', '--by', 'Twilio', '--reference', 'INV-1', '--from', '2026-11-01',
  '--to', '2026-11-30', '--amount-minor', '12050', '--currency', 'USD', ...change,
]; // prettier-ignore

test('a bill is kept once, listed, and withdrawn with a reason', async () => {
  const kept = (await desk.json(record(['--units', '240']))) as { id: string };
  expect(kept).toMatchObject({ channel: 'sms', biller: 'Twilio', amountMinor: '12050', units: '240' });
  expectRefusal(await desk.run(record()), /INV-1 of Twilio stands already/);
  expectRefusal(
    await desk.run(record(['--reference', 'INV-2', '--channel', 'fax'])),
    /the channel is one of/,
  );
  expectRefusal(await desk.run(record(['--reference', 'INV-2', '--amount-minor', '1.5'])), /whole number/);
  expect((await desk.run(['bill', 'list', incident])).out).toMatch(/INV-1 .*USD\s120\.50/);
  expect((await desk.run(['sending-cost', incident])).out).toMatch(/billed:[^]*sms .*USD\s120\.50/);
  const withdraw = ['bill', 'withdraw', incident, kept.id, '--reason', 'Of another incident.'];
  expect((await desk.run(withdraw)).out).toMatch(/Of another incident\./);
  expectRefusal(await desk.run(withdraw), /is withdrawn already/);
  expectRefusal(await desk.run(['bill', 'withdraw', incident, NOBODY, '--reason', 'x']), /There is no bill/);
});

test('the cost report is printed, or written as a workbook that was counted for it', async () => {
  expect((await desk.run(['cost-report', incident])).code).toBe(0);
  const out = join(desk.dir, 'cost.xlsx');
  expect((await desk.run(['cost-report', incident, '--locale', 'id', '--out', out])).out).toMatch(/sha256/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(out);
  expect(book.worksheets.map(({ name }) => name)).toContain('Pengiriman per negara');
  expectRefusal(await desk.run(['cost-report', incident, '--out', out]), /./);
  expectRefusal(await desk.run(['cost-report', incident, '--out', join(desk.dir, 'cost.csv')]), /\.xlsx/);
  expectRefusal(await desk.run(['cost-report', incident, '--locale', 'fr', '--out', out]), /id, en/);
});

test('a feed nobody knows is not taken back', async () => {
  const taken = ['enrolment', 'withdraw', incident, NOBODY, '--reason', 'The wrong list.'];
  expectRefusal(await desk.run(taken), /There is no enrolment feed/);
});
