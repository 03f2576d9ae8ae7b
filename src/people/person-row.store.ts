/** The row of a person as a run writes it: its columns, and where each of their values comes from. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { type ReadSource, type Scope, sourceValues, uuid } from './resolve.store.ts';

export type CohortKind = 'affected' | 'unaffected';

/** What is published of one set of people, and as what. */
export interface Publication {
  readonly scope: Scope;
  readonly kind: CohortKind;
  readonly incidentId: IncidentId;
  readonly runNo: number;
  readonly sources: readonly ReadSource[];
}

export const SAID = [
  'former',
  'minor',
  'deceased',
  'legal_hold',
  'customer_since',
  'locale',
  'country',
  'region',
  'time_zone',
] as const;
export const ROLES = `(ARRAY['customer','employee','contact'])`;
/** The row of the first contact. */
export const FIRST_REF = 'COALESCE(n.email_ref, n.phone_ref, n.name_ref)';
/** The row whose blob a person keeps first: of somebody without any contact the one that carries the key. */
export const ROW_REF = 'COALESCE(n.email_ref, n.phone_ref, n.name_ref, n.key_ref)';
const BLOB = ['sealed', 'source_id', 'batch_no', 'record_no', 'subject_no', 'key_version'] as const;
/** What of a blob its row's address does not tell. */
const SEAL = ['sealed', 'batch_no', 'key_version', 'contact_as_of'] as const;
export const COLUMNS = [
  'row_count', 'profile_id', 'key_source_id', 'key_record_no', 'key_subject_no', 'key_bucket', ...SAID, 'ambiguous',
  'email_sendable', 'phone_sms', 'has_name', 'subject_role', 'source_ids', 'email_key', 'phone_key', ...BLOB, 'contact_as_of',
] as const; // prettier-ignore
export const OTHER_BLOBS = ['phone_', 'name_'].flatMap((prefix) => BLOB.map((c) => `${prefix}${c}`));

export function columns(blobs: boolean): readonly string[] {
  return blobs ? [...COLUMNS, ...OTHER_BLOBS] : COLUMNS;
}

const recordOf = (ref: string) => `((${ref} >> 18) & 2147483647)::int`;
const subjectOf = (ref: string) => `((${ref} >> 10) & 255)::smallint`;
const bucketOf = (ref: string) => `(${ref} & 1023)::smallint`;
const sourceOf = (ref: string, { sources }: Publication) =>
  `('{${sources.map(({ id }) => uuid(id)).join(',')}}'::uuid[])[${ref} >> 49]`;

/** The values of `columns`: of a person `n`, its first sealed row `a` and its other blobs `b`. */
export function values(p: Publication, blobs: boolean): readonly string[] {
  return [
    'n.row_count', p.kind === 'affected' ? 'f.profile_id' : 'NULL::uuid', sourceOf('n.key_ref', p),
    recordOf('n.key_ref'), subjectOf('n.key_ref'), bucketOf('n.key_ref'), ...SAID.map((c) => `n.${c}`), 'n.ambiguous',
    'n.email_sendable', 'n.phone_sms', 'n.name_ref IS NOT NULL',
    `${ROLES}[n.subject_role]`, 's.source_ids', 'n.email_key', 'n.phone_key', 'a.sealed', sourceOf(ROW_REF, p), 'a.batch_no',
    recordOf(ROW_REF), subjectOf(ROW_REF), 'a.key_version', 'a.contact_as_of', ...(blobs ? OTHER_BLOBS.map((c) => `b.${c}`) : []),
  ]; // prettier-ignore
}

/** Nothing is looked for where there is nothing to be found: a key that is null is not even hashed. */
const IF_SEVERAL = 'CASE WHEN n.several THEN n.root END';

