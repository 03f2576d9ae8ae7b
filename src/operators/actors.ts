/** From who is there to an Actor: permissions come from roles, never from the request. */
import type { Actor, WorksOn } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import { type Permission, type Role, permissionsOf, TERMINAL_PERMISSIONS } from './rules/roles.ts';

/** The operator `terminal`: a row of every database, usable only where `mayUseTerminal` says so. */
export const TERMINAL_ACTOR: Actor = Object.freeze({
  operatorId: '00000000-0000-7000-8000-000000000002' as OperatorId,
  name: 'terminal',
  kind: 'terminal',
  permissions: TERMINAL_PERMISSIONS,
  incidents: 'all',
});

export interface KnownPerson {
  readonly id: OperatorId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** A deputy decides on incidents of their own only. */
  readonly incidents: WorksOn;
  /** Of those in whose place this person decides now. */
  readonly deputisedRoles?: readonly Role[];
}

export function actorOf(person: KnownPerson): Actor {
  return Object.freeze({
    operatorId: person.id,
    name: person.name,
    kind: 'operator',
    permissions: new Set([
      ...permissionsOf(person.roles),
      ...[...permissionsOf(person.deputisedRoles ?? [])].filter(isLent),
    ]),
    incidents: person.incidents,
  });
}

/** Refuses with `operators.not_allowed` unless the actor holds the permission. */
export function needs(actor: Actor, permission: string): void {
  if (!actor.permissions.has(permission)) {
    throw new DomainError(OPERATORS_ERRORS.not_allowed, { permission });
  }
}

/** Approvals are lent to a deputy; who gives operators more is an administrator themselves, since one alone names deputies. */
function isLent(permission: Permission): boolean {
  return permission.endsWith('.approve') && permission !== 'operator.approve';
}
