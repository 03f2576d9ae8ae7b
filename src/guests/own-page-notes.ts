/** What a person notes on their own page: what they have done already, and that they read it for somebody in their care. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { personKey } from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './own-page-notes.store.ts';
import type { FactorOf } from './second-factors.types.ts';

export interface OwnPage {
  /** Keys of the advice ticked as done. */
  readonly done: ReadonlySet<string>;
  /** Somebody said on the page that they look after this person. */
  readonly guardianSince: Date | null;
  /** By the company's records. */
  readonly minor: boolean;
  readonly former: boolean;
}

const DONE_MAX = 100;

@Injectable()
export class OwnPageNotes {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads. */
  async of(of: FactorOf): Promise<OwnPage> {
    const row = await this.db.once((tx) => store.find(tx, of));
    return {
      done: new Set(row?.done ?? []),
      guardianSince: row?.guardianSince ?? null,
      minor: row?.minor ?? false,
      former: row?.former ?? false,
    };
  }

  /** Keeps exactly these of the page's keys as done; the person's own list, so it is not audited. */
  async mark(of: FactorOf, done: readonly string[]): Promise<void> {
    const kept = [...new Set(done)].slice(0, DONE_MAX).sort();
    await this.db.once((tx) => store.keepDone(tx, of, { done: kept, now: this.clock.now() }));
  }

  /** Somebody says that they are parent or guardian of this person and decide for them. The first word stands. */
  async sayGuardian(of: FactorOf, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await store.keepGuardian(tx, of, this.clock.now()))) return;
      const { incidentId } = of;
      const subject = `person:${personKey(of.person)}`;
      await this.audit.record(tx, { actor, action: 'guests.say_guardian', incidentId, subject });
    });
  }
}
