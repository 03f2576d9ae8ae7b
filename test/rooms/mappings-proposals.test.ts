import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Decoder, EncodingProbe, RecordParser, bytesIn, detectDelimiter } from '../../src/formats/index.ts';
import { CATALOGUE } from '../../src/incidents/index.ts';
import { countryOf, proposeMapping, type SourceProposal } from '../../src/intake/rules/propose.ts';
import { evidenceOf } from '../../src/intake/rules/detect/evidence.ts';
import { DANGEROUS } from '../../src/intake/rules/propose-column.ts';
import { columnNames } from '../../src/intake/rules/plan.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { FIXTURES, valuesOf } from '../support/proposal-fixtures.ts';
import { UNSEEN } from '../support/proposal-unseen.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
const SAMPLES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'];

function propose(
  baseName: string,
  names: readonly string[],
  values: readonly (readonly string[])[],
): SourceProposal {
  const country = countryOf(names, values);
  const evidence = values.map((cells) => evidenceOf(cells, country?.value ?? null));
  return proposeMapping({ baseName, names, evidence, country });
}

interface Judged {
  readonly file: string;
  readonly column: string;
  readonly expected: string;
  readonly proposed: string;
  readonly confidence: number;
  readonly reason: string;
}

/** What the shipped mappings say of category and key; further uses beside them are no mistakes. */
function sampleJudged(file: string): Judged[] {
  const mapping = JSON.parse(readFileSync(join(SAMPLE, 'mapping.json'), 'utf8')) as Record<
    string,
    { columns: Record<string, { use?: string; category?: string }> }
  >;
  const proposal = sampleProposal(file);
  return proposal.columns.map(({ column, use, category, confidence, reason }) => {
    const expected = mapping[file]!.columns[column]!;
    const isBeside = expected.use === undefined && (use === 'birth_date' || use === 'postal_address');
    return {
      file,
      column,
      expected: `${expected.use ?? '-'} ${expected.category ?? '-'}`,
      proposed: `${isBeside ? '-' : (use ?? '-')} ${category ?? '-'}`,
      confidence,
      reason,
    };
  });
}

function sampleProposal(file: string): SourceProposal {
  const bytes = readFileSync(join(SAMPLE, file));
  const content = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const probe = new EncodingProbe();
  probe.push(content);
  const encoding = probe.decide();
  const decoder = new Decoder(encoding);
  const text = decoder.push(content) + decoder.end();
  const parser = new RecordParser({ delimiter: detectDelimiter(text), bytesOf: bytesIn(encoding) });
  const [first, ...rest] = [...parser.push(text), ...parser.end()].flatMap(({ cells }) =>
    cells ? [cells] : [],
  );
  const names = columnNames(first!, true);
  const records = rest.filter(({ length }) => length === names.length);
  return propose(
    file,
    names,
    names.map((_, i) => records.map((cells) => cells[i]!)),
  );
}

function fixturesJudged(): Judged[] {
  return [...FIXTURES, ...UNSEEN].flatMap((fixture) => {
    const names = fixture.columns.map(([header]) => header);
    const proposal = propose(fixture.baseName, names, valuesOf(fixture));
    return proposal.columns.map(({ column, use, category, confidence, reason }, i) => ({
      file: fixture.baseName,
      column,
      expected: fixture.columns[i]![2],
      proposed: `${use ?? '-'} ${category ?? '-'}`,
      confidence,
      reason,
    }));
  });
}

const judged = [...SAMPLES.flatMap(sampleJudged), ...fixturesJudged()];
const isGrave = (category: string): boolean => category === 'oth.free' || DANGEROUS.has(category as never);
const categoryOf = (text: string): string => text.split(' ')[1]!;

function share(part: readonly Judged[], whole: readonly Judged[]): number {
  return whole.length === 0 ? 1 : part.length / whole.length;
}

describe('proposals for the shipped samples and twenty-eight other exports', () => {
  test.each(judged.map((each) => [`${each.file} ${each.column}`, each] as const))('%s', (_, each) => {
    expect({ proposed: each.proposed, why: each.reason }).toEqual({
      proposed: each.expected,
      why: each.reason,
    });
  });

  test('are right for at least 95 of 100 columns, and miss no dangerous category', () => {
    const right = judged.filter(({ expected, proposed }) => expected === proposed);
    const grave = judged.filter(({ expected }) => isGrave(categoryOf(expected)));
    const named = judged.filter(({ proposed }) => categoryOf(proposed) !== '-');
    const scores = {
      columns: judged.length,
      right: share(right, judged),
      precision: share(
        named.filter(({ expected, proposed }) => categoryOf(expected) === categoryOf(proposed)),
        named,
      ),
      recall: share(
        judged.filter(
          (j) => categoryOf(j.expected) !== '-' && categoryOf(j.expected) === categoryOf(j.proposed),
        ),
        judged.filter(({ expected }) => categoryOf(expected) !== '-'),
      ),
      dangerousRecall: share(
        grave.filter((j) => categoryOf(j.expected) === categoryOf(j.proposed)),
        grave,
      ),
    };
    console.log(JSON.stringify(scores));
    expect(scores.columns).toBeGreaterThan(350);
    expect(scores.right).toBeGreaterThanOrEqual(0.95);
    expect(scores.precision).toBeGreaterThanOrEqual(0.95);
    expect(scores.recall).toBeGreaterThanOrEqual(0.95);
    expect(scores.dangerousRecall).toBe(1);
  });

  test('every category of tier 3 and 4 counts as dangerous, besides the free text nobody can guess', () => {
    const grave = CATALOGUE.filter(({ tier, code }) => tier >= 3 && code !== 'oth.free').map(
      ({ code }) => code,
    );
    expect([...DANGEROUS].sort()).toEqual([...grave].sort());
  });
});
