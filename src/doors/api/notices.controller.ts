/** Notices: drafted, submitted, approved by a second person, launched, watched. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, NoticeId } from '../../kernel/ids.ts';
import { Launches, Notices, Plans } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { Launching } from '../launching.ts';
import { Noticing, withoutPins } from '../noticing.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { LaunchBody, OpenWaveBody, PlanBody } from './notices.dto.ts';

@ApiTags('notices')
@Controller('api/v1')
export class NoticesController {
  constructor(
    private readonly notices: Notices,
    private readonly plans: Plans,
    private readonly launches: Launches,
    private readonly launching: Launching,
    private readonly noticing: Noticing,
  ) {}

  @Get('incidents/:incident/notices')
  @Needs('notice.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.noticing.list(incident, actor);
  }

  /** What it says and to whom, how far it is, and what whoever asks may do with it. */
  @Get('notices/:notice')
  @Needs('notice.read')
  get(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.noticing.one(id, actor);
  }

  /** Waves, quiet hours, deadline and ceiling of a draft; once submitted they are withdrawn first. */
  @Post('notices/:notice/plan')
  @HttpCode(200)
  @Needs('notice.write')
  async plan(@Param('notice', IdPipe) id: NoticeId, @Body() body: PlanBody, @By() actor: Actor) {
    return withoutPins(await this.plans.change(id, body, actor));
  }

  @Post('notices/:notice/submit')
  @HttpCode(200)
  @Needs('notice.write')
  submit(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.notices.requestApproval(id, actor);
  }

  @Post('notices/:notice/approve')
  @HttpCode(204)
  @Needs('notice.approve')
  approve(@Param('notice', IdPipe) id: NoticeId, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.notices.decide({ ...body, id, decision: 'approved' }, actor);
  }

  @Post('notices/:notice/refuse')
  @HttpCode(204)
  @Needs('notice.approve')
  refuse(@Param('notice', IdPipe) id: NoticeId, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.notices.decide({ ...body, id, decision: 'refused' }, actor);
  }

  @Post('notices/:notice/withdraw')
  @HttpCode(204)
  @Needs('notice.write')
  withdraw(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.notices.withdraw(id, actor);
  }

  @Post('notices/:notice/launch')
  @HttpCode(200)
  @Needs('notice.launch')
  launch(@Param('notice', IdPipe) id: NoticeId, @Body() body: LaunchBody, @By() actor: Actor) {
    return this.launching.launch(id, body, actor);
  }

  /** Lets the next wave go that waits for a person; opening an open wave changes nothing. */
  @Post('notices/:notice/open-wave')
  @HttpCode(204)
  @Needs('notice.launch')
  openWave(@Param('notice', IdPipe) id: NoticeId, @Body() body: OpenWaveBody, @By() actor: Actor) {
    return this.launches.openWave(id, body.wave, actor);
  }

  @Post('notices/:notice/pause')
  @HttpCode(204)
  @Needs('notice.launch')
  pause(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.launches.pause(id, actor);
  }

  @Post('notices/:notice/resume')
  @HttpCode(204)
  @Needs('notice.launch')
  resume(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.launches.resume(id, actor);
  }

  /** For good; answers the exact remainder. */
  @Post('notices/:notice/stop')
  @HttpCode(200)
  @Needs('notice.launch')
  stop(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.launches.stop(id, actor);
  }
}
