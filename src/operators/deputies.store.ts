/** Every SQL statement on `deputy`: who decides in whose place, and until when. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Role } from './rules/roles.ts';

export interface DeputyRow {
  readonly id: string;
  readonly principalId: OperatorId;
  readonly deputyId: OperatorId;
  readonly from: Date;
  readonly until: Date;
  readonly reason: string;
  readonly namedBy: OperatorId;
  readonly endedAt: Date | null;
}

export async function insertDeputy(tx: Tx, row: Omit<DeputyRow, 'endedAt'> & { now: Date }): Promise<void> {
  await tx.run(
    `INSERT INTO deputy (id, principal_id, deputy_id, from_at, until_at, reason, named_by, named_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.id, row.principalId, row.deputyId, row.from, row.until, row.reason, row.namedBy, row.now],
  );
}

/** Newest first; those ended and lapsed too, since they say who could decide when. */
export async function listDeputies(tx: Tx): Promise<DeputyRow[]> {
  return tx.q<DeputyRow & { [column: string]: unknown }>(
    `SELECT id, principal_id AS "principalId", deputy_id AS "deputyId", from_at AS "from", until_at AS until, reason,
            named_by AS "namedBy", ended_at AS "endedAt"
       FROM deputy ORDER BY from_at DESC, id LIMIT 1000`,
  );
}

export async function endDeputy(tx: Tx, id: string, now: Date): Promise<DeputyRow | undefined> {
  return tx.one<DeputyRow & { [column: string]: unknown }>(
    `UPDATE deputy SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL
     RETURNING id, principal_id AS "principalId", deputy_id AS "deputyId", from_at AS "from", until_at AS until, reason,
               named_by AS "namedBy", ended_at AS "endedAt"`,
    [id, now],
  );
}

export interface Principal {
  readonly id: OperatorId;
  readonly roles: readonly Role[];
}

/** In whose place somebody decides now, with the roles they have themselves (deputy_live_idx). */
export async function principalsOf(tx: Tx, deputyId: OperatorId, now: Date): Promise<Principal[]> {
  return tx.q<Principal & { [column: string]: unknown }>(
    `SELECT o.id, array_agg(r.role ORDER BY r.role) AS roles
       FROM deputy d
       JOIN operator o ON o.id = d.principal_id AND o.status <> 'disabled'
       JOIN operator_role r ON r.operator_id = o.id
      WHERE d.deputy_id = $1 AND d.ended_at IS NULL AND d.from_at <= $2 AND d.until_at > $2
      GROUP BY o.id`,
    [deputyId, now],
  );
}
