/** Every SQL statement on the outbox of single messages. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { SentChannel } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { ReplyKind, ReplyState } from './rules/states.ts';

export interface NewReply {
  readonly cohortId: CohortId;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo | null;
  readonly channel: SentChannel;
  readonly kind: ReplyKind;
  readonly once: string | null;
  readonly sealed: Buffer;
  readonly keyVersion: number;
  readonly now: Date;
  readonly staleAt: Date;
}

const INSERT = prepared(
  `INSERT INTO reply (cohort_id, incident_id, person_id, channel, kind, once, state, sealed, key_version, made_at,
                        due_at, stale_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9, $9, $10, $9)
     ON CONFLICT (cohort_id, incident_id, person_id, once) WHERE once IS NOT NULL DO NOTHING`,
);

/** False where the same was ordered before. */
export async function insert(tx: Tx, reply: NewReply): Promise<boolean> {
  const inserted = await tx.run(INSERT, [
    reply.cohortId,
    reply.incidentId,
    reply.personId,
    reply.channel,
    reply.kind,
    reply.once,
    reply.sealed,
    reply.keyVersion,
    reply.now,
    reply.staleAt,
  ]);
  return inserted === 1;
}

const ORDERED_SINCE = prepared(
  `SELECT count(*)::int AS count FROM reply
      WHERE cohort_id = $1 AND person_id = $2 AND kind = $3 AND made_at > $4`,
);

/** How many of a kind this person ordered since then. Index reply_person_idx. */
export async function orderedSince(
  tx: Tx,
  ref: PersonRef,
  of: { readonly kind: ReplyKind; readonly since: Date },
): Promise<number> {
  const row = await tx.one<{ count: number }>(ORDERED_SINCE, [ref.cohortId, ref.personId, of.kind, of.since]);
  return row?.count ?? 0;
}

export interface ClaimedReply {
  readonly cohortId: CohortId;
  readonly id: bigint;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo | null;
  readonly channel: SentChannel;
  readonly sealed: Buffer;
  readonly keyVersion: number;
}

/** The intention, committed before the call: those due and still of use become `sending`. Index reply_open_idx. */
export async function claim(
  tx: Tx,
  of: { readonly cohortId: CohortId; readonly limit: number; readonly now: Date },
): Promise<ClaimedReply[]> {
  await tx.run(
    `UPDATE reply SET state = 'stale', sealed = NULL, changed_at = $2
      WHERE cohort_id = $1 AND state = 'waiting' AND stale_at <= $2`,
    [of.cohortId, of.now],
  );
  return tx.q<ClaimedReply & Record<string, unknown>>(
    `UPDATE reply r SET state = 'sending', changed_at = $2
       FROM (SELECT id FROM reply WHERE cohort_id = $1 AND state = 'waiting' AND due_at <= $2
              ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
      WHERE r.cohort_id = $1 AND r.id = due.id
     RETURNING r.cohort_id AS "cohortId", r.id, r.incident_id AS "incidentId", r.person_id AS "personId", r.channel,
               r.sealed, r.key_version::int AS "keyVersion"`,
    [of.cohortId, of.now, of.limit],
  );
}

/** What became of one; whatever is not tried again is wiped. */
export async function end(
  tx: Tx,
  reply: { readonly cohortId: CohortId; readonly id: bigint },
  to: { readonly state: ReplyState; readonly dueAt: Date; readonly now: Date },
): Promise<void> {
  await tx.run(
    `UPDATE reply SET state = $3, changed_at = $4, due_at = $5,
            sealed = CASE WHEN $3 IN ('waiting', 'sending') THEN sealed END
      WHERE cohort_id = $1 AND id = $2 AND state = 'sending'`,
    [reply.cohortId, reply.id, to.state, to.now, to.dueAt],
  );
}

/** A worker died between the call and its record: it may have been sent, so it is not sent again. */
export async function giveUpLapsed(tx: Tx, before: Date, now: Date): Promise<number> {
  return tx.run(
    `UPDATE reply SET state = 'unknown', sealed = NULL, changed_at = $2 WHERE state = 'sending' AND changed_at < $1`,
    [before, now],
  );
}

export async function cohortsWithDue(tx: Tx, now: Date, limit: number): Promise<CohortId[]> {
  const rows = await tx.q<{ cohort_id: CohortId }>(
    `SELECT DISTINCT cohort_id FROM reply WHERE state = 'waiting' AND due_at <= $1 LIMIT $2`,
    [now, limit],
  );
  return rows.map(({ cohort_id: id }) => id);
}
