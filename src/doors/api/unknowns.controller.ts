/** What may or may not have arrived, whom not to write to again, and what a restored database still has to learn. */
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { CohortId, DeliveryNo, IncidentId, NoticeId } from '../../kernel/ids.ts';
import {
  type DeliveryRef,
  NOTICES_ERRORS,
  Restores,
  UNKNOWN_STANDINGS,
  Unknowns,
} from '../../notices/index.ts';
import { type Brought, EventImports, SuppressedAddresses } from '../../receipts/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { API_ERRORS } from './api.errors.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import {
  DecideUnknownsBody,
  LanePolicyBody,
  LiftBody,
  SuppressionsQuery,
  UnknownsQuery,
  WaiveBody,
} from './unknowns.dto.ts';

@ApiTags('sending')
@Controller('api/v1')
export class UnknownsController {
  constructor(
    private readonly unknowns: Unknowns,
    private readonly suppressed: SuppressedAddresses,
    private readonly restores: Restores,
    private readonly eventImports: EventImports,
  ) {}

  /** Open unknowns, a page at a time, with their age and what was known around them when they were last looked at. */
  @Get('incidents/:incident/unknowns')
  @Needs('notice.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: UnknownsQuery) {
    const { after, limit, notice, standing, channel, olderThanMinutes } = query;
    const page = await this.unknowns.list(incident, {
      noticeId: notice as NoticeId | undefined,
      standing,
      channel,
      olderThanMinutes,
      after: after === undefined ? undefined : refOf(after),
      limit,
    });
    return { unknowns: page.unknowns, next: page.next && textOf(page.next), standings: UNKNOWN_STANDINGS };
  }

  /** How many, by notice, channel and reason, and how old the oldest of each is. */
  @Get('incidents/:incident/unknowns/overview')
  @Needs('notice.read')
  async overview(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const counts = await this.unknowns.overview(incident);
    const none = counts.length === 0 ? both('Nothing is unknown.', 'Tidak ada yang tidak diketahui.') : null;
    return { counts, standings: UNKNOWN_STANDINGS, can: { decide: can(actor, 'notice.launch', none) } };
  }

  /** Decides one or many: `resend`, `next_channel`, `told` or `give_up`, with the reason that is kept. */
  @Post('incidents/:incident/unknowns/decide')
  @HttpCode(200)
  @Needs('notice.launch')
  decide(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() { deliveries, all, decision, reason }: DecideUnknownsBody,
    @By() actor: Actor,
  ) {
    const named = deliveries?.map(({ cohortId, deliveryNo }) => ({
      cohortId: cohortId as CohortId,
      deliveryNo: deliveryNo as DeliveryNo,
    }));
    if ((named === undefined) === (all === undefined)) throw new DomainError(NOTICES_ERRORS.which_unknowns);
    const which = named ?? { ...all, noticeId: all?.noticeId as NoticeId | undefined };
    return this.unknowns.decide({ incidentId, which, decision, reason }, actor);
  }

  /** People who were sent a second copy after a recorded presumption. */
  @Get('incidents/:incident/duplicates')
  @Needs('notice.read')
  async duplicates(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { duplicates: await this.unknowns.duplicates(incident) };
  }

  /** What becomes of a lane's unknowns whatever its notices say; null: as the notices say. */
  @Put('lanes/:lane/unknown-policy')
  @HttpCode(204)
  @Needs('notice.launch')
  lanePolicy(@Param('lane', IdPipe) lane: string, @Body() { policy }: LanePolicyBody, @By() actor: Actor) {
    return this.unknowns.setLanePolicy(lane, policy, actor);
  }

  /** Addresses that bounced for good or complained, by ids that cannot be read. */
  @Get('incidents/:incident/suppressions')
  @Needs('notice.read')
  async suppressions(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() query: SuppressionsQuery,
    @By() actor: Actor,
  ) {
    const { lifted, ...rest } = query;
    const page = await this.suppressed.list(incident, {
      ...rest,
      lifted: lifted === undefined ? undefined : lifted === 'yes',
    });
    return { ...page, can: { lift: can(actor, 'notice.launch') } };
  }

  /** Lets addresses be written to again, with a reason; a later bounce or complaint takes it back. */
  @Post('incidents/:incident/suppressions/lift')
  @HttpCode(200)
  @Needs('notice.launch')
  async lift(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() { ids, reason }: LiftBody,
    @By() actor: Actor,
  ) {
    return { lifted: await this.suppressed.lift({ incidentId, ids, reason }, actor) };
  }

  /** Restores that were noticed, and how far the replay of what happened since is. */
  @Get('restores')
  @Needs('notice.read')
  async restored(@By() actor: Actor) {
    const restores = await this.restores.list();
    const replaying = restores.some(({ finishedAt, waivedBy }) => finishedAt === null && waivedBy === null);
    const none = replaying ? null : both('Nothing is being replayed.', 'Tidak ada yang sedang ditelusuri.');
    return { restores, can: { waive: can(actor, 'notice.approve', none) } };
  }

  /** One event archive of another host, as its lines stand in its file; any number of times. */
  @Put('restores/events')
  @HttpCode(200)
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Needs('notice.launch')
  bringEvents(@Req() request: FastifyRequest, @By() actor: Actor): Promise<Brought> {
    const input = request.body as IncomingMessage | undefined;
    if (!input || !('pipe' in input)) throw new DomainError(API_ERRORS.unreadable_body);
    return this.eventImports.bring(createInterface({ input }), actor);
  }

  /** Goes on without the rest of the replay, because a person says so and why. */
  @Post('restores/waive')
  @HttpCode(200)
  @Needs('notice.approve')
  async waive(@Body() { reason }: WaiveBody, @By() actor: Actor) {
    return { waived: await this.restores.waive(reason, actor) };
  }
}

/** `<cohort>_<delivery>`, as the page before named the next one. */
function refOf(text: string): DeliveryRef {
  const m = /^(\d{1,18})_(\d{1,18})$/.exec(text);
  if (!m) throw new DomainError(API_ERRORS.invalid_number, { name: 'after' });
  return { cohortId: BigInt(m[1]!) as CohortId, deliveryNo: BigInt(m[2]!) as DeliveryNo };
}

function textOf({ cohortId, deliveryNo }: DeliveryRef): string {
  return `${cohortId}_${deliveryNo}`;
}
