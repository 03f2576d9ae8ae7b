/** The incident's own page with its versions, the field for a typed code; logos and the style sheet. */
import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { Links } from '../../compensation/index.ts';
import { Public } from '../access.ts';
import { IncidentPages } from './incident-pages.ts';
import { languageOf, readLanguage } from './language.ts';
import { PortalFilter } from './portal.filter.ts';
import type { PortalRequest } from './portal.ts';
import { PublicIncidents } from './public-incidents.ts';
import { evenly, FINDABLE, IMAGE_HEADERS, seeOther, sendPage } from './reply.ts';
import { styleSheet } from './style.ts';
import { IncidentPage, type IncidentModel } from './views/incident.tsx';
import { VersionPage, VersionsPage } from './views/versions.tsx';
import { Visits } from './visits.ts';
import { WrongTries } from './wrong-tries.ts';

const TROUBLES = ['codeWrong', 'tooMany'] as const satisfies readonly IncidentModel['trouble'][];
const FOREVER = 'public, max-age=31536000, immutable';

@Controller()
@Public()
@UseFilters(PortalFilter)
export class IncidentController {
  constructor(
    private readonly pages: IncidentPages,
    private readonly incidents: PublicIncidents,
    private readonly links: Links,
    private readonly visits: Visits,
    private readonly wrong: WrongTries,
  ) {}

  @Get('i/:slug')
  async page(@Param('slug') slug: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const trouble = TROUBLES.find((known) => known === request.query['trouble']) ?? null;
    const model = await this.pages.model(slug, trouble, (otherwise) => languageOf(request, otherwise));
    sendPage(reply, 200, createElement(IncidentPage, { model }), FINDABLE);
  }

  @Get('i/:slug/versions')
  async versions(@Param('slug') slug: string, @Req() request: PortalRequest, @Res() reply: FastifyReply) {
    const model = await this.pages.versions(slug, (otherwise) => languageOf(request, otherwise));
    sendPage(reply, 200, createElement(VersionsPage, { model }));
  }

  @Get('i/:slug/versions/:version')
  async version(
    @Param('slug') slug: string,
    @Param('version') version: string,
    @Req() request: PortalRequest,
    @Res() reply: FastifyReply,
  ) {
    const model = await this.pages.version(slug, version, (otherwise) => languageOf(request, otherwise));
    sendPage(reply, 200, createElement(VersionPage, { model }));
  }

  /** An address that is half right, or of a form that only posts: said in a page of ours, not as a program's problem. */
  @Get(['i', 'i/:slug/*', 'my', 'my/*'])
  missing(): never {
    throw new NotFoundException();
  }

  /** The very bytes under the version's hash. */
  @Get('i/:slug/versions/:version/content.json')
  async content(@Param('slug') slug: string, @Param('version') version: string, @Res() reply: FastifyReply) {
    const json = await this.pages.content(slug, version);
    void reply.header('cache-control', FOREVER).header('x-content-type-options', 'nosniff');
    void reply.type('application/json; charset=utf-8').send(json);
  }

  /** For whoever checks a proof: daily roots in plain text. */
  @Get('i/:slug/roots.txt')
  async roots(@Param('slug') slug: string, @Res() reply: FastifyReply) {
    const text = await this.pages.rootsText(slug);
    void reply.header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff');
    void reply.type('text/plain; charset=utf-8').send(text);
  }

  @Get('i/:slug/logo/:hash')
  async logo(@Param('slug') slug: string, @Param('hash') hash: string, @Res() reply: FastifyReply) {
    const { mediaType, content } = await this.incidents.logo(slug, hash);
    void reply.headers(IMAGE_HEADERS).type(mediaType).send(content);
  }

  @Post('i/:slug/code')
  async code(
    @Param('slug') slug: string,
    @Req() request: PortalRequest,
    @Res() reply: FastifyReply,
    @Body() form: Readonly<Record<string, unknown>> | undefined,
  ) {
    const startedAt = performance.now();
    const language = readLanguage(request.query['lang']);
    const back = (trouble: string): void => seeOther(reply, this.pages.path(slug, language, trouble));
    // Another site must not be able to sign its reader in as somebody else.
    if (request.headers['sec-fetch-site'] === 'cross-site') return back('codeWrong');
    const typed = form?.['code'];
    const opened = await this.links.byCode(slug, typeof typed === 'string' ? typed : '');
    if (opened.kind === 'wrong') {
      const tooMany = await this.wrong.codeFrom(request.ip);
      await evenly(startedAt);
      return back(tooMany ? 'tooMany' : 'codeWrong');
    }
    await this.visits.begin(reply, opened.visitor, language);
    return seeOther(reply, '/my/notice');
  }

  @Get('portal-style/:file')
  style(@Param('file') file: string, @Res() reply: FastifyReply) {
    const sheet = styleSheet(file);
    if (sheet === null) throw new NotFoundException();
    void reply.header('cache-control', FOREVER).header('x-content-type-options', 'nosniff');
    void reply.type('text/css; charset=utf-8').send(sheet);
  }
}
