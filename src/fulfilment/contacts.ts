/** Contacts in clear of those whose row is still theirs: one whose is not must not keep the others waiting. */
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { type OpenContacts, PEOPLE_ERRORS, type People } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';

/** By `personKey`; nobody is better than somebody else, so who cannot be told apart is left out. */
export async function theirContacts(
  people: People,
  tx: Tx,
  incidentId: IncidentId,
  persons: readonly PersonRef[],
): Promise<ReadonlyMap<string, OpenContacts>> {
  try {
    return await people.openContacts(tx, incidentId, persons);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== PEOPLE_ERRORS.wrong_address.code) throw error;
    if (persons.length === 1) return new Map();
    const half = Math.ceil(persons.length / 2);
    return new Map([
      ...(await theirContacts(people, tx, incidentId, persons.slice(0, half))),
      ...(await theirContacts(people, tx, incidentId, persons.slice(half))),
    ]);
  }
}
