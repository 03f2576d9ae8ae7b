/** Every SQL statement on inquiries, and what lower rooms publish about an address. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { DeliveryState } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { InquiryStatus } from './rules/states.ts';

export interface InquiryRow {
  readonly bucket: number;
  readonly incidentId: IncidentId;
  readonly contactKey: Buffer;
  /** In the incident's time zone, `2026-06-01`. */
  readonly day: string;
  readonly kind: 'email' | 'phone';
  readonly locale: 'id' | 'en';
  readonly sealed: Buffer;
}

/** False where this address was asked about that day already (inquiry_pkey). */
export async function insertInquiry(tx: Tx, row: InquiryRow & { readonly askedAt: Date }): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO inquiry (bucket, incident_id, contact_key, day, kind, locale, status, sealed, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, $8) ON CONFLICT ON CONSTRAINT inquiry_pkey DO NOTHING`,
    [row.bucket, row.incidentId, row.contactKey, row.day, row.kind, row.locale, row.sealed, row.askedAt],
  );
  return inserted === 1;
}

/** The one that waits longest, held until this transaction ends (inquiry_open_idx). */
export async function claimInquiry(tx: Tx): Promise<InquiryRow | undefined> {
  return tx.one<InquiryRow & Record<string, unknown>>(
    `SELECT bucket::int, incident_id AS "incidentId", contact_key AS "contactKey", to_char(day, 'YYYY-MM-DD') AS day,
            kind, locale, sealed
       FROM inquiry WHERE status = 'asked' ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
}

/** What was typed is gone with it. */
export async function endInquiry(
  tx: Tx,
  { bucket, incidentId, contactKey, day }: InquiryRow,
  end: { readonly status: Exclude<InquiryStatus, 'asked'>; readonly stranger: boolean; readonly at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE inquiry SET status = $5, sealed = NULL, stranger = $6, answered_at = $7
      WHERE bucket = $1 AND incident_id = $2 AND contact_key = $3 AND day = $4 AND status = 'asked'`,
    [bucket, incidentId, contactKey, day, end.status, end.stranger, end.at],
  );
}

export async function deleteEnded(tx: Tx, before: Date): Promise<number> {
  return tx.run(`DELETE FROM inquiry WHERE status <> 'asked' AND asked_at < $1`, [before]);
}

export async function isAnyOpen(tx: Tx): Promise<boolean> {
  return (await tx.one(`SELECT 1 FROM inquiry WHERE status = 'asked' LIMIT 1`)) !== undefined;
}

/** How many addresses we do not know were answered that day, counted no further than `max` (inquiry_strangers_idx). */
export async function strangersOn(tx: Tx, incidentId: IncidentId, day: string, max: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT 1 FROM inquiry WHERE incident_id = $1 AND day = $2 AND stranger LIMIT $3) AS counted`,
    [incidentId, day, max],
  );
  return row!.n;
}

/** A message about their data has left us, whatever became of it. */
const SENT: readonly DeliveryState[] = [
  'accepted', 'unconfirmed', 'delivered', 'bounced', 'complained', 'undelivered', 'failed', 'unknown',
]; // prettier-ignore

export interface FoundRow extends PersonRef {
  readonly told: boolean;
  readonly isContact: boolean;
}

/**
 * Affected people among whose rows the address stands: whether they were told, and whether the address is the one they
 * are told by. Whom no message can reach counts as told, unless an authority holds people back: the page is their notice.
 * Somebody a guard holds counts as not told.
 */
export async function peopleAt(
  tx: Tx,
  incidentId: IncidentId,
  of: {
    readonly key: Buffer;
    readonly kind: 'email' | 'phone';
    readonly isHeld: boolean;
    readonly max: number;
  },
): Promise<FoundRow[]> {
  return tx.q<{ cohortId: CohortId; personId: PersonNo; told: boolean; isContact: boolean }>(
    `SELECT a.cohort_id AS "cohortId", a.person_id AS "personId",
            NOT a.held AND EXISTS (
              SELECT 1 FROM notices_v_delivery d
               WHERE d.cohort_id = a.cohort_id AND d.person_id = a.person_id AND d.incident_id = $1
                 AND (d.state = ANY ($5) OR (d.state = 'suppressed' AND NOT $6))) AS told,
            EXISTS (
              SELECT 1 FROM people_v_contact c
               WHERE c.cohort_id = a.cohort_id AND c.person_id = a.person_id AND c.kind = $3 AND c.key = $2) AS "isContact"
       FROM people_v_key k
       JOIN people_v_audience a ON a.cohort_id = k.cohort_id AND a.person_id = k.person_id AND a.incident_id = $1
      WHERE k.incident_id = $1 AND k.key = $2 ORDER BY a.cohort_id, a.person_id LIMIT $4`,
    [incidentId, of.key, of.kind, of.max, SENT, of.isHeld],
  );
}

export interface InquiryDay {
  readonly day: string;
  readonly kind: 'email' | 'phone';
  readonly asked: number;
  readonly answered: number;
  readonly silent: number;
}

/** Latest first: how many, never who (inquiry_day_idx). */
export async function countDays(tx: Tx, incidentId: IncidentId): Promise<InquiryDay[]> {
  return tx.q<InquiryDay & Record<string, unknown>>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, count(*)::int AS asked,
            count(*) FILTER (WHERE status = 'answered')::int AS answered,
            count(*) FILTER (WHERE status = 'silent')::int AS silent
       FROM inquiry WHERE incident_id = $1 GROUP BY inquiry.day, kind ORDER BY inquiry.day DESC, kind`,
    [incidentId],
  );
}
