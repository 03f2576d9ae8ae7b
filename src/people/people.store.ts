/** Reads of published people: export, contacts, look-ups, profiles. */
import type { CohortId, IncidentId, PersonNo, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedContacts, SealedPoint, SealedRow } from './contacts.ts';
import type { KeyKind } from './people.types.ts';

type Columns = Readonly<Record<string, unknown>>;

export interface ExportRow {
  readonly ref: PersonRef;
  readonly kind: KeyKind;
  readonly key: Buffer;
  readonly exposure: string;
  readonly rows: number;
  readonly files: string[];
  readonly flags: string[];
  /** The row that carries the person's key; null while its source is being read again. */
  readonly keyRow: (SealedRow & { readonly idSpace: string }) | null;
  readonly contacts: SealedContacts;
}

const POINT = ['sealed', 'source_id', 'batch_no', 'record_no', 'subject_no', 'key_version'] as const;
const point = (alias: string, prefix: string) =>
  POINT.map((c) => `${alias}.${c} AS ${prefix}_${c}`).join(', ');

const CONTACT_COLUMNS = `${point('mail', 'mail')}, mail.key AS mail_key, mail.sendable AS mail_sendable,
            ${point('call', 'call')}, call.key AS call_key, call.sendable AS call_sendable, ${point('name', 'name')}`;
const CONTACT_JOINS = ['mail:email', 'call:phone', 'name:name']
  .map((pair) => pair.split(':'))
  .map(
    ([alias, kind]) =>
      `LEFT JOIN contact_point ${alias}
              ON ${alias}.cohort_id = p.cohort_id AND ${alias}.person_id = p.id AND ${alias}.kind = '${kind}'`,
  )
  .join('\n       ');

/** Live persons after a place, in order of cohort and ordinal (person_pkey, staged_row_pkey). */
export async function exportBatch(
  tx: Tx,
  incidentId: IncidentId,
  after: PersonRef,
  { limit, profiles = null }: { readonly limit: number; readonly profiles?: readonly ProfileId[] | null },
): Promise<ExportRow[]> {
  const rows = await tx.q(
    `SELECT p.cohort_id, p.id, p.key_kind, p.key, f.exposure::text AS exposure, e.row_count, e.flags,
            ARRAY(SELECT s.base_name FROM intake_v_source s
                   WHERE s.incident_id = $1 AND s.source_id = ANY (e.source_ids)) AS files,
            ${point('k', 'key')}, k.id_space, ${CONTACT_COLUMNS}
       FROM cohort c
       JOIN person p ON p.cohort_id = c.id AND p.survivor_cohort_id IS NULL
       JOIN person_exposure e ON e.cohort_id = p.cohort_id AND e.person_id = p.id AND e.until_run IS NULL
       JOIN profile f ON f.id = e.profile_id
       LEFT JOIN intake_v_row k ON k.bucket = e.key_bucket AND k.incident_id = $1 AND k.source_id = e.key_source_id
                               AND k.record_no = e.key_record_no AND k.subject_no = e.key_subject_no
       ${CONTACT_JOINS}
      WHERE c.incident_id = $1 AND c.kind = 'affected' AND (p.cohort_id, p.id) > ($2, $3)
        AND ($5::uuid[] IS NULL OR e.profile_id = ANY ($5))
      ORDER BY p.cohort_id, p.id LIMIT $4`,
    [incidentId, after.cohortId, after.personId, limit, profiles],
  );
  return rows.map((row: Columns) => ({
    ref: { cohortId: row['cohort_id'] as CohortId, personId: row['id'] as PersonNo },
    kind: row['key_kind'] as KeyKind,
    key: row['key'] as Buffer,
    exposure: row['exposure'] as string,
    rows: row['row_count'] as number,
    files: (row['files'] as string[]).sort(),
    flags: row['flags'] as string[],
    keyRow: row['key_sealed'] ? { ...sealedRow(row, 'key'), idSpace: row['id_space'] as string } : null,
    contacts: sealedContacts(row),
  }));
}

export async function contactsOf(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
): Promise<{ ref: PersonRef; contacts: SealedContacts }[]> {
  const rows = await tx.q(
    `SELECT p.cohort_id, p.id, ${CONTACT_COLUMNS}
       FROM unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id)
       JOIN person p ON p.cohort_id = w.cohort_id AND p.id = w.person_id AND p.incident_id = $1
       ${CONTACT_JOINS}`,
    [incidentId, refs.map((r) => r.cohortId), refs.map((r) => r.personId)],
  );
  return rows.map((row: Columns) => ({
    ref: { cohortId: row['cohort_id'] as CohortId, personId: row['id'] as PersonNo },
    contacts: sealedContacts(row),
  }));
}

function sealedContacts(row: Columns): SealedContacts {
  return {
    email: sealedPoint(row, 'mail'),
    phone: sealedPoint(row, 'call'),
    name: row['name_sealed'] ? sealedRow(row, 'name') : null,
  };
}

function sealedPoint(row: Columns, prefix: string): SealedPoint | null {
  if (!row[`${prefix}_sealed`]) return null;
  return {
    ...sealedRow(row, prefix),
    key: row[`${prefix}_key`] as Buffer,
    sendable: row[`${prefix}_sendable`] as boolean,
  };
}

