/** Holds of authorities: recorded by one person, confirmed by another, shown until they end. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type HoldId, Holds } from '../../laws/index.ts';
import { By, Needs } from '../access.ts';
import { HoldBody } from './holds.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ReasonBody } from './lookups.dto.ts';

@ApiTags('laws')
@Controller('api/v1')
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  /** All of an incident, newest first. */
  @Get('incidents/:incident/holds')
  @Needs('incident.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { holds: await this.holds.list(incident) };
  }

  /** Notes a written request; it holds nobody until somebody else confirmed it. */
  @Post('incidents/:incident/holds')
  @Needs('hold.write')
  record(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: HoldBody, @By() actor: Actor) {
    return this.holds.record(incident, body, actor);
  }

  /** From now on no launch goes to these people. */
  @Post('holds/:hold/confirm')
  @HttpCode(200)
  @Needs('hold.approve')
  confirm(@Param('hold', IdPipe) hold: HoldId, @By() actor: Actor) {
    return this.holds.confirm(hold, actor);
  }

  /** Ends it before its date. */
  @Post('holds/:hold/end')
  @HttpCode(200)
  @Needs('hold.write')
  end(@Param('hold', IdPipe) hold: HoldId, @Body() { reason }: ReasonBody, @By() actor: Actor) {
    return this.holds.end(hold, reason, actor);
  }
}
