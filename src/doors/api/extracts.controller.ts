/** What leaves the house about people: statements, action lists, extracts for banks. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ActionLists,
  ExtractFiles,
  ExtractJobs,
  Extracts,
  Statements,
  statementPage,
} from '../../extracts/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { ExtractBody } from './extracts.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { actionsOf, ActionsQuery, StatementQuery } from './lookups.dto.ts';
import { PersonPipe } from './person.pipe.ts';
import { jsonLines, sendStream } from './streaming.ts';

@ApiTags('extracts')
@Controller('api/v1')
export class ExtractsController {
  constructor(
    private readonly statements: Statements,
    private readonly actions: ActionLists,
    private readonly extracts: Extracts,
    private readonly files: ExtractFiles,
    private readonly jobs: ExtractJobs,
  ) {}

  /** One person's full statement; contacts only with a reason and `people.reveal`. */
  @Get('incidents/:incident/people/:person/statement')
  @Needs('people.read')
  statement(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @Query() { contactsFor }: StatementQuery,
    @By() actor: Actor,
  ) {
    return this.statements.ofPerson(incident, ref, { contactsFor }, actor);
  }

  /** The same, as a page to print. */
  @Get('incidents/:incident/people/:person/statement.html')
  @Needs('people.read')
  async statementHtml(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @Query() { contactsFor, locale }: StatementQuery,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const statement = await this.statements.ofPerson(incident, ref, { contactsFor }, actor);
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(statementPage(statement, locale));
  }

  /** Everybody's statement in short, contacts included, one JSON object a line. */
  @Get('incidents/:incident/statements')
  @Needs('people.reveal')
  everyone(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = jsonLines(this.statements.everyone(incident, actor));
    return sendStream(reply, lines, {
      type: 'application/x-ndjson; charset=utf-8',
      filename: 'statements.jsonl',
    });
  }

  @Get('incidents/:incident/actions')
  @Needs('people.read')
  count(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: ActionsQuery) {
    return this.actions.count(incident, actionsOf(query));
  }

  /** Customer ids in clear, with id space and categories; how many left, and their hash, stand in the audit. */
  @Get('incidents/:incident/actions.csv')
  @Needs('people.reveal')
  list(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() query: ActionsQuery,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = this.actions.write(incident, actionsOf(query), actor);
    return sendStream(reply, lines, { type: 'text/csv; charset=utf-8', filename: 'actions.csv' });
  }

  @Get('incidents/:incident/extracts')
  @Needs('extract.read')
  async listExtracts(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { extracts: await this.extracts.list(incident) };
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
