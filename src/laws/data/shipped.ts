/** The law data Amends ships with, in the order in which it is shown. */
import { fingerprintHex } from '../../kernel/fingerprint.ts';
import type { Calendar, Law, LawBook } from '../rules/law.ts';
import { INDONESIA, INDONESIA_DRAFT, INDONESIA_OLD } from './indonesia.ts';

export const SHIPPED_LAWS: readonly Law[] = [INDONESIA, INDONESIA_DRAFT, INDONESIA_OLD];
export const SHIPPED_CALENDARS: readonly Calendar[] = [];

export function bookOf(laws: readonly Law[], calendars: readonly Calendar[]): LawBook {
  return { version: fingerprintHex({ laws, calendars }).slice(0, 16), laws, calendars };
}

/** As shipped, before anybody edited it: for tests and for messages checked without a database. */
export const SHIPPED_BOOK: LawBook = bookOf(SHIPPED_LAWS, SHIPPED_CALENDARS);
