/** People: the runs that resolve them. */
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Orders } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class PeopleController {
  constructor(private readonly orders: Orders) {}

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
}
