/** Who cannot be written to by a file: before it is made, and afterwards. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Outlooks } from '../../handover/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { LeftOutQuery, OutlookQuery } from './handover.dto.ts';
import { IdPipe } from './id.pipe.ts';

@ApiTags('handover')
@Controller('api/v1')
export class OutlooksController {
  constructor(private readonly outlooks: Outlooks) {}

  /** What a file opened now would hold, and whom it could not write to; nobody is taken into it. */
  @Get('notices/:notice/outlook')
  @Needs('handover.write')
  outlook(@Param('notice', IdPipe) id: string, @Query() { vendor, limit }: OutlookQuery, @By() actor: Actor) {
    const order = { noticeId: id as NoticeId, vendorId: vendor };
    return this.outlooks.of(limit === undefined ? order : { ...order, limit: Number(limit) }, actor);
  }

  /** Whom a made file left out, a thousand to a page. */
  @Get('batches/:batch/left-out')
  @Needs('handover.read')
  leftOut(@Param('batch', IdPipe) id: string, @Query() { page }: LeftOutQuery) {
    return this.outlooks.leftOut(id, Number(page ?? 0));
  }
}
