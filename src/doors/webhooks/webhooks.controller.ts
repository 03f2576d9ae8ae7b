/** What Twilio posts: verified, kept, and answered 2xx only once it stands. SNS has a door of its own. */
import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Receipts } from '../../receipts/index.ts';
import { Public } from '../access.ts';
import { RETRY_AFTER_SECONDS, statusOf } from './answers.ts';

@Public()
@ApiExcludeController()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly receipts: Receipts) {}

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
    const given = await this.receipts.accept(knock);
    if (given.status === 'unavailable') reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    reply.status(statusOf(given)).send();
  }
}

/** The bytes that were signed, whatever content type they were sent as. */
export function rawBody(request: FastifyRequest & { rawBody?: Buffer }): string {
  if (request.rawBody) return request.rawBody.toString('utf8');
  return typeof request.body === 'string' ? request.body : '';
}
