/** When an attempt may be presumed not accepted, and what follows (ENGINE §6.4): proof of life first, then the policy. */
import type { Presumption } from './delivery-states.ts';
import type { UnknownPolicy } from './notice-states.ts';

/** Acceptances this far before and after the attempt are looked at. */
export const AROUND_MS = 5 * 60_000;
/** Fewer known acceptances prove too little: a canary must have come through. */
const KNOWN_MIN = 100;
const HEARD_SHARE = 0.99;
/** The acceptances next to the attempt, on either side: an outage of seconds must not drown in ten good minutes. */
const NEAREST = 10;
const NEAR_SHARE = 0.9;
export const PRESUMED_RESENDS_MAX = 3;

/** Known acceptances of one lane in one second of database time, and how many of them an event has told of. */
export interface Tally {
  /** Start of the second. */
  readonly at: Date;
  readonly known: number;
  readonly heard: number;
  readonly lastHeardAt: Date | null;
}

export interface Canary {
  readonly id: string;
  readonly sentAt: Date;
  /** The provider took it; without that no event is to be expected. */
  readonly accepted: boolean;
  readonly heardAt: Date | null;
}

export interface LifeSigns {
  /** Database time of the attempt's intention. */
  readonly calledAt: Date;
  /** Of its lane, at least those within ± 5 min, in order of time. */
  readonly tallies: readonly Tally[];
  /** Of its lane, in order of time. */
  readonly canaries: readonly Canary[];
  readonly leaseMs: number;
  readonly timeoutMs: number;
  readonly windowMs: number;
  /** Database time. */
  readonly now: Date;
}

export interface Figures {
  readonly known: number;
  readonly heard: number;
  readonly nearKnown: number;
  readonly nearHeard: number;
  /** The canary that came through, or is waited for. */
  readonly canaryId: string | null;
}

export type Life = Figures &
  (
    | { readonly life: 'alive'; readonly basis: 'events' | 'canary' }
    /** `waiting`: not long enough yet. `silent`: acceptances around it were never told of. `settling`: they were only just. */
    | { readonly life: 'waiting' | 'silent' | 'settling' }
    /** One is on its way, or (`canaryId` null) must be sent. */
    | { readonly life: 'canary_waits' }
  );

/** When this attempt has waited long enough. */
export function ripeAt(of: Pick<LifeSigns, 'calledAt' | 'leaseMs' | 'timeoutMs' | 'windowMs'>): Date {
  return new Date(of.calledAt.getTime() + of.leaseMs + of.timeoutMs + of.windowMs);
}

/**
 * Would an event of this attempt have reached us by now? Besides what ENGINE asks for, its nearest neighbours must
 * have been heard of, something sent after it too, and all of them a whole window ago: an outage that began with the
 * attempt, or has only just ended, proves nothing.
 */
export function proofOfLife(signs: LifeSigns): Life {
  const { calledAt, now } = signs;
  const around = signs.tallies.filter((t) => Math.abs(t.at.getTime() - calledAt.getTime()) <= AROUND_MS);
  const known = sum(around, (t) => t.known);
  const heard = sum(around, (t) => t.heard);
  const near = nearest(signs, around);
  const nearKnown = sum(near, (t) => t.known);
  const nearHeard = sum(near, (t) => t.heard);
  const later = signs.canaries.filter((c) => c.accepted && c.sentAt > calledAt);
  const through = later.find((c) => c.heardAt !== null);
  const canaryId = (through ?? later.at(-1))?.id ?? null;
  const figures: Figures = { known, heard, nearKnown, nearHeard, canaryId };

  const few = known < KNOWN_MIN;
  const heardAfter = around.some((t) => t.at > calledAt && t.heard > 0);
  const needsCanary = few || !heardAfter;
  if (needsCanary && !through) return { ...figures, life: 'canary_waits' };
  if (now < ripeAt(signs)) return { ...figures, life: 'waiting' };
  const silent =
    (!few && heard < known * HEARD_SHARE) || (nearKnown > 0 && nearHeard < nearKnown * NEAR_SHARE);
  if (silent) return { ...figures, life: 'silent' };
  if (now.getTime() < lastHeard(near, through) + signs.windowMs) return { ...figures, life: 'settling' };
  return { ...figures, life: 'alive', basis: needsCanary ? 'canary' : 'events' };
}

