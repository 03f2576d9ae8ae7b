/** Which records of a file are about somebody affected: whose staged row leads to a living person. */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { keysOfRecords, livingKeys } from './extracts.store.ts';

export async function affectedRecords(
  tx: Tx,
  of: { readonly incidentId: IncidentId; readonly sourceId: SourceId; readonly subjectNo: number },
  recordNos: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await keysOfRecords(tx, of, recordNos);
  const affected = new Set<number>();
  // Nearly every row is known by its strongest key; the others are asked about only where that was a placeholder.
  for (const keysOf of [strongest, others]) {
    const open = rows.filter(({ record_no: no }) => !affected.has(no));
    const keys = open.flatMap((row) => keysOf(row.keys));
    if (keys.length === 0) continue;
    const living = await livingKeys(tx, of.incidentId, keys);
    for (const row of open) {
      if (keysOf(row.keys).some((key) => living.has(key.toString('latin1')))) affected.add(row.record_no);
    }
  }
  return affected;
}

function strongest(keys: readonly Buffer[]): readonly Buffer[] {
  return keys.slice(0, 1);
}

function others(keys: readonly Buffer[]): readonly Buffer[] {
  return keys.slice(1);
}
