/** Sources: how each stands and what one may do with it, live while it lands and is read; what it rejected. */
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  type OnModuleDestroy,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FilesWatch, Intake, type LiveFiles, rejectsCsv } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Uploads } from '../../uploads/index.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { Text } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { filesAnswer, sourceAnswer } from './source-answers.ts';
import { sendEvents, sendStream } from './streaming.ts';

class RejectsQuery {
  @Text({ optional: true, max: 255, description: 'One source by id or base name; all where it is left out.' })
  file?: string;
}

@ApiTags('intake')
@Controller('api/v1/incidents/:incident')
export class SourcesController implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(
    private readonly intake: Intake,
    private readonly watch: FilesWatch,
    private readonly uploads: Uploads,
  ) {}

  /** Nobody who watches keeps the process from ending. */
  onModuleDestroy(): void {
    this.#closing.abort();
  }

  /** Every file of an incident: those on their way in, and the sources with what was read of each. */
  @Get('sources')
  @Needs('intake.read')
  async sources(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return filesAnswer(actor, await this.watch.standing(incident), this.uploads.spool.limitBytes);
  }

  @Get('sources/live')
  @ApiOperation({
    summary:
      'The same, again after each change: `event: standing` with the answer of `sources` as JSON. ' +
      'Whoever comes back with Last-Event-ID hears only what changed since.',
  })
  @ApiProduces('text/event-stream')
  @Needs('intake.read')
  live(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @By() actor: Actor,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const left = new AbortController();
    request.raw.once('close', () => left.abort());
    const signal = AbortSignal.any([left.signal, this.#closing.signal]);
    const since = String(request.headers['last-event-id'] ?? '');
    return sendEvents(request, reply, this.#events(this.watch.watch(incident, signal, since), actor));
  }

  @Get('sources/:source')
  @Needs('intake.read')
  async one(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @By() actor: Actor,
  ) {
    return sourceAnswer(actor, await this.intake.sourceNamed(incident, source));
  }

  /** Forgets a file nothing was read from; its bytes go at once. */
  @Delete('sources/:source')
  @HttpCode(204)
  @Needs('intake.write')
  remove(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.intake.remove(incident, source, actor);
  }

  /** Ends a reading at its next checkpoint: the rows go, the file can be started again. */
  @Post('sources/:source/cancel')
  @HttpCode(200)
  @Needs('intake.write')
  async cancel(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('source') source: string,
    @By() actor: Actor,
  ) {
    const { sourceId } = await this.intake.sourceNamed(incident, source);
    return sourceAnswer(actor, await this.intake.cancel(sourceId, actor));
  }

  /** How many of each reason, with the first of them: line, number of cells, and what the cells look like. */
  @Get('sources/:source/rejects')
  @Needs('intake.read')
  async rejectsOf(@Param('incident', IncidentPipe) incident: IncidentId, @Param('source') source: string) {
    return { rejects: await this.intake.rejectsOf(incident, source) };
  }

  /** File, line and reason of every reject, never a value, for a spreadsheet; streamed, however many there are. */
  @Get('rejects.csv')
  @ApiProduces('text/csv')
  @Needs('intake.read')
  rejectsFile(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { file }: RejectsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = rejectsCsv(this.intake.rejects(incident, file ?? null));
    return sendStream(reply, lines, { type: 'text/csv; charset=utf-8', filename: 'rejects.csv' });
  }

  async *#events(standings: AsyncGenerator<LiveFiles | null>, actor: Actor): AsyncGenerator<string> {
    try {
      let begin = 'retry: 3000\n';
      for await (const standing of standings) {
        if (standing === null) {
          yield `${begin}: still here\n\n`;
        } else {
          const answer = filesAnswer(actor, standing, this.uploads.spool.limitBytes);
          yield `${begin}id: ${standing.version}\nevent: standing\ndata: ${JSON.stringify(answer)}\n\n`;
        }
        begin = '';
      }
    } finally {
      await standings.return(undefined);
    }
  }
}
