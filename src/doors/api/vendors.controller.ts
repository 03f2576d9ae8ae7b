/** Who takes files over: asked for by one person, approved by another. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Vendors } from '../../handover/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { vendorCan } from '../handover-can.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { VendorBody } from './handover.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';

@ApiTags('handover')
@Controller('api/v1')
export class VendorsController {
  constructor(
    private readonly vendors: Vendors,
    private readonly operators: Operators,
  ) {}

  @Get('incidents/:incident/vendors')
  @Needs('handover.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const vendors = await this.vendors.list(incident);
    const people = vendors.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]);
    return {
      vendors: vendors.map((vendor) => ({ ...vendor, can: vendorCan(actor, vendor) })),
      names: await namesOf(this.operators, people),
      can: { ask: can(actor, 'handover.write') },
    };
  }

  /** Asks a second person; nothing is made for the vendor before. */
  @Post('incidents/:incident/vendors')
  @Needs('handover.write')
  request(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() body: VendorBody,
    @By() actor: Actor,
  ) {
    return this.vendors.request({ ...body, incidentId }, actor);
  }

  @Get('vendors/:vendor')
  @Needs('handover.read')
  get(@Param('vendor', IdPipe) id: string) {
    return this.vendors.get(id);
  }

  @Post('vendors/:vendor/approve')
  @HttpCode(200)
  @Needs('handover.approve')
  approve(@Param('vendor', IdPipe) id: string, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.vendors.decide({ ...body, id, decision: 'approved' }, actor);
  }

  @Post('vendors/:vendor/refuse')
  @HttpCode(200)
  @Needs('handover.approve')
  refuse(@Param('vendor', IdPipe) id: string, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.vendors.decide({ ...body, id, decision: 'refused' }, actor);
  }

  /** No further file is made for it. */
  @Post('vendors/:vendor/end')
  @HttpCode(200)
  @Needs('handover.write')
  end(@Param('vendor', IdPipe) id: string, @By() actor: Actor) {
    return this.vendors.end(id, actor);
  }
}
