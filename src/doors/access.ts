/** How a route says who may use it; a route that says nothing answers nobody (test/doors/api-guard.test.ts). */
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import { OPERATORS_ERRORS, type OpenSession, type Permission } from '../operators/index.ts';

export const ACCESS = 'amends:access';

/** `public`: nobody needs to be known; `anyone`: any operator; else one permission. */
export type Access = Permission | 'anyone' | 'public';

export const Needs = (permission: Permission | 'anyone') => SetMetadata<string, Access>(ACCESS, permission);

export const Public = () => SetMetadata<string, Access>(ACCESS, 'public');

export interface KnownRequest extends FastifyRequest {
  /** Set by the guard on every route that is not public. */
  actor?: Actor;
  /** The session it came with; absent behind an API key. */
  signedIn?: OpenSession;
  /** Looks again: is whoever asked still known, and may they still see this? For answers that go on and on. */
  mayStill?: () => Promise<boolean>;
}

/** The operator behind the request, as a handler's parameter. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return must(context.switchToHttp().getRequest<KnownRequest>().actor, 'a public route asked who acts');
});

/** The session it came with, for what only a signed-in person does. */
export const InSession = createParamDecorator((_: unknown, context: ExecutionContext): OpenSession => {
  const { signedIn } = context.switchToHttp().getRequest<KnownRequest>();
  if (!signedIn) throw new DomainError(OPERATORS_ERRORS.needs_session);
  return signedIn;
});

/** The session it came with, or null behind an API key. */
export const MaybeSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): OpenSession | null => {
    return context.switchToHttp().getRequest<KnownRequest>().signedIn ?? null;
  },
);
