/** Do the books agree with what was granted, redeemed and delivered? Reports costs and proves identities. */
import { Inject, Injectable } from '@nestjs/common';
import { Offers } from '../compensation/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7, type IncidentId } from '../kernel/ids.ts';
import { Ledger, type Balance } from '../ledger/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { RECONCILIATION_ERRORS } from './reconciliation.errors.ts';
import * as proofs from './proof.store.ts';
import * as store from './reconciliation.store.ts';
import { accountIdentities, identity, type Identity } from './rules/identities.ts';

export interface Proof {
  readonly ok: boolean;
  readonly journals: number;
  readonly balanced: boolean;
  readonly checks: readonly Identity[];
}

export interface CostReport {
  readonly incidentId: IncidentId;
  readonly sets: readonly store.SetCost[];
  readonly offers: readonly store.OfferCost[];
  readonly balances: readonly Balance[];
}

/** Of one offer set: how many people it is for, how many hold it, and what they chose. */
export interface TakeUp {
  readonly id: string;
  readonly name: string;
  /** People of the published run who may be given one of its offers. */
  readonly eligible: number;
  readonly granted: number;
  /** By offer; offers nobody took are left out. */
  readonly redeemed: Readonly<Record<string, number>>;
}

@Injectable()
export class Reconciliation {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly offers: Offers,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What an incident's offers cost: per set and per offer, with the balances behind them. Amounts in minor units. */
  async costReport(incidentId: IncidentId): Promise<CostReport> {
    return this.db.tx(async (tx) => {
      await store.readOneMoment(tx);
      await this.#refuseUnknown(tx, incidentId);
      return {
        incidentId,
        sets: await store.setCosts(tx, incidentId),
        offers: await store.offerCosts(tx, incidentId),
        balances: await this.ledger.balances(tx, { incidentId }),
      };
    });
  }

  /** How far each offer set of an incident has been granted and taken. */
  async takeUp(incidentId: IncidentId): Promise<TakeUp[]> {
    const report = await this.costReport(incidentId);
    return Promise.all(
      report.sets.map(async ({ offerSetId: id, offerSet: name, granted }) => {
        const { persons } = await this.offers.estimate(id);
        const taken = report.offers.filter((offer) => offer.offerSetId === id && offer.redeemed > 0);
        const redeemed = Object.fromEntries(taken.map(({ offer, redeemed: count }) => [offer, count]));
        return { id, name, eligible: Number(persons), granted, redeemed };
      }),
    );
  }

  /**
   * Recomputes every identity of an incident, or of the whole database, at one moment, and keeps the result.
   * A database without incidents is not proved: `ok` is false and the check says so. `watch` hears of every part done.
   */
  async prove(
    incidentId: IncidentId | null,
    actor: Actor,
    watch: (step: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<Proof> {
    const proof = await this.db.tx(async (tx) => {
      await store.readOneMoment(tx);
      if (incidentId !== null) await this.#refuseUnknown(tx, incidentId);
      return this.#recompute(tx, incidentId, watch);
    });
    await this.db.tx(async (tx) => {
      const at = this.clock.now();
      const id = uuidv7(at);
      await proofs.insertProof(tx, { id, incidentId, ...proof, by: actor.operatorId, at });
      await this.audit.record(tx, {
        actor,
        action: 'reconciliation.prove',
        incidentId,
        subject: `proof_run:${id}`,
        facts: { ok: proof.ok, journals: proof.journals },
      });
    });
    return proof;
  }

  async #recompute(
    tx: Tx,
    incidentId: IncidentId | null,
    watch: (step: number) => Promise<void>,
  ): Promise<Proof> {
    const incidents = await store.incidentCount(tx, incidentId);
    if (incidents === 0) {
      const none = { name: 'incidents in this database', ok: false, expected: 'at least 1', actual: '0' };
      return { ok: false, journals: 0, balanced: true, checks: [none] };
    }
    const book = await this.ledger.prove(tx, incidentId);
    await watch(1);
    const accounts = accountIdentities(
      await proofs.bookSide(tx, incidentId),
      await proofs.roomSide(tx, incidentId),
    );
    await watch(2);
    const counts = await proofs.counts(tx, incidentId);
    await watch(3);
    const named = await proofs.namedInJournals(tx, incidentId);
    await watch(4);
    const wrongShards = await proofs.wrongShards(tx, incidentId);
    const checks = [...book.checks, ...accounts, ...countIdentities(counts, named, wrongShards)];
    const ok = checks.every((check) => check.ok);
    return { ok, journals: Number(book.journals), balanced: book.balanced, checks };
  }

  async #refuseUnknown(tx: Tx, incidentId: IncidentId): Promise<void> {
    if ((await store.incidentCount(tx, incidentId)) > 0) return;
    throw new DomainError(RECONCILIATION_ERRORS.unknown_incident, { id: incidentId });
  }
}

function countIdentities(counts: proofs.Counts, named: proofs.Named, wrongShards: bigint): Identity[] {
  return [
    identity('grants = grants their journals name', counts.grants, named.granted),
    identity('expired grants = grants their journals name', counts.expired, named.expired),
    identity('voided grants = grants their journals name', counts.voided, named.voided),
    identity('reservations = reservations their journals name', counts.reservations, named.reserved),
    identity('redemption cycles = redemptions their journals name', counts.cycles, named.redeemed),
    identity('live redemptions = grants that were taken', counts.takenGrants, counts.liveRedemptions),
    identity('grants where their redemption stands = grants taken', counts.takenGrants, counts.inStep),
    identity('redemptions = redemption cycles', counts.cycles, counts.redemptions),
    identity('outbox rows = redemptions', counts.redemptions, counts.outbox),
    identity('delivered = redemptions fulfilled', counts.fulfilled, counts.delivered),
    identity('budget taken = grants that hold a share of it', counts.budgetHeld, counts.budgetTaken),
    identity('budget shards that differ from their grants', 0n, wrongShards),
  ];
}