function sealedRow(row: Columns, prefix: string): SealedRow {
  return {
    sealed: row[`${prefix}_sealed`] as Buffer,
    sourceId: row[`${prefix}_source_id`] as string,
    batchNo: row[`${prefix}_batch_no`] as number,
    recordNo: row[`${prefix}_record_no`] as number,
    subjectNo: row[`${prefix}_subject_no`] as number,
    keyVersion: row[`${prefix}_key_version`] as number,
  };
}

export interface PersonRow {
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  readonly key_kind: KeyKind;
  readonly link_version: number;
  readonly survivor_cohort_id: CohortId | null;
  readonly survivor_id: PersonNo | null;
  readonly profile_id: ProfileId | null;
  readonly exposure: string | null;
  readonly row_count: number | null;
  readonly files: string[];
  readonly flags: string[] | null;
  readonly held: boolean | null;
  readonly locale: string | null;
  readonly country: string | null;
  readonly has_email: boolean | null;
  readonly has_sms: boolean | null;
}

export async function personRow(
  tx: Tx,
  incidentId: IncidentId,
  ref: PersonRef,
): Promise<PersonRow | undefined> {
  return tx.one<PersonRow & { [column: string]: unknown }>(
    `SELECT p.cohort_id, p.id AS person_id, p.key_kind, p.link_version, p.survivor_cohort_id, p.survivor_id,
            a.profile_id, f.exposure::text AS exposure, e.row_count, a.flags, a.held, a.locale, a.country,
            a.has_email, a.has_sms,
            ARRAY(SELECT s.base_name FROM intake_v_source s
                   WHERE s.incident_id = $1 AND s.source_id = ANY (e.source_ids) ORDER BY s.base_name) AS files
       FROM person p
       LEFT JOIN people_v_audience a ON a.cohort_id = p.cohort_id AND a.person_id = p.id
       LEFT JOIN person_exposure e ON e.cohort_id = p.cohort_id AND e.person_id = p.id AND e.until_run IS NULL
       LEFT JOIN profile f ON f.id = a.profile_id
      WHERE p.incident_id = $1 AND p.cohort_id = $2 AND p.id = $3`,
    [incidentId, ref.cohortId, ref.personId],
  );
}

export async function profileRows(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ id: ProfileId; exposure: string; persons: number }[]> {
  return tx.q(
    `SELECT id, exposure::text AS exposure, persons FROM profile
      WHERE incident_id = $1 AND persons > 0 ORDER BY persons DESC, exposure`,
    [incidentId],
  );
}

/** Numbers without a country are read in the incident's. */
export async function defaultCountry(tx: Tx, incidentId: IncidentId): Promise<string | null> {
  const row = await tx.one<{ default_country: string }>(
    `SELECT default_country FROM incidents_v_incident WHERE id = $1`,
    [incidentId],
  );
  return row?.default_country ?? null;
}

const KEY_COLUMN: Readonly<Record<KeyKind, string>> = {
  customer_id: 'customer_key',
  email: 'email_key',
  phone: 'phone_key',
};

/**
 * Live persons among whose rows a key stands. A row leads to its strongest key that is no placeholder; a group that
 * never stood alone is found through the customer whose rows carry its e-mail (ENGINE §5, rule 2).
 */
export async function personsByKey(
  tx: Tx,
  incidentId: IncidentId,
  { kind, key }: { readonly kind: KeyKind; readonly key: Buffer },
  limit: number | null = null,
): Promise<{ cohort_id: CohortId; person_id: PersonNo }[]> {
  return tx.q(
    `WITH absent AS (
       SELECT decode(split_part(subject, ':', 2), 'hex') AS key FROM guard
        WHERE incident_id = $1 AND kind = 'suspect_key' AND decision = 'placeholder' AND applied
     ), strongest AS (
       SELECT DISTINCT COALESCE(
                CASE WHEN r.customer_key IN (SELECT key FROM absent) THEN NULL ELSE r.customer_key END,
                CASE WHEN r.email_key IN (SELECT key FROM absent) THEN NULL ELSE r.email_key END,
                r.phone_key) AS key
         FROM intake_v_row r WHERE r.incident_id = $1 AND r.${KEY_COLUMN[kind]} = $2
     ), direct AS (
       SELECT s.key, i.cohort_id, i.person_id FROM strongest s
         LEFT JOIN identity_key i ON i.bucket = people_bucket(s.key) AND i.incident_id = $1 AND i.key = s.key
     ), found AS (
       SELECT cohort_id, person_id FROM direct WHERE cohort_id IS NOT NULL
       UNION
       SELECT i.cohort_id, i.person_id FROM direct d
         JOIN intake_v_row r ON r.incident_id = $1 AND r.email_key = d.key AND r.customer_key IS NOT NULL
         JOIN identity_key i ON i.bucket = people_bucket(r.customer_key) AND i.incident_id = $1 AND i.key = r.customer_key
        WHERE d.cohort_id IS NULL
     )
     SELECT DISTINCT a.cohort_id, a.person_id
       FROM found f
       JOIN person p ON p.cohort_id = f.cohort_id AND p.id = f.person_id
       JOIN people_v_audience a ON a.cohort_id = COALESCE(p.survivor_cohort_id, p.cohort_id)
                               AND a.person_id = COALESCE(p.survivor_id, p.id)
      ORDER BY a.cohort_id, a.person_id LIMIT $3`,
    [incidentId, key, limit],
  );
}
