/** The faults of a running sandbox: rules set by API, addresses that ask for one, and what each call gets of them. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withEventFault } from './rules/event-faults.ts';
import {
  askedFault,
  type Channel,
  type Fault,
  FAULT_DELAY_MS,
  type FaultAfter,
  type FaultBefore,
  type FaultRule,
  faultRule,
  FAULTS_AFTER,
  FAULTS_BEFORE,
  FAULTS_BULK,
  FAULTS_OF_EVENTS,
  isOver,
  means,
} from './rules/faults.ts';
import type { PlannedEvent } from './rules/sentinels.ts';

/** A call that ends otherwise than with its own answer; what was to be accepted is. */
export class CallFault extends Error {
  readonly fault: FaultBefore | Exclude<FaultAfter, 'slow'>;
  constructor(fault: CallFault['fault']) {
    super(fault);
    this.fault = fault;
  }
}

interface Struck<F extends Fault> {
  readonly fault: F;
  readonly delayMs: number | null;
  readonly code: string | null;
}

const CALL_FAULTS = [...FAULTS_BEFORE, ...FAULTS_AFTER] as const;

/** A share is drawn to a millionth. */
const SHARE_STEPS = 1_000_000;

export class Faults {
  #rules: FaultRule[] = [];
  #made = 0;
  readonly #struck = new Map<Fault, number>();
  /** How often an address that asks for a fault has had it. */
  readonly #had = new Map<string, number>();
  readonly #onSilence: (ms: number) => void;

  /** `onSilence` holds every callback back for so long. */
  constructor(onSilence: (ms: number) => void) {
    this.#onSilence = onSilence;
  }

  /** Throws `FaultRefusal`. */
  add(asked: unknown): FaultRule {
    const now = Date.now();
    this.#made += 1;
    const rule = faultRule(asked, String(this.#made), now);
    if (rule.fault === 'events_silence') {
      this.#onSilence(rule.until! - now);
      this.#count(rule.fault);
    } else {
      this.#rules.push(rule);
    }
    return rule;
  }

  /** One rule, or all of them and every address's memory; answers how many. */
  remove(id: string | null): number {
    const before = this.#rules.length;
    this.#rules = id === null ? [] : this.#rules.filter((rule) => rule.id !== id);
    if (id === null) this.#had.clear();
    return before - this.#rules.length;
  }

  get standing(): { rules: readonly FaultRule[]; struck: Readonly<Record<string, number>> } {
    const now = Date.now();
    this.#rules = this.#rules.filter((rule) => !isOver(rule, now));
    return { rules: this.#rules, struck: Object.fromEntries(this.#struck) };
  }

  /** The account is said to be paused for as long as every call is told so. */
  get pauses(): boolean {
    return this.standing.rules.some((r) => r.fault === 'sending_paused' && r.share === 1 && r.to === null);
  }

  /** One send call: `accept` runs unless the fault comes before it. */
  async call<T>(channel: Channel, to: readonly string[], accept: () => Promise<T>): Promise<T> {
    const struck = this.#strike(CALL_FAULTS, channel, to);
    if (struck && isBefore(struck.fault)) throw new CallFault(struck.fault);
    const answer = await accept();
    if (struck?.fault === 'slow') await sleep(struck.delayMs ?? FAULT_DELAY_MS.slow);
    else if (struck) throw new CallFault(struck.fault as Exclude<FaultAfter, 'slow'>);
    return answer;
  }

  /** A bulk call meets rules once, as one call, and what its addresses ask for destination by destination. */
  async bulkCall<T>(to: readonly string[], accept: () => Promise<T>): Promise<T> {
    const ownLosses = to.filter((one) => !isBefore(askedFault('email', one)?.fault));
    return this.call('email', ownLosses, accept);
  }

  /** Why one destination of a bulk call is refused, in the provider's word; null: it is not. */
  refusalInBulk(to: string): string | null {
    const asked = askedFault('email', to);
    const own = asked && isBefore(asked.fault) ? this.#strikeAsked([asked.fault], 'email', to) : null;
    if (own) return BULK_STATUS[own];
    const partial = this.#strike(FAULTS_BULK, 'email', [to]);
    return partial && (partial.code ?? BULK_STATUS.throttle);
  }

  /** The events of a message, as the faults let them be. */
  events(channel: Channel, to: string, plan: readonly PlannedEvent[]): readonly PlannedEvent[] {
    const struck = this.#strike(FAULTS_OF_EVENTS, channel, [to]);
    if (!struck) return plan;
    return withEventFault(plan, struck.fault, { channel, delayMs: struck.delayMs });
  }

  /** What an address asks for comes first; then rules in their order, each by its own chance. */
  #strike<F extends Fault>(kinds: readonly F[], channel: Channel, to: readonly string[]): Struck<F> | null {
    for (const recipient of to) {
      const fault = this.#strikeAsked(kinds, channel, recipient);
      if (fault) return { fault, delayMs: null, code: null };
    }
    const now = Date.now();
    for (const [n, rule] of this.#rules.entries()) {
      const fault = kinds.find((kind) => kind === rule.fault);
      if (!fault || isOver(rule, now) || !to.some((one) => means(rule, channel, one))) continue;
      if (randomInt(SHARE_STEPS) >= rule.share * SHARE_STEPS) continue;
      if (rule.timesLeft !== null) this.#rules[n] = { ...rule, timesLeft: rule.timesLeft - 1 };
      this.#count(fault);
      return { fault, delayMs: rule.delayMs, code: rule.code };
    }
    return null;
  }

  #strikeAsked<F extends Fault>(kinds: readonly F[], channel: Channel, recipient: string): F | null {
    const asked = askedFault(channel, recipient);
    const fault = asked && kinds.find((kind) => kind === asked.fault);
    if (!asked || !fault) return null;
    const had = this.#had.get(recipient) ?? 0;
    if (had >= asked.times) return null;
    this.#had.set(recipient, had + 1);
    this.#count(fault);
    return fault;
  }

  #count(fault: Fault): void {
    this.#struck.set(fault, (this.#struck.get(fault) ?? 0) + 1);
  }
}

function isBefore(fault: Fault | undefined): fault is FaultBefore {
  return FAULTS_BEFORE.some((name) => name === fault);
}

/** Per destination SES says by a status what it says of a whole call by an error. */
const BULK_STATUS: Readonly<Record<FaultBefore, string>> = {
  throttle: 'AccountThrottled',
  daily_quota: 'AccountDailyQuotaExceeded',
  sending_paused: 'AccountSendingPaused',
  error_before: 'TransientFailure',
  reset_before: 'TransientFailure',
  hang_before: 'TransientFailure',
};
