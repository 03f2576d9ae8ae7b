/** SQL on what one person was told by one way. */
import type { CohortId, DeliveryNo } from '../kernel/ids.ts';
import type { Carrier, Channel } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { NotMineOf } from './not-mine.ts';

/** A provider had it, and nobody has said since that it came back. */
const STANDS = `a.cohort_id = $1 AND a.person_id = $2 AND a.incident_id = $3 AND a.bounced_at IS NULL
        AND (a.accepted_at IS NOT NULL OR a.outcome = 'accepted' OR a.delivered_at IS NOT NULL)`;

/** One report after another per person: the second finds nothing more to stop. */
export async function lockPerson(tx: Tx, { person }: NotMineOf): Promise<void> {
  const name = `not mine ${person.cohortId}:${person.personId}`;
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}

export async function channelsTold(tx: Tx, { incidentId, person }: NotMineOf): Promise<Channel[]> {
  const rows = await tx.q<{ channel: Channel }>(
    `SELECT DISTINCT a.channel FROM notices_v_attempt a WHERE ${STANDS}`,
    [person.cohortId, person.personId, incidentId],
  );
  return rows.map(({ channel }) => channel);
}

export interface ToldAttempt {
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly attemptNo: number;
  readonly provider: Carrier;
}

export async function toldBy(
  tx: Tx,
  { incidentId, person }: NotMineOf,
  channel: Channel,
): Promise<ToldAttempt[]> {
  return tx.q<ToldAttempt & Record<string, unknown>>(
    `SELECT a.cohort_id AS "cohortId", a.delivery_id AS "deliveryId", a.no::int AS "attemptNo", a.provider
       FROM notices_v_attempt a WHERE ${STANDS} AND a.channel = $4`,
    [person.cohortId, person.personId, incidentId, channel],
  );
}
