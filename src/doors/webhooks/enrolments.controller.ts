/** What a monitoring vendor posts of who enrolled: signed, kept once, answered 2xx only once it stands. */
import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Enrolments } from '../../fulfilment/index.ts';
import { Public } from '../access.ts';
import { rawBody } from './webhooks.controller.ts';

const STATUS = { kept: 204, forged: 403, malformed: 400 } as const;

@Public()
@ApiExcludeController()
@Controller('webhooks')
export class EnrolmentsController {
  constructor(private readonly enrolments: Enrolments) {}

  @Post('enrolments/:incident')
  async enrolled(
    @Param('incident') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = (name: string) => String(request.headers[name] ?? '');
    const outcome = await this.enrolments.receive({
      slug,
      id: of('webhook-id'),
      timestamp: of('webhook-timestamp'),
      signature: of('webhook-signature'),
      body: rawBody(request),
    });
    void reply.status(STATUS[outcome]).send();
  }
}
