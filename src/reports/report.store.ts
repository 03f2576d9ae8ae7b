/** Every SQL statement behind a regulator's report: one pass over people and deliveries, then small sums. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { DELIVERED_STATES, TOLD_STATES } from './rules/told.ts';

export interface Asked {
  readonly incidentId: IncidentId;
  readonly defaultCountry: string;
  /** Notices that tell people of the breach. */
  readonly noticeIds: readonly NoticeId[];
  readonly launched: boolean;
}

/**
 * One line per person affected, for the rest of this transaction: where they stand, when and how they were first
 * told, and when a mailbox or telephone first confirmed it. Seeds and unaffected people have no line.
 */
export async function gatherPeople(
  tx: Tx,
  { incidentId, defaultCountry, noticeIds, launched }: Asked,
): Promise<void> {
  // Deliveries may be minutes old and without statistics: loops over them would never end.
  await tx.run(`SET LOCAL enable_nestloop = off`);
  await tx.run(
    `CREATE TEMP TABLE report_person (country text, region text, minor boolean, profile_id uuid, standing text,
       told_at timestamptz, told_by text, delivered_at timestamptz, delivered_by text, waits_by text,
       waits_from timestamptz, notice_id uuid) ON COMMIT DROP`,
  );
  await tx.run(
    `INSERT INTO report_person
     WITH att AS (
       SELECT cohort_id, delivery_id, min(LEAST(accepted_at, delivered_at)) AS accepted_at,
              min(delivered_at) AS delivered_at
         FROM notices_v_attempt
        WHERE incident_id = $1 AND notice_id = ANY ($2::uuid[]) AND state = ANY ($5::text[]) GROUP BY 1, 2),
     dl AS (
       SELECT d.cohort_id, d.person_id, d.notice_id, d.channel, d.state, d.rung, d.hold, d.not_before, d.state_at,
              CASE WHEN d.state = ANY ($5::text[]) THEN COALESCE(att.accepted_at, d.state_at) END AS told_at,
              CASE WHEN d.state = ANY ($6::text[]) THEN COALESCE(att.delivered_at, d.state_at) END AS delivered_at,
              d.state IN ('claimed','sending') OR (d.state = 'pending' AND d.hold IS NULL) AS waiting
         FROM notices_v_delivery d
         LEFT JOIN att ON att.cohort_id = d.cohort_id AND att.delivery_id = d.id
        WHERE d.incident_id = $1 AND d.notice_id = ANY ($2::uuid[])),
     pp AS (
       SELECT cohort_id, person_id,
              min(told_at) AS told_at,
              (array_agg(channel ORDER BY told_at, channel) FILTER (WHERE told_at IS NOT NULL))[1] AS told_by,
              min(delivered_at) AS delivered_at,
              (array_agg(channel ORDER BY delivered_at, channel)
                FILTER (WHERE delivered_at IS NOT NULL))[1] AS delivered_by,
              bool_or(state = 'unknown') AS unknown,
              bool_or(waiting) AS waiting,
              bool_or(state = 'pending' AND hold IS NOT NULL) AS held,
              (array_agg(channel ORDER BY not_before, rung) FILTER (WHERE waiting))[1] AS waits_by,
              min(not_before) FILTER (WHERE waiting) AS waits_from,
              (array_agg(notice_id ORDER BY not_before, rung) FILTER (WHERE waiting))[1] AS notice_id,
              (array_agg(state ORDER BY rung DESC, state_at DESC))[1] AS last_state
         FROM dl GROUP BY 1, 2)
     SELECT COALESCE(a.country, $3), NULLIF(btrim(a.region), ''), COALESCE(a.minor, false), a.profile_id,
            CASE WHEN pp.told_at IS NOT NULL THEN 'told'
                 WHEN pp.unknown THEN 'unknown'
                 WHEN pp.waiting THEN 'waiting'
                 WHEN pp.held OR (pp.cohort_id IS NULL AND a.held AND NOT COALESCE(a.deceased, false)) THEN 'held'
                 WHEN pp.cohort_id IS NOT NULL THEN pp.last_state
                 WHEN a.deceased THEN 'deceased'
                 WHEN NOT a.has_email AND NOT a.has_sms AND a.has_phone THEN 'no_mobile'
                 WHEN NOT a.has_email AND NOT a.has_sms THEN 'no_contact'
                 WHEN $4 THEN 'left_out' ELSE 'not_launched' END,
            pp.told_at, CASE WHEN pp.told_at IS NOT NULL THEN pp.told_by END,
            pp.delivered_at, CASE WHEN pp.delivered_at IS NOT NULL THEN pp.delivered_by END,
            CASE WHEN pp.told_at IS NULL THEN pp.waits_by END, pp.waits_from, pp.notice_id
       FROM people_v_audience a
       LEFT JOIN pp ON pp.cohort_id = a.cohort_id AND pp.person_id = a.person_id
      WHERE a.incident_id = $1`,
    [incidentId, noticeIds, defaultCountry, launched, TOLD_STATES, DELIVERED_STATES],
  );
}

