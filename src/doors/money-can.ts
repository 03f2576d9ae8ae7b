/** What somebody may do with an offer set, a pool, a payout file, a claim, a dead letter, and why not. */
import type { Pool } from '../codes/index.ts';
import type { Asked, HeldGrant, OfferSet } from '../compensation/index.ts';
import type { ClaimView, DeadLetterView, Payout } from '../fulfilment/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { can } from './can.ts';

const OWN =
  'You asked for it or wrote part of it: another person decides, so that no one person can promise the company’s money.';

type Standing = Pick<OfferSet, 'status' | 'bundleId' | 'mode'>;

/** Also of a bundle, by any of its sets: they go together. */
export function setCan(
  actor: Actor,
  set: Standing,
  { asked, alone }: { asked: Asked | undefined; alone: boolean },
) {
  const parted =
    alone && set.bundleId !== null ? 'It belongs to a bundle: its sets are decided together, there.' : null;
  const waits =
    set.status === 'submitted'
      ? null
      : set.status === 'draft'
        ? 'Nobody has submitted it yet.'
        : `It is ${set.status} already.`;
  const own = asked?.makers.includes(actor.operatorId) ? OWN : null;
  const unapproved = set.status === 'approved' ? null : 'Only an approved set grants anything.';
  const granting =
    set.status === 'approved' || set.status === 'closed' ? null : 'Only an approved set grants anything.';
  return {
    submit: can(
      actor,
      'offer.write',
      parted ?? (set.status === 'draft' ? null : `It is ${set.status} already.`),
    ),
    decide: can(actor, 'offer_set.approve', parted ?? waits ?? own),
    close: can(actor, 'offer.write', unapproved),
    retryFailed: can(
      actor,
      'offer.write',
      set.mode === 'auto_apply'
        ? granting
        : 'People choose from it: who failed may choose again by themselves.',
    ),
  };
}

/** A higher budget of an approved set: asked by one person, agreed to by another. */
export function raiseCan(
  actor: Actor,
  set: Pick<OfferSet, 'status' | 'budgetGrants'>,
  asked: Asked | undefined,
) {
  const unapproved = set.status === 'approved' ? null : 'Only an approved set grants anything.';
  const unlimited = set.budgetGrants === null ? 'It has no budget: nobody is turned away.' : null;
  const waits = asked ? 'A higher budget waits for a decision already.' : null;
  const own = asked?.makers.includes(actor.operatorId) ? OWN : null;
  return {
    raise: can(actor, 'offer.write', unapproved ?? unlimited ?? waits),
    decideRaise: can(actor, 'offer_set.approve', asked ? own : 'No higher budget waits for a decision.'),
  };
}

export function poolCan(actor: Actor, pool: Pool) {
  const closed = pool.status === 'closed' ? 'The pool is closed for good.' : null;
  const notOpen = closed ?? (pool.status === 'quarantined' ? 'The pool is quarantined.' : null);
  const notQuarantined =
    closed ??
    (pool.status === 'quarantined' ? null : 'Only a quarantined pool: put it into quarantine first.');
  const of = (kind: Pool['kind'], sentence: string) => (pool.kind === kind ? null : sentence);
  return {
    bring: can(
      actor,
      'code.write',
      notOpen ?? of('imported', 'Files are brought to pools of a vendor’s codes only.'),
    ),
    generate: can(
      actor,
      'code.write',
      notOpen ?? of('generated', 'Codes are drawn into generated pools only.'),
    ),
    reveal: can(
      actor,
      'code.reveal',
      of('generated', 'Only codes that we drew ourselves are shown: for the shop that must accept them.'),
    ),
    quarantine: can(actor, 'code.write', notOpen),
    release: can(
      actor,
      'code.approve',
      notQuarantined ??
        (pool.quarantinedBy === actor.operatorId ? 'You quarantined it: another person releases it.' : null),
    ),
    replace: can(actor, 'code.write', notQuarantined),
    close: can(actor, 'code.write', closed),
  };
}

export function payoutCan(actor: Actor, payout: Payout) {
  const ended =
    payout.status === 'done' || payout.status === 'recalled' ? `The file is ${payout.status} already.` : null;
  const open = payout.status === 'open' ? 'Another person must release it first.' : null;
  const seen = payout.revealedBy.length > 0;
  const recalls =
    seen && (payout.madeBy === actor.operatorId || payout.revealedBy.includes(actor.operatorId));
  return {
    release: can(
      actor,
      'payout.approve',
      ended ??
        (payout.status === 'released' ? 'It is released already.' : null) ??
        (payout.madeBy === actor.operatorId ? 'You made this file: another person releases it.' : null),
    ),
    download: can(actor, 'payout.write', payout.status === 'recalled' ? ended : open),
    confirm: can(actor, 'payout.write', ended ?? open),
    recall: can(
      actor,
      'payout.write',
      ended ??
        (recalls
          ? 'Somebody has its bytes: a person who neither made nor downloaded it takes it back.'
          : null),
    ),
  };
}

export function claimCan(actor: Actor, claim: ClaimView) {
  const ended = claim.status === 'filed' ? null : `The claim is ${claim.status} already.`;
  const own =
    claim.filedBy === actor.operatorId ? 'You filed it: somebody without a hand in it decides.' : null;
  return {
    reveal: can(actor, 'claim.reveal'),
    addEvidence: can(actor, 'claim.write', ended),
    approve: can(
      actor,
      'claim.approve',
      ended ?? own ?? (claim.evidence === 0 ? 'It has no evidence yet: add what proves the loss.' : null),
    ),
    refuse: can(actor, 'claim.approve', ended ?? own),
  };
}

export function deadLetterCan(actor: Actor, letter: Pick<DeadLetterView, 'ownerId' | 'state'>) {
  const over = letter.state === 'dead' ? null : 'It is settled already.';
  const notMine =
    letter.ownerId === actor.operatorId ? null : 'Take it first: whoever acts on it is its owner.';
  return {
    take: can(
      actor,
      'fulfilment.write',
      over ?? (letter.ownerId === actor.operatorId ? 'It is yours already.' : null),
    ),
    act: can(actor, 'fulfilment.write', over ?? notMine),
  };
}

/** A grant as it is listed with its person: what stops a void is said by its state. */
export function heldCan(actor: Actor, { state }: Pick<HeldGrant, 'state'>) {
  const late =
    state === 'fulfilling' || state === 'fulfilled'
      ? 'What was chosen is on its way or delivered: it is not taken back.'
      : null;
  const ended = state === 'expired' || state === 'voided' ? `It is ${state} already.` : null;
  return { void: can(actor, 'grant.void', late ?? ended) };
}

export function voidCan(actor: Actor, asked: Asked | undefined) {
  const waits = asked ? null : 'Nothing waits for a second person here.';
  return {
    decide: can(
      actor,
      'grant_void.approve',
      waits ?? (asked!.makers.includes(actor.operatorId) ? OWN : null),
    ),
  };
}
