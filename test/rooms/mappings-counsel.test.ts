import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mappings } from '../../src/intake/index.ts';
import { anIntake, ingestAll, type IntakeDesk } from '../support/intake.ts';
import { edited, incidentWith, mappingsOf } from '../support/mappings.ts';

let desk: IntakeDesk;
let mappings: Mappings;
beforeAll(async () => {
  desk = await anIntake();
  mappings = mappingsOf(desk);
});
afterAll(() => desk.close());

describe('a workbook for counsel', () => {
  const file = Buffer.from('id,surel,catatan\n1,a@example.com,x\n2,b@example.com,y\n');
  const body = {
    columns: {
      id: { use: 'customer_id' },
      surel: { use: 'email', category: 'con.email' },
      catatan: { category: 'oth.free' },
    },
  };

  const signed = {
    'Signature!B1': 'Citra Counsel',
    'Signature!B2': '2026-11-20',
    'Signature!B3': 'Read and agreed.',
  };

  test('changes the mapping, reads the source again and records who signed what', async () => {
    const incidentId = await desk.incident();
    const [source] = await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': body });
    const book = await mappings.exportWorkbook(incidentId);
    const answer = await mappings.importWorkbook(
      incidentId,
      await edited(book, { 'Columns!G4': 'com.support', ...signed }),
      desk.maker,
    );
    expect(answer).toMatchObject({
      sources: [source!.sourceId],
      files: [{ file: 'a.csv', changed: true }],
      signature: { signedBy: 'Citra Counsel' },
    });
    expect(await desk.intake.ingest(source!.sourceId)).toMatchObject({ status: 'finished', staged: 2 });
    expect(await mappings.get(incidentId, 'a.csv')).toMatchObject({
      version: 2,
      digest: answer.files[0]!.digest,
      mapping: { columns: { catatan: { category: 'com.support' } } },
      signatures: [{ signedBy: 'Citra Counsel', signedOn: '2026-11-20', statement: 'Read and agreed.' }],
    });
  });

  test('imported again, or signed without an edit, changes nothing but the signature', async () => {
    const incidentId = await desk.incident();
    await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': body });
    const book = await edited(await mappings.exportWorkbook(incidentId, ['a.csv']), signed);
    for (let time = 0; time < 2; time += 1) {
      expect(await mappings.importWorkbook(incidentId, book, desk.maker)).toMatchObject({ sources: [] });
    }
    const { version, signatures } = await mappings.get(incidentId, 'a.csv');
    expect({ version, signatures: signatures.length }).toEqual({ version: 1, signatures: 1 });
  });

  test('is refused where the mapping was changed in between', async () => {
    const incidentId = await desk.incident();
    await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': body });
    const book = await edited(await mappings.exportWorkbook(incidentId), { 'Columns!G4': 'com.support' });
    await desk.intake.start(incidentId, { 'a.csv': { ...body, contact_rank: 3 } }, ['a.csv'], desk.maker);
    await expect(mappings.importWorkbook(incidentId, book, desk.maker)).rejects.toMatchObject({
      code: 'intake.mapping_changed',
    });
  });

  test('proposes what is not mapped yet, with its reasons, and starts it once imported', async () => {
    const incidentId = await incidentWith(desk, {
      'a.csv': Buffer.from('no,surel,pesan\n1,a@example.com,x\n2,b@example.com,y\n'),
    });
    const bytes = await mappings.exportWorkbook(incidentId);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    const cells = (no: number) => (book.getWorksheet('Columns')!.getRow(no).values as unknown[]).slice(1, 8);
    expect(cells(3)).toEqual(['a.csv', 'surel', 'a@aaaaaaa.aaa', 100, 'email', undefined, 'con.email']);
    expect(book.getWorksheet('Columns')!.getCell('M3').text).toMatch(/^Proposed, \d+ %: /);
    const { sources } = await mappings.importWorkbook(
      incidentId,
      await edited(bytes, { 'Columns!E2': 'customer_id' }),
      desk.maker,
    );
    expect(await desk.intake.ingest(sources[0]!)).toMatchObject({ staged: 2 });
  });

  test('is refused cell by cell, and for files that are not there', async () => {
    const incidentId = await incidentWith(desk, { 'a.csv': file });
    const bytes = await mappings.exportWorkbook(incidentId);
    await expect(
      mappings.importWorkbook(incidentId, await edited(bytes, { 'Columns!G3': 'con.mail' }), desk.maker),
    ).rejects.toThrow('The workbook cannot be used: Columns!G3: has the unknown category "con.mail".');
    const other = await desk.incident();
    await expect(mappings.importWorkbook(other, bytes, desk.maker)).rejects.toMatchObject({
      code: 'intake.unknown_source',
    });
    await expect(mappings.exportWorkbook(other)).rejects.toMatchObject({ code: 'intake.no_sources' });
  });
});