export interface StandingRow {
  readonly country: string;
  readonly region: string | null;
  readonly minor: boolean;
  readonly profile_id: string;
  readonly standing: string;
  /** How many of the given deadlines had passed when they were told; null: not told. */
  readonly past: number | null;
  readonly delivered: boolean;
  readonly persons: number;
}

/** `deadlines` ascend; whoever was told in the very moment of one was in time. */
export function standings(tx: Tx, deadlines: readonly Date[]): Promise<StandingRow[]> {
  return tx.q<StandingRow & Record<string, unknown>>(
    `SELECT country, region, minor, profile_id, standing,
            CASE WHEN told_at IS NULL THEN NULL WHEN cardinality($1::timestamptz[]) = 0 THEN 0
                 ELSE width_bucket(told_at - interval '1 microsecond', $1::timestamptz[]) END AS past,
            delivered_at IS NOT NULL AS delivered, count(*)::int AS persons
       FROM report_person GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    [deadlines],
  );
}

export interface HourRow {
  readonly hour: Date;
  readonly channel: string;
  readonly told: number;
  readonly delivered: number;
}

/** Each person once as told and once as delivered, in the hour and by the channel of the first time. */
export function hours(tx: Tx, timeZone: string): Promise<HourRow[]> {
  return tx.q<HourRow & Record<string, unknown>>(
    `SELECT hour, channel, sum(told)::int AS told, sum(delivered)::int AS delivered
       FROM (SELECT date_trunc('hour', told_at, $1) AS hour, told_by AS channel, 1 AS told, 0 AS delivered
               FROM report_person WHERE told_at IS NOT NULL
             UNION ALL
             SELECT date_trunc('hour', delivered_at, $1), delivered_by, 0, 1
               FROM report_person WHERE delivered_at IS NOT NULL) e
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [timeZone],
  );
}

export interface WaitingRow {
  readonly country: string;
  readonly region: string | null;
  readonly minor: boolean;
  readonly profile_id: string;
  /** Null: no delivery is planned. */
  readonly channel: string | null;
  readonly notice_id: NoticeId | null;
  readonly from_at: Date | null;
  readonly persons: number;
}

/** Who could still be told without anybody deciding anything but to launch. */
export function waiting(tx: Tx): Promise<WaitingRow[]> {
  return tx.q<WaitingRow & Record<string, unknown>>(
    `SELECT country, region, minor, profile_id, waits_by AS channel, notice_id, min(waits_from) AS from_at,
            count(*)::int AS persons
       FROM report_person WHERE standing IN ('waiting', 'not_launched') GROUP BY 1, 2, 3, 4, 5, 6`,
  );
}

export interface MessageRow {
  readonly channel: string;
  readonly state: string;
  readonly messages: number;
}

/** Every delivery to somebody affected, by channel and state; a person may have several. */
export function messages(
  tx: Tx,
  { incidentId, noticeIds }: Pick<Asked, 'incidentId' | 'noticeIds'>,
): Promise<MessageRow[]> {
  return tx.q<MessageRow & Record<string, unknown>>(
    `SELECT d.channel, d.state, count(*)::int AS messages
       FROM notices_v_delivery d JOIN people_v_cohort c ON c.id = d.cohort_id AND c.kind = 'affected'
      WHERE d.incident_id = $1 AND d.notice_id = ANY ($2::uuid[]) GROUP BY 1, 2 ORDER BY 1, 2`,
    [incidentId, noticeIds],
  );
}

export interface UnknownRow {
  readonly channel: string;
  readonly open: number;
  readonly under_hour: number;
  readonly under_day: number;
  readonly older: number;
  readonly oldest: Date;
}

/** Open unknowns of any notice, by age (delivery_unknown_idx). */
export function unknowns(tx: Tx, incidentId: IncidentId, now: Date): Promise<UnknownRow[]> {
  return tx.q<UnknownRow & Record<string, unknown>>(
    `SELECT u.channel, count(*)::int AS open,
            count(*) FILTER (WHERE u.since > $2::timestamptz - interval '1 hour')::int AS under_hour,
            count(*) FILTER (WHERE u.since <= $2::timestamptz - interval '1 hour'
                               AND u.since > $2::timestamptz - interval '1 day')::int AS under_day,
            count(*) FILTER (WHERE u.since <= $2::timestamptz - interval '1 day')::int AS older,
            min(u.since) AS oldest
       FROM notices_v_unknown u JOIN people_v_cohort c ON c.id = u.cohort_id AND c.kind = 'affected'
      WHERE u.incident_id = $1 GROUP BY 1 ORDER BY 1`,
    [incidentId, now],
  );
}
