/** Which incidents everybody may read about, and what of them; one 404 for all the others. */
import { Injectable, NotFoundException } from '@nestjs/common';
import { Incidents } from '../../incidents/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { type ListedVersion, Logos, Pages, type PageVersion } from '../../pages/index.ts';
import { Notices, type NoticeStatus } from '../../notices/index.ts';
import { branded, type Branded } from './branding.ts';

const TOLD: readonly NoticeStatus[] = ['launched', 'paused', 'stopped'];

export interface PublicIncident {
  readonly incident: Branded;
  /** Null: nothing is published, but people were told; the incident's own statements stand in. */
  readonly page: PageVersion | null;
}

@Injectable()
export class PublicIncidents {
  constructor(
    private readonly incidents: Incidents,
    private readonly notices: Notices,
    private readonly pages: Pages,
    private readonly logos: Logos,
  ) {}

  /** Throws 404 for an incident that is not, not yet or no longer public: one answer for all three. */
  async get(slug: string): Promise<PublicIncident> {
    const incident = await orMissing(this.incidents.get(slug));
    if (incident.slug !== slug || incident.status === 'erased') throw new NotFoundException();
    const page = await this.pages.current(incident.id);
    if (!page && !(await this.#isTold(incident.id))) throw new NotFoundException();
    return { incident: branded(incident, page), page };
  }

  /** Those with a published page, the latest declared first: what the first page of all names. */
  async published(): Promise<readonly Branded[]> {
    const standing = (await this.incidents.list()).filter(({ status }) => status !== 'erased');
    const found = await Promise.all(
      standing.map(async (incident) => {
        const page = await this.pages.current(incident.id);
        return page && branded(incident, page);
      }),
    );
    return found.filter((incident) => incident !== null).toReversed();
  }

  /** Short names of all whose page can be opened by who knows its address: where a typed code may belong. */
  async open(): Promise<readonly string[]> {
    const slugs = (await this.incidents.list()).map(({ slug }) => slug);
    const found = await Promise.all(slugs.map((slug) => this.get(slug).catch(missing)));
    return found.filter((incident) => incident !== null).map(({ incident }) => incident.slug);
  }

  async version(found: PublicIncident, version: string): Promise<PageVersion> {
    if (!/^[1-9]\d{0,8}$/.test(version)) throw new NotFoundException();
    return orMissing(this.pages.version(found.incident.id, Number(version)));
  }

  /** Newest first. */
  async versions({ incident }: PublicIncident): Promise<readonly ListedVersion[]> {
    return await this.pages.versions(incident.id);
  }

  async logo(slug: string, hash: string): Promise<{ mediaType: string; content: Buffer }> {
    const { incident } = await this.get(slug);
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new NotFoundException();
    return orMissing(this.logos.get(incident.id, hash));
  }

  async #isTold(incidentId: Branded['id']): Promise<boolean> {
    return (await this.notices.list(incidentId)).some(({ status }) => TOLD.includes(status));
  }
}

function missing(error: unknown): null {
  if (error instanceof NotFoundException) return null;
  throw error;
}

async function orMissing<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'not_found') throw new NotFoundException();
    throw error;
  });
}
