/** The people behind a finding: references, whether they are held, and a masked hint for whoever may reveal. */
import { isMailboxProvider } from '../intake/index.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Opener } from './contacts.ts';
import * as store from './guarded-people.store.ts';
import type { GuardRow } from './guards.store.ts';
import type { GuardedPeople } from './guards.types.ts';
import { contactsOf } from './people.store.ts';
import type { OpenContacts } from './people.types.ts';
import { personKey, readPersonRef } from './person-view.ts';
import { hintOfEmail, hintOfPhone } from './rules/hints.ts';

const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

interface Asked {
  readonly incidentId: IncidentId;
  readonly guard: GuardRow;
  readonly after: string | undefined;
  readonly limit: number;
  /** Null where hints were not asked for: then nothing is opened. */
  readonly opener: Opener | null;
}

export async function peopleBehind(tx: Tx, asked: Asked): Promise<GuardedPeople> {
  const { incidentId, guard, limit, opener } = asked;
  const after = asked.after === undefined ? BEFORE_ALL : readPersonRef(asked.after);
  const page = { incidentId, guardId: guard.id, kind: guard.kind, after, limit: limit + 1 };
  const rows = await store.behindPage(tx, page);
  const shown = rows.slice(0, limit);
  const hints = opener === null ? new Map<string, string>() : await hintsOf(tx, incidentId, shown, opener);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    people: shown.map((row) => ({ ...row, hint: hints.get(personKey(row)) ?? null })),
    next: last ? personKey(last) : null,
  };
}

async function hintsOf(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
  opener: Opener,
): Promise<Map<string, string>> {
  const rows = await contactsOf(tx, incidentId, refs);
  return new Map(
    rows.map(({ ref, contacts }) => [personKey(ref), hintOf(opener.contacts(contacts, personKey(ref)))]),
  );
}

function hintOf({ email, phone }: OpenContacts): string {
  if (email) {
    const domain = email.address.slice(email.address.lastIndexOf('@') + 1);
    return hintOfEmail(email.address, isMailboxProvider(domain));
  }
  return phone ? hintOfPhone(phone.number) : '***';
}
