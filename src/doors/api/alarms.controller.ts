/** What a person must look at now. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Alarm, Alarms, WrongBursts } from '../../alarms/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Both, both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { AcknowledgeBody, AlarmsQuery } from './alarms.dto.ts';
import { IdPipe } from './id.pipe.ts';

@ApiTags('alarms')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(
    private readonly alarms: Alarms,
    private readonly bursts: WrongBursts,
  ) {}

  /** Open ones, the latest first; with `all=true` also those that are over. */
  @Get()
  @Needs('alarm.read')
  async list(@Query() { all }: AlarmsQuery, @By() actor: Actor) {
    const alarms = await this.alarms.list({ all: all === 'true' });
    return {
      alarms: alarms
        .filter(({ incidentId }) => isOf(actor, incidentId))
        .map((alarm) => ({ ...alarm, can: { acknowledge: can(actor, 'alarm.write', notOpen(alarm)) } })),
      can: { test: can(actor, 'alarm.write') },
    };
  }

  /** Networks that tried too many links, codes or questions that are not theirs, the latest first. */
  @Get('wrong-tries')
  @Needs('alarm.read')
  async wrongTries() {
    return { bursts: await this.bursts.list() };
  }

  /** Somebody is on it. */
  @Post(':alarm/acknowledge')
  @HttpCode(200)
  @Needs('alarm.write')
  acknowledge(
    @Param('alarm', IdPipe) alarm: Alarm['id'],
    @Body() { reason }: AcknowledgeBody,
    @By() actor: Actor,
  ) {
    return this.alarms.acknowledge(alarm, actor, reason);
  }

  /** Tells a test by every path now. */
  @Post('test')
  @HttpCode(200)
  @Needs('alarm.write')
  async test(@By() actor: Actor) {
    return { paths: await this.alarms.test(actor) };
  }
}

/** What is of no incident is everybody's. */
function isOf(actor: Actor, incidentId: IncidentId | null): boolean {
  return incidentId === null || actor.incidents === 'all' || actor.incidents.has(incidentId);
}

function notOpen({ overAt, seenBy }: Alarm): Both | null {
  if (overAt !== null) return both('It is over.', 'Sudah lewat.');
  return seenBy === null ? null : both(`${seenBy} is on it.`, `${seenBy} sedang menanganinya.`);
}
