/** The one error a room throws on refusal: a coded, factual sentence that no door needs to understand. */
import type { Both } from './both.ts';

export const ERROR_KINDS = ['invalid', 'not_found', 'conflict', 'forbidden', 'unavailable'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Values that may be shown to a person: never names, addresses, tokens or leaked values. Words are in both languages. */
export type ErrorFacts = Readonly<Record<string, ErrorFact>> & Sentences;
type ErrorFact = string | number | boolean | bigint | Both | Refusal | null | undefined;

/** What is a sentence within a refusal is in both languages, or a refusal itself: English alone does not compile. */
type Sentences = Readonly<
  Partial<Record<'why' | 'problem' | 'problems' | 'findings' | 'detail', Both | Refusal>>
>;

/** A refusal that is told and not thrown: whoever reads another language says it anew. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly facts: ErrorFacts;
}

export function refusalOf({ code, message, facts }: DomainError): Refusal {
  return { code, message, facts };
}

/** What an error code stands for; each room lists its own in `<room>.errors.ts`. */
export interface ErrorSpec {
  readonly code: `${string}.${string}`;
  readonly kind: ErrorKind;
  /** One sentence: what is wrong and what to do; `{fact}` is replaced from the facts. */
  readonly message: string;
}

export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly facts: ErrorFacts;

  constructor(spec: ErrorSpec, facts: ErrorFacts = {}, options?: { cause?: unknown }) {
    super(fill(spec.message, facts), options);
    this.name = 'DomainError';
    this.code = spec.code;
    this.kind = spec.kind;
    this.facts = facts;
  }
}

/** Declares a room's errors: `const E = errors('incidents', { unknown: ['not_found', 'No incident {id}.'] })`. */
export function errors<K extends string>(
  room: string,
  specs: Readonly<Record<K, readonly [ErrorKind, string]>>,
): Readonly<Record<K, ErrorSpec>> {
  const entries = Object.entries<readonly [ErrorKind, string]>(specs).map(([reason, [kind, message]]) => [
    reason,
    { code: `${room}.${reason}`, kind, message },
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<K, ErrorSpec>>;
}

function fill(message: string, facts: ErrorFacts): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? said(facts[name]) : whole));
}

function said(fact: ErrorFact): string {
  if (typeof fact !== 'object' || fact === null) return String(fact ?? '–');
  return 'en' in fact ? fact.en : fact.message;
}
