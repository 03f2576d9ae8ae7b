/** Groups → persons: what their rows say together, and the one e-mail, phone and greeting name of each (ENGINE §5). */
import type { Tx } from '../platform/db/db.ts';
import { type Scope } from './resolve.store.ts';

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

/** Roots about which more than one row says something: only they need to be summed up and chosen for. */
export async function findSeveral(tx: Tx, scope: Scope): Promise<void> {
  const attached = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${scope.attached}`);
  const members = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${scope.member}`);
  const own =
    members!.n === 0
      ? `SELECT group_key AS root FROM ${scope.row} WHERE role <= 1`
      : `SELECT COALESCE(m.root, r.group_key) FROM ${scope.row} r
           LEFT JOIN ${scope.member} m ON m.group_key = r.group_key WHERE r.role <= 1`;
  await tx.run(
    `CREATE TEMP TABLE ${scope.several} ON COMMIT DROP AS
     SELECT root FROM (${own}${attached!.n === 0 ? '' : ` UNION ALL SELECT root FROM ${scope.attached}`}) said (root)
      GROUP BY root HAVING count(*) > 1`,
  );
  await tx.run(`ANALYZE ${scope.several}`);
}

const FACTS = ['locale', 'country', 'region', 'time_zone'] as const;
const SAID = `subject_role, former, minor, deceased, legal_hold, ${FACTS.join(', ')}`;

/** What the rows of those persons say together: the exposure united, facts, sources. */
export async function sumUp(tx: Tx, scope: Scope): Promise<void> {
  const { row, member, several, fact, multi } = scope;
  await tx.run(
    `CREATE TEMP TABLE ${fact} ON COMMIT DROP AS
     SELECT COALESCE(m.root, r.group_key) AS root, r.*
       FROM ${row} r LEFT JOIN ${member} m ON m.group_key = r.group_key
       JOIN ${several} s ON s.root = COALESCE(m.root, r.group_key) WHERE r.role = 0
     UNION ALL
     SELECT a.root, r.* FROM pr_row r JOIN ${scope.attached} a ON a.ref = r.ref`,
  );
  await tx.run(`ANALYZE ${fact} (root)`);
  await tx.run(
    `CREATE TEMP TABLE ${multi} ON COMMIT DROP AS
     SELECT root,
            (count(*) FILTER (WHERE role = 0))::int AS row_count,
            bit_or(exposure) FILTER (WHERE role = 0) AS exposure,
            array_agg(DISTINCT source_no) FILTER (WHERE role = 0) AS source_nos,
            min(subject_role) FILTER (WHERE role <> 3) AS subject_role,
            bool_or(former) AS former, bool_or(minor) AS minor, bool_or(deceased) AS deceased,
            bool_or(role = 3 AND NOT deceased) AS legal_hold,
            ${FACTS.map((f) => `min(${f}) AS ${f}, min(${f}) <> max(${f}) AS ${f}_differs`).join(', ')}
       FROM ${fact} GROUP BY root
     HAVING bool_or(role = 0)`,
  );
  for (const f of FACTS) {
    await tx.run(
      `UPDATE ${multi} s SET ${f} = b.value
         FROM (${best(scope, f, `root IN (SELECT root FROM ${multi} WHERE ${f}_differs)`)}) b
        WHERE b.root = s.root`,
    );
  }
}

/** Best rank, then latest date, then most rows, then smallest value; `ref` is its first row. */
function best(scope: Scope, column: string, where = 'true', also = ''): string {
  return `SELECT DISTINCT ON (root) root, value, ref${also && ', flag'}
            FROM (SELECT root, ${column} AS value, min(score) AS score, count(*) AS row_count, min(ref) AS ref
                         ${also && `, bool_and(${also}) AS flag`}
                    FROM ${scope.fact} WHERE ${column} IS NOT NULL AND role IN (0, 2) AND ${where}
                   GROUP BY root, ${column}) candidate
           ORDER BY root, score, row_count DESC, value`;
}

/**
 * One line per person with a leaked row, in order of root: those of one row straight from it, the others with their sums
 * and choices. `first_ref` is the row of the first sealed blob a person keeps.
 */
