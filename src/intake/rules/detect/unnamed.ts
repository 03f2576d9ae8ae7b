/** What remains of a column whose header says nothing and whose values prove nothing by themselves. */
import type { CategoryCode } from '../mapping.ts';
import { shareOf, type Evidence } from './evidence.ts';
import { counted } from './kind-words.ts';
import type { Kind } from './kinds.ts';

export interface UnnamedReading {
  readonly meaning: null;
  readonly category: CategoryCode | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Suspicions, the gravest first: values that are likely enough to ask a person about them. */
const SUSPICIONS: readonly (readonly [Kind, number, CategoryCode | null, number])[] = [
  ['hash_weak', 0.9, 'cred.password', 0.6],
  ['totp', 0.95, 'cred.mfa', 0.5],
  ['opaque', 0.9, 'cred.token', 0.5],
  ['province_16', 0.95, 'gov.nik', 0.6],
  ['ssn', 0.95, 'gov.ssn', 0.4],
  ['phone', 0.95, 'con.phone', 0.5],
  ['address', 0.3, 'con.address', 0.5],
  ['uuid', 0.95, null, 0.7],
  ['timestamp', 0.95, null, 0.7],
];

export function unnamedReading(evidence: Evidence): UnnamedReading {
  if (evidence.present === 0) return free(0.3, 'unknown header and no value in the sample');
  if (areBirthDates(evidence)) {
    const { firstYear, lastYear } = evidence.dates;
    return {
      meaning: null,
      category: 'id.dob',
      confidence: 0.65,
      reason: `${counted(evidence, 'date')} between ${firstYear} and ${lastYear}, as birth dates are`,
    };
  }
  for (const [kind, least, category, confidence] of SUSPICIONS) {
    if (shareOf(evidence, [kind]).share < least) continue;
    const nothing = category === null ? ': no data of a person in themselves' : '';
    return {
      meaning: null,
      category,
      confidence,
      reason: `unknown header; ${counted(evidence, kind)}${nothing}`,
    };
  }
  if (shareOf(evidence, ['date']).share >= 0.9) {
    return {
      meaning: null,
      category: null,
      confidence: 0.5,
      reason: `unknown header; ${counted(evidence, 'date')}`,
    };
  }
  if (shareOf(evidence, ['sentence']).share >= 0.3)
    return free(0.6, `free text: ${counted(evidence, 'sentence')}`);
  const few = evidence.distinct <= 20 && evidence.present >= 40;
  return free(
    0.3,
    few ? `unknown header; ${evidence.distinct} different values` : 'unknown header and values',
  );
}

function free(confidence: number, why: string): UnnamedReading {
  return { meaning: null, category: 'oth.free', confidence, reason: `${why}: a person must look` };
}

const BIRTH_YEARS_LEAST = 15;

/** Dates without a time, spread over many years and a lifetime at most: no export's own times are. */
function areBirthDates(evidence: Evidence): boolean {
  const { dates } = evidence;
  return (
    shareOf(evidence, ['date']).share >= 0.9 &&
    dates.years >= BIRTH_YEARS_LEAST &&
    dates.firstYear >= 1900 &&
    dates.firstYear <= 1985 &&
    dates.lastYear - dates.firstYear <= 120
  );
}
