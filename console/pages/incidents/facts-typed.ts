/** Facts as they are typed, from what the API says and back to what it takes: an empty field is null. */
import { Problem } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

type Schemas = components['schemas'];

export const DATE_FIELDS = [
  'occurredFrom',
  'occurredUntil',
  'discoveredAt',
  'confirmedAt',
  'containedAt',
  'gapClosedAt',
] as const;
type DateField = (typeof DATE_FIELDS)[number];
type Part = 'whatHappened' | 'howClosed' | 'measures' | 'notYetKnown';

const PARTS: readonly Part[] = ['whatHappened', 'howClosed', 'measures', 'notYetKnown'];

export interface FactsTyped {
  name: string;
  slug: string;
  entityName: string;
  currency: string;
  country: string;
  timeZone: string;
  locale: 'id' | 'en';
  brand: Record<'name' | 'smsName' | 'contactEmail' | 'contactPhone' | 'contactAddress' | 'website', string>;
  /** As `datetime-local` fields hold them. */
  dates: Record<DateField, string>;
  statements: Record<'id' | 'en', Record<Part, string>>;
}

const noParts = (): Record<Part, string> => ({
  whatHappened: '',
  howClosed: '',
  measures: '',
  notYetKnown: '',
});

export function nothingTyped(): FactsTyped {
  return {
    name: '',
    slug: '',
    entityName: '',
    currency: 'IDR',
    country: 'ID',
    timeZone: 'Asia/Jakarta',
    locale: 'id',
    brand: { name: '', smsName: '', contactEmail: '', contactPhone: '', contactAddress: '', website: '' },
    dates: {
      occurredFrom: '',
      occurredUntil: '',
      discoveredAt: '',
      confirmedAt: '',
      containedAt: '',
      gapClosedAt: '',
    },
    statements: { id: noParts(), en: noParts() },
  };
}

export function typedOf(incident: Schemas['Incident']): FactsTyped {
  const { brand, facts, statements } = incident;
  return {
    ...nothingTyped(),
    name: incident.name,
    country: incident.defaultCountry,
    timeZone: incident.timeZone,
    locale: incident.defaultLocale,
    brand: {
      name: brand.name,
      smsName: brand.smsName,
      contactEmail: brand.contactEmail ?? '',
      contactPhone: brand.contactPhone ?? '',
      contactAddress: brand.contactAddress ?? '',
      website: brand.website ?? '',
    },
    dates: Object.fromEntries(DATE_FIELDS.map((name) => [name, localOf(facts[name])])) as FactsTyped['dates'],
    statements: { id: { ...noParts(), ...statements.id }, en: { ...noParts(), ...statements.en } },
  };
}

/** Dates that nobody touched go back as they came: a field of minutes must not round them. */
export function factsOf(typed: FactsTyped, before?: Schemas['Incident']): Schemas['FactsBody'] {
  const brand = typed.brand;
  return {
    name: typed.name.trim(),
    defaultCountry: typed.country.trim().toUpperCase(),
    timeZone: typed.timeZone.trim(),
    defaultLocale: typed.locale,
    brand: {
      name: brand.name.trim(),
      ...(brand.smsName.trim() === '' ? {} : { smsName: brand.smsName.trim() }),
      contactEmail: orNull(brand.contactEmail),
      contactPhone: orNull(brand.contactPhone),
      contactAddress: orNull(brand.contactAddress),
      website: orNull(brand.website),
    },
    ...datesOf(typed, before),
    statements: { id: saidIn(typed.statements.id), en: saidIn(typed.statements.en) },
  };
}

export function declarationOf(typed: FactsTyped): Schemas['DeclareBody'] {
  return {
    ...factsOf(typed),
    name: typed.name.trim(),
    ...(typed.slug.trim() === '' ? {} : { slug: typed.slug.trim() }),
    // Also where it has no name of its own: its country and the currency of the books were typed.
    legalEntity: {
      name: typed.entityName.trim() || typed.brand.name.trim(),
      country: typed.country.trim().toUpperCase(),
      timeZone: typed.timeZone.trim(),
      currency: typed.currency.trim().toUpperCase(),
    },
  };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  country: 'country',
  defaultCountry: 'country',
  timeZone: 'timeZone',
  currency: 'currency',
  ...Object.fromEntries(
    ['smsName', 'contactEmail', 'contactPhone', 'contactAddress', 'website'].map((name) => [
      name,
      `brand.${name}`,
    ]),
  ),
};

/** The field a refusal is about; null where it is about none, or about several. */
export function wrongField(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  if (/^incidents\.(bad_slug|slug_taken)$/.test(error.code)) return 'slug';
  if (error.code !== 'incidents.bad_field') return null;
  const named = String(error.facts['field']);
  const [, part, language] = /^(\w+) \((id|en)\)$/.exec(named) ?? [];
  return part ? `statements.${language}.${part}` : (FIELD_OF[named] ?? null);
}

function datesOf(typed: FactsTyped, before?: Schemas['Incident']): Partial<Record<DateField, string | null>> {
  return Object.fromEntries(
    DATE_FIELDS.map((name) => {
      const known = before?.facts[name] ?? null;
      const same = typed.dates[name] === localOf(known);
      const given = typed.dates[name] === '' ? null : new Date(typed.dates[name]).toISOString();
      return [name, same ? known : given];
    }),
  );
}

function saidIn(parts: Record<Part, string>): Partial<Record<Part, string>> {
  return Object.fromEntries(
    PARTS.flatMap((part) => (parts[part].trim() === '' ? [] : [[part, parts[part].trim()]])),
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** 2026-11-22T15:04, by the clock of who looks. */
function localOf(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
