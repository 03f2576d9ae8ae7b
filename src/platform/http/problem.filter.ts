/** The one filter of every JSON door: turns what a handler throws into problem+json. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../log/log.ts';
import { PROBLEM_JSON, failure, problemOf } from './problem.ts';

const RETRY_AFTER_SECONDS = 5;

@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    // The route's pattern, not its address: that may hold a customer's token.
    const where = { method: request.method, route: request.routeOptions?.url ?? null };
    if (!problem) this.log.error({ ...where, err: error }, 'a request failed');
    else if (problem.status >= 500) this.log.warn({ ...where, err: error }, 'a request could not be served');
    if (reply.sent) return;
    const answer = problem ?? failure();
    if (answer.status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(answer.status).header('content-type', PROBLEM_JSON).send(JSON.stringify(answer));
  }
}
