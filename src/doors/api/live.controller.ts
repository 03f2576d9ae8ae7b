/** Live counters of a notice, as server-sent events: one after each change, until it has ended. */
import { Controller, Get, type OnModuleDestroy, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NoticeId } from '../../kernel/ids.ts';
import { type LiveStanding, Progress } from '../../notices/index.ts';
import { Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { sendEvents } from './streaming.ts';

@ApiTags('notices')
@Controller('api/v1')
export class LiveController implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(private readonly progress: Progress) {}

  /** Nobody who watches keeps the process from ending. */
  onModuleDestroy(): void {
    this.#closing.abort();
  }

  @Get('notices/:notice/live')
  @ApiOperation({
    summary: 'Where it stands, again after each change: `event: standing` with the status as JSON.',
  })
  @ApiProduces('text/event-stream')
  @Needs('notice.read')
  async live(
    @Param('notice', IdPipe) id: NoticeId,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const left = new AbortController();
    request.raw.once('close', () => left.abort());
    const signal = AbortSignal.any([left.signal, this.#closing.signal]);
    await sendEvents(reply, eventsOf(this.progress.watch(id, signal)));
  }
}

async function* eventsOf(standings: AsyncGenerator<LiveStanding | null>): AsyncGenerator<string> {
  try {
    let no = 0;
    for await (const standing of standings) {
      no += 1;
      yield standing
        ? `id: ${no}\nevent: standing\ndata: ${JSON.stringify(standing)}\n\n`
        : ': still here\n\n';
    }
    yield 'event: ended\ndata: {}\n\n';
  } finally {
    await standings.return(undefined);
  }
}
