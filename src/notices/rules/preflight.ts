/** Who will be reached and who will not, and what it may cost, from counted people. */
import type { FiledChannel } from './ladder.ts';
import { type CostEstimate, type CountedUnits, estimate, type ListPrice } from './cost.ts';

/** People who are alike in everything that decides how they are reached. */
export interface Alike {
  readonly country: string;
  readonly deceased: boolean;
  readonly held: boolean;
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly hasPhone: boolean;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  /** E-mail and SMS in parallel. */
  readonly both: boolean;
  /** A letter to whoever looks after them goes beside whatever else reaches them. */
  readonly guarded: boolean;
  /** Where nothing else reaches them, a letter does, whatever other files there are. */
  readonly paper: boolean;
  readonly persons: number;
}

export const UNREACHED_REASONS = ['deceased', 'no_contact', 'no_mobile', 'channel_not_used'] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];

export interface PlanReading {
  readonly persons: number;
  /** People who get a delivery, those held included. */
  readonly reached: number;
  /** Deliveries made at launch. */
  readonly channels: { readonly email: number; readonly sms: number } & {
    readonly [C in FiledChannel]?: number;
  };
  /** Of the SMS: beside an e-mail, because the mailbox is not safe. */
  readonly parallel: number;
  /** SMS that follow only where an e-mail fails. */
  readonly fallback: number;
  /** Planned, but waiting until a person decides about them. */
  readonly held: number;
  readonly unreached: Readonly<Partial<Record<UnreachedReason, number>>>;
  /** Of the longest SMS anybody can get; those sent at launch; and those that may follow. */
  readonly segments: { readonly perSms: number; readonly planned: number; readonly worst: number };
  /** Letters, should every e-mail and SMS before them fail. */
  readonly letters: number;
  readonly cost: { readonly expected: CostEstimate; readonly worst: CostEstimate };
}

export interface Reckoning {
  /** The rung of those whom neither e-mail nor SMS reaches. */
  readonly file: FiledChannel | null;
  /** Whether a letter is a rung of this notice. */
  readonly letters: boolean;
  readonly prices: readonly ListPrice[];
  /** Of the longest SMS anybody can get. */
  readonly smsSegments: number;
}

/**
 * Expected is what the first rungs cost; worst, every rung of everybody, for nothing tells beforehand who fails. What a
 * hand-over vendor asks stands in its contract and in no price list: it is in neither.
 */
export function readPlan(
  groups: readonly Alike[],
  { file, letters, prices, smsSegments }: Reckoning,
): PlanReading {
  const sum = (of: (g: Alike) => boolean): number => groups.reduce((n, g) => (of(g) ? n + g.persons : n), 0);
  const reached = (g: Alike): boolean => unreachedReason(g, file) === null;
  const filed = (g: Alike): boolean => reached(g) && !g.byEmail && !g.bySms;
  const firstPaper = (g: Alike): boolean =>
    (filed(g) && (file === 'letter' || (letters && g.paper))) ||
    (reached(g) && letters && g.guarded && !filed(g));
  const sms = (g: Alike): boolean => reached(g) && g.bySms && (g.both || !g.byEmail);
  const fallback = (g: Alike): boolean => reached(g) && g.bySms && g.byEmail && !g.both;
  const units = (of: (g: Alike) => boolean, channel: CountedUnits['channel']): CountedUnits[] =>
    groups.filter(of).map((g) => {
      const each = channel === 'sms' ? smsSegments : 1;
      return { channel, country: g.country, units: g.persons * each };
    });
  const planned = [
    ...units((g) => reached(g) && g.byEmail, 'email'),
    ...units(sms, 'sms'),
    ...units(firstPaper, 'letter'),
  ];
  const onPaper = (g: Alike): boolean => reached(g) && (letters || file === 'letter');
  const laterPaper = (g: Alike): boolean => onPaper(g) && !firstPaper(g);
  const unreached: Partial<Record<UnreachedReason, number>> = {};
  for (const group of groups) {
    const reason = unreachedReason(group, file);
    if (reason) unreached[reason] = (unreached[reason] ?? 0) + group.persons;
  }
  return {
    persons: sum(() => true),
    reached: sum(reached),
    channels: {
      email: sum((g) => reached(g) && g.byEmail),
      sms: sum(sms),
      ...(file === 'handover' && { handover: sum((g) => filed(g) && !firstPaper(g)) }),
      ...((file === 'letter' || sum(firstPaper) > 0) && { letter: sum(firstPaper) }),
    },
    parallel: sum((g) => reached(g) && g.both && g.byEmail && g.bySms),
    fallback: sum(fallback),
    held: sum((g) => reached(g) && g.held),
    unreached,
    segments: {
      perSms: smsSegments,
      planned: sum(sms) * smsSegments,
      worst: (sum(sms) + sum(fallback)) * smsSegments,
    },
    letters: sum(onPaper),
    cost: {
      expected: estimate(planned, prices),
      worst: estimate([...planned, ...units(fallback, 'sms'), ...units(laterPaper, 'letter')], prices),
    },
  };
}

function unreachedReason(group: Alike, file: FiledChannel | null): UnreachedReason | null {
  if (group.deceased) return 'deceased';
  if (group.byEmail || group.bySms || file !== null) return null;
  if (group.hasEmail || group.hasSms) return 'channel_not_used';
  return group.hasPhone ? 'no_mobile' : 'no_contact';
}
