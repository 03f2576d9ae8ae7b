/** Bundles: components offered together, each a set chosen by itself, all approved by one yes and told in one notice. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { bundlesOf, findBundle, insertBundle } from './bundles.store.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { Bundle, BundleInput, OfferSet } from './compensation.types.ts';
import { findSet } from './offers.store.ts';
import type { Finding } from './rules/fair-terms.ts';
import { type SetDecision, SetApprovals } from './set-approvals.ts';
import { makeSet } from './set-making.ts';

const SETS_MAX = 10;

@Injectable()
export class Bundles {
  constructor(
    private readonly db: Db,
    private readonly approvals: SetApprovals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The bundle with its sets as drafts, all or none. Refuses `bad_set`, `unknown_offer`, `name_taken`. */
  async create(incidentId: IncidentId, { name, sets }: BundleInput, actor: Actor): Promise<Bundle> {
    const now = this.clock.now();
    if (name.trim() === '' || name.length > 200) {
      throw new DomainError(E.bad_set, {
        why: both('its name needs 1 to 200 characters.', 'namanya terdiri dari 1 sampai 200 karakter.'),
      });
    }
    if (sets.length < 2 || sets.length > SETS_MAX) {
      throw new DomainError(E.bad_set, {
        why: both(`a bundle holds 2 to ${SETS_MAX} sets.`, `gabungan memuat 2 sampai ${SETS_MAX} paket.`),
      });
    }
    if (new Set(sets.map(({ audience = 'affected' }) => audience)).size > 1) {
      throw new DomainError(E.bad_set, {
        why: both(
          'one notice tells all of a bundle, so its sets are for the same people.',
          'satu pemberitahuan menyampaikan seluruh gabungan, jadi paketnya untuk orang yang sama.',
        ),
      });
    }
    return this.db.tx(async (tx) => {
      const bundle = { id: uuidv7(now), incidentId, name };
      if ((await insertBundle(tx, bundle, { id: actor.operatorId, at: now })) === 0) {
        throw new DomainError(E.name_taken, { name });
      }
      for (const set of sets) await makeSet(tx, set, { incidentId, bundleId: bundle.id, actor, now });
      await this.audit.record(tx, {
        actor,
        action: 'compensation.create_bundle',
        incidentId,
        subject: `offer_bundle:${bundle.id}`,
        facts: { sets: sets.length },
      });
      return this.#find(tx, bundle.id);
    });
  }

  async get(id: string): Promise<Bundle> {
    return this.db.tx((tx) => this.#find(tx, id));
  }

  async list(incidentId: IncidentId): Promise<Bundle[]> {
    return this.db.tx(async (tx) => {
      const bundles: Bundle[] = [];
      for (const { id } of await bundlesOf(tx, incidentId)) bundles.push(await this.#find(tx, id));
      return bundles;
    });
  }

  /** Every reason why it could not be approved now. */
  async findings(id: string): Promise<readonly Finding[]> {
    return this.db.tx(async (tx) => this.approvals.findings(tx, (await this.#find(tx, id)).sets));
  }

  /** Asks a second person to approve exactly these sets. Refuses `not_draft` and `unfair_terms`. */
  async submit(id: string, actor: Actor): Promise<{ readonly digest: string }> {
    return this.db.tx(async (tx) => this.approvals.request(tx, await this.#find(tx, id, 'update'), actor));
  }

  /** A second person's decision on all of it; needs `offer_set.approve`. */
  async decide(id: string, decision: SetDecision, actor: Actor): Promise<Bundle> {
    return this.db.tx(async (tx) => {
      await this.approvals.decide(tx, await this.#find(tx, id, 'update'), decision, actor);
      return this.#find(tx, id);
    });
  }

  async #find(tx: Tx, id: string, lock: 'none' | 'update' = 'none'): Promise<Bundle> {
    const row = await findBundle(tx, id);
    if (!row) throw new DomainError(E.unknown_bundle, { id });
    const { setIds, ...bundle } = row;
    const sets: OfferSet[] = [];
    // In order of ids, so that two decisions at once wait for each other.
    for (const setId of setIds) {
      const set = await findSet(tx, setId, lock);
      if (set) sets.push(set);
    }
    return { ...bundle, sets };
  }
}
