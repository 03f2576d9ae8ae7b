/** Every SQL statement on substitute notices: what was posted, what shows it, and when it was taken down. */
import type { Brand, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export type PostingId = Brand<string, 'posting'>;

export const POSTING_MEDIA = ['site', 'app', 'social', 'media', 'service_desk'] as const;
export type PostingMedium = (typeof POSTING_MEDIA)[number];

export interface StandsFor {
  readonly law: string;
  readonly persons: number;
}

export interface PostingProof {
  readonly no: number;
  readonly seenAt: Date;
  readonly sha256: string;
  /** Null: only the hash is kept here. */
  readonly mediaType: string | null;
  readonly addedBy: OperatorId;
  readonly addedAt: Date;
}

export interface Posting {
  readonly id: PostingId;
  readonly incidentId: IncidentId;
  readonly lawCodes: readonly string[];
  readonly medium: PostingMedium;
  /** Address of the page, or where else it hangs. */
  readonly place: string;
  readonly locale: string;
  /** Word for word. */
  readonly words: string;
  readonly wordsSha256: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** People nobody could reach when it was recorded, by the law that protects them. */
  readonly standsFor: readonly StandsFor[];
  readonly recordedBy: OperatorId;
  readonly recordedAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly proofs: readonly PostingProof[];
}

const POSTINGS = `
  SELECT p.id, p.incident_id AS "incidentId", p.law_codes AS "lawCodes", p.medium, p.place, p.locale, p.words,
         p.words_sha256 AS "wordsSha256", p.starts_at AS "startsAt", p.ends_at AS "endsAt",
         p.stands_for AS "standsFor", p.recorded_by AS "recordedBy", p.recorded_at AS "recordedAt",
         e.ended_at AS "endedAt", e.reason AS "endReason"
    FROM notice_posting p LEFT JOIN notice_posting_end e ON e.posting_id = p.id`;

type Row = Omit<Posting, 'proofs'> & Record<string, unknown>;

export type NewPosting = Omit<Posting, 'proofs' | 'endedAt' | 'endReason'>;

export async function insertPosting(tx: Tx, posting: NewPosting): Promise<void> {
  await tx.run(
    `INSERT INTO notice_posting (id, incident_id, law_codes, medium, place, locale, words, words_sha256, starts_at, ends_at,
                          stands_for, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13)`,
    [
      posting.id, posting.incidentId, posting.lawCodes, posting.medium, posting.place, posting.locale, posting.words,
      posting.wordsSha256, posting.startsAt, posting.endsAt, JSON.stringify(posting.standsFor), posting.recordedBy,
      posting.recordedAt,
    ], // prettier-ignore
  );
}

export async function findPosting(tx: Tx, id: PostingId): Promise<Posting | null> {
  const rows = await tx.q<Row>(`${POSTINGS} WHERE p.id = $1`, [id]);
  return (await withProofs(tx, rows))[0] ?? null;
}

/** Latest first (notice_posting_incident_idx). */
export async function postingsOf(tx: Tx, incidentId: IncidentId): Promise<Posting[]> {
  const rows = await tx.q<Row>(`${POSTINGS} WHERE p.incident_id = $1 ORDER BY p.starts_at DESC, p.id`, [
    incidentId,
  ]);
  return withProofs(tx, rows);
}

async function withProofs(tx: Tx, rows: readonly Row[]): Promise<Posting[]> {
  const proofs = await tx.q<PostingProof & { postingId: string } & Record<string, unknown>>(
    `SELECT posting_id AS "postingId", no, seen_at AS "seenAt", sha256, media_type AS "mediaType",
            added_by AS "addedBy", added_at AS "addedAt"
       FROM notice_posting_proof WHERE posting_id = ANY ($1::uuid[]) ORDER BY posting_id, no`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    ...row,
    proofs: proofs
      .filter(({ postingId }) => postingId === row.id)
      .map(({ no, seenAt, sha256, mediaType, addedBy, addedAt }) => ({
        no, seenAt, sha256, mediaType, addedBy, addedAt,
      })), // prettier-ignore
  }));
}

/** Proofs of one posting count up: their writers wait for each other. */
export async function lockPosting(tx: Tx, id: PostingId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`posting:${id}`]);
}

export async function insertProof(
  tx: Tx,
  id: PostingId,
  proof: PostingProof & { readonly content: Buffer | null },
): Promise<void> {
  await tx.run(
    `INSERT INTO notice_posting_proof (posting_id, no, seen_at, sha256, media_type, content, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, proof.no, proof.seenAt, proof.sha256, proof.mediaType, proof.content, proof.addedBy, proof.addedAt],
  );
}

/** Undefined where there is none, or only its hash. */
export async function proofFile(
  tx: Tx,
  id: PostingId,
  no: number,
): Promise<{ readonly mediaType: string; readonly content: Buffer } | undefined> {
  return tx.one<{ mediaType: string; content: Buffer }>(
    `SELECT media_type AS "mediaType", content FROM notice_posting_proof
      WHERE posting_id = $1 AND no = $2 AND content IS NOT NULL`,
    [id, no],
  );
}

export async function insertEnd(
  tx: Tx,
  end: { id: PostingId; endedAt: Date; reason: string; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO notice_posting_end (posting_id, ended_at, reason, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5)`,
    [end.id, end.endedAt, end.reason, end.by, end.at],
  );
}
