/** ENGINE §5, rules 1–3: which group of rows stands for itself, and which belongs to another. */
import type { Tx } from '../platform/db/db.ts';
import type { DecidedGroups } from './rules/decisions.ts';
import type { Glance, Scope } from './resolve.store.ts';

/**
 * A key's kind is part of its HMAC, so a group key alone names its group. Keys are compared, never put in order by
 * aggregates: `min(bytea)` is younger than PostgreSQL 15.
 */
export async function makeMemberTable(tx: Tx, scope: Scope): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE ${scope.member} (
       group_key bytea, kind smallint, root bytea, ambiguous boolean
     ) ON COMMIT DROP`,
  );
}

/**
 * Crosswalk rows equate ids of two spaces. Ids that hang together are one customer only where each id space occurs once
 * among them; else nobody is joined. Labels fall to the smallest number in reach, and jump along each other, until they
 * stand still: the rounds grow with the logarithm of the longest chain a hostile file may hold.
 */
export async function joinCrosswalks(tx: Tx, scope: Scope, anyReference: boolean): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_edge ON COMMIT DROP AS
     SELECT DISTINCT customer_key AS a, id_space AS a_space, other_customer_key AS b, other_id_space AS b_space
       FROM ${scope.row} WHERE ${anyReference} AND role = 1 AND customer_key IS NOT NULL AND other_customer_key IS NOT NULL`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_crosswalk ON COMMIT DROP AS
     SELECT key, id_space, no, no AS component, false AS joined
       FROM (SELECT key, id_space, row_number() OVER (ORDER BY key)::int AS no
               FROM (SELECT a AS key, a_space AS id_space FROM pr_edge
                     UNION SELECT b, b_space FROM pr_edge) id) numbered`,
  );
  const some = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM pr_crosswalk`);
  if (some!.n === 0) return;
  await tx.run(`ANALYZE pr_edge`);
  await tx.run(`ANALYZE pr_crosswalk`);
  while ((await tx.run(LOWER_LABELS)) > 0) await tx.run(JUMP_LABELS);
  await tx.run(
    `UPDATE pr_crosswalk c SET joined = true
       FROM (SELECT component FROM pr_crosswalk GROUP BY component HAVING count(*) = count(DISTINCT id_space)) one
      WHERE one.component = c.component`,
  );
  // The id that stands for the customer has a row of its own; the main space goes first, whatever files come later.
  await tx.run(
    `INSERT INTO ${scope.member} (group_key, kind, root, ambiguous)
     SELECT c.key, 1, f.root, false
       FROM pr_crosswalk c
       JOIN (SELECT DISTINCT ON (component) component, key AS root FROM pr_crosswalk
              WHERE joined AND key IN (SELECT group_key FROM ${scope.row} WHERE role <= 1 AND kind = 1 AND NOT inherited)
              ORDER BY component, id_space <> 'main', id_space COLLATE "C", key) f ON f.component = c.component
      WHERE c.key <> f.root`,
  );
}

const LOWER_LABELS = `UPDATE pr_crosswalk c SET component = near.component
    FROM (SELECT no, min(component) AS component
            FROM (SELECT x.no, y.component FROM pr_edge e
                    JOIN pr_crosswalk x ON x.key = e.a JOIN pr_crosswalk y ON y.key = e.b
                  UNION ALL
                  SELECT y.no, x.component FROM pr_edge e
                    JOIN pr_crosswalk x ON x.key = e.a JOIN pr_crosswalk y ON y.key = e.b) both_ways
           GROUP BY no) near
   WHERE near.no = c.no AND near.component < c.component`;
const JUMP_LABELS = `UPDATE pr_crosswalk c SET component = o.component
    FROM pr_crosswalk o WHERE o.no = c.component AND o.component < c.component`;

