/** Who the server is and how far its log reaches. */
import type { Tx } from './db.ts';

export interface ServerIdentity {
  readonly cluster: string;
  readonly timeline: string;
  /** Bytes of write-ahead log safely on disk: what a crash cannot take back. */
  readonly flushed: bigint;
}

export async function readIdentity(tx: Tx): Promise<ServerIdentity> {
  const row = await tx.one<{ cluster: string; timeline: string; flushed: bigint }>(
    `SELECT (SELECT system_identifier FROM pg_control_system())::text AS cluster,
            left(pg_walfile_name(pg_current_wal_lsn()), 8) AS timeline,
            pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::int8 AS flushed`,
  );
  return { cluster: row?.cluster ?? '', timeline: row?.timeline ?? '', flushed: row?.flushed ?? 0n };
}