export async function listPersons(tx: Tx, scope: Scope): Promise<void> {
  const { row, member, several, multi } = scope;
  await tx.run(
    `CREATE TEMP TABLE ${scope.person} ON COMMIT DROP AS
     SELECT (row_number() OVER (ORDER BY root) - 1)::int AS place, *,
            COALESCE(email_ref, phone_ref, name_ref) AS first_ref
       FROM (
         SELECT r.group_key AS root, r.kind, r.ref AS key_ref, 1 AS row_count, COALESCE(m.ambiguous, false) AS ambiguous,
                false AS several, r.exposure, ARRAY[r.source_no] AS source_nos, r.subject_role, r.former, r.minor, r.deceased,
                false AS legal_hold, ${FACTS.map((f) => `r.${f}`).join(', ')},
                r.email_key, CASE WHEN r.email_key IS NOT NULL THEN r.ref END AS email_ref,
                CASE WHEN r.email_key IS NOT NULL THEN r.email_sendable END AS email_sendable,
                r.phone_key, CASE WHEN r.phone_key IS NOT NULL THEN r.ref END AS phone_ref,
                CASE WHEN r.phone_key IS NOT NULL THEN r.phone_sms END AS phone_sms,
                CASE WHEN r.authoritative_name THEN r.ref END AS name_ref
           FROM ${row} r LEFT JOIN ${member} m ON m.group_key = r.group_key
          WHERE r.role = 0 AND NOT r.inherited
            AND NOT EXISTS (SELECT FROM ${several} s WHERE s.root = COALESCE(m.root, r.group_key))
         UNION ALL
         SELECT x.root, k.kind, k.key_ref, x.row_count, COALESCE(m.ambiguous, false), true, x.exposure, x.source_nos,
                ${SAID.split(', ')
                  .map((c) => `x.${c}`)
                  .join(', ')},
                mail.value, mail.ref, mail.flag, call.value, call.ref, call.flag, name.ref
           FROM ${multi} x
           JOIN (SELECT group_key, min(kind) AS kind, min(ref) AS key_ref FROM ${row}
                  WHERE role <= 1 AND NOT inherited AND group_key IN (SELECT root FROM ${multi})
                  GROUP BY group_key) k ON k.group_key = x.root
           LEFT JOIN ${member} m ON m.group_key = x.root
           LEFT JOIN (${best(scope, 'email_key', 'true', 'email_sendable')}) mail ON mail.root = x.root
           LEFT JOIN (${best(scope, 'phone_key', 'true', 'phone_sms')}) call ON call.root = x.root
           LEFT JOIN (SELECT DISTINCT ON (root) root, ref FROM ${scope.fact}
                       WHERE authoritative_name AND NOT inherited AND role IN (0, 2) ORDER BY root, score, ref) name
                  ON name.root = x.root
       ) person`,
  );
  await tx.run(`ANALYZE ${scope.person} (root, place, several, exposure, source_nos, kind)`);
}

export interface PersonCounts {
  readonly persons: Readonly<Record<1 | 2 | 3, number>>;
  readonly all: number;
  readonly flagged: number;
}

export async function countPersons(tx: Tx, scope: Scope): Promise<PersonCounts> {
  const rows = await tx.q<{ kind: 1 | 2 | 3; ambiguous: boolean; n: number }>(
    `SELECT kind::int AS kind, ambiguous, count(*)::int AS n FROM ${scope.person} GROUP BY kind, ambiguous`,
  );
  const persons = { 1: 0, 2: 0, 3: 0 };
  let flagged = 0;
  for (const { kind, ambiguous, n } of rows) {
    persons[kind] += n;
    if (ambiguous) flagged += n;
  }
  return { persons, all: persons[1] + persons[2] + persons[3], flagged };
}

/** Worst forms, and the files of a person, once per distinct value instead of once per person. */
export async function listForms(tx: Tx, scope: Scope): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_form ON COMMIT DROP AS
     SELECT exposure, people_worst_forms(exposure) AS worst, persons, NULL::uuid AS profile_id
       FROM (SELECT exposure, count(*)::int AS persons FROM ${scope.person} GROUP BY exposure) d`,
  );
}
