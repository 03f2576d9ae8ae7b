/** SQL of calls to the company's own system: taken under a lease, recorded whatever happened to the lease since. */
import { CALL_SAID } from './rules/call-words.ts';
import type { CohortId, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { CallState, DeadWhy } from './rules/call-states.ts';
import type { FulfilmentRef } from './rules/key.ts';

export interface Call extends FulfilmentRef {
  readonly incidentId: IncidentId;
  readonly state: CallState;
  readonly inDoubt: boolean;
  readonly attempts: number;
  readonly firstAt: Date;
}

const COLUMNS = `c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.incident_id AS "incidentId", c.state,
       c.in_doubt AS "inDoubt", c.attempts, c.first_at AS "firstAt"`;

/** First tries: taken before anything is sent. */
export async function insertCalls(
  tx: Tx,
  rows: readonly (FulfilmentRef & { readonly incidentId: IncidentId })[],
  { at, leaseSeconds }: { at: Date; leaseSeconds: number },
): Promise<Call[]> {
  return tx.q<Call & Record<string, unknown>>(
    `INSERT INTO fulfilment_call AS c (cohort_id, redemption_id, incident_id, state, in_doubt, attempts, first_at, due_at,
                                  lease_until, changed_at)
     SELECT t.cohort_id, t.redemption_id, t.incident_id, 'sending', false, 1, $4, $4,
            clock_timestamp() + make_interval(secs => $5), $4
       FROM unnest($1::bigint[], $2::bigint[], $3::uuid[]) AS t (cohort_id, redemption_id, incident_id)
     RETURNING ${COLUMNS}`,
    [
      rows.map((row) => row.cohortId),
      rows.map((row) => row.redemptionId),
      rows.map((row) => row.incidentId),
      at,
      leaseSeconds,
    ],
  );
}

/** What nobody recorded in time may have been taken in: it is due to be asked or repeated, or waits for a person. */
export async function lapse(
  tx: Tx,
  cohortId: CohortId,
  { at, forPerson }: { at: Date; forPerson: boolean },
): Promise<number> {
  return tx.run(
    `UPDATE fulfilment_call
        SET state = CASE WHEN $3 THEN 'dead' ELSE 'waiting' END, why = CASE WHEN $3 THEN 'unknown_outcome' END,
            detail = $4, in_doubt = true, lease_until = NULL, due_at = $2,
            owner_id = NULL, owned_at = NULL, changed_at = $2
      WHERE cohort_id = $1 AND state = 'sending' AND lease_until < clock_timestamp()`,
    [cohortId, at, forPerson, CALL_SAID.unrecorded.en],
  );
}

/** The next try of what is due, taken under a lease. */
export async function takeDue(
  tx: Tx,
  cohortId: CohortId,
  { at, leaseSeconds, limit }: { at: Date; leaseSeconds: number; limit: number },
): Promise<Call[]> {
  return tx.q<Call & Record<string, unknown>>(
    `WITH due AS (
       SELECT cohort_id, redemption_id FROM fulfilment_call
        WHERE cohort_id = $1 AND state = 'waiting' AND due_at <= $2
        ORDER BY due_at, redemption_id LIMIT $4 FOR UPDATE SKIP LOCKED)
     UPDATE fulfilment_call c
        SET state = 'sending', attempts = c.attempts + 1, changed_at = $2,
            lease_until = clock_timestamp() + make_interval(secs => $3)
       FROM due WHERE c.cohort_id = $1 AND c.cohort_id = due.cohort_id AND c.redemption_id = due.redemption_id
     RETURNING ${COLUMNS}`,
    [cohortId, at, leaseSeconds, limit],
  );
}

/** Still ours, and the lease outlasts one more call? Asked between an answer "never had it" and the next try. */
export async function renew(
  tx: Tx,
  call: Call,
  { at, leaseSeconds }: { at: Date; leaseSeconds: number },
): Promise<Call | undefined> {
  return tx.one<Call & Record<string, unknown>>(
    `UPDATE fulfilment_call c SET attempts = attempts + 1, in_doubt = false, changed_at = $4,
            lease_until = clock_timestamp() + make_interval(secs => $5)
      WHERE cohort_id = $1 AND redemption_id = $2 AND attempts = $3 AND state = 'sending'
     RETURNING ${COLUMNS}`,
    [call.cohortId, call.redemptionId, call.attempts, at, leaseSeconds],
  );
}

/** Stands before anything is sent: a try that nobody could record is seen all the same. */
export async function openAttempts(
  tx: Tx,
  tries: readonly (FulfilmentRef & { readonly attempts: number; readonly what: 'send' | 'ask' })[],
  at: Date,
): Promise<void> {
  await tx.run(
    `INSERT INTO fulfilment_attempt (cohort_id, redemption_id, no, what, began_at)
     SELECT t.cohort_id, t.redemption_id, t.no, t.what, $5
       FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[]) AS t (cohort_id, redemption_id, no, what)`,
    [
      tries.map((one) => one.cohortId),
      tries.map((one) => one.redemptionId),
      tries.map((one) => one.attempts),
      tries.map((one) => one.what),
      at,
    ],
  );
}

/** An outcome is always written to its try, also after the lease. */
export async function closeAttempt(
  tx: Tx,
  { cohortId, redemptionId, attempts }: FulfilmentRef & { readonly attempts: number },
  ended: { outcome: string; detail: string | null; at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE fulfilment_attempt SET ended_at = $4, outcome = $5, detail = left($6, 1000)
      WHERE cohort_id = $1 AND redemption_id = $2 AND no = $3`,
    [cohortId, redemptionId, attempts, ended.at, ended.outcome, ended.detail],
  );
}

/** What a person said about a dead letter, among its tries. */
export async function insertWord(
  tx: Tx,
  ref: FulfilmentRef,
  word: { outcome: 'retried' | 'settled' | 'failed'; detail: string; actorId: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `WITH counted AS (
       UPDATE fulfilment_call SET attempts = attempts + 1 WHERE cohort_id = $1 AND redemption_id = $2
       RETURNING cohort_id, redemption_id, attempts)
     INSERT INTO fulfilment_attempt (cohort_id, redemption_id, no, what, began_at, ended_at, outcome, detail, actor_id)
     SELECT cohort_id, redemption_id, attempts, 'person', $3, $3, $4, $5, $6 FROM counted`,
    [ref.cohortId, ref.redemptionId, word.at, word.outcome, word.detail, word.actorId],
  );
}

export interface Attempt {
  readonly no: number;
  readonly what: 'send' | 'ask' | 'person';
  readonly beganAt: Date;
  /** Null: nobody recorded how it ended. */
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly detail: string | null;
  readonly actorId: OperatorId | null;
}

/** Waits for its next try; 0 where somebody else has it by now. */
export async function markWaiting(
  tx: Tx,
  call: Call,
  step: { dueAt: Date; inDoubt: boolean; why: string; at: Date },
): Promise<number> {
  return tx.run(
    `UPDATE fulfilment_call SET state = 'waiting', lease_until = NULL, due_at = $4, in_doubt = $5, detail = left($6, 500),
            changed_at = $7
      WHERE cohort_id = $1 AND redemption_id = $2 AND attempts = $3 AND state = 'sending'`,
    [call.cohortId, call.redemptionId, call.attempts, step.dueAt, step.inDoubt, step.why, step.at],
  );
}

export async function markDead(
  tx: Tx,
  call: Call,
  dead: { why: DeadWhy; inDoubt: boolean; detail: string; at: Date },
): Promise<number> {
  return tx.run(
    `UPDATE fulfilment_call SET state = 'dead', lease_until = NULL, why = $4, in_doubt = $5, detail = left($6, 500),
            owner_id = NULL, owned_at = NULL, changed_at = $7
      WHERE cohort_id = $1 AND redemption_id = $2 AND attempts = $3 AND state = 'sending'`,
    [call.cohortId, call.redemptionId, call.attempts, dead.why, dead.inDoubt, dead.detail, dead.at],
  );
}

/** What a person says was booked; 0 where it was ended before. */
export async function markDone(
  tx: Tx,
  ref: FulfilmentRef,
  { reference, at }: { reference: string; at: Date },
): Promise<number> {
  return (await markBooked(tx, [{ call: ref, reference }], at)).length;
}

export interface Booked {
  readonly call: FulfilmentRef;
  readonly reference: string;
}

/** Booked: whatever became of the lease, evidence is never thrown away; answers those that were not ended before. */
export async function markBooked(tx: Tx, booked: readonly Booked[], at: Date): Promise<FulfilmentRef[]> {
  return tx.q<FulfilmentRef & Record<string, unknown>>(
    `UPDATE fulfilment_call c
        SET state = 'done', lease_until = NULL, in_doubt = false, reference = t.reference, changed_at = $4
       FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS t (cohort_id, redemption_id, reference)
      WHERE c.cohort_id = t.cohort_id AND c.redemption_id = t.redemption_id AND c.state IN ('sending','waiting','dead')
     RETURNING c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId"`,
    [
      booked.map(({ call }) => call.cohortId),
      booked.map(({ call }) => call.redemptionId),
      booked.map(({ reference }) => reference),
      at,
    ],
  );
}

/** The tries that booked, each with the other side's word. */
export async function closeBooked(
  tx: Tx,
  booked: readonly {
    readonly call: FulfilmentRef & { readonly attempts: number };
    readonly reference: string;
  }[],
  at: Date,
): Promise<void> {
  await tx.run(
    `UPDATE fulfilment_attempt a SET ended_at = $5, outcome = 'done', detail = t.reference
       FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[]) AS t (cohort_id, redemption_id, no, reference)
      WHERE a.cohort_id = t.cohort_id AND a.redemption_id = t.redemption_id AND a.no = t.no`,
    [
      booked.map(({ call }) => call.cohortId),
      booked.map(({ call }) => call.redemptionId),
      booked.map(({ call }) => call.attempts),
      booked.map(({ reference }) => reference),
      at,
    ],
  );
}

/** Cohorts in which a call is due, or nobody recorded one in time. */
export async function cohortsDue(tx: Tx, at: Date, limit: number): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `SELECT DISTINCT cohort_id AS "cohortId" FROM fulfilment_call
      WHERE (state = 'waiting' AND due_at <= $1) OR (state = 'sending' AND lease_until < clock_timestamp()) LIMIT $2`,
    [at, limit],
  );
  return rows.map((row) => row.cohortId);
}

