/** Holds of authorities: recorded by one person, confirmed by another, shown until they end. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type HoldId, Holds, isInForce } from '../../laws/index.ts';
import { Operators } from '../../operators/index.ts';
import { CLOCK } from '../../platform/tokens.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { holdCan } from '../law-can.ts';
import { HoldBody } from './holds.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ReasonBody } from './lookups.dto.ts';
import { namesOf } from './names.ts';

@ApiTags('laws')
@Controller('api/v1')
export class HoldsController {
  constructor(
    private readonly holds: Holds,
    private readonly operators: Operators,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All of an incident, newest first. */
  @Get('incidents/:incident/holds')
  @Needs('incident.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [holds, now] = [await this.holds.list(incident), this.clock.now()];
    const people = holds.flatMap(({ recordedBy, confirmedBy, endedBy }) => [
      recordedBy,
      confirmedBy,
      endedBy,
    ]);
    return {
      holds: holds.map((hold) => ({
        ...hold,
        inForce: isInForce(hold, now),
        can: holdCan(actor, hold, now),
      })),
      names: await namesOf(this.operators, people),
      can: { record: can(actor, 'hold.write') },
    };
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
