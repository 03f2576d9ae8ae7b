/** Live counters of a notice, as server-sent events: one after each change, until it has ended. */
import { Controller, Get, type OnModuleDestroy, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { NoticeId } from '../../kernel/ids.ts';
import { type LiveStanding, Progress } from '../../notices/index.ts';
import { type KnownRequest, Needs } from '../access.ts';
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
    summary:
      'Where it stands, again after each change: `event: standing` with the status as JSON, last of all `event: ended`. ' +
      'Whoever comes back with Last-Event-ID hears only what changed since; 204 once they heard the end.',
  })
  @ApiProduces('text/event-stream')
  @Needs('notice.read')
  async live(
    @Param('notice', IdPipe) id: NoticeId,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const left = new AbortController();
    request.raw.once('close', () => left.abort());
    const signal = AbortSignal.any([left.signal, this.#closing.signal]);
    const [since = '', ended] = String(request.headers['last-event-id'] ?? '').split(ENDED);
    const standings = this.progress.watch(id, signal, since);
    if (ended === undefined) return sendEvents(request, reply, eventsOf(standings, since));
    // It goes on after all, such as by a retry: then there is something to hear again.
    const first = await standings.next();
    if (first.done === true || first.value === null) {
      left.abort();
      await standings.return(undefined);
      return void reply.code(204).send();
    }
    return sendEvents(request, reply, eventsOf(resumed(first.value, standings), since));
  }
}

/** Marks the last event's id, so that a browser that comes back can be told to stay away. */
const ENDED = '.ended';

async function* resumed(
  first: LiveStanding,
  rest: AsyncGenerator<LiveStanding | null>,
): AsyncGenerator<LiveStanding | null> {
  yield first;
  yield* rest;
}

async function* eventsOf(
  standings: AsyncGenerator<LiveStanding | null>,
  since: string,
): AsyncGenerator<string> {
  try {
    let version = since;
    // With the first look, so that a refusal comes before the first byte.
    let begin = 'retry: 3000\n';
    for await (const standing of standings) {
      version = standing?.version ?? version;
      yield (
        begin +
        (standing
          ? `id: ${version}\nevent: standing\ndata: ${JSON.stringify(standing)}\n\n`
          : ': still here\n\n')
      );
      begin = '';
    }
    yield `id: ${version}${ENDED}\nevent: ended\ndata: {}\n\n`;
  } finally {
    await standings.return(undefined);
  }
}
