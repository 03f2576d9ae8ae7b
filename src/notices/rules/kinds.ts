/** Whom a notice of each kind is for, what it says about them, and what must be in order before it may go. */
import type { NoticeKind } from './notice-states.ts';

/** Where its people come from: everyone of the run, contact lists' remainder, or one of the lists of changes. */
export type AudienceSource = 'affected' | 'unaffected' | 'grew' | 'shrank';

/**
 * `before`: only whom some notice of the incident has told; `not_individually`: only whom none told what leaked of
 * them.
 */
export const TOLD_FILTERS = ['before', 'not_individually'] as const;
export type ToldFilter = (typeof TOLD_FILTERS)[number];

export interface KindRule {
  readonly source: AudienceSource;
  /** Unless the audience says otherwise. */
  readonly told: ToldFilter | null;
  /** It names a person's own categories: a profile that changed holds it, and it counts as having told them. */
  readonly namesExposure: boolean;
  /** `keys`: only doubts about keys and id spaces stand in its way (ENGINE §6.1). */
  readonly gate: 'keys' | 'all';
}

export const KIND_RULES: Readonly<Record<NoticeKind, KindRule>> = {
  // Before mapping is finished: nobody's categories are known, so nothing about them has to be in order.
  initial: { source: 'affected', told: null, namesExposure: false, gate: 'keys' },
  individual: { source: 'affected', told: null, namesExposure: true, gate: 'all' },
  supplement: { source: 'grew', told: null, namesExposure: true, gate: 'all' },
  correction: { source: 'shrank', told: null, namesExposure: true, gate: 'all' },
  // News of something they have not heard of yet would only raise questions.
  update: { source: 'affected', told: 'before', namesExposure: true, gate: 'all' },
  policy: { source: 'affected', told: null, namesExposure: true, gate: 'all' },
  goodwill: { source: 'unaffected', told: null, namesExposure: false, gate: 'all' },
};

/** Notices that tell people what leaked of them. */
export const SAYING_KINDS: readonly NoticeKind[] = ['individual', 'supplement', 'correction'];

export function isListed(kind: NoticeKind): boolean {
  const { source } = KIND_RULES[kind];
  return source === 'grew' || source === 'shrank';
}

/** At most one supplement per person in so many days, unless something of the highest tier is new. */
export const SUPPLEMENT_REST_DAYS = 7;
export const URGENT_TIER = 4;
