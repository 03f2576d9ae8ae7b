/** Long answers: refusals come before the first byte, and whoever hangs up ends the work behind it. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { must } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { KnownRequest } from '../access.ts';
import { API_ERRORS } from './api.errors.ts';

export async function sendStream(
  reply: FastifyReply,
  chunks: AsyncGenerator<string | Uint8Array, unknown>,
  as: { readonly type: string; readonly filename: string },
): Promise<void> {
  const body = await begun(chunks);
  void reply
    .type(as.type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${as.filename}"`)
    .send(body);
}

declare const says: unique symbol;

/** What is the JSON of a T already; by this type the route that sends it is described. */
export type JsonOf<T> = (Readable | Uint8Array) & { readonly [says]?: T };

export function sendJson<T>(reply: FastifyReply, json: JsonOf<T>): void {
  void reply.type('application/json; charset=utf-8').send(json);
}

/**
 * Server-sent events, already in their wire format; no proxy on the way may keep them back. Before each but the first
 * it is looked whether whoever asked may still see them; the answer ends where they may not.
 */
export async function sendEvents(
  request: KnownRequest,
  reply: FastifyReply,
  events: AsyncGenerator<string>,
): Promise<void> {
  const body = await begun(whileAllowed(events, must(request.mayStill, 'a public route asked who watches')));
  void reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(body);
}

async function* whileAllowed(
  events: AsyncGenerator<string>,
  mayStill: () => Promise<boolean>,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const event of events) {
    if (!isFirst && !(await mayStill())) return;
    isFirst = false;
    yield event;
  }
}

/** The first chunk is there, or its refusal was thrown. */
async function begun(chunks: AsyncGenerator<string | Uint8Array, unknown>): Promise<Readable> {
  const first = await chunks.next();
  const all = async function* (): AsyncGenerator<string | Uint8Array> {
    try {
      if (first.done) return;
      yield first.value;
      yield* chunks;
    } finally {
      await chunks.return(undefined);
    }
  };
  return Readable.from(all(), { objectMode: false });
}

/** One JSON object a line; 64-bit numbers as decimal strings. */
export async function* jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) {
    yield `${JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))}\n`;
  }
}

/**
 * A body of raw bytes; one that was parsed as JSON or a form is none. Of one that is longer than `most` as much is kept
 * as shows that: whoever sends it must be able to read why it is refused.
 */
export async function bytesOf(request: FastifyRequest, most: number): Promise<Buffer> {
  const body = request.body as AsyncIterable<Buffer> | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw new DomainError(API_ERRORS.unreadable_body);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes <= most) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
