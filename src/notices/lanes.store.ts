/** Every SQL statement on `lane` and its mailbox caps: budgets by database time, halts and releases. */
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { HourCounts } from './rules/brakes.ts';
import type { LaneBudget } from './rules/lanes.ts';
import type { LaneStatus, UnknownPolicy } from './rules/notice-states.ts';
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
  /** What lets a halted lane go on by itself: room in the day's quota; null: a person. */
  readonly awaits: 'quota' | null;
  /** What a person allows at most, below what the provider does; null: no less. */
  readonly capPerS: number | null;
  /** What becomes of its unknowns whatever the notices say; null: as each says. */
  readonly unknownPolicy: UnknownPolicy | null;
}

const COLUMNS = `id, provider, sender, country, status, reason, halted_at AS "haltedAt", awaits,
  LEAST(rate_per_s, cap_per_s) AS "ratePerS", LEAST(rate_max_per_s, cap_per_s) AS "rateMaxPerS",
  cap_per_s AS "capPerS", spent_until AS "spentUntil", throttled_at AS "throttledAt",
  lease_ms AS "leaseMs", timeout_ms AS "timeoutMs", window_ms AS "windowMs", updated_at AS "updatedAt",
  unknown_policy AS "unknownPolicy"`;

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

const LOCK = prepared(`SELECT ${COLUMNS} FROM lane WHERE id = $1 FOR UPDATE`);

export async function lock(tx: Tx, id: string): Promise<Lane | undefined> {
  return tx.one<Lane>(LOCK, [id]);
}

const READ = prepared(`SELECT ${COLUMNS}, clock_timestamp() AS now FROM lane WHERE id = $1`);

export async function read(tx: Tx, id: string): Promise<{ lane: Lane; now: Date } | undefined> {
  const row = await tx.one<Lane & { now: Date }>(READ, [id]);
  return row && { lane: row, now: row.now };
}

/** The database's own time: read once the row is ours. */
export async function now(tx: Tx): Promise<Date> {
  return (await tx.one<{ now: Date }>(`SELECT clock_timestamp() AS now`))!.now;
}

const WRITE_BUDGET = prepared(
  `UPDATE lane SET rate_per_s = $2, spent_until = $3, throttled_at = $4, updated_at = $5 WHERE id = $1`,
);

export async function writeBudget(tx: Tx, id: string, budget: LaneBudget): Promise<void> {
  await tx.run(WRITE_BUDGET, [id, budget.ratePerS, budget.spentUntil, budget.throttledAt, budget.updatedAt]);
}

/** A person's word on how fast it may go at most, kept whatever the provider says it allows. */
export async function setCap(tx: Tx, id: string, perSecond: number | null): Promise<void> {
  await tx.run(
    `UPDATE lane SET cap_per_s = $2, spent_until = LEAST(spent_until, clock_timestamp()) WHERE id = $1`,
    [id, perSecond],
  );
}

export interface Halt {
  readonly provider: string;
  readonly sender: string;
  /** Null halts every country of the sender. */
  readonly country: string | null;
  readonly reason: string;
  readonly awaits?: 'quota' | null;
}

/** Also of a lane that awaits its quota where a person must act from now on. */
export async function halt(tx: Tx, order: Halt): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'halted', reason = $4, halted_at = COALESCE(halted_at, clock_timestamp()), awaits = $5
      WHERE provider = $1 AND sender = $2 AND ($3::text IS NULL OR country = $3)
        AND (status = 'open' OR (awaits IS NOT NULL AND $5::text IS NULL))`,
    [order.provider, order.sender, order.country, order.reason, order.awaits ?? null],
  );
}

export async function haltAll(tx: Tx, reason: string): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'halted', reason = $1, halted_at = COALESCE(halted_at, clock_timestamp()), awaits = NULL
      WHERE status = 'open' OR awaits IS NOT NULL`,
    [reason],
  );
}

/** Halted lanes of a sender that await their quota. */
export async function awaitingQuota(
  tx: Tx,
  of: { provider: string; sender: string },
): Promise<{ id: string }[]> {
  return tx.q(`SELECT id FROM lane WHERE provider = $1 AND sender = $2 AND awaits = 'quota'`, [
    of.provider,
    of.sender,
  ]);
}

