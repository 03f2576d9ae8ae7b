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
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { ApiKeys, needs, OPERATORS_ERRORS, type OpenSession, Sessions } from '../../operators/index.ts';
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
    const known = await this.#known(request, 'used');
    if (!known) throw notSignedIn();
    request.actor = known.actor;
    if (known.session) request.signedIn = known.session;
    await this.#allow(known.actor, access, request);
    request.mayStill = () => this.#mayStill(request, access);
    return true;
  }

  async #known(request: KnownRequest, as: 'used' | 'watched'): Promise<Known | null> {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const bearer = /^Bearer\s+(\S+)$/i.exec(header);
      const actor = bearer ? await this.apiKeys.actorOfKey(bearer[1]!) : null;
      return actor && { actor };
    }
    const token = this.#cookies.read(request, 'session');
    if (!token) return null;
    if (!SAFE.has(request.method) || isOfApi(request)) refuseOtherSites(request);
    return this.sessions.known(token, as);
  }

  async #allow(actor: Actor, access: Access, { params, query, body }: KnownRequest): Promise<void> {
    if (access !== 'anyone' && access !== 'public') needs(actor, access);
    await this.reach.check(actor, { params: params as Params, fields: [query, body] });
  }

  async #mayStill(request: KnownRequest, access: Access): Promise<boolean> {
    try {
      const known = await this.#known(request, 'watched');
      if (known) await this.#allow(known.actor, access, request);
      if (known) request.actor = known.actor;
      return known !== null;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

interface Known {
  readonly actor: Actor;
  /** Absent behind an API key. */
  readonly session?: OpenSession;
}

/**
 * Reading it may have effects (what is revealed is written down), so that no link of another site may open it. Pages
 * are opened from anywhere, such as from an e-mail.
 */
function isOfApi(request: KnownRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') ?? true;
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
