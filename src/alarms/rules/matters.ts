/** Which facts are an alarm, and the sentence it is told with; no sentence names a person or an address. */
import type { IncidentId } from '../../kernel/ids.ts';

export const ALARM_KINDS = [
  'lane_halted',
  'guard',
  'clock',
  'unknown',
  'worker_dead',
  'no_worker',
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
}

/** Only the first word of a reason is ours or a provider's code; what follows may quote anything. */
export function haltedLane({ id, provider, country, status, reason }: LaneFacts): Matter[] {
  if (status !== 'halted') return [];
  const where = country === '' ? provider : `${provider} to ${country}`;
  const code = /^[\w.-]{1,60}/.exec(reason ?? '')?.[0] ?? 'no code';
  const sentence = `Nothing is sent by ${where}: the lane halted (${code}). Look at the cause, then release lane ${id}.`;
  return [{ kind: 'lane_halted', subject: `lane:${id}`, incidentId: null, sentence }];
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
  const when = clock.deadlineAt
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
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

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
