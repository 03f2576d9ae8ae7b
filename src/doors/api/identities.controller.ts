/** Who is one person where an operator knows better: merges, splits, taking them back; and people found unaffected. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Identities, Unaffected } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { MergeBody, SplitBody, UndoBody } from './identities.dto.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { findBy, pageOf, PageQuery } from './lookups.dto.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class IdentitiesController {
  constructor(
    private readonly identities: Identities,
    private readonly unaffected: Unaffected,
  ) {}

  /** Every merge and split, newest first, those taken back too. */
  @Get('identity-decisions')
  @Needs('people.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const decisions = await this.identities.list(incident);
    return {
      decisions: decisions.map((decision) => ({
        ...decision,
        can: {
          undo: can(
            actor,
            'people.merge',
            decision.withdrawn && both('It was taken back already.', 'Sudah ditarik kembali.'),
          ),
        },
      })),
      can: { decide: can(actor, 'people.merge') },
    };
  }

  /** Obeyed by the next run and every one after it. */
  @Post('identity-decisions/merge')
  @Needs('people.merge')
  merge(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { group, into, reason }: MergeBody,
    @By() actor: Actor,
  ) {
    return this.identities.merge(incident, { group: findBy(group), into: findBy(into), reason }, actor);
  }

  /** Keeps an e-mail or phone group apart from whoever else has its address, from the next run on. */
  @Post('identity-decisions/split')
  @Needs('people.merge')
  split(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { group, reason }: SplitBody,
    @By() actor: Actor,
  ) {
    return this.identities.split(incident, { group: findBy(group), reason }, actor);
  }

  @Post('identity-decisions/:decision/undo')
  @HttpCode(200)
  @Needs('people.merge')
  undo(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('decision', IdPipe) decision: string,
    @Body() { reason }: UndoBody,
    @By() actor: Actor,
  ) {
    return this.identities.undo(incident, { decision, reason }, actor);
  }

  /** People of contact lists whom the breach did not touch, counted by file; outside every other count. */
  @Get('unaffected')
  @Needs('people.read')
  listUnaffected(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: PageQuery) {
    return this.unaffected.list(incident, pageOf(query));
  }
}
