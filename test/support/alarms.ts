/** Alarms for tests: over the real post office, with a clock of laws that says what the test wants. */
import {
  Alarms,
  AlarmTelling,
  AlarmWatch,
  Awaiting,
  Beats,
  Dates,
  FirstTelling,
  Matters,
  Senders,
} from '../../src/alarms/index.ts';
import { CodePools } from '../../src/codes/index.ts';
import { LegalClocks } from '../../src/incidents/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Holds, Laws, Postings } from '../../src/laws/index.ts';
import { Emergencies, Unknowns } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import type { AlarmSettings } from '../../src/platform/config.ts';
import { incidentParts } from './incidents.ts';
import type { PostOffice } from './notices.ts';
import { STOCK_LIMITS } from './codes.ts';

export const NO_PATHS: AlarmSettings = { mail: null, webhook: null, unknownHours: 6, clockHours: 12 };

/** An incident's clocks as the laws have them; what they say is the laws room's to test. */
export class OneClock extends LegalClocks {
  deadlineAt: Date | null = null;
  async clocks() {
    const words = { id: '', en: '' };
    const reading = { start: 'confirmed_at', startedAt: new Date(0), hoursLeft: 0, reason: '', words };
    const chosen = this.deadlineAt && { ...reading, deadlineAt: this.deadlineAt };
    const law = {
      law: 'ID',
      place: { id: 'Indonesia', en: 'Indonesia' },
      title: 'UU PDP',
      who: ['subject'],
      duties: ['subject'],
      period: 'PT72H',
      disputed: false,
      source: '',
      review_by_counsel: true,
    };
    return [{ ...law, chosen, strictest: chosen }];
  }
}

export interface Alarming {
  readonly office: PostOffice;
  readonly clock: Clock;
  readonly clocks: LegalClocks;
}

export function alarmingOf({ office, clock, clocks }: Alarming, alarms: AlarmSettings = NO_PATHS) {
  const { db } = office.t;
  const config = { alarms, publicUrl: 'https://amends.contoh.example' };
  const senders = new Senders(office.lanes, new Unknowns(db, office.deliveries));
  const telling = new FirstTelling(office.notices, office.launches);
  const approvals = new Approvals(office.audit, clock);
  const laws = new Laws(db, clock);
  const holds = new Holds(db, clock, laws, approvals, office.audit);
  const postings = new Postings(db, clock, laws, office.audit);
  const emergencies = new Emergencies(db, clock, approvals, office.audit);
  const dates = new Dates(clocks, telling, holds, postings);
  const { incidents, keys } = incidentParts(office.t);
  const pools = new CodePools(db, keys, office.audit, clock, STOCK_LIMITS);
  const matters = new Matters(incidents, office.guards, senders, dates, new Awaiting(db, emergencies, pools));
  const tell = new AlarmTelling(db, clock, config);
  return {
    watch: new AlarmWatch(db, clock, config, matters, new Beats(db)),
    tell,
    alarms: new Alarms(db, clock, office.audit, tell),
    holds,
    postings,
    emergencies,
    pools,
  };
}
