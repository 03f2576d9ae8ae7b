/** Before a launch: whom it reaches, what it costs, when it ends; afterwards what of its ceiling is spent. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { Ceilings, LaunchChecks } from '../../notices/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { Launching } from '../launching.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { AmountMinor, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { namesOf } from './names.ts';

export class CeilingBody {
  @AmountMinor({ description: 'The new ceiling, in minor units.' })
  amountMinor!: bigint;

  @Text({ max: 1_000, description: 'Why more shall be spent.' })
  reason!: string;
}

const WAITS = both(
  'A higher ceiling waits for a second person already.',
  'Batas lebih tinggi sudah menunggu orang kedua.',
);
const NOT_METERED = both(
  'Nothing waits for a higher ceiling: its whole ladder costs less.',
  'Tidak ada yang menunggu batas lebih tinggi: seluruh tangga salurannya lebih murah.',
);

@ApiTags('notices')
@Controller('api/v1/notices/:notice')
export class PreflightsController {
  constructor(
    private readonly checks: LaunchChecks,
    private readonly ceilings: Ceilings,
    private readonly launching: Launching,
    private readonly operators: Operators,
  ) {}

  /**
   * Counts, cost, checks and blockers, and the forecast of a launch now; null once it was launched. People, texts and
   * providers are as a worker counted them last; a launch counts anew and refuses by that.
   */
  @Get('preflight')
  @Needs('notice.read')
  async preflight(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    const { preflight, ...when } = await this.checks.last(id);
    const offers = preflight ? await this.launching.offerBlockers(id) : [];
    return {
      ...when,
      preflight: preflight && { ...preflight, blockers: [...preflight.blockers, ...offers] },
      can: { count: can(actor, 'notice.read') },
    };
  }

  /** Asks a worker to count again now; it does by itself while somebody looks. */
  @Post('preflight/count')
  @HttpCode(202)
  @Needs('notice.read')
  async count(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    await this.checks.want(id);
    return this.preflight(id, actor);
  }

  @Get('ceiling')
  @Needs('notice.read')
  async ceiling(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    const standing = await this.ceilings.standing(id);
    const { raises, spentMinor } = standing;
    const names = await namesOf(
      this.operators,
      raises.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
    );
    const waiting = raises[0]?.decision === null ? raises[0] : null;
    const own =
      waiting?.askedBy === actor.operatorId
        ? both(
            'You asked for it: a second person decides.',
            'Anda yang memintanya: orang kedua yang memutuskan.',
          )
        : null;
    return {
      ...standing,
      names,
      can: {
        raise: can(actor, 'notice.write', waiting ? WAITS : spentMinor === null ? NOT_METERED : null),
        decide: can(
          actor,
          'notice.approve',
          waiting
            ? own
            : both(
                'No higher ceiling waits for a decision.',
                'Tidak ada batas lebih tinggi yang menunggu keputusan.',
              ),
        ),
      },
    };
  }

  /** Asks a second person for a higher ceiling of a notice under way. */
  @Post('ceiling')
  @HttpCode(200)
  @Needs('notice.write')
  raise(@Param('notice', IdPipe) id: NoticeId, @Body() body: CeilingBody, @By() actor: Actor) {
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
