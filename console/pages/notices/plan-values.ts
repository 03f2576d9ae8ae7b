/** What a form about waves, hours, deadline and cost holds, and what it asks of the server. */
import { toMinor } from './amounts.ts';
import type { components } from '../../api/schema.d.ts';
import type { OneNotice } from './queries.ts';

type PlanBody = components['schemas']['PlanBody'];

export interface PlanValues {
  waves: 'all' | 'pilot' | 'steps';
  pilot: number | string;
  hold: number | string;
  size: number | string;
  every: number | string;
  startAt: string;
  quiet: 'default' | 'own' | 'off';
  quietFrom: string;
  quietTo: string;
  quietChannels: string[];
  deadline: 'law' | 'own' | 'none';
  deadlineAt: string;
  ceiling: 'worst' | 'own';
  amount: string;
  policy: OneNotice['unknownPolicy'];
}

export const PLAN_DEFAULTS: PlanValues = {
  waves: 'all',
  pilot: '',
  hold: '',
  size: '',
  every: '',
  startAt: '',
  quiet: 'default',
  quietFrom: '20:00',
  quietTo: '08:00',
  quietChannels: ['sms'],
  deadline: 'law',
  deadlineAt: '',
  ceiling: 'worst',
  amount: '',
  policy: 'resend',
};

interface PlanErrors {
  readonly pilotMissing: string;
  readonly sizeMissing: string;
  readonly timeWrong: string;
  readonly deadlineMissing: string;
  readonly amountWrong: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function only(wrong: boolean, sentence: string): string | null {
  return wrong ? sentence : null;
}

/** By field; null where it is well. */
export function planRules(words: PlanErrors, currency: string) {
  return {
    pilot: (value: number | string, of: PlanValues) =>
      only(of.waves === 'pilot' && !(Number(value) >= 1), words.pilotMissing),
    size: (value: number | string, of: PlanValues) =>
      only(of.waves === 'steps' && !(Number(value) >= 1), words.sizeMissing),
    quietFrom: (value: string, of: PlanValues) =>
      only(of.quiet === 'own' && !TIME.test(value), words.timeWrong),
    quietTo: (value: string, of: PlanValues) =>
      only(of.quiet === 'own' && !TIME.test(value), words.timeWrong),
    deadlineAt: (value: string, of: PlanValues) =>
      only(of.deadline === 'own' && value === '', words.deadlineMissing),
    amount: (value: string, of: PlanValues) =>
      only(of.ceiling === 'own' && toMinor(value, currency) === null, words.amountWrong),
  };
}

export function planBody(of: PlanValues, currency: string): PlanBody {
  const amount = of.ceiling === 'own' ? toMinor(of.amount, currency) : null;
  return {
    waves: wavesOf(of),
    ...(of.quiet === 'default' ? {} : { quietHours: quietOf(of) }),
    ...(of.deadline === 'law'
      ? {}
      : { deadlineAt: of.deadline === 'own' ? new Date(of.deadlineAt).toISOString() : null }),
    ...(amount === null ? {} : { costCeilingMinor: amount }),
    unknownPolicy: of.policy,
  };
}

function count(value: number | string): number | undefined {
  return value === '' ? undefined : Number(value);
}

function wavesOf(of: PlanValues): PlanBody['waves'] & object {
  const order =
    of.waves === 'pilot'
      ? {
          pilot: count(of.pilot),
          holdMinutes: count(of.hold),
          waveSize: count(of.size),
          everyMinutes: count(of.every),
        }
      : of.waves === 'steps'
        ? { waveSize: count(of.size), everyMinutes: count(of.every) }
        : {};
  const startAt = of.startAt === '' ? undefined : new Date(of.startAt).toISOString();
  return Object.fromEntries(Object.entries({ ...order, startAt }).filter(([, value]) => value !== undefined));
}

function quietOf({ quiet, quietFrom, quietTo, quietChannels }: PlanValues) {
  return quiet === 'off' ? null : { from: quietFrom, to: quietTo, channels: quietChannels };
}

/** As the draft stands: what nobody touches is sent as it was. */
export function planOf(notice: OneNotice, amount: string): PlanValues {
  const { pilot, holdMinutes, waveSize, everyMinutes, startAt } = notice.waveOrder;
  const { quietHours } = notice;
  return {
    waves: pilot !== undefined ? 'pilot' : waveSize !== undefined ? 'steps' : 'all',
    pilot: pilot ?? '',
    hold: holdMinutes ?? '',
    size: waveSize ?? '',
    every: everyMinutes ?? '',
    startAt: startAt ? localInput(startAt) : '',
    quiet: quietHours ? 'own' : 'off',
    quietFrom: quietHours?.from ?? '20:00',
    quietTo: quietHours?.to ?? '08:00',
    quietChannels: quietHours ? [...quietHours.channels] : ['sms'],
    deadline: notice.deadlineAt ? 'own' : 'none',
    deadlineAt: notice.deadlineAt ? localInput(notice.deadlineAt) : '',
    ceiling: 'own',
    amount,
    policy: notice.unknownPolicy,
  };
}

/** What an input of day and hour shows, in the time of this machine. */
export function localInput(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
