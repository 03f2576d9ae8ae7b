/** Papers about messages: the approval pack for counsel, and what sending costs. */
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, NoticeId } from '../../kernel/ids.ts';
import { type ApprovalPack, ApprovalPacks, Prices } from '../../messages/index.ts';
import { NoticePapers } from '../../notices/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { idsOf, PackQuery, PriceBody, PriceHistoryQuery } from './messages.dto.ts';
import { namesOf } from './names.ts';

@ApiTags('messages')
@Controller('api/v1')
export class PapersController {
  constructor(
    private readonly packs: ApprovalPacks,
    private readonly papers: NoticePapers,
    private readonly prices: Prices,
    private readonly operators: Operators,
  ) {}

  /** One page that fetches nothing: every block × language × channel, the hardest cases, counts, findings, cost. */
  @Get('incidents/:incident/approval-pack')
  @Needs('message.read')
  async pack(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { templates }: PackQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    download(reply, await this.packs.build(incident, { templateIds: idsOf(templates) }));
  }

  /** The same for one notice: its own texts, exactly its own people, and what it may cost. */
  @Get('notices/:notice/approval-pack')
  @Needs('notice.read')
  async packOf(@Param('notice', IdPipe) notice: string, @Res() reply: FastifyReply): Promise<void> {
    download(reply, await this.papers.pack(notice as NoticeId));
  }

  /** An empty page with a policy of its own, in which the console shows a mail: nothing runs there, nothing is fetched. */
  @Get('messages/preview-frame')
  @Needs('message.read')
  frame(@Res() reply: FastifyReply): void {
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, max-age=3600')
      .header('content-security-policy', FRAME_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .send('<!doctype html><html lang="en"><head><title>Preview</title></head><body></body></html>');
  }

  @Get('messages/prices')
  @Needs('message.read')
  async list(@By() actor: Actor) {
    return { prices: await this.prices.list(), can: { set: can(actor, 'message.write') } };
  }

  /** Every line that was set for one channel and country, newest first. */
  @Get('messages/prices/history')
  @Needs('message.read')
  async history(@Query() { channel, country = '' }: PriceHistoryQuery) {
    const prices = await this.prices.history(channel, country);
    const names = await namesOf(
      this.operators,
      prices.map(({ setBy }) => setBy),
    );
    return { prices, names };
  }

  /** A new line for its channel and country; earlier ones stay to be read. */
  @Post('messages/prices')
  @Needs('message.write')
  async set(@Body() { country = '', ...price }: PriceBody, @By() actor: Actor) {
    return { price: await this.prices.set({ country, ...price }, actor) };
  }
}

const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

function download(reply: FastifyReply, { filename, html }: ApprovalPack): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'")
    .header('content-disposition', `attachment; filename="${filename}"`)
    .send(html);
}
