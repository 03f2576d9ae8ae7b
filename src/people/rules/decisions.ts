/** Operators' merges and splits of groups: which may be taken, and in which order a run obeys them. */

/** 1 customer_id, 2 email, 3 phone: smaller is stronger. */
export type GroupKind = 1 | 2 | 3;

/** A group of rows by its strongest key, in hexadecimal. */
export interface Group {
  readonly kind: GroupKind;
  readonly key: string;
}

/** `into` null: the group is split off from whomever the rules would join it to. */
export interface DecidedGroups {
  readonly id: string;
  readonly group: Group;
  readonly into: Group | null;
}

export const DECISION_REFUSALS = [
  'itself',
  'decided_already',
  'weaker_target',
  'circle',
  'split_of_customer',
] as const;
export type DecisionRefusal = (typeof DECISION_REFUSALS)[number];

/**
 * Why a decision may not stand beside those in force; null where it may. A group has one decision at most, so nobody is
 * merged into two people; the stronger key stays, so a customer never ends as a phone; merges never lead in a circle.
 */
export function refusalOf(
  inForce: readonly DecidedGroups[],
  { group, into }: Omit<DecidedGroups, 'id'>,
): DecisionRefusal | null {
  if (into === null && group.kind === 1) return 'split_of_customer';
  if (into?.key === group.key) return 'itself';
  if (inForce.some((d) => d.group.key === group.key)) return 'decided_already';
  if (into === null) return null;
  if (into.kind > group.kind) return 'weaker_target';
  const next = new Map(inForce.map((d) => [d.group.key, d.into?.key ?? null]));
  for (let key: string | null = into.key; key !== null; key = next.get(key) ?? null) {
    if (key === group.key) return 'circle';
  }
  return null;
}

/**
 * Merges by the kind of the group they move: customers before e-mails look for them, e-mails before phones do. Within a
 * kind their order does not matter to who is one person; it is fixed, so that nothing depends on when they were taken.
 */
export function mergeOrder(
  decisions: readonly DecidedGroups[],
): Readonly<Record<GroupKind, readonly DecidedGroups[]>> {
  const merges = decisions
    .filter(({ into }) => into !== null)
    .sort((a, b) => (a.group.key < b.group.key ? -1 : 1));
  const of = (kind: GroupKind) => merges.filter(({ group }) => group.kind === kind);
  return { 1: of(1), 2: of(2), 3: of(3) };
}
