/** Offers: compare, choose, confirm, switch. Every POST ends in a redirect; its result is read on the next page. */
import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { type PageSet, Redemptions } from '../../compensation/index.ts';
import { OwnPageNotes } from '../../guests/index.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { Public } from '../access.ts';
import { type Form, textOf } from './forms.ts';
import { chosenOf, setView } from './models.ts';
import { PortalFilter } from './portal.filter.ts';
import { factorOf, type Guest, Portal, type PortalRequest } from './portal.ts';
import { provePath } from './proof-paths.ts';
import { seeOther, sendPage } from './reply.ts';
import { SAYINGS, spokenTime, WORDS, type Saying } from './text.ts';
import { OffersPage } from './views/offers.tsx';
import { ConfirmPage } from './views/redeem.tsx';
import { type Visit, Visits } from './visits.ts';

type Action = 'reserve' | 'confirm' | 'switch';

interface Asked {
  readonly guest: Guest;
  readonly grantId: GrantNo;
}

@Controller('my/offers')
@Public()
@UseFilters(PortalFilter)
export class OffersController {
  constructor(
    private readonly portal: Portal,
    private readonly redemptions: Redemptions,
    private readonly visits: Visits,
    private readonly notes: OwnPageNotes,
  ) {}

  @Get()
  async offers(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const { guardianSince } = await this.notes.of(factorOf(guest.visit));
    const picked = request.query['pick'] ?? null;
    const sets = await Promise.all(
      guest.page.sets.map(async (set) =>
        setView(set, guest, {
          nonces: await this.#nonces(set, guest),
          picked: pickOf(set, picked),
          needsGuardian: set.forGuardian && guardianSince === null,
          isProven: this.visits.isProven(guest.visit),
        }),
      ),
    );
    const say = request.query['say'];
    const saying = say === 'proven' ? say : (SAYINGS.find((known) => known === say) ?? null);
    const frame = this.#frame(guest, WORDS[guest.locale].offersTitle, '/my/offers');
    sendPage(reply, 200, createElement(OffersPage, { model: { frame, saying, sets } }));
  }

  @Post('reserve')
  async reserve(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked('reserve', request, reply, form);
    if (!asked) return;
    const position = Number(textOf(form, 'position'));
    if (!(await this.#mayChoose(reply, asked, position))) return;
    const choice = { grantId: asked.grantId, position };
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
    const offer = set && chosenOf(set, guest.locale);
    if (!set?.can.confirm || !offer) return seeOther(reply, '/my/offers');
    if (this.#mustProve(guest, set, set.chosen)) return seeOther(reply, provePath(`confirm-${set.grantId}`));
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
    const visit = await this.portal.visit(request, reply);
    if (!visit) return;
    const grantId = await this.#ours('confirm', visit, form);
    const isProven = this.visits.isProven(visit);
    const { kind } = grantId
      ? await this.redemptions.confirm(visit.visitor, { grantId, isProven, receiptIn: visit.locale })
      : ({ kind: 'again' } as const);
    if (kind === 'redeemed' || kind === 'already') return this.#receipt(reply, grantId!);
    // Only whoever is refused waits for their page to be read: it may not be theirs any more.
    if (!(await this.portal.guest(request, reply))) return;
    if (kind === 'unproven') return seeOther(reply, provePath(`confirm-${grantId}`));
    return this.#say(reply, kind);
  }

  @Post('switch')
  async change(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked('switch', request, reply, form);
    if (!asked) return;
    const { guest, grantId } = asked;
    const position = Number(textOf(form, 'position'));
    if (!(await this.#mayChoose(reply, asked, position))) return;
    const to = { grantId, position, receiptIn: guest.visit.locale };
    const result = await this.redemptions.switchChoice(guest.visit.visitor, to);
    if (result.kind !== 'switched' && result.kind !== 'already') return this.#say(reply, result.kind);
    return this.#receipt(reply, grantId);
  }

  /** False: an answer has been sent. What can be spent is not even held for somebody who only has a link. */
  async #mayChoose(reply: FastifyReply, { guest, grantId }: Asked, position: number): Promise<boolean> {
    const set = setOf(guest, String(grantId));
    if (!set) return true;
    if (set.forGuardian && (await this.notes.of(factorOf(guest.visit))).guardianSince === null) {
      seeOther(reply, '/my/guardian');
      return false;
    }
    if (!this.#mustProve(guest, set, position)) return true;
    seeOther(reply, provePath(`pick-${grantId}-${position}`));
    return false;
  }

  #mustProve({ visit }: Guest, set: PageSet, position: number | null): boolean {
    const offer = set.offers.find((one) => one.position === position);
    return (offer?.needsSecondFactor ?? false) && !this.visits.isProven(visit);
  }

  /** Null: an answer has been sent. Else the guest, and that the form was made for them, for this and lately. */
  async #asked(
    action: Action,
    request: PortalRequest,
    reply: FastifyReply,
    form: Form,
  ): Promise<Asked | null> {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return null;
    const grantId = await this.#ours(action, guest.visit, form);
    if (grantId) return { guest, grantId };
    this.#say(reply, 'again');
    return null;
  }

  /** The grant of a form that this visit was given; else null. */
  async #ours(action: Action, visit: Visit, form: Form): Promise<GrantNo | null> {
    const grant = textOf(form, 'grant');
    const ours = await this.visits.isOurs(visit, `${action}:${grant}`, form?.['nonce']);
    return ours && /^\d{1,18}$/.test(grant) ? (BigInt(grant) as GrantNo) : null;
  }

  async #nonces({ grantId }: PageSet, { visit }: Guest) {
    const [reserve, change, wait] = await Promise.all([
      this.visits.nonce(visit, `reserve:${grantId}`),
      this.visits.nonce(visit, `switch:${grantId}`),
      this.visits.nonce(visit, `wait:${grantId}`),
    ]);
    return { reserve, switch: change, wait };
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

export function setOf(guest: Guest, grant: string | undefined): PageSet | null {
  return guest.page.sets.find(({ grantId }) => String(grantId) === grant) ?? null;
}

/** The offer of this set that somebody wanted before they had to prove themselves. */
function pickOf({ grantId }: PageSet, picked: string | null): number | null {
  const [, grant, position] = /^(\d{1,18})-(\d{1,2})$/.exec(picked ?? '') ?? [];
  return grant === String(grantId) ? Number(position) : null;
}
