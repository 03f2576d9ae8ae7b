/** The receipt: reference, status, what is given; and the same by e-mail. */
import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Programmes } from '../../fulfilment/index.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { Public } from '../access.ts';
import { type Form, textOf } from './forms.ts';
import { receiptModel } from './models.ts';
import { setOf } from './offers.controller.ts';
import { PortalFilter } from './portal.filter.ts';
import { Portal, type PortalRequest } from './portal.ts';
import { ReceiptsAgain } from './receipts-again.ts';
import { seeOther, sendPage } from './reply.ts';
import { WORDS } from './text.ts';
import { MAILED, ReceiptPage } from './views/redeem.tsx';
import { Visits } from './visits.ts';

@Controller('my/offers/receipt')
@Public()
@UseFilters(PortalFilter)
export class ReceiptController {
  constructor(
    private readonly portal: Portal,
    private readonly mails: ReceiptsAgain,
    private readonly visits: Visits,
    private readonly programmes: Programmes,
  ) {}

  @Get()
  async receipt(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Query('grant') grant?: string) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const { incident, locale, visit } = guest;
    const set = setOf(guest, grant);
    const path = `/my/offers/receipt?grant=${set?.grantId}`;
    const title = WORDS[locale].receiptTitle;
    const frame = this.portal.frame(incident, locale, { title, path, tab: 'offers' });
    const model =
      set &&
      receiptModel(set, frame, {
        guest,
        isProven: this.visits.isProven(visit),
        card: set.receipt && (await this.programmes.cardFor(visit.visitor, set.receipt.reference)),
        nonce: await this.visits.nonce(visit, `mail:${set.grantId}`),
        mailed: MAILED.find((known) => known === request.query['mail']) ?? null,
      });
    if (!model) return seeOther(reply, '/my/offers');
    return sendPage(reply, 200, createElement(ReceiptPage, { model }));
  }

  @Post('mail')
  async mail(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const grant = textOf(form, 'grant');
    const ours = await this.visits.isOurs(guest.visit, `mail:${grant}`, form?.['nonce']);
    if (!ours || !/^\d{1,18}$/.test(grant)) return seeOther(reply, '/my/offers?say=again');
    const result = await this.mails.again(guest, BigInt(grant) as GrantNo);
    return seeOther(reply, `/my/offers/receipt?grant=${grant}&mail=${result}`);
  }
}
