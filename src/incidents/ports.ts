/** What the incidents room asks of others: facts about providers, people, operators and laws for the readiness list. */
import type { Words } from './catalogue/category.ts';
import type { Incident } from './rules/incident.ts';
import type { ReadinessFacts } from './rules/readiness.ts';

/**
 * Gathers what only upper rooms and providers know. Never called inside a transaction; a provider that
 * cannot be asked answers null for its facts, which shows as red with "could not be asked".
 */
export abstract class ReadinessProbe {
  abstract look(incident: Incident): Promise<ReadinessFacts>;
}

export interface ClockReading {
  readonly start: string;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly hoursLeft: number;
  readonly reason: string;
  /** The reason in both languages. */
  readonly words: Words;
}

export interface LegalClock {
  readonly law: string;
  readonly place: Words;
  readonly title: string;
  readonly who: readonly string[];
  /** Codes of the law’s duties that end with it. */
  readonly duties: readonly string[];
  /** `PT72H`, `P30D`, `P3BD`. */
  readonly period: string;
  /** The reading the company stands on; null while its date is not known. */
  readonly chosen: ClockReading | null;
  /** The earliest deadline anybody may argue for, shown beside the chosen one. */
  readonly strictest: ClockReading | null;
  readonly disputed: boolean;
  /** Until when an authority keeps these people from being told; null or absent: nobody asked for it. */
  readonly heldUntil?: Date | null;
  readonly source: string;
  readonly review_by_counsel: boolean;
}

/** The clocks of every law that protects somebody of an incident; before people are known, of its own country. */
export abstract class LegalClocks {
  abstract clocks(incident: Incident): Promise<readonly LegalClock[]>;
}
