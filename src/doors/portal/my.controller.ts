/** Links and notices: a person comes in by their own link and reads what leaked about them. */
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links } from '../../compensation/index.ts';
import { OwnPageNotes } from '../../guests/index.ts';
import { Public } from '../access.ts';
import { type Form, textsOf } from './forms.ts';
import { readLanguage } from './language.ts';
import { markable, noticeModel } from './models.ts';
import { PortalFilter } from './portal.filter.ts';
import { factorOf, Portal, type PortalRequest } from './portal.ts';
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
    private readonly notes: OwnPageNotes,
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
    const { incident, locale, visit } = guest;
    const title = WORDS[locale].noticeTitle;
    const frame = this.portal.frame(incident, locale, { title, path: '/my/notice', tab: 'notice' });
    const model = noticeModel(guest, frame, {
      notes: await this.notes.of(factorOf(visit)),
      isProven: this.visits.isProven(visit),
      nonce: await this.visits.nonce(visit, 'done'),
      saved: request.query['saved'] !== undefined,
    });
    sendPage(reply, 200, createElement(NoticePage, { model }));
  }

  /** Keeps what the person ticked as done; boxes of their own page only. */
  @Post('my/notice/done')
  async done(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    if (!(await this.visits.isOurs(guest.visit, 'done', form?.['nonce'])))
      return seeOther(reply, '/my/notice');
    const of = factorOf(guest.visit);
    const known = markable(guest, this.visits.isProven(guest.visit));
    // What is not shown now, because it needs the second factor, stays as it was.
    const unseen = [...(await this.notes.of(of)).done].filter((key) => !known.has(key));
    const ticked = textsOf(form, 'done').filter((key) => known.has(key));
    await this.notes.mark(of, [...unseen, ...ticked]);
    return seeOther(reply, '/my/notice?saved#today');
  }
}
