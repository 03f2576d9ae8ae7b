/** What a run would change, before it changes anything. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import {
  type CohortKind,
  FIRST_REF,
  hashed,
  type Publication,
  ROLES,
  ROW_REF,
  SAID,
} from './person-row.store.ts';
import { type Scope, uuid } from './resolve.store.ts';

/** Has the incident people of this kind already? Where not, there is nothing to compare with. */
export async function hasPersons(tx: Tx, incidentId: IncidentId, kind: CohortKind): Promise<boolean> {
  const row = await tx.one<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM cohort WHERE incident_id = $1 AND kind = $2) AS some`,
    [incidentId, kind],
  );
  return row!.some;
}

/** A row's address without its bucket, as `ref` has it. */
const place = (source: string, prefix: string) =>
  `(${source}.no::bigint << 39) | (o.${prefix}record_no::bigint << 8) | o.${prefix}subject_no`;

const SOURCES = hashed('SELECT source_id, no, fresh FROM pr_source');

/** The row of a contact that is another than the first. */
const other = (ref: string) => `CASE WHEN n.${ref} <> n.first_ref THEN n.${ref} >> 10 END`;

/**
 * Persons of this run beside those there are, by group key: newcomers have no cohort yet, those of no run any more have
 * no place. `said`: what is said of somebody changed; `reached`: how they are reached did, or its row was read again.
 */
export async function placePersons(tx: Tx, p: Publication): Promise<void> {
  const { scope, incidentId, kind } = p;
  const profile = kind === 'affected' ? 'f.profile_id' : 'NULL::uuid';
  await tx.run(
    `CREATE TEMP TABLE ${scope.place} ON COMMIT DROP AS
     SELECT n.place, n.root, o.cohort_id, o.id AS person_id, o.key, o.survivor_cohort_id, o.survivor_id,
            n.place IS NULL AND o.since_run IS NOT NULL AS gone,
            n.place IS NOT NULL AND o.id IS NOT NULL AND (
              (${SAID.map((c) => `n.${c}`).join(', ')}, n.ambiguous, n.row_count, n.profile_id, n.source_ids, n.role, n.key_place)
              IS DISTINCT FROM
              (${SAID.map((c) => `o.${c}`).join(', ')}, o.ambiguous, o.row_count, o.profile_id, o.source_ids, o.subject_role,
               ${place('ks', 'key_')})
              OR o.since_run IS NULL) AS said,
            n.place IS NOT NULL AND o.id IS NOT NULL AND (
              (n.email_key, n.phone_key, n.email_sendable, n.phone_sms, n.name_ref IS NOT NULL, n.row_ref >> 10)
              IS DISTINCT FROM
              (o.email_key, o.phone_key, o.email_sendable, o.phone_sms, o.has_name, ${place('a', '')})
              OR ${other('phone_ref')} IS DISTINCT FROM ${place('b', 'phone_')}
              OR ${other('name_ref')} IS DISTINCT FROM ${place('c', 'name_')}
              OR COALESCE(a.fresh, false) OR COALESCE(b.fresh, false) OR COALESCE(c.fresh, false)) AS reached
       FROM (SELECT n.*, ${FIRST_REF} AS first_ref, ${ROW_REF} AS row_ref, ${profile} AS profile_id, s.source_ids, n.key_ref >> 10 AS key_place,
                    ${ROLES}[n.subject_role] AS role
               FROM ${scope.person} n
               ${kind === 'affected' ? `JOIN pr_form f ON f.no = n.form_no` : ''}
               JOIN ${scope.files} s ON s.no = n.files_no
) n
       FULL JOIN (SELECT o.* FROM cohort c JOIN person o ON o.cohort_id = c.id
                   WHERE c.incident_id = '${uuid(incidentId)}' AND c.kind = '${kind}') o ON o.key = n.root
       LEFT JOIN ${SOURCES} ks ON ks.source_id = o.key_source_id
       LEFT JOIN ${SOURCES} a ON a.source_id = o.source_id
       LEFT JOIN ${SOURCES} b ON b.source_id = o.phone_source_id
       LEFT JOIN ${SOURCES} c ON c.source_id = o.name_source_id`,
  );
  await tx.run(`ANALYZE ${scope.place} (place, cohort_id, said, reached, gone)`);
}

export interface Changes {
  readonly newcomers: number;
  /** Whoever has to be written anew, those who are gone too. */
  readonly changed: number;
  /** Of whom no row of this run says anything any more. */
  readonly gone: number;
}

export async function countChanges(tx: Tx, scope: Scope): Promise<Changes> {
  const row = await tx.one<Changes & Record<string, unknown>>(
    `SELECT (count(*) FILTER (WHERE cohort_id IS NULL))::int AS newcomers,
            (count(*) FILTER (WHERE said OR reached OR gone))::int AS changed,
            (count(*) FILTER (WHERE gone))::int AS gone FROM ${scope.place}`,
  );
  return row!;
}