export function joins(
  p: Publication,
  { blobs, count }: { readonly blobs: boolean; readonly count: number },
): string {
  const { scope, kind } = p;
  return `${kind === 'affected' ? `JOIN pr_form f ON f.no = n.form_no` : ''}
       JOIN ${scope.files} s ON s.no = n.files_no
       ${blobs ? `LEFT JOIN ${hashed(`SELECT * FROM ${scope.blob}`)} b ON b.root = ${IF_SEVERAL}` : ''}
       ${rowsAt(p, { ref: ROW_REF, count, alias: 'a', columns: SEAL })}`;
}

/** Up to so many rows are fetched one by one by their address (staged_row_pkey); for more, all are read and hashed. */
export const FETCHED_MAX = 30_000;
/**
 * The side of a join that is hashed: a LIMIT that never bites makes the planner expect a tenth of it. The persons beside it
 * keep their order, which is that of every index they go into.
 */
export function hashed(query: string): string {
  return `(${query} LIMIT (SELECT 1000000000000))`;
}

interface RowsWanted {
  readonly ref: string;
  readonly count: number;
  readonly alias: string;
  /** What is hashed is kept narrow: a million wide rows are a gigabyte. */
  readonly columns: readonly string[];
}

/** Joins the staged rows at an address. */
function rowsAt(p: Publication, { ref, count, alias, columns: wanted }: RowsWanted): string {
  const at = `r.incident_id = '${uuid(p.incidentId)}'`;
  const columnsOfRow = wanted.map((c) => `r.${c}`).join(', ');
  if (count <= FETCHED_MAX) {
    return `LEFT JOIN LATERAL (SELECT ${columnsOfRow} FROM intake_v_row r
             WHERE ${at} AND r.source_id = ${sourceOf(ref, p)} AND r.record_no = ${recordOf(ref)}
               AND r.subject_no = ${subjectOf(ref)} AND r.bucket = ${bucketOf(ref)} OFFSET 0) ${alias} ON true`;
  }
  const all = `SELECT (s.no << 49) | (r.record_no::bigint << 18) | (r.subject_no::bigint << 10) | r.bucket AS ref,
                    ${columnsOfRow}
                FROM intake_v_row r JOIN ${sourceValues(p.sources)} ON s.source_id = r.source_id
               WHERE ${at}`;
  return `LEFT JOIN ${hashed(all)} ${alias} ON ${alias}.ref = ${ref}`;
}

const blobOf = (alias: string, prefix: string) =>
  BLOB.map((c) => `${alias}.${c} AS ${prefix}${c}`).join(', ');

/**
 * The blobs of phones and names that came from another row than the first, of whoever is written; few people have one.
 * False: nobody has. `compared`: only some of the persons are written.
 */
export async function keepOtherBlobs(tx: Tx, p: Publication, compared: boolean): Promise<boolean> {
  const { blob, many, place } = p.scope;
  await tx.run(
    `CREATE TEMP TABLE ${blob}_ref ON COMMIT DROP AS
     SELECT n.root, CASE WHEN n.phone_ref <> ${FIRST_REF} THEN n.phone_ref END AS phone_ref,
            CASE WHEN n.name_ref <> ${FIRST_REF} THEN n.name_ref END AS name_ref
       FROM ${many} n
       ${compared ? `JOIN ${place} l ON l.root = n.root AND (l.cohort_id IS NULL OR l.said OR l.reached)` : ''}
      WHERE n.phone_ref <> ${FIRST_REF} OR n.name_ref <> ${FIRST_REF}`,
  );
  const { n } = (await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${blob}_ref`))!;
  if (n === 0) return false;
  await tx.run(
    `CREATE TEMP TABLE ${blob} ON COMMIT DROP AS
     SELECT n.root, ${blobOf('t', 'phone_')}, ${blobOf('m', 'name_')}
       FROM ${blob}_ref n
       ${rowsAt(p, { ref: 'n.phone_ref', count: n, alias: 't', columns: BLOB })}
       ${rowsAt(p, { ref: 'n.name_ref', count: n, alias: 'm', columns: BLOB })}`,
  );
  await tx.run(`ANALYZE ${blob} (root)`);
  return true;
}