export interface DeadLetter extends Call {
  readonly why: DeadWhy | null;
  readonly detail: string | null;
  readonly ownerId: OperatorId | null;
  readonly since: Date;
}

const DEAD_COLUMNS = `${COLUMNS}, c.why, c.detail, c.owner_id AS "ownerId", c.changed_at AS since`;

/** Oldest first (fulfilment_call_dead_idx). */
export async function deadLetters(tx: Tx, incidentId: IncidentId, limit: number): Promise<DeadLetter[]> {
  return tx.q<DeadLetter & Record<string, unknown>>(
    `SELECT ${DEAD_COLUMNS} FROM fulfilment_call c WHERE incident_id = $1 AND state = 'dead'
      ORDER BY changed_at, cohort_id, redemption_id LIMIT $2`,
    [incidentId, limit],
  );
}

export async function lockCall(tx: Tx, ref: FulfilmentRef): Promise<DeadLetter | undefined> {
  return tx.one<DeadLetter & Record<string, unknown>>(
    `SELECT ${DEAD_COLUMNS} FROM fulfilment_call c WHERE cohort_id = $1 AND redemption_id = $2 FOR UPDATE`,
    [ref.cohortId, ref.redemptionId],
  );
}

export async function own(tx: Tx, ref: FulfilmentRef, by: { id: OperatorId; at: Date }): Promise<void> {
  await tx.run(
    `UPDATE fulfilment_call SET owner_id = $3, owned_at = $4 WHERE cohort_id = $1 AND redemption_id = $2`,
    [ref.cohortId, ref.redemptionId, by.id, by.at],
  );
}

