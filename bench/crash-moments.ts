/**
 * Catches a worker in the middle of a chosen step: a lock on the step's table makes its statement wait, the server's
 * list of activities says whose it is, and the lock goes away with the worker that was struck.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { newClient } from '../src/platform/migrate.ts';

type Client = ReturnType<typeof newClient>;

export const STEPS = ['claim', 'intend', 'record', 'project'] as const;
export type Step = (typeof STEPS)[number];

interface StepSigns {
  readonly table: string;
  /** How the statement of that step reads, and no other of the same table. */
  readonly statement: RegExp;
}

const SIGNS: Readonly<Record<Step, StepSigns>> = {
  claim: { table: 'delivery', statement: /SET state = 'claimed'/ },
  intend: { table: 'attempt', statement: /SET state = 'sending'/ },
  record: { table: 'attempt', statement: /INSERT INTO attempt[\s\S]*ON CONFLICT/ },
  project: { table: 'provider_event', statement: /provider_event/ },
};

/** Long enough for a worker to come to that step; short enough that no lease lapses for it. */
const HELD_MS = 1_500;
const LOCK_WAIT_MS = 1_500;
const LOOK_MS = 5;

/** Strikes a worker whose statement of this step is waiting; answers its process, or null where none came by. */
export async function strikeIn(
  client: Client,
  step: Step,
  strike: (pid: number) => boolean,
): Promise<number | null> {
  const { table, statement } = SIGNS[step];
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
    for (const until = Date.now() + HELD_MS; Date.now() < until;) {
      const { rows } = await client.query<{ application_name: string; query: string }>(
        `SELECT application_name, query FROM pg_stat_activity
          WHERE application_name LIKE 'amends worker %' AND state = 'active' AND wait_event_type = 'Lock'`,
      );
      const found = rows.find(({ query }) => statement.test(query));
      const pid = found && Number(found.application_name.split(' ').at(-1));
      if (pid && strike(pid)) return pid;
      await sleep(LOOK_MS);
    }
    return null;
  } catch (error) {
    // Nobody gave way in time, or the server is gone: another moment then.
    if (error instanceof Error) return null;
    throw error;
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}
