/** One person's approval in an emergency, and the second person's look afterwards. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { Emergencies } from '../../notices/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { OneOf, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { namesOf } from './names.ts';

export class AloneBody {
  @Text({ max: 1_000, description: 'Why this cannot wait for a second person.' })
  reason!: string;

  @Text({ max: 64, optional: true, description: 'What you looked at.' })
  digest?: string;
}

export const REVIEWS = ['upheld', 'objected'] as const;

export class ReviewBody {
  @OneOf(REVIEWS, { description: 'An objection pauses what is being sent, and needs a reason.' })
  review!: (typeof REVIEWS)[number];

  @Text({ max: 1_000, optional: true })
  reason?: string;
}

@ApiTags('notices')
@Controller('api/v1')
export class EmergenciesController {
  constructor(
    private readonly emergencies: Emergencies,
    private readonly operators: Operators,
  ) {}

  /** Whether anybody may approve alone, and what was so approved, unreviewed first. */
  @Get('emergency-approval')
  @Needs('notice.read')
  standing(@By() actor: Actor) {
    return this.#standing(actor);
  }

  /** For incidents declared from now on. */
  @Post('emergency-approval/enable')
  @HttpCode(200)
  @Needs('operator.write')
  async enable(@By() actor: Actor) {
    await this.emergencies.enable(actor);
    return this.#standing(actor);
  }

  @Post('emergency-approval/disable')
  @HttpCode(200)
  @Needs('operator.write')
  async disable(@By() actor: Actor) {
    await this.emergencies.disable(actor);
    return this.#standing(actor);
  }

  @Post('notices/:notice/approve-alone')
  @HttpCode(200)
  @Needs('notice.approve')
  approveAlone(@Param('notice', IdPipe) id: NoticeId, @Body() body: AloneBody, @By() actor: Actor) {
    return this.emergencies.approveAlone({ ...body, id }, actor);
  }

  @Post('notices/:notice/review')
  @HttpCode(204)
  @Needs('notice.approve')
  review(@Param('notice', IdPipe) id: NoticeId, @Body() body: ReviewBody, @By() actor: Actor) {
    return this.emergencies.review({ ...body, id }, actor);
  }

  /** Of the incidents one works on. */
  async #standing(actor: Actor) {
    const { enabled, approvals } = await this.emergencies.standing();
    const seen = approvals.filter(
      ({ incidentId }) => actor.incidents === 'all' || actor.incidents.has(incidentId),
    );
    const people = seen.flatMap(({ approvedBy, reviewedBy }) => [approvedBy, reviewedBy]);
    return {
      enabled,
      approvals: seen,
      names: await namesOf(this.operators, [...people, enabled?.enabledBy]),
      can: {
        enable: can(actor, 'operator.write', enabled ? both('It is enabled.', 'Sudah diizinkan.') : null),
        disable: can(
          actor,
          'operator.write',
          enabled ? null : both('It is not enabled.', 'Tidak diizinkan.'),
        ),
      },
    };
  }
}
