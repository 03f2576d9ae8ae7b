/** What everybody may read of an incident: nothing before its first notice was launched. */
import { Injectable, NotFoundException } from '@nestjs/common';
import { Incidents, type Incident } from '../../incidents/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { Notices, type NoticeStatus } from '../../notices/index.ts';
import { type DailyRoot, DailyRoots, rootsText } from '../../proofs/index.ts';
import { happenedOf } from './models.ts';
import { Portal } from './portal.ts';
import { type Locale, WORDS } from './text.ts';
import type { IncidentModel } from './views/incident.tsx';

const TOLD: readonly NoticeStatus[] = ['launched', 'paused', 'stopped'];

/** For somebody with a proof package in hand. */
const ROOTS_WORDS = `# One line a day (UTC): the day, its daily root, and the head, which depends on that root and every one before it.
# To check a proof package: its roots.txt must have these lines, and its public-key.pem must be the key below.
`;

@Injectable()
export class IncidentPages {
  constructor(
    private readonly portal: Portal,
    private readonly incidents: Incidents,
    private readonly notices: Notices,
    private readonly roots: DailyRoots,
  ) {}

  /** Throws 404 for an incident that is not, not yet or no longer public: one answer for all three. */
  async model(
    slug: string,
    trouble: IncidentModel['trouble'],
    language: (otherwise: Locale) => Locale,
  ): Promise<IncidentModel> {
    const incident = await this.#public(slug);
    const locale = language(incident.defaultLocale);
    // The incident's own name is a working title among operators.
    const title = `${WORDS[locale].incidentTitle} ${incident.brand.name}`;
    const frame = { title, path: `/i/${incident.slug}`, tab: null } as const;
    return {
      frame: this.portal.frame(incident, locale, frame),
      action: `/i/${incident.slug}/code?lang=${locale}`,
      happened: happenedOf(incident, locale),
      trouble,
      proof: await this.#proof(incident),
    };
  }

  /** Day, daily root and head of every day so far, and the key that signs proofs; the same 404 as the page. */
  async rootsText(slug: string): Promise<string> {
    const { id } = await this.#public(slug);
    return `${ROOTS_WORDS}${rootsText(await this.roots.list(id))}${await this.roots.publicKey()}`;
  }

  async #proof(incident: Incident): Promise<IncidentModel['proof']> {
    const last: DailyRoot | undefined = (await this.roots.list(incident.id)).at(-1);
    if (!last) return null;
    return { day: new Date(`${last.day}T00:00:00Z`), head: last.head, href: `/i/${incident.slug}/roots.txt` };
  }

  /** Back to the page after a code that did not open anything. */
  path(slug: string, language: Locale | null, trouble: string): string {
    const query = new URLSearchParams({ ...(language ? { lang: language } : {}), trouble });
    return `/i/${encodeURIComponent(slug)}?${query}#code-entry`;
  }

  async #public(slug: string): Promise<Incident> {
    const incident = await this.incidents.get(slug).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not_found') throw new NotFoundException();
      throw error;
    });
    const notices = await this.notices.list(incident.id);
    const isTold = notices.some(({ status }) => TOLD.includes(status));
    if (incident.slug !== slug || incident.status === 'erased' || !isTold) throw new NotFoundException();
    return incident;
  }
}