/** Decisions that say something about rows of this run: of groups that are there, into groups that are there. */
export async function takeDecisions(
  tx: Tx,
  scope: Scope,
  decisions: readonly DecidedGroups[],
): Promise<DecidedGroups[]> {
  await tx.run(
    `CREATE TEMP TABLE pr_decision ON COMMIT DROP AS
     SELECT d.no, decode(d.key, 'hex') AS group_key, d.kind::smallint AS kind, decode(d."into", 'hex') AS into_key
       FROM jsonb_to_recordset('${json(decisions)}'::jsonb) AS d (no int, key text, kind int, "into" text)`,
  );
  if (decisions.length === 0) return [];
  const there = (column: string) =>
    `EXISTS (SELECT FROM ${scope.row} r WHERE r.group_key = d.${column} AND r.role <= 1)`;
  await tx.run(
    `DELETE FROM pr_decision d
      WHERE NOT ${there('group_key')} OR (d.into_key IS NOT NULL AND NOT ${there('into_key')})`,
  );
  const rows = await tx.q<{ no: number }>(`SELECT no FROM pr_decision ORDER BY no`);
  return rows.map(({ no }) => decisions[no]!);
}

/** Hexadecimal keys and small numbers only: safe inside quotes. */
function json(decisions: readonly DecidedGroups[]): string {
  return JSON.stringify(
    decisions.map(({ group, into }, no) => ({
      no,
      key: group.key,
      kind: group.kind,
      into: into?.key ?? null,
    })),
  );
}

/** Everything that stood for the one group stands for the other from now on. */
export async function mergeGroups(tx: Tx, scope: Scope, decision: DecidedGroups): Promise<void> {
  const { group, into } = decision;
  if (into === null) return;
  const root = (key: string) =>
    `COALESCE((SELECT root FROM ${scope.member} WHERE group_key = decode('${key}', 'hex')), decode('${key}', 'hex'))`;
  const row = await tx.one<{ from: string; to: string }>(
    `SELECT encode(${root(group.key)}, 'hex') AS "from", encode(${root(into.key)}, 'hex') AS "to"`,
  );
  const { from, to } = row!;
  if (from === to) return;
  await tx.run(
    `UPDATE ${scope.member} SET root = decode($2, 'hex'), ambiguous = false WHERE root = decode($1, 'hex')`,
    [from, to],
  );
  await tx.run(
    `INSERT INTO ${scope.member} (group_key, kind, root, ambiguous)
     SELECT decode($1, 'hex'), $3, decode($2, 'hex'), false
      WHERE NOT EXISTS (SELECT FROM ${scope.member} WHERE group_key = decode($1, 'hex'))`,
    [from, to, group.kind],
  );
}

/** Kinds of groups there are beside customers, among rows that are looked through for it. */
export async function weakerKinds(tx: Tx, scope: Scope): Promise<Glance> {
  const row = await tx.one<{ emails: boolean | null; phones: boolean | null }>(
    `SELECT bool_or(kind = 2) AS emails, bool_or(kind = 3) AS phones FROM ${scope.row} WHERE role <= 1`,
  );
  return { emails: row!.emails ?? false, phones: row!.phones ?? false };
}

/** 2. E-mail groups look at the e-mails among customers' rows. 3. Phone groups look at all phones gathered in 1–2. */
export async function joinGroups(tx: Tx, scope: Scope, kind: 2 | 3): Promise<void> {
  const column = kind === 2 ? 'email_key' : 'phone_key';
  const decided = scope.row === 'pr_row' ? 'AND group_key NOT IN (SELECT group_key FROM pr_decision)' : '';
  await tx.run(
    `INSERT INTO ${scope.member} (group_key, kind, root, ambiguous)
     WITH own AS (
       SELECT DISTINCT group_key FROM ${scope.row} WHERE kind = ${kind} AND role <= 1 ${decided}
     ), seen AS (
       SELECT DISTINCT g.group_key, COALESCE(m.root, r.group_key) AS root
         FROM own g
         JOIN ${scope.row} r ON r.${column} = g.group_key AND r.kind < ${kind} AND r.role <= 1
         LEFT JOIN ${scope.member} m ON m.group_key = r.group_key
     ), found AS (
       SELECT group_key, count(*) AS persons, (array_agg(root))[1] AS root FROM seen GROUP BY group_key
     )
     SELECT group_key, ${kind}, CASE WHEN persons = 1 THEN root ELSE group_key END, persons > 1 FROM found`,
  );
  await tx.run(`ANALYZE ${scope.member}`);
}
