/** Compensation: offers, sets of them, and the second person's yes. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Bundles, Offers, Simulations } from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, OfferId, OfferSetId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { Offering } from '../offering.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { BundleBody, OfferBody, OfferSetBody, RevisionBody, SimulationBody } from './offers.dto.ts';

@ApiTags('offers')
@Controller('api/v1')
export class OffersController {
  constructor(
    private readonly offers: Offers,
    private readonly bundles: Bundles,
    private readonly simulations: Simulations,
    private readonly offering: Offering,
  ) {}

  @Get('incidents/:incident/offers')
  @Needs('offer.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.offering.list(incident, actor);
  }

  @Post('incidents/:incident/offers')
  @Needs('offer.write')
  create(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: OfferBody, @By() actor: Actor) {
    return this.offers.create(incident, body, actor);
  }

  /** Every version, oldest first: what was granted keeps the one it was granted under. */
  @Get('offers/:offer/versions')
  @Needs('offer.read')
  versions(@Param('offer', IdPipe) offer: OfferId) {
    return this.offering.versions(offer);
  }

  /** A new version; sets that exist keep theirs. */
  @Post('offers/:offer/versions')
  @Needs('offer.write')
  revise(@Param('offer', IdPipe) offer: OfferId, @Body() body: RevisionBody, @By() actor: Actor) {
    return this.offers.revise(offer, body, actor);
  }

  /** Reads only: who would get what, at worst and as expected, and what laws still owe. */
  @Post('offer-simulations')
  @HttpCode(200)
  @Needs('offer.read')
  simulate(@Body() { offerSetIds, ...options }: SimulationBody) {
    return this.simulations.run(offerSetIds, options);
  }

  @Get('incidents/:incident/remedies')
  @Needs('offer.read')
  duties(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.simulations.duties(incident);
  }

  @Get('incidents/:incident/offer-bundles')
  @Needs('offer.read')
  listBundles(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.offering.bundlesOf(incident, actor);
  }

  @Post('incidents/:incident/offer-bundles')
  @Needs('offer.write')
  createBundle(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: BundleBody,
    @By() actor: Actor,
  ) {
    return this.bundles.create(incident, body, actor);
  }

  @Get('offer-bundles/:bundle')
  @Needs('offer.read')
  async getBundle(@Param('bundle', IdPipe) bundle: string, @By() actor: Actor) {
    return this.offering.bundle(await this.bundles.get(bundle), actor);
  }

  @Post('offer-bundles/:bundle/submit')
  @HttpCode(200)
  @Needs('offer.write')
  submitBundle(@Param('bundle', IdPipe) bundle: string, @By() actor: Actor) {
    return this.bundles.submit(bundle, actor);
  }

  @Post('offer-bundles/:bundle/approve')
  @HttpCode(200)
  @Needs('offer_set.approve')
  approveBundle(@Param('bundle', IdPipe) bundle: string, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.bundles.decide(bundle, { ...body, decision: 'approved' }, actor);
  }

  @Post('offer-bundles/:bundle/refuse')
  @HttpCode(200)
  @Needs('offer_set.approve')
  refuseBundle(@Param('bundle', IdPipe) bundle: string, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.bundles.decide(bundle, { ...body, decision: 'refused' }, actor);
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

  /** What it holds and what one may do with it; what it would cost is asked of the simulation, or of its estimate. */
  @Get('offer-sets/:set')
  @Needs('offer.read')
  getSet(@Param('set', IdPipe) set: OfferSetId, @By() actor: Actor) {
    return this.offering.set(set, actor);
  }

  /** Over the people of the published run: reads each of them where the rules look at more than what leaked. */
  @Get('offer-sets/:set/estimate')
  @Needs('offer.read')
  estimate(@Param('set', IdPipe) set: OfferSetId) {
    return this.offers.estimate(set);
  }

  /** Every reason why it could not be approved now, over the people of the published run. */
  @Get('offer-sets/:set/findings')
  @Needs('offer.read')
  findings(@Param('set', IdPipe) set: OfferSetId) {
    return this.offers.findings(set);
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

  /** Grants nothing of it any more; what was granted stands. */
  @Post('offer-sets/:set/close')
  @HttpCode(200)
  @Needs('offer.write')
  close(@Param('set', IdPipe) set: OfferSetId, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.offers.close(set, body, actor);
  }
}
