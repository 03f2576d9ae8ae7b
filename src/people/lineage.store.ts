/** The rows behind one person, found by the keys of the groups the person is made of. */
import { bucketOf, type CohortId, type IncidentId, type PersonNo, type PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { KeyKind } from './people.types.ts';
import { READING } from './resolve.store.ts';
import { placeholders } from './runs.store.ts';

export interface GroupRow {
  readonly key: Buffer;
  /** True for the person's own key. */
  readonly own: boolean;
  /** True where an operator's decision put the group here. */
  readonly decided: boolean;
}

/** Keys of every group that stands for this person: its own, those it absorbed, those that never stood alone. */
export async function groupsOf(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<GroupRow[]> {
  return tx.q<GroupRow & { [column: string]: unknown }>(
    `SELECT g.key, bool_or(g.own) AS own,
            EXISTS (SELECT FROM identity_decision d
                     WHERE d.incident_id = $1 AND d.group_key = g.key AND d.withdrawn_at IS NULL) AS decided
       FROM (SELECT p.key, true AS own FROM person p WHERE p.cohort_id = $2 AND p.id = $3
             UNION ALL
             SELECT p.key, false FROM person p WHERE p.survivor_cohort_id = $2 AND p.survivor_id = $3
             UNION ALL
             SELECT a.key, false FROM key_alias a
              WHERE a.incident_id = $1 AND a.cohort_id = $2 AND a.person_id = $3 AND a.of_group) g
      GROUP BY g.key`,
    [incidentId, ref.cohortId, ref.personId],
  );
}

export interface LineageRowRow {
  readonly base_name: string;
  readonly source_role: 'leaked' | 'contact_only' | 'reference' | 'suppression';
  readonly record_no: number;
  readonly line: number;
  readonly subject_no: number;
  readonly id_space: string;
  readonly exposure: string;
  readonly customer_key: Buffer | null;
  readonly email_key: Buffer | null;
  readonly phone_key: Buffer | null;
  readonly awaits_link: boolean;
  readonly group_key: Buffer;
  readonly group_kind: KeyKind;
  readonly is_email: boolean;
  readonly is_phone: boolean;
}

const ABSENT = `SELECT decode(split_part(subject, ':', 2), 'hex') AS key FROM guard
  WHERE incident_id = $1 AND kind = 'suspect_key' AND decision = 'placeholder' AND applied`;
const present = (column: string) =>
  `CASE WHEN r.${column} IN (SELECT key FROM absent) THEN NULL ELSE r.${column} END AS ${column}`;
/** A row with its keys as the run saw them; `near` are the few rows that carry one of the keys at all. */
const grouped = (near: string) =>
  `SELECT k.*, COALESCE(k.customer_key, k.email_key, k.phone_key, k.inherited_key) AS group_key,
          CASE WHEN k.customer_key IS NOT NULL THEN 'customer_id' WHEN k.email_key IS NOT NULL THEN 'email'
               WHEN k.phone_key IS NOT NULL THEN 'phone'
               ELSE (ARRAY['customer_id','email','phone'])[k.inherited_kind] END AS group_kind
     FROM (SELECT r.base_name, r.source_id, r.source_role, r.record_no, r.line, r.subject_no, r.exposure,
                  r.awaits_link, r.inherited_key, r.inherited_kind,
                  COALESCE(r.inherited_id_space, r.id_space) AS id_space,
                  ${['customer_key', 'email_key', 'phone_key'].map(present).join(', ')}
             FROM ${near} r) k`;
const carries = (row: string, keys: string) =>
  ['customer_key', 'email_key', 'phone_key', 'inherited_key']
    .map((c) => `${row}.${c} = ANY (${keys})`)
    .join(' OR ');

interface Source {
  readonly id: string;
  readonly is_own: boolean;
  /** The reading whose places still hold; null: every row of the file has to be looked at. */
  readonly reading_no: number | null;
}

/** The files of the incident in order of name, each with the places that the last run made of it as it stands. */
async function sourcesOf(tx: Tx, incidentId: IncidentId): Promise<Source[]> {
  const absent = await placeholders(tx, incidentId);
  return tx.q<Source & { [column: string]: unknown }>(
    `SELECT s.source_id AS id, s.role IN ('leaked','reference') AS is_own, k.no AS reading_no
       FROM intake_v_source s
       LEFT JOIN key_reading k ON k.incident_id = s.incident_id AND k.source_id = s.source_id AND k.placed
            AND k.reading = concat_ws(' ', ${READING}, NULLIF($2, ''))
      WHERE s.incident_id = $1 AND s.status IN ('finished','accepted') ORDER BY s.base_name`,
    [incidentId, absent.join(' ')],
  );
}

interface Found {
  readonly source_id: string;
  readonly record_no: number;
  readonly email_key: Buffer | null;
  readonly phone_key: Buffer | null;
}

interface Sought {
  readonly incidentId: IncidentId;
  readonly keys: readonly Buffer[];
  readonly limit: number;
}

const OF_FILE = `SELECT * FROM intake_v_row r WHERE r.incident_id = $1 AND r.source_id = $2`;

/** Records of a file of which some row's group is one of the keys; of a contact list, any key. First ones first. */
async function foundIn(tx: Tx, source: Source, sought: Sought): Promise<Found[]> {
  const { incidentId, keys, limit } = sought;
  const records = source.reading_no === null ? null : await placesOf(tx, source.reading_no, keys);
  if (records?.length === 0) return [];
  // LIMIT keeps each look-up by address (staged_row_pkey): as one list the planner reads the whole file instead.
  const among = `SELECT r.* FROM unnest($5::int[]) AS w (record_no)
    CROSS JOIN LATERAL (${OF_FILE} AND r.record_no = w.record_no LIMIT 256) r WHERE ${carries('r', '$3')}`;
  const near = records === null ? `(${OF_FILE} AND (${carries('r', '$3')}))` : `(${among})`;
  return tx.q<Found & { [column: string]: unknown }>(
    `WITH absent AS MATERIALIZED (${ABSENT})
     SELECT g.source_id, g.record_no, g.email_key, g.phone_key FROM (${grouped(near)}) g
      ${source.is_own ? 'WHERE g.group_key = ANY ($3)' : ''} ORDER BY g.record_no, g.subject_no LIMIT $4`,
    [incidentId, source.id, keys, limit, ...(records === null ? [] : [records])],
  );
}

/** A thousandth of the file for every key (row_place_pkey). */
async function placesOf(tx: Tx, readingNo: number, keys: readonly Buffer[]): Promise<number[]> {
  const rows = await tx.q<{ records: number[] }>(
    `SELECT records FROM row_place WHERE reading_no = $1 AND bucket = ANY ($2::smallint[])`,
    [readingNo, [...new Set(keys.map(bucketOf))]],
  );
  return [...new Set(rows.flatMap(({ records }) => records))];
}

/**
 * Rows whose group is one of these, and rows of contact lists that share a key; in order of file and record. A file that
 * was read again since the last run is looked through row by row: an index by key would slow every ingest.
 */
export async function rowsOf(
  tx: Tx,
  incidentId: IncidentId,
  of: { readonly keys: readonly Buffer[]; readonly ref: PersonRef; readonly limit: number },
): Promise<LineageRowRow[]> {
  const { keys, ref, limit } = of;
  const sources = await sourcesOf(tx, incidentId);
  const found: Found[] = [];
  for (const source of sources.filter(({ is_own }) => is_own)) {
    found.push(...(await foundIn(tx, source, { incidentId, keys, limit })));
  }
  const contacts = found.flatMap((row) => [row.email_key, row.phone_key]).filter((key) => key !== null);
  const known = [...keys, ...contacts];
  for (const source of sources.filter(({ is_own }) => !is_own)) {
    found.push(...(await foundIn(tx, source, { incidentId, keys: known, limit })));
  }
  return tx.q<LineageRowRow & { [column: string]: unknown }>(
    `WITH absent AS MATERIALIZED (${ABSENT}), near AS MATERIALIZED (
       SELECT r.* FROM (SELECT DISTINCT * FROM unnest($3::uuid[], $4::int[]) AS w (source_id, record_no)) w
        CROSS JOIN LATERAL (SELECT * FROM intake_v_row r
                             WHERE r.incident_id = $1 AND r.source_id = w.source_id AND r.record_no = w.record_no
                             LIMIT 256) r
     )
     SELECT a.base_name, a.source_role, a.record_no, a.line, a.subject_no, a.id_space, a.exposure::text AS exposure,
            a.customer_key, a.email_key, a.phone_key, a.awaits_link, a.group_key, a.group_kind,
            COALESCE(mail.source_id = a.source_id AND mail.record_no = a.record_no AND mail.subject_no = a.subject_no, false)
              AS is_email,
            COALESCE(call.source_id = a.source_id AND call.record_no = a.record_no AND call.subject_no = a.subject_no, false)
              AS is_phone
       FROM (${grouped('near')}) a
       LEFT JOIN people_v_contact mail ON mail.cohort_id = $5 AND mail.person_id = $6 AND mail.kind = 'email'
       LEFT JOIN people_v_contact call ON call.cohort_id = $5 AND call.person_id = $6 AND call.kind = 'phone'
      WHERE CASE WHEN a.source_role IN ('leaked','reference') THEN a.group_key = ANY ($2)
                 ELSE ${carries('a', '$7')} END
      ORDER BY a.base_name, a.record_no, a.subject_no LIMIT $8`,
    [
      incidentId,
      keys,
      found.map((row) => row.source_id),
      found.map((row) => row.record_no),
      ref.cohortId,
      ref.personId,
      known,
      limit,
    ],
  );
}

/** Whom each of these keys leads to: as a list, so that every part of the view uses its index. */
export async function personsBehind(
  tx: Tx,
  incidentId: IncidentId,
  keys: readonly Buffer[],
): Promise<{ key: Buffer; cohort_id: CohortId; person_id: PersonNo }[]> {
  return tx.q(
    `SELECT key, cohort_id, person_id FROM people_v_key WHERE incident_id = $1 AND key = ANY ($2::bytea[])`,
    [incidentId, keys],
  );
}

export interface DecisionRow {
  readonly kind: string;
  readonly decision: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** What people decided about this person: findings of theirs, and merges and splits of their groups. */
export async function decisionsAbout(
  tx: Tx,
  incidentId: IncidentId,
  of: { readonly ref: PersonRef; readonly keys: readonly Buffer[] },
): Promise<DecisionRow[]> {
  const cohortId: CohortId = of.ref.cohortId;
  return tx.q<DecisionRow & { [column: string]: unknown }>(
    `SELECT g.kind, g.decision, g.reason, g.decided_by_name AS by, g.decided_at AS at
       FROM person_finding f JOIN guard g ON g.id = f.guard_id
      WHERE f.cohort_id = $2 AND f.person_id = $3 AND g.decision IS NOT NULL
     UNION ALL
     SELECT 'identity', d.verb, d.reason, d.made_by_name, d.made_at FROM identity_decision d
      WHERE d.incident_id = $1 AND d.withdrawn_at IS NULL AND (d.group_key = ANY ($4) OR d.into_key = ANY ($4))
      ORDER BY at`,
    [incidentId, cohortId, of.ref.personId, of.keys],
  );
}
