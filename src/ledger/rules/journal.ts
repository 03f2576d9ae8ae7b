/** What a journal must be before it reaches the book; the table's CHECKs say the same again. */
import { assert } from '../../kernel/assert.ts';
import { fingerprint } from '../../kernel/fingerprint.ts';
import type { CohortId, IncidentId } from '../../kernel/ids.ts';
import { ACCOUNTS, planeOf, type AccountCode, type Plane } from './accounts.ts';

/** Journals of no person stand under cohort 0; their keys hold a UUID. */
export const NO_COHORT = 0n as CohortId;

/** One posting: debit is positive, credit negative, in minor units. */
export interface Line {
  readonly account: AccountCode;
  readonly amountMinor: bigint;
  readonly currency: string;
}

export type JournalFacts = Readonly<Record<string, string | number | boolean | bigint | null>>;

export interface JournalInput {
  readonly cohortId: CohortId;
  /** Names the event, unique in its cohort: `redm:{grant}:{cycle}`. */
  readonly key: string;
  readonly incidentId: IncidentId;
  readonly legalEntityId: string;
  readonly plane: Plane;
  /** What happened: `granted`, `reserved`, `redeemed`, `provision`… */
  readonly kind: string;
  /** `YYYY-MM-DD` in the legal entity's time zone. */
  readonly effectiveOn: string;
  readonly lines: readonly Line[];
  readonly facts?: JournalFacts;
}

/** Per currency: the sum of its lines. A balanced journal has zero everywhere. */
export function sums(lines: readonly Line[]): ReadonlyMap<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { currency, amountMinor } of lines) {
    totals.set(currency, (totals.get(currency) ?? 0n) + amountMinor);
  }
  return totals;
}

export function isBalanced(lines: readonly Line[]): boolean {
  return lines.length >= 2 && [...sums(lines).values()].every((total) => total === 0n);
}

/** A journal that breaks the book's rules is a programmer's error, never bad input. */
export function assertPostable(input: JournalInput): void {
  const where = `journal ${input.key}`;
  assert(isBalanced(input.lines), `${where} does not balance`);
  for (const line of input.lines) {
    assert(line.amountMinor !== 0n, `${where} has an empty line`);
    assert(line.account in ACCOUNTS, `${where} names an unknown account`);
    assert(planeOf(line.account) === input.plane, `${where} mixes planes`);
  }
  assert(/^\d{4}-\d{2}-\d{2}$/.test(input.effectiveOn), `${where} has no business date`);
  assert(
    input.cohortId !== NO_COHORT || /[0-9a-f]{8}-[0-9a-f]{4}-/.test(input.key),
    `${where} belongs to no person, so its key must hold a UUID`,
  );
}

/** Everything that makes this journal what it is: the same key with another hash is a conflict. */
export function inputHash(input: JournalInput): Buffer {
  const { plane, kind, incidentId, legalEntityId, effectiveOn, lines, facts } = input;
  return fingerprint({ plane, kind, incidentId, legalEntityId, effectiveOn, lines, facts: facts ?? {} });
}

/** The same journal with debit and credit exchanged. */
export function mirrored(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, amountMinor: -line.amountMinor }));
}
