/** The one guard of the web process: a Bearer key or a session names the person, the route names the permission. */
import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '../../kernel/actor.ts';
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { ApiKeys, needs, OPERATORS_ERRORS, SignIn } from '../../operators/index.ts';
import { ACCESS, type Access, type KnownRequest } from '../access.ts';
import { API_ERRORS } from './api.errors.ts';
import { SESSION_COOKIE } from '../sign-in/cookie.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly signIn: SignIn,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, handler);
    assert(
      access !== undefined,
      `${context.getClass().name}.${context.getHandler().name} declares no access`,
    );
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const actor = await this.#actor(request);
    if (!actor) throw notSignedIn();
    if (access !== 'anyone') needs(actor, access);
    request.actor = actor;
    return true;
  }

  async #actor(request: KnownRequest): Promise<Actor | null> {
    const header = request.headers.authorization;
    const bearer = header === undefined ? null : /^Bearer\s+(\S+)$/i.exec(header);
    if (header !== undefined) return bearer ? this.apiKeys.actorOfKey(bearer[1]!) : null;
    const token = request.cookies[SESSION_COOKIE];
    if (!token) return null;
    if (!SAFE.has(request.method)) refuseOtherSites(request);
    return this.signIn.actorOfSession(token);
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
