/** Every SQL statement by which facts become attempts, states, next rungs and counts. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { KnownAttempt } from './rules/attempt-facts.ts';
import type { DeliveryState, EvidenceKind, Presumption } from './rules/delivery-states.ts';
import type { Channel } from './rules/ladder.ts';
import type { NoticeStatus } from './rules/notice-states.ts';
import type { Carrier, OutcomeClass } from './rules/outcomes.ts';

/** Why a delivery of a stopped notice was cancelled: the remainder is counted by it. */
export const STOPPED = 'stopped';

export interface LockedDelivery {
  readonly cohortId: CohortId;
  readonly id: DeliveryNo;
  readonly noticeId: NoticeId;
  readonly incidentId: IncidentId;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly hold: string | null;
  readonly decision: 'cancelled' | 'suppressed' | null;
  readonly attempts: number;
  readonly reason: string | null;
  /** Failures up to this attempt were forgiven by a person. */
  readonly forgiven: number;
  readonly noticeStatus: NoticeStatus;
  readonly channels: readonly Channel[];
}

const LOCK_DELIVERIES = prepared(
  `SELECT d.cohort_id AS "cohortId", d.id, d.notice_id AS "noticeId", d.incident_id AS "incidentId", d.channel,
            d.state, d.hold, d.decision, d.attempts, d.reason, d.forgiven, n.status AS "noticeStatus", n.channels
       FROM delivery d
       JOIN notice n ON n.id = d.notice_id
      WHERE (d.cohort_id, d.id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))
      ORDER BY d.cohort_id, d.id FOR UPDATE OF d`,
);

/** Locked in one order by everyone, so that two batches about the same people cannot block each other for ever. */
export async function lockDeliveries(
  tx: Tx,
  refs: { cohortIds: readonly CohortId[]; ids: readonly DeliveryNo[] },
): Promise<LockedDelivery[]> {
  return tx.q<LockedDelivery>(LOCK_DELIVERIES, [refs.cohortIds, refs.ids]);
}

interface AttemptRow extends Record<string, unknown> {
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly no: number;
  readonly provider: Carrier;
  readonly outcome: OutcomeClass | null;
  readonly outcomeCode: string | null;
  readonly outcomeAt: Date | null;
  readonly providerId: string | null;
  readonly permanent: boolean;
  readonly evidenceCode: string | null;
  readonly heard: boolean;
  readonly presumed: Presumption | null;
  readonly laneId: string | null;
  readonly mailbox: string | null;
}

const TIMES: Readonly<Record<EvidenceKind, string>> = {
  accepted: 'accepted_at',
  delayed: 'delayed_at',
  delivered: 'delivered_at',
  undelivered: 'undelivered_at',
  failed: 'failed_at',
  bounced: 'bounced_at',
  complained: 'complained_at',
};
const KINDS = Object.keys(TIMES) as EvidenceKind[];
const TIME_COLUMNS = KINDS.map((k) => TIMES[k]);

export interface AttemptOf {
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly attempt: KnownAttempt;
}

/** An attempt as it stands, with what its lane's hour is counted by; null where no lane carried it. */
export interface KnownOf extends AttemptOf, Pick<AttemptRow, 'laneId' | 'mailbox'> {}

const ATTEMPTS_OF = prepared(
  `SELECT cohort_id AS "cohortId", delivery_id AS "deliveryId", no, provider, outcome,
            outcome_code AS "outcomeCode", outcome_at AS "outcomeAt", provider_id AS "providerId", permanent,
            evidence_code AS "evidenceCode", heard_at IS NOT NULL AS heard, presumed, lane_id AS "laneId", mailbox,
            ${KINDS.map((k) => `${TIMES[k]} AS ${k}`).join(', ')}
       FROM attempt
      WHERE (cohort_id, delivery_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))
      ORDER BY cohort_id, delivery_id, no`,
);

export async function attemptsOf(
  tx: Tx,
  refs: { cohortIds: readonly CohortId[]; ids: readonly DeliveryNo[] },
): Promise<KnownOf[]> {
  const rows = await tx.q<AttemptRow>(ATTEMPTS_OF, [refs.cohortIds, refs.ids]);
  return rows.map(({ cohortId, deliveryId, laneId, mailbox, ...row }) => ({
    cohortId,
    deliveryId,
    laneId,
    mailbox,
    attempt: {
      no: row.no,
      provider: row.provider,
      outcome: row.outcome,
      outcomeCode: row.outcomeCode,
      outcomeAt: row.outcomeAt,
      providerId: row.providerId,
      permanent: row.permanent,
      evidenceCode: row.evidenceCode,
      heard: row.heard,
      presumed: row.presumed,
      evidence: Object.fromEntries(KINDS.flatMap((k) => (row[k] instanceof Date ? [[k, row[k]]] : []))),
    },
  }));
}

