/** Every SQL statement of the proofs room. */
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import { deliveryTag, type DeliveryNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ProofRecord } from './rules/records.ts';

export interface Launched {
  readonly incidentId: IncidentId;
  /** First day (UTC) something may have been sent. */
  readonly since: string;
}

const DAY = `to_char($1::date, 'YYYY-MM-DD')`;
const dayOf = (expression: string) => DAY.replace('$1', expression);

/** Incidents of which anything was launched, or a page published. */
export function launchedIncidents(tx: Tx): Promise<Launched[]> {
  return tx.q<Launched & Record<string, unknown>>(
    `SELECT incident_id AS "incidentId", ${dayOf(`(min(at) AT TIME ZONE 'UTC')`)} AS since
       FROM (SELECT incident_id, launched_at AS at FROM notices_v_launched_cohort
             UNION ALL SELECT incident_id, published_at FROM pages_v_version) AS known GROUP BY incident_id`,
  );
}

/** Pages are nobody's: their records stand in cohort 0, apart for each incident. */
const PAGES_COHORT = 0n as CohortId;

export async function cohortsOf(tx: Tx, incidentId: IncidentId): Promise<CohortId[]> {
  const rows = await tx.q<{ id: CohortId }>(
    `SELECT cohort_id AS id FROM notices_v_launched_cohort WHERE incident_id = $1
     UNION SELECT 0 FROM pages_v_version WHERE incident_id = $1 ORDER BY 1`,
    [incidentId],
  );
  return rows.map(({ id }) => id);
}

async function pageRecords(tx: Tx, incidentId: IncidentId): Promise<ProofRecord[]> {
  const rows = await tx.q<{ version: number; sha256: string; at: Date }>(
    `SELECT version, sha256, published_at AS at FROM pages_v_version WHERE incident_id = $1 ORDER BY version`,
    [incidentId],
  );
  return rows.map(({ version, sha256, at }) => ({
    kind: 'page',
    at: at.toISOString(),
    version,
    content_sha256: sha256,
  }));
}

interface AttemptRow {
  readonly person: PersonNo;
  readonly delivery: DeliveryNo;
  readonly no: number;
  readonly notice: string;
  readonly channel: string;
  readonly provider: string;
  readonly template: string | null;
  readonly overlay: string | null;
  readonly profile: string | null;
  readonly message: string | null;
  readonly started_at: Date;
  readonly outcome: string | null;
  readonly outcome_code: string | null;
  readonly outcome_at: Date | null;
}

interface EventRow {
  readonly person: PersonNo;
  readonly delivery: DeliveryNo;
  readonly no: number;
  readonly provider: string;
  readonly type: string;
  readonly event_id: string;
  readonly received_at: Date;
}

/** What a vendor may say of a line, in the columns of its attempt. */
const SAID = ['accepted', 'delivered', 'undelivered', 'failed', 'bounced'] as const;

type FiledRow = {
  readonly person: PersonNo;
  readonly delivery: DeliveryNo;
  readonly no: number;
  readonly provider: string;
  readonly batch: string;
  readonly line: number;
  readonly file: string;
  readonly fingerprint: string;
  readonly out_at: Date;
} & { readonly [K in (typeof SAID)[number]]: Date | null };

/**
 * Everything known now about the attempts of a cohort, oldest first (attempt_pkey, provider_event_delivery_idx,
 * handover_item_pkey).
 */
