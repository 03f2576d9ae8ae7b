/** What may go wrong at the company's own system: each fault strikes the next calls it can, so many times. */

export const RECEIVER_FAULTS = [
  // Nothing is booked.
  'refuse',
  'busy',
  'error_before',
  'reset_before',
  'hang_before',
  // It is booked, and the caller does not learn it, or late, or wrongly.
  'drop_answer',
  'error_after',
  'hang',
  'slow',
  'wrong_amount',
  'wrong_key',
  // Answered 202; booked when it is asked about next.
  'accepted',
  // A key that was booked is booked again.
  'forgets',
  // Nobody can be asked.
  'ask_error',
] as const;
export type ReceiverFault = (typeof RECEIVER_FAULTS)[number];

export interface StandingFault {
  readonly fault: ReceiverFault;
  readonly times: number | null;
  readonly delayMs: number;
}

export class ReceiverRefusal extends Error {}

const SLOW_MS = 2_000;

export class ReceiverFaults {
  #standing: StandingFault[] = [];

  /** Throws one sentence. */
  add(asked: unknown): StandingFault {
    const given = (typeof asked === 'object' && asked !== null ? asked : {}) as Record<string, unknown>;
    const fault = RECEIVER_FAULTS.find((name) => name === given['fault']);
    if (!fault) throw new ReceiverRefusal(`fault is one of ${RECEIVER_FAULTS.join(', ')}`);
    const { times = null, delayMs = SLOW_MS } = given;
    if (times !== null && !(Number.isInteger(times) && Number(times) > 0)) {
      throw new ReceiverRefusal('times is a whole number from 1');
    }
    if (!Number.isInteger(delayMs) || Number(delayMs) < 0) {
      throw new ReceiverRefusal('delayMs is a whole number');
    }
    const standing = { fault, times: times === null ? null : Number(times), delayMs: Number(delayMs) };
    this.#standing.push(standing);
    return standing;
  }

  clear(): number {
    const removed = this.#standing.length;
    this.#standing = [];
    return removed;
  }

  get standing(): readonly StandingFault[] {
    return this.#standing;
  }

  /** The oldest standing fault of these kinds, used up by one. */
  strike(kinds: readonly ReceiverFault[]): StandingFault | null {
    const at = this.#standing.findIndex(({ fault }) => kinds.includes(fault));
    const struck = this.#standing[at];
    if (!struck) return null;
    if (struck.times === 1) this.#standing.splice(at, 1);
    else if (struck.times !== null) this.#standing[at] = { ...struck, times: struck.times - 1 };
    return struck;
  }
}
