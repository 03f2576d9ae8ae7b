/** What a run finds in the rows: suspect keys, id spaces, free text. Working tables: see resolve.store.ts. */
import type { Tx } from '../platform/db/db.ts';
import { ADDRESSES, type Crowds } from './crowds.store.ts';
import {
  EXAMPLES_MAX,
  ID_SPACE_PERCENT,
  SHARED_PEOPLE,
  SUSPECT_OTHER_KEYS,
  SUSPECT_ROWS,
} from './rules/guards.ts';

const KEYS = [
  { kind: 'customer_id', column: 'customer_key', others: ['email_key', 'phone_key'] },
  { kind: 'email', column: 'email_key', others: ['customer_key', 'phone_key'] },
  { kind: 'phone', column: 'phone_key', others: ['customer_key', 'email_key'] },
] as const;

/** 64 bits of a key, which aggregates order at once; they order no keys before PostgreSQL 18. */
export const print = (key: string) => `hashtextextended(encode(${key}, 'hex'), 0)`;
/** The first few rows of a group, to be shown masked. */
export const few = (ref: string) => `(array_agg(${ref} ORDER BY ${ref}))[1:${EXAMPLES_MAX}]`;

/** `refs`: rows whose contact may be shown masked. `pr_behind`: who stands behind a finding that may hold people. */
export async function makeFindingTables(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_finding (
       kind text, subject text, count int, facts jsonb, refs bigint[], PRIMARY KEY (kind, subject)
     ) ON COMMIT DROP`,
  );
  await tx.run(`CREATE TEMP TABLE pr_behind (kind text, subject text, root bytea) ON COMMIT DROP`);
  await tx.run(`CREATE TEMP TABLE pr_busy (kind text, key bytea, row_count int) ON COMMIT DROP`);
}

/**
 * Keys on many rows, as they stand in the files: for ids counted already, for addresses among the crowds that suspect keys
 * and shared addresses have in common. Few pass, so whatever looks closer looks at little.
 */
export async function findBusyKeys(tx: Tx, crowds: Crowds): Promise<void> {
  await tx.run(
    `INSERT INTO pr_busy SELECT 'customer_id', group_key, own_count FROM pr_twice
      WHERE kind = 1 AND own_count > ${SUSPECT_ROWS}`,
  );
  for (const address of ADDRESSES) {
    if (crowds[address] === '{}') continue;
    const column = `${address}_key`;
    await tx.run(`CREATE TEMP TABLE pr_crowd_${address} (no int) ON COMMIT DROP`);
    await tx.run(`INSERT INTO pr_crowd_${address} SELECT unnest($1::int[])`, [crowds[address]]);
    await tx.run(`ANALYZE pr_crowd_${address}`);
    await tx.run(
      `INSERT INTO pr_busy SELECT '${address}', r.${column}, count(*)
         FROM pr_row r JOIN pr_crowd_${address} c ON c.no = hashbytea(r.${column})
        GROUP BY r.${column} HAVING count(*) > ${SHARED_PEOPLE}`,
    );
  }
  await tx.run(`ANALYZE pr_busy`);
}

/** Before placeholders are dropped, so that what was decided about them keeps its subject. */
export async function findSuspectKeys(tx: Tx): Promise<void> {
  for (const { kind, column, others } of KEYS) {
    const [one, two] = others;
    if (!(await isAny(tx, `pr_busy WHERE kind = '${kind}' AND row_count > ${SUSPECT_ROWS}`))) continue;
    await tx.run(
      `INSERT INTO pr_finding
       WITH busy AS MATERIALIZED (
         SELECT b.key, b.row_count, r.ref, r.${one} AS one, r.${two} AS two
           FROM pr_row r JOIN pr_busy b ON b.key = r.${column}
          WHERE b.kind = '${kind}' AND b.row_count > ${SUSPECT_ROWS}
       ), spread AS (
         SELECT key, count(*) AS other_keys
           FROM (SELECT key, one FROM busy WHERE one IS NOT NULL
                 UNION SELECT key, two FROM busy WHERE two IS NOT NULL) companion
          GROUP BY key HAVING count(*) > ${SUSPECT_OTHER_KEYS}
       )
       SELECT 'suspect_key', '${kind}:' || encode(s.key, 'hex'), min(b.row_count),
              jsonb_build_object('key_kind', '${kind}', 'other_keys', min(s.other_keys),
                'rows_with_no_other_key', count(*) FILTER (WHERE num_nonnulls(b.one, b.two) = 0)),
              ${few('b.ref')}
         FROM spread s JOIN busy b ON b.key = s.key GROUP BY s.key`,
    );
  }
}

/**
 * Two sources of one id space: of the ids for which both hold an address, how many share none? An id's key is made
 * with its space, so equal keys are of one space. Ids that stand with one address only agree everywhere; whatever
 * differs is compared in pairs. Linear in rows, whatever one id stands on.
 */
export async function findIdSpaces(tx: Tx): Promise<void> {
  if (!(await isAny(tx, `pr_source HAVING count(*) > 1`))) return;
  await tx.run(
    `CREATE TEMP TABLE pr_common ON COMMIT DROP AS
     SELECT customer_key AS id FROM pr_row WHERE customer_key IS NOT NULL
      GROUP BY customer_key HAVING min(source_no) <> max(source_no)`,
  );
  if (!(await isAny(tx, `pr_common`))) return;
  await tx.run(`ANALYZE pr_common`);
  await tx.run(
    `CREATE TEMP TABLE pr_held ON COMMIT DROP AS
     SELECT c.id, r.id_space COLLATE "C" AS id_space, r.source_no, r.ref, r.email_key, r.phone_key
       FROM pr_row r JOIN pr_common c ON c.id = r.customer_key WHERE num_nonnulls(r.email_key, r.phone_key) > 0`,
  );
  const sources = (await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM pr_source`))!.n;
  await tx.run(
    `CREATE TEMP TABLE pr_holder ON COMMIT DROP AS
     SELECT h.id, min(h.id_space) AS id_space, ${ADDRESSES.map(holders).join(', ')}
       FROM pr_held h
       JOIN (SELECT no, set_bit(0::bit(${sources}), no - 1, 1) AS mask FROM pr_source) s ON s.no = h.source_no
      GROUP BY h.id`,
  );
  for (const address of ADDRESSES) await compareHolders(tx, address);
}

