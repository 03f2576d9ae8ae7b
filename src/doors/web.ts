/** What every door of the web process shares: cookies, bodies, JSON, headers, and how the API describes itself. */
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/errors.ts';
import { API_ERRORS } from './api/api.errors.ts';
import type { Config } from '../platform/config.ts';
import { PROBLEM_JSON, problemOf } from '../platform/http/problem.ts';
import { serveApiDescription } from './api/open-api.ts';
import { DEPTH_MAX, isReadable } from './readable.ts';

export type WebSettings = Pick<Config, 'trustedProxies'> & {
  readonly limits: Pick<Config['limits'], 'requestBodyMaxBytes'>;
};

/** Raw uploads stream past this limit; everything else is held in memory whole. */
export function webAdapter({ limits, trustedProxies }: WebSettings): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: limits.requestBodyMaxBytes,
    // Who calls is what counts wrong tries: only our own proxies are believed when they name somebody else. Links and
    // callbacks name our public address whatever anybody says.
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { maxParamLength: 500 },
    // Raised before any route is found, so no filter hears of them; the address itself is not repeated.
    frameworkErrors: (_error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(new DomainError(API_ERRORS.unreadable_address));
      void reply.status(400).header('content-type', PROBLEM_JSON).send(JSON.stringify(problem));
    },
  });
}

/** Before `app.init()`. */
export async function prepareWeb(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCookie);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser('*', uploadOnly);
  fastify.addHook('preValidation', refuseUnreadable);
  fastify.addHook('onSend', withHeaders);
  serveApiDescription(app);
}

const RESUMABLE = 'application/offset+octet-stream';

/** Only an upload may bring bytes of any kind, and it reads them as a stream. */
async function uploadOnly(request: FastifyRequest, stream: IncomingMessage): Promise<IncomingMessage> {
  if (request.method === 'PUT') return stream;
  // A customer's proof of a loss: bounded by who reads it (src/doors/portal/file-forms.ts).
  if (request.method === 'POST' && request.routeOptions.url === '/my/claim/evidence') return stream;
  const isUpload = /\/uploads(?:\/:upload(?:\/compare)?)?$/.test(request.routeOptions.url ?? '');
  if (isUpload && request.headers['content-type'] === RESUMABLE) return stream;
  throw new DomainError(API_ERRORS.unreadable_body);
}

async function refuseUnreadable({ params, query, body }: FastifyRequest): Promise<void> {
  if (isReadable([params, query]) && isReadable(body)) return;
  throw new DomainError(API_ERRORS.unreadable_text, { depth: DEPTH_MAX });
}

async function withHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('x-content-type-options', 'nosniff');
  if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer');
  if (!reply.hasHeader('cache-control') && !request.url.startsWith('/api/docs')) {
    reply.header('cache-control', 'no-store');
  }
}
