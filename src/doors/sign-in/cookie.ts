/** The cookies of signing in: out of reach of scripts and of other sites, and over https of other hosts too. */
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.ts';

/** `session` lets somebody in; `step` only stands between the password and the code. */
export type CookieKind = 'session' | 'step';

export class SignInCookies {
  readonly #secure: boolean;

  constructor({ publicUrl }: Pick<Config, 'publicUrl'>) {
    this.#secure = publicUrl.startsWith('https:');
  }

  read(request: FastifyRequest, kind: CookieKind): string | null {
    return request.cookies[this.#name(kind)] ?? null;
  }

  set(reply: FastifyReply, kind: CookieKind, { token, expiresAt }: { token: string; expiresAt: Date }): void {
    const own = { httpOnly: true, sameSite: 'lax', path: '/', secure: this.#secure } as const;
    reply.setCookie(this.#name(kind), token, { ...own, expires: expiresAt });
  }

  clear(reply: FastifyReply, kind: CookieKind): void {
    // A browser takes the prefix's cookie back only from an answer that keeps the prefix's rules.
    reply.clearCookie(this.#name(kind), { path: '/', secure: this.#secure });
  }

  /** Browsers keep `__Host-` cookies only if this very host set them, over https, for the whole host. */
  #name(kind: CookieKind): string {
    return `${this.#secure ? '__Host-' : ''}amends_${kind}`;
  }
}
