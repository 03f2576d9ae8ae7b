/** Seed recipients: our own people, who get every wave's message. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type SeedInput, Seeds } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { OneOf, Text } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { IdPipe } from './id.pipe.ts';

export class SeedBody implements SeedInput {
  @Text({
    max: 100,
    description: 'What operators call it; never an address.',
    example: 'Gmail of the web team',
  })
  label!: string;

  @Text({ max: 254, optional: true })
  email?: string;

  @Text({ max: 30, optional: true, description: 'A mobile number.' })
  phone?: string;

  @Text({ max: 200, optional: true })
  name?: string;

  @OneOf(['id', 'en'], { optional: true })
  locale?: string;
}

@ApiTags('notices')
@Controller('api/v1')
export class SeedsController {
  constructor(private readonly seeds: Seeds) {}

  @Get('incidents/:incident/seeds')
  @Needs('notice.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return { seeds: await this.seeds.list(incident), can: { change: can(actor, 'notice.write') } };
  }

  /** From the next launch on. */
  @Post('incidents/:incident/seeds')
  @Needs('notice.write')
  add(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: SeedBody, @By() actor: Actor) {
    return this.seeds.add(incident, body, actor);
  }

  @Delete('incidents/:incident/seeds/:seed')
  @HttpCode(204)
  @Needs('notice.write')
  remove(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('seed', IdPipe) seed: string,
    @By() actor: Actor,
  ) {
    return this.seeds.remove(incident, seed, actor);
  }
}
