/** "This is not me": an address that reached somebody else is never written to again, and the next way is tried. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { type Channel, Deliveries, NOT_MINE } from '../notices/index.ts';
import { OwnPages, personKey } from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { channelsTold, lockPerson, toldBy } from './not-mine.store.ts';
import { suppress } from './suppression.store.ts';

export interface NotMineOf {
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
}

@Injectable()
export class NotMine {
  constructor(
    private readonly db: Db,
    private readonly deliveries: Deliveries,
    private readonly ownPages: OwnPages,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By which ways this person's messages went out and did not come back: one of them reached somebody else. Reads. */
  async channels(of: NotMineOf): Promise<readonly Channel[]> {
    return this.db.once((tx) => channelsTold(tx, of));
  }

  /**
   * What went out by `channel` came to somebody else: its address is suppressed for this incident, what was sent there
   * counts as come back, so that the next rung follows, and the person's link and code end, since a stranger has them.
   * False where nothing stood there (a second report changes nothing). Whoever calls it prepares the cohort's codes anew.
   */
  async report(of: NotMineOf, { channel }: { readonly channel: Channel }, actor: Actor): Promise<boolean> {
    const { incidentId, person } = of;
    return this.db.tx(async (tx) => {
      await lockPerson(tx, of);
      const told = await toldBy(tx, of, channel);
      if (told.length === 0) return false;
      const at = this.clock.now();
      const came = { kind: 'bounced', permanent: true, code: NOT_MINE, at } as const;
      await this.deliveries.recordEvidence(
        tx,
        told.map(({ cohortId, deliveryId: deliveryNo, attemptNo, provider }) => ({
          ...came,
          cohortId,
          deliveryNo,
          attemptNo,
          provider,
        })),
      );
      await suppress(tx, told, at);
      await this.ownPages.revokeLink(tx, person);
      const subject = `person:${personKey(person)}`;
      const facts = { channel, messages: told.length };
      await this.audit.record(tx, { actor, action: 'receipts.not_mine', incidentId, subject, facts });
      return true;
    });
  }
}