export async function revive(tx: Tx, ref: FulfilmentRef, how: { at: Date; inDoubt: boolean }): Promise<void> {
  await tx.run(
    `UPDATE fulfilment_call SET state = 'waiting', first_at = $3, due_at = $3, in_doubt = $4, why = NULL, changed_at = $3
      WHERE cohort_id = $1 AND redemption_id = $2 AND state = 'dead'`,
    [ref.cohortId, ref.redemptionId, how.at, how.inDoubt],
  );
}

/** Dead letters for one reason that are nobody's or the actor's, tried anew by one word; answers how many. */
export async function reviveAll(
  tx: Tx,
  of: { incidentId: IncidentId; why: DeadWhy; limit: number },
  word: { detail: string; actorId: OperatorId; at: Date },
): Promise<number> {
  return tx.run(
    `WITH these AS (
       SELECT cohort_id, redemption_id FROM fulfilment_call
        WHERE incident_id = $1 AND state = 'dead' AND why = $2 AND (owner_id IS NULL OR owner_id = $6)
        ORDER BY changed_at, cohort_id, redemption_id LIMIT $3 FOR UPDATE SKIP LOCKED),
     revived AS (
       UPDATE fulfilment_call c
          SET state = 'waiting', first_at = $4, due_at = $4, why = NULL, owner_id = $6, owned_at = $4, changed_at = $4,
              attempts = c.attempts + 1
         FROM these t WHERE c.cohort_id = t.cohort_id AND c.redemption_id = t.redemption_id
       RETURNING c.cohort_id, c.redemption_id, c.attempts)
     INSERT INTO fulfilment_attempt (cohort_id, redemption_id, no, what, began_at, ended_at, outcome, detail, actor_id)
     SELECT cohort_id, redemption_id, attempts, 'person', $4, $4, 'retried', $5, $6 FROM revived`,
    [of.incidentId, of.why, of.limit, word.at, word.detail, word.actorId],
  );
}

export async function markFailed(tx: Tx, ref: FulfilmentRef, at: Date): Promise<void> {
  await tx.run(
    `UPDATE fulfilment_call SET state = 'failed', changed_at = $3
      WHERE cohort_id = $1 AND redemption_id = $2 AND state = 'dead'`,
    [ref.cohortId, ref.redemptionId, at],
  );
}

export async function attemptsOf(tx: Tx, ref: FulfilmentRef): Promise<Attempt[]> {
  return tx.q<Attempt & Record<string, unknown>>(
    `SELECT no, what, began_at AS "beganAt", ended_at AS "endedAt", outcome, detail, actor_id AS "actorId"
       FROM fulfilment_attempt WHERE cohort_id = $1 AND redemption_id = $2 ORDER BY no`,
    [ref.cohortId, ref.redemptionId],
  );
}
