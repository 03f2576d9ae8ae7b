/** Statements on audit_entry, audit_unsealed and audit_block. */
import type { Tx } from '../db/db.ts';

export interface EntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorKind: string;
  readonly action: string;
  readonly incidentId: string | null;
  readonly subject: string | null;
  /** JSON text on the way in, the parsed value on the way out. */
  readonly facts: unknown;
}

export interface BlockRow {
  readonly no: bigint;
  readonly sealedAt: Date;
  readonly entryIds: readonly string[];
  readonly total: bigint;
  readonly content: Buffer;
  readonly mac: Buffer;
}

export async function insertEntry(tx: Tx, row: EntryRow): Promise<void> {
  await tx.run(
    `WITH entry AS (
       INSERT INTO audit_entry (id, at, actor_id, actor_kind, action, incident_id, subject, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id)
     INSERT INTO audit_unsealed (entry_id) SELECT id FROM entry`,
    [row.id, row.at, row.actorId, row.actorKind, row.action, row.incidentId, row.subject, row.facts],
  );
}

const ENTRY = `id, at, actor_id AS "actorId", actor_kind AS "actorKind", action, incident_id AS "incidentId",
  subject, facts`;
const BLOCK = `no, sealed_at AS "sealedAt", entry_ids AS "entryIds", total, content, mac`;

/** One sealer at a time; false where another one is at it. */
export async function lockChain(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ got: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('amends.audit_chain')) AS got`,
  );
  return row?.got ?? false;
}

export async function takeUnsealed(tx: Tx, max: number): Promise<EntryRow[]> {
  return tx.q<EntryRow & Record<string, unknown>>(
    `WITH taken AS (
       DELETE FROM audit_unsealed WHERE entry_id IN (
         SELECT entry_id FROM audit_unsealed ORDER BY entry_id LIMIT $1) RETURNING entry_id)
     SELECT ${ENTRY} FROM audit_entry WHERE id IN (SELECT entry_id FROM taken) ORDER BY id`,
    [max],
  );
}

export async function headBlock(tx: Tx): Promise<BlockRow | undefined> {
  return tx.one<BlockRow & Record<string, unknown>>(
    `SELECT ${BLOCK} FROM audit_block ORDER BY no DESC LIMIT 1`,
  );
}

export async function insertBlock(tx: Tx, block: BlockRow): Promise<void> {
  await tx.run(
    `INSERT INTO audit_block (no, sealed_at, entry_ids, total, content, mac) VALUES ($1, $2, $3, $4, $5, $6)`,
    [block.no, block.sealedAt, block.entryIds, block.total, block.content, block.mac],
  );
}

export async function blocksAfter(tx: Tx, no: bigint, max: number): Promise<BlockRow[]> {
  return tx.q<BlockRow & Record<string, unknown>>(
    `SELECT ${BLOCK} FROM audit_block WHERE no > $1 ORDER BY no LIMIT $2`,
    [no, max],
  );
}

export async function entriesOf(tx: Tx, ids: readonly string[]): Promise<EntryRow[]> {
  return tx.q<EntryRow & Record<string, unknown>>(
    `SELECT ${ENTRY} FROM audit_entry WHERE id = ANY($1::uuid[]) ORDER BY id`,
    [ids],
  );
}

export async function countEntries(tx: Tx): Promise<{ entries: bigint; unsealed: bigint }> {
  const row = await tx.one<{ entries: bigint; unsealed: bigint }>(
    `SELECT (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM audit_unsealed) AS unsealed`,
  );
  return row ?? { entries: 0n, unsealed: 0n };
}
