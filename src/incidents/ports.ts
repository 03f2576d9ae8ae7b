/** What the incidents room asks of others: facts about providers, people and operators for the readiness list. */
import type { Incident } from './rules/incident.ts';
import type { ReadinessFacts } from './rules/readiness.ts';

/**
 * Gathers what only upper rooms and providers know. Never called inside a transaction; a provider that
 * cannot be asked answers null for its facts, which shows as red with "could not be asked".
 */
export abstract class ReadinessProbe {
  abstract look(incident: Incident): Promise<ReadinessFacts>;
}
