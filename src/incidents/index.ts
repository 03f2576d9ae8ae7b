/** Front door of the incidents room. */
import { incidentLifecycle } from './rules/status.ts';

export { IncidentsModule } from './incidents.module.ts';
export { Incidents } from './incidents.ts';
export { IncidentKeys, KEY_PURPOSES, type KeyPurpose, type OpenKey } from './incident-keys.ts';
export { Readiness, type ReadinessList } from './readiness.ts';
export { type ClockReading, type LegalClock, LegalClocks, ReadinessProbe } from './ports.ts';
export { INCIDENTS_ERRORS } from './incidents.errors.ts';
export * from './catalogue/exposure.ts';
export type { Advice, Category, PdpClass, Tier, Words } from './catalogue/category.ts';
export { CATALOGUE, CATALOGUE_VERSION, categoryOf, tierOf, urgencyOf } from './catalogue/catalogue.ts';
export { COMBINATIONS, READABLE_FORMS, type Combination } from './catalogue/combinations.ts';
export { incidentLifecycle, type IncidentStatus } from './rules/status.ts';
export { LOCALES, type DatedFacts, type Locale } from './rules/facts.ts';
export type { ClockChoice, ClockChoices } from './rules/clock-choices.ts';
export type { EmailFacts, ReadinessFacts, ReadinessItem, SmsFacts } from './rules/readiness.ts';
export type {
  Brand,
  BrandInput,
  DeclareInput,
  FactsInput,
  Incident,
  LegalEntity,
  LegalEntityInput,
  Statement,
  Statements,
} from './rules/incident.ts';

export const STATUS_CHECKS = [{ table: 'incident', column: 'status', lifecycle: incidentLifecycle }];
