/** Where SNS posts, by the thousand in a second: a route of its own, since no guard, pipe or interceptor has a say here. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../../platform/log/log.ts';
import { Receipts } from '../../receipts/index.ts';
import { answer, rawBody } from './answers.ts';

const PATHS = ['/webhooks/sns', '/webhooks/ses'];

/** Before `app.init()`. SNS posts JSON as text/plain. */
export function serveSns(app: NestFastifyApplication): void {
  const receipts = app.get(Receipts, { strict: false });
  const log = app.get(Log, { strict: false });
  const knocked = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      answer(reply, await receipts.accept({ provider: 'ses', body: rawBody(request) }));
    } catch (error) {
      log.warn({ err: error }, 'a provider event could not be kept; it comes again');
      answer(reply, { status: 'unavailable' });
    }
  };
  for (const path of PATHS) app.getHttpAdapter().getInstance().post(path, knocked);
}
