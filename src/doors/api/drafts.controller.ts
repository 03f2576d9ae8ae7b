/** A notice begins as a draft, which is changed until it is submitted, or discarded. */
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, NoticeId } from '../../kernel/ids.ts';
import { Drafts } from '../../notices/index.ts';
import { By, Needs } from '../access.ts';
import { Drafting } from '../drafting.ts';
import { withoutPins } from '../noticing.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { EditBody, NoticeBody } from './notices.dto.ts';

@ApiTags('notices')
@Controller('api/v1')
export class DraftsController {
  constructor(
    private readonly drafting: Drafting,
    private readonly drafts: Drafts,
  ) {}

  @Post('incidents/:incident/notices')
  @Needs('notice.write')
  draft(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() body: NoticeBody,
    @By() actor: Actor,
  ) {
    return this.drafting.draft({ ...body, incidentId }, actor);
  }

  /** Name, texts, people and offers of a draft; once submitted they are withdrawn first. Whoever changes it never approves it. */
  @Post('notices/:notice/edit')
  @HttpCode(200)
  @Needs('notice.write')
  async edit(@Param('notice', IdPipe) id: NoticeId, @Body() body: EditBody, @By() actor: Actor) {
    return withoutPins(await this.drafts.change(id, body, actor));
  }

  /** For good: it can be read, but not changed, submitted or launched. Again changes nothing. */
  @Post('notices/:notice/discard')
  @HttpCode(204)
  @Needs('notice.write')
  discard(@Param('notice', IdPipe) id: NoticeId, @By() actor: Actor) {
    return this.drafts.discard(id, actor);
  }
}
