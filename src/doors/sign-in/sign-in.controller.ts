/** Where operators sign in and choose their password: plain forms, POST-redirect-GET, no script. */
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../kernel/errors.ts';
import { OPERATORS_ERRORS, Operators, PASSWORD_CHARACTERS_MIN, SignIn } from '../../operators/index.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { Public, type KnownRequest } from '../access.ts';
import { refuseOtherSites } from '../api/access.guard.ts';
import { Text } from '../api/fields.ts';
import { clearSession, SESSION_COOKIE, setSession } from './cookie.ts';
import { homePage, linkGonePage, setUpPage, signInPage } from './pages.tsx';

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

@Public()
@ApiExcludeController()
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly operators: Operators,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async home(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    const actor = token ? await this.signIn.actorOfSession(token) : null;
    if (!actor) return void reply.redirect('/sign-in', 303);
    const may = { answer: actor.permissions.has('hotline.answer') };
    html(reply, homePage(await this.operators.get(actor.operatorId), may));
  }

  @Get('sign-in')
  form(@Req() request: KnownRequest, @Res() reply: FastifyReply): void {
    const fresh = (request.query as { set?: string }).set !== undefined;
    html(reply, signInPage(fresh ? { done: 'Your password is set. Sign in with it.' } : {}));
  }

  @Post('sign-in')
  async enter(@Req() request: KnownRequest, @Body() body: Credentials, @Res() reply: FastifyReply) {
    refuseOtherSites(request);
    const result = await this.signIn.signIn(body.email, body.password);
    if (!result.ok) {
      const problem = OPERATORS_ERRORS.sign_in_refused.message;
      return void html(reply.status(403), signInPage({ problem, email: body.email }));
    }
    setSession(reply, result.token, { expiresAt: result.expiresAt, secure: this.#secure() });
    reply.redirect('/', 303);
  }

  @Post('sign-out')
  async leave(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseOtherSites(request);
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.signIn.signOut(token);
    clearSession(reply);
    reply.redirect('/sign-in', 303);
  }

  @Get('set-up/:token')
  async setUp(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.#setUpForm(reply, token);
  }

  @Post('set-up/:token')
  async accept(
    @Req() request: KnownRequest,
    @Param('token') token: string,
    @Body() body: NewPassword,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherSites(request);
    if (body.password !== body.again) {
      return this.#setUpForm(reply.status(400), token, 'The two passwords differ; type them again.');
    }
    try {
      await this.signIn.acceptSetupLink(token, body.password);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.#setUpForm(reply.status(400), token, error.message);
    }
    reply.redirect('/sign-in?set', 303);
  }

  async #setUpForm(reply: FastifyReply, token: string, problem?: string): Promise<void> {
    const person = await this.signIn.setupLink(token);
    if (!person) return html(reply.status(404), linkGonePage(OPERATORS_ERRORS.invalid_link.message));
    const model = { ...person, charactersMin: PASSWORD_CHARACTERS_MIN };
    html(reply, setUpPage(problem === undefined ? model : { ...model, problem }));
  }

  #secure(): boolean {
    return this.config.publicUrl.startsWith('https:');
  }
}

/** Also for the hotline's pages: never cached, never framed, no script. */
export function html(reply: FastifyReply, page: string): void {
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .type('text/html; charset=utf-8')
    .send(page);
}
