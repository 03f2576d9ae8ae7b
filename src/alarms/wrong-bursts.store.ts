/** Every SQL statement on bursts of wrong tries. */
import type { Tx } from '../platform/db/db.ts';
import type { GuessFacts } from './rules/matters.ts';

export const WRONG_WHATS = ['link', 'code', 'question'] as const;
export type WrongWhat = (typeof WRONG_WHATS)[number];

export interface Burst {
  readonly what: WrongWhat;
  /** A keyed hash: the same for the same network, and nobody's address; `*`: all networks together. */
  readonly network: string;
  readonly beganAt: Date;
  readonly lastAt: Date;
  readonly tries: number;
}

/** One line goes on while no ten minutes pass without a try. */
export async function keepBurst(
  tx: Tx,
  { what, network, tries, at }: { what: WrongWhat; network: string; tries: number; at: Date },
): Promise<void> {
  await tx.run(
    `WITH going AS (
       UPDATE wrong_burst SET tries = tries + $3, last_at = greatest(last_at, $4::timestamptz)
        WHERE what = $1 AND network = $2 AND last_at > $4::timestamptz - interval '10 minutes' RETURNING 1
     )
     INSERT INTO wrong_burst (what, network, tries, began_at, last_at)
     SELECT $1, $2, $3, $4, $4 WHERE NOT EXISTS (SELECT FROM going)
     ON CONFLICT (what, network, began_at) DO UPDATE SET tries = wrong_burst.tries + excluded.tries`,
    [what, network, tries, at],
  );
}

export function bursts(tx: Tx, limit: number): Promise<Burst[]> {
  return tx.q<Burst & Record<string, unknown>>(
    `SELECT what, network, began_at AS "beganAt", last_at AS "lastAt", tries FROM wrong_burst
      ORDER BY last_at DESC, what, network LIMIT $1`,
    [limit],
  );
}

/** Where many networks guess a little each. */
export const ALL_NETWORKS = '*';

/** What was guessed since (wrong_burst_last); what one network did stands in the count of all, too. */
export async function guessedSince(tx: Tx, since: Date): Promise<GuessFacts> {
  const row = await tx.one<GuessFacts & Record<string, unknown>>(
    `SELECT count(DISTINCT network) FILTER (WHERE network <> $2)::int AS networks,
            greatest(coalesce(sum(tries) FILTER (WHERE network <> $2), 0),
                     coalesce(sum(tries) FILTER (WHERE network = $2), 0))::int AS tries,
            count(*) FILTER (WHERE network = $2) > 0 AS "isSpread", min(began_at) AS "beganAt", max(last_at) AS "lastAt"
       FROM wrong_burst WHERE last_at > $1`,
    [since, ALL_NETWORKS],
  );
  return row!;
}