/** Open again where nobody halted it for another reason meanwhile; its hour goes on, for nobody has looked at it. */
export async function resume(tx: Tx, id: string): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'open', reason = NULL, halted_at = NULL, awaits = NULL WHERE id = $1 AND awaits = 'quota'`,
    [id],
  );
}

/** What was counted before a person looked does not stop the lane again: a new epoch begins. */
export async function release(tx: Tx, id: string): Promise<number> {
  return tx.run(
    `UPDATE lane SET status = 'open', reason = NULL, halted_at = NULL, awaits = NULL, epoch = epoch + 1
      WHERE id = $1 AND status = 'halted'`,
    [id],
  );
}

export async function list(tx: Tx): Promise<Lane[]> {
  return tx.q<Lane>(`SELECT ${COLUMNS} FROM lane ORDER BY provider, sender, country`);
}

export interface MailboxCap {
  readonly mailbox: string;
  /** Null: only slowed while it puts us off. */
  readonly capPerS: number | null;
  readonly spentUntil: Date;
}

const MAILBOX_CAPS = prepared(
  `SELECT mailbox, cap_per_s AS "capPerS", spent_until AS "spentUntil" FROM lane_mailbox
      WHERE lane_id = $1 ORDER BY mailbox`,
);

/** Of a lane, in one order; to be locked after the lane. */
export async function mailboxCaps(tx: Tx, laneId: string): Promise<MailboxCap[]> {
  return tx.q<MailboxCap & Record<string, unknown>>(MAILBOX_CAPS, [laneId]);
}

/** The lane's row lock orders whoever writes here. */
export async function writeMailboxes(
  tx: Tx,
  laneId: string,
  spent: ReadonlyMap<string, Date>,
): Promise<void> {
  await tx.run(
    `INSERT INTO lane_mailbox (lane_id, mailbox, spent_until)
     SELECT $1, * FROM unnest($2::text[], $3::timestamptz[])
     ON CONFLICT (lane_id, mailbox) DO UPDATE SET spent_until = EXCLUDED.spent_until`,
    [laneId, [...spent.keys()], [...spent.values()]],
  );
}

export async function capMailbox(
  tx: Tx,
  order: { laneId: string; mailbox: string; perSecond: number | null },
): Promise<void> {
  await tx.run(
    `INSERT INTO lane_mailbox (lane_id, mailbox, cap_per_s, spent_until) VALUES ($1, $2, $3, clock_timestamp())
     ON CONFLICT (lane_id, mailbox) DO UPDATE SET cap_per_s = EXCLUDED.cap_per_s, spent_until = EXCLUDED.spent_until`,
    [order.laneId, order.mailbox, order.perSecond],
  );
}

const HOUR = prepared(
  `SELECT m.mailbox, sum(m.accepted)::int AS accepted, sum(m.hard)::int AS hard, sum(m.complained)::int AS complained,
            sum(m.deferred)::int AS deferred, sum(m.rejected)::int AS rejected
       FROM lane l JOIN lane_minute m ON m.lane_id = l.id AND m.epoch = l.epoch
      WHERE l.id = $1 AND m.minute > clock_timestamp() - interval '1 hour' GROUP BY m.mailbox`,
);

/** The rolling hour by mailbox provider (lane_minute_pkey: sixty rows of each). */
export async function hour(tx: Tx, laneId: string): Promise<(HourCounts & { mailbox: string })[]> {
  return tx.q(HOUR, [laneId]);
}

export type Tallied = keyof HourCounts;

const TALLY = prepared(
  `INSERT INTO lane_minute (lane_id, epoch, minute, mailbox, accepted, hard, complained, deferred, rejected)
     SELECT x.lane_id, l.epoch, date_trunc('minute', clock_timestamp()), x.mailbox, x.accepted, x.hard, x.complained,
            x.deferred, x.rejected
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
              AS x(lane_id, mailbox, accepted, hard, complained, deferred, rejected)
       JOIN lane l ON l.id = x.lane_id
      ORDER BY 1, 2, 3, 4
     ON CONFLICT (lane_id, epoch, minute, mailbox) DO UPDATE SET
       accepted = lane_minute.accepted + EXCLUDED.accepted, hard = lane_minute.hard + EXCLUDED.hard,
       complained = lane_minute.complained + EXCLUDED.complained,
       deferred = lane_minute.deferred + EXCLUDED.deferred, rejected = lane_minute.rejected + EXCLUDED.rejected`,
);

/** Adds what was just learnt to these lanes' minute, a row for each mailbox; ordered, so that two never wait for each other. */
export async function tally(
  tx: Tx,
  rows: readonly {
    readonly laneId: string;
    readonly mailbox: string;
    readonly learnt: readonly Tallied[];
  }[],
): Promise<void> {
  const of = (what: Tallied): number[] => rows.map((r) => r.learnt.filter((l) => l === what).length);
  await tx.run(TALLY, [
    rows.map((r) => r.laneId),
    rows.map((r) => r.mailbox),
    of('accepted'),
    of('hard'),
    of('complained'),
    of('deferred'),
    of('rejected'),
  ]);
}

export async function forgetMinutes(tx: Tx): Promise<number> {
  return tx.run(`DELETE FROM lane_minute WHERE minute < clock_timestamp() - interval '1 day'`);
}

/** What waits to go out, from the counters of cohorts that are not done (notice_cohort_notice_idx). */
export async function waiting(tx: Tx): Promise<Readonly<Record<MessageProvider, number>>> {
  const row = await tx.one<Record<MessageProvider, number>>(
    `SELECT COALESCE(sum(${inState('email')}), 0)::int AS ses, COALESCE(sum(${inState('sms')}), 0)::int AS twilio
       FROM notice n JOIN notice_cohort c ON c.notice_id = n.id
      WHERE n.status IN ('launched', 'paused') AND c.open > 0`,
  );
  return row ?? { ses: 0, twilio: 0 };
}

function inState(channel: 'email' | 'sms'): string {
  const of = (state: string) => `COALESCE((c.counts #>> '{${channel},${state}}')::int, 0)`;
  return `${of('pending')} + ${of('claimed')}`;
}
