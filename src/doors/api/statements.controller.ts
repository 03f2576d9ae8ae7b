/** What is known of people, on paper and in lists: statements, and customer ids for the company's own systems. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActionLists, Statements, statementPage } from '../../extracts/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { actionsOf, ActionsQuery, StatementQuery } from './lookups.dto.ts';
import { PersonPipe } from './person.pipe.ts';
import { jsonLines, sendStream } from './streaming.ts';

@ApiTags('extracts')
@Controller('api/v1')
export class StatementsController {
  constructor(
    private readonly statements: Statements,
    private readonly actions: ActionLists,
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

  /** Every list there is with its people, and whether one may take it. */
  @Get('incidents/:incident/action-lists')
  @Needs('people.read')
  async lists(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const offered = await this.actions.offered(incident);
    return { ...offered, can: { take: can(actor, 'people.reveal') } };
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
}
