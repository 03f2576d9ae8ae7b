/** Extracts for banks: asked for by one person, approved by another, fetched as ciphertext. */
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Extract, ExtractFiles, ExtractJobs, Extracts } from '../../extracts/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { ExtractBody } from './extracts.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';
import { sendStream } from './streaming.ts';

@ApiTags('extracts')
@Controller('api/v1')
export class ExtractsController {
  constructor(
    private readonly extracts: Extracts,
    private readonly files: ExtractFiles,
    private readonly jobs: ExtractJobs,
    private readonly operators: Operators,
  ) {}

  @Get('incidents/:incident/extracts')
  @Needs('extract.read')
  async listExtracts(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const extracts = await this.extracts.list(incident);
    const names = await namesOf(
      this.operators,
      extracts.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
    );
    return {
      extracts: extracts.map((extract) => ({ ...extract, can: extractCan(extract, actor) })),
      names,
      can: { request: can(actor, 'extract.write') },
    };
  }

  @Post('incidents/:incident/extracts')
  @Needs('extract.write')
  request(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() body: ExtractBody,
    @By() actor: Actor,
  ) {
    return this.extracts.request({ ...body, incidentId }, actor);
  }

  @Get('extracts/:extract')
  @Needs('extract.read')
  get(@Param('extract', IdPipe) id: string) {
    return this.extracts.get(id);
  }

  /** A worker makes it then. */
  @Post('extracts/:extract/approve')
  @HttpCode(200)
  @Needs('extract.approve')
  async approve(@Param('extract', IdPipe) id: string, @Body() body: ApproveBody, @By() actor: Actor) {
    const extract = await this.extracts.decide({ ...body, id, decision: 'approved' }, actor);
    await this.jobs.wake(id);
    return extract;
  }

  @Post('extracts/:extract/refuse')
  @HttpCode(200)
  @Needs('extract.approve')
  refuse(@Param('extract', IdPipe) id: string, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.extracts.decide({ ...body, id, decision: 'refused' }, actor);
  }

  @Post('extracts/:extract/withdraw')
  @HttpCode(200)
  @Needs('extract.write')
  withdraw(@Param('extract', IdPipe) id: string, @By() actor: Actor) {
    return this.extracts.withdraw(id, actor);
  }

  /** The ciphertext; only the bank can read it. */
  @Get('extracts/:extract/file')
  @Needs('extract.write')
  async fetch(
    @Param('extract', IdPipe) id: string,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, stream } = await this.files.fetch(id, actor);
    await sendStream(reply, stream(), { type: 'application/octet-stream', filename: name });
  }
}

function extractCan({ status, requestedBy }: Extract, actor: Actor) {
  const open =
    status === 'requested'
      ? null
      : both('It was decided or taken back already.', 'Sudah diputuskan atau ditarik.');
  const own =
    requestedBy === actor.operatorId
      ? both(
          'You asked for it yourself: another person decides.',
          'Anda sendiri yang meminta: orang lain yang memutuskan.',
        )
      : null;
  return {
    decide: can(actor, 'extract.approve', open ?? own),
    withdraw: can(actor, 'extract.write', open),
    fetch: can(
      actor,
      'extract.write',
      status === 'ready' ? null : both('There is no file to fetch.', 'Tidak ada berkas untuk diambil.'),
    ),
  };
}
