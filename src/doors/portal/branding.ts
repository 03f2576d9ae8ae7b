/** What an incident's pages wear: the brand of its latest published version, else the incident's own. */
import { Injectable } from '@nestjs/common';
import type { Incident } from '../../incidents/index.ts';
import { type PageContent, Pages } from '../../pages/index.ts';

export interface Branded extends Incident {
  /** Address of a stored image; null: the name alone. */
  readonly logoHref: string | null;
}

@Injectable()
export class Branding {
  constructor(private readonly pages: Pages) {}

  async of(incident: Incident): Promise<Branded> {
    return branded(incident, await this.pages.current(incident.id));
  }
}

export function branded(incident: Incident, version: { readonly content: PageContent } | null): Branded {
  if (!version) return { ...incident, logoHref: null };
  const { brand, contacts } = version.content;
  const own = { contactEmail: contacts.email, contactPhone: contacts.phone };
  return {
    ...incident,
    brand: { ...incident.brand, ...own, name: brand.name, colour: brand.colour },
    logoHref: brand.logo && `/i/${incident.slug}/logo/${brand.logo}`,
  };
}
