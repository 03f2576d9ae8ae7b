/** What each kind of guard means: what it holds up, how it is decided, and the sentence that says so (ENGINE §4). */

/** launch: blocks the launch of an incident; people: holds its own people; nothing: only shown. */
export type GuardHolds = 'launch' | 'people' | 'nothing';

export const DECISIONS = ['genuine', 'placeholder', 'same', 'different', 'reviewed', 'tell', 'hold'] as const;
export type GuardDecision = (typeof DECISIONS)[number];

interface GuardRule {
  readonly holds: GuardHolds;
  readonly decisions: readonly GuardDecision[];
  /** Found by a run and kept with its decision; otherwise read from the sources whenever the list is. */
  readonly kept: boolean;
  /** May all undecided findings of the kind be decided at once? */
  readonly inBulk: boolean;
  readonly does: string;
}

const launch = { holds: 'launch', kept: true, inBulk: false } as const;
const people = { holds: 'people', kept: true, inBulk: true, decisions: ['tell', 'hold'] } as const;
const shown = { holds: 'nothing', kept: true, inBulk: false, decisions: [] } as const;
const ofSource = { ...shown, kept: false } as const;

/** The one table; docs/guards.md says the same in prose, and a test compares the two. */
export const GUARD_RULES = {
  suspect_key: {
    ...launch,
    decisions: ['genuine', 'placeholder'],
    does: 'Blocks launch until declared genuine, or a placeholder: then it counts as absent from the next resolve on.',
  },
  id_space: {
    ...launch,
    decisions: ['same', 'different'],
    does: 'Blocks launch until declared the same; different id spaces block until one file is mapped to its own.',
  },
  free_text: {
    ...launch,
    decisions: ['reviewed'],
    does: 'Blocks launch until somebody has read some of the column and mapped what it names.',
  },
  rejects: {
    ...launch,
    kept: false,
    decisions: [],
    does: 'Blocks launch until a second person accepts the rejects of the file by count and reason, in intake.',
  },
  conflict: { ...people, does: 'Holds its person until somebody decides to tell them.' },
  shared_address: {
    ...people,
    does: 'Holds the people reached through this one address until somebody decides to tell them.',
  },
  typo_domain: {
    ...shown,
    decisions: ['hold'],
    inBulk: true,
    does: 'Is only shown. Hold, if you choose to, keeps its people until another e-mail address of theirs is found.',
  },
  ambiguous_identity: {
    ...shown,
    does: 'Is only shown: these people stand alone because their address belongs to several others.',
  },
  crosswalk_conflict: {
    ...shown,
    does: 'Is only shown: a crosswalk joins one id to several of the same id space, so it joins none of them.',
  },
  landline: { ...shown, does: 'Is only shown: these people get no SMS, and are told by e-mail or letter.' },
  no_mail_server: {
    ...ofSource,
    does: 'Is only shown: what is sent to these domains bounces, and the next rung is due; `people domains` names them.',
  },
  late_source: {
    ...ofSource,
    does: 'Is only shown: the file was finished after the published run, which knows nothing of it; resolve again.',
  },
  keyless_subjects: {
    ...ofSource,
    does: 'Is only shown: these people stand in a file without any key, so nobody can be told.',
  },
  invalid_email: { ...ofSource, does: 'Is only shown: the rows are kept, without these addresses.' },
  invalid_phone: { ...ofSource, does: 'Is only shown: the rows are kept, without these numbers.' },
} as const satisfies Readonly<Record<string, GuardRule>>;

export type GuardKind = keyof typeof GUARD_RULES;
export const GUARD_KINDS = Object.keys(GUARD_RULES) as readonly GuardKind[];
/** Kept in the guard table with their decisions. */
export type FindingKind = {
  [K in GuardKind]: (typeof GUARD_RULES)[K]['kept'] extends true ? K : never;
}[GuardKind];
export const FINDING_KINDS = GUARD_KINDS.filter((kind) => GUARD_RULES[kind].kept) as readonly FindingKind[];

/** Kinds that hold their people until somebody decides `tell`; any other holds only where it is decided `hold`. */
export const HOLDS_UNLESS_TOLD = GUARD_KINDS.filter((kind) => GUARD_RULES[kind].holds === 'people');
/** Kinds of the guard table that may stop a launch; what else may is read from the sources. */
export const BLOCKING_FINDINGS = FINDING_KINDS.filter((kind) => GUARD_RULES[kind].holds === 'launch');

/** A key is suspect on more rows than this, together with more different other keys than that (ENGINE §4). */
export const SUSPECT_ROWS = 100;
export const SUSPECT_OTHER_KEYS = 10;
/** Of the ids two sources share, the part that may have no address in common. */
export const ID_SPACE_PERCENT = 5;
/** More people than this behind one address are held. */
export const SHARED_PEOPLE = 5;
/** Masked examples of one finding. */
export const EXAMPLES_MAX = 5;

export function ruleOf(kind: GuardKind): GuardRule {
  return GUARD_RULES[kind];
}

/** Only a decision that changes how rows link waits for the next run; null takes a decision back. */
export function waitsForRun(before: GuardDecision | null, after: GuardDecision | null): boolean {
  return (before === 'placeholder') !== (after === 'placeholder');
}

/** Does this finding stop a launch? `different` id spaces need another mapping, so they go on blocking. */
export function blocksLaunch(kind: GuardKind, decision: GuardDecision | null, applied: boolean): boolean {
  return GUARD_RULES[kind].holds === 'launch' && (decision === null || decision === 'different' || !applied);
}

/** Does this finding keep its people from being told? What is only shown holds nobody unless told to. */
export function holdsPeople(kind: GuardKind, decision: GuardDecision | null): boolean {
  return GUARD_RULES[kind].holds === 'people' ? decision !== 'tell' : decision === 'hold';
}
