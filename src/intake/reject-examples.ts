/**
 * What rejects look like, so that a person can tell a broken mapping from a broken export: places, numbers of cells
 * and masked shapes, read anew from the sealed upload each time and stored nowhere. No value leaves.
 */
import { DomainError } from '../kernel/errors.ts';
import type { Tools } from './ingest.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import type { RejectedFor, RejectExample } from './intake.types.ts';
import { readRecords } from './reading.ts';
import { rejectCountsOf } from './reject-counts.ts';
import * as rows from './rows.store.ts';
import { Refusal } from './rules/asker.ts';
import { masked } from './rules/masked-cell.ts';
import { readMapping } from './rules/mapping.ts';
import type { RejectReason } from './rules/source-states.ts';
import { spooledOf } from './spooled-source.ts';

const EXAMPLES_EACH = 5;
/** As far into a file as examples are looked at: a page must answer at once. */
const LOOK_BYTES_MAX = 4 * 1024 * 1024;
const CELLS_SHOWN = 60;

export async function rejectedFor(tools: Tools, source: SourceRow): Promise<readonly RejectedFor[]> {
  const counts = rejectCountsOf(source);
  const reasons = Object.keys(counts) as RejectReason[];
  const places = await tools.db.tx((tx) => rows.firstRejects(tx, source.id, reasons, EXAMPLES_EACH));
  const looks = await looksOf(tools, source, new Set(places.map(({ recordNo }) => recordNo)));
  return reasons.map((reason) => ({
    reason,
    count: counts[reason] ?? 0,
    examples: places
      .filter((place) => place.reason === reason)
      .map(({ line, recordNo }): RejectExample => {
        const cells = looks.get(recordNo) ?? null;
        const shapes = cells?.slice(0, CELLS_SHOWN).map(masked) ?? null;
        return { line, record: recordNo, cells: cells?.length ?? null, shapes };
      }),
  }));
}

/** The cells of these records, as far as they stand near the beginning and the upload is still there. */
async function looksOf(
  tools: Tools,
  source: SourceRow,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  if (wanted.size === 0 || source.spool_deleted_at) return found;
  const stated = await tools.db.tx((tx) => store.mappingOf(tx, source.id));
  const mapping = stated && readMapping(source.base_name, stated.body);
  if (!stated || !mapping || mapping instanceof Refusal) return found;
  const last = Math.max(...wanted);
  let recordNo = mapping.header ? -1 : 0;
  try {
    for await (const { records, bytes } of readRecords(await spooledOf(tools, source, stated))) {
      for (const { cells } of records) {
        recordNo += 1;
        if (cells !== null && wanted.has(recordNo)) found.set(recordNo, cells);
      }
      if (recordNo >= last || bytes > LOOK_BYTES_MAX) break;
    }
  } catch (error) {
    // Places and counts stand without it; that an upload is damaged is said where it must be read.
    if (!(error instanceof DomainError)) throw error;
  }
  return found;
}
