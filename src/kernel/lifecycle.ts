/** A status set with its transition table: the one place a status string may stand. */

export interface Lifecycle<S extends string> {
  readonly statuses: readonly S[];
  readonly initial: S;
  /** May a thing in `from` become `to`? Staying is not a transition. */
  allows(from: S, to: S): boolean;
  /** No way out. */
  isFinal(status: S): boolean;
}

export function lifecycle<S extends string>(
  initial: NoInfer<S>,
  table: Readonly<Record<S, readonly NoInfer<S>[]>>,
): Lifecycle<S> {
  const statuses = Object.freeze(Object.keys(table) as S[]);
  return Object.freeze({
    statuses,
    initial,
    allows: (from: S, to: S) => table[from].includes(to),
    isFinal: (status: S) => table[status].length === 0,
  });
}
