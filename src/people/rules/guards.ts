/** What each kind of guard means: which decisions it knows, and whether it holds up a launch or only its people. */

/** Kept in the guard table with their decisions. */
export const FINDING_KINDS = ['suspect_key', 'id_space', 'free_text', 'conflict', 'shared_address'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Listed beside them, decided elsewhere or only shown. */
export type GuardKind = FindingKind | 'rejects' | 'ambiguous_identity';

export const DECISIONS = ['genuine', 'placeholder', 'same', 'different', 'reviewed', 'tell', 'hold'] as const;
export type GuardDecision = (typeof DECISIONS)[number];

/** launch: blocks the launch of an incident; people: holds its own people; nothing: only shown. */
export type GuardHolds = 'launch' | 'people' | 'nothing';

interface GuardRule {
  readonly holds: GuardHolds;
  readonly decisions: readonly GuardDecision[];
}

export const GUARD_RULES: Readonly<Record<GuardKind, GuardRule>> = {
  suspect_key: { holds: 'launch', decisions: ['genuine', 'placeholder'] },
  id_space: { holds: 'launch', decisions: ['same', 'different'] },
  free_text: { holds: 'launch', decisions: ['reviewed'] },
  rejects: { holds: 'launch', decisions: [] },
  conflict: { holds: 'people', decisions: ['tell', 'hold'] },
  shared_address: { holds: 'people', decisions: ['tell', 'hold'] },
  ambiguous_identity: { holds: 'nothing', decisions: [] },
};

/** A key is suspect on more rows than this, together with more different other keys than that (ENGINE §4). */
export const SUSPECT_ROWS = 100;
export const SUSPECT_OTHER_KEYS = 10;
/** Of the ids two sources share, the part that may have no address in common. */
export const ID_SPACE_PERCENT = 5;
/** More people than this behind one address are held. */
export const SHARED_PEOPLE = 5;

/** Only a decision that changes how rows link waits for the next run. */
export function waitsForRun(before: GuardDecision | null, after: GuardDecision): boolean {
  return before === 'placeholder' || after === 'placeholder' ? before !== after : false;
}

/** Does this finding stop a launch? `different` id spaces need another mapping, so they go on blocking. */
export function blocksLaunch(kind: GuardKind, decision: GuardDecision | null, applied: boolean): boolean {
  return GUARD_RULES[kind].holds === 'launch' && (decision === null || decision === 'different' || !applied);
}

/** Does this finding keep its people from being told? */
export function holdsPeople(kind: GuardKind, decision: GuardDecision | null): boolean {
  return GUARD_RULES[kind].holds === 'people' && decision !== 'tell';
}
