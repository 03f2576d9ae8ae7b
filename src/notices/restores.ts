/**
 * After a restored backup or a failover that lost rows, nothing goes out until what happened since is known again and
 * a person has looked (ENGINE §2).
 */
import type { Both } from '../kernel/both.ts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { RestoreIdentity } from '../platform/db/restore-identity.ts';
import { Deliveries } from './deliveries.ts';
import { Lanes } from './lanes.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { RESTORED, restoreWords } from './rules/halts.ts';
import * as store from './restores.store.ts';

export type { Restore } from './restores.store.ts';

export interface ListedRestore extends store.Restore {
  /** Its reason, or what holds it up; null where only somebody's own words say so. */
  readonly words: Both | null;
}

const LISTED_MAX = 50;

@Injectable()
export class Restores {
  constructor(
    private readonly db: Db,
    private readonly identity: RestoreIdentity,
    private readonly lanes: Lanes,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Before a worker starts: is this the database we left? If not, every lane is halted and everything unfinished is
   * unknown, and only then is the new identity accepted. Answers why, or null.
   */
  async checkAtStart(): Promise<string | null> {
    const verdict = await this.identity.check();
    if (verdict.state !== 'changed') return null;
    await this.holdEverything(`${RESTORED}${verdict.reason}`);
    await this.identity.accept();
    return verdict.reason;
  }

  /** Halts every lane, makes every unfinished delivery unknown and opens the replay, in one transaction. */
  async holdEverything(reason: string): Promise<{ held: number }> {
    return this.db.tx(async (tx) => {
      await this.lanes.haltAll(tx, reason);
      const held = await this.deliveries.holdUnfinished(tx);
      await store.insert(tx, { id: uuidv7(), reason, held, now: this.deliveries.clock.now() });
      return { held };
    });
  }

  /** Restores whose replay is not finished: no lane and no held delivery is released meanwhile. */
  async open(): Promise<store.Restore[]> {
    return this.db.tx((tx) => store.openOnes(tx));
  }

  /** The latest, each with how far its replay is. */
  async list(): Promise<ListedRestore[]> {
    const restores = await this.db.tx((tx) => store.list(tx, LISTED_MAX));
    return restores.map((one) => ({ ...one, words: restoreWords(one) }));
  }

  /** Every event kept outside the database since the backup stands in it again and is projected. */
  async eventsReplayed(id: string, counted: { events: number; strangers: number }): Promise<void> {
    const now = this.deliveries.clock.now();
    await this.db.tx((tx) => store.recordEvents(tx, { id, ...counted, now }));
  }

  /** Goes on without the rest of the replay, because a person says so and why. Needs `notice.approve`. */
  async waive(reason: string, actor: Actor): Promise<number> {
    const why = reason.trim();
    if (why === '') throw new DomainError(E.no_reason);
    return this.db.tx(async (tx) => {
      const order = { by: actor.operatorId, reason: why, now: this.deliveries.clock.now() };
      const waived = await store.waive(tx, order);
      if (waived === 0) throw new DomainError(E.no_restore);
      const facts = { waived, reason: why };
      await this.deliveries.audit.record(tx, {
        actor,
        action: 'notices.waive_replay',
        incidentId: null,
        facts,
      });
      return waived;
    });
  }
}
