/** "I think I am affected": the page is the same whatever is known; the answer goes to the address alone. */
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Inquiries } from '../../inquiries/index.ts';
import { Public } from '../access.ts';
import { IncidentPages } from './incident-pages.ts';
import { languageOf } from './language.ts';
import { PortalFilter } from './portal.filter.ts';
import type { PortalRequest } from './portal.ts';
import { PublicIncidents } from './public-incidents.ts';
import { PUBLIC_WORDS } from './public-text.ts';
import { evenly, seeOther, sendPage } from './reply.ts';
import type { Locale } from './text.ts';
import { AffectedPage, type AffectedModel } from './views/affected.tsx';
import { WrongTries } from './wrong-tries.ts';

const TROUBLES = ['unreadable', 'tooMany'] as const satisfies readonly AffectedModel['trouble'][];

@Controller()
@Public()
@UseFilters(PortalFilter)
export class AffectedController {
  constructor(
    private readonly pages: IncidentPages,
    private readonly incidents: PublicIncidents,
    private readonly inquiries: Inquiries,
    private readonly wrong: WrongTries,
  ) {}

  @Get('i/:slug/affected')
  async form(@Param('slug') slug: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const trouble = TROUBLES.find((known) => known === request.query['trouble']) ?? null;
    await this.#show(slug, request, reply, { stage: 'ask', trouble });
  }

  @Get('i/:slug/affected/sent')
  async sent(@Param('slug') slug: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    await this.#show(slug, request, reply, { stage: 'sent', trouble: null });
  }

  /** What was typed decides between two pages, what is known between none; every answer takes the same time. */
  @Post('i/:slug/affected')
  async ask(
    @Param('slug') slug: string,
    @Req() request: PortalRequest,
    @Res() reply: FastifyReply,
    @Body() form: Readonly<Record<string, unknown>> | undefined,
  ) {
    const startedAt = performance.now();
    const { incident } = await this.incidents.get(slug);
    const locale = languageOf(request, incident.defaultLocale);
    const to = (path: string): void => seeOther(reply, `/i/${slug}/affected${path}lang=${locale}`);
    // Another site must not be able to ask in its reader's name.
    if (request.headers['sec-fetch-site'] === 'cross-site') return to('?');
    if (await this.wrong.askedTooOften(request.ip)) return to('?trouble=tooMany&');
    const typed = form?.['contact'];
    const taken = await this.inquiries.ask(incident, typeof typed === 'string' ? typed : '', locale);
    await evenly(startedAt);
    return to(taken === 'taken' ? '/sent?' : '?trouble=unreadable&');
  }

  async #show(
    slug: string,
    request: PortalRequest,
    reply: FastifyReply,
    said: Pick<AffectedModel, 'stage' | 'trouble'>,
  ): Promise<void> {
    const path = said.stage === 'sent' ? '/affected/sent' : '/affected';
    const language = (otherwise: Locale): Locale => languageOf(request, otherwise);
    const frame = await this.pages.frame(slug, language, { path, title: titleIn(said.stage) });
    const model = { ...said, frame, action: `/i/${slug}/affected?lang=${frame.locale}` };
    sendPage(reply, 200, createElement(AffectedPage, { model }));
  }
}

function titleIn(stage: AffectedModel['stage']): (locale: Locale) => string {
  return (locale) => PUBLIC_WORDS[locale][stage === 'sent' ? 'sentTitle' : 'affectedTitle'];
}
