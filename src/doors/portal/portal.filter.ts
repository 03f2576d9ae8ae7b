/** A person never sees problem+json: whatever goes wrong in the portal is said in one calm page. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problemOf } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { Portal, type PortalRequest } from './portal.ts';

@Catch()
@Injectable()
export class PortalFilter implements ExceptionFilter {
  constructor(
    private readonly portal: Portal,
    private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<PortalRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    const isOurs = !problem || problem.status >= 500;
    // The route's pattern, not its address: that may hold a person's token.
    const where = { method: request.method, route: request.routeOptions.url ?? null };
    if (isOurs) this.log.error({ ...where, err: error }, 'a portal page failed');
    if (!reply.sent) this.portal.sentence(request, reply, isOurs ? 'broken' : 'missing');
  }
}
