/** Mappings: look at a source, propose, set and compare, and carry them to counsel as a workbook. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { IntakeJobs, Mappings } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { Json, Text, TextList } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { bytesOf } from './streaming.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A little above what the room takes, so that its own sentence is heard. */
const WORKBOOK_BYTES_MAX = 9 * 1024 * 1024;

class MappingBody {
  @Json({ description: 'The mapping of this one file: see docs/mapping.md.' })
  mapping!: Record<string, unknown>;
}

class ProposalsBody {
  @TextList({ description: 'Base names of uploaded files.' })
  files!: string[];

  @TextList({ optional: true, description: 'Columns to take as proposed although they are uncertain.' })
  columns?: string[];
}

class ProposalsQuery {
  /** A single one comes as a text. */
  @TextList({ description: 'Base names of uploaded files; may be repeated.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  files!: string[];
}

class VersionQuery {
  @Text({ optional: true, max: 9, description: 'A version; the current one where it is left out.' })
  version?: string;
}

@ApiTags('mappings')
@Controller('api/v1/incidents/:incident')
export class MappingsController {
  constructor(
    private readonly mappings: Mappings,
    private readonly jobs: IntakeJobs,
  ) {}

  /** How the file is written, what each column looks like in shapes, and the mapping it would get. */
  @Get('sources/:source/inspection')
  @Needs('intake.read')
  inspect(@Param('incident', IncidentPipe) incident: IncidentId, @Param('source') source: string) {
    return this.mappings.inspect(incident, source);
  }

  @Get('sources/:source/mapping')
  @Needs('intake.read')
  get(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @Query() { version }: VersionQuery,
  ) {
    return this.mappings.get(incident, source, version === undefined ? undefined : Number(version));
  }

  @Get('sources/:source/mapping/versions')
  @Needs('intake.read')
  async versions(@Param('incident', IncidentPipe) incident: IncidentId, @Param('source') source: string) {
    return { versions: await this.mappings.versions(incident, source) };
  }

  /** Every problem of a mapping with this file, one sentence each, and what saving it would do; nothing changes. */
  @Post('sources/:source/mapping/check')
  @HttpCode(200)
  @Needs('intake.read')
  check(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @Body() { mapping }: MappingBody,
  ) {
    return this.mappings.check(incident, source, mapping);
  }

  /** Its next version; the file is read again from the start by the worker. */
  @Put('sources/:source/mapping')
  @HttpCode(202)
  @Needs('intake.write')
  async put(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @Body() { mapping }: MappingBody,
    @By() actor: Actor,
  ) {
    const file = await this.mappings.fileOf(incident, source);
    return { sources: await this.jobs.startReading(incident, { [file]: mapping }, [file], actor) };
  }

  /** What these files would get together, links between them included; nothing is taken by looking. */
  @Get('intake/proposals')
  @Needs('intake.read')
  proposals(@Param('incident', IncidentPipe) incident: IncidentId, @Query() { files }: ProposalsQuery) {
    return this.mappings.proposals(incident, files);
  }

  /** Takes the proposals as they are, uncertain columns only by name, and starts reading. */
  @Post('intake/proposals')
  @HttpCode(202)
  @Needs('intake.write')
  async accept(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { files, columns }: ProposalsBody,
    @By() actor: Actor,
  ) {
    const mapping = await this.mappings.propose(incident, files, columns ?? [], actor);
    return { sources: await this.jobs.startReading(incident, mapping, files, actor), mapping };
  }

  @Get('sources/:source/mapping.xlsx')
  @ApiProduces(XLSX)
  @Needs('intake.read')
  async workbook(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendWorkbook(reply, await this.mappings.exportWorkbook(incident, [source]));
  }

  /** All mappings of the incident in one workbook. */
  @Get('mapping.xlsx')
  @ApiProduces(XLSX)
  @Needs('intake.read')
  async workbookOfAll(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendWorkbook(reply, await this.mappings.exportWorkbook(incident));
  }

  @Put('sources/:source/mapping.xlsx')
  @ApiConsumes(XLSX)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @HttpCode(202)
  @Needs('intake.write')
  async importOne(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    return this.#import(incident, source, { request, actor });
  }

  @Put('mapping.xlsx')
  @ApiConsumes(XLSX)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @HttpCode(202)
  @Needs('intake.write')
  async importAll(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    return this.#import(incident, null, { request, actor });
  }

  async #import(incident: IncidentId, only: string | null, by: { request: KnownRequest; actor: Actor }) {
    const bytes = await bytesOf(by.request, WORKBOOK_BYTES_MAX);
    const imported = await this.mappings.importWorkbook(incident, bytes, by.actor, only);
    await this.jobs.wake(imported.sources);
    return imported;
  }
}

function sendWorkbook(reply: FastifyReply, bytes: Buffer): void {
  void reply
    .type(XLSX)
    .header('content-disposition', 'attachment; filename="mapping.xlsx"')
    .header('cache-control', 'no-store')
    .send(bytes);
}
