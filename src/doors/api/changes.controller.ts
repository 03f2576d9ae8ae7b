/** People who were told something that is no longer the whole truth. */
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { IncidentId } from '../../kernel/ids.ts';
import { CHANGE_LISTS, type ChangeList, Changes, KeptChanges } from '../../notices/index.ts';
import { Needs } from '../access.ts';
import { OneOf } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { pageOf, PageQuery } from './lookups.dto.ts';

export class ChangesQuery extends PageQuery {
  @OneOf(CHANGE_LISTS, {
    optional: true,
    description: '`grew`: for a supplement; `shrank`: for a correction.',
  })
  list?: ChangeList;
}

@ApiTags('notices')
@Controller('api/v1/incidents/:incident/notice-changes')
export class ChangesController {
  constructor(
    private readonly changes: Changes,
    private readonly kept: KeptChanges,
  ) {}

  /** Without a list the counts of both as a worker counted them last; with one its people of now, a page at a time. */
  @Get()
  @Needs('notice.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: ChangesQuery) {
    if (query.list === undefined) return this.kept.last(incident);
    return this.changes.list(incident, query.list, pageOf(query));
  }

  /** Asks a worker to count again now. */
  @Post('count')
  @HttpCode(202)
  @Needs('notice.read')
  async count(@Param('incident', IncidentPipe) incident: IncidentId) {
    await this.kept.want(incident);
    return this.kept.last(incident);
  }
}
