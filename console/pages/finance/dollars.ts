/** Price lists are finer than cents: an estimate is shown in cents, rounded up, as its files say it. */

/** Millionths of a US dollar as a decimal string → cents. */
export function roundedUp(micros: string): string {
  return String((BigInt(micros) + 9_999n) / 10_000n);
}
