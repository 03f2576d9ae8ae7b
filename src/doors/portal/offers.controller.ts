/** Offers: compare, choose, confirm, receipt. Every POST ends in a redirect; its result is read on the next page. */
import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { type PageSet, Redemptions } from '../../compensation/index.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { Public } from '../access.ts';
import { chosenOf, receiptModel, setView } from './models.ts';
import { PortalFilter } from './portal.filter.ts';
import { type Guest, Portal, type PortalRequest } from './portal.ts';
import { seeOther, sendPage } from './reply.ts';
import { SAYINGS, spokenTime, WORDS, type Saying } from './text.ts';
import { OffersPage } from './views/offers.tsx';
import { ConfirmPage, ReceiptPage } from './views/redeem.tsx';
import { Visits } from './visits.ts';

/** A form of ours holds texts; what is sent may hold anything. */
type Form = Readonly<Record<string, unknown>>;
type Action = 'reserve' | 'confirm' | 'switch';

@Controller('my/offers')
@Public()
@UseFilters(PortalFilter)
export class OffersController {
  constructor(
    private readonly portal: Portal,
    private readonly redemptions: Redemptions,
    private readonly visits: Visits,
  ) {}

  @Get()
  async offers(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Query('say') say?: string) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const sets = await Promise.all(guest.page.sets.map(async (set) => this.#view(set, guest)));
    const saying = SAYINGS.find((known) => known === say) ?? null;
    const frame = this.#frame(guest, WORDS[guest.locale].offersTitle, '/my/offers');
    sendPage(reply, 200, createElement(OffersPage, { model: { frame, saying, sets } }));
  }

  @Post('reserve')
  async reserve(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked('reserve', request, reply, form);
    if (!asked) return;
    const choice = { grantId: asked.grantId, position: Number(textOf(form, 'position')) };
    const result = await this.redemptions.reserve(asked.guest.visit.visitor, choice);
    if (result.kind === 'reserved') return seeOther(reply, `/my/offers/confirm?grant=${asked.grantId}`);
    return this.#say(reply, result.kind);
  }

  @Get('confirm')
  async confirmation(
    @Req() request: PortalRequest,
    @Res() reply: FastifyReply,
    @Query('grant') grant?: string,
  ) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const set = setOf(guest, grant);
    const offer = set && chosenOf(set);
    if (!set?.can.confirm || !offer) return seeOther(reply, '/my/offers');
    const { locale, incident } = guest;
    const model = {
      frame: this.#frame(guest, WORDS[locale].confirmTitle, `/my/offers/confirm?grant=${set.grantId}`),
      grant: String(set.grantId),
      nonce: await this.visits.nonce(guest.visit, `confirm:${set.grantId}`),
      offer,
      heldUntil: set.reservedUntil && spokenTime(set.reservedUntil, locale, incident.timeZone),
    };
    return sendPage(reply, 200, createElement(ConfirmPage, { model }));
  }

  @Post('confirm')
  async confirm(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked('confirm', request, reply, form);
    if (!asked) return;
    const result = await this.redemptions.confirm(asked.guest.visit.visitor, { grantId: asked.grantId });
    if (result.kind === 'redeemed' || result.kind === 'already') return this.#receipt(reply, asked.grantId);
    return this.#say(reply, result.kind);
  }

  @Post('switch')
  async change(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked('switch', request, reply, form);
    if (!asked) return;
    const choice = { grantId: asked.grantId, position: Number(textOf(form, 'position')) };
    const result = await this.redemptions.switchChoice(asked.guest.visit.visitor, choice);
    if (result.kind === 'switched' || result.kind === 'already') return this.#receipt(reply, asked.grantId);
    return this.#say(reply, result.kind);
  }

  @Get('receipt')
  async receipt(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Query('grant') grant?: string) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const set = setOf(guest, grant);
    const path = `/my/offers/receipt?grant=${set?.grantId}`;
    const model = set && receiptModel(set, this.#frame(guest, WORDS[guest.locale].receiptTitle, path));
    if (!model) return seeOther(reply, '/my/offers');
    return sendPage(reply, 200, createElement(ReceiptPage, { model }));
  }

  /** Null: an answer has been sent. Else the guest, and that the form was made for them, for this and lately. */
  async #asked(
    action: Action,
    request: PortalRequest,
    reply: FastifyReply,
    form: Form | undefined,
  ): Promise<{ guest: Guest; grantId: GrantNo } | null> {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return null;
    const grant = textOf(form, 'grant');
    const ours = await this.visits.isOurs(guest.visit, `${action}:${grant}`, form?.['nonce']);
    if (ours && /^\d{1,18}$/.test(grant)) return { guest, grantId: BigInt(grant) as GrantNo };
    this.#say(reply, 'again');
    return null;
  }

  async #view(set: PageSet, guest: Guest) {
    const [reserve, change] = await Promise.all([
      this.visits.nonce(guest.visit, `reserve:${set.grantId}`),
      this.visits.nonce(guest.visit, `switch:${set.grantId}`),
    ]);
    return setView(set, guest, { reserve, switch: change });
  }

  #frame(guest: Guest, title: string, path: string) {
    return this.portal.frame(guest.incident, guest.locale, { title, path, tab: 'offers' });
  }

  #receipt(reply: FastifyReply, grantId: GrantNo): void {
    seeOther(reply, `/my/offers/receipt?grant=${grantId}`);
  }

  #say(reply: FastifyReply, saying: Saying): void {
    seeOther(reply, `/my/offers?say=${saying}`);
  }
}

function textOf(form: Form | undefined, name: string): string {
  const value = form?.[name];
  return typeof value === 'string' ? value : '';
}

function setOf(guest: Guest, grant: string | undefined): PageSet | null {
  return guest.page.sets.find(({ grantId }) => String(grantId) === grant) ?? null;
}
