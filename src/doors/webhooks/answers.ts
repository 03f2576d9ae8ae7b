/** What a provider is answered: 2xx only for what stands; their own trouble is 4xx, ours 503. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../../receipts/index.ts';

const RETRY_AFTER_SECONDS = 5;

export function answer(reply: FastifyReply, given: Answer): void {
  switch (given.status) {
    case 'accepted':
      return void reply.status(204).send();
    case 'refused':
      return void reply.status(given.reason === 'malformed' ? 400 : 403).send();
    case 'unavailable':
      return void reply.status(503).header('retry-after', String(RETRY_AFTER_SECONDS)).send();
  }
}

/** The bytes that were signed, whatever content type they were sent as. */
export function rawBody(request: FastifyRequest & { rawBody?: Buffer }): string {
  if (request.rawBody) return request.rawBody.toString('utf8');
  return typeof request.body === 'string' ? request.body : '';
}
