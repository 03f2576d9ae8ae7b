/** What may go wrong at a provider: which faults there are, and whom a rule or an address asks them for. */

/** Nothing of the call is accepted. */
export const FAULTS_BEFORE = [
  'throttle',
  'daily_quota',
  'sending_paused',
  'error_before',
  'reset_before',
  'hang_before',
] as const;
/** The message is accepted, and the caller does not learn it, or late. */
export const FAULTS_AFTER = ['drop_answer', 'hang', 'error_after', 'slow'] as const;
/** Some destinations of one bulk call are refused. */
export const FAULTS_BULK = ['partial_bulk'] as const;
/** What the events of an accepted message do. */
export const FAULTS_OF_EVENTS = [
  'deferral',
  'events_late',
  'events_twice',
  'events_disordered',
  'events_never',
  'events_forged',
  // As a rule it means nobody in particular: for a while no callback is posted, then all of them are.
  'events_silence',
] as const;

export const FAULTS = [...FAULTS_BEFORE, ...FAULTS_AFTER, ...FAULTS_BULK, ...FAULTS_OF_EVENTS] as const;
export type Fault = (typeof FAULTS)[number];
export type FaultBefore = (typeof FAULTS_BEFORE)[number];
export type FaultAfter = (typeof FAULTS_AFTER)[number];
export type EventFault = (typeof FAULTS_OF_EVENTS)[number];
export type Channel = 'email' | 'sms';

export interface FaultRule {
  readonly id: string;
  readonly fault: Fault;
  /** From 0 to 1: how many of those it could strike. */
  readonly share: number;
  readonly channel: Channel | null;
  /** An address, `@domain`, or the beginning of a number; null is everyone. */
  readonly to: string | null;
  /** How often it may still strike; null is without end. */
  readonly timesLeft: number | null;
  /** Milliseconds since 1970; null is without end. */
  readonly until: number | null;
  /** How slow, how late; null is the fault's own. */
  readonly delayMs: number | null;
  /** A provider's own word for the refusal of a destination; null is the fault's own. */
  readonly code: string | null;
}

export const FAULT_DELAY_MS: Readonly<Partial<Record<Fault, number>>> = {
  slow: 2_000,
  deferral: 3_000,
  events_late: 30_000,
  events_disordered: 400,
  events_silence: 120_000,
};

export class FaultRefusal extends Error {}

/** Reads what somebody asked for; throws one sentence. */
export function faultRule(asked: unknown, id: string, now: number): FaultRule {
  const given = (typeof asked === 'object' && asked !== null ? asked : {}) as Record<string, unknown>;
  const fault = FAULTS.find((name) => name === given['fault']);
  if (!fault) throw new FaultRefusal(`fault must be one of ${FAULTS.join(', ')}.`);
  const share = number(given, 'share', 1) ?? 1;
  if (share > 1) throw new FaultRefusal('share must be from 0 to 1.');
  const channel = given['channel'] ?? null;
  if (channel !== null && channel !== 'email' && channel !== 'sms') {
    throw new FaultRefusal('channel must be email or sms.');
  }
  const forMs = number(given, 'forMs', null);
  if (fault === 'events_silence' && forMs === null) throw new FaultRefusal('events_silence needs forMs.');
  return {
    id,
    fault,
    share,
    channel,
    to: text(given, 'to')?.toLowerCase() ?? null,
    timesLeft: number(given, 'times', null),
    until: forMs === null ? null : now + forMs,
    delayMs: number(given, 'delayMs', null),
    code: text(given, 'code'),
  };
}

function number(given: Record<string, unknown>, name: string, absent: number | null): number | null {
  const value = given[name] ?? absent;
  if (value === null || (typeof value === 'number' && value >= 0)) return value;
  throw new FaultRefusal(`${name} must be a number from 0.`);
}

function text(given: Record<string, unknown>, name: string): string | null {
  const value = given[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new FaultRefusal(`${name} must be text.`);
}

export function isOver(rule: FaultRule, now: number): boolean {
  return rule.timesLeft === 0 || (rule.until !== null && rule.until <= now);
}

/** Whether the rule means this recipient, before chance has its say. */
export function means(rule: FaultRule, channel: Channel, recipient: string): boolean {
  if (rule.channel !== null && rule.channel !== channel) return false;
  if (rule.to === null) return true;
  const address = recipient.toLowerCase();
  if (rule.to.startsWith('@')) return address.endsWith(rule.to);
  return rule.to.startsWith('+') ? address.startsWith(rule.to) : address === rule.to;
}

/** A fault an address asks for by itself, for its first so many calls or for each of them. */
export interface AskedFault {
  readonly fault: Fault;
  readonly times: number;
}

/** `fault-throttle@…` strikes the first call to that address, `fault-throttle-3.budi@…` the first three. */
const ADDRESS = new RegExp(`^fault-(${FAULTS.join('|').replaceAll('_', '-')})(?:-(\\d{1,4}))?(?=[.+@])`, 'i');

/** The last seven digits of a number: `00000` and two more. */
const NUMBERS: Readonly<Record<string, Fault>> = {
  '0000010': 'throttle',
  '0000011': 'daily_quota',
  '0000012': 'sending_paused',
  '0000013': 'error_before',
  '0000014': 'reset_before',
  '0000015': 'hang_before',
  '0000016': 'drop_answer',
  '0000017': 'hang',
  '0000018': 'error_after',
  '0000019': 'slow',
  '0000020': 'events_late',
  '0000021': 'events_twice',
  '0000022': 'events_disordered',
  '0000023': 'events_never',
  '0000024': 'events_forged',
  '0000025': 'events_silence',
};

export function askedFault(channel: Channel, recipient: string): AskedFault | null {
  if (channel === 'sms') {
    const fault = NUMBERS[recipient.slice(-7)];
    return fault ? { fault, times: 1 } : null;
  }
  const found = ADDRESS.exec(recipient);
  const fault = FAULTS.find((name) => name === found?.[1]?.toLowerCase().replaceAll('-', '_'));
  return fault ? { fault, times: Number(found?.[2] ?? 1) } : null;
}
