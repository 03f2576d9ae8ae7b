/** What a run finds in its people: conflicts, shared addresses, lists, mistyped domains, crosswalks that join nobody. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { ADDRESSES } from './crowds.store.ts';
import { few, isAny, print } from './findings.store.ts';
import { uuid } from './resolve.store.ts';
import { EXAMPLES_MAX, type FindingKind, SHARED_PEOPLE } from './rules/guards.ts';

const DISTINCTIVE = ['nik', 'passport', 'dob'] as const;
const CARRIES_PROOF = `num_nonnulls(${DISTINCTIVE.map((what) => `r.conflict_${what}`).join(', ')}) > 0`;
const ROOT = 'COALESCE(m.root, r.group_key)';
const list = (of: (what: string) => string) => DISTINCTIVE.map(of).join(', ');

/** Rows that carry a hash, of people about whom several rows say something (persons.store.ts): nobody else differs. */
const PROOFS = `SELECT r.root, r.ref, ${list((what) => `r.conflict_${what}`)} FROM pr_fact r
          WHERE r.role <= 1 AND ${CARRIES_PROOF}`;

/**
 * Two different full national ids, passports or birth dates inside one person; the values' hashes name the conflict.
 * First whoever has two different 64-bit prints of them, then exactly those.
 */
export async function findConflicts(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_doubt ON COMMIT DROP AS
     SELECT root FROM (SELECT root, ${list((what) => `${print(`conflict_${what}`)} AS ${what}`)} FROM (${PROOFS}) p) x
      GROUP BY root HAVING ${DISTINCTIVE.map((what) => `min(${what}) <> max(${what})`).join(' OR ')}`,
  );
  if (!(await isAny(tx, `pr_doubt`))) return;
  await tx.run(`ANALYZE pr_doubt`);
  await tx.run(
    `CREATE TEMP TABLE pr_conflict ON COMMIT DROP AS
     WITH proof AS (
       SELECT p.root, v.what, v.hash, min(p.ref) AS ref
         FROM (${PROOFS}) p JOIN pr_doubt d ON d.root = p.root
        CROSS JOIN LATERAL (VALUES ${list((what) => `('${what}', p.conflict_${what})`)}) AS v (what, hash)
        WHERE v.hash IS NOT NULL GROUP BY p.root, v.what, v.hash
     ), several AS (
       SELECT root, what, count(*) AS of_them, string_agg(encode(hash, 'hex'), ',' ORDER BY hash) AS hashes,
              string_agg(ref::text, ',' ORDER BY ref) AS refs
         FROM proof GROUP BY root, what HAVING count(*) > 1
     )
     SELECT root, jsonb_object_agg(what, of_them) AS facts,
            md5(string_agg(what || '=' || hashes, ';' ORDER BY what)) AS fingerprint,
            (string_to_array(string_agg(refs, ',' ORDER BY what), ',')::bigint[])[1:${EXAMPLES_MAX}] AS refs
       FROM several GROUP BY root`,
  );
  await tx.run(`ANALYZE pr_conflict`);
  await tx.run(
    `WITH named AS MATERIALIZED (
       SELECT c.*, k.name || ':' || encode(c.root, 'hex') || ':' || c.fingerprint AS subject
         FROM pr_conflict c JOIN pr_many p ON p.root = c.root
         JOIN (VALUES (1, 'customer_id'), (2, 'email'), (3, 'phone')) AS k (kind, name) ON k.kind = p.kind
     ), behind AS (
       INSERT INTO pr_behind SELECT 'conflict', subject, root FROM named
     )
     INSERT INTO pr_finding SELECT 'conflict', subject, 1, facts, refs FROM named`,
  );
}

/**
 * The hashes go with a source's upload (ENGINE §3), a conflict they proved does not: it stays for as long as its
 * person has rows of a source whose hashes were dropped.
 */
export async function keepProvenConflicts(tx: Tx, incidentId: IncidentId): Promise<void> {
  const incident = uuid(incidentId);
  const proven = `guard WHERE incident_id = '${incident}' AND kind = 'conflict' AND present`;
  if (!(await isAny(tx, `pr_source WHERE accepted`)) || !(await isAny(tx, proven))) return;
  await tx.run(
    `WITH mute AS MATERIALIZED (
       SELECT no FROM pr_source s WHERE s.accepted
          AND NOT EXISTS (SELECT FROM pr_row r WHERE r.source_no = s.no AND ${CARRIES_PROOF})
     ), kept AS MATERIALIZED (
       SELECT g.subject, g.count, g.facts, COALESCE(m.root, k.key) AS root
         FROM (SELECT *, decode(split_part(subject, ':', 2), 'hex') AS key FROM ${proven}) AS k
         JOIN guard g ON g.id = k.id
         LEFT JOIN pr_member m ON m.group_key = k.key
        WHERE NOT EXISTS (SELECT FROM pr_finding f WHERE f.kind = 'conflict' AND f.subject = k.subject)
     ), still AS (
       SELECT DISTINCT k.subject, k.count, k.facts, k.root
         FROM pr_row r LEFT JOIN pr_member m ON m.group_key = r.group_key
         JOIN kept k ON k.root = ${ROOT}
         JOIN mute ON mute.no = r.source_no
        WHERE r.role <= 1
     ), behind AS (
       INSERT INTO pr_behind SELECT 'conflict', s.subject, s.root FROM still s JOIN pr_person p ON p.root = s.root
     )
     INSERT INTO pr_finding
     SELECT 'conflict', s.subject, s.count, s.facts, '{}' FROM still s JOIN pr_person p ON p.root = s.root`,
  );
}

/** More than five people whose chosen e-mail or phone is one and the same. */
export async function findSharedAddresses(tx: Tx): Promise<void> {
  for (const address of ADDRESSES) {
    await tx.run(
      `WITH shared AS MATERIALIZED (
         SELECT p.${address}_key AS key, '${address}:' || encode(p.${address}_key, 'hex') AS subject,
                count(*) AS persons, ${few(`p.${address}_ref`)} AS refs
           FROM pr_busy b JOIN pr_person p ON p.${address}_key = b.key
          WHERE b.kind = '${address}' GROUP BY p.${address}_key HAVING count(*) > ${SHARED_PEOPLE}
       ), behind AS (
         INSERT INTO pr_behind
         SELECT 'shared_address', s.subject, p.root FROM shared s JOIN pr_person p ON p.${address}_key = s.key
       )
       INSERT INTO pr_finding
       SELECT 'shared_address', subject, persons, jsonb_build_object('address', '${address}'), refs FROM shared`,
    );
  }
}

const LANDLINE = 'phone_key IS NOT NULL AND NOT phone_sms';

/** People by themselves in doubt, and people without SMS: one line each, whatever their number. */
export async function findPeopleOnLists(tx: Tx): Promise<void> {
  if (!(await isAny(tx, `pr_form WHERE landlines`)) && !(await isAny(tx, `pr_member WHERE ambiguous`)))
    return;
  const { ambiguous, landline, silent } = (await tx.one<Record<'ambiguous' | 'landline' | 'silent', number>>(
    `SELECT (count(*) FILTER (WHERE ambiguous))::int AS ambiguous,
            (count(*) FILTER (WHERE ${LANDLINE}))::int AS landline,
            (count(*) FILTER (WHERE ${LANDLINE} AND email_key IS NULL))::int AS silent FROM pr_person`,
  ))!;
  await addList(tx, {
    kind: 'ambiguous_identity',
    count: ambiguous,
    where: 'ambiguous',
    ref: 'key_ref',
    facts: {},
  });
  const facts = { without_email: silent };
  await addList(tx, { kind: 'landline', count: landline, where: LANDLINE, ref: 'phone_ref', facts });
}

interface List {
  readonly kind: FindingKind;
  readonly count: number;
  readonly where: string;
  readonly ref: string;
  readonly facts: Readonly<Record<string, number>>;
}

async function addList(tx: Tx, { kind, count, where, ref, facts }: List): Promise<void> {
  if (count === 0) return;
  await tx.run(
    `INSERT INTO pr_finding
     VALUES ($1, 'persons', $2, $3, ARRAY(SELECT ${ref} FROM pr_person WHERE ${where} ORDER BY ${ref} LIMIT ${EXAMPLES_MAX}))`,
    [kind, count, JSON.stringify(facts)],
  );
}

/** Ids that a crosswalk may not join, since an id space would occur twice among them: one finding per knot of ids. */
export async function findCrosswalkConflicts(tx: Tx): Promise<void> {
  if (!(await isAny(tx, `pr_crosswalk WHERE NOT joined`))) return;
  await tx.run(
    `CREATE TEMP TABLE pr_knot ON COMMIT DROP AS
     SELECT c.component, 'customer_id:' || encode((array_agg(c.key ORDER BY c.key))[1], 'hex') AS subject,
            count(*) AS ids, array_agg(DISTINCT c.id_space) AS id_spaces
       FROM pr_crosswalk c WHERE NOT c.joined GROUP BY c.component`,
  );
  await tx.run(
    `INSERT INTO pr_finding
     SELECT 'crosswalk_conflict', k.subject, k.ids, jsonb_build_object('id_spaces', to_jsonb(k.id_spaces)), w.refs
       FROM pr_knot k
       JOIN (SELECT c.component, ${few('r.ref')} AS refs FROM pr_crosswalk c JOIN pr_row r ON r.customer_key = c.key
              WHERE NOT c.joined AND r.role = 1 AND r.other_customer_key IS NOT NULL GROUP BY c.component) w
         ON w.component = k.component`,
  );
  await tx.run(
    `INSERT INTO pr_behind
     SELECT 'crosswalk_conflict', k.subject, p.root
       FROM pr_knot k JOIN pr_crosswalk c ON c.component = k.component JOIN pr_person p ON p.root = c.key`,
  );
}

/** People whose chosen e-mail looks mistyped: the few such rows first, before the many people are asked. */
export async function findTypos(tx: Tx): Promise<void> {
  await tx.run(`CREATE TEMP TABLE pr_slip ON COMMIT DROP AS
     SELECT ref FROM pr_row WHERE email_typo AND EXISTS (SELECT FROM pr_form WHERE typos)`);
  await tx.run(`ANALYZE pr_slip`);
  await tx.run(
    `CREATE TEMP TABLE pr_typo ON COMMIT DROP AS
     SELECT s.ref, p.root, NULL::text AS domain FROM pr_slip s JOIN pr_person p ON p.email_ref = s.ref`,
  );
}

/** Rows of chosen addresses whose domain looks mistyped, in order; the domain stands only inside the seal. */
export async function typoRefs(tx: Tx, after: bigint, limit: number): Promise<bigint[]> {
  const rows = await tx.q<{ ref: bigint }>(
    `SELECT DISTINCT ref FROM pr_typo WHERE ref > $1 ORDER BY ref LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ ref }) => ref);
}

