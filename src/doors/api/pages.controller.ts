/** An incident's public page: proposed, published by a second person, posted, seen. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Inquiries } from '../../inquiries/index.ts';
import type { PostingId } from '../../laws/index.ts';
import { Logos, type PageDraftId, Pages } from '../../pages/index.ts';
import { By, Needs } from '../access.ts';
import { readLanguage } from '../portal/language.ts';
import { PagePreviews } from '../portal/page-previews.ts';
import { IMAGE_HEADERS, sendPage } from '../portal/reply.ts';
import { VersionPage } from '../portal/views/versions.tsx';
import { PostedPages } from '../posted-pages.ts';
import { RefuseBody } from './decision.dto.ts';
import { IdPipe, WholePipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { LogoBody, PageBody, PagePostingBody, PublishBody } from './pages.dto.ts';

@ApiTags('pages')
@Controller('api/v1')
export class PagesController {
  constructor(
    private readonly pages: Pages,
    private readonly logos: Logos,
    private readonly posted: PostedPages,
    private readonly inquiries: Inquiries,
    private readonly previews: PagePreviews,
  ) {}

  /** What is published, what waits for a second person, and every version. */
  @Get('incidents/:incident/page')
  @Needs('incident.read')
  standing(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.pages.standing(incident);
  }

  /** A page to begin with: the published one, or what the incident's facts say already. */
  @Get('incidents/:incident/page/starter')
  @Needs('incident.read')
  async starter(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { content: await this.pages.starter(incident) };
  }

  /** Asks a second person to publish it; what waited before is withdrawn. */
  @Post('incidents/:incident/page/drafts')
  @Needs('incident_page.write')
  propose(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: PageBody, @By() actor: Actor) {
    return this.pages.propose(incident, body.content, actor);
  }

  @Get('incidents/:incident/page/drafts/:draft')
  @Needs('incident.read')
  draft(@Param('incident', IncidentPipe) incident: IncidentId, @Param('draft', IdPipe) draft: PageDraftId) {
    return this.pages.draft(incident, draft);
  }

  /** As readers would see it, in the language asked for. */
  @Get('incidents/:incident/page/drafts/:draft/preview')
  @Needs('incident.read')
  async preview(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('draft', IdPipe) draft: PageDraftId,
    @Query('lang') lang: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/api/v1/incidents/${incident}/page/drafts/${draft}/preview`;
    const model = await this.previews.model(incident, draft, { locale: readLanguage(lang) ?? 'id', path });
    sendPage(reply, 200, createElement(VersionPage, { model }));
  }

  /** Publishes it as the next version: needs somebody who did not write it. */
  @Post('incidents/:incident/page/drafts/:draft/publish')
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

  @Post('incidents/:incident/page/drafts/:draft/refuse')
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

  @Get('incidents/:incident/page/versions/:version')
  @Needs('incident.read')
  version(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('version', WholePipe) version: string,
  ) {
    return this.pages.version(incident, Number(version));
  }

  /** How many asked on the page whether they are affected, day by day; never who. */
  @Get('incidents/:incident/page/inquiries')
  @Needs('incident.read')
  async asked(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { days: await this.inquiries.days(incident) };
  }

  /** Keeps an image; a page names it by its hash. */
  @Post('incidents/:incident/page/logos')
  @Needs('incident_page.write')
  logo(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: LogoBody, @By() actor: Actor) {
    return this.logos.add(incident, Buffer.from(body.base64, 'base64'), actor);
  }

  @Get('incidents/:incident/page/logos/:hash')
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

  /** Records the latest version as a substitute notice, with whom it stands for. */
  @Post('incidents/:incident/page/postings')
  @Needs('posting.write')
  post(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: PagePostingBody,
    @By() actor: Actor,
  ) {
    return this.posted.post(incident, body, actor);
  }

  /** Fetches the page where it is posted and keeps what came as proof. */
  @Post('postings/:posting/see')
  @HttpCode(200)
  @Needs('posting.write')
  see(@Param('posting', IdPipe) posting: PostingId, @By() actor: Actor) {
    return this.posted.see(posting, actor);
  }
}
