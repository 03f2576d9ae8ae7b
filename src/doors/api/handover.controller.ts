/** Files for vendors: which are under way, what became of their people. */
import type { IncomingMessage } from 'node:http';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Batches, BatchFiles, HandoverJobs, Results } from '../../handover/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { can } from '../can.ts';
import { batchCan } from '../handover-can.ts';
import { API_ERRORS } from './api.errors.ts';
import { BatchBody, ConfirmBody, RejectsQuery } from './handover.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { sendStream } from './streaming.ts';

@ApiTags('handover')
@Controller('api/v1')
export class HandoverController {
  constructor(
    private readonly batches: Batches,
    private readonly files: BatchFiles,
    private readonly results: Results,
    private readonly jobs: HandoverJobs,
  ) {}

  @Get('incidents/:incident/batches')
  @Needs('handover.read')
  async listBatches(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const batches = await this.batches.list(incident);
    return {
      batches: batches.map((batch) => ({ ...batch, can: batchCan(actor, batch) })),
      can: { open: can(actor, 'handover.write') },
    };
  }

  /** Takes people who wait for this channel; a worker makes the file then. */
  @Post('batches')
  @Needs('handover.write')
  async open(@Body() body: BatchBody, @By() actor: Actor) {
    const batch = await this.batches.open(body, actor);
    await this.jobs.wake(batch.id);
    return batch;
  }

  @Get('batches/:batch')
  @Needs('handover.read')
  batch(@Param('batch', IdPipe) id: string) {
    return this.batches.get(id);
  }

  /** The ciphertext. The first call hands the batch out; every later one gives the same bytes. */
  @Post('batches/:batch/file')
  @HttpCode(200)
  @Needs('handover.write')
  async fetch(
    @Param('batch', IdPipe) id: string,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, stream } = await this.files.fetch(id, actor);
    await sendStream(reply, stream(), { type: 'application/octet-stream', filename: name });
  }

  /** The vendor has the whole file and said so. */
  @Post('batches/:batch/confirm')
  @HttpCode(200)
  @Needs('handover.write')
  confirm(@Param('batch', IdPipe) id: string, @Body() { confirmation }: ConfirmBody, @By() actor: Actor) {
    return this.batches.confirm(id, confirmation, actor);
  }

  /** Only a file that has not left the house. */
  @Post('batches/:batch/cancel')
  @HttpCode(200)
  @Needs('handover.write')
  cancel(@Param('batch', IdPipe) id: string, @By() actor: Actor) {
    return this.batches.cancel(id, actor);
  }

  @Get('batches/:batch/results')
  @Needs('handover.read')
  async listResults(@Param('batch', IdPipe) id: string) {
    return { results: await this.results.list(id) };
  }

  /** CSV with the columns reference and status, and if known at and code; the same file again changes nothing. */
  @Put('batches/:batch/result')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('handover.write')
  bring(@Param('batch', IdPipe) id: string, @Req() request: KnownRequest, @By() actor: Actor) {
    return this.results.bring(id, bytesOf(request), actor);
  }

  /** Lines of a result file that were not taken, a thousand at most after a line. */
  @Get('results/:result/rejects')
  @Needs('handover.read')
  async rejects(@Param('result', IdPipe) id: string, @Query() { after }: RejectsQuery) {
    return { rejects: await this.results.rejects(id, Number(after ?? 0) || 0) };
  }
}

function bytesOf(request: KnownRequest): AsyncIterable<Uint8Array> {
  const body = request.body as IncomingMessage | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw new DomainError(API_ERRORS.unreadable_body);
  return body;
}
