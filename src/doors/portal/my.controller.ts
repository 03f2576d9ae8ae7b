/** Links and notices: a person comes in by their own link and reads what leaked about them. */
import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links } from '../../compensation/index.ts';
import { Public } from '../access.ts';
import { readLanguage } from './language.ts';
import { noticeModel } from './models.ts';
import { PortalFilter } from './portal.filter.ts';
import { Portal, type PortalRequest } from './portal.ts';
import { evenly, seeOther, sendPage } from './reply.ts';
import { WORDS } from './text.ts';
import { NoticePage } from './views/notice.tsx';
import { Visits } from './visits.ts';
import { WrongTries } from './wrong-tries.ts';

@Controller()
@Public()
@UseFilters(PortalFilter)
export class MyController {
  constructor(
    private readonly portal: Portal,
    private readonly links: Links,
    private readonly visits: Visits,
    private readonly wrong: WrongTries,
  ) {}

  /** Changes nothing: mail scanners and previews follow links too. */
  @Get('r/:token')
  async open(@Param('token') token: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const startedAt = performance.now();
    const opened = await this.links.open(token);
    if (opened.kind === 'open') {
      await this.visits.begin(reply, opened.visitor, readLanguage(request.query['lang']));
      return seeOther(reply, '/my/notice');
    }
    const tooMany = await this.wrong.linkFrom(request.ip);
    await evenly(startedAt);
    return this.portal.sentence(request, reply, tooMany ? 'tooMany' : 'lost');
  }

  @Get('my/notice')
  async notice(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const { incident, locale } = guest;
    const title = WORDS[locale].noticeTitle;
    const frame = this.portal.frame(incident, locale, { title, path: '/my/notice', tab: 'notice' });
    sendPage(reply, 200, createElement(NoticePage, { model: noticeModel(guest, frame) }));
  }
}
