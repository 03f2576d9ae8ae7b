/**
 * Serves the operators' console: built files under their fingerprinted names for ever, and one page for every other
 * address below /console, whose policy lets only our own scripts run and only styles with this answer's nonce.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROJECT_ROOT } from '../../platform/root.ts';

const BUILT = join(PROJECT_ROOT, 'dist', 'console');
const NOT_BUILT = 'The console is not built: run `npm run build`, then load this page again.\n';

/** Before `app.init()`: the rest of the addresses belong to the doors. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/console/assets/',
    preCompressed: true,
    decorateReply: false,
    index: false,
    // Names carry a fingerprint of what they hold.
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  fastify.get('/console', consolePage);
  fastify.get('/console/*', consolePage);
}

function consolePage(_: FastifyRequest, reply: FastifyReply): void {
  const file = join(BUILT, 'index.html');
  if (!existsSync(file)) return void reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  const nonce = randomBytes(16).toString('base64url');
  void reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', policyWith(nonce))
    .header('cross-origin-opener-policy', 'same-origin')
    .type('text/html; charset=utf-8')
    .send(readFileSync(file, 'utf8').replaceAll('{{nonce}}', nonce));
}

/** `blob:` pictures are previews of what was just chosen; frames are previews our own API draws. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
