/** Front door of the people room: who was affected, by what, and how to reach them. */
import { domainCheckLifecycle } from './rules/domain-check-states.ts';
import { runLifecycle } from './rules/run-states.ts';
import { sharingLifecycle } from './rules/sharing-states.ts';

export { PEOPLE_ERRORS } from './people.errors.ts';
export { PeopleModule } from './people.module.ts';
export { keepAlike } from './alike.store.ts';
export { Guards } from './guards.ts';
export type * from './guards.types.ts';
export { Identities } from './identities.ts';
export type * from './identities.types.ts';
export { Lookups } from './lookups.ts';
export { MailDomains } from './mail-domains.ts';
export { DomainJobs } from './mail-domains.jobs.ts';
export type * from './mail-domains.types.ts';
export { DnsMailServers, MailServers, NoMailServers } from './mail-servers.ts';
export { OwnPages } from './own-pages.ts';
export { People } from './people.ts';
export { personKey, readPersonRef } from './person-view.ts';
export { type PostalAddress, PostalAddresses } from './postal-addresses.ts';
export { Runs } from './runs.ts';
export type * from './runs.types.ts';
export { RUN_STAGES, type RunStage } from './rules/run-states.ts';
export { Reveals, type RevealMany } from './reveals.ts';
export { type Seed, type SeedInput, Seeds } from './seeds.ts';
export { SharedKeys } from './shared-keys.ts';
export { Sharing } from './sharing.ts';
export { Unaffected } from './unaffected.ts';
export { SharingJobs } from './sharing.jobs.ts';
export type * from './sharing.types.ts';
export { ResolveFence } from './ports.ts';
export type * from './lookups.types.ts';
export type {
  ExportedPerson,
  KeyKind,
  OpenContacts,
  PersonKey,
  PersonSummary,
  ProfileCount,
  ResolveResult,
} from './people.types.ts';
export {
  DECISIONS,
  GUARD_KINDS,
  type GuardDecision,
  type GuardHolds,
  type GuardKind,
} from './rules/guards.ts';

export {
  DANGERS,
  dangerNamed,
  dangersOf,
  meets,
  type AdvicePointer,
  type Danger,
  type Need,
} from './profiles/dangers.ts';
export type { CountedOverlap } from './profiles/overlaps.ts';
export type { SharingStatus } from './rules/sharing-states.ts';

export const STATUS_CHECKS = [
  { table: 'resolve_run', column: 'status', lifecycle: runLifecycle },
  { table: 'sharing', column: 'status', lifecycle: sharingLifecycle },
  { table: 'domain_check', column: 'status', lifecycle: domainCheckLifecycle },
] as const;
