/** Works off what goes to the company's own system: take, say so, call, record; whoever dies where, it is booked once. */
import { CALL_SAID } from './rules/call-words.ts';
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { type OfferKind, Outbox, type OwedFulfilment, referenceOf } from '../compensation/index.ts';
import { People, personKey } from '../people/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './calls.store.ts';
import { theirContacts } from './contacts.ts';
import type { FulfilmentAdapter, Order } from './ports.ts';
import { keyOf } from './rules/key.ts';
import { type Abilities, asksFirst, nextStep, type Outcome, type Policy } from './rules/next-step.ts';

export const FULFILMENT_ADAPTER = Symbol('fulfilment adapter');

/** In flight at once in one job: each call of a group starts as soon as the group is taken. */
const GROUP = 16;
const WORK_MAX_MS = 50_000;
const JITTER_STEPS = 1_000;
/** Beside an asking and a sending: for the records between them. */
const LEASE_MARGIN_MS = 10_000;

interface Taken {
  readonly call: store.Call;
  readonly what: 'send' | 'ask';
  /** Null: the person has no account there that we know of. */
  readonly order: Order | null;
  /** On the monotonic clock: nothing starts that could not end before it. */
  readonly leaseEndsMs: number;
}

export interface Worked {
  readonly called: number;
  readonly done: number;
}

@Injectable()
export class Calls {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly people: People,
    @Inject(FULFILMENT_ADAPTER) private readonly adapter: FulfilmentAdapter | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Kinds that go by calls; none where no system is set up. */
  get kinds(): readonly OfferKind[] {
    return (this.adapter?.kinds ?? []) as readonly OfferKind[];
  }

  /** What the system that is set up can do; null where none is. */
  get abilities(): Abilities | null {
    return this.adapter;
  }

  /** Everything of a cohort that waits or is due, for a minute at most. Any number of processes may. */
  async work(cohortId: CohortId, signal?: AbortSignal): Promise<Worked> {
    const { adapter } = this;
    const worked = { called: 0, done: 0 };
    if (!adapter) return worked;
    const endMs = performance.now() + WORK_MAX_MS;
    const forPerson = !adapter.canAsk && !adapter.idempotentByKey;
    await this.db.tx((tx) => store.lapse(tx, cohortId, { at: this.clock.now(), forPerson }));
    while (performance.now() < endMs) {
      if (signal?.aborted) break;
      const group = await this.#take(adapter, cohortId);
      if (group.length === 0) break;
      worked.called += group.length;
      worked.done += await this.#all(adapter, group);
    }
    return worked;
  }

  /** Cohorts with something to do now. */
  async due(limit: number): Promise<CohortId[]> {
    if (!this.adapter) return [];
    return this.db.tx(async (tx) => [
      ...new Set([
        ...(await store.cohortsDue(tx, this.clock.now(), limit)),
        ...(await this.outbox.waitingCohorts(tx, this.kinds, limit)),
      ]),
    ]);
  }

