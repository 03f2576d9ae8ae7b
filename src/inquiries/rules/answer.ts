/** Which answer an address gets: never more than its owner may be told today. */

export interface FoundPerson {
  /** A notice about their data was launched for them and nothing holds it back. */
  readonly told: boolean;
  /** The address asked about is the one they are told by. */
  readonly isContact: boolean;
}

export interface Findings {
  readonly kind: 'email' | 'phone';
  /** A number that takes SMS; an address that takes mail. */
  readonly sendable: boolean;
  readonly suppressed: boolean;
  /** An authority asked that somebody of the incident is not told yet. */
  readonly isHeld: boolean;
  readonly persons: readonly FoundPerson[];
  /** Strangers are answered only so often a day: our name must not become a way to write to anybody. */
  readonly strangersLeft: boolean;
}

/**
 * `own`: their own page. `elsewhere`: their data leaked, and we tell them by another address. `checking`: we may not say
 * yet. `none`: not found in what we know so far.
 */
export const ANSWERS = ['own', 'elsewhere', 'checking', 'none', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];

export function answerFor({ kind, sendable, suppressed, isHeld, persons, strangersLeft }: Findings): Answer {
  if (suppressed || !sendable) return 'silent';
  const told = persons.filter((person) => person.told);
  if (told.some(({ isContact }) => isContact)) return 'own';
  if (told.length > 0) return 'elsewhere';
  if (persons.length > 0) return 'checking';
  // An SMS goes only to numbers of the incident.
  if (kind === 'phone' || !strangersLeft) return 'silent';
  // While somebody may not be told, nobody's silence may tell it either.
  return isHeld ? 'checking' : 'none';
}
