/** What Twilio posts: verified, kept, and answered 2xx only once it stands. SNS has a door of its own. */
import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Receipts } from '../../receipts/index.ts';
import { Public } from '../access.ts';
import { answer, rawBody } from './answers.ts';

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
    answer(reply, await this.receipts.accept(knock));
  }
}
