/** Groups → persons: what their rows say together, and the one e-mail, phone and greeting name of each (ENGINE §5). */
import type { Tx } from '../platform/db/db.ts';
import { SAID } from './person-row.store.ts';
import { AFFECTED, type Scope } from './resolve.store.ts';

/**
 * The contact_only and suppression rows that attach, strongest key first, to the one person that matches. Several
 * matches attach nowhere; nor does a row whose own customer id differs from the person's in the same id space, since two
 * customer ids are never one person. `extras`: which rows those are, if there are any.
 */
export async function attachRows(tx: Tx, scope: Scope, extras: string | null): Promise<void> {
  await tx.run(`CREATE TEMP TABLE ${scope.attached} (ref bigint, root bytea) ON COMMIT DROP`);
  if (extras === null) return;
  const { row, member } = scope;
  const matches = (column: 'email_key' | 'phone_key') =>
    `SELECT r.${column} AS key, (array_agg(DISTINCT COALESCE(m.root, r.group_key))) AS roots
       FROM ${row} r LEFT JOIN ${member} m ON m.group_key = r.group_key
      WHERE r.role <= 1 AND r.${column} IN (SELECT ${column} FROM extra)
      GROUP BY r.${column}`;
  await tx.run(
    `INSERT INTO ${scope.attached} (ref, root)
     WITH extra AS MATERIALIZED (
       SELECT r.ref, r.id_space,
              CASE WHEN r.inherited AND r.kind = 1 THEN r.group_key ELSE r.customer_key END AS customer_key,
              CASE WHEN r.inherited AND r.kind = 2 THEN r.group_key ELSE r.email_key END AS email_key,
              CASE WHEN r.inherited AND r.kind = 3 THEN r.group_key ELSE r.phone_key END AS phone_key
         FROM pr_row r WHERE ${extras}
          ${scope.row === 'pr_row' ? '' : 'AND NOT EXISTS (SELECT FROM pr_attached a WHERE a.ref = r.ref)'}
     ), customer AS (
       SELECT r.group_key AS key, COALESCE(m.root, r.group_key) AS root, min(r.id_space) AS id_space
         FROM ${row} r LEFT JOIN ${member} m ON m.group_key = r.group_key
        WHERE r.role <= 1 AND r.kind = 1 GROUP BY 1, 2
       UNION
       SELECT c.key, m.root, c.id_space FROM pr_crosswalk c JOIN ${member} m ON m.group_key = c.key
     ), by_email AS (${matches('email_key')}), by_phone AS (${matches('phone_key')}),
     matched AS (
       SELECT e.ref, e.customer_key, e.id_space,
              CASE WHEN c.key IS NOT NULL THEN c.root
                   WHEN m.key IS NOT NULL THEN CASE WHEN cardinality(m.roots) = 1 THEN m.roots[1] END
                   WHEN cardinality(p.roots) = 1 THEN p.roots[1] END AS root
         FROM extra e
         LEFT JOIN customer c ON c.key = e.customer_key
         LEFT JOIN by_email m ON m.key = e.email_key
         LEFT JOIN by_phone p ON p.key = e.phone_key
     )
     SELECT DISTINCT x.ref, x.root FROM matched x
      WHERE x.root IS NOT NULL
        AND (x.customer_key IS NULL
             OR EXISTS (SELECT FROM customer c WHERE c.root = x.root AND c.key = x.customer_key)
             OR NOT EXISTS (SELECT FROM customer c WHERE c.root = x.root AND c.id_space = x.id_space))`,
  );
  await tx.run(`ANALYZE ${scope.attached}`);
}

/**
 * Roots about which more than one row says something: only they need to be summed up and chosen for. `counted`: nothing
 * changed whose rows belong together since groups on several rows were counted.
 */
export async function findSeveral(tx: Tx, scope: Scope, counted: boolean): Promise<void> {
  const { row, member, attached, several } = scope;
  const known = counted && !(await isAny(tx, member)) && !(await isAny(tx, attached));
  await tx.run(
    known
      ? `CREATE TEMP TABLE ${several} ON COMMIT DROP AS SELECT group_key AS root FROM pr_twice`
      : `CREATE TEMP TABLE ${several} ON COMMIT DROP AS
         SELECT root FROM (SELECT COALESCE(m.root, r.group_key) FROM ${row} r
                             LEFT JOIN ${member} m ON m.group_key = r.group_key WHERE r.role <= 1
                           UNION ALL SELECT root FROM ${attached}) said (root)
          GROUP BY root HAVING count(*) > 1`,
  );
  await tx.run(`ANALYZE ${several}`);
}

async function isAny(tx: Tx, table: string): Promise<boolean> {
  return (await tx.one(`SELECT 1 AS found FROM ${table} LIMIT 1`)) !== undefined;
}

/** Whose a row `r` is. Where every group stands for itself there is nothing to join, and that saves a pass. */
async function rooted(tx: Tx, { member }: Scope): Promise<{ readonly root: string; readonly join: string }> {
  return (await isAny(tx, member))
    ? { root: 'COALESCE(m.root, r.group_key)', join: `LEFT JOIN ${member} m ON m.group_key = r.group_key` }
    : { root: 'r.group_key', join: '' };
}

