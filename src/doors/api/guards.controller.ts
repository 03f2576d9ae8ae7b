/** Guards: what a run found that a person should look at, decided one by one or, where it holds people, in bulk. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Guards } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import {
  DecideAllBody,
  DecideGuardBody,
  GuardedPeopleQuery,
  GuardsQuery,
  WithdrawBody,
} from './guards.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('guards')
@Controller('api/v1/incidents/:incident/guards')
export class GuardsController {
  constructor(private readonly guards: Guards) {}

  @Get()
  @Needs('people.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: GuardsQuery) {
    return this.guards.list(incident, { ...query, undecided: query.undecided === 'true' });
  }

  /** Every kind, with what it does, how many were found and what is still to be decided. */
  @Get('overview')
  @Needs('people.read')
  async overview(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { kinds: await this.guards.overview(incident) };
  }

  @Post('decide-all')
  @HttpCode(200)
  @Needs('guard.decide')
  decideAll(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: DecideAllBody,
    @By() actor: Actor,
  ) {
    return this.guards.decideAll(incident, body, actor);
  }

  /** One finding with every decision ever taken about it. */
  @Get(':guard')
  @Needs('people.read')
  show(@Param('incident', IncidentPipe) incident: IncidentId, @Param('guard', IdPipe) guard: string) {
    return this.guards.show(incident, guard);
  }

  @Get(':guard/people')
  @Needs('people.read')
  people(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Query() query: GuardedPeopleQuery,
    @By() actor: Actor,
  ) {
    return this.guards.people(incident, guard, { ...query, hints: query.hints === 'true' }, actor);
  }

  @Post(':guard/decide')
  @HttpCode(200)
  @Needs('guard.decide')
  decide(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Body() body: DecideGuardBody,
    @By() actor: Actor,
  ) {
    return this.guards.decide(incident, guard, body, actor);
  }

  @Post(':guard/withdraw')
  @HttpCode(200)
  @Needs('guard.decide')
  withdraw(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Body() { reason }: WithdrawBody,
    @By() actor: Actor,
  ) {
    return this.guards.withdraw(incident, guard, reason, actor);
  }
}
