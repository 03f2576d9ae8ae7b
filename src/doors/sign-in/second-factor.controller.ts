/** Who is signed in and their own second factor, in a browser without a script. */
import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { type OpenSession, Operators, SecondFactors } from '../../operators/index.ts';
import { By, InSession, type KnownRequest, Needs } from '../access.ts';
import { Text } from '../api/fields.ts';
import { enrolPage, factorPage, recoveryPage } from './factor-pages.tsx';
import { html, SignedOutFilter } from './reply.ts';
import { pathTo, seenOf } from './words.ts';

class MaybeCode {
  @Text({ max: 60, optional: true })
  code?: string;
}

@Needs('anyone')
@UseFilters(SignedOutFilter)
@ApiExcludeController()
@Controller()
export class SecondFactorController {
  constructor(
    private readonly operators: Operators,
    private readonly factors: SecondFactors,
  ) {}

  @Get('second-factor')
  async look(@Req() request: KnownRequest, @Res() reply: FastifyReply, @By() actor: Actor) {
    await this.#show(request, reply, actor);
  }

  @Post('second-factor/begin')
  async begin(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Body() { code }: MaybeCode,
    @By() actor: Actor,
    @InSession() { id: session }: OpenSession,
  ): Promise<void> {
    try {
      if (code === undefined) await this.factors.begin(actor.operatorId, { session });
      else await this.factors.beginAnew(actor.operatorId, code, { session });
    } catch (error) {
      return this.#refused(error, request, reply, actor);
    }
    reply.redirect(pathTo('/second-factor/enrol', seenOf(request)), 303);
  }

  @Get('second-factor/enrol')
  async enrolForm(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
    @InSession() { id }: OpenSession,
  ): Promise<void> {
    await this.#enrolForm(request, reply, { actor, session: id });
  }

  @Post('second-factor/enrol')
  async enrol(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Body() { code = '' }: MaybeCode,
    @By() actor: Actor,
    @InSession() { id: session }: OpenSession,
  ): Promise<void> {
    const seen = seenOf(request);
    try {
      html(reply, recoveryPage(seen, await this.factors.confirm(code, actor, { session })));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.#enrolForm(request, reply.status(403), { actor, session }, seen.words.wrongCode);
    }
  }

  @Post('second-factor/recovery-codes')
  async codes(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Body() { code = '' }: MaybeCode,
    @By() actor: Actor,
    @InSession() _session: object,
  ): Promise<void> {
    try {
      const codes = await this.factors.newRecoveryCodes(actor.operatorId, code, actor);
      html(reply, recoveryPage(seenOf(request), codes));
    } catch (error) {
      await this.#refused(error, request, reply, actor);
    }
  }

  async #enrolForm(
    request: KnownRequest,
    reply: FastifyReply,
    { actor, session }: { actor: Actor; session: string },
    problem?: string,
  ): Promise<void> {
    const enrolment = await this.factors.waiting(actor.operatorId, { session });
    if (!enrolment) return this.#show(request, reply, actor);
    html(reply, enrolPage(seenOf(request), { enrolment, action: '/second-factor/enrol', problem }));
  }

  async #refused(error: unknown, request: KnownRequest, reply: FastifyReply, actor: Actor): Promise<void> {
    if (!(error instanceof DomainError)) throw error;
    await this.#show(request, reply.status(403), actor, seenOf(request).words.wrongCode);
  }

  async #show(request: KnownRequest, reply: FastifyReply, actor: Actor, problem?: string): Promise<void> {
    // A page of its own, also where a form was refused.
    const seen = { ...seenOf(request), path: '/second-factor' };
    const { name, roles } = await this.operators.get(actor.operatorId);
    const answers = actor.permissions.has('hotline.answer');
    const factor = await this.factors.of(actor.operatorId);
    html(reply, factorPage(seen, { name, roles, answers, ...factor, problem }));
  }
}
