/** The first page of all, for whoever types our address: of incidents that are not published it says nothing. */
import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links, type Visitor } from '../../compensation/index.ts';
import { readCode } from '../../kernel/crockford.ts';
import { Pages } from '../../pages/index.ts';
import { Public } from '../access.ts';
import type { Branded } from './branding.ts';
import { textOf, type Form } from './forms.ts';
import { HOME_WORDS } from './home-text.ts';
import { languageOf } from './language.ts';
import { PortalFilter } from './portal.filter.ts';
import type { PortalRequest } from './portal.ts';
import { PublicIncidents } from './public-incidents.ts';
import { evenly, FINDABLE, seeOther, sendPage } from './reply.ts';
import { styleHref } from './style.ts';
import { type Locale, spokenDay, WORDS } from './text.ts';
import { HomePage, type ListedIncident } from './views/home.tsx';
import { Visits } from './visits.ts';
import { WrongTries } from './wrong-tries.ts';

const TROUBLES = ['codeWrong', 'tooMany'] as const;

@Controller()
@Public()
@UseFilters(PortalFilter)
export class HomeController {
  constructor(
    private readonly incidents: PublicIncidents,
    private readonly pages: Pages,
    private readonly links: Links,
    private readonly visits: Visits,
    private readonly wrong: WrongTries,
  ) {}

  @Get()
  async home(@Req() request: PortalRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = languageOf(request);
    const published = await this.incidents.published();
    const trouble = TROUBLES.find((known) => known === request.query['trouble']) ?? null;
    const incidents = await Promise.all(published.map((incident) => this.#listed(incident, locale)));
    const frame = { ...frameOf(published, locale), locale, title: HOME_WORDS[locale].title };
    sendPage(reply, 200, createElement(HomePage, { model: { frame, trouble, incidents } }), FINDABLE);
  }

  /** A code opens its page wherever it was typed; a wrong one says the same whether or not there are incidents. */
  @Post('code')
  async code(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const startedAt = performance.now();
    const locale = languageOf(request);
    const back = (trouble: string) => seeOther(reply, `/?lang=${locale}&trouble=${trouble}#code-entry`);
    // Another site must not be able to sign its reader in as somebody else.
    if (request.headers['sec-fetch-site'] === 'cross-site') return back('codeWrong');
    const visitor = await this.#visitorOf(textOf(form, 'code'));
    if (visitor) {
      await this.visits.begin(reply, visitor, locale);
      return seeOther(reply, '/my/notice');
    }
    const tooMany = await this.wrong.codeFrom(request.ip);
    await evenly(startedAt);
    back(tooMany ? 'tooMany' : 'codeWrong');
  }

  /** Somebody loads the answer's address again. */
  @Get('code')
  again(@Res() reply: FastifyReply): void {
    seeOther(reply, '/');
  }

  /** Codes are kept apart by incident, so each that is open is asked. */
  async #visitorOf(typed: string): Promise<Visitor | null> {
    if (readCode(typed) === null) return null;
    for (const slug of await this.incidents.open()) {
      const opened = await this.links.byCode(slug, typed);
      if (opened.kind !== 'wrong') return opened.visitor;
    }
    return null;
  }

  async #listed({ id, slug, brand, timeZone }: Branded, locale: Locale): Promise<ListedIncident> {
    const page = await this.pages.current(id);
    return {
      // The incident's own name is a working title among operators.
      title: `${WORDS[locale].incidentTitle} ${brand.name}`,
      updated: page ? spokenDay(page.publishedAt, locale, timeZone) : '',
      href: `/i/${slug}?lang=${locale}`,
      checkHref: `/i/${slug}/really?lang=${locale}`,
    };
  }
}

/** In the brand's clothes where everything published wears one; else in none. */
function frameOf(published: readonly Branded[], locale: Locale) {
  const brands = new Set(published.map(({ brand }) => brand.name));
  const only = brands.size === 1 ? published[0]! : null;
  return {
    brand: only?.brand.name ?? HOME_WORDS[locale].title,
    logoHref: only?.logoHref ?? null,
    styleHref: styleHref(only?.brand.colour ?? null),
    path: '/',
    tab: null,
    contact: null,
  };
}
