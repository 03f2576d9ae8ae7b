/** Statements on pg-boss's tables that its own API lacks. */
import type { Tx } from '../db/db.ts';

export interface Wake {
  readonly key: string;
  readonly at: Date | null;
}

/**
 * Finds the queued wake-ups of these keys, brings them forward where they would come later than asked, and
 * holds them until this transaction ends: a worker can only fetch them once it will see what we wrote.
 * Served by job_i1 (name, singleton_key) of queued jobs. Returns the keys that had one.
 */
export async function bringForward(tx: Tx, queue: string, wakes: readonly Wake[]): Promise<Set<string>> {
  const rows = await tx.q<{ key: string }>(
    `WITH wanted AS (
       SELECT * FROM unnest($2::text[], $3::timestamptz[]) AS w (key, at)
     ), held AS (
       SELECT j.id, j.singleton_key AS key, w.at
       FROM pgboss.job j JOIN wanted w ON COALESCE(j.singleton_key, '') = w.key
       WHERE j.name = $1 AND j.state = 'created' AND j.policy = 'short'
       ORDER BY j.singleton_key FOR UPDATE OF j
     ), moved AS (
       UPDATE pgboss.job j SET start_after = LEAST(j.start_after, COALESCE(h.at, now()))
       FROM held h WHERE j.name = $1 AND j.id = h.id AND j.start_after > COALESCE(h.at, now())
     )
     SELECT key FROM held`,
    [queue, wakes.map((wake) => wake.key), wakes.map((wake) => wake.at)],
  );
  return new Set(rows.map((row) => row.key));
}
