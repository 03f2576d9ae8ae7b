/** Makes a repeated POST, PUT, PATCH or DELETE with the same Idempotency-Key give the same answer once. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, defer, from, lastValueFrom } from 'rxjs';
import type { Actor } from '../../kernel/actor.ts';
import { fingerprint } from '../../kernel/fingerprint.ts';
import { type AskedOnce, Idempotency } from './idempotency.ts';

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What the guard left on the request. */
type ActedRequest = FastifyRequest & { readonly actor?: Actor };

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActedRequest>();
    const asked = askedOnce(request);
    if (!asked) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return defer(() => from(this.#once(asked, reply, next)));
  }

  /**
   * The answer is stored after the verb committed. Should the process die between the two, the key is free
   * again after some seconds and the verb's own constraints decide.
   */
  async #once(asked: AskedOnce, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const begun = await this.idempotency.begin(asked);
    if ('replay' in begun) {
      void reply.status(begun.replay.status).header('idempotency-replayed', 'true');
      return begun.replay.body;
    }
    let body: unknown;
    try {
      body = await this.idempotency.holding(asked, begun.claim, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
    } catch (error) {
      await this.idempotency.failed(asked, begun.claim);
      throw error;
    }
    await this.idempotency.answered(asked, begun.claim, { status: reply.statusCode, body });
    return body;
  }
}

/** Null where the request carries no key, changes nothing, is nobody's, or streams its body. */
function askedOnce(request: ActedRequest): AskedOnce | null {
  const key = request.headers['idempotency-key'];
  const { actor, method, url } = request;
  if (typeof key !== 'string' || !actor || !CHANGING.has(method) || isStream(request.body)) return null;
  return {
    operatorId: actor.operatorId,
    route: `${method} ${request.routeOptions.url ?? ''}`,
    key,
    bodyHash: fingerprint([url, request.body ?? null]),
  };
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}
