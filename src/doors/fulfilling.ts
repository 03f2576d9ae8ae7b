/** Dead letters, payout files and claims as people look at them: with names, and with what one may do. */
import { Injectable } from '@nestjs/common';
import {
  type ClaimView,
  Claims,
  type DeadLetterView,
  DeadLetters,
  type Payout,
  Payouts,
} from '../fulfilment/index.ts';
import type { OfferKind } from '../compensation/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Operators } from '../operators/index.ts';
import { namesOf } from './api/names.ts';
import { can } from './can.ts';
import { claimCan, deadLetterCan, payoutCan } from './money-can.ts';

@Injectable()
export class Fulfilling {
  constructor(
    private readonly letters: DeadLetters,
    private readonly payouts: Payouts,
    private readonly claims: Claims,
    private readonly operators: Operators,
  ) {}

  async deadLetters(incidentId: IncidentId, actor: Actor) {
    const letters = await this.letters.list(incidentId);
    return {
      deadLetters: letters.map((letter) => ({ ...letter, can: deadLetterCan(actor, letter) })),
      names: await namesOf(
        this.operators,
        letters.map(({ ownerId }) => ownerId),
      ),
      can: {
        retryAll: can(
          actor,
          'fulfilment.write',
          letters.length > 0 ? null : both('Nothing is dead.', 'Tidak ada yang perlu ditangani.'),
        ),
      },
    };
  }

  async deadLetter(incidentId: IncidentId, reference: string, actor: Actor) {
    const letter = await this.letters.get(incidentId, reference);
    const ids = [letter.ownerId, ...letter.tries.map(({ actorId }) => actorId)];
    return { ...letter, names: await namesOf(this.operators, ids), can: deadLetterCan(actor, letter) };
  }

  /** The letter after a step, without its tries. */
  after(letter: DeadLetterView, actor: Actor) {
    return { ...letter, can: deadLetterCan(actor, letter) };
  }

  /** With how many people wait for the next file of each kind: whoever makes one says what that does. */
  async payoutFiles(incidentId: IncidentId, byCall: readonly OfferKind[], actor: Actor) {
    const payouts = await this.payouts.list(incidentId);
    return {
      payouts: payouts.map((payout) => ({ ...payout, can: payoutCan(actor, payout) })),
      waiting: await this.payouts.waiting(incidentId, { byCall }),
      names: await namesOf(this.operators, payouts.flatMap(peopleOf)),
      can: { make: can(actor, 'payout.write') },
    };
  }

  /** With its totals by currency, which is what a second person looks at. */
  async payoutFile(id: string, actor: Actor) {
    const payout = await this.payouts.get(id);
    return {
      ...payout,
      names: await namesOf(this.operators, peopleOf(payout)),
      can: payoutCan(actor, payout),
    };
  }

  async claimsOf(incidentId: IncidentId, actor: Actor) {
    const claims = await this.claims.list(incidentId);
    return {
      claims: claims.map((claim) => ({ ...claim, can: claimCan(actor, claim) })),
      names: await namesOf(this.operators, claims.flatMap(handsOf)),
      can: { file: can(actor, 'claim.write') },
    };
  }

  /** With the person's own words; every look is audited. */
  async claim(incidentId: IncidentId, reference: string, actor: Actor) {
    const claim = await this.claims.get(incidentId, reference, actor);
    return { ...claim, names: await namesOf(this.operators, handsOf(claim)), can: claimCan(actor, claim) };
  }
}

function peopleOf({ madeBy, releasedBy, revealedBy }: Payout) {
  return [madeBy, releasedBy, ...revealedBy];
}

function handsOf({ filedBy, decidedBy }: ClaimView) {
  return [filedBy, decidedBy];
}
