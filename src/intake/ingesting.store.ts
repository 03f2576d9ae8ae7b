/** Every statement that moves a source while it is read: claimed, checkpointed, finished or taken back. */
import type { Refusal } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { BatchCounts } from './batches.ts';
import { COUNTS_ZERO, SOURCE_COLUMNS, type SourceRow } from './intake.store.ts';
import type { RejectCounts } from './intake.types.ts';
import { REJECT_REASONS } from './rules/source-states.ts';
import type { Pace } from './rules/pace.ts';

export interface Claim {
  readonly id: SourceId;
  readonly ingestNo: number;
}

/** Takes a mapped or unfinished source over: whoever read it before stops at its next checkpoint. */
export function claimSource(tx: Tx, id: SourceId, now: Date): Promise<SourceRow | undefined> {
  return tx.one<SourceRow>(
    `UPDATE source SET status = 'ingesting', ingest_no = ingest_no + 1, rows_per_second = NULL,
       bytes_per_second = NULL, touched_at = $2
      WHERE id = $1 AND status IN ('mapped', 'ingesting') RETURNING ${SOURCE_COLUMNS}`,
    [id, now],
  );
}

/**
 * A batch stands with its checkpoint or not at all: losing the last of them to a power cut loses no more than being
 * killed before them, so they need not wait for the disk. The transaction that finishes the source does.
 */
export async function hurry(tx: Tx): Promise<void> {
  await tx.run(`SET LOCAL synchronous_commit = off`);
}

export interface Checkpoint {
  readonly batchNo: number;
  readonly counts: BatchCounts;
  /** The same rejects by their reasons. */
  readonly rejected: RejectCounts;
  /** Bytes of the content read so far. */
  readonly bytes: number;
  readonly pace: Pace | null;
  readonly now: Date;
}

/** Moves the checkpoint by one batch; false where another process took the source over, or it was cancelled. */
export async function checkpoint(
  tx: Tx,
  claim: Claim,
  { batchNo, counts, rejected, bytes, pace, now }: Checkpoint,
): Promise<boolean> {
  const moved = await tx.run(
    `UPDATE source SET batches = $3, records = records + $4, staged = staged + $5, rejected = rejected + $6,
       out_of_scope = out_of_scope + $7, keyless_subjects = keyless_subjects + $8,
       invalid_emails = invalid_emails + $9, invalid_phones = invalid_phones + $10,
       scientific_phones = scientific_phones + $11, bytes_read = $12, touched_at = $13,
       rows_per_second = $14, bytes_per_second = $15,
       rejected_column_count = rejected_column_count + $16, rejected_malformed = rejected_malformed + $17,
       rejected_no_key = rejected_no_key + $18, rejected_no_link = rejected_no_link + $19
     WHERE id = $1 AND ingest_no = $2 AND status = 'ingesting' AND batches = $3::integer - 1`,
    [
      claim.id,
      claim.ingestNo,
      batchNo,
      counts.records,
      counts.staged,
      counts.rejected,
      counts.outOfScope,
      counts.keylessSubjects,
      counts.invalidEmails,
      counts.invalidPhones,
      counts.scientificPhones,
      bytes,
      now,
      pace && pace.rowsPerSecond,
      pace && pace.bytesPerSecond,
      ...REJECT_REASONS.map((reason) => rejected[reason] ?? 0),
    ],
  );
  return moved === 1;
}

/** Closes a reading; a failure leaves no counts behind. */
export async function finishSource(
  tx: Tx,
  claim: Claim,
  end: { readonly failure: Refusal | null; readonly now: Date },
): Promise<boolean> {
  const finished = await tx.run(
    end.failure === null
      ? `UPDATE source SET status = 'finished', bytes_read = content_bytes, finished_at = $3, touched_at = $3
          WHERE id = $1 AND ingest_no = $2 AND status = 'ingesting'`
      : `UPDATE source SET status = 'failed', failure = $4::jsonb ->> 'message', failed_with = $4::jsonb, touched_at = $3, ${COUNTS_ZERO}
          WHERE id = $1 AND ingest_no = $2 AND status = 'ingesting'`,
    [claim.id, claim.ingestNo, end.now, ...(end.failure === null ? [] : [canonicalJson(end.failure)])],
  );
  return finished === 1;
}

/** Sets a started source back to where nothing was read; false where it is not started any more. */
export async function takeBackSource(tx: Tx, id: SourceId, now: Date): Promise<boolean> {
  const back = await tx.run(
    `UPDATE source SET status = 'uploaded', ingest_no = ingest_no + 1, touched_at = $2, bytes_read = 0, ${COUNTS_ZERO}
      WHERE id = $1 AND status IN ('mapped', 'ingesting')`,
    [id, now],
  );
  return back === 1;
}
