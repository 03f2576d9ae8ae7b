/** Reads of published people: export, contacts, look-ups, profiles. */
import type { CohortId, IncidentId, PersonNo, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
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
/** The blob of a contact: its own, or the first one where both came from the same row. */
const point = (prefix: '' | 'phone_' | 'name_', when: string, as: string) =>
  POINT.map((c) => {
    const own =
      prefix === '' ? `p.${c}` : `CASE WHEN p.${prefix}sealed IS NULL THEN p.${c} ELSE p.${prefix}${c} END`;
    return `CASE WHEN ${when} THEN ${own} END AS ${as}_${c}`;
  }).join(', ');

const CONTACT_COLUMNS = [
  point('', 'p.email_key IS NOT NULL', 'mail'),
  point('phone_', 'p.phone_key IS NOT NULL', 'call'),
  point('name_', 'p.has_name', 'name'),
  // With an e-mail it is the same blob again.
  point('', 'p.email_key IS NULL', 'first'),
  'p.email_key AS mail_key, p.email_sendable AS mail_sendable, p.phone_key AS call_key, p.phone_sms AS call_sendable',
].join(', ');
const FLAGS = `CASE WHEN p.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END`;
const KEY_ROW = POINT.map((c) => `k.${c} AS key_${c}`).join(', ');

/**
 * Live persons after a place, in order of cohort and ordinal, cohort by cohort (cohort_incident, person_pkey). LIMIT keeps
 * each row's look-up by address (staged_row_pkey) whatever the statistics say: flattened, and right after an ingest, a
 * page was planned as a loop over all rows (47 s a page of 200,000 rows instead of 25 ms).
 */
export async function exportBatch(
  tx: Tx,
  incidentId: IncidentId,
  after: PersonRef,
  { limit, profiles = null }: { readonly limit: number; readonly profiles?: readonly ProfileId[] | null },
): Promise<ExportRow[]> {
  const rows = await tx.q(
    `WITH p AS (
       SELECT p.* FROM cohort c
        CROSS JOIN LATERAL (
          SELECT * FROM person p
           WHERE p.cohort_id = c.id AND p.survivor_cohort_id IS NULL AND p.profile_id IS NOT NULL
             AND (c.id > $2 OR p.id > $3) AND ($5::uuid[] IS NULL OR p.profile_id = ANY ($5))
           ORDER BY p.id) p
        WHERE c.incident_id = $1 AND c.kind = 'affected' AND c.id >= $2
        ORDER BY c.id, p.id LIMIT $4
     )
     SELECT p.cohort_id, p.id, p.key_kind, p.key, f.exposure::text AS exposure, p.row_count, ${FLAGS} AS flags,
            ARRAY(SELECT s.base_name FROM intake_v_source s
                   WHERE s.incident_id = $1 AND s.source_id = ANY (p.source_ids)) AS files,
            ${KEY_ROW}, k.id_space, ${CONTACT_COLUMNS}
       FROM p
       JOIN profile f ON f.id = p.profile_id
       LEFT JOIN LATERAL (
         SELECT * FROM intake_v_row k
          WHERE k.source_id = p.key_source_id AND k.record_no = p.key_record_no AND k.subject_no = p.key_subject_no
            AND k.bucket = p.key_bucket AND k.incident_id = $1
          LIMIT 1) k ON true
      ORDER BY p.cohort_id, p.id`,
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

/** Person by person (person_pkey): right after a run there are no statistics yet, and a join read whole cohorts. */
const CONTACTS_OF = prepared(
  `SELECT p.cohort_id, p.id, ${CONTACT_COLUMNS}
     FROM unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id)
    CROSS JOIN LATERAL (
      SELECT * FROM person
       WHERE cohort_id = w.cohort_id AND id = w.person_id AND incident_id = $1 LIMIT 1) p`,
);

export async function contactsOf(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
): Promise<{ ref: PersonRef; contacts: SealedContacts }[]> {
  const rows = await tx.q(CONTACTS_OF, [
    incidentId,
    refs.map((r) => r.cohortId),
    refs.map((r) => r.personId),
  ]);
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
    first: row['first_sealed'] ? sealedRow(row, 'first') : null,
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
            a.profile_id, f.exposure::text AS exposure, p.row_count, a.flags, a.held, a.locale, a.country,
            a.has_email, a.has_sms,
            ARRAY(SELECT s.base_name FROM intake_v_source s
                   WHERE s.incident_id = $1 AND s.source_id = ANY (p.source_ids) ORDER BY s.base_name) AS files
       FROM person p
       LEFT JOIN people_v_audience a ON a.cohort_id = p.cohort_id AND a.person_id = p.id
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

/** Live persons among whose rows a key stands (people_v_key; a key's kind is part of its HMAC). */
export async function personsByKey(
  tx: Tx,
  incidentId: IncidentId,
  { key }: { readonly kind: KeyKind; readonly key: Buffer },
  limit: number | null = null,
): Promise<{ cohort_id: CohortId; person_id: PersonNo }[]> {
  return tx.q(
    `SELECT cohort_id, person_id FROM people_v_key WHERE incident_id = $1 AND key = $2
      ORDER BY cohort_id, person_id LIMIT $3`,
    [incidentId, key, limit],
  );
}
