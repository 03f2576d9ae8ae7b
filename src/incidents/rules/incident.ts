/** The shapes other rooms see of an incident. */
import type { Currency } from '../../kernel/money.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { ClockChoices } from './clock-choices.ts';
import type { DatedFacts, Locale } from './facts.ts';
import type { IncidentStatus } from './status.ts';

export interface LegalEntity {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: Currency;
}

export interface Brand {
  readonly id: string;
  readonly name: string;
  /** How the brand is written in an SMS: GSM-7, at most 20 characters. */
  readonly smsName: string;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly contactAddress: string | null;
  readonly website: string | null;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** What the company says in its own words, in one language; plain text, never Markdown. */
export interface Statement {
  /** What happened and how, in one or two sentences. */
  readonly whatHappened?: string;
  /** How the way in was closed; told only once `gapClosedAt` is set. */
  readonly howClosed?: string;
  /** What the company does about it. */
  readonly measures?: string;
  /** What is not known yet: the only place for uncertainty. */
  readonly notYetKnown?: string;
}

export type Statements = Readonly<Partial<Record<Locale, Statement>>>;

export interface Incident {
  readonly id: IncidentId;
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly status: IncidentStatus;
  readonly legalEntity: LegalEntity;
  readonly brand: Brand;
  readonly defaultLocale: Locale;
  readonly defaultCountry: string;
  readonly timeZone: string;
  readonly facts: DatedFacts;
  readonly statements: Statements;
  readonly clockChoices: ClockChoices;
  readonly declaredAt: Date;
}

export interface LegalEntityInput {
  readonly name: string;
  readonly country?: string;
  readonly timeZone?: string;
  readonly currency?: string;
}

export interface BrandInput {
  readonly name: string;
  readonly smsName?: string;
  readonly contactEmail?: string | null;
  readonly contactPhone?: string | null;
  readonly contactAddress?: string | null;
  readonly website?: string | null;
  readonly colour?: string;
}

/** Facts that may be told when declaring and corrected later; an absent field stays as it is, null clears it. */
export interface FactsInput extends Partial<DatedFacts> {
  readonly name?: string;
  readonly defaultLocale?: string;
  readonly defaultCountry?: string;
  readonly timeZone?: string;
  readonly statements?: Statements;
  readonly clockChoices?: ClockChoices;
  readonly brand?: BrandInput;
}

export interface DeclareInput extends FactsInput {
  readonly name: string;
  readonly slug?: string;
  readonly legalEntity?: LegalEntityInput;
}
