/** "Is this really from you?": a code printed in a message is ours or not; nobody is signed in, nobody is named. */
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links } from '../../compensation/index.ts';
import { Public } from '../access.ts';
import { IncidentPages } from './incident-pages.ts';
import { languageOf } from './language.ts';
import { PortalFilter } from './portal.filter.ts';
import type { PortalRequest } from './portal.ts';
import { PUBLIC_WORDS } from './public-text.ts';
import { evenly, sendPage } from './reply.ts';
import type { Locale } from './text.ts';
import { ReallyPage, type ReallyModel } from './views/really.tsx';
import { WrongTries } from './wrong-tries.ts';

@Controller()
@Public()
@UseFilters(PortalFilter)
export class ReallyController {
  constructor(
    private readonly pages: IncidentPages,
    private readonly links: Links,
    private readonly wrong: WrongTries,
  ) {}

  @Get('i/:slug/really')
  async form(@Param('slug') slug: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    await this.#show(slug, request, reply, { answer: null, trouble: null });
  }

  /** The answer stands in no address: a forger's link must not be able to show it. Both take the same time. */
  @Post('i/:slug/really')
  async answer(
    @Param('slug') slug: string,
    @Req() request: PortalRequest,
    @Res() reply: FastifyReply,
    @Body() form: Readonly<Record<string, unknown>> | undefined,
  ) {
    const startedAt = performance.now();
    // A forger's page must not be able to show our answer to a code of its own choosing either.
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      return this.#show(slug, request, reply, { answer: null, trouble: null });
    }
    const typed = form?.['code'];
    const isOurs = await this.links.isOurs(slug, typeof typed === 'string' ? typed : '');
    const tooMany = !isOurs && (await this.wrong.codeFrom(request.ip));
    await evenly(startedAt);
    if (tooMany) return this.#show(slug, request, reply, { answer: null, trouble: 'tooMany' });
    return this.#show(slug, request, reply, { answer: isOurs ? 'yes' : 'no', trouble: null });
  }

  async #show(
    slug: string,
    request: PortalRequest,
    reply: FastifyReply,
    said: Pick<ReallyModel, 'answer' | 'trouble'>,
  ): Promise<void> {
    const language = (otherwise: 'id' | 'en') => languageOf(request, otherwise);
    const frame = await this.pages.frame(slug, language, { path: '/really', title: titleIn });
    const model = { ...said, frame, action: `/i/${slug}/really?lang=${frame.locale}` };
    sendPage(reply, said.trouble === null ? 200 : 429, createElement(ReallyPage, { model }));
  }
}

function titleIn(locale: Locale): string {
  return PUBLIC_WORDS[locale].reallyTitle;
}
