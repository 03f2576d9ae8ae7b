/** Where operators sign in and choose their password: plain forms, POST-redirect-GET, no script. */
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../kernel/errors.ts';
import { deviceWords, PASSWORD_CHARACTERS_MIN, SignIn } from '../../operators/index.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { Public, type KnownRequest } from '../access.ts';
import { refuseOtherSites } from '../api/access.guard.ts';
import { Text } from '../api/fields.ts';
import { SignInCookies } from './cookie.ts';
import { enrolPage, recoveryPage } from './factor-pages.tsx';
import { codePage, linkGonePage, setUpPage, signInPage } from './pages.tsx';
import { html } from './reply.ts';
import { destination, pathTo, seenOf } from './words.ts';

class Credentials {
  @Text({ max: 300 })
  email!: string;

  @Text({ max: 1_000 })
  password!: string;
}

class NewPassword {
  @Text({ max: 1_000 })
  password!: string;

  @Text({ max: 1_000 })
  again!: string;

  @Text({ max: 300, optional: true })
  username?: string;
}

class TypedCode {
  @Text({ max: 60 })
  code!: string;
}

@Public()
@ApiExcludeController()
@Controller()
export class SignInController {
  readonly #cookies: SignInCookies;

  constructor(
    private readonly signIn: SignIn,
    @Inject(CONFIG) config: Config,
  ) {
    this.#cookies = new SignInCookies(config);
  }

  @Get('sign-in')
  form(@Req() request: KnownRequest, @Res() reply: FastifyReply): void {
    const seen = seenOf(request);
    const { set, late } = request.query as Readonly<Record<string, unknown>>;
    const done =
      set === undefined ? (late === undefined ? undefined : seen.words.started) : seen.words.passwordSet;
    html(reply, signInPage(seen, done === undefined ? {} : { done }));
  }

  @Post('sign-in')
  async enter(@Req() request: KnownRequest, @Body() body: Credentials, @Res() reply: FastifyReply) {
    refuseOtherSites(request);
    const seen = seenOf(request);
    const result = await this.signIn.signIn(body.email, body.password, deviceOf(request));
    if (!result.ok) {
      const problem = seen.words.refused;
      return void html(reply.status(403), signInPage(seen, { problem, email: body.email }));
    }
    if (result.leads === 'in') return this.#enter(reply, result, destination(seen));
    this.#cookies.set(reply, 'step', result);
    reply.redirect(pathTo(result.leads === 'code' ? '/sign-in/code' : '/sign-in/enrol', seen), 303);
  }

  @Get('sign-in/code')
  async codeForm(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const seen = seenOf(request);
    const step = this.#cookies.read(request, 'step');
    if (!step || (await this.signIn.asks(step)) !== 'code') return this.#startAgain(request, reply);
    html(reply, codePage(seen, {}));
  }

  @Post('sign-in/code')
  async code(@Req() request: KnownRequest, @Body() { code }: TypedCode, @Res() reply: FastifyReply) {
    refuseOtherSites(request);
    const seen = seenOf(request);
    const step = this.#cookies.read(request, 'step') ?? '';
    const result = await this.signIn.answerCode(step, code, deviceOf(request));
    if (result.ok) return this.#enter(reply, result, destination(seen));
    if (result.gone) return this.#startAgain(request, reply);
    html(reply.status(403), codePage(seen, { problem: seen.words.wrongCode }));
  }

  @Get('sign-in/enrol')
  async enrolForm(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#enrolForm(request, reply);
  }

  @Post('sign-in/enrol')
  async enrol(@Req() request: KnownRequest, @Body() { code }: TypedCode, @Res() reply: FastifyReply) {
    refuseOtherSites(request);
    const seen = seenOf(request);
    const step = this.#cookies.read(request, 'step') ?? '';
    const result = await this.signIn.enrol(step, code, deviceOf(request));
    if (!result.ok) {
      if (result.gone) return this.#startAgain(request, reply);
      return this.#enrolForm(request, reply.status(403), seen.words.wrongCode);
    }
    this.#cookies.clear(reply, 'step');
    this.#cookies.set(reply, 'session', result);
    html(reply, recoveryPage(seen, result.recoveryCodes));
  }

  @Post('sign-out')
  async leave(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseOtherSites(request);
    const token = this.#cookies.read(request, 'session');
    if (token) await this.signIn.signOut(token);
    this.#cookies.clear(reply, 'session');
    reply.redirect(pathTo('/sign-in', { ...seenOf(request), next: null }), 303);
  }

  @Get('set-up/:token')
  async setUp(@Req() request: KnownRequest, @Param('token') token: string, @Res() reply: FastifyReply) {
    await this.#setUpForm(request, reply, token);
  }

  @Post('set-up/:token')
  async accept(
    @Req() request: KnownRequest,
    @Param('token') token: string,
    @Body() body: NewPassword,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherSites(request);
    const seen = seenOf(request);
    if (body.password !== body.again) {
      return this.#setUpForm(request, reply.status(400), token, seen.words.differ);
    }
    try {
      await this.signIn.acceptSetupLink(token, body.password);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.#setUpForm(request, reply.status(400), token, seen.words.weak(PASSWORD_CHARACTERS_MIN));
    }
    reply.redirect(pathTo('/sign-in', seen, '&set'), 303);
  }

  async #setUpForm(
    request: KnownRequest,
    reply: FastifyReply,
    token: string,
    problem?: string,
  ): Promise<void> {
    const seen = seenOf(request);
    const person = await this.signIn.setupLink(token);
    if (!person) return html(reply.status(404), linkGonePage(seen));
    html(reply, setUpPage(seen, { ...person, charactersMin: PASSWORD_CHARACTERS_MIN, problem }));
  }

  async #enrolForm(request: KnownRequest, reply: FastifyReply, problem?: string): Promise<void> {
    const step = this.#cookies.read(request, 'step');
    const enrolment =
      step && (await this.signIn.asks(step)) === 'enrol' ? await this.signIn.enrolment(step) : null;
    if (!enrolment) return this.#startAgain(request, reply);
    html(reply, enrolPage(seenOf(request), { enrolment, action: '/sign-in/enrol', problem }));
  }

  #startAgain(request: KnownRequest, reply: FastifyReply): void {
    this.#cookies.clear(reply, 'step');
    reply.redirect(pathTo('/sign-in', seenOf(request), '&late'), 303);
  }

  #enter(reply: FastifyReply, entered: { token: string; expiresAt: Date }, to: string): void {
    this.#cookies.clear(reply, 'step');
    this.#cookies.set(reply, 'session', entered);
    reply.redirect(to, 303);
  }
}

function deviceOf(request: KnownRequest): string {
  return deviceWords(request.headers['user-agent']);
}
