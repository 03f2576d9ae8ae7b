/** Drafts of an incident's page: kept, looked at, asked for, and decided by a second person; and its logos. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Logos, type PageDraft, type PageDraftId, Pages, type WaitingDraft } from '../../pages/index.ts';
import { By, Needs } from '../access.ts';
import { readLanguage } from '../portal/language.ts';
import { PagePreviews } from '../portal/page-previews.ts';
import { FRAMED_BY_US, IMAGE_HEADERS, sendPage } from '../portal/reply.ts';
import { VersionPage } from '../portal/views/versions.tsx';
import { RefuseBody } from './decision.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { LogoBody, PageBody, PublishBody } from './pages.dto.ts';

@ApiTags('pages')
@Controller('api/v1/incidents/:incident/page')
export class PageDraftsController {
  constructor(
    private readonly pages: Pages,
    private readonly logos: Logos,
    private readonly previews: PagePreviews,
  ) {}

  /** Keeps it and asks a second person to publish it; what waited before is withdrawn. `ask: false` only keeps it. */
  @Post('drafts')
  @Needs('incident_page.write')
  propose(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { content, ask = true }: PageBody,
    @By() actor: Actor,
  ): Promise<PageDraft | WaitingDraft> {
    return ask ? this.pages.propose(incident, content, actor) : this.pages.keep(incident, content, actor);
  }

  @Get('drafts/:draft')
  @Needs('incident.read')
  draft(@Param('incident', IncidentPipe) incident: IncidentId, @Param('draft', IdPipe) draft: PageDraftId) {
    return this.pages.draft(incident, draft);
  }

  /** Word by word, in both languages, beside what is published. */
  @Get('drafts/:draft/changes')
  @Needs('incident.read')
  changes(@Param('incident', IncidentPipe) incident: IncidentId, @Param('draft', IdPipe) draft: PageDraftId) {
    return this.pages.changes(incident, { draft });
  }

  /** As readers would see it, in the language asked for. */
  @Get('drafts/:draft/preview')
  @Needs('incident.read')
  async preview(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('draft', IdPipe) draft: PageDraftId,
    @Query('lang') lang: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/api/v1/incidents/${incident}/page/drafts/${draft}/preview`;
    const model = await this.previews.model(incident, draft, { locale: readLanguage(lang) ?? 'id', path });
    sendPage(reply, 200, createElement(VersionPage, { model }), FRAMED_BY_US);
  }

  /** Asks a second person to publish what is kept; what waited before is withdrawn. */
  @Post('drafts/:draft/ask')
  @HttpCode(200)
  @Needs('incident_page.write')
  ask(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('draft', IdPipe) draft: PageDraftId,
    @By() actor: Actor,
  ) {
    return this.pages.ask(incident, draft, actor);
  }

  /** Publishes it as the next version: needs somebody who did not write it. */
  @Post('drafts/:draft/publish')
  @HttpCode(200)
  @Needs('incident_page.approve')
  publish(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('draft', IdPipe) draft: PageDraftId,
    @Body() body: PublishBody,
    @By() actor: Actor,
  ) {
    return this.pages.decide(incident, { ...body, draft, decision: 'approved' }, actor);
  }

  @Post('drafts/:draft/refuse')
  @HttpCode(200)
  @Needs('incident_page.approve')
  refuse(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('draft', IdPipe) draft: PageDraftId,
    @Body() { reason }: RefuseBody,
    @By() actor: Actor,
  ) {
    return this.pages.decide(incident, { reason, draft, decision: 'refused' }, actor);
  }

  /** Keeps an image; a page names it by its hash. */
  @Post('logos')
  @Needs('incident_page.write')
  logo(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: LogoBody, @By() actor: Actor) {
    return this.logos.add(incident, Buffer.from(body.base64, 'base64'), actor);
  }

  @Get('logos/:hash')
  @Needs('incident.read')
  async image(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('hash') hash: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mediaType, content } = await this.logos.get(incident, hash);
    void reply
      .headers({ ...IMAGE_HEADERS, 'cache-control': 'private, max-age=3600' })
      .type(mediaType)
      .send(content);
  }
}