export async function recordsOf(tx: Tx, incidentId: IncidentId, cohortId: CohortId): Promise<ProofRecord[]> {
  if (cohortId === PAGES_COHORT) return pageRecords(tx, incidentId);
  const attempts = await tx.q<AttemptRow & Record<string, unknown>>(
    `SELECT person_id AS person, delivery_id AS delivery, no, notice_id AS notice, channel, provider, template_id AS template,
            overlay_version AS overlay, profile_id AS profile, encode(message_hash, 'hex') AS message, started_at, outcome,
            outcome_code, outcome_at
       FROM notices_v_attempt WHERE cohort_id = $1 AND incident_id = $2`,
    [cohortId, incidentId],
  );
  const events = await tx.q<EventRow & Record<string, unknown>>(
    `SELECT d.person_id AS person, e.delivery_id AS delivery, e.attempt_no AS no, e.provider, e.type, e.event_id, e.received_at
       FROM receipts_v_event e JOIN notices_v_delivery d ON d.cohort_id = e.cohort_id AND d.id = e.delivery_id
      WHERE e.cohort_id = $1 AND d.cohort_id = $1 AND d.incident_id = $2`,
    [cohortId, incidentId],
  );
  const filed = await tx.q<FiledRow & Record<string, unknown>>(
    `SELECT a.person_id AS person, a.delivery_id AS delivery, a.no, a.provider, i.batch_id AS batch, i.line_no AS line,
            encode(i.sha256, 'hex') AS file, i.fingerprint, i.out_at, ${SAID.map((s) => `a.${s}_at AS ${s}`).join(', ')}
       FROM handover_v_item i
       JOIN notices_v_attempt a ON a.cohort_id = i.cohort_id AND a.delivery_id = i.delivery_id AND a.no = i.attempt_no
      WHERE i.cohort_id = $1 AND a.cohort_id = $1 AND i.incident_id = $2 AND i.status = 'out'`,
    [cohortId, incidentId],
  );
  const place = (row: AttemptRow | EventRow | FiledRow) => ({
    person: `${cohortId}:${row.person}`,
    delivery: deliveryTag(cohortId, row.delivery),
    attempt: row.no,
  });
  const records = [
    ...attempts.flatMap((row) => ofAttempt(row, place(row))),
    ...events.map((row): ProofRecord => {
      const { provider, type, event_id: event, received_at: at } = row;
      return { kind: 'event', ...place(row), at: at.toISOString(), provider, type, event };
    }),
    ...filed.flatMap((row) => ofFile(row, place(row))),
  ];
  return records.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

interface RecordPlace {
  readonly person: string;
  readonly delivery: string;
  readonly attempt: number;
}

/** Which file carried it, and what the vendor said of it. */
function ofFile(row: FiledRow, place: RecordPlace): ProofRecord[] {
  const { batch, line, file, fingerprint, provider } = row;
  const left: ProofRecord = {
    kind: 'file',
    ...place,
    at: row.out_at.toISOString(),
    batch,
    line,
    file_sha256: file,
    key_fingerprint: fingerprint,
  };
  const said = SAID.flatMap((type): ProofRecord[] => {
    const at = row[type]?.toISOString();
    return at === undefined
      ? []
      : [{ kind: 'event', ...place, at, provider, type, event: `${batch}:${line}` }];
  });
  return [left, ...said];
}

function ofAttempt(row: AttemptRow, place: RecordPlace): ProofRecord[] {
  const { notice, channel, provider, template, overlay, profile, message } = row;
  const attempt: ProofRecord = {
    kind: 'attempt',
    ...place,
    at: row.started_at.toISOString(),
    notice,
    channel,
    provider,
    template,
    overlay,
    profile,
    message_sha256: message,
  };
  if (row.outcome === null || row.outcome_at === null) return [attempt];
  const { outcome, outcome_code: code, outcome_at: at } = row;
  return [attempt, { kind: 'outcome', ...place, at: at.toISOString(), outcome, code }];
}

export interface SealedList {
  readonly day: string;
  readonly lines: string;
}

/** Everything sealed of a cohort, day by day (proof_list_pkey). */
export function sealedLists(tx: Tx, incidentId: IncidentId, cohortId: CohortId): Promise<SealedList[]> {
  return tx.q<SealedList & Record<string, unknown>>(
    `SELECT ${dayOf('day')} AS day, lines FROM proof_list WHERE cohort_id = $1 AND incident_id = $2 ORDER BY day`,
    [cohortId, incidentId],
  );
}

export interface NewList {
  readonly cohortId: CohortId;
  readonly day: string;
  readonly incidentId: IncidentId;
  readonly records: number;
  readonly root: string;
  readonly lines: string;
}

export async function addList(tx: Tx, list: NewList): Promise<void> {
  await tx.run(
    `INSERT INTO proof_list (cohort_id, day, incident_id, records, root, lines)
     VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6)`,
    [list.cohortId, list.day, list.incidentId, list.records, list.root, list.lines],
  );
}

export interface CohortRoot {
  readonly cohortId: CohortId;
  readonly records: number;
  readonly root: string;
}

/** The lists of a day (proof_list_day_idx). */
export function rootsOfDay(tx: Tx, incidentId: IncidentId, day: string): Promise<CohortRoot[]> {
  return tx.q<CohortRoot & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", records, encode(root, 'hex') AS root FROM proof_list
      WHERE incident_id = $1 AND day = $2 ORDER BY cohort_id`,
    [incidentId, day],
  );
}

export interface DailyRoot {
  /** UTC, `2026-05-07`. */
  readonly day: string;
  readonly records: number;
  readonly root: string;
  readonly head: string;
  readonly sealedAt: Date;
}

/** Oldest first (proof_day_pkey). */
export function dailyRoots(tx: Tx, incidentId: IncidentId): Promise<DailyRoot[]> {
  return tx.q<DailyRoot & Record<string, unknown>>(
    `SELECT ${dayOf('day')} AS day, records, encode(root, 'hex') AS root, encode(head, 'hex') AS head, sealed_at AS "sealedAt"
       FROM proof_day WHERE incident_id = $1 ORDER BY proof_day.day`,
    [incidentId],
  );
}

export async function addDay(tx: Tx, incidentId: IncidentId, day: DailyRoot): Promise<void> {
  await tx.run(
    `INSERT INTO proof_day (incident_id, day, records, root, head, sealed_at)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6)`,
    [incidentId, day.day, day.records, day.root, day.head, day.sealedAt],
  );
}
