import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import { Lanes } from '../../src/notices/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

const NOBODY = '01900000-0000-7000-8000-00000000000a';

let desk: TerminalDesk;
let incident: string;
let lane: string;

beforeAll(async () => {
  desk = await aTerminalDesk();
  incident = await desk.anIncident();
  const times = { leaseMs: 18_000, timeoutMs: 12_000, windowMs: 900_000, rateMaxPerS: 10, ceilingPerS: null };
  const key = { provider: 'ses', sender: 'Contoh <care@contoh.example>', country: '' } as const;
  lane = (await new Lanes(desk.t.db, new Audit(systemClock)).ensure(key, times)).id;
});
afterAll(() => desk.close());

describe('lanes in the terminal', () => {
  test('are listed with their hour, halted with a reason, and released', async () => {
    expect((await desk.run(['lane', 'list'])).out).toMatch(/ses +open +10\.0\/10\.0 +0 +0 +0 +0 +0/);
    const halted = await desk.run(['lane', 'halt', lane, '--reason', 'Press office asks to wait']);
    expect(halted.out).toMatch(/ses +halted .*Press office asks to wait/);
    expect((await desk.run(['lane', 'release', lane])).out).toMatch(/ses +open/);
    expectRefusal(await desk.run(['lane', 'release', NOBODY]), /There is no lane/);
  });

  test('are capped as a whole and by mailbox provider', async () => {
    expect((await desk.run(['lane', 'cap', lane, '2.5'])).out).toMatch(/2\.5\/2\.5/);
    expect((await desk.run(['lane', 'cap', lane, '1', '--mailbox', 'google'])).out).toMatch(/google +≤ 1/);
    expect((await desk.run(['lane', 'cap', lane, 'none'])).out).toMatch(/10\.0\/10\.0|\/10\.0/);
    expectRefusal(
      await desk.run(['lane', 'cap', lane, '1', '--mailbox', 'gmial']),
      /no mailbox provider gmial/,
    );
    expectRefusal(await desk.run(['lane', 'cap', lane, '0']), /more than 0/);
  });
});

describe('the hotline in the terminal', () => {
  test('caps messages by the calls it can answer, until it is cleared', async () => {
    const set = ['hotline', 'set', incident, '--calls', '1000', '--callers', '20'];
    expect(await desk.json(set)).toMatchObject({ personsPerHour: 50_000 });
    expect((await desk.run(['hotline', 'show', incident])).out).toMatch(/50000/);
    await desk.run(['hotline', 'clear', incident]);
    expect((await desk.run(['hotline', 'show', incident])).out).toMatch(/no cap/);
    expectRefusal(await desk.run(['hotline', 'set', incident, '--calls', 'many', '--callers', '1']), /./);
  });
});

describe('a retry in the terminal', () => {
  test('of a notice nobody knows, or of what cannot be tried again, is refused in one sentence', async () => {
    expectRefusal(await desk.run(['retry', NOBODY]), /There is no notice/);
    expectRefusal(await desk.run(['retry', 'x']), /./);
    const complained = ['retry', NOBODY, '--state', 'complained', '--expect', '1', '--reason', 'x'];
    expectRefusal(await desk.run(complained), /complained cannot be tried again/);
    expectRefusal(await desk.run(['retry', NOBODY, '--expect', '1']), /reason/);
  });
});