export async function nameTypoDomains(
  tx: Tx,
  refs: readonly bigint[],
  domains: readonly string[],
): Promise<void> {
  await tx.run(
    `UPDATE pr_typo t SET domain = d.domain
       FROM unnest($1::bigint[], $2::text[]) AS d (ref, domain) WHERE d.ref = t.ref`,
    [refs, domains],
  );
}

/**
 * One finding per mistyped domain; `meant` says which was meant. Addresses that nobody opened stand together under `*`,
 * and those that look right after all ('') nowhere.
 */
export async function findTypoDomains(tx: Tx, meant: Readonly<Record<string, string>>): Promise<void> {
  await tx.run(`UPDATE pr_typo SET domain = '*' WHERE domain IS NULL`);
  await tx.run(
    `INSERT INTO pr_finding
     SELECT 'typo_domain', domain, count(*),
            CASE domain WHEN '*' THEN '{"not_opened": true}' ELSE jsonb_build_object('meant', $1::jsonb ->> domain) END,
            ${few('ref')}
       FROM pr_typo WHERE domain <> '' GROUP BY domain`,
    [JSON.stringify(meant)],
  );
  await tx.run(`INSERT INTO pr_behind SELECT 'typo_domain', domain, root FROM pr_typo WHERE domain <> ''`);
}
