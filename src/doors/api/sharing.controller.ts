/** The comparison with other incidents: asked for, approved by a second person, ended by one. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Sharing, SharingJobs } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { pageOf, PageQuery, ReasonBody } from './lookups.dto.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident/sharing')
export class SharingController {
  constructor(
    private readonly sharing: Sharing,
    private readonly jobs: SharingJobs,
  ) {}

  @Get()
  @Needs('people.read')
  standing(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.sharing.standing(incident);
  }

  @Post()
  @HttpCode(200)
  @Needs('sharing.write')
  request(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { reason }: ReasonBody,
    @By() actor: Actor,
  ) {
    return this.sharing.request(incident, reason, actor);
  }

  @Post('approve')
  @HttpCode(200)
  @Needs('sharing.approve')
  async approve(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: ApproveBody,
    @By() actor: Actor,
  ) {
    const standing = await this.sharing.decide(incident, { ...body, decision: 'approved' }, actor);
    await this.jobs.wake(incident);
    return standing;
  }

  @Post('refuse')
  @HttpCode(200)
  @Needs('sharing.approve')
  refuse(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: RefuseBody,
    @By() actor: Actor,
  ) {
    return this.sharing.decide(incident, { ...body, decision: 'refused' }, actor);
  }

  /** Every key goes at once, with proof in the audit. */
  @Post('end')
  @HttpCode(200)
  @Needs('sharing.write')
  end(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { reason }: ReasonBody,
    @By() actor: Actor,
  ) {
    return this.sharing.end(incident, reason, actor);
  }

  @Get('duplicates')
  @Needs('people.read')
  async duplicates(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: PageQuery) {
    const page = pageOf(query);
    return {
      ...(await this.sharing.duplicates(incident)),
      people: await this.sharing.duplicatePeople(incident, page),
    };
  }
}
