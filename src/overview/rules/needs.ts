/** What needs somebody now, in the order it should be looked at: what holds everybody up comes first. */

/** `decide_…`: a second person's yes or no, by what is asked (the kinds of `approval`). */
export const DECISIONS = [
  'notice',
  'handover',
  'incident_page',
  'offer_set',
  'grant_void',
  'sharing',
  'extract',
  'hold',
  'law',
  'payout',
  'claim',
] as const;
export type DecisionKind = (typeof DECISIONS)[number];

export const NEED_KINDS = [
  'facts_missing',
  'files_missing',
  'lanes_halted',
  'notices_held',
  'decide_notice',
  'notices_to_launch',
  'sources_failed',
  'sources_to_map',
  'sources_to_read',
  'rejects_to_accept',
  'people_to_find',
  'guards_to_decide',
  'notice_missing',
  'decide_handover',
  'decide_incident_page',
  'decide_offer_set',
  'unknowns_open',
  'dead_letters',
  'decide_payout',
  'decide_claim',
  'decide_grant_void',
  'decide_sharing',
  'decide_extract',
  'decide_hold',
  'decide_law',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** How many of each there are, since when the eldest waits, and whether everything of it was made by who asks. */
export interface Waiting {
  readonly kind: NeedKind;
  readonly count: number;
  readonly since: Date | null;
  /** True where who asks had a hand in all of them: somebody else must decide. */
  readonly ownWork: boolean;
}

/** Those there are any of, each once, in the order above; within one kind counts add up. */
export function needsOf(waiting: readonly Waiting[]): Waiting[] {
  return NEED_KINDS.flatMap((kind) => {
    const of = waiting.filter((one) => one.kind === kind && one.count > 0);
    if (of.length === 0) return [];
    const dates = of.flatMap(({ since }) => (since ? [since.getTime()] : []));
    return [
      {
        kind,
        count: of.reduce((sum, { count }) => sum + count, 0),
        since: dates.length === 0 ? null : new Date(Math.min(...dates)),
        ownWork: of.every(({ ownWork }) => ownWork),
      },
    ];
  });
}