const FACTS = ['locale', 'country', 'region', 'time_zone'] as const;

/** What the rows of those persons say together: the exposure united, facts, sources, the row that carries their key. */
export async function sumUp(tx: Tx, scope: Scope): Promise<void> {
  const { row, several, fact, multi } = scope;
  const { root, join } = await rooted(tx, scope);
  await tx.run(
    `CREATE TEMP TABLE ${fact} ON COMMIT DROP AS
     SELECT ${root} AS root, r.* FROM ${row} r ${join}
      WHERE ${root} IN (SELECT root FROM ${several}) AND r.role <= 1
     UNION ALL
     SELECT a.root, r.* FROM pr_row r JOIN ${scope.attached} a ON a.ref = r.ref`,
  );
  await tx.run(`ANALYZE ${fact} (root)`);
  await tx.run(
    `CREATE TEMP TABLE ${multi} ON COMMIT DROP AS
     SELECT root,
            min(kind) FILTER (WHERE role <= 1 AND group_key = root) AS kind,
            min(ref) FILTER (WHERE role <= 1 AND group_key = root AND NOT inherited) AS key_ref,
            (count(*) FILTER (WHERE role = 0))::int AS row_count,
            bit_or(f.exposure) FILTER (WHERE role = 0) AS exposure,
            array_agg(DISTINCT source_no) FILTER (WHERE role = 0) AS source_nos,
            min(subject_role) FILTER (WHERE role IN (0, 2)) AS subject_role,
            ${['former', 'minor', 'deceased'].map((f) => `bool_or(${f}) FILTER (WHERE role <> 1) AS ${f}`).join(', ')},
            min(customer_since) FILTER (WHERE role <> 1) AS customer_since,
            bool_or(role = 3 AND NOT deceased) AS legal_hold,
            ${FACTS.map(
              (f) => `min(${f}) FILTER (WHERE role <> 1) AS ${f},
            min(${f}) FILTER (WHERE role <> 1) <> max(${f}) FILTER (WHERE role <> 1) AS ${f}_differs`,
            ).join(', ')}
       FROM ${fact} JOIN pr_form f ON f.no = form_no GROUP BY root
     HAVING bool_or(role = 0) AND bool_or(role <= 1 AND group_key = root AND NOT inherited)`,
  );
  for (const f of FACTS) {
    await tx.run(
      `UPDATE ${multi} s SET ${f} = b.value
         FROM (${best(scope, f, `root IN (SELECT root FROM ${multi} WHERE ${f}_differs)`)}) b
        WHERE b.root = s.root`,
    );
  }
  await tx.run(`ANALYZE ${multi} (root)`);
}

/** Best rank, then latest date, then most rows, then smallest value; `ref` is its first row, `flag` a fact of the value. */
function best(scope: Scope, column: string, where = 'true', flag = 'true'): string {
  return `SELECT DISTINCT ON (root) root, value, ref, flag
            FROM (SELECT root, ${column} AS value, min(score) AS score, count(*) AS row_count, min(ref) AS ref,
                         bool_and(${flag}) AS flag
                    FROM ${scope.fact} WHERE ${column} IS NOT NULL AND role IN (0, 2) AND ${where}
                   GROUP BY root, ${column}) candidate
           ORDER BY root, score, row_count DESC, value`;
}

/**
 * Exposures that came of uniting rows, and distinct lists of files, so that persons carry a number instead. A file's own
 * number is that of the list which holds nothing else.
 */
export async function listForms(tx: Tx, scope: Scope): Promise<void> {
  const { multi, files } = scope;
  await tx.run(
    `INSERT INTO pr_form (no, bits, exposure, worst, persons)
     SELECT n.no + row_number() OVER (), d.bits, d.exposure, people_worst_forms(d.exposure), 0
       FROM (SELECT bits, ('x' || encode(substring(bits FROM 5), 'hex'))::bit(464) AS exposure
               FROM (SELECT DISTINCT bit_send(exposure) AS bits FROM ${multi}) b) d
      CROSS JOIN (SELECT max(no) AS no FROM pr_form) n
      WHERE NOT EXISTS (SELECT FROM pr_form f WHERE f.bits = d.bits)`,
  );
  await tx.run(
    `CREATE TEMP TABLE ${files} ON COMMIT DROP AS
     SELECT no::int AS no, ARRAY[no] AS source_nos, ARRAY[source_id] AS source_ids FROM pr_source
     UNION ALL
     SELECT 1000000 + row_number() OVER (), d.source_nos,
            ARRAY(SELECT s.source_id FROM pr_source s WHERE s.no = ANY (d.source_nos) ORDER BY s.no)
       FROM (SELECT DISTINCT source_nos FROM ${multi} WHERE cardinality(source_nos) > 1) d`,
  );
  await tx.run(`ANALYZE pr_form`);
  await tx.run(`ANALYZE ${files}`);
}

