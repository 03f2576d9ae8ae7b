/** People: the runs that resolve them, the doubts a person decides, and the profiles of what leaked. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Orders } from '../../operators/index.ts';
import { DECISIONS, type GuardDecision, People } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { OneOf, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';

class DecideGuardBody {
  @OneOf(DECISIONS)
  decision!: GuardDecision;

  @Text({ max: 1_000 })
  reason!: string;
}

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly orders: Orders,
  ) {}

  /** Runs in the worker; ask `runs/latest` what became of it. */
  @Post('resolve')
  @HttpCode(202)
  @Needs('people.resolve')
  async resolve(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const { id } = await this.orders.place('resolve', incident, actor);
    return { run: id };
  }

  @Get('runs/latest')
  @Needs('people.read')
  async latestRun(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { run: await this.orders.latest('resolve', incident) };
  }

  @Get('guards')
  @Needs('people.read')
  async listGuards(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { guards: await this.people.guards(incident) };
  }

  @Post('guards/:guard/decide')
  @HttpCode(200)
  @Needs('guard.decide')
  decide(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Body() body: DecideGuardBody,
    @By() actor: Actor,
  ) {
    return this.people.decide(guard, { ...body, incidentId }, actor);
  }
}