const WRITE_ATTEMPTS = prepared(
  `INSERT INTO attempt (cohort_id, delivery_id, no, provider, started_at, outcome, outcome_code, outcome_at,
                          provider_id, permanent, evidence_code, rank, heard_at, presumed, ${TIME_COLUMNS.join(', ')})
     SELECT x.cohort_id, x.delivery_id, x.no, x.provider, $1, x.outcome, x.outcome_code, x.outcome_at,
            x.provider_id, x.permanent, x.evidence_code, x.rank, CASE WHEN x.heard THEN clock_timestamp() END,
            x.presumed, ${TIME_COLUMNS.map((t) => `x.${t}`).join(', ')}
       FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::text[], $6::text[], $7::text[],
                   $8::timestamptz[], $9::text[], $10::boolean[], $11::text[], $12::smallint[], $13::boolean[],
                   $14::text[], ${KINDS.map((_, i) => `$${15 + i}::timestamptz[]`).join(', ')})
         AS x(cohort_id, delivery_id, no, provider, outcome, outcome_code, outcome_at, provider_id, permanent,
              evidence_code, rank, heard, presumed, ${TIME_COLUMNS.join(', ')})
     ON CONFLICT (cohort_id, delivery_id, no) DO UPDATE SET
       outcome = EXCLUDED.outcome, outcome_code = EXCLUDED.outcome_code, outcome_at = EXCLUDED.outcome_at,
       provider_id = EXCLUDED.provider_id, permanent = EXCLUDED.permanent,
       evidence_code = EXCLUDED.evidence_code, rank = EXCLUDED.rank, presumed = EXCLUDED.presumed,
       heard_at = COALESCE(attempt.heard_at, EXCLUDED.heard_at),
       ${TIME_COLUMNS.map((t) => `${t} = EXCLUDED.${t}`).join(', ')}`,
);

/** Facts of attempts, also of one this database has never heard of (a restored backup). */
export async function writeAttempts(
  tx: Tx,
  rows: readonly (AttemptOf & { readonly rank: number })[],
  now: Date,
): Promise<void> {
  await tx.run(WRITE_ATTEMPTS, [
    now,
    rows.map((r) => r.cohortId),
    rows.map((r) => r.deliveryId),
    rows.map((r) => r.attempt.no),
    rows.map((r) => r.attempt.provider),
    rows.map((r) => r.attempt.outcome),
    rows.map((r) => r.attempt.outcomeCode),
    rows.map((r) => r.attempt.outcomeAt),
    rows.map((r) => r.attempt.providerId),
    rows.map((r) => r.attempt.permanent),
    rows.map((r) => r.attempt.evidenceCode),
    rows.map((r) => r.rank),
    rows.map((r) => r.attempt.heard),
    rows.map((r) => r.attempt.presumed),
    ...KINDS.map((k) => rows.map((r) => r.attempt.evidence[k] ?? null)),
  ]);
}

export interface NextState {
  readonly cohortId: CohortId;
  readonly id: DeliveryNo;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly decision: string | null;
  readonly notBefore: Date | null;
  readonly attempts: number;
  readonly nextChannels: readonly Channel[];
}

const WRITE_STATES = prepared(
  `WITH x AS (
       SELECT * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
                            $8::smallint[], $9::text[])
         AS x(cohort_id, id, state, reason, decision, not_before, attempts, next_channels)),
     done AS (
       UPDATE delivery d
          SET state = x.state, reason = x.reason, decision = x.decision, attempts = x.attempts,
              not_before = COALESCE(x.not_before, d.not_before),
              state_at = CASE WHEN d.state = x.state THEN d.state_at ELSE $1 END,
              lease_until = CASE WHEN x.state IN ('claimed', 'sending') THEN d.lease_until END,
              claim_token = CASE WHEN x.state IN ('claimed', 'sending') THEN d.claim_token END
         FROM x WHERE d.cohort_id = x.cohort_id AND d.id = x.id
       RETURNING d.cohort_id, d.notice_id, d.incident_id, d.person_id, d.rung, d.run_no, d.profile_id, d.locale,
                 x.next_channels)
     INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id,
                           locale, state, hold, not_before, made_at, state_at)
     SELECT u.cohort_id, u.notice_id, u.incident_id, u.person_id, next.channel, u.rung + 1, false, u.run_no,
            u.profile_id, u.locale, 'pending',
            CASE WHEN s.notice_id IS NOT NULL THEN 'cost' WHEN a.held THEN 'person'
                 WHEN a.profile_id <> u.profile_id THEN 'profile' END, $1, $1, $1
       FROM done u
       JOIN people_v_addressee a ON a.cohort_id = u.cohort_id AND a.person_id = u.person_id
       LEFT JOIN notice_spend s ON s.notice_id = u.notice_id AND a.kind <> 'seed'
      CROSS JOIN LATERAL (
        SELECT c.channel FROM unnest(string_to_array(u.next_channels, ',')) WITH ORDINALITY AS c(channel, place)
         WHERE CASE WHEN c.channel = 'sms' THEN a.has_sms ELSE a.kind <> 'seed' END ORDER BY c.place LIMIT 1) next
      WHERE u.next_channels <> ''
     ON CONFLICT (cohort_id, notice_id, person_id, channel) DO NOTHING`,
);

