/** Finds the delimiter of a file from its first lines: the one most records agree on. */
import { DELIMITERS, RecordParser, type Delimiter } from './record-parser.ts';

/** A delimiter is believed where this share of the records has as many columns as the first. */
const AGREEMENT = 0.8;

/** `head` is the start of the file, cut anywhere; comma where nothing speaks for another. */
export function detectDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: readonly number[] } = { delimiter: ',', score: [0, 0, 0] };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(head, delimiter);
    if (isBetter(score, best.score)) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Believed or not, then columns, then the share that agrees. */
function scoreOf(head: string, delimiter: Delimiter): readonly number[] {
  const parser = new RecordParser({ delimiter, bytesOf: (text) => text.length });
  const [first, ...rest] = parser.push(head.endsWith('\n') ? head : `${head}\n`);
  const columns = first?.cells?.length ?? 0;
  if (columns < 2) return [0, 0, 0];
  const agreeing = rest.filter((record) => record.cells?.length === columns).length;
  const share = rest.length === 0 ? 1 : agreeing / rest.length;
  return [share >= AGREEMENT ? 1 : 0, columns, share];
}

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing >= 0 && a[differing]! > b[differing]!;
}
