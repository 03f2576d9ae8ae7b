/** A notice begins as a draft. */
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { Drafting } from '../drafting.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { NoticeBody } from './notices.dto.ts';

@ApiTags('notices')
@Controller('api/v1')
export class DraftsController {
  constructor(private readonly drafting: Drafting) {}

  @Post('incidents/:incident/notices')
  @Needs('notice.write')
  draft(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() body: NoticeBody,
    @By() actor: Actor,
  ) {
    return this.drafting.draft({ ...body, incidentId }, actor);
  }
}
