/** What changed, as server-sent events: the console asks again for exactly that, and polls nothing. */
import { randomInt } from 'node:crypto';
import { Controller, Get, type OnModuleDestroy, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Incidents } from '../../incidents/index.ts';
import { must } from '../../kernel/assert.ts';
import { type KnownRequest, Needs } from '../access.ts';
import { type Marks, Watching } from '../watching.ts';
import { Text } from './fields.ts';
import { sendEvents } from './streaming.ts';

class WatchingQuery {
  @Text({ optional: true, max: 100, description: 'Also of this incident, by id or short name.' })
  incident?: string;
}

@ApiTags('live')
@Controller('api/v1/live')
export class WatchingController implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(
    private readonly watching: Watching,
    private readonly incidents: Incidents,
  ) {}

  /** Nobody who watches keeps the process from ending. */
  onModuleDestroy(): void {
    this.#closing.abort();
  }

  @Get()
  @ApiOperation({
    summary:
      'What changed: `event: changed` with a mark of each area as JSON, first as they are, then after each change. A mark ' +
      'that differs from the one before says that something in its area did; what it is, the routes of that area say. ' +
      'Only areas one may read, and of incidents one works on.',
  })
  @ApiProduces('text/event-stream')
  @Needs('anyone')
  async live(
    @Query() { incident }: WatchingQuery,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = incident === undefined ? null : (await this.incidents.get(incident)).id;
    const left = new AbortController();
    request.raw.once('close', () => left.abort());
    const signal = AbortSignal.any([left.signal, this.#closing.signal]);
    const who = () => must(request.actor, 'a public route asked who watches');
    return sendEvents(request, reply, eventsOf(this.watching.watch(who, of, signal)));
  }
}

/** Whom one process hung up on come back spread over this time. */
const SPREAD_MS = 3_000;

async function* eventsOf(all: AsyncGenerator<Marks | null>): AsyncGenerator<string> {
  try {
    let begin = `retry: ${2_000 + randomInt(SPREAD_MS)}\n`;
    for await (const marks of all) {
      yield (
        begin + (marks ? `event: changed\ndata: ${JSON.stringify({ areas: marks })}\n\n` : ': still here\n\n')
      );
      begin = '';
    }
  } finally {
    await all.return(undefined);
  }
}
