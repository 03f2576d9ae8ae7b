/** Uploads: large exports land resumably (tus 1.0, any tus client); what became of each is listed. */
import {
  Controller,
  Delete,
  Get,
  Head,
  HttpCode,
  Options,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EnteringJobs } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { must } from '../../kernel/assert.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type UploadId, Uploads } from '../../uploads/index.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { Whole } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { uploadAnswer } from './source-answers.ts';
import { bytesOf } from './streaming.ts';
import { serveTus } from './tus.ts';

const RESUMABLE = { name: 'Tus-Resumable', description: '1.0.0', required: true } as const;

const COMPARED_BYTES_MAX = 1024 * 1024;

class CompareQuery {
  @Whole({ description: 'From which byte of the upload on.' })
  offset!: bigint;
}

@ApiTags('intake')
@Controller('api/v1/incidents/:incident')
export class UploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly entering: EnteringJobs,
  ) {}

  /** What of tus 1.0 is served here, and how large an upload may be. */
  @Options('uploads')
  @HttpCode(204)
  @Needs('intake.write')
  options(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#serve(incident, request, reply);
  }

  @Post('uploads')
  @ApiOperation({
    summary: 'Begin an upload (tus: creation)',
    description:
      'Upload-Metadata names the file: `filename` in base64. The answer’s Location takes its bytes.',
  })
  @ApiHeader(RESUMABLE)
  @Needs('intake.write')
  begin(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#serve(incident, request, reply);
  }

  /** The uploads of an incident, the newest first, with how far each is and why one was refused. */
  @Get('uploads')
  @Needs('intake.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const uploads = await this.uploads.list(incident);
    return { uploads: uploads.map((upload) => uploadAnswer(actor, upload)) };
  }

  @Head('uploads/:upload')
  @ApiOperation({ summary: 'Ask where an upload stands (tus: Upload-Offset)' })
  @ApiHeader(RESUMABLE)
  @Needs('intake.write')
  offset(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('upload', IdPipe) _upload: UploadId,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#serve(incident, request, reply);
  }

  @Get('uploads/:upload')
  @Needs('intake.read')
  one(@Param('incident', IncidentPipe) incident: IncidentId, @Param('upload', IdPipe) upload: UploadId) {
    return this.uploads.get(incident, upload);
  }

  @Patch('uploads/:upload')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Send bytes from where an upload stands (tus: Upload-Offset)',
    description: 'As application/offset+octet-stream. What came is kept also where the connection breaks.',
  })
  @ApiHeader(RESUMABLE)
  @Needs('intake.write')
  append(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('upload', IdPipe) _upload: UploadId,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#serve(incident, request, reply);
  }

  /**
   * Whether these bytes are the ones that landed from `offset` on: asked before another file of the same name and
   * length is taken for the one that was begun. At most 1 MiB, as application/offset+octet-stream.
   */
  @Post('uploads/:upload/compare')
  @HttpCode(200)
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('intake.write')
  async compare(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('upload', IdPipe) upload: UploadId,
    @Query() { offset }: CompareQuery,
    @Req() request: KnownRequest,
  ) {
    const bytes = await bytesOf(request, COMPARED_BYTES_MAX);
    return { same: await this.uploads.holds(incident, upload, Number(offset), bytes) };
  }

  /** Gives an upload up that is no source yet; its bytes go at once. */
  @Delete('uploads/:upload')
  @HttpCode(204)
  @Needs('intake.write')
  async abandon(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('upload', IdPipe) upload: UploadId,
    @By() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.uploads.abandon(incident, upload, actor);
    void reply.header('tus-resumable', '1.0.0');
  }

  async #serve(incidentId: IncidentId, request: KnownRequest, reply: FastifyReply): Promise<void> {
    const { status, headers, refusal } = await serveTus(this.uploads, request.raw, {
      incidentId,
      actor: must(request.actor, 'the guard let somebody in'),
      path: `/api/v1/incidents/${incidentId}/uploads`,
      landed: ({ uploadId }) => this.entering.wake(uploadId),
    });
    for (const [name, value] of headers) void reply.header(name, value);
    if (refusal !== null) throw refusal;
    void reply.status(status);
  }
}
