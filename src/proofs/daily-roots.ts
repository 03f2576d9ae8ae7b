/** Day by day, what is known becomes lists that nobody can change, under one hash that is published. */
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './proofs.store.ts';
import { dayList, FIRST_HEAD, headOf, leafList, lineOf, sha256Hex, textOf } from './rules/records.ts';
import { ProofKey } from './signing.ts';

export type { DailyRoot } from './proofs.store.ts';

const DAY_MS = 86_400_000;
/** What happened in the last minutes of a day may still be on its way into the database; later ones enter the next day. */
const GRACE_MS = 3_600_000;

@Injectable()
export class DailyRoots {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keyStore: KeyStore,
    private readonly audit: Audit,
  ) {}

  /** Oldest first. */
  async list(incidentId: IncidentId): Promise<store.DailyRoot[]> {
    return this.db.once((tx) => store.dailyRoots(tx, incidentId));
  }

  /** PEM of the key that signs packages. */
  async publicKey(): Promise<string> {
    return (await ProofKey.of(this.keyStore)).publicPem;
  }

  /**
   * Seals every day (UTC) that ended more than an hour ago and is not sealed yet; answers how many days. Cut off
   * anywhere, it goes on where it stopped; run twice at once, one of them does it.
   */
  async sealDue(signal?: AbortSignal): Promise<number> {
    let sealed = 0;
    for (const { incidentId, since } of await this.db.tx((tx) => store.launchedIncidents(tx))) {
      await this.db.exclusively(`proofs:${incidentId}`, async () => {
        for (const day of await this.#daysDue(incidentId, since)) {
          if (signal?.aborted) return;
          sealed += await this.#sealDay(incidentId, day, signal);
        }
      });
    }
    return sealed;
  }

  async #daysDue(incidentId: IncidentId, since: string): Promise<string[]> {
    const last = (await this.list(incidentId)).at(-1)?.day;
    const days: string[] = [];
    const until = this.clock.now().getTime() - GRACE_MS;
    for (let day = last ? next(last) : since; endOf(day) <= until; day = next(day)) days.push(day);
    return days;
  }

  /** A day on which nothing became known has no list and no root. */
  async #sealDay(incidentId: IncidentId, day: string, signal?: AbortSignal): Promise<number> {
    const cohorts = await this.db.tx((tx) => store.cohortsOf(tx, incidentId));
    const sealed = new Set(
      (await this.db.tx((tx) => store.rootsOfDay(tx, incidentId, day))).map(({ cohortId }) => cohortId),
    );
    for (const cohortId of cohorts) {
      if (signal?.aborted) return 0;
      if (!sealed.has(cohortId)) await this.db.tx((tx) => sealCohort(tx, { incidentId, cohortId, day }));
    }
    return this.db.tx((tx) => this.#closeDay(tx, incidentId, day));
  }

  async #closeDay(tx: Tx, incidentId: IncidentId, day: string): Promise<number> {
    const roots = await store.rootsOfDay(tx, incidentId, day);
    if (roots.length === 0) return 0;
    const root = sha256Hex(dayList(roots));
    const before = (await store.dailyRoots(tx, incidentId)).at(-1)?.head ?? FIRST_HEAD;
    const records = roots.reduce((sum, one) => sum + one.records, 0);
    const head = headOf(before, day, root);
    await store.addDay(tx, incidentId, { day, records, root, head, sealedAt: this.clock.now() });
    await this.audit.record(tx, {
      actor: SYSTEM_ACTOR,
      action: 'proofs.seal',
      incidentId,
      subject: `day:${day}`,
      facts: { records, root, head },
    });
    return 1;
  }
}

interface CohortDay {
  readonly incidentId: IncidentId;
  readonly cohortId: CohortId;
  readonly day: string;
}

/** What was known by the end of the day and stands in no earlier list. */
async function sealCohort(tx: Tx, { incidentId, cohortId, day }: CohortDay): Promise<void> {
  const end = new Date(endOf(day)).toISOString();
  const known = (await store.recordsOf(tx, incidentId, cohortId)).filter(({ at }) => at < end).map(lineOf);
  const lines = await unsealed(tx, { incidentId, cohortId }, known);
  if (lines.length === 0) return;
  const root = sha256Hex(leafList(lines));
  await store.addList(tx, { incidentId, cohortId, day, root, records: lines.length, lines: textOf(lines) });
}

/** Which of these lines no list of the cohort holds. */
export async function unsealed(
  tx: Tx,
  { incidentId, cohortId }: Omit<CohortDay, 'day'>,
  lines: readonly string[],
): Promise<string[]> {
  const sealed = new Set(
    (await store.sealedLists(tx, incidentId, cohortId)).flatMap((list) => list.lines.split('\n')),
  );
  return lines.filter((line) => !sealed.has(line));
}

/** When what is known now will have been sealed. */
export function sealedBy(now: Date): Date {
  return new Date(endOf(now.toISOString().slice(0, 10)) + GRACE_MS);
}

function next(day: string): string {
  return new Date(endOf(day)).toISOString().slice(0, 10);
}

function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY_MS;
}
