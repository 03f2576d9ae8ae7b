/** Claims of a proven loss, and what vendors say of who began to use their service. */
import type { IncomingMessage } from 'node:http';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Claims, Enrolments, Programmes, typeOf } from '../../fulfilment/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { can } from '../can.ts';
import { Fulfilling } from '../fulfilling.ts';
import { API_ERRORS } from './api.errors.ts';
import { ApproveClaimBody, ClaimBody, EvidenceQuery, ProgrammeBody, ReasonBody } from './fulfilment.dto.ts';
import { WholePipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';

/** A little more than one file of evidence may have: refused by its own sentence. */
const BODY_BYTES_MAX = 11 * 1024 * 1024;

@ApiTags('claims')
@Controller('api/v1/incidents/:incident')
export class ClaimsController {
  constructor(
    private readonly claims: Claims,
    private readonly programmes: Programmes,
    private readonly enrolments: Enrolments,
    private readonly fulfilling: Fulfilling,
  ) {}

  @Get('claims')
  @Needs('fulfilment.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.fulfilling.claimsOf(incident, actor);
  }

  /** On somebody’s behalf, such as from a letter; whoever files it decides nothing. */
  @Post('claims')
  @Needs('claim.write')
  file(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: ClaimBody, @By() actor: Actor) {
    return this.claims.file(incident, body, { actor });
  }

  /** With the person’s own words; every look is audited. */
  @Post('claims/:reference/reveal')
  @HttpCode(200)
  @Needs('claim.reveal')
  get(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @By() actor: Actor,
  ) {
    return this.fulfilling.claim(incident, reference, actor);
  }

  /** One file: a PDF, JPEG or PNG of at most 10 MB, told by its content. */
  @Put('claims/:reference/evidence')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('claim.write')
  async addEvidence(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Query() { name }: EvidenceQuery,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    const bytes = await bytesOf(request);
    const type = typeOf(bytes) ?? 'application/octet-stream';
    return this.claims.addEvidence(incident, reference, { name, type, bytes }, { actor });
  }

  /** One file of the evidence, as a download; every look is audited. */
  @Post('claims/:reference/evidence/:no')
  @HttpCode(200)
  @Needs('claim.reveal')
  async evidence(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Param('no', WholePipe) no: string,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, bytes } = await this.claims.evidence(incident, { reference, no: Number(no) }, actor);
    void reply
      .type(type)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename="evidence-${no}"`)
      .send(bytes);
  }

  @Post('claims/:reference/approve')
  @HttpCode(200)
  @Needs('claim.approve')
  approve(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Body() body: ApproveClaimBody,
    @By() actor: Actor,
  ) {
    return this.claims.decide(incident, reference, { ...body, decision: 'approved' }, actor);
  }

  @Post('claims/:reference/refuse')
  @HttpCode(200)
  @Needs('claim.approve')
  refuse(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Body() { reason }: ReasonBody,
    @By() actor: Actor,
  ) {
    return this.claims.decide(incident, reference, { decision: 'refused', reason }, actor);
  }

  @Get('programmes')
  @Needs('fulfilment.read')
  async listProgrammes(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const programmes = await this.programmes.list(incident);
    return { programmes, can: { declare: can(actor, 'fulfilment.write') } };
  }

  /** Once per offer: it is printed on receipts. */
  @Post('programmes')
  @Needs('fulfilment.write')
  declare(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: ProgrammeBody,
    @By() actor: Actor,
  ) {
    return this.programmes.declare(incident, body, actor);
  }

  @Get('enrolments')
  @Needs('fulfilment.read')
  async feeds(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const feeds = await this.enrolments.feeds(incident);
    return { feeds, can: { import: can(actor, 'fulfilment.write') } };
  }

  /** Takes back a feed that was the wrong one: who began by it alone has not. */
  @Post('enrolments/:feed/withdraw')
  @HttpCode(200)
  @Needs('fulfilment.write')
  withdrawFeed(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('feed') feed: string,
    @Body() body: ReasonBody,
    @By() actor: Actor,
  ) {
    return this.enrolments.withdraw(incident, feed, body, actor);
  }

  /** CSV with `engagement`, `code` and `enrolled_on`; the same file again is refused. */
  @Put('enrolments')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('fulfilment.write')
  async importEnrolments(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    return this.enrolments.importFile(incident, await bytesOf(request), actor);
  }
}

async function bytesOf(request: KnownRequest): Promise<Buffer> {
  const body = request.body as IncomingMessage | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw new DomainError(API_ERRORS.unreadable_body);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_BYTES_MAX) throw new DomainError(API_ERRORS.unreadable_body);
  }
  return Buffer.concat(chunks);
}
