/** The session's cookie: out of reach of scripts and of other sites. */
import '@fastify/cookie';
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'amends_session';

export function setSession(
  reply: FastifyReply,
  token: string,
  options: { expiresAt: Date; secure: boolean },
) {
  const { expiresAt: expires, secure } = options;
  reply.setCookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, expires });
}

export function clearSession(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}
