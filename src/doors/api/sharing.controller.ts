/** The comparison with other incidents: asked for, approved by a second person, ended by one. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Operators } from '../../operators/index.ts';
import { Sharing, SharingJobs, type SharingStanding } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { pageOf, PageQuery, ReasonBody } from './lookups.dto.ts';
import { namesOf } from './names.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident/sharing')
export class SharingController {
  constructor(
    private readonly sharing: Sharing,
    private readonly jobs: SharingJobs,
    private readonly operators: Operators,
  ) {}

  @Get()
  @Needs('people.read')
  async standing(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const standing = await this.sharing.standing(incident);
    const { latest } = standing;
    const names = await namesOf(this.operators, [latest?.requestedBy, latest?.decidedBy, latest?.endedBy]);
    return { ...standing, names, can: sharingCan(latest, actor) };
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
      ...(await this.sharing.duplicatePeople(incident, page)),
    };
  }
}

function sharingCan(latest: SharingStanding['latest'], actor: Actor) {
  const status = latest?.status;
  const stands = status === 'requested' || status === 'shared';
  const decided =
    status === 'requested'
      ? null
      : both(
          'Nobody asks for it: there is nothing to decide.',
          'Tidak ada yang meminta: tidak ada yang diputuskan.',
        );
  const own =
    latest?.requestedBy === actor.operatorId
      ? both(
          'You asked for it yourself: another person decides.',
          'Anda sendiri yang meminta: orang lain yang memutuskan.',
        )
      : null;
  return {
    request: can(
      actor,
      'sharing.write',
      stands
        ? both('It was asked for or is shared already.', 'Sudah diminta atau sudah dibandingkan.')
        : null,
    ),
    decide: can(actor, 'sharing.approve', decided ?? own),
    end: can(
      actor,
      'sharing.write',
      stands
        ? null
        : both(
            'This incident is not compared with others.',
            'Insiden ini tidak dibandingkan dengan yang lain.',
          ),
    ),
  };
}
