/** As many calls in flight as sockets: a timeout must never run while a call waits for a socket. */

/** Runs at most `max` pieces of work at a time, in order of arrival. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(max: number) {
    this.#free = max;
  }

  /** Runs `work` in a slot, or answers `tooLate` when none came free by `startBy` (of `performance.now()`). */
  async run<T>(startBy: number, work: () => Promise<T>, tooLate: () => T): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return performance.now() > startBy ? tooLate() : await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
