/** Intake: exports are uploaded, mapped and read by the worker; their rejects are accepted by a second person. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Intake, IntakeJobs, type Reject, type RejectCounts } from '../../intake/index.ts';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { API_ERRORS } from './api.errors.ts';
import { Count, Json, Part, Text, TextList } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { sendJson } from './streaming.ts';

class StartBody {
  @Json({ description: 'Keyed by base name; see docs and samples/contoh-games/mapping.json.' })
  mapping!: Record<string, unknown>;

  @TextList({ description: 'Base names of uploaded files.' })
  files!: string[];
}

class RejectCountsBody implements RejectCounts {
  @Count({ optional: true })
  column_count?: number;

  @Count({ optional: true })
  malformed?: number;

  @Count({ optional: true })
  no_key?: number;

  @Count({ optional: true })
  no_link?: number;
}

class AcceptRejectsBody {
  @Text({ max: 255, description: 'A base name, or `all`.' })
  file!: string;

  @Part(() => RejectCountsBody, { description: 'How many of each reason, as they stand now.' })
  counts!: RejectCountsBody;
}

@ApiTags('intake')
@Controller('api/v1/incidents/:incident')
export class IntakeController {
  constructor(
    private readonly intake: Intake,
    private readonly jobs: IntakeJobs,
  ) {}

  /** Streams an export in; the body is the file itself. Answers one entry for each source it became. */
  @Put('files/:name')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('intake.write')
  upload(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('name') name: string,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    return this.intake.upload(incident, name, bytesOf(request), actor);
  }

  /** Checks every file before the first is staged; reading goes on in the worker, see `sources`. */
  @Post('intake')
  @HttpCode(202)
  @Needs('intake.write')
  async start(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: StartBody,
    @By() actor: Actor,
  ) {
    return { sources: await this.jobs.startReading(incident, body.mapping, body.files, actor) };
  }

  /** File, line and reason of every reject, never a value; streamed, however many there are. */
  @Get('rejects')
  @Needs('intake.read')
  rejects(@Param('incident', IncidentPipe) incident: IncidentId, @Res() reply: FastifyReply): void {
    const stream = Readable.from(rejectsJson(this.intake.rejects(incident)));
    sendJson<{ readonly rejects: readonly Reject[] }>(reply, stream);
  }

  @Post('rejects/accept')
  @HttpCode(200)
  @Needs('intake.accept')
  async accept(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { file, counts }: AcceptRejectsBody,
    @By() actor: Actor,
  ) {
    return { sources: await this.intake.acceptRejects(incident, file, { counts }, actor) };
  }
}

async function* rejectsJson(rejects: AsyncIterable<Reject>): AsyncGenerator<string> {
  let before = '{"rejects":[';
  for await (const { file, line, reason } of rejects) {
    yield before + JSON.stringify({ file, line, reason });
    before = ',';
  }
  yield before === ',' ? ']}' : `${before}]}`;
}

/** An upload is read as it comes; a body that was parsed as JSON or a form is no file. */
function bytesOf(request: KnownRequest): AsyncIterable<Uint8Array> {
  const body = request.body as IncomingMessage | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw new DomainError(API_ERRORS.unreadable_body);
  return body;
}
