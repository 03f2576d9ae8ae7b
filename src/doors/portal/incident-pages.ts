/** What everybody may read of an incident: its latest page, every version of it, and the daily roots. */
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../kernel/fingerprint.ts';
import { type ListedPosting, Postings } from '../../laws/index.ts';
import type { PageVersion } from '../../pages/index.ts';
import { type DailyRoot, DailyRoots, rootsText } from '../../proofs/index.ts';
import type { Branded } from './branding.ts';
import { happenedOf } from './models.ts';
import { Portal } from './portal.ts';
import { PublicIncidents } from './public-incidents.ts';
import { PUBLIC_WORDS } from './public-text.ts';
import { type Locale, spokenDay, spokenTime, WORDS } from './text.ts';
import type { IncidentModel } from './views/incident.tsx';
import type { Frame } from './views/layout.tsx';
import type { PageModel } from './views/page-content.tsx';
import type { VersionModel, VersionsModel } from './views/versions.tsx';

/** For somebody with a proof package in hand. */
const ROOTS_WORDS = `# One line a day (UTC): the day, its daily root, and the head, which depends on that root and every one before it.
# To check a proof package: its roots.txt must have these lines, and its public-key.pem must be the key below.
`;

type Speaking = (otherwise: Locale) => Locale;

@Injectable()
export class IncidentPages {
  constructor(
    private readonly portal: Portal,
    private readonly incidents: PublicIncidents,
    private readonly postings: Postings,
    private readonly roots: DailyRoots,
  ) {}

  async model(slug: string, trouble: IncidentModel['trouble'], language: Speaking): Promise<IncidentModel> {
    const { incident, page } = await this.incidents.get(slug);
    const locale = language(incident.defaultLocale);
    const home = `/i/${incident.slug}`;
    const [posting, proof] = await Promise.all([this.#posting(incident, locale), this.#proof(incident)]);
    return {
      frame: this.#frame(incident, locale, { path: home, title: null }),
      action: `${home}/code?lang=${locale}`,
      happened: happenedOf(incident, locale),
      page: page && pageModel(page, incident, locale),
      posting,
      trouble,
      proof,
    };
  }

  /** As it was published, for ever. */
  async version(slug: string, version: string, language: Speaking): Promise<VersionModel> {
    const found = await this.incidents.get(slug);
    const page = await this.incidents.version(found, version);
    const locale = language(found.incident.defaultLocale);
    const latest = found.page?.version ?? page.version;
    const path = `/i/${slug}/versions/${page.version}`;
    const title = `${PUBLIC_WORDS[locale].version} ${page.version}`;
    return {
      frame: this.#frame(found.incident, locale, { path, title }),
      page: pageModel(page, found.incident, locale),
      standing: page.version === latest ? 'latest' : 'older',
      sha256: page.sha256,
      contentHref: `${path}/content.json`,
    };
  }

  async versions(slug: string, language: Speaking): Promise<VersionsModel> {
    const found = await this.incidents.get(slug);
    const { incident } = found;
    const locale = language(incident.defaultLocale);
    const title = PUBLIC_WORDS[locale].versionsTitle;
    return {
      frame: this.#frame(incident, locale, { path: `/i/${slug}/versions`, title }),
      home: `/i/${slug}?lang=${locale}`,
      versions: (await this.incidents.versions(found)).map(({ version, publishedAt, sha256 }) => ({
        version,
        sha256,
        day: spokenDay(publishedAt, locale, incident.timeZone),
        href: `/i/${slug}/versions/${version}?lang=${locale}`,
      })),
    };
  }

  /** The bytes whose SHA-256 the version names. */
  async content(slug: string, version: string): Promise<string> {
    const found = await this.incidents.get(slug);
    return canonicalJson((await this.incidents.version(found, version)).content);
  }

  /** A public page of this incident besides its own. */
  async frame(
    slug: string,
    language: Speaking,
    page: { path: string; title: (locale: Locale) => string },
  ): Promise<Frame> {
    const { incident } = await this.incidents.get(slug);
    const locale = language(incident.defaultLocale);
    return this.#frame(incident, locale, { path: `/i/${slug}${page.path}`, title: page.title(locale) });
  }

  /** Day, daily root and head of every day so far, and the key that signs proofs; the same 404 as the page. */
  async rootsText(slug: string): Promise<string> {
    const { incident } = await this.incidents.get(slug);
    return `${ROOTS_WORDS}${rootsText(await this.roots.list(incident.id))}${await this.roots.publicKey()}`;
  }

  /** Back to the page after a code that did not open anything. */
  path(slug: string, language: Locale | null, trouble: string): string {
    const query = new URLSearchParams({ ...(language ? { lang: language } : {}), trouble });
    return `/i/${encodeURIComponent(slug)}?${query}#code-entry`;
  }

  #frame(incident: Branded, locale: Locale, { path, title }: { path: string; title: string | null }): Frame {
    // The incident's own name is a working title among operators.
    const own = `${WORDS[locale].incidentTitle} ${incident.brand.name}`;
    return this.portal.frame(incident, locale, { title: title ?? own, path, tab: null });
  }

  /** The posting of this page that is up now, or was last. */
  async #posting({ id, slug, timeZone }: Branded, locale: Locale): Promise<IncidentModel['posting']> {
    const here = (await this.postings.list(id)).filter(
      ({ place, standing }) => isHere(place, slug) && standing.state !== 'planned',
    );
    const up: ListedPosting | undefined = here.find(({ standing }) => standing.state === 'up') ?? here[0];
    if (!up) return null;
    const day = (at: Date) => spokenDay(at, locale, timeZone);
    const seen = up.proofs.at(-1)?.seenAt ?? null;
    return { from: day(up.startsAt), until: day(up.standing.lastsUntil), seen: seen && day(seen) };
  }

  async #proof(incident: Branded): Promise<IncidentModel['proof']> {
    const last: DailyRoot | undefined = (await this.roots.list(incident.id)).at(-1);
    if (!last) return null;
    return { day: new Date(`${last.day}T00:00:00Z`), head: last.head, href: `/i/${incident.slug}/roots.txt` };
  }
}

export function pageModel(
  {
    content,
    version,
    sha256,
    publishedAt,
  }: Pick<PageVersion, 'content' | 'version' | 'sha256' | 'publishedAt'>,
  { slug, timeZone }: Pick<Branded, 'slug' | 'timeZone'>,
  locale: Locale,
): PageModel {
  const day = (at: string | Date) => spokenDay(new Date(at), locale, timeZone);
  const { contacts, closed } = content;
  return {
    version,
    sha256,
    publishedOn: day(publishedAt),
    home: `/i/${slug}?lang=${locale}`,
    versionsHref: `/i/${slug}/versions?lang=${locale}`,
    statement: content.statement[locale],
    known: content.known.map((one) => one[locale]),
    notYetKnown: content.notYetKnown.map((one) => one[locale]),
    closed: closed && { day: day(closed.at), how: closed.how[locale] },
    updates: content.updates.map(({ at, text }) => {
      const said = `${day(at)}, ${spokenTime(new Date(at), locale, timeZone)}`;
      return { at, day: said, text: text[locale] };
    }),
    questions: content.questions.map(({ question, answer }) => ({
      question: question[locale],
      answer: answer[locale],
    })),
    contacts: { ...contacts, hours: contacts.hours?.[locale] ?? null },
  };
}

/** Whatever the host: a posting may name an older address of ours. */
function isHere(place: string, slug: string): boolean {
  return URL.canParse(place) && new URL(place).pathname === `/i/${slug}`;
}
