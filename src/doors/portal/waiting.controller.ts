/** The waiting list of what is used up: in by one POST, out by another. */
import { Body, Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Waiting } from '../../compensation/index.ts';
import { OwnPageNotes } from '../../guests/index.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { Public } from '../access.ts';
import { type Form, textOf } from './forms.ts';
import { setOf } from './offers.controller.ts';
import { PortalFilter } from './portal.filter.ts';
import { factorOf, type Guest, Portal, type PortalRequest } from './portal.ts';
import { seeOther } from './reply.ts';
import { Visits } from './visits.ts';

@Controller('my/offers')
@Public()
@UseFilters(PortalFilter)
export class WaitingController {
  constructor(
    private readonly portal: Portal,
    private readonly waiting: Waiting,
    private readonly visits: Visits,
    private readonly notes: OwnPageNotes,
  ) {}

  /** A place in line gives nothing yet: the second factor is asked for when it is confirmed. */
  @Post('wait')
  async wait(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked(request, reply, form);
    if (!asked) return;
    const { guest, grantId } = asked;
    const isChild = setOf(guest, String(grantId))?.forGuardian ?? false;
    if (isChild && (await this.notes.of(factorOf(guest.visit))).guardianSince === null) {
      return seeOther(reply, '/my/guardian');
    }
    const choice = { grantId, position: Number(textOf(form, 'position')) };
    const { kind } = await this.waiting.join(guest.visit.visitor, choice);
    // There is enough again, or they hold a choice: the page shows it.
    const isShown = kind === 'waiting' || kind === 'not_needed';
    return seeOther(reply, isShown ? `/my/offers#set-${grantId}` : `/my/offers?say=${kind}`);
  }

  @Post('leave')
  async leave(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked(request, reply, form);
    if (!asked) return;
    const { guest, grantId } = asked;
    await this.waiting.leave(guest.visit.visitor, { grantId });
    return seeOther(reply, `/my/offers#set-${grantId}`);
  }

  async #asked(
    request: PortalRequest,
    reply: FastifyReply,
    form: Form,
  ): Promise<{ guest: Guest; grantId: GrantNo } | null> {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return null;
    const grant = textOf(form, 'grant');
    const ours = await this.visits.isOurs(guest.visit, `wait:${grant}`, form?.['nonce']);
    if (ours && /^\d{1,18}$/.test(grant)) return { guest, grantId: BigInt(grant) as GrantNo };
    seeOther(reply, '/my/offers?say=again');
    return null;
  }
}
