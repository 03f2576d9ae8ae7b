/** Every SQL statement on `hotline_call`, and what other rooms publish of the person it is about. */
import type { Locale } from '../incidents/index.ts';
import type { IncidentId, NoticeId, OperatorId, PersonRef } from '../kernel/ids.ts';
import type { Channel, DeliveryState } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { CallId } from './hotline.types.ts';
import { ASKS_MAX, type CallState, type Outcome, type StatedKind, TRIES_MAX } from './rules/calls.ts';

export interface CallRow {
  readonly id: CallId;
  readonly incidentId: IncidentId;
  readonly agentId: OperatorId;
  readonly locale: Locale;
  readonly stated: readonly StatedKind[];
  readonly state: CallState;
  readonly cohortId: PersonRef['cohortId'] | null;
  readonly personId: PersonRef['personId'] | null;
  readonly linkVersion: number | null;
  readonly asks: number;
  readonly tries: number;
  readonly openedAt: Date;
  readonly identifiedAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly settledAt: Date | null;
}

const COLUMNS = `id, incident_id AS "incidentId", agent_id AS "agentId", locale, stated, state,
  cohort_id AS "cohortId", person_id AS "personId", link_version AS "linkVersion", asks, tries,
  opened_at AS "openedAt", identified_at AS "identifiedAt", closed_at AS "closedAt", outcome,
  settled_at AS "settledAt"`;

type Row = CallRow & Record<string, unknown>;

export interface NewCall extends Pick<CallRow, 'id' | 'incidentId' | 'agentId' | 'locale' | 'stated'> {
  readonly state: 'open' | 'identified';
  readonly person: (PersonRef & { readonly linkVersion: number }) | null;
  readonly at: Date;
}

export async function insert(tx: Tx, call: NewCall): Promise<void> {
  const { person } = call;
  await tx.run(
    `INSERT INTO hotline_call (id, incident_id, agent_id, locale, stated, state, cohort_id, person_id,
                               link_version, opened_at, identified_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE $6 WHEN 'identified' THEN $10::timestamptz END)`,
    [
      call.id, call.incidentId, call.agentId, call.locale, call.stated, call.state,
      person?.cohortId ?? null, person?.personId ?? null, person?.linkVersion ?? null, call.at,
    ], // prettier-ignore
  );
}

export async function find(tx: Tx, id: CallId): Promise<CallRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM hotline_call WHERE id = $1`, [id]);
}

export async function lock(tx: Tx, id: CallId): Promise<CallRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM hotline_call WHERE id = $1 FOR UPDATE`, [id]);
}

/** One advisory lock per operator: two calls opened at once are counted one after the other. */
export async function unknownSince(tx: Tx, agentId: OperatorId, since: Date): Promise<number> {
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended('hotline_call' || $1, 0))`, [agentId]);
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM hotline_call
      WHERE agent_id = $1 AND opened_at > $2 AND identified_at IS NULL AND proven_at IS NULL`,
    [agentId, since],
  );
  return row!.n;
}

/** False where no more codes are sent in this call. */
export async function countAsk(tx: Tx, id: CallId): Promise<boolean> {
  return (
    (await tx.run(`UPDATE hotline_call SET asks = asks + 1 WHERE id = $1 AND asks < $2`, [id, ASKS_MAX])) ===
    1
  );
}

/** False where no more answers count in this call. */
export async function countTry(tx: Tx, id: CallId): Promise<boolean> {
  return (
    (await tx.run(`UPDATE hotline_call SET tries = tries + 1 WHERE id = $1 AND tries < $2`, [
      id,
      TRIES_MAX,
    ])) === 1
  );
}

export async function proven(tx: Tx, id: CallId, at: Date): Promise<void> {
  await tx.run(
    `UPDATE hotline_call SET state = 'proven', proven_at = $2, tries = 0
      WHERE id = $1 AND state IN ('open','identified')`,
    [id, at],
  );
}

export async function close(tx: Tx, id: CallId, end: { outcome: Outcome; at: Date }): Promise<void> {
  await tx.run(`UPDATE hotline_call SET state = 'closed', outcome = $2, closed_at = $3 WHERE id = $1`, [
    id,
    end.outcome,
    end.at,
  ]);
}

/** False where it waits for nobody. */
export async function settle(tx: Tx, id: CallId, by: OperatorId, at: Date): Promise<boolean> {
  return (
    (await tx.run(
      `UPDATE hotline_call SET settled_by = $2, settled_at = $3
        WHERE id = $1 AND outcome IN ('deceased','minor') AND settled_at IS NULL`,
      [id, by, at],
    )) === 1
  );
}

export async function list(
  tx: Tx,
  incidentId: IncidentId,
  filter: { readonly outcome: Outcome | null; readonly unsettled: boolean; readonly limit: number },
): Promise<CallRow[]> {
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM hotline_call
      WHERE incident_id = $1 AND ($2::text IS NULL OR outcome = $2)
        AND (NOT $3 OR (outcome IN ('deceased','minor') AND settled_at IS NULL))
      ORDER BY opened_at DESC, id DESC LIMIT $4`,
    [incidentId, filter.outcome, filter.unsettled, filter.limit],
  );
}

export async function counts(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ outcome: Outcome | null; calls: number }[]> {
  return tx.q(
    `SELECT outcome, count(*)::int AS calls FROM hotline_call WHERE incident_id = $1 GROUP BY outcome ORDER BY outcome`,
    [incidentId],
  );
}

/** Whose redemption a reference names, within this incident. */
export async function personOfRedemption(
  tx: Tx,
  incidentId: IncidentId,
  of: { readonly cohortId: PersonRef['cohortId']; readonly redemptionId: bigint },
): Promise<PersonRef | undefined> {
  return tx.one<PersonRef & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", person_id AS "personId" FROM compensation_v_redemption
      WHERE cohort_id = $1 AND id = $2 AND incident_id = $3`,
    [of.cohortId, of.redemptionId, incidentId],
  );
}

/** What a message that never left us is in: whoever has no other may not have been told yet. */
const NOT_SENT = ['pending', 'claimed', 'sending', 'suppressed', 'cancelled'];

/** Did a message leave us for this person, and does nothing hold back that they are told? */
export async function mayHear(tx: Tx, incidentId: IncidentId, person: PersonRef): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM people_v_addressee a
      WHERE a.cohort_id = $1 AND a.person_id = $2 AND a.incident_id = $3 AND NOT a.held
        AND EXISTS (SELECT FROM notices_v_delivery d
                     WHERE d.cohort_id = $1 AND d.person_id = $2 AND d.incident_id = $3 AND d.state <> ALL ($4))`,
    [person.cohortId, person.personId, incidentId, NOT_SENT],
  );
  return row !== undefined;
}

export interface ToldRow {
  readonly noticeId: NoticeId;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly at: Date;
}

/** Every message meant for a person, latest first, with what became of it. */
export async function told(tx: Tx, incidentId: IncidentId, person: PersonRef): Promise<ToldRow[]> {
  return tx.q<ToldRow & Record<string, unknown>>(
    `SELECT notice_id AS "noticeId", channel, state, state_at AS at FROM notices_v_delivery
      WHERE cohort_id = $1 AND person_id = $2 AND incident_id = $3 ORDER BY state_at DESC LIMIT 100`,
    [person.cohortId, person.personId, incidentId],
  );
}
