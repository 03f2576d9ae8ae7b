/** How a route says who may use it; a route that says nothing answers nobody (test/doors/api-guard.test.ts). */
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Permission } from '../operators/index.ts';

export const ACCESS = 'amends:access';

/** `public`: nobody needs to be known; `anyone`: any operator; else one permission. */
export type Access = Permission | 'anyone' | 'public';

export const Needs = (permission: Permission | 'anyone') => SetMetadata<string, Access>(ACCESS, permission);

export const Public = () => SetMetadata<string, Access>(ACCESS, 'public');

export interface KnownRequest extends FastifyRequest {
  /** Set by the guard on every route that is not public. */
  actor?: Actor;
}

/** The operator behind the request, as a handler's parameter. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return must(context.switchToHttp().getRequest<KnownRequest>().actor, 'a public route asked who acts');
});
