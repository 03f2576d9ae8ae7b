/** Compensation: a higher budget for a set that was approved, with a reason and a second person. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BudgetRaises } from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { OfferSetId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { Text, Whole } from './fields.ts';
import { IdPipe } from './id.pipe.ts';

class RaiseBody {
  @Whole({ description: 'How many grants or choices there shall be in all.' })
  toGrants!: bigint;

  @Text({ max: 1_000, description: 'Why, for whoever decides.' })
  reason!: string;
}

@ApiTags('offers')
@Controller('api/v1/offer-sets/:set/budget-raises')
export class BudgetRaisesController {
  constructor(private readonly raises: BudgetRaises) {}

  /** Every raise that was asked for, oldest first. */
  @Get()
  @Needs('offer.read')
  list(@Param('set', IdPipe) set: OfferSetId) {
    return this.raises.list(set);
  }

  /** Asks a second person; nothing changes before they agree. */
  @Post()
  @Needs('offer.write')
  ask(@Param('set', IdPipe) set: OfferSetId, @Body() body: RaiseBody, @By() actor: Actor) {
    return this.raises.ask(set, body, actor);
  }

  /** Whoever waits for a share is served in order from then on. */
  @Post('approve')
  @HttpCode(200)
  @Needs('offer_set.approve')
  approve(@Param('set', IdPipe) set: OfferSetId, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.raises.decide(set, { ...body, decision: 'approved' }, actor);
  }

  @Post('refuse')
  @HttpCode(200)
  @Needs('offer_set.approve')
  refuse(@Param('set', IdPipe) set: OfferSetId, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.raises.decide(set, { ...body, decision: 'refused' }, actor);
  }
}
