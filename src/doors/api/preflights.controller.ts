/** Before a launch: whom it reaches, what it costs, when it ends; afterwards what of its ceiling is spent. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { Ceilings, LaunchForecasts, Preflights } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { AmountMinor, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';

export class RaiseBody {
  @AmountMinor({ description: 'The new ceiling, in minor units.' })
  amountMinor!: bigint;

  @Text({ max: 1_000, description: 'Why more shall be spent.' })
  reason!: string;
}

@ApiTags('notices')
@Controller('api/v1/notices/:notice')
export class PreflightsController {
  constructor(
    private readonly preflights: Preflights,
    private readonly forecasts: LaunchForecasts,
    private readonly ceilings: Ceilings,
  ) {}

  /** Counts, cost, checks and blockers, and the forecast of a launch now; null once it was launched. */
  @Get('preflight')
  @Needs('notice.read')
  async preflight(@Param('notice', IdPipe) id: NoticeId) {
    return { ...(await this.preflights.preflight(id)), forecast: await this.forecasts.of(id) };
  }

  @Get('ceiling')
  @Needs('notice.read')
  ceiling(@Param('notice', IdPipe) id: NoticeId) {
    return this.ceilings.standing(id);
  }

  /** Asks a second person for a higher ceiling of a notice under way. */
  @Post('ceiling')
  @HttpCode(200)
  @Needs('notice.write')
  raise(@Param('notice', IdPipe) id: NoticeId, @Body() body: RaiseBody, @By() actor: Actor) {
    return this.ceilings.ask({ ...body, id }, actor);
  }

  @Post('ceiling/approve')
  @HttpCode(204)
  @Needs('notice.approve')
  approve(@Param('notice', IdPipe) id: NoticeId, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.ceilings.decide({ ...body, id, decision: 'approved' }, actor);
  }

  @Post('ceiling/refuse')
  @HttpCode(204)
  @Needs('notice.approve')
  refuse(@Param('notice', IdPipe) id: NoticeId, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.ceilings.decide({ ...body, id, decision: 'refused' }, actor);
  }
}