/** Which sources hold an address of an id, and whether all of them are one. */
function holders(address: string): string {
  return `bit_or(s.mask) FILTER (WHERE h.${address}_key IS NOT NULL) AS ${address}_sources,
            min(${print(`h.${address}_key`)}) <> max(${print(`h.${address}_key`)}) AS ${address}_differs`;
}

async function compareHolders(tx: Tx, address: (typeof ADDRESSES)[number]): Promise<void> {
  if (!(await isAny(tx, `pr_holder WHERE ${address}_differs`))) return;
  await tx.run(
    `INSERT INTO pr_finding
     WITH common AS (
       SELECT g.id_space, a.no AS one, b.no AS two, sum(g.ids) AS ids
         FROM (SELECT id_space, ${address}_sources AS sources, count(*) AS ids FROM pr_holder
                WHERE ${address}_sources IS NOT NULL GROUP BY id_space, ${address}_sources) g
         JOIN pr_source a ON get_bit(g.sources, a.no - 1) = 1
         JOIN pr_source b ON get_bit(g.sources, b.no - 1) = 1 AND b.no > a.no
        GROUP BY g.id_space, a.no, b.no
     ), held AS MATERIALIZED (
       SELECT h.source_no, h.id, h.${address}_key AS address, min(h.ref) AS ref
         FROM pr_held h JOIN pr_holder o ON o.id = h.id AND o.${address}_differs
        WHERE h.${address}_key IS NOT NULL GROUP BY h.source_no, h.id, h.${address}_key
     ), id AS MATERIALIZED (
       SELECT source_no, id, min(ref) AS ref FROM held GROUP BY source_no, id
     ), agree AS (
       SELECT DISTINCT a.source_no AS one, b.source_no AS two, a.id
         FROM held a JOIN held b ON b.id = a.id AND b.address = a.address AND b.source_no > a.source_no
     ), apart AS (
       SELECT o.id_space, a.source_no AS one, b.source_no AS two, count(*) AS ids, ${few('a.ref')} AS refs
         FROM id a JOIN id b ON b.id = a.id AND b.source_no > a.source_no
         JOIN pr_holder o ON o.id = a.id
         LEFT JOIN agree g ON g.id = a.id AND g.one = a.source_no AND g.two = b.source_no
        WHERE g.id IS NULL GROUP BY o.id_space, a.source_no, b.source_no
     )
     SELECT 'id_space', c.id_space || ':' || s.base_name || ':' || t.base_name || ':${address}',
            p.ids, jsonb_build_object('id_space', c.id_space, 'common_ids', c.ids, 'address', '${address}',
              'files', jsonb_build_array(s.base_name, t.base_name)), p.refs
       FROM apart p
       JOIN common c ON c.id_space = p.id_space AND c.one = p.one AND c.two = p.two
       JOIN pr_source s ON s.no = p.one JOIN pr_source t ON t.no = p.two
      WHERE p.ids * 100 > c.ids * ${ID_SPACE_PERCENT}`,
  );
}

/** Free text may name anything: its column waits for a person who has read some of it. */
export async function findFreeText(tx: Tx): Promise<void> {
  if (!(await isAny(tx, `pr_source WHERE has_free_text`))) return;
  await tx.run(
    `INSERT INTO pr_finding
     SELECT 'free_text', s.base_name, count(r.ref), jsonb_build_object('file', s.base_name),
            COALESCE((array_agg(r.ref ORDER BY r.ref) FILTER (WHERE r.ref IS NOT NULL))[1:${EXAMPLES_MAX}], '{}')
       FROM pr_source s
       LEFT JOIN (pr_row r JOIN pr_form f ON f.no = r.form_no AND substring(f.exposure FROM 457 FOR 8) <> B'00000000')
              ON r.source_no = s.no
      WHERE s.has_free_text GROUP BY s.base_name`,
  );
}

export async function isAny(tx: Tx, of: string): Promise<boolean> {
  return (await tx.one(`SELECT 1 AS found FROM ${of} LIMIT 1`)) !== undefined;
}
