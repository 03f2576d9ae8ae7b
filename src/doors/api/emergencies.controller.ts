/** One person's approval in an emergency, and the second person's look afterwards. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { Emergencies } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { OneOf, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';

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
  constructor(private readonly emergencies: Emergencies) {}

  /** Whether anybody may approve alone, and what was so approved, unreviewed first. */
  @Get('emergency-approval')
  @Needs('notice.read')
  standing() {
    return this.emergencies.standing();
  }

  /** For incidents declared from now on. */
  @Post('emergency-approval/enable')
  @HttpCode(200)
  @Needs('operator.write')
  async enable(@By() actor: Actor) {
    await this.emergencies.enable(actor);
    return this.emergencies.standing();
  }

  @Post('emergency-approval/disable')
  @HttpCode(200)
  @Needs('operator.write')
  async disable(@By() actor: Actor) {
    await this.emergencies.disable(actor);
    return this.emergencies.standing();
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
}