/**
 * The states and, in the same statement, the next rung by which whoever could not be reached can be. A rung is held like
 * any pending delivery where the published run holds its person or shows them differently, and where the whole ladder
 * may cost more than was approved until there is room for it (ceilings.ts). Seeds have no postal address.
 */
export async function writeStates(tx: Tx, rows: readonly NextState[], now: Date): Promise<number> {
  return tx.run(WRITE_STATES, [
    now,
    rows.map((r) => r.cohortId),
    rows.map((r) => r.id),
    rows.map((r) => r.state),
    rows.map((r) => r.reason),
    rows.map((r) => r.decision),
    rows.map((r) => r.notBefore),
    rows.map((r) => r.attempts),
    rows.map((r) => r.nextChannels.join(',')),
  ]);
}

const MARK_DIRTY = prepared(
  `WITH mine AS (
       SELECT cohort_id, notice_id FROM notice_cohort
        WHERE (cohort_id, notice_id) IN (SELECT * FROM unnest($1::bigint[], $2::uuid[]))
        ORDER BY cohort_id, notice_id FOR UPDATE)
     UPDATE notice_cohort c SET dirty = true FROM mine m
      WHERE c.cohort_id = m.cohort_id AND c.notice_id = m.notice_id`,
);

/** Marks counts as stale. Always an UPDATE: its row lock orders it against a recount. */
export async function markDirty(
  tx: Tx,
  units: { cohortIds: readonly CohortId[]; noticeIds: readonly NoticeId[] },
): Promise<void> {
  await tx.run(MARK_DIRTY, [units.cohortIds, units.noticeIds]);
}

/** Takes the row lock first: the counting statement must begin after whoever marked it has committed. */
export async function lockCounter(
  tx: Tx,
  unit: { cohortId: CohortId; noticeId: NoticeId },
): Promise<boolean> {
  const row = await tx.one(`SELECT 1 FROM notice_cohort WHERE cohort_id = $1 AND notice_id = $2 FOR UPDATE`, [
    unit.cohortId,
    unit.noticeId,
  ]);
  return row !== undefined;
}

/** Recounts one cohort of one notice, and when it has work next: by our clock, and by the database's for leases. */
export async function recount(
  tx: Tx,
  order: { unit: { cohortId: CohortId; noticeId: NoticeId }; told: readonly string[]; settleMs: number },
): Promise<{ dueAt: Date | null; leaseAt: Date | null } | undefined> {
  return tx.one(
    `WITH d AS (
       SELECT person_id, channel, state, hold, not_before, lease_until, state_at FROM delivery
        WHERE cohort_id = $1 AND notice_id = $2),
     by_state AS (SELECT channel, state, count(*)::int AS n FROM d GROUP BY channel, state),
     by_channel AS (SELECT channel, jsonb_object_agg(state, n) AS states FROM by_state GROUP BY channel)
     UPDATE notice_cohort SET
       dirty = false,
       counts = COALESCE((SELECT jsonb_object_agg(channel, states) FROM by_channel), '{}'),
       persons = (SELECT count(DISTINCT person_id) FROM d),
       told = (SELECT count(DISTINCT person_id) FROM d WHERE state = ANY($3)),
       open = (SELECT count(*) FROM d WHERE state IN ('pending', 'claimed', 'sending', 'unknown')),
       due_at = LEAST((SELECT min(not_before) FROM d WHERE state = 'pending' AND hold IS NULL AND channel IN ('email', 'sms')),
                      (SELECT min(state_at) FROM d WHERE state = 'accepted') + make_interval(secs => $4::double precision / 1000)),
       lease_at = (SELECT min(lease_until) FROM d WHERE state IN ('claimed', 'sending'))
      WHERE cohort_id = $1 AND notice_id = $2
     RETURNING due_at AS "dueAt", lease_at AS "leaseAt"`,
    [order.unit.cohortId, order.unit.noticeId, order.told, order.settleMs],
  );
}

