/** Which facts are an alarm, and the sentence it is told with; no sentence names a person or an address. */
import type { IncidentId } from '../../kernel/ids.ts';

export const ALARM_KINDS = [
  'lane_halted',
  'guard',
  'clock',
  'unknown',
  'worker_dead',
  'no_worker',
  'emergency_review',
  'hold_ending',
  'notice_held',
  'posting_ending',
  'ceiling',
  'codes_low',
  'fulfilment_dead',
  'wrong_tries',
  'test',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something that is wrong now. */
export interface Matter {
  readonly kind: AlarmKind;
  /** With its kind, what makes it the same matter tomorrow. */
  readonly subject: string;
  readonly incidentId: IncidentId | null;
  readonly sentence: string;
}

/** Whose matter it is, as operators call it. */
export interface Named {
  readonly id: IncidentId;
  readonly slug: string;
}

export interface LaneFacts {
  readonly id: string;
  readonly provider: string;
  readonly country: string;
  readonly status: string;
  readonly reason: string | null;
  /** What lets it go on by itself; null: a person. */
  readonly awaits: 'quota' | null;
}

/** As SES and Twilio (63038) say that a day's messages are used up. */
const QUOTA = /daily message quota|daily ?quota|LimitExceeded|^63038/i;

/** Only the first word of a reason is ours or a provider's code; what follows may quote anything. */
export function haltedLane(lane: LaneFacts): Matter[] {
  const { id, provider, country, status, reason } = lane;
  if (status !== 'halted') return [];
  const where = country === '' ? provider : `${provider} to ${country}`;
  const code = /^[\w.-]{1,60}/.exec(reason ?? '')?.[0] ?? 'no code';
  const sentence = `Nothing is sent by ${where}: ${causeOf(lane, code)}`;
  return [{ kind: 'lane_halted', subject: `lane:${id}`, incidentId: null, sentence }];
}

function causeOf({ id, reason, awaits }: LaneFacts, code: string): string {
  if (awaits === null && !QUOTA.test(reason ?? '')) {
    return `the lane halted (${code}). Look at the cause, then release lane ${id}.`;
  }
  const after =
    awaits === 'quota'
      ? 'It goes on by itself once there is room; ask the provider for a higher quota to go on sooner.'
      : `Ask the provider for a higher quota, or release lane ${id} when the day is over.`;
  return `its messages of the day are used up (${code}). ${after}`;
}

export function blockingGuards(of: Named, blocking: number): Matter[] {
  if (blocking === 0) return [];
  const sentence = `${of.slug}: ${counted(blocking, 'finding')} must be decided before anything can be launched.`;
  return [{ kind: 'guard', subject: `incident:${of.id}`, incidentId: of.id, sentence }];
}

export interface ClockFacts {
  readonly law: string;
  readonly title: string;
  readonly deadlineAt: Date | null;
}

/** A clock that runs out within `hours`, or ran out, while nobody was told everything. */
export function runningOut(of: Named, clock: ClockFacts, at: { now: Date; hours: number }): Matter[] {
  if (clock.deadlineAt === null) return [];
  const left = (clock.deadlineAt.getTime() - at.now.getTime()) / 3_600_000;
  if (left > at.hours) return [];
  const when = spoken(clock.deadlineAt);
  const how = left > 0 ? `runs out at ${when}, in ${counted(Math.ceil(left), 'hour')}` : `ran out at ${when}`;
  const sentence = `${of.slug}: the clock of ${clock.title} ${how}, and not everybody is told.`;
  return [{ kind: 'clock', subject: `clock:${of.id}:${clock.law}`, incidentId: of.id, sentence }];
}

export interface UnknownFacts {
  readonly deliveries: number;
  readonly oldestSeconds: number;
}

export function oldUnknowns(of: Named, counts: readonly UnknownFacts[], hours: number): Matter[] {
  const old = counts.filter(({ oldestSeconds }) => oldestSeconds > hours * 3_600);
  const deliveries = old.reduce((sum, one) => sum + one.deliveries, 0);
  if (deliveries === 0) return [];
  const oldest = Math.floor(Math.max(...old.map(({ oldestSeconds }) => oldestSeconds)) / 3_600);
  const sentence = `${of.slug}: of ${counted(deliveries, 'message')} nobody knows whether it was accepted, of the oldest for ${counted(oldest, 'hour')}. Decide them in the list of unknowns.`;
  return [{ kind: 'unknown', subject: `incident:${of.id}`, incidentId: of.id, sentence }];
}

export interface Beat {
  readonly id: string;
  readonly role: 'web' | 'worker';
  readonly host: string;
  readonly pid: number;
  /** Since it was last heard of. */
  readonly silentSeconds: number;
}

/** Heard of every ten seconds; a process that is not for a minute has died, or cannot reach the database. */
export const SILENT_SECONDS = 60;
/** So long a death is news. */
export const FORGOTTEN_SECONDS = 86_400;

export function deadWorkers(beats: readonly Beat[]): Matter[] {
  const workers = beats.filter(({ role }) => role === 'worker');
  const dead = workers.filter(({ silentSeconds }) => silentSeconds > SILENT_SECONDS);
  const matters = dead.map((beat): Matter => {
    const sentence = `The worker ${beat.pid} on ${beat.host} was last heard of ${counted(Math.floor(beat.silentSeconds / 60), 'minute')} ago. What it had in hand is taken up by others.`;
    return { kind: 'worker_dead', subject: `process:${beat.id}`, incidentId: null, sentence };
  });
  if (workers.length === 0 || workers.length > dead.length) return matters;
  const sentence = 'No worker is running: nothing is read, sent or reconciled. Start one.';
  return [...matters, { kind: 'no_worker', subject: 'workers', incidentId: null, sentence }];
}

export interface ReviewFacts {
  readonly noticeId: string;
  readonly reviewDueAt: Date;
  readonly reviewedAt: Date | null;
}

/** Approved by one person alone, and nobody else has looked at it within a day. */
export function overdueReview(
  of: Named,
  { noticeId, reviewDueAt, reviewedAt }: ReviewFacts,
  now: Date,
): Matter[] {
  if (reviewedAt !== null || reviewDueAt > now) return [];
  const sentence = `${of.slug}: a notice was approved by one person alone, and its review is overdue since ${spoken(reviewDueAt)}. A second person must look at notice ${noticeId}.`;
  return [{ kind: 'emergency_review', subject: `notice:${noticeId}`, incidentId: of.id, sentence }];
}

export interface HoldFacts {
  readonly id: string;
  readonly lawCodes: readonly string[];
  readonly untilAt: Date;
}

/** So long before its end a hold is news, and so long after it. */
const HOLD_ENDING_MS = 48 * 3_600_000;
const HOLD_ENDED_MS = 24 * 3_600_000;

/** Of a hold that is confirmed and was not lifted. */
export function endingHold(of: Named, { id, lawCodes, untilAt }: HoldFacts, now: Date): Matter[] {
  const left = untilAt.getTime() - now.getTime();
  if (left > HOLD_ENDING_MS || left < -HOLD_ENDED_MS) return [];
  const whom = lawCodes.length === 0 ? 'everybody' : `people under ${lawCodes.join(', ')}`;
  const sentence =
    left > 0
      ? `${of.slug}: the hold of an authority on ${whom} ends at ${spoken(untilAt)}. Have the notice ready, with the reason for the delay.`
      : `${of.slug}: the hold of an authority on ${whom} ended at ${spoken(untilAt)}: they may be told now, with the reason for the delay.`;
  return [{ kind: 'hold_ending', subject: `hold:${id}`, incidentId: of.id, sentence }];
}

/**
 * Paused by the system in the middle of its sending; the hold's end does not resume it. Who asked is not told: people
 * wrote that, and an alarm leaves the house.
 */
export function heldNotice(of: Named, id: string): Matter[] {
  const sentence = `${of.slug}: a notice was paused while it was sent, because an authority asks that its people wait. Look at the holds; then resume notice ${id}, or stop it.`;
  return [{ kind: 'notice_held', subject: `notice:${id}`, incidentId: of.id, sentence }];
}

export interface PostingFacts {
  readonly id: string;
  readonly state: 'planned' | 'up' | 'over';
  readonly lastsUntil: Date;
  /** In English, for which law it is too short. */
  readonly tooShort: readonly string[];
}

const POSTING_ENDING_MS = 72 * 3_600_000;
const POSTING_ENDED_MS = 7 * 86_400_000;

/** Before it ends; afterwards only where it stood too short a time. */
export function endingPosting(of: Named, posting: PostingFacts, now: Date): Matter[] {
  const { id, state, lastsUntil, tooShort } = posting;
  const left = lastsUntil.getTime() - now.getTime();
  const ending = state === 'up' && left <= POSTING_ENDING_MS;
  const endedEarly = state === 'over' && tooShort.length > 0 && left >= -POSTING_ENDED_MS;
  if (!ending && !endedEarly) return [];
  const how = ending ? `ends at ${spoken(lastsUntil)}` : `ended at ${spoken(lastsUntil)}`;
  const sentence = [`${of.slug}: a substitute notice ${how}.`, ...tooShort, `See posting ${id}.`].join(' ');
  return [{ kind: 'posting_ending', subject: `posting:${id}`, incidentId: of.id, sentence }];
}

export interface CeilingFacts {
  readonly noticeId: string;
  readonly held: number;
}

export function reachedCeiling(of: Named, { noticeId, held }: CeilingFacts): Matter[] {
  const sentence = `${of.slug}: a notice reached the cost that was approved, and ${counted(held, 'message')} wait for it. Have a higher ceiling approved, or stop notice ${noticeId}.`;
  return [{ kind: 'ceiling', subject: `notice:${noticeId}`, incidentId: of.id, sentence }];
}

export interface StockFacts {
  readonly offerId: string;
  readonly level: 'ok' | 'low' | 'empty';
  readonly free: number;
  readonly waiting: number;
  readonly daysLeft: number | null;
}

/** The codes of an offer run out within days, or have: who asks then waits. */
export function lowCodes(of: Named, { offerId, level, free, waiting, daysLeft }: StockFacts): Matter[] {
  if (level === 'ok') return [];
  const lasts = daysLeft === null ? '' : `, enough for ${daysLeft} days at the rate of the last days`;
  const how =
    level === 'empty'
      ? `has no codes any more, and ${waiting === 1 ? '1 person waits' : `${waiting} people wait`} for one`
      : `has ${counted(free, 'code')} left${lasts}`;
  const sentence = `${of.slug}: the offer ${offerId} ${how}. Bring more to one of its pools.`;
  return [{ kind: 'codes_low', subject: `offer:${offerId}`, incidentId: of.id, sentence }];
}

export interface DeadLetterFacts {
  readonly dead: number;
  /** Of these nobody is the owner. */
  readonly unowned: number;
}

/** What people chose and no call settles any more: somebody has to. */
export function deadLetters(of: Named, { dead, unowned }: DeadLetterFacts): Matter[] {
  if (dead === 0) return [];
  const whose = unowned === 0 ? 'each has an owner' : `${unowned} of them nobody’s yet`;
  const sentence = `${of.slug}: ${counted(dead, 'fulfilment')} could not be brought to the company’s own system, ${whose}. Take them in the list of dead letters.`;
  return [{ kind: 'fulfilment_dead', subject: `incident:${of.id}`, incidentId: of.id, sentence }];
}

export interface GuessFacts {
  /** Each of which passed its own limit. */
  readonly networks: number;
  /** All together passed theirs. */
  readonly isSpread: boolean;
  readonly tries: number;
  readonly beganAt: Date | null;
  readonly lastAt: Date | null;
}

/** So long after its last try a burst is over. */
export const GUESSED_SECONDS = 3_600;

/** No page opens to a guess, but whoever tries so many means it. */
export function guessing({ networks, isSpread, tries, beganAt, lastAt }: GuessFacts): Matter[] {
  if (beganAt === null || lastAt === null) return [];
  const who = isSpread ? 'Many networks' : networks === 1 ? 'One network' : `${networks} networks`;
  const sentence = `${who} tried ${tries} links, codes or questions that are not theirs, from ${spoken(beganAt)} to ${spoken(lastAt)}. None opened a page. Look into the web server’s log of that time, and block whoever it is.`;
  return [{ kind: 'wrong_tries', subject: 'wrong_tries', incidentId: null, sentence }];
}

/** Unseen it is told again after an hour, then each four hours; once somebody is on it, each day. */
export const REPEATS = { firstSeconds: 3_600, laterSeconds: 4 * 3_600, seenSeconds: 86_400 } as const;

function spoken(at: Date): string {
  return at
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
