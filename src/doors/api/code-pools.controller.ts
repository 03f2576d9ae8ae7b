/** Pools of codes: made, filled, watched and taken out of use. */
import type { IncomingMessage } from 'node:http';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CodeFiles, CodePools } from '../../codes/index.ts';
import { referenceOf } from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import { can } from '../can.ts';
import { poolCan } from '../money-can.ts';
import { API_ERRORS } from './api.errors.ts';
import {
  AfterLineQuery,
  AfterReferenceQuery,
  CodeReasonBody,
  FileNameQuery,
  GenerateBody,
  PoolBody,
  redemptionOf,
} from './codes.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { sendStream } from './streaming.ts';

const CSV = 'text/csv; charset=utf-8';

@ApiTags('codes')
@Controller('api/v1')
export class CodePoolsController {
  constructor(
    private readonly pools: CodePools,
    private readonly files: CodeFiles,
  ) {}

  /** Every pool, and how long the codes of each offer last at the rate of the last days. */
  @Get('incidents/:incident/code-pools')
  @Needs('code.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [pools, stock] = await Promise.all([this.pools.list(incident), this.pools.stock(incident)]);
    return {
      pools: pools.map((pool) => ({ ...pool, can: poolCan(actor, pool) })),
      stock,
      can: {
        create: can(actor, 'code.write'),
        find: can(actor, 'code.read'),
        change: can(actor, 'code.write'),
      },
    };
  }

  @Post('incidents/:incident/code-pools')
  @Needs('code.write')
  create(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: PoolBody, @By() actor: Actor) {
    return this.pools.create(incident, body, actor);
  }

  @Get('code-pools/:pool')
  @Needs('code.read')
  async get(@Param('pool', IdPipe) id: string, @By() actor: Actor) {
    const pool = await this.pools.get(id);
    return { ...pool, can: poolCan(actor, pool) };
  }

  /** CSV with a column code and, if known, a column expires; wholly or not at all; the same file again changes nothing. */
  @Put('code-pools/:pool/file')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('code.write')
  bring(
    @Param('pool', IdPipe) id: string,
    @Query() { name }: FileNameQuery,
    @Req() request: KnownRequest,
    @By() actor: Actor,
  ) {
    return this.files.bring(id, { name: name ?? 'codes.csv', bytes: bytesOf(request) }, actor);
  }

  @Get('code-pools/:pool/files')
  @Needs('code.read')
  async listFiles(@Param('pool', IdPipe) id: string) {
    return { files: await this.files.list(id) };
  }

  /** Lines that were not taken, a thousand at most after a line. */
  @Get('code-files/:file/rejects')
  @Needs('code.read')
  async rejects(@Param('file', IdPipe) id: string, @Query() { after }: AfterLineQuery) {
    return { rejects: await this.files.rejects(id, Number(after ?? 0) || 0) };
  }

  /** All of them, to send back to the vendor: line, reason, meaning; never a code. */
  @Get('code-files/:file/rejects.csv')
  @Needs('code.read')
  rejectsCsv(@Param('file', IdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    return sendStream(reply, this.files.rejectsCsv(id), { type: CSV, filename: 'rejects.csv' });
  }

  /** Draws codes into a generated pool. */
  @Post('code-pools/:pool/generate')
  @HttpCode(200)
  @Needs('code.write')
  generate(@Param('pool', IdPipe) id: string, @Body() body: GenerateBody, @By() actor: Actor) {
    return this.pools.generate(id, body, actor);
  }

  /** The codes of a generated pool in clear, for the shop that must accept them; audited first. */
  @Post('code-pools/:pool/reveal')
  @HttpCode(200)
  @Needs('code.reveal')
  reveal(@Param('pool', IdPipe) id: string, @By() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    return sendStream(reply, this.pools.reveal(id, actor), { type: CSV, filename: 'codes.csv' });
  }

  /** Who holds a code of the pool, a thousand at most after a reference. */
  @Get('code-pools/:pool/assigned')
  @Needs('code.read')
  async assigned(@Param('pool', IdPipe) id: string, @Query() { after }: AfterReferenceQuery) {
    const held = await this.pools.assigned(id, after === undefined ? null : redemptionOf(after));
    return {
      assigned: held.map(({ cohortId, redemptionId, ...one }) => {
        return { reference: referenceOf(cohortId, redemptionId), ...one };
      }),
    };
  }

  /** Nothing is assigned from it any more. */
  @Post('code-pools/:pool/quarantine')
  @HttpCode(200)
  @Needs('code.write')
  quarantine(@Param('pool', IdPipe) id: string, @Body() { reason }: CodeReasonBody, @By() actor: Actor) {
    return this.pools.quarantine(id, reason, actor);
  }

  /** Back to use; by another person than who quarantined it. */
  @Post('code-pools/:pool/release')
  @HttpCode(200)
  @Needs('code.approve')
  release(@Param('pool', IdPipe) id: string, @By() actor: Actor) {
    return this.pools.release(id, actor);
  }

  /** Everybody who holds a code of a quarantined pool gets another one, first in line. */
  @Post('code-pools/:pool/replace')
  @HttpCode(200)
  @Needs('code.write')
  replace(@Param('pool', IdPipe) id: string, @Body() { reason }: CodeReasonBody, @By() actor: Actor) {
    return this.pools.replaceAll(id, reason, actor);
  }

  /** For good. */
  @Post('code-pools/:pool/close')
  @HttpCode(200)
  @Needs('code.write')
  close(@Param('pool', IdPipe) id: string, @By() actor: Actor) {
    return this.pools.close(id, actor);
  }
}

function bytesOf(request: KnownRequest): AsyncIterable<Uint8Array> {
  const body = request.body as IncomingMessage | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw new DomainError(API_ERRORS.unreadable_body);
  return body;
}
