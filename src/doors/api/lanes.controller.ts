/** How fast and whether messages go out: lanes with their brakes, the hotline's cap, and what failed tried again. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId, NoticeId } from '../../kernel/ids.ts';
import { Hotlines, Lanes, Retries } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { CapBody, HaltBody, HotlineBody, RetryBody, RetryFilterBody, retryFilter } from './lanes.dto.ts';

@ApiTags('sending')
@Controller('api/v1')
export class LanesController {
  constructor(
    private readonly lanes: Lanes,
    private readonly hotlines: Hotlines,
    private readonly retries: Retries,
  ) {}

  /** Every sender and country: how fast it may go, its rolling hour, what brakes it, and why it stands still. */
  @Get('lanes')
  @Needs('notice.read')
  async list(@By() actor: Actor) {
    const lanes = await this.lanes.list();
    return {
      lanes: lanes.map((lane) => ({
        ...lane,
        can: {
          halt: can(
            actor,
            'notice.launch',
            lane.status === 'open' ? null : both('It is halted already.', 'Sudah terhenti.'),
          ),
          release: can(
            actor,
            'notice.launch',
            lane.status === 'halted' ? null : both('It is not halted.', 'Tidak sedang terhenti.'),
          ),
          cap: can(actor, 'notice.launch'),
        },
      })),
    };
  }

  /** Somebody has looked at why it was halted; its hour begins anew. */
  @Post('lanes/:lane/release')
  @HttpCode(204)
  @Needs('notice.launch')
  release(@Param('lane', IdPipe) lane: string, @By() actor: Actor) {
    return this.lanes.release(lane, actor);
  }

  /** Nothing is marked failed: what is pending waits until it is released. */
  @Post('lanes/:lane/halt')
  @HttpCode(204)
  @Needs('notice.launch')
  halt(@Param('lane', IdPipe) lane: string, @Body() { reason }: HaltBody, @By() actor: Actor) {
    return this.lanes.haltBy(lane, reason, actor);
  }

  /** Slower than the provider allows, for the whole lane or one mailbox provider; null takes the cap away. */
  @Put('lanes/:lane/cap')
  @HttpCode(204)
  @Needs('notice.launch')
  cap(@Param('lane', IdPipe) laneId: string, @Body() { mailbox, perSecond }: CapBody, @By() actor: Actor) {
    return this.lanes.cap({ laneId, mailbox: mailbox ?? null, perSecond }, actor);
  }

  @Get('incidents/:incident/hotline')
  @Needs('notice.read')
  async hotline(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return { hotline: await this.hotlines.of(incident), can: { set: can(actor, 'notice.launch') } };
  }

  /** Nobody is told faster than the people at the telephone can bear. */
  @Put('incidents/:incident/hotline')
  @Needs('notice.launch')
  async setHotline(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() body: HotlineBody,
    @By() actor: Actor,
  ) {
    return { hotline: await this.hotlines.set({ incidentId, ...body }, actor) };
  }

  @Delete('incidents/:incident/hotline')
  @HttpCode(204)
  @Needs('notice.launch')
  clearHotline(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.hotlines.clear(incident, actor);
  }

  /** How many failed deliveries a retry would send again, by channel, state and reason. */
  @Post('notices/:notice/retry/count')
  @HttpCode(200)
  @Needs('notice.read')
  countRetry(@Param('notice', IdPipe) notice: NoticeId, @Body() filter: RetryFilterBody) {
    return this.retries.count(retryFilter(notice, filter));
  }

  /** Sends exactly those again that were counted. */
  @Post('notices/:notice/retry')
  @HttpCode(200)
  @Needs('notice.launch')
  retry(@Param('notice', IdPipe) notice: NoticeId, @Body() body: RetryBody, @By() actor: Actor) {
    const { expected, reason } = body;
    return this.retries.retry({ ...retryFilter(notice, body), expected, reason }, actor);
  }
}
