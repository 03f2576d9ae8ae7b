/** How a person is named, asked for and shown: never anything in clear. */
import { readExposure } from '../incidents/index.ts';
import { readEmail, readPhone } from '../intake/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import type { PersonRow } from './people.store.ts';
import type { KeyKind, PersonKey, PersonSummary } from './people.types.ts';

/** How a person is named in maps and messages to operators. */
export function personKey(ref: PersonRef): string {
  return `${ref.cohortId}:${ref.personId}`;
}

/** The reference operators copy from a list: `12:7`. */
export function readPersonRef(text: string): PersonRef {
  const m = /^(\d{1,18}):(\d{1,3})$/.exec(text.trim());
  if (!m) throw new DomainError(E.unreadable_ref);
  return { cohortId: BigInt(m[1]!) as CohortId, personId: Number(m[2]) as PersonNo };
}

/** What somebody typed, as intake would have read it; `people.unreadable_key` where it would not. */
export function normalised(
  by: PersonKey,
  country: string | null,
): { kind: KeyKind; value: string; idSpace: string } {
  const idSpace = ('idSpace' in by ? by.idSpace : undefined) ?? 'main';
  if ('email' in by) {
    const email = readEmail(by.email);
    if (email) return { kind: 'email', value: email.address, idSpace };
  } else if ('phone' in by) {
    const phone = readPhone(by.phone, country);
    if (phone) return { kind: 'phone', value: phone.e164, idSpace };
  } else if (by.customerId.trim() !== '') {
    return { kind: 'customer_id', value: by.customerId.trim(), idSpace };
  }
  throw new DomainError(E.unreadable_key);
}

export function summaryOf(incidentId: IncidentId, row: PersonRow): PersonSummary {
  const survivor =
    row.survivor_cohort_id !== null && row.survivor_id !== null
      ? { cohortId: row.survivor_cohort_id, personId: row.survivor_id }
      : null;
  return {
    cohortId: row.cohort_id,
    personId: row.person_id,
    incidentId,
    keyKind: row.key_kind,
    survivor,
    profileId: row.profile_id,
    exposure: row.exposure ? readExposure(row.exposure) : [],
    rows: row.row_count ?? 0,
    files: row.files,
    flags: row.flags ?? [],
    held: row.held ?? false,
    locale: row.locale,
    country: row.country,
    hasEmail: row.has_email ?? false,
    hasSms: row.has_sms ?? false,
    linkVersion: row.link_version,
  };
}
