/** Rejects as a file (ENGINE §4): file, line, reason, and no value of theirs; inert in any spreadsheet. */
import { csvLine } from '../kernel/csv.ts';
import type { Reject } from './intake.types.ts';

export async function* rejectsCsv(rejects: AsyncIterable<Reject>): AsyncGenerator<string> {
  yield csvLine(['file', 'line', 'reason']);
  for await (const { file, line, reason } of rejects) yield csvLine([file, line, reason]);
}
