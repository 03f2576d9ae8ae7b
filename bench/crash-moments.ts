/**
 * Catches a worker in the middle of a step: a lock makes whatever writes deliveries or attempts wait, the server's list
 * of activities says whose statement it is and of which step, and the lock goes away with the worker that was struck.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { newClient } from '../src/platform/migrate.ts';

type Client = ReturnType<typeof newClient>;

export type Step = 'claim' | 'intend' | 'record' | 'project';

interface Waiting {
  readonly application: string;
  readonly query: string;
  /** Its transaction has taken events to project. */
  readonly projecting: boolean;
}

const SIGNS: readonly (readonly [Step, RegExp])[] = [
  ['intend', /SET state = 'sending'|pg_try_advisory_xact_lock_shared/],
  ['claim', /SET state = 'claimed'|FROM notice_cohort|JOIN notice_cohort/],
  ['record', /\b(FROM|INTO) attempt\b|FOR UPDATE OF d|\blane\b|lane_/],
];

/** Long enough for a worker to come by; short enough that what others hold does not lapse for it. */
const HELD_MS = 1_500;
/** So long only the wished step counts. */
const WISHED_MS = 700;
const LOCK_WAIT_MS = 1_500;
const LOOK_MS = 5;

export interface Struck {
  readonly step: Step;
  readonly pid: number;
}

/** Strikes a worker in the wished step, else in another; null where nobody came by. */
export async function strikeIn(
  client: Client,
  wished: Step,
  strike: (pid: number) => boolean,
): Promise<Struck | null> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query('LOCK TABLE delivery, attempt IN SHARE MODE');
    const start = Date.now();
    for (; Date.now() - start < HELD_MS; await sleep(LOOK_MS)) {
      const caught = (await waiting(client)).flatMap(stepOf);
      const found = caught.find(({ step }) => step === wished);
      const victim = found ?? (Date.now() - start > WISHED_MS ? caught[0] : undefined);
      if (victim && strike(victim.pid)) return victim;
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

async function waiting(client: Client): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>(
    `SELECT a.application_name AS application, a.query,
            EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.granted
                       AND l.relation = 'event_due'::regclass) AS projecting
       FROM pg_stat_activity a WHERE a.application_name LIKE 'amends worker %' AND a.wait_event_type = 'Lock'`,
  );
  return rows;
}

/**
 * A statement that waits while it is still parsed is not shown yet, but the one before it of its transaction: that is
 * what tells a claim, which has read its unit, from an intention, which has only entered the fence.
 */
function stepOf({ application, query, projecting }: Waiting): Struck[] {
  const pid = Number(application.split(' ').at(-1));
  if (projecting) return [{ step: 'project', pid }];
  const found = SIGNS.find(([, sign]) => sign.test(query));
  return found ? [{ step: found[0], pid }] : [];
}
