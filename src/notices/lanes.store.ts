/** Every SQL statement on `lane`: budgets by database time, halts and releases. */
import type { Tx } from '../platform/db/db.ts';
import type { LaneBudget } from './rules/lanes.ts';
import type { LaneStatus } from './rules/notice-states.ts';
import type { MessageProvider } from './rules/outcomes.ts';

export interface LaneKey {
  readonly provider: MessageProvider;
  readonly sender: string;
  /** '' is every country: e-mail knows none. */
  readonly country: string;
}

export interface LaneTimes {
  readonly leaseMs: number;
  readonly timeoutMs: number;
  readonly windowMs: number;
}

export interface Lane extends LaneKey, LaneBudget, LaneTimes {
  readonly id: string;
  readonly status: LaneStatus;
  readonly reason: string | null;
  readonly haltedAt: Date | null;
}

const COLUMNS = `id, provider, sender, country, status, reason, halted_at AS "haltedAt", rate_per_s AS "ratePerS",
  rate_max_per_s AS "rateMaxPerS", spent_until AS "spentUntil", throttled_at AS "throttledAt",
  lease_ms AS "leaseMs", timeout_ms AS "timeoutMs", window_ms AS "windowMs", updated_at AS "updatedAt"`;

export interface LaneSettings extends LaneTimes {
  /** Of a lane that is made now. */
  readonly rateMaxPerS: number;
  /** What the provider says it allows, where it was just asked. */
  readonly ceilingPerS: number | null;
}

/** Makes the lane where there is none; times follow the configuration, the learnt rate stays under its ceiling. */
export async function ensure(tx: Tx, lane: LaneKey & LaneSettings & { readonly id: string }): Promise<void> {
  await tx.run(
    `INSERT INTO lane (id, provider, sender, country, status, rate_per_s, rate_max_per_s, spent_until, lease_ms,
                       timeout_ms, window_ms, updated_at)
     VALUES ($1, $2, $3, $4, 'open', COALESCE($9::float8, $5), COALESCE($9::float8, $5), clock_timestamp(), $6, $7, $8,
             clock_timestamp())
     ON CONFLICT (provider, sender, country) DO UPDATE SET
       rate_max_per_s = COALESCE($9, lane.rate_max_per_s),
       rate_per_s = LEAST(lane.rate_per_s, COALESCE($9, lane.rate_max_per_s)),
       lease_ms = EXCLUDED.lease_ms, timeout_ms = EXCLUDED.timeout_ms, window_ms = EXCLUDED.window_ms
     WHERE (lane.rate_max_per_s, lane.lease_ms, lane.timeout_ms, lane.window_ms)
        <> (COALESCE($9, lane.rate_max_per_s), EXCLUDED.lease_ms, EXCLUDED.timeout_ms, EXCLUDED.window_ms)`,
    [
      lane.id,
      lane.provider,
      lane.sender,
      lane.country,
      lane.rateMaxPerS,
      lane.leaseMs,
      lane.timeoutMs,
      lane.windowMs,
      lane.ceilingPerS,
    ],
  );
}

export async function find(tx: Tx, key: LaneKey): Promise<Lane | undefined> {
  return tx.one<Lane>(`SELECT ${COLUMNS} FROM lane WHERE provider = $1 AND sender = $2 AND country = $3`, [
    key.provider,
    key.sender,
    key.country,
  ]);
}

/** The lane and the database's own time, read once the row is ours. */
export async function lock(tx: Tx, id: string): Promise<{ lane: Lane; now: Date } | undefined> {
  const lane = await tx.one<Lane>(`SELECT ${COLUMNS} FROM lane WHERE id = $1 FOR UPDATE`, [id]);
  const time = await tx.one<{ now: Date }>(`SELECT clock_timestamp() AS now`);
  return lane && time ? { lane, now: time.now } : undefined;
}

export async function writeBudget(tx: Tx, id: string, budget: LaneBudget): Promise<void> {
  await tx.run(
    `UPDATE lane SET rate_per_s = $2, spent_until = $3, throttled_at = $4, updated_at = $5 WHERE id = $1`,
    [id, budget.ratePerS, budget.spentUntil, budget.throttledAt, budget.updatedAt],
  );
}

/** `country` null halts every country of the sender. */
export async function halt(
  tx: Tx,
  order: { provider: string; sender: string; country: string | null; reason: string },
): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'halted', reason = $4, halted_at = clock_timestamp()
      WHERE provider = $1 AND sender = $2 AND ($3::text IS NULL OR country = $3) AND status = 'open'`,
    [order.provider, order.sender, order.country, order.reason],
  );
}

export async function haltAll(tx: Tx, reason: string): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'halted', reason = $1, halted_at = clock_timestamp() WHERE status = 'open'`,
    [reason],
  );
}

export async function release(tx: Tx, id: string): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'open', reason = NULL, halted_at = NULL WHERE id = $1 AND status = 'halted'`,
    [id],
  );
}

export async function list(tx: Tx): Promise<Lane[]> {
  return tx.q<Lane>(`SELECT ${COLUMNS} FROM lane ORDER BY provider, sender, country`);
}