  /** One committed step before anything is sent: a lease, and the try with its number. */
  async #take(adapter: FulfilmentAdapter, cohortId: CohortId): Promise<Taken[]> {
    const leaseMs = 2 * adapter.timeoutMs + LEASE_MARGIN_MS;
    const leaseEndsMs = performance.now() + leaseMs;
    return this.db.tx(async (tx) => {
      const at = this.clock.now();
      const lease = { at, leaseSeconds: leaseMs / 1_000 };
      const due = await store.takeDue(tx, cohortId, { ...lease, limit: GROUP });
      const limit = GROUP - due.length;
      const fresh =
        limit > 0 ? await this.outbox.claim(tx, { kinds: this.kinds, limit, of: { cohortId } }) : [];
      if (fresh.length > 0) await this.outbox.handOver(tx, fresh, { adapter: 'http' });
      const calls = [...due, ...(fresh.length > 0 ? await store.insertCalls(tx, fresh, lease) : [])];
      if (calls.length === 0) return [];
      const tries = calls.map(
        (call) => ({ ...call, what: asksFirst(call, adapter) ? 'ask' : 'send' }) as const,
      );
      await store.openAttempts(tx, tries, at);
      const orders = await this.#orders(tx, [...fresh, ...(await this.outbox.locked(tx, due))]);
      return tries.map(({ what, ...call }) => ({
        call,
        what,
        order: orders.get(call.redemptionId) ?? null,
        leaseEndsMs,
      }));
    });
  }

  async #orders(tx: Tx, rows: readonly OwedFulfilment[]): Promise<Map<bigint, Order>> {
    const [first] = rows;
    const orders = new Map<bigint, Order>();
    if (!first) return orders;
    const { incidentId } = first;
    const contacts = await theirContacts(this.people, tx, incidentId, rows);
    for (const row of rows) {
      const customerId = contacts.get(personKey(row))?.customerId;
      if (!customerId) continue;
      const days = row.terms['benefitDays'];
      orders.set(row.redemptionId, {
        key: keyOf(incidentId, row),
        reference: referenceOf(row.cohortId, row.redemptionId),
        kind: row.kind,
        customerId,
        amountMinor: row.faceMinor,
        currency: row.currency as Currency,
        days: typeof days === 'number' ? days : null,
      });
    }
    return orders;
  }

  /** Every try of a group at once, what is booked recorded in one statement each; how many are booked. */
  async #all(adapter: FulfilmentAdapter, group: readonly Taken[]): Promise<number> {
    const tried = await Promise.all(
      group.map(async ({ order, ...taken }) => ({
        ...taken,
        order,
        outcome: order && (await this.#call(adapter, order, taken)),
      })),
    );
    const booked = tried.flatMap(({ call, outcome }) =>
      outcome?.kind === 'done' ? [{ call, reference: outcome.reference }] : [],
    );
    if (booked.length > 0) await this.db.tx((tx) => this.#booked(tx, booked));
    const others = await Promise.all(
      tried.map(async ({ outcome, ...taken }) => {
        if (outcome === null) return this.#withoutAccount(taken.call);
        return outcome.kind !== 'done' && this.#follow(adapter, taken, outcome);
      }),
    );
    return booked.length + others.filter(Boolean).length;
  }

  /** All that follows from a try that did not book; true where a second one did. */
  async #follow(adapter: FulfilmentAdapter, taken: Taken, outcome: Outcome): Promise<boolean> {
    const { call, what, order, leaseEndsMs } = taken;
    const again = await this.#record(adapter, { call, outcome, asked: what === 'ask' });
    if (typeof again === 'boolean' || order === null) return again === true;
    const second = await this.#call(adapter, order, { what: 'send', leaseEndsMs });
    return (await this.#record(adapter, { call: again, outcome: second, asked: false })) === true;
  }

  /** Evidence is written whatever became of the lease; what was ended before is left as it ended. */
  async #booked(
    tx: Tx,
    booked: readonly { readonly call: store.Call; readonly reference: string }[],
  ): Promise<void> {
    const at = this.clock.now();
    await store.closeBooked(tx, booked, at);
    const rows = await this.outbox.locked(tx, await store.markBooked(tx, booked, at));
    const references = new Map(booked.map(({ call, reference }) => [call.redemptionId, reference]));
    const evidence = rows.map(({ redemptionId }) => references.get(redemptionId) ?? null);
    await this.outbox.deliver(tx, rows, { evidence });
  }

  async #call(
    adapter: FulfilmentAdapter,
    order: Order,
    { what, leaseEndsMs }: { what: 'send' | 'ask'; leaseEndsMs: number },
  ): Promise<Outcome> {
    if (performance.now() + adapter.timeoutMs > leaseEndsMs) {
      return { kind: 'later', why: CALL_SAID.noTime, afterMs: null };
    }
    return what === 'ask' ? adapter.ask(order) : adapter.send(order);
  }

  /** True: booked. False: it waits or is dead. A call: it never had it, and it is to be sent now. */
  async #record(
    adapter: FulfilmentAdapter,
    { call, outcome, asked }: { call: store.Call; outcome: Outcome; asked: boolean },
  ): Promise<boolean | store.Call> {
    const policy: Policy = { ...policyOf(adapter), jitter: randomInt(JITTER_STEPS) / JITTER_STEPS };
    return this.db.tx(async (tx) => {
      const at = this.clock.now();
      await store.closeAttempt(tx, call, { outcome: outcome.kind, detail: detailOf(outcome), at });
      const step = nextStep(outcome, { call, asked, policy, now: at });
      switch (step.to) {
        case 'done':
          await this.#booked(tx, [{ call, reference: step.reference }]);
          return true;
        case 'send': {
          const leaseSeconds = (adapter.timeoutMs + LEASE_MARGIN_MS) / 1_000;
          const renewed = await store.renew(tx, call, { at, leaseSeconds });
          if (renewed) await store.openAttempts(tx, [{ ...renewed, what: 'send' }], at);
          return renewed ?? false;
        }
        case 'waiting':
          await store.markWaiting(tx, call, { ...step, at });
          return false;
        case 'dead':
          await store.markDead(tx, call, { ...step, at });
          return false;
      }
    });
  }

  async #withoutAccount(call: store.Call): Promise<boolean> {
    const at = this.clock.now();
    const detail = CALL_SAID.noAccount.en;
    await this.db.tx(async (tx) => {
      await store.closeAttempt(tx, call, { outcome: 'refused', detail, at });
      await store.markDead(tx, call, { why: 'no_account', inDoubt: false, detail, at });
    });
    return false;
  }
}

function policyOf({ canAsk, idempotentByKey, retryMs, giveUpMs }: FulfilmentAdapter): Omit<Policy, 'jitter'> {
  return { canAsk, idempotentByKey, retryMs, giveUpMs };
}

function detailOf(outcome: Outcome): string | null {
  if ('why' in outcome) return outcome.why.en;
  return 'reference' in outcome ? outcome.reference : null;
}
