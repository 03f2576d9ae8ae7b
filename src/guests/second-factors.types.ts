/** What somebody shows beside their link, and what they are answered. */
import type { Locale } from '../incidents/index.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { CodeMeans, DataMeans, Means } from './rules/means.ts';

export interface FactorOf {
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
}

/** `page`: on the person's own page. `call`: in a telephone call. Their tries are counted apart. */
export type FactorUse = 'page' | 'call';

export interface CodeAsked {
  readonly means: CodeMeans;
  /** What the proof belongs to: a visit, a telephone call. A code of one opens nothing in another. */
  readonly session: string;
  readonly use: FactorUse;
  readonly locale: Locale;
  /** The name people know the sender by. */
  readonly brand: string;
}

export type AskResult =
  | { readonly kind: 'sent'; readonly means: CodeMeans; readonly expiresAt: Date }
  /** One was sent a moment ago. */
  | { readonly kind: 'wait'; readonly until: Date }
  /** Too many codes or wrong answers of this person today, whoever gave them. */
  | { readonly kind: 'too_many' }
  | { readonly kind: 'not_possible' };

/** `expired`: there is no code to be answered, or no longer. */
export type ProofResult = 'proven' | 'wrong' | 'expired' | 'too_many' | 'not_possible';

export interface Told {
  readonly means: DataMeans;
  readonly session: string;
  readonly value: string;
  readonly use: FactorUse;
}

/** Of the session: the code that can be answered now. */
export interface OpenChallenge {
  readonly means: Means;
  readonly expiresAt: Date;
}
