/**
 * Where SNS posts, by the thousand in a second: a route of its own, since no guard, pipe, parser or interceptor has a say
 * here. It reads and answers as Node does.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../../platform/log/log.ts';
import { type Answer, Receipts } from '../../receipts/index.ts';
import { RETRY_AFTER_SECONDS, statusOf } from './answers.ts';

const PATHS = ['/webhooks/sns', '/webhooks/ses'];

/** Before `app.init()`. SNS posts JSON as text/plain. */
export function serveSns(app: NestFastifyApplication): void {
  const receipts = app.get(Receipts, { strict: false });
  const log = app.get(Log, { strict: false });
  const accepted = async (body: string): Promise<Answer> => {
    try {
      return await receipts.accept({ provider: 'ses', body });
    } catch (error) {
      log.warn({ err: error }, 'a provider event could not be kept; it comes again');
      return { status: 'unavailable' };
    }
  };
  const knocked = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.hijack();
    read(request.raw, request.routeOptions.bodyLimit, (body) => {
      if (body === null) return void reply.raw.writeHead(413, { connection: 'close' }).end();
      void accepted(body).then((given) => send(reply.raw, given));
    });
  };
  void app
    .getHttpAdapter()
    .getInstance()
    .register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, done) => done(null));
      for (const path of PATHS) scope.post(path, knocked);
    });
}

/** The text as it was signed; null where it is longer than any body may be. Whoever hangs up hears nothing. */
function read(request: IncomingMessage, bytesMax: number, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const ended = (): void => done((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8'));
  const came = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes <= bytesMax) return void chunks.push(chunk);
    request.off('data', came).off('end', ended);
    done(null);
  };
  request.on('data', came).once('end', ended);
  // Without a listener it would end the process.
  request.once('error', () => undefined);
}

function send(response: ServerResponse, given: Answer): void {
  if (given.status === 'unavailable') response.setHeader('retry-after', RETRY_AFTER_SECONDS);
  response.writeHead(statusOf(given)).end();
}
