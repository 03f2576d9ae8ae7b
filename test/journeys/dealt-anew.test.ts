import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { aBreachDesk, expectThePeople, type BreachDesk } from '../support/breach-desk.ts';
import {
  aBreach,
  answerOf,
  breachOf,
  bytesOfBreach,
  shuffled,
  split,
  type Breach,
} from '../support/breach-generator.ts';
import { Dice } from '../support/dice.ts';
import { expectedOf, type Expected, type OracleMapping } from '../support/intake-oracle.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
/** More with AMENDS_SEEDS=n. */
const DEALS = 2 + Number(process.env['AMENDS_SEEDS'] ?? 0);
const deals = Array.from({ length: DEALS }, (_, i) => i + 1);

const read = (file: string) => readFileSync(join(SAMPLE, file));
const known = JSON.parse(read('expected.json').toString()) as Expected;
const mapping = JSON.parse(read('mapping.json').toString()) as OracleMapping;

function theSample(): Breach {
  const bytes = Object.fromEntries(Object.keys(mapping).map((file) => [file, read(file)]));
  return breachOf(bytes, mapping, {
    'players.csv': 'utf-8-bom',
    'payments.csv': 'windows-1252',
    'support_tickets.tsv.gz': 'utf-8',
    'kyc.csv': 'utf-16le',
  });
}

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

/** Records and their reasons by file, without the lines. */
function counted({ records, staged, rejected, warnings }: Expected): object {
  const reasons = rejected.map(({ file, reason }) => `${file} ${reason}`).sort();
  return { records, staged, warnings, reasons };
}

async function expectTheSameAnswer(breach: Breach, expected: Expected): Promise<void> {
  const incidentId = await desk.incident();
  const result = await desk.run(incidentId, breach);
  await expectThePeople(desk, incidentId, expected, result);
}

describe('the sample, dealt anew', () => {
  test('is read into pieces that make the same files again', () => {
    for (const [file, bytes] of Object.entries(bytesOfBreach(theSample()))) {
      const again = expectedOf({ ...bytesOfBreach(theSample()), [file]: bytes }, mapping);
      expect(counted(again)).toEqual(counted(known));
    }
  });

  test.each(deals)('with its files and rows in any order (%i) gives the known answer', async (seed) => {
    const breach = shuffled(theSample(), new Dice(seed));
    expect(counted(answerOf(breach))).toEqual(counted(known));
    await expectTheSameAnswer(breach, known);
  });

  test.each(deals)('in many files, resolved in between (%i), gives the known answer', async (seed) => {
    const dice = new Dice(seed);
    const breach = shuffled(split(shuffled(theSample(), dice), 3), dice);
    const bytes = bytesOfBreach(breach);
    const incidentId = await desk.incident();
    let result = null;
    for (const names = breach.files.map(({ name }) => name); names.length > 0;) {
      const now = names.splice(0, 1 + dice.below(4));
      const files = Object.fromEntries(now.map((name) => [name, bytes[name]!]));
      await desk.ingest(incidentId, files, breach.mapping);
      result = await desk.resolve(incidentId);
    }
    await expectThePeople(desk, incidentId, known, result!);
  });

  test('gives it again after a file was read with another mapping and back', async () => {
    const breach = theSample();
    const incidentId = await desk.incident();
    const before = await desk.run(incidentId, breach);
    const { Telepon: _phone, ...rest } = mapping['kyc.csv']!.columns;
    const without = { ...mapping['kyc.csv']!, columns: { ...rest, Telepon: {} } };
    const onlyKyc = { 'kyc.csv': read('kyc.csv') };
    await desk.ingest(incidentId, onlyKyc, { 'kyc.csv': without });
    const between = await desk.resolve(incidentId);
    await expectThePeople(
      desk,
      incidentId,
      expectedOf(bytesOfBreach(breach), { ...mapping, 'kyc.csv': without }),
      between,
    );
    await desk.ingest(incidentId, onlyKyc, mapping);
    const after = await desk.resolve(incidentId);
    await expectThePeople(desk, incidentId, known, after);
    expect(after.persons).toEqual(before.persons);
  });
});

describe('a generated breach, dealt anew', () => {
  test.each(deals)('of seed %i gives its answer in any order of files and rows', async (seed) => {
    const breach = aBreach(seed + 100);
    const dealt = shuffled(breach, new Dice(seed));
    expect(counted(answerOf(dealt))).toEqual(counted(answerOf(breach)));
    await expectTheSameAnswer(dealt, answerOf(breach));
  });
});
