/** Who stands before us and in which language: what every page of the portal begins with. */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { PersonPages, type PersonPage } from '../../compensation/index.ts';
import type { FactorOf } from '../../guests/index.ts';
import { Incidents, type Incident } from '../../incidents/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { type Branded, Branding } from './branding.ts';
import { languageOf, readLanguage } from './language.ts';
import { seeOther, sendPage } from './reply.ts';
import { styleHref } from './style.ts';
import { WORDS, type Locale } from './text.ts';
import { SentencePage } from './views/incident.tsx';
import type { Frame } from './views/layout.tsx';
import { Visits, type Visit } from './visits.ts';

export interface Guest {
  readonly visit: Visit;
  readonly page: PersonPage;
  readonly incident: Branded;
  readonly locale: Locale;
}

export type PortalRequest = FastifyRequest<{ Querystring: Readonly<Record<string, string | undefined>> }>;

/** Whose second factor, notes and e-mails these are. */
export function factorOf({ visitor }: Visit): FactorOf {
  return { incidentId: visitor.incidentId, person: visitor.person };
}

@Injectable()
export class Portal {
  constructor(
    private readonly visits: Visits,
    private readonly pages: PersonPages,
    private readonly incidents: Incidents,
    private readonly branding: Branding,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  /** Null: an answer has been sent, because the visit is over or only the language was changed. */
  async guest(request: PortalRequest, reply: FastifyReply): Promise<Guest | null> {
    const visit = await this.visits.of(request);
    const wanted = readLanguage(request.query['lang']);
    if (visit && wanted && request.method !== 'POST') {
      await this.visits.speak(reply, visit, wanted);
      seeOther(reply, withoutLanguage(request.url));
      return null;
    }
    const guest = visit && (await this.#welcome(visit));
    if (!guest) this.sentence(request, reply, 'lostVisit');
    return guest;
  }

  /** As their cookie says it, for a verb that asks by itself whether the page is still theirs. Null as above. */
  async visit(request: PortalRequest, reply: FastifyReply): Promise<Visit | null> {
    const visit = await this.visits.of(request);
    if (!visit) this.sentence(request, reply, 'lostVisit');
    return visit;
  }

  /** A page of one sentence in the browser's language, of no incident. */
  sentence(request: PortalRequest, reply: FastifyReply, what: keyof typeof SENTENCES): void {
    const locale = languageOf(request);
    const { status, title } = SENTENCES[what];
    const words = WORDS[locale];
    const frame: Frame = {
      locale,
      title: words[title],
      brand: null,
      logoHref: null,
      styleHref: styleHref(null),
      path: null,
      tab: null,
      contact: null,
    };
    sendPage(reply, status, createElement(SentencePage, { frame, sentence: words[what] }));
  }

  frame(incident: Branded, locale: Locale, page: Pick<Frame, 'title' | 'path' | 'tab'>): Frame {
    const { brand, slug, logoHref } = incident;
    const href = `${this.config.portalUrl}/i/${slug}`;
    return {
      ...page,
      locale,
      brand: brand.name,
      logoHref,
      styleHref: styleHref(brand.colour),
      contact: {
        email: brand.contactEmail,
        phone: brand.contactPhone,
        href,
        home: `/i/${slug}`,
        typed: href.replace(/^https?:\/\//, ''),
      },
    };
  }

  async #welcome(visit: Visit): Promise<Guest | null> {
    const found = await this.#incidentOf(visit);
    if (!found || found.status === 'erased') return null;
    const incident = await this.branding.of(found);
    const first = visit.locale ?? incident.defaultLocale;
    const page = await this.pages.page(visit.visitor, first);
    const own = visit.locale ?? readLanguage(page?.locale ?? undefined) ?? first;
    const spoken = page && own !== first ? await this.pages.page(visit.visitor, own) : page;
    return spoken && { visit, page: spoken, incident, locale: own };
  }

  async #incidentOf(visit: Visit): Promise<Incident | null> {
    try {
      return await this.incidents.get(visit.visitor.incidentId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    }
  }
}

const SENTENCES = {
  lost: { status: 404, title: 'lostTitle' },
  lostVisit: { status: 403, title: 'lostTitle' },
  missing: { status: 404, title: 'missingTitle' },
  tooMany: { status: 429, title: 'tooManyTitle' },
  broken: { status: 500, title: 'brokenTitle' },
} as const;

function withoutLanguage(url: string): string {
  const [path = '/', query = ''] = url.split('?');
  const left = new URLSearchParams(query);
  left.delete('lang');
  return left.size === 0 ? path : `${path}?${left}`;
}
