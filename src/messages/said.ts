/** The incident's facts as messages say them: a snapshot in plain JSON. */
import type { Incident } from '../incidents/index.ts';
import type { Said } from './rules/said.ts';

export function saidOf({
  slug,
  code,
  brand,
  legalEntity,
  timeZone,
  defaultLocale,
  facts,
  statements,
}: Incident): Said {
  return {
    slug,
    code,
    brand: brand.name,
    smsBrand: brand.smsName,
    company: legalEntity.name,
    contactEmail: brand.contactEmail,
    contactPhone: brand.contactPhone,
    contactAddress: brand.contactAddress,
    website: brand.website,
    colour: brand.colour,
    timeZone,
    defaultLocale,
    occurredFrom: iso(facts.occurredFrom),
    occurredUntil: iso(facts.occurredUntil),
    discoveredAt: iso(facts.discoveredAt),
    confirmedAt: iso(facts.confirmedAt),
    containedAt: iso(facts.containedAt),
    gapClosedAt: iso(facts.gapClosedAt),
    statements,
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
