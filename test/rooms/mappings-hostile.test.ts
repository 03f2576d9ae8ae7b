import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mappings } from '../../src/intake/index.ts';
import { anIntake, type IntakeDesk } from '../support/intake.ts';
import { incidentWith, mappingsOf } from '../support/mappings.ts';

let desk: IntakeDesk;
let mappings: Mappings;
beforeAll(async () => {
  desk = await anIntake();
  mappings = mappingsOf(desk);
});
afterAll(() => desk.close());

const MIB = 1024 * 1024;
const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i},o${i}@example.com`).join('\n');

describe('a look at a hostile file', () => {
  const cases: readonly (readonly [string, Buffer, number])[] = [
    ['an unclosed quote near its start', Buffer.from(`id,surel\n0,"o\n${rows(200_000)}\n`), 1_000],
    ['a cell of many MiB', Buffer.from(`id,surel\n1,${'x'.repeat(6 * MIB)}\n${rows(1_000)}\n`), 20],
    ['a cell of many MiB, packed', gzipSync(`id,surel\n1,"${'x'.repeat(6 * MIB)}"\n${rows(100_000)}\n`), 20],
    ['NUL and invalid bytes', Buffer.concat([Buffer.from('id,surel\n1,a\0b\n2,'), Buffer.from([0xff, 0xfe]), Buffer.from(`\n${rows(50)}\n`)]), 50],
    ['lone-CR line ends', Buffer.from(`id,surel\r${rows(100_000).replaceAll('\n', '\r')}\r`), 1_000],
    ['quoted line ends everywhere', Buffer.from(`id,surel\n${'1,"a\n,\n""\n,b"\n'.repeat(200_000)}`), 500],
    ['a header only', Buffer.from('id,surel\n'), 0],
    ['duplicate and empty names', Buffer.from(`id,surel,surel,\n1,a@example.com,b@example.com,\n`), 1],
    ['JSON lines', Buffer.from(`${Array.from({ length: 60_000 }, (_, i) => JSON.stringify({ id: i, surel: `o${i}@example.com` })).join('\n')}\n`), 1_000],
    ['thousands of fields that most records leave out', Buffer.from(`${JSON.stringify(Object.fromEntries(['id', ...Array.from({ length: 4_999 }, (_, i) => `f${i}`)].map((name) => [name, 'x'])))}\n${'{"id":1}\n'.repeat(200_000)}`), 20],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`id,surel\n${rows(80_000)}\n`, 'utf16le')]), 1_000],
  ]; // prettier-ignore

  test.each(cases)('with %s ends soon and holds little', async (_, content, least) => {
    const name = content[0] === 0x1f ? 'a.csv.gz' : content[0] === 0x7b ? 'a.jsonl' : 'a.csv';
    const incidentId = await incidentWith(desk, { [name]: content });
    const began = performance.now();
    const { columns, sampled } = await mappings.inspect(incidentId, name);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(sampled.records).toBeGreaterThanOrEqual(least);
    expect(sampled.records).toBeLessThanOrEqual(2_016);
    expect(columns.slice(0, 1)).toMatchObject([{ name: 'id' }]);
  });

  test('columns whose names are no names go by their number, and their proposals can be taken', async () => {
    const incidentId = await incidentWith(desk, {
      'b.csv': Buffer.from(
        `id,surel,surel,\n${Array.from({ length: 9 }, (_, i) => `${i},a${i}@example.com,b${i}@example.com,`).join('\n')}\n`,
      ),
    });
    const { columns } = await mappings.inspect(incidentId, 'b.csv');
    expect(columns.map(({ name }) => name)).toEqual(['id', '#2', '#3', '#4']);
    const mapping = await mappings.propose(incidentId, ['b.csv'], ['id', '#3', '#4'], desk.maker);
    const [started] = await desk.intake.start(incidentId, mapping, ['b.csv'], desk.maker);
    expect(await desk.intake.ingest(started!.sourceId)).toMatchObject({ staged: 9 });
  });

  test('names with formulas and bidi controls come out of the workbook as text', async () => {
    const incidentId = await incidentWith(desk, {
      'c.csv': Buffer.from('email,=cmd|calc,\u202eevil\na@example.com,1,2\n'),
    });
    const book = await mappings.exportWorkbook(incidentId);
    const { sources } = await mappings.importWorkbook(incidentId, book, desk.maker);
    expect(await desk.intake.ingest(sources[0]!)).toMatchObject({ staged: 1 });
    const { mapping } = await mappings.get(incidentId, 'c.csv');
    expect(Object.keys((mapping as { columns: object }).columns).sort()).toEqual([
      '=cmd|calc',
      'email',
      '\u202eevil',
    ]);
  });
});