/**
 * One line per person with a leaked row, in order of root, with what is said of them. `email_ref`, `phone_ref`, `name_ref`: the rows of the chosen contacts.
 */
export async function listPersons(tx: Tx, scope: Scope): Promise<void> {
  const { row, member, several, multi, many, files } = scope;
  const { root, join } = await rooted(tx, scope);
  await tx.run(`ANALYZE ${member}`);
  await tx.run(
    `CREATE TEMP TABLE ${many} ON COMMIT DROP AS
     SELECT x.root, x.key_ref, x.kind, COALESCE(m.ambiguous, false) AS ambiguous, true AS several, x.row_count,
            f.no AS form_no, l.no AS files_no, x.subject_role, ${SAID.map((c) => `x.${c}`).join(', ')}, mail.value AS email_key, mail.ref AS email_ref, mail.flag AS email_sendable,
            call.value AS phone_key, call.ref AS phone_ref, call.flag AS phone_sms, name.ref AS name_ref
       FROM ${multi} x JOIN pr_form f ON f.bits = bit_send(x.exposure) JOIN ${files} l ON l.source_nos = x.source_nos
       LEFT JOIN ${member} m ON m.group_key = x.root
       LEFT JOIN (${best(scope, 'email_key', 'true', 'email_sendable')}) mail ON mail.root = x.root
       LEFT JOIN (${best(scope, 'phone_key', 'true', 'phone_sms')}) call ON call.root = x.root
       LEFT JOIN (SELECT DISTINCT ON (root) root, ref FROM ${scope.fact}
                   WHERE authoritative_name AND NOT inherited AND role IN (0, 2) ORDER BY root, score, ref) name
              ON name.root = x.root`,
  );
  await tx.run(
    `CREATE TEMP TABLE ${scope.person} ON COMMIT DROP AS
     SELECT (row_number() OVER (ORDER BY root) - 1)::int AS place, *
       FROM (
         SELECT r.group_key AS root, r.ref AS key_ref, r.kind, ${join === '' ? 'false' : 'COALESCE(m.ambiguous, false)'} AS ambiguous, false AS several,
                1 AS row_count, r.form_no, r.source_no::int AS files_no, r.subject_role,
                ${SAID.map((c) => (c === 'legal_hold' ? 'false AS legal_hold' : `r.${c}`)).join(', ')}, r.email_key, CASE WHEN r.email_key IS NOT NULL THEN r.ref END AS email_ref,
                CASE WHEN r.email_key IS NOT NULL THEN r.email_sendable END AS email_sendable,
                r.phone_key, CASE WHEN r.phone_key IS NOT NULL THEN r.ref END AS phone_ref,
                CASE WHEN r.phone_key IS NOT NULL THEN r.phone_sms END AS phone_sms,
                CASE WHEN r.authoritative_name THEN r.ref END AS name_ref
           FROM ${row} r ${join}
          WHERE r.role = 0 AND NOT r.inherited AND NOT EXISTS (SELECT FROM ${several} s WHERE s.root = ${root})
         UNION ALL
         SELECT * FROM ${many}
       ) person`,
  );
  await tx.run(`ANALYZE ${scope.person} (root, place, key_ref, several, form_no, files_no, kind)`);
}

/** Affected people of one exposure (`pr_form.no`), country and age. */
export interface Heads {
  readonly formNo: number;
  readonly country: string;
  readonly minor: boolean;
  readonly n: number;
}

export interface PersonCounts {
  readonly persons: Readonly<Record<1 | 2 | 3, number>>;
  readonly all: number;
  readonly flagged: number;
  readonly heads: readonly Heads[];
}

export async function countAll(tx: Tx, scope: Scope): Promise<number> {
  return (await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${scope.person}`))!.n;
}

/** Affected people by kind of key and by what they share; how many have which exposure stands in `pr_form` afterwards. */
export async function countPersons(tx: Tx): Promise<PersonCounts> {
  const rows = await tx.q<Heads & { kind: 1 | 2 | 3; ambiguous: boolean }>(
    `SELECT kind::int AS kind, ambiguous, form_no AS "formNo", COALESCE(country, '') AS country, minor, count(*)::int AS n
       FROM ${AFFECTED.person} GROUP BY kind, ambiguous, form_no, COALESCE(country, ''), minor`,
  );
  const persons = { 1: 0, 2: 0, 3: 0 };
  const byForm = new Map<number, number>();
  let flagged = 0;
  for (const { kind, ambiguous, formNo, n } of rows) {
    persons[kind] += n;
    if (ambiguous) flagged += n;
    byForm.set(formNo, (byForm.get(formNo) ?? 0) + n);
  }
  await tx.run(
    `UPDATE pr_form f SET persons = c.n FROM unnest($1::int[], $2::int[]) AS c (no, n) WHERE c.no = f.no`,
    [[...byForm.keys()], [...byForm.values()]],
  );
  return { persons, all: persons[1] + persons[2] + persons[3], flagged, heads: rows };
}
