/** The second factor: a code to a contact we know, or data that did not leak. Only a person's POST sends or counts. */
import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { isCodeMeans, isDataMeans, type ProofResult, SecondFactors } from '../../guests/index.ts';
import { SYSTEM_ACTOR } from '../../kernel/actor.ts';
import { Public } from '../access.ts';
import { type Form, textOf } from './forms.ts';
import { MY, PROOF_TROUBLES, type ProofTrouble } from './my-words.ts';
import { PortalFilter } from './portal.filter.ts';
import { factorOf, type Guest, Portal, type PortalRequest } from './portal.ts';
import { pathAfter, provePath } from './proof-paths.ts';
import { seeOther, sendPage } from './reply.ts';
import { ProvePage } from './views/prove.tsx';
import { Visits } from './visits.ts';

@Controller('my/prove')
@Public()
@UseFilters(PortalFilter)
export class ProveController {
  constructor(
    private readonly portal: Portal,
    private readonly factors: SecondFactors,
    private readonly visits: Visits,
  ) {}

  @Get()
  async page(@Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return;
    const name = request.query['for'] ?? 'notice';
    const after = pathAfter(name);
    if (after === null || this.visits.isProven(guest.visit)) return seeOther(reply, after ?? '/my/notice');
    const { incident, locale, visit } = guest;
    const of = factorOf(visit);
    const means = await this.factors.means(of);
    const open = await this.factors.standing(of, visit.id);
    const title = MY[locale].proveTitle;
    const tab = name === 'notice' ? 'notice' : 'offers';
    const model = {
      frame: this.portal.frame(incident, locale, { title, path: provePath(name), tab }),
      name,
      why: tab,
      codes: means.filter(isCodeMeans),
      data: means.filter(isDataMeans),
      sentBy: open && isCodeMeans(open.means) ? open.means : null,
      trouble: PROOF_TROUBLES.find((known) => known === request.query['trouble']) ?? null,
      nonce: await this.visits.nonce(visit, `prove:${name}`),
    } as const;
    return sendPage(reply, 200, createElement(ProvePage, { model }));
  }

  /** Sends a code. */
  @Post('send')
  async send(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked(request, reply, form);
    if (!asked) return;
    const { guest, name } = asked;
    const means = textOf(form, 'means');
    if (!isCodeMeans(means)) return trouble(reply, name, 'not_possible');
    const { incident, locale, visit } = guest;
    const wanted = { means, session: visit.id, use: 'page', locale, brand: incident.brand.name } as const;
    const result = await this.factors.ask(factorOf(visit), wanted, SYSTEM_ACTOR);
    return result.kind === 'sent' ? seeOther(reply, provePath(name)) : trouble(reply, name, result.kind);
  }

  /** The code that came. */
  @Post('code')
  async code(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked(request, reply, form);
    if (!asked) return;
    const given = { session: asked.guest.visit.id, code: textOf(form, 'code') };
    const result = await this.factors.answer(factorOf(asked.guest.visit), given, SYSTEM_ACTOR);
    await this.#settle(reply, asked, result);
  }

  /** Data of theirs that did not leak. */
  @Post('data')
  async data(@Req() request: PortalRequest, @Res() reply: FastifyReply, @Body() form: Form) {
    const asked = await this.#asked(request, reply, form);
    if (!asked) return;
    const means = textOf(form, 'means');
    if (!isDataMeans(means)) return trouble(reply, asked.name, 'not_possible');
    const told = {
      session: asked.guest.visit.id,
      use: 'page' as const,
      means,
      value: textOf(form, 'value').slice(0, 320),
    };
    const result = await this.factors.tell(factorOf(asked.guest.visit), told, SYSTEM_ACTOR);
    await this.#settle(reply, asked, result);
  }

  async #settle(
    reply: FastifyReply,
    { guest, name }: { guest: Guest; name: string },
    result: ProofResult,
  ): Promise<void> {
    if (result !== 'proven') return trouble(reply, name, result);
    await this.visits.prove(reply, guest.visit);
    seeOther(reply, pathAfter(name) ?? '/my/notice');
  }

  /** Null: an answer has been sent. Else the guest, where they want to go, and that the form was made for them. */
  async #asked(
    request: PortalRequest,
    reply: FastifyReply,
    form: Form,
  ): Promise<{ guest: Guest; name: string } | null> {
    const guest = await this.portal.guest(request, reply);
    if (!guest) return null;
    const name = textOf(form, 'for');
    const ours = await this.visits.isOurs(guest.visit, `prove:${name}`, form?.['nonce']);
    if (ours && pathAfter(name) !== null) return { guest, name };
    trouble(reply, pathAfter(name) === null ? 'notice' : name, 'again');
    return null;
  }
}

function trouble(reply: FastifyReply, name: string, what: ProofTrouble): void {
  seeOther(reply, provePath(name, { trouble: what }));
}
