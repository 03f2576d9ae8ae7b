/** Compensation: offers, sets of them, and the second person's yes. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Offers } from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, OfferSetId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { OfferBody, OfferSetBody } from './offers.dto.ts';

@ApiTags('offers')
@Controller('api/v1')
export class OffersController {
  constructor(private readonly offers: Offers) {}

  @Get('incidents/:incident/offers')
  @Needs('offer.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.offers.list(incident);
  }

  @Post('incidents/:incident/offers')
  @Needs('offer.write')
  create(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: OfferBody, @By() actor: Actor) {
    return this.offers.create(incident, body, actor);
  }

  @Post('incidents/:incident/offer-sets')
  @Needs('offer.write')
  createSet(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: OfferSetBody,
    @By() actor: Actor,
  ) {
    return this.offers.createSet(incident, body, actor);
  }

  @Get('offer-sets/:set')
  @Needs('offer.read')
  async getSet(@Param('set', IdPipe) set: OfferSetId) {
    const [found, estimate] = await Promise.all([this.offers.getSet(set), this.offers.estimate(set)]);
    return { ...found, estimate };
  }

  @Post('offer-sets/:set/submit')
  @HttpCode(200)
  @Needs('offer.write')
  submit(@Param('set', IdPipe) set: OfferSetId, @By() actor: Actor) {
    return this.offers.submit(set, actor);
  }

  @Post('offer-sets/:set/approve')
  @HttpCode(200)
  @Needs('offer_set.approve')
  approve(@Param('set', IdPipe) set: OfferSetId, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.offers.decide(set, { ...body, decision: 'approved' }, actor);
  }

  @Post('offer-sets/:set/refuse')
  @HttpCode(200)
  @Needs('offer_set.approve')
  refuse(@Param('set', IdPipe) set: OfferSetId, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.offers.decide(set, { ...body, decision: 'refused' }, actor);
  }
}
