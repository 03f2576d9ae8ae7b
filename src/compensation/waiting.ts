/** The waiting list of a spent budget: nobody jumps it, and whoever is first gets the share that comes back. */
import { Inject, Injectable } from '@nestjs/common';
import { never } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { GrantNo, OfferSetId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as budgets from './budgets.store.ts';
import type { Visitor, WaitResult } from './compensation.types.ts';
import { Redemptions, refusal } from './redemptions.ts';
import { grantFor } from './redemptions.store.ts';
import { reserveMove } from './rules/grant-moves.ts';
import * as store from './waiting.store.ts';

/** Whoever is called reads it on their page, or in a message, and may need a weekend. */
const CALLED_MS = 72 * 3_600_000;

@Injectable()
export class Waiting {
  constructor(
    private readonly db: Db,
    private readonly redemptions: Redemptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Stands in line for an offer whose budget is spent; again keeps the place and changes what is waited for. */
  async join(visitor: Visitor, choice: { grantId: GrantNo; position: number }): Promise<WaitResult> {
    return this.db.tx(async (tx) => {
      const { grantId, position } = choice;
      const grant = await grantFor(tx, visitor, grantId, position);
      if (!grant) return { kind: 'not_granted' };
      if (grant.mode === 'auto_apply' && grant.state === 'granted') return { kind: 'not_needed' };
      const at = this.clock.now();
      const move = reserveMove(grant, position, at);
      switch (move) {
        case 'taken':
        case 'closed':
        case 'expired':
        case 'not_offered':
          return refusal(visitor, grant, move);
        case 'keep':
        case 'choose_again':
          return { kind: 'not_needed' };
        case 'take':
          break;
        default:
          return never(move);
      }
      const { offerSetId, incidentId, personId } = grant;
      const { cohortId } = visitor.person;
      const isFree = !grant.hasBudget || (await budgets.shardsOnOffer(tx, offerSetId)).length > 0;
      if (isFree) return { kind: 'not_needed' };
      await store.standInLine(tx, { cohortId, grantId, incidentId, offerSetId, personId, position, at });
      return { kind: 'waiting', place: await store.placeOf(tx, cohortId, grantId) };
    });
  }

  /** Gives up the place; false where they stood in no line, or are given it without being asked. */
  async leave(visitor: Visitor, { grantId }: { grantId: GrantNo }): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const grant = await grantFor(tx, visitor, grantId, null);
      if (grant?.mode !== 'opt_in') return false;
      return (await store.leaveLine(tx, { ...visitor.person, grantId })) === 1;
    });
  }

  /**
   * Holds a free share for each in turn, for 72 hours, or gives it at once where nobody is asked; whose grant has ended
   * meanwhile leaves the line.
   */
  async serve(setId: OfferSetId): Promise<{ readonly called: number }> {
    for (let called = 0; ;) {
      const next = await this.redemptions.callNext(setId, CALLED_MS);
      if (next === 'nobody') return { called };
      if (next === 'called') called += 1;
    }
  }

  /** Sets where somebody waits and a share is free. */
  async setsToServe(): Promise<readonly OfferSetId[]> {
    return this.db.tx((tx) => store.setsToServe(tx));
  }

  /** Who was called and has not been told so. */
  async untold(limit: number): Promise<readonly store.Called[]> {
    return this.db.tx((tx) => store.untoldCalls(tx, this.clock.now(), limit));
  }

  async markTold(calls: readonly store.Called[]): Promise<void> {
    await this.db.tx((tx) => store.markCallsTold(tx, calls, this.clock.now()));
  }
}
