/** The rows behind one person, found by the keys of the groups the person is made of. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { KeyKind } from './people.types.ts';

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
const carries = (keys: string) =>
  ['customer_key', 'email_key', 'phone_key', 'inherited_key']
    .map((c) => `r.${c} = ANY (${keys})`)
    .join(' OR ');

/**
 * Rows whose group is one of these, and rows of contact lists that share a key; in order of file and record. One pass over
 * the incident's rows: staged rows stand in order of files, and an index by key would slow every ingest.
 */
export async function rowsOf(
  tx: Tx,
  incidentId: IncidentId,
  of: { readonly keys: readonly Buffer[]; readonly ref: PersonRef; readonly limit: number },
): Promise<LineageRowRow[]> {
  return tx.q<LineageRowRow & { [column: string]: unknown }>(
    `WITH absent AS MATERIALIZED (${ABSENT}), near AS MATERIALIZED (
       SELECT * FROM intake_v_row r
        WHERE r.incident_id = $1 AND r.source_role IN ('leaked','reference') AND (${carries('$2')})
     ), own AS MATERIALIZED (
       SELECT g.* FROM (${grouped('near')}) g WHERE g.group_key = ANY ($2)
     ), known AS MATERIALIZED (
       SELECT array_agg(key) AS keys
         FROM (SELECT unnest($2::bytea[]) AS key UNION SELECT email_key FROM own UNION SELECT phone_key FROM own) k
     ), beside AS MATERIALIZED (
       SELECT r.* FROM intake_v_row r
        WHERE r.incident_id = $1 AND r.source_role IN ('contact_only','suppression')
          AND (${carries('(SELECT keys FROM known)::bytea[]')})
     )
     SELECT a.base_name, a.source_role, a.record_no, a.line, a.subject_no, a.id_space, a.exposure::text AS exposure,
            a.customer_key, a.email_key, a.phone_key, a.awaits_link, a.group_key, a.group_kind,
            COALESCE(mail.source_id = a.source_id AND mail.record_no = a.record_no AND mail.subject_no = a.subject_no, false)
              AS is_email,
            COALESCE(call.source_id = a.source_id AND call.record_no = a.record_no AND call.subject_no = a.subject_no, false)
              AS is_phone
       FROM (SELECT * FROM own UNION ALL SELECT g.* FROM (${grouped('beside')}) g) a
       LEFT JOIN people_v_contact mail ON mail.cohort_id = $3 AND mail.person_id = $4 AND mail.kind = 'email'
       LEFT JOIN people_v_contact call ON call.cohort_id = $3 AND call.person_id = $4 AND call.kind = 'phone'
      ORDER BY a.base_name, a.record_no, a.subject_no LIMIT $5`,
    [incidentId, of.keys, of.ref.cohortId, of.ref.personId, of.limit],
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
