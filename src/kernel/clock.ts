/** Time is a value: rooms ask an injected Clock, rules take the instant as an argument. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it was set until it is moved; for tests and simulations. */
export class FixedClock implements Clock {
  #now: Date;

  constructor(start: Date | string) {
    this.#now = new Date(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advanceMs(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
  }

  set(instant: Date | string): void {
    this.#now = new Date(instant);
  }
}
