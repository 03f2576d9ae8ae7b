/** Turns what an operator told into a whole incident, or says which field cannot be used. */
import { both } from '../../kernel/both.ts';
import type { ErrorFacts } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { isCurrency } from '../../kernel/money.ts';
import { choicesProblem } from './clock-choices.ts';
import { type DatedFacts, FACT_NAMES, fieldProblem, isSlug, type Locale, slugOf } from './facts.ts';
import type { Brand, BrandInput, DeclareInput, FactsInput, Incident } from './incident.ts';
import { incidentLifecycle } from './status.ts';

export interface Refusal {
  readonly error: 'bad_slug' | 'bad_field' | 'bad_name';
  readonly facts: ErrorFacts;
}
export type Drafted = { readonly incident: Incident } | Refusal;

export const DEFAULTS = {
  country: 'ID',
  timeZone: 'Asia/Jakarta',
  currency: 'IDR',
  locale: 'id',
  colour: '#1f4e79',
} as const;

const NO_FACTS: DatedFacts = {
  occurredFrom: null,
  occurredUntil: null,
  discoveredAt: null,
  confirmedAt: null,
  containedAt: null,
  gapClosedAt: null,
};

export function draft(
  input: DeclareInput,
  made: { id: IncidentId; entityId: string; brandId: string; now: Date },
): Drafted {
  if (fieldProblem('name', input.name)) return { error: 'bad_name', facts: {} };
  const slug = input.slug ?? slugOf(input.name) ?? `incident-${made.id.slice(-6)}`;
  if (!isSlug(slug)) return { error: 'bad_slug', facts: { slug: slug.slice(0, 60) } };
  const entity = input.legalEntity ?? { name: input.brand?.name ?? input.name };
  const problem = problemIn({ ...entity });
  if (problem) return problem;
  const currency = entity.currency ?? DEFAULTS.currency;
  if (!isCurrency(currency))
    return {
      error: 'bad_field',
      facts: { field: 'currency', why: both('it is not known', 'ini tidak dikenal') },
    };
  const base: Incident = {
    id: made.id,
    slug,
    code: '',
    name: input.name,
    status: incidentLifecycle.initial,
    legalEntity: {
      id: made.entityId,
      name: entity.name,
      country: entity.country ?? DEFAULTS.country,
      timeZone: entity.timeZone ?? DEFAULTS.timeZone,
      currency,
    },
    brand: brandOf(made.brandId, { name: input.brand?.name ?? entity.name }, null),
    defaultLocale: DEFAULTS.locale,
    defaultCountry: entity.country ?? DEFAULTS.country,
    timeZone: entity.timeZone ?? DEFAULTS.timeZone,
    facts: NO_FACTS,
    statements: {},
    clockChoices: {},
    declaredAt: made.now,
  };
  return amended(base, input);
}

/** The incident with the told fields in place; absent fields stay as they are. */
export function amended(before: Incident, input: FactsInput): Drafted {
  const { name, defaultLocale, defaultCountry, timeZone, brand, statements, clockChoices } = input;
  const problem =
    problemIn({ name, defaultLocale, defaultCountry, timeZone }) ?? (brand ? problemIn({ ...brand }) : null);
  if (problem) return problem;
  const why = choicesProblem(clockChoices);
  if (why) return { error: 'bad_field', facts: { field: 'clockChoices', why } };
  const merged = mergedStatements(before, statements);
  if ('error' in merged) return merged;
  const facts = Object.fromEntries(
    FACT_NAMES.map((fact) => [fact, input[fact] === undefined ? before.facts[fact] : input[fact]]),
  ) as unknown as DatedFacts;
  return {
    incident: {
      ...before,
      name: name ?? before.name,
      defaultLocale: (defaultLocale as Locale | undefined) ?? before.defaultLocale,
      defaultCountry: defaultCountry ?? before.defaultCountry,
      timeZone: timeZone ?? before.timeZone,
      facts,
      statements: merged.statements,
      clockChoices: { ...before.clockChoices, ...clockChoices },
      brand: brand ? brandOf(before.brand.id, brand, before.brand) : before.brand,
    },
  };
}

const STATEMENT_MAX = 1_000;

function mergedStatements(
  before: Incident,
  told: Incident['statements'] | undefined,
): { statements: Incident['statements'] } | Refusal {
  const statements = { ...before.statements };
  for (const locale of ['id', 'en'] as const) {
    const texts = told?.[locale];
    if (!texts) continue;
    const given = Object.entries(texts).filter(([, text]) => text !== undefined);
    for (const [field, text] of given) {
      if (text.length > STATEMENT_MAX || /[\p{Cc}\p{Cf}]/u.test(text)) {
        const why = both(
          `a statement is one visible paragraph of at most ${STATEMENT_MAX} characters`,
          `pernyataan adalah satu paragraf yang terlihat, paling banyak ${STATEMENT_MAX} karakter`,
        );
        return { error: 'bad_field', facts: { field: `${field} (${locale})`, why } };
      }
    }
    statements[locale] = { ...statements[locale], ...Object.fromEntries(given) };
  }
  return { statements };
}

function brandOf(id: string, told: BrandInput, before: Brand | null): Brand {
  return {
    id,
    name: told.name,
    smsName: told.smsName ?? before?.smsName ?? plainName(told.name),
    contactEmail: told.contactEmail === undefined ? (before?.contactEmail ?? null) : told.contactEmail,
    contactPhone: told.contactPhone === undefined ? (before?.contactPhone ?? null) : told.contactPhone,
    contactAddress:
      told.contactAddress === undefined ? (before?.contactAddress ?? null) : told.contactAddress,
    website: told.website === undefined ? (before?.website ?? null) : told.website,
    colour: told.colour ?? before?.colour ?? DEFAULTS.colour,
  };
}

/** A brand's name in the letters every telephone can show. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 .,&'!-]/g, '')
    .trim()
    .slice(0, 20)
    .trim();
  return plain === '' ? 'Info' : plain;
}

function problemIn(fields: Readonly<Record<string, unknown>>): Refusal | null {
  for (const [field, value] of Object.entries(fields)) {
    const why = fieldProblem(field, value);
    if (why) return { error: 'bad_field', facts: { field, why } };
  }
  return null;
}
