/** Papers about messages: the approval pack for counsel, and what sending costs. */
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, NoticeId } from '../../kernel/ids.ts';
import { type ApprovalPack, ApprovalPacks, Prices } from '../../messages/index.ts';
import { NoticePapers } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { idsOf, PackQuery, PriceBody } from './messages.dto.ts';

@ApiTags('messages')
@Controller('api/v1')
export class PapersController {
  constructor(
    private readonly packs: ApprovalPacks,
    private readonly papers: NoticePapers,
    private readonly prices: Prices,
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

  @Get('messages/prices')
  @Needs('message.read')
  async list() {
    return { prices: await this.prices.list() };
  }

  /** A new line for its channel and country; earlier ones stay to be read. */
  @Post('messages/prices')
  @Needs('message.write')
  async set(@Body() { country = '', ...price }: PriceBody, @By() actor: Actor) {
    return { price: await this.prices.set({ country, ...price }, actor) };
  }
}

function download(reply: FastifyReply, { filename, html }: ApprovalPack): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'")
    .header('content-disposition', `attachment; filename="${filename}"`)
    .send(html);
}
