/** A source's row as the verbs answer it. */
import type { SourceRow } from './intake.store.ts';
import type { RejectCounts, Source } from './intake.types.ts';

export function sourceOf(row: SourceRow, rejected: RejectCounts): Source {
  const bytes = Number(row.bytes_read);
  const contentBytes = Number(row.content_bytes);
  return {
    sourceId: row.id,
    incidentId: row.incident_id,
    baseName: row.base_name,
    role: row.role,
    idSpace: row.id_space,
    status: row.status,
    records: row.records,
    staged: row.staged,
    rejected,
    warnings: { invalid_email: row.invalid_emails, invalid_phone: row.invalid_phones },
    outOfScope: row.out_of_scope,
    keylessSubjects: row.keyless_subjects,
    progress: { records: row.records, bytes, percent: Math.floor((100 * bytes) / contentBytes) },
    failure: row.failure,
    uploadedBy: row.uploaded_by,
    acceptedBy: row.accepted_by,
    rejectsAccepted: row.rejected === 0 || row.status === 'accepted',
    spool: { contentHash: row.content_hash.toString('hex'), contentBytes, deletedAt: row.spool_deleted_at },
  };
}
