/** An upload's row as the verbs answer it. */
import type { UploadRow } from './uploads.store.ts';
import type { Upload } from './uploads.types.ts';

export function uploadOf(row: UploadRow): Upload {
  const lengthBytes = row.length_bytes === null ? null : Number(row.length_bytes);
  const receivedBytes = Number(row.received_bytes);
  return {
    uploadId: row.id,
    incidentId: row.incident_id,
    baseName: row.base_name,
    status: row.status,
    lengthBytes,
    receivedBytes,
    percent: lengthBytes === null ? null : percentOf(receivedBytes, lengthBytes),
    refusal: row.refusal,
    refusedWith: row.refused_with,
    ignored: row.ignored,
    madeBy: row.made_by,
    madeAt: row.made_at,
    landedAt: row.landed_at,
    spoolDeletedAt: row.spool_deleted_at,
  };
}

function percentOf(received: number, length: number): number {
  return length === 0 ? 100 : Math.floor((100 * received) / length);
}
