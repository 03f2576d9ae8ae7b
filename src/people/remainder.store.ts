/** Contact-list rows none of whose keys stands on any person or rejected record: people the breach did not touch. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { AFFECTED, REMAINDER } from './resolve.store.ts';

const KEYS = ['customer_key', 'email_key', 'phone_key'] as const;

/** Rows of contact lists that attached to nobody, with whatever of their keys is taken. */
export async function findRemainder(tx: Tx, incidentId: IncidentId): Promise<void> {
  const { row, member, attached, person } = AFFECTED;
  const loose = `r.role = 2 AND NOT r.inherited AND NOT EXISTS (SELECT FROM ${attached} a WHERE a.ref = r.ref)`;
  await tx.run(
    `CREATE TEMP TABLE un_key ON COMMIT DROP AS
     ${KEYS.map((k) => `SELECT r.${k} AS key FROM ${row} r WHERE ${loose} AND r.${k} IS NOT NULL`).join(' UNION ')}`,
  );
  await tx.run(`ANALYZE un_key`);
  await tx.run(`CREATE TEMP TABLE un_taken (key bytea) ON COMMIT DROP`);
  for (const column of [...KEYS, 'group_key', 'other_customer_key']) {
    await tx.run(
      `INSERT INTO un_taken (key)
       SELECT DISTINCT r.${column} FROM ${row} r
         LEFT JOIN ${attached} a ON a.ref = r.ref
         LEFT JOIN ${member} m ON m.group_key = r.group_key
         JOIN ${person} p ON p.root = COALESCE(a.root, m.root, r.group_key)
        WHERE (r.role <= 1 OR a.ref IS NOT NULL) AND r.${column} IN (SELECT key FROM un_key)`,
    );
  }
  // A rejected record may be anybody's: its tokens count as keys (reject_key_key_idx).
  await tx.run(
    `INSERT INTO un_taken (key)
     SELECT DISTINCT k.key FROM un_key k JOIN intake_v_reject_key j ON j.incident_id = $1 AND j.key = k.key`,
    [incidentId],
  );
  await tx.run(`ANALYZE un_taken`);
  await tx.run(
    `CREATE TEMP TABLE ${REMAINDER.row} ON COMMIT DROP AS
     SELECT r.* FROM ${row} r
      WHERE ${loose}
        AND ${KEYS.map((k) => `NOT EXISTS (SELECT FROM un_taken t WHERE t.key = r.${k})`).join(' AND ')}`,
  );
  // From here on they are rows like others, of a set of people by itself.
  await tx.run(`UPDATE ${REMAINDER.row} SET role = 0`);
  await tx.run(`ANALYZE ${REMAINDER.row} (role, kind, group_key)`);
}

export async function hasContactLists(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ some: boolean }>(`SELECT EXISTS (SELECT FROM pr_source WHERE role = 2) AS some`);
  return row!.some;
}
