/** What about an operator may be done by one administrator alone: only what takes away. */
import type { WorksOn } from '../../kernel/actor.ts';
import type { Role } from './roles.ts';

export const CHANGE_KINDS = ['create', 'roles', 'incidents', 'factor', 'password', 'enable'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export function givesRole(present: readonly Role[], wanted: readonly Role[]): boolean {
  return wanted.some((role) => !present.includes(role));
}

export function givesIncident(present: WorksOn, wanted: WorksOn): boolean {
  if (present === 'all') return false;
  return wanted === 'all' || [...wanted].some((incident) => !present.has(incident));
}
