/** A set as it is made: from the newest versions of its offers, by itself or as a part of a bundle. */
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import { both } from '../kernel/both.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId, type IncidentId, type OfferSetId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { OfferSet, OfferSetInput } from './compensation.types.ts';
import * as store from './offers.store.ts';
import { setProblem } from './rules/offer-check.ts';

const EXPIRY_MONTHS = 12;
const TAKE_UP_BPS = 10_000;

export interface Making {
  readonly incidentId: IncidentId;
  readonly bundleId: string | null;
  readonly actor: Actor;
  readonly now: Date;
}

/** Refuses `bad_set`, `unknown_offer`, `unknown_set` (of the set it follows), `name_taken`. */
export async function makeSet(tx: Tx, input: OfferSetInput, making: Making): Promise<OfferSet> {
  const { incidentId, bundleId, actor, now } = making;
  const plain = filled(input);
  const why = setProblem(plain);
  if (why) throw new DomainError(E.bad_set, { why });
  const offers = await store.offersByIds(tx, incidentId, input.offerIds);
  const missing = input.offerIds.find((id) => !offers.some((offer) => offer.id === id));
  if (missing) throw new DomainError(E.unknown_offer, { id: missing });
  const currency = offers[0]!.currency;
  if (offers.some((offer) => offer.currency !== currency)) {
    throw new DomainError(E.bad_set, {
      why: both('all its offers share one currency.', 'semua penawarannya satu mata uang.'),
    });
  }
  if (plain.mode === 'auto_apply' && offers.some(({ kind }) => kind === 'claim')) {
    throw new DomainError(E.bad_set, {
      why: both(
        'a claim begins with the person; it cannot be applied without asking.',
        'klaim dimulai oleh orangnya; tidak dapat diberikan tanpa diminta.',
      ),
    });
  }
  if (plain.audience === 'unaffected' && offers.some(({ eligibility }) => !('everyone' in eligibility))) {
    throw new DomainError(E.bad_set, {
      why: both(
        'nothing leaked about unaffected people; its offers are for everyone.',
        'tidak ada data orang tidak terdampak yang bocor; penawarannya untuk semua orang.',
      ),
    });
  }
  await refuseLoneFollower(tx, plain, incidentId);
  const { offerIds: _offerIds, ...kept } = plain;
  const set: OfferSet = {
    ...kept,
    id: newId<OfferSetId>(now),
    incidentId,
    status: 'draft',
    currency,
    bundleId,
    approvedAt: null,
    offers: offers.map((offer, i) => ({ ...offer, offerId: offer.id, position: i + 1 })),
  };
  const inserted = await store.insertSet(tx, set, { id: actor.operatorId, at: now });
  if (inserted === 0) throw new DomainError(E.name_taken, { name: set.name });
  return must(await store.findSet(tx, set.id), 'the set was just made');
}

function filled(input: OfferSetInput) {
  const expiresOn = input.expiresOn ?? null;
  return {
    name: input.name,
    mode: input.mode,
    offerIds: input.offerIds,
    expiryMonths: input.expiryMonths ?? (expiresOn === null ? EXPIRY_MONTHS : null),
    expiresOn,
    takeUpBps: input.takeUpBps ?? TAKE_UP_BPS,
    budgetGrants: input.budgetGrants ?? null,
    opensAt: input.opensAt ?? null,
    follows: input.follows ?? null,
    audience: input.audience ?? ('affected' as const),
  };
}

/** A later wave goes to people of a set of the same incident and the same kind of people. */
async function refuseLoneFollower(
  tx: Tx,
  { follows, audience }: Pick<OfferSet, 'follows' | 'audience'>,
  incidentId: IncidentId,
): Promise<void> {
  if (!follows) return;
  const before = await store.findSet(tx, follows.setId);
  if (before?.incidentId !== incidentId) throw new DomainError(E.unknown_set, { id: follows.setId });
  if (before.audience !== audience) {
    throw new DomainError(E.bad_set, {
      why: both('it follows a set for other people than its own.', 'paket yang diikutinya untuk orang lain.'),
    });
  }
}
