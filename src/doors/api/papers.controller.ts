/** Papers about messages: the approval pack for counsel, and what sending costs. */
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { ApprovalPacks, Prices } from '../../messages/index.ts';
import { By, Needs } from '../access.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { idsOf, PackQuery, PriceBody } from './messages.dto.ts';

@ApiTags('messages')
@Controller('api/v1')
export class PapersController {
  constructor(
    private readonly packs: ApprovalPacks,
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
    const { filename, html } = await this.packs.build(incident, idsOf(templates));
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'")
      .header('content-disposition', `attachment; filename="${filename}"`)
      .send(html);
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
