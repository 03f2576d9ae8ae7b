/** After a restore: Twilio is asked about every message that was unfinished when the backup was made (ENGINE §2). */
import { NO_ANSWER } from './rules/halts.ts';
import { Injectable } from '@nestjs/common';
import type { CohortId, DeliveryNo } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { Deliveries } from './deliveries.ts';
import { LookUps } from './look-ups.ts';
import type { FoundSms } from './ports.ts';
import * as store from './restores.store.ts';

const PAGE = 100;
const AT_ONCE = 4;

interface Looked {
  readonly one: store.HeldSms;
  /** Null: not asked, or not answered. */
  readonly found: readonly FoundSms[] | null;
}

@Injectable()
export class Replays {
  constructor(
    private readonly db: Db,
    private readonly deliveries: Deliveries,
    private readonly lookUps: LookUps,
  ) {}

  /**
   * Goes on where it stood; true once everybody was asked about, and the restore is finished where its events are
   * replayed too. What Twilio does not answer is asked again at the next call.
   */
  async lookUp(restore: store.Restore, signal: AbortSignal): Promise<boolean> {
    let after = { cohortId: restore.afterCohort, deliveryNo: restore.afterDelivery };
    while (!signal.aborted) {
      const page = await this.db.tx((tx) => store.heldSms(tx, after, PAGE));
      const looked = await this.#ask(page);
      const refused = looked.findIndex(({ found }) => found === null);
      const answered = refused === -1 ? looked : looked.slice(0, refused);
      const found = await this.#adopt(restore, answered);
      after = endOf(answered, after);
      const trouble = refused === -1 ? null : NO_ANSWER.en;
      await this.db.tx((tx) =>
        store.recordLookUps(tx, { id: restore.id, lookedUp: answered.length, found, after, trouble }),
      );
      if (trouble !== null) return false;
      if (page.length < PAGE) {
        await this.db.tx((tx) => store.finish(tx, restore.id, this.deliveries.clock.now()));
        return true;
      }
    }
    return false;
  }

  async #ask(page: readonly store.HeldSms[]): Promise<Looked[]> {
    const looked: Looked[] = [];
    for (let from = 0; from < page.length; from += AT_ONCE) {
      const some = page.slice(from, from + AT_ONCE);
      const answers = await Promise.all(some.map((one) => this.lookUps.listFor(one)));
      looked.push(...some.map((one, i) => ({ one, found: answers[i] ?? null })));
      if (answers.includes(null)) break;
    }
    return looked;
  }

  /**
   * A message made since the backup that the database does not know is the forgotten one, where the number is this
   * person's alone; a shared number's stay on the list, because they cannot be told apart.
   */
  async #adopt(restore: store.Restore, looked: readonly Looked[]): Promise<number> {
    const since = looked.map(({ one, found }) => ({
      one,
      fresh: (found ?? []).filter((m) => m.createdAt === null || m.createdAt >= restore.since),
    }));
    const providerIds = since.flatMap(({ fresh }) => fresh.map((m) => m.providerId));
    if (providerIds.length === 0) return 0;
    const known = await this.db.tx((tx) => store.knownSince(tx, { since: restore.since, providerIds }));
    let adopted = 0;
    for (const { one, fresh } of since) {
      const forgotten = fresh.find((m) => !known.has(m.providerId));
      if (!forgotten || one.shared) continue;
      const attemptNo = Math.max(1, one.attempts);
      await this.lookUps.adopt({ ...one, attemptNo }, forgotten);
      adopted += 1;
    }
    return adopted;
  }
}

function endOf(
  answered: readonly Looked[],
  before: { cohortId: CohortId; deliveryNo: DeliveryNo },
): { cohortId: CohortId; deliveryNo: DeliveryNo } {
  const last = answered.at(-1)?.one;
  return last ? { cohortId: last.cohortId, deliveryNo: last.deliveryNo } : before;
}
