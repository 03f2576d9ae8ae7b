/** A proven loss: what it was, what it cost, what proves it; and what became of it. */
import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import type { PageOffer, PageSet } from '../../compensation/index.ts';
import { Claims, type ClaimState, typeOf } from '../../fulfilment/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { formatMoney } from '../../kernel/money.ts';
import { Public } from '../access.ts';
import { readFileForm } from './file-forms.ts';
import { type Form, textOf } from './forms.ts';
import { setOf } from './offers.controller.ts';
import { CLAIM_TROUBLES, type ClaimTrouble, MY } from './my-words.ts';
import { PortalFilter } from './portal.filter.ts';
import { type Guest, Portal, type PortalRequest } from './portal.ts';
import { provePath } from './proof-paths.ts';
import { seeOther, sendPage } from './reply.ts';
import { typedAmount } from './typed-amount.ts';
import { ClaimPage } from './views/claim.tsx';
import { Visits } from './visits.ts';

interface Claimed {
  readonly guest: Guest;
  readonly set: PageSet;
  readonly offer: PageOffer;
  readonly reference: string;
  readonly state: ClaimState;
}

@Controller('my/claim')
@Public()
@UseFilters(PortalFilter)
export class ClaimController {
  constructor(
    private readonly portal: Portal,
    private readonly claims: Claims,
    private readonly visits: Visits,
  ) {}

  @Get()
  async page(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Query('grant') grant?: string) {
    const claimed = await this.#claimed(request, reply, grant);
    if (!claimed) return;
    const { guest, set, offer, reference, state } = claimed;
    const { incident, locale, visit } = guest;
    const spoken = (amountMinor: bigint | null): string | null =>
      amountMinor === null ? null : formatMoney({ amountMinor, currency: offer.face.currency }, locale);
    const path = claimPath(set);
    const model = {
      frame: this.portal.frame(incident, locale, { title: MY[locale].claimTitle, path, tab: 'offers' }),
      grant: String(set.grantId),
      reference,
      evidence: offer.evidence,
      cap: offer.faceText,
      status: state.status,
      claimed: spoken(state.claimedMinor),
      approved: spoken(state.approvedMinor),
      files: state.evidence,
      can: state.can,
      nonce: await this.visits.nonce(visit, `claim:${set.grantId}`),
      trouble: CLAIM_TROUBLES.find((known) => known === request.query['trouble']) ?? null,
    };
    sendPage(reply, 200, createElement(ClaimPage, { model }));
  }

  @Post()
  async file(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const claimed = await this.#asked(request, reply, {
      grant: textOf(form, 'grant'),
      nonce: form?.['nonce'],
    });
    if (!claimed) return;
    const { guest, set, offer, reference } = claimed;
    const amountMinor = typedAmount(textOf(form, 'amount'), offer.face.currency);
    const statement = textOf(form, 'statement').trim();
    if (amountMinor === null || amountMinor <= 0n || amountMinor > offer.face.amountMinor) {
      return trouble(reply, set, 'amount');
    }
    if (statement === '') return trouble(reply, set, 'statement');
    const { visitor } = guest.visit;
    await unlessRefused(() =>
      this.claims.file(visitor.incidentId, { reference, amountMinor, statement }, { visitor }),
    );
    return seeOther(reply, claimPath(set));
  }

  @Post('evidence')
  async evidence(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    // Whose it is first: a stranger's ten megabytes are not read.
    const claimed = await this.#claimed(request, reply, request.query['grant']);
    if (!claimed) return;
    const { guest, set, reference } = claimed;
    // The stream itself: pipes look into what `@Body` gives, and this one ends in a socket.
    const form = await readFileForm(request.body, request.headers['content-type'], reference);
    if (form === 'busy') return trouble(reply, set, 'busy');
    if (form === 'unreadable') return trouble(reply, set, 'file');
    const ours = await this.visits.isOurs(guest.visit, `claim:${set.grantId}`, form.fields['nonce']);
    if (!ours) return trouble(reply, set, 'again');
    const type = form.file ? typeOf(form.file.bytes) : null;
    if (!form.file || type === null) return trouble(reply, set, 'file');
    const file = { name: `${set.grantId}`, type, bytes: form.file.bytes };
    const { visitor } = guest.visit;
    const added = await unlessRefused(() =>
      this.claims.addEvidence(visitor.incidentId, reference, file, { visitor }),
    );
    return added ? seeOther(reply, claimPath(set)) : trouble(reply, set, 'file');
  }

  /** Null: an answer has been sent. Else the claim this form was made for. */
  async #asked(
    request: PortalRequest,
    reply: FastifyReply,
    given: { readonly grant: string; readonly nonce: unknown },
  ): Promise<Claimed | null> {
    const claimed = await this.#claimed(request, reply, given.grant);
    if (!claimed) return null;
    if (await this.visits.isOurs(claimed.guest.visit, `claim:${given.grant}`, given.nonce)) return claimed;
    trouble(reply, claimed.set, 'again');
    return null;
  }

  async #claimed(
    request: PortalRequest,
    reply: FastifyReply,
    grant: string | undefined,
  ): Promise<Claimed | null> {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return null;
    const set = setOf(guest, grant);
    const offer = set?.offers.find(({ position }) => position === set.chosen);
    const reference = set?.receipt?.reference;
    if (!set || offer?.kind !== 'claim' || reference === undefined) {
      seeOther(reply, '/my/offers');
      return null;
    }
    if (offer.needsSecondFactor && !this.visits.isProven(guest.visit)) {
      seeOther(reply, provePath(`claim-${set.grantId}`));
      return null;
    }
    const state = await this.claims.statusFor(guest.visit.visitor, reference);
    if (state) return { guest, set, offer, reference, state };
    seeOther(reply, '/my/offers');
    return null;
  }
}

function claimPath({ grantId }: PageSet): string {
  return `/my/claim?grant=${grantId}`;
}

function trouble(reply: FastifyReply, set: PageSet, what: ClaimTrouble): void {
  seeOther(reply, `${claimPath(set)}&trouble=${what}`);
}

/** What was decided meanwhile is read on the next page; false where it was refused. */
async function unlessRefused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return false;
    throw error;
  }
}
