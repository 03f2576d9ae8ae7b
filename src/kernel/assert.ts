/** Programmer errors stop at once with a sentence; they are never a way to answer bad input. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${sentence}`);
}

/** Compile-time proof that a switch names every case. */
export function never(value: never): never {
  throw new Error(`assertion failed: unexpected case ${String(value)}`);
}

/** The value, or a programmer error: for lookups that cannot miss. */
export function must<T>(value: T | null | undefined, sentence: string): T {
  assert(value !== null && value !== undefined, sentence);
  return value;
}
