/** The one guard of the web process: a Bearer key or a session names the person, the route names the permission. */
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { ApiKeys, needs, OPERATORS_ERRORS, Sessions } from '../../operators/index.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { ACCESS, type Access, type KnownRequest } from '../access.ts';
import { API_ERRORS } from './api.errors.ts';
import { Reach, type Params } from '../reach.ts';
import { SignInCookies } from '../sign-in/cookie.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AccessGuard implements CanActivate {
  readonly #cookies: SignInCookies;

  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly sessions: Sessions,
    private readonly reach: Reach,
    @Inject(CONFIG) config: Config,
  ) {
    this.#cookies = new SignInCookies(config);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, handler);
    assert(
      access !== undefined,
      `${context.getClass().name}.${context.getHandler().name} declares no access`,
    );
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    await this.#identify(request);
    const { actor } = request;
    if (!actor) throw notSignedIn();
    if (access !== 'anyone') needs(actor, access);
    const { params, query, body } = request;
    await this.reach.check(actor, { params: params as Params, fields: [query, body] });
    return true;
  }

  async #identify(request: KnownRequest): Promise<void> {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const bearer = /^Bearer\s+(\S+)$/i.exec(header);
      const actor = bearer ? await this.apiKeys.actorOfKey(bearer[1]!) : null;
      if (actor) request.actor = actor;
      return;
    }
    const token = this.#cookies.read(request, 'session');
    if (!token) return;
    if (!SAFE.has(request.method)) refuseOtherSites(request);
    const known = await this.sessions.known(token);
    if (known) [request.actor, request.signedIn] = [known.actor, known.session];
  }
}

/**
 * Browsers say where a request comes from; a cookie counts only on requests of our own pages. Older ones name only
 * the origin, and our pages' own referrer policy makes even that `null` in newer ones, which say the site instead.
 */
export function refuseOtherSites(request: KnownRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const ours =
    site === undefined
      ? origin === undefined || sameHost(origin, request.headers.host)
      : site === 'same-origin' || site === 'none';
  if (!ours) throw new DomainError(API_ERRORS.cross_site);
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}

function notSignedIn(): UnauthorizedException {
  const { code, message } = OPERATORS_ERRORS.not_signed_in;
  return new UnauthorizedException({ code, message });
}