/** Accepted long ago and nothing said since (ENGINE §6.3): the candidates; the rule decides. */
export async function acceptedBefore(
  tx: Tx,
  order: { unit: { cohortId: CohortId; noticeId: NoticeId }; before: Date },
): Promise<DeliveryNo[]> {
  const rows = await tx.q<{ id: DeliveryNo }>(
    `SELECT id FROM delivery WHERE cohort_id = $1 AND notice_id = $2 AND state = 'accepted' AND state_at <= $3`,
    [order.unit.cohortId, order.unit.noticeId, order.before],
  );
  return rows.map((r) => r.id);
}

export interface ListedDelivery {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly noticeId: NoticeId;
  readonly personId: number;
  readonly channel: Channel;
  readonly attempts: number;
  readonly hold: string | null;
  readonly since: Date;
}

/** Open unknowns of an incident, oldest first (index delivery_unknown_idx). */
export async function unknowns(tx: Tx, incidentId: IncidentId, limit: number): Promise<ListedDelivery[]> {
  return tx.q<ListedDelivery>(
    `SELECT cohort_id AS "cohortId", id AS "deliveryNo", notice_id AS "noticeId", person_id AS "personId", channel,
            attempts, hold, state_at AS since
       FROM delivery WHERE incident_id = $1 AND state = 'unknown'
      ORDER BY state_at, cohort_id, id LIMIT $2`,
    [incidentId, limit],
  );
}

/** Pending and held, with why (index delivery_hold_idx). */
export async function held(tx: Tx, incidentId: IncidentId, limit: number): Promise<ListedDelivery[]> {
  return tx.q<ListedDelivery>(
    `SELECT cohort_id AS "cohortId", id AS "deliveryNo", notice_id AS "noticeId", person_id AS "personId", channel,
            attempts, hold, state_at AS since
       FROM delivery WHERE incident_id = $1 AND hold IS NOT NULL AND state IN ('pending', 'unknown')
      ORDER BY cohort_id, id LIMIT $2`,
    [incidentId, limit],
  );
}

export interface HeldCount {
  readonly noticeId: NoticeId;
  readonly hold: string;
  readonly deliveries: number;
}

/** The same, counted (index delivery_hold_idx). */
export async function heldCounts(tx: Tx, incidentId: IncidentId): Promise<HeldCount[]> {
  return tx.q<HeldCount & Record<string, unknown>>(
    `SELECT notice_id AS "noticeId", hold, count(*)::int AS deliveries FROM delivery
      WHERE incident_id = $1 AND hold IS NOT NULL AND state IN ('pending', 'unknown') GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [incidentId],
  );
}

/**
 * After a restored backup: whatever was unfinished may have been sent since, by attempts that nobody remembers. Their
 * numbers are not used again, so that a late event of one cannot pass for another's.
 */
export async function holdUnfinished(tx: Tx, now: Date): Promise<number> {
  const marked = await tx.run(
    `UPDATE delivery SET hold = 'restore', state = 'unknown', reason = 'restored', state_at = $1,
            claim_token = NULL, lease_until = NULL, attempts = attempts + $2
      WHERE state IN ('pending', 'claimed', 'sending')`,
    [now, FORGOTTEN_MAX],
  );
  await tx.run(
    `UPDATE attempt a SET outcome = 'ambiguous', outcome_code = 'Restored', outcome_at = $1, rank = GREATEST(rank, 1)
       FROM delivery d
      WHERE d.cohort_id = a.cohort_id AND d.id = a.delivery_id AND d.hold = 'restore' AND a.outcome IS NULL`,
    [now],
  );
  await tx.run(`UPDATE notice_cohort SET dirty = true WHERE open > 0 OR dirty`);
  return marked;
}

/** More attempts than one delivery makes between two backups. */
const FORGOTTEN_MAX = 100;

/** Takes the restore hold off some of an incident's deliveries; the caller recomputes their states. */
export async function unholdRestored(
  tx: Tx,
  incidentId: IncidentId,
  limit: number,
): Promise<{ cohortId: CohortId; deliveryNo: DeliveryNo; noticeId: NoticeId; state: DeliveryState }[]> {
  return tx.q(
    `WITH held AS (
       SELECT cohort_id, id FROM delivery WHERE incident_id = $1 AND hold = 'restore'
        ORDER BY cohort_id, id LIMIT $2 FOR UPDATE)
     UPDATE delivery d SET hold = NULL FROM held h WHERE d.cohort_id = h.cohort_id AND d.id = h.id
     RETURNING d.cohort_id AS "cohortId", d.id AS "deliveryNo", d.notice_id AS "noticeId", d.state`,
    [incidentId, limit],
  );
}
