import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { aBreachDesk, expectThePeople, expectTheRecords, type BreachDesk } from '../support/breach-desk.ts';
import { aBreach, answerOf } from '../support/breach-generator.ts';
import { expectedOf, type Expected, type OracleMapping } from '../support/intake-oracle.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
/** More with AMENDS_SEEDS=n. */
const SEEDS = 3 + Number(process.env['AMENDS_SEEDS'] ?? 0);

const read = (file: string) => readFileSync(join(SAMPLE, file));
const nameOf = ({ key }: Expected['persons'][number]) => `${key.kind}:${key.value}`;

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

describe('the oracle', () => {
  test('gives the known answer of the sample, to the letter', () => {
    const mapping = JSON.parse(read('mapping.json').toString()) as OracleMapping;
    const files = Object.fromEntries(Object.keys(mapping).map((file) => [file, read(file)]));
    const shipped = JSON.parse(read('expected.json').toString()) as Expected;
    const persons = [...shipped.persons].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    expect(expectedOf(files, mapping)).toEqual({ ...shipped, persons });
  });

  test('meets every fault, mark and flag in the breaches it is asked about', () => {
    const answers = Array.from({ length: 12 }, (_, seed) => answerOf(aBreach(seed)));
    const reasons = new Set(answers.flatMap(({ rejected }) => rejected.map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(['column_count', 'malformed', 'no_key']);
    const forms = new Set(
      answers.flatMap(({ persons }) => persons.flatMap((p) => Object.values(p.exposure))),
    );
    expect([...forms].sort()).toEqual(['hash_strong', 'hash_weak', 'masked', 'plaintext']);
    for (const { persons } of answers) {
      expect(persons.some(({ flags }) => flags.length > 0)).toBe(true);
      expect(new Set(persons.map(({ key }) => key.kind)).size).toBe(3);
    }
    expect(
      answers.filter(({ warnings }) => warnings.invalid_email > 0 && warnings.invalid_phone > 0),
    ).not.toEqual([]);
  });
});

describe('a generated breach', () => {
  test.each(Array.from({ length: SEEDS }, (_, i) => i + 1))('of seed %i comes out exactly', async (seed) => {
    const breach = aBreach(seed);
    const expected = answerOf(breach);
    const incidentId = await desk.incident();
    const result = await desk.run(incidentId, breach);
    await expectTheRecords(desk, incidentId, expected);
    await expectThePeople(desk, incidentId, expected, result);
  });
});
