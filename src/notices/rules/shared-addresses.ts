/** Several people behind one address: each is told, one after the other, and no address is flooded. */

export interface SharedAddress {
  /** From when the next message may go there. */
  readonly nextAt: Date;
  /** Deliveries of this notice that had their turn there, by their tag. */
  readonly taken: ReadonlySet<string>;
}

export interface AddressLimits {
  /** Between two messages to one address. */
  readonly gapMs: number;
  /** People of one notice told by one address; everybody else's next rung is due. */
  readonly peopleMax: number;
}

export type Turn =
  | { readonly go: true }
  | { readonly go: false; readonly at: Date }
  | { readonly go: false; readonly at: null };

export interface Turns {
  readonly turns: readonly Turn[];
  readonly nextAt: Date;
}

/** One decision per delivery, in order; those who wait are put off to turns of their own, so that they do not meet again. */
export function turnsAt(
  address: SharedAddress,
  deliveries: readonly string[],
  order: { readonly now: Date; readonly limits: AddressLimits },
): Turns {
  const { now, limits } = order;
  const taken = new Set(address.taken);
  let { nextAt } = address;
  let waitTo = nextAt;
  const turns = deliveries.map((tag): Turn => {
    if (!taken.has(tag) && taken.size >= limits.peopleMax) return { go: false, at: null };
    taken.add(tag);
    if (nextAt <= now) {
      nextAt = waitTo = later(now, limits.gapMs);
      return { go: true };
    }
    const at = waitTo;
    waitTo = later(waitTo, limits.gapMs);
    return { go: false, at };
  });
  return { turns, nextAt };
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
