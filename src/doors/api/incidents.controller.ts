/** Incidents: declared, their facts kept true, and what they still need. */
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Incidents, Readiness } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { By, Needs } from '../access.ts';
import { declaresAny, ofIncidents } from '../reach.ts';
import { DeclareBody, FactsBody } from './incidents.dto.ts';

@ApiTags('incidents')
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: Incidents,
    private readonly readiness: Readiness,
  ) {}

  @Post()
  @Needs('incident.write')
  declare(@Body() body: DeclareBody, @By() actor: Actor) {
    declaresAny(actor);
    return this.incidents.declare(body, actor);
  }

  @Get()
  @Needs('incident.read')
  async list(@By() actor: Actor) {
    return { incidents: ofIncidents(actor, await this.incidents.list(), ({ id }) => id) };
  }

  @Get(':incident')
  @Needs('incident.read')
  get(@Param('incident') incident: string) {
    return this.incidents.get(incident);
  }

  @Patch(':incident/facts')
  @Needs('incident.write')
  setFacts(@Param('incident') incident: string, @Body() body: FactsBody, @By() actor: Actor) {
    return this.incidents.setFacts(incident, body, actor);
  }

  @Get(':incident/readiness')
  @Needs('incident.read')
  look(@Param('incident') incident: string) {
    return this.readiness.list(incident);
  }
}
