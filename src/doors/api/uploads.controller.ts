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
  Req,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EnteringJobs } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { must } from '../../kernel/assert.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type UploadId, Uploads } from '../../uploads/index.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { serveTus } from './tus.ts';

const RESUMABLE = { name: 'Tus-Resumable', description: '1.0.0', required: true } as const;

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
  async list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { uploads: await this.uploads.list(incident) };
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
