/** What the sampled values of one column add up to; holds counts and shapes, and forgets the values. */
import { isAbsent } from '../cells.ts';
import { isLocalDate, orderOf, yearOf } from './dates.ts';
import { kindsOf, type Kind } from './kinds.ts';

export interface Evidence {
  /** Records looked at. */
  readonly records: number;
  /** Of these, how many had a value. */
  readonly present: number;
  /** Different values among them; for a column without repetitions this is `present`. */
  readonly distinct: number;
  /** Values that stand there exactly once. */
  readonly singles: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly kinds: ReadonlyMap<Kind, number>;
  /** Up to five shapes, the most frequent first: letters a/A, digits 9. */
  readonly shapes: readonly string[];
  readonly dates: DateEvidence;
  /** Cells with a word that may stand for "nothing" here, beyond the ones that always do; not among `present`. */
  readonly filled: number;
  readonly fillers: readonly string[];
}

export interface DateEvidence {
  readonly dmy: number;
  readonly mdy: number;
  /** Dates whose order would matter. */
  readonly local: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly years: number;
}

const FILLERS: ReadonlySet<string> = new Set(
  '0000-00-00|0000-00-00 00:00:00|unknown|undefined|nan|kosong|tidak ada|belum ada|belum diisi|not set|not available|not provided|na|--|---|?|tbd|(null)|[null]|<null>|(blank)'.split(
    '|',
  ),
);
const SHAPES_KEPT = 400;
const SHAPE_CHARS = 40;

/** Letters become a or A, digits 9; blanks and ASCII punctuation stay, everything else becomes a letter. */
export function shapeOf(value: string): string {
  const head = [...value.trim()].slice(0, SHAPE_CHARS + 1);
  const shape = head.slice(0, SHAPE_CHARS).map((char) => {
    if (/\p{N}/u.test(char)) return '9';
    if (/\p{Lu}/u.test(char)) return 'A';
    return /^[\x20-\x7e]$/.test(char) && !/[a-z]/.test(char) ? char : 'a';
  });
  return shape.join('') + (head.length > SHAPE_CHARS ? '…' : '');
}

export function evidenceOf(values: readonly string[], country: string | null): Evidence {
  const kinds = new Map<Kind, number>();
  const seen = new Map<string, number>();
  const shapes = new Map<string, number>();
  const fillers = new Set<string>();
  let [present, filled, minLength, maxLength] = [0, 0, Number.MAX_SAFE_INTEGER, 0];
  for (const value of values) {
    if (isAbsent(value, FILLERS)) {
      const word = value.trim().toLowerCase();
      if (FILLERS.has(word)) {
        fillers.add(word);
        filled += 1;
      }
      continue;
    }
    present += 1;
    seen.set(value, (seen.get(value) ?? 0) + 1);
    const { length } = value.trim();
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
    for (const kind of kindsOf(value, country)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const shape = shapeOf(value);
    if (shapes.has(shape) || shapes.size < SHAPES_KEPT) shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return {
    records: values.length,
    present,
    distinct: seen.size,
    singles: [...seen.values()].filter((times) => times === 1).length,
    minLength: present === 0 ? 0 : minLength,
    maxLength,
    kinds,
    shapes: [...shapes.entries()]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, 5)
      .map(([shape]) => shape),
    dates: dateEvidenceOf(values),
    filled,
    fillers: [...fillers].sort(),
  };
}

function dateEvidenceOf(values: readonly string[]): DateEvidence {
  const years = values.map(yearOf).filter((year) => year !== null);
  const orders = values.map(orderOf);
  return {
    dmy: orders.filter((order) => order === 'dmy').length,
    mdy: orders.filter((order) => order === 'mdy').length,
    local: values.filter(isLocalDate).length,
    firstYear: years.reduce((a, b) => Math.min(a, b), 9999),
    lastYear: years.reduce((a, b) => Math.max(a, b), 0),
    years: new Set(years).size,
  };
}

/** Which share of the present values are of one of these kinds; the best of them. */
export function shareOf(evidence: Evidence, kinds: readonly Kind[]): { kind: Kind | null; share: number } {
  let best: { kind: Kind | null; share: number } = { kind: null, share: 0 };
  if (evidence.present === 0) return best;
  for (const kind of kinds) {
    const share = (evidence.kinds.get(kind) ?? 0) / evidence.present;
    if (share > best.share) best = { kind, share };
  }
  return best;
}
