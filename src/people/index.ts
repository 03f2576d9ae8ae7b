/** Front door of the people room: who was affected, by what, and how to reach them. */
import { runLifecycle } from './rules/run-states.ts';

export { PEOPLE_ERRORS } from './people.errors.ts';
export { PeopleModule } from './people.module.ts';
export { People, personKey } from './people.ts';
export { ResolveFence } from './ports.ts';
export type {
  BlockingGuard,
  DecideGuard,
  ExportedPerson,
  Guard,
  KeyKind,
  OpenContacts,
  PersonKey,
  PersonSummary,
  ProfileCount,
  ResolveResult,
} from './people.types.ts';
export { DECISIONS, type GuardDecision, type GuardHolds, type GuardKind } from './rules/guards.ts';

export const STATUS_CHECKS = [{ table: 'resolve_run', column: 'status', lifecycle: runLifecycle }] as const;