/** Whole seconds outwards from the attempt until ten acceptances stand on either side; canaries count like them. */
function nearest(signs: LifeSigns, around: readonly Tally[]): Tally[] {
  const canaries = signs.canaries.filter(
    (c) => c.accepted && Math.abs(c.sentAt.getTime() - signs.calledAt.getTime()) <= AROUND_MS,
  );
  const all = [...around, ...canaries.map(asTally)].sort((a, b) => a.at.getTime() - b.at.getTime());
  const enough = (ordered: readonly Tally[]): Tally[] => {
    let seen = 0;
    return ordered.filter((t) => (seen += t.known) - t.known < NEAREST);
  };
  const before = all.filter((t) => t.at <= signs.calledAt).toReversed();
  return [...enough(before), ...enough(all.filter((t) => t.at > signs.calledAt))];
}

function asTally({ sentAt, heardAt }: Canary): Tally {
  return { at: sentAt, known: 1, heard: heardAt === null ? 0 : 1, lastHeardAt: heardAt };
}

function lastHeard(near: readonly Tally[], canary: Canary | undefined): number {
  const times = [...near.map((t) => t.lastHeardAt), canary?.heardAt ?? null];
  return Math.max(0, ...times.map((at) => at?.getTime() ?? 0));
}

function sum(tallies: readonly Tally[], of: (t: Tally) => number): number {
  return tallies.reduce((total, t) => total + of(t), 0);
}

export interface PolicyFacts {
  /** The lane's, where it has one, else the notice's. */
  readonly policy: UnknownPolicy;
  /** Re-sends of this delivery that were presumed so far. */
  readonly resends: number;
  /** Another channel of the notice is left by which the person can be reached. */
  readonly hasNextChannel: boolean;
}

/** What the policy does with an attempt that may be presumed lost; a word of the list where a person must decide. */
export function afterPresumption(facts: PolicyFacts): Presumption | 'held' | 'exhausted' | 'no_channel' {
  switch (facts.policy) {
    case 'hold':
      return 'held';
    case 'next_channel':
      return facts.hasNextChannel ? 'next_channel' : 'no_channel';
    case 'resend':
      return facts.resends < PRESUMED_RESENDS_MAX ? 'resend' : 'exhausted';
  }
}

const LOOK_MIN_MS = 1000;
const LOOK_MAX_MS = 15 * 60_000;

/** When to look again: soon while it is young, more rarely as it ages, and in the moment it becomes ripe. */
export function nextLook(
  signs: Pick<LifeSigns, 'calledAt' | 'leaseMs' | 'timeoutMs' | 'windowMs' | 'now'>,
): Date {
  const age = signs.now.getTime() - signs.calledAt.getTime();
  const pause = Math.min(LOOK_MAX_MS, Math.max(LOOK_MIN_MS, age / 8));
  const next = new Date(signs.now.getTime() + pause);
  const ripe = ripeAt(signs);
  return ripe > signs.now && ripe < next ? ripe : next;
}

const CANARY_PAUSE_MAX_MS = 60_000;

/** May another canary be sent: none is young enough to be waited for. */
export function mayChirp(last: Date | null, of: { readonly windowMs: number; readonly now: Date }): boolean {
  return last === null || of.now.getTime() - last.getTime() >= Math.min(CANARY_PAUSE_MAX_MS, of.windowMs);
}

/** How long after the call Twilio's list is asked for the message; a hit proves acceptance, a miss nothing early. */
export const ASK_AFTER_MS = [5 * 60_000, 15 * 60_000, 60 * 60_000] as const;

/** Is it time to ask: at one of the steps, and once more when it is ripe. */
export function mayAsk(of: {
  readonly calledAt: Date;
  readonly ripeAt: Date;
  readonly askedAt: Date | null;
  readonly now: Date;
}): boolean {
  const due = [...ASK_AFTER_MS.map((ms) => of.calledAt.getTime() + ms), of.ripeAt.getTime()];
  const passed = due.filter((at) => at <= of.now.getTime());
  return passed.some((at) => of.askedAt === null || of.askedAt.getTime() < at);
}
