/** When the page is not simply the reader's own: it reached somebody else, is about a child, or a customer of before. */
import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links } from '../../compensation/index.ts';
import { OwnPageNotes } from '../../guests/index.ts';
import { SYSTEM_ACTOR } from '../../kernel/actor.ts';
import { NotMine } from '../../receipts/index.ts';
import { Public } from '../access.ts';
import { type Form, textOf } from './forms.ts';
import { MY, NOT_ME_CHANNELS } from './my-words.ts';
import { PortalFilter } from './portal.filter.ts';
import { factorOf, type Guest, Portal, type PortalRequest } from './portal.ts';
import { seeOther, sendPage } from './reply.ts';
import { FormerPage, GuardianPage, NotMePage, StoppedPage } from './views/situations.tsx';
import { Visits } from './visits.ts';

@Controller('my')
@Public()
@UseFilters(PortalFilter)
export class SituationsController {
  constructor(
    private readonly portal: Portal,
    private readonly visits: Visits,
    private readonly notMine: NotMine,
    private readonly links: Links,
    private readonly notes: OwnPageNotes,
  ) {}

  @Get('not-me')
  async notMe(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const told = await this.notMine.channels(factorOf(guest.visit));
    const model = {
      frame: this.#frame(guest, MY[guest.locale].notMeTitle, '/my/not-me'),
      channels: NOT_ME_CHANNELS.filter((channel) => told.includes(channel)),
      nonce: await this.visits.nonce(guest.visit, 'not-me'),
    };
    sendPage(reply, 200, createElement(NotMePage, { model }));
  }

  /** Stops that address; from here on this visit shows nobody's data any more. */
  @Post('not-me')
  async report(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const channel = NOT_ME_CHANNELS.find((known) => known === textOf(form, 'channel'));
    const ours = await this.visits.isOurs(guest.visit, 'not-me', form?.['nonce']);
    if (!ours || !channel) return seeOther(reply, '/my/not-me');
    const of = factorOf(guest.visit);
    if (!(await this.notMine.report(of, { channel }, SYSTEM_ACTOR))) return seeOther(reply, '/my/not-me');
    // The next message carries a new code, which must open the page before it is told.
    await this.links.prepare(of.incidentId, of.person.cohortId);
    const frame = { ...this.#frame(guest, MY[guest.locale].stoppedTitle, ''), tab: null, path: null };
    this.visits.end(reply);
    // Shown at once: a redirect would need the visit that has just ended. Sent twice, the form finds nobody.
    return sendPage(reply, 200, createElement(StoppedPage, { model: { frame } }));
  }

  @Get('guardian')
  async guardian(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const { guardianSince } = await this.notes.of(factorOf(guest.visit));
    const model = {
      frame: this.#frame(guest, MY[guest.locale].guardianTitle, '/my/guardian'),
      said: guardianSince !== null,
      nonce: await this.visits.nonce(guest.visit, 'guardian'),
    };
    sendPage(reply, 200, createElement(GuardianPage, { model }));
  }

  @Post('guardian')
  async sayGuardian(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    if (!(await this.visits.isOurs(guest.visit, 'guardian', form?.['nonce']))) {
      return seeOther(reply, '/my/guardian');
    }
    await this.notes.sayGuardian(factorOf(guest.visit), SYSTEM_ACTOR);
    return seeOther(reply, '/my/notice');
  }

  @Get('former')
  async former(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const frame = this.#frame(guest, MY[guest.locale].formerTitle, '/my/former');
    sendPage(reply, 200, createElement(FormerPage, { model: { frame } }));
  }

  #frame({ incident, locale }: Guest, title: string, path: string) {
    return this.portal.frame(incident, locale, { title, path, tab: 'notice' });
  }
}
