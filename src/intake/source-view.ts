/** A source's row as the verbs answer it. */
import { type Both, both } from '../kernel/both.ts';
import type { SourceRow } from './intake.store.ts';
import type { Progress, Source } from './intake.types.ts';
import { rejectCountsOf } from './reject-counts.ts';
import { secondsLeft } from './rules/pace.ts';

/** A pace nobody has confirmed for so long says nothing about now. */
const STALE_MS = 15_000;

export function sourceOf(row: SourceRow, now: Date): Source {
  const contentBytes = Number(row.content_bytes);
  return {
    sourceId: row.id,
    incidentId: row.incident_id,
    baseName: row.base_name,
    role: row.role,
    idSpace: row.id_space,
    status: row.status,
    format: row.format,
    records: row.records,
    staged: row.staged,
    rejected: rejectCountsOf(row),
    warnings: {
      invalid_email: row.invalid_emails + row.linked_invalid_emails,
      invalid_phone: row.invalid_phones + row.linked_invalid_phones,
    },
    hints: hintsOf(row),
    outOfScope: row.out_of_scope,
    skippedLines: row.skipped_lines,
    keylessSubjects: row.keyless_subjects + row.unlinked_subjects,
    progress: progressOf(row, now),
    failure: row.failure,
    failedWith: row.failed_with,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    mappingVersion: row.mapping_version,
    mappedBy: row.mapped_by,
    mappedAt: row.mapped_at,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at,
    resolved: row.resolved_ingest_no === row.ingest_no,
    rejectsAccepted: row.rejected === 0 || row.status === 'accepted',
    spool: { contentHash: row.content_hash.toString('hex'), contentBytes, deletedAt: row.spool_deleted_at },
  };
}

/** From checkpoints: what is stored counts as done, and nothing is foretold while nothing was measured. */
function progressOf(row: SourceRow, now: Date): Progress {
  const [bytes, contentBytes] = [Number(row.bytes_read), Number(row.content_bytes)];
  const isLive = row.status === 'ingesting' && now.getTime() - row.touched_at.getTime() <= STALE_MS;
  const pace = isLive ? row.bytes_per_second : null;
  return {
    records: row.records,
    bytes,
    percent: Math.floor((100 * bytes) / contentBytes),
    rowsPerSecond: pace === null ? null : Math.round(row.rows_per_second ?? 0),
    secondsLeft: pace === null ? null : secondsLeft(contentBytes - bytes, pace),
  };
}

/** What an operator can do about a warning, one sentence each. */
function hintsOf({ scientific_phones: scientific, rounded_numbers: rounded }: SourceRow): Both[] {
  const hints: Both[] = [];
  if (scientific > 0) {
    hints.push(
      both(
        `${scientific} ${scientific === 1 ? 'phone number is' : 'phone numbers are'} in scientific notation (6.28123E+11): a spreadsheet has rounded them; export the column as text.`,
        `${scientific} nomor telepon tertulis dalam notasi ilmiah (6.28123E+11): lembar kerja telah membulatkannya; ekspor kolomnya sebagai teks.`,
      ),
    );
  }
  if (rounded > 0) {
    hints.push(
      both(
        `${rounded} ${rounded === 1 ? 'number ends' : 'numbers end'} in zeros behind the 15th digit: a spreadsheet has rounded them, so one customer id may stand for several people; ask for the export as CSV.`,
        `${rounded} nomor berakhir dengan nol setelah angka ke-15: lembar kerja telah membulatkannya, sehingga satu id pelanggan dapat berarti beberapa orang; mintalah ekspornya sebagai CSV.`,
      ),
    );
  }
  return hints;
}
