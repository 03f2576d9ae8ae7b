/** Chance that can be repeated: everything drawn follows from the seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }

  hex(count: number): string {
    return Array.from({ length: count }, () => this.below(16).toString(16)).join('');
  }

  shuffled<T>(values: readonly T[]): T[] {
    const dealt = [...values];
    for (let i = dealt.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
    }
    return dealt;
  }
}
