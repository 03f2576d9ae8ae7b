/** The law data Amends ships with, in the order in which it is shown. */
import { fingerprintHex } from '../../kernel/fingerprint.ts';
import type { Calendar, Law, LawBook } from '../rules/law.ts';
import { CALIFORNIA, HIPAA_RULE, MASSACHUSETTS } from './america.ts';
import { AMERICAN_STATES } from './american-states.ts';
import { AUSTRALIA, CHINA, INDIA, KOREA, PHILIPPINES, SINGAPORE } from './asia-pacific.ts';
import { BRAZIL, BRAZIL_DAYS, WEEKENDS } from './brazil.ts';
import { EUROPEAN_UNION, UNITED_KINGDOM } from './europe.ts';
import { INDONESIA, INDONESIA_DRAFT, INDONESIA_OLD } from './indonesia.ts';

export const SHIPPED_LAWS: readonly Law[] = [
  INDONESIA, INDONESIA_DRAFT, INDONESIA_OLD, EUROPEAN_UNION, UNITED_KINGDOM, CALIFORNIA, ...AMERICAN_STATES.slice(0, 1),
  MASSACHUSETTS, ...AMERICAN_STATES.slice(1), HIPAA_RULE, SINGAPORE, AUSTRALIA, INDIA, BRAZIL, PHILIPPINES, KOREA, CHINA,
]; // prettier-ignore

export const SHIPPED_CALENDARS: readonly Calendar[] = [WEEKENDS, BRAZIL_DAYS];

export function bookOf(laws: readonly Law[], calendars: readonly Calendar[]): LawBook {
  return { version: fingerprintHex({ laws, calendars }).slice(0, 16), laws, calendars };
}

/** As shipped, before anybody edited it: for tests and for messages checked without a database. */
export const SHIPPED_BOOK: LawBook = bookOf(SHIPPED_LAWS, SHIPPED_CALENDARS);
