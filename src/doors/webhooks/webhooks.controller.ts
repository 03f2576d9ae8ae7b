/** What providers post: verified, kept, and answered 2xx only once it stands; their own trouble is 4xx, ours 503. */
import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, Receipts } from '../../receipts/index.ts';
import { Public } from '../access.ts';

const RETRY_AFTER_SECONDS = 5;

@Public()
@ApiExcludeController()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly receipts: Receipts) {}

  /** SNS posts JSON as text/plain. */
  @Post(['ses', 'sns'])
  async ses(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    answer(reply, await this.receipts.accept({ provider: 'ses', body: rawBody(request) }));
  }

  /** Signed over our public address with `d` and `a`, and the form as it came. */
  @Post('twilio')
  async twilio(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const signature = request.headers['x-twilio-signature'];
    const knock = {
      provider: 'twilio' as const,
      pathAndQuery: request.url,
      signature: typeof signature === 'string' ? signature : undefined,
      body: rawBody(request),
    };
    answer(reply, await this.receipts.accept(knock));
  }
}

function answer(reply: FastifyReply, given: Answer): void {
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
function rawBody(request: FastifyRequest & { rawBody?: Buffer }): string {
  if (request.rawBody) return request.rawBody.toString('utf8');
  return typeof request.body === 'string' ? request.body : '';
}
