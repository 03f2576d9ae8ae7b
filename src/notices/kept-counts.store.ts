/** Every SQL statement on kept counts: one row for each thing counted. */
import type { Tx } from '../platform/db/db.ts';
import type { CountOf } from './kept-counts.ts';

export interface CountRow {
  readonly wantedAt: Date | null;
  readonly countedAt: Date | null;
  readonly tookMs: number | null;
  readonly basis: string | null;
  readonly counted: unknown;
}

export async function countRow(tx: Tx, { what, subject }: CountOf): Promise<CountRow | undefined> {
  return tx.one<CountRow & Record<string, unknown>>(
    `SELECT wanted_at AS "wantedAt", counted_at AS "countedAt", took_ms AS "tookMs", basis, counted
       FROM kept_count WHERE what = $1 AND subject = $2`,
    [what, subject],
  );
}

export async function want(tx: Tx, { what, subject }: CountOf, at: Date): Promise<void> {
  await tx.run(
    `INSERT INTO kept_count (what, subject, wanted_at) VALUES ($1, $2, $3)
     ON CONFLICT (what, subject) DO UPDATE SET wanted_at = EXCLUDED.wanted_at`,
    [what, subject, at],
  );
}

/** A count that was asked for while this one ran stays asked for. */
export async function keep(
  tx: Tx,
  { what, subject }: CountOf,
  kept: { countedJson: string; basis: string; countedAt: Date; tookMs: number },
): Promise<void> {
  await tx.run(
    `INSERT INTO kept_count AS k (what, subject, counted_at, took_ms, basis, counted) VALUES ($1, $2, $3, $4, $5, $6::jsonb)
     ON CONFLICT (what, subject) DO UPDATE
        SET counted_at = EXCLUDED.counted_at, took_ms = EXCLUDED.took_ms, basis = EXCLUDED.basis,
            counted = EXCLUDED.counted, wanted_at = CASE WHEN k.wanted_at > EXCLUDED.counted_at THEN k.wanted_at END`,
    [what, subject, kept.countedAt, kept.tookMs, kept.basis, kept.countedJson],
  );
}

/** Asked for and not made yet: a wake-up may have been lost (kept_count_wanted_idx). */
export async function wanted(tx: Tx): Promise<CountOf[]> {
  return tx.q<CountOf & Record<string, unknown>>(
    `SELECT what, subject FROM kept_count WHERE wanted_at IS NOT NULL ORDER BY wanted_at LIMIT 100`,
  );
}
