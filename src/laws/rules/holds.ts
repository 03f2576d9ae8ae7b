/** Whom a hold of an authority keeps from being told, and until when. */
import { noLaw } from './postings.ts';
import { type Both, both } from '../../kernel/both.ts';
import { lawsFor, type Residence } from './residence.ts';
import type { HoldStatus } from './hold-states.ts';
import type { Law, LawBook } from './law.ts';

export interface HoldFacts {
  readonly status: HoldStatus;
  /** Empty: everybody of the incident. */
  readonly lawCodes: readonly string[];
  readonly untilAt: Date;
}

export interface HeldGroup extends Residence {
  readonly persons: number;
}

/** Confirmed, and neither over nor lifted. */
export function isInForce({ status, untilAt }: HoldFacts, now: Date): boolean {
  return status === 'confirmed' && untilAt > now;
}

/** Also those that ended: whoever waited because of them is owed the reason. */
export function everConfirmed<H extends HoldFacts>(holds: readonly H[]): H[] {
  return holds.filter(({ status }) => status === 'confirmed' || status === 'lifted');
}

export function holdsLaw({ lawCodes }: Pick<HoldFacts, 'lawCodes'>, code: string): boolean {
  return lawCodes.length === 0 || lawCodes.includes(code);
}

/** How many of these people it keeps from being told; somebody without a law of the book is held only with everybody. */
export function heldAmong(
  hold: Pick<HoldFacts, 'lawCodes'>,
  groups: readonly HeldGroup[],
  { laws }: Pick<LawBook, 'laws'>,
): number {
  const isHeld = (residence: Residence): boolean =>
    hold.lawCodes.length === 0 || lawsFor(laws, residence).some(({ code }) => hold.lawCodes.includes(code));
  return groups.filter(isHeld).reduce((sum, { persons }) => sum + persons, 0);
}

/** Until when a law's people may not be told; null where nothing holds them. */
export function heldUntil(holds: readonly HoldFacts[], law: Pick<Law, 'code'>, now: Date): Date | null {
  const ends = holds
    .filter((hold) => isInForce(hold, now) && holdsLaw(hold, law.code))
    .map(({ untilAt }) => untilAt.getTime());
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

/** Null, or why it cannot be recorded. */
export function holdProblem(
  { lawCodes, untilAt }: Pick<HoldFacts, 'lawCodes' | 'untilAt'>,
  { laws }: Pick<LawBook, 'laws'>,
  now: Date,
): Both | null {
  const unknown = lawCodes.find((code) => !laws.some((law) => law.code === code));
  if (unknown !== undefined) return noLaw(unknown);
  if (untilAt <= now) return both('its date has passed', 'tanggalnya sudah lewat');
  return untilAt.getTime() - now.getTime() > HOLD_DAYS_MAX * 86_400_000
    ? both(
        `it may last ${HOLD_DAYS_MAX} days at most; a longer one is recorded anew`,
        `boleh berlaku paling lama ${HOLD_DAYS_MAX} hari; yang lebih lama dicatat lagi`,
      )
    : null;
}

const HOLD_DAYS_MAX = 365;
