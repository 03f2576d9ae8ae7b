/** What the verbs of people take and give. */
import type { CategoryCode, Form } from '../incidents/index.ts';
import type { IncidentId, PersonRef, ProfileId } from '../kernel/ids.ts';

export type KeyKind = 'customer_id' | 'email' | 'phone';

export interface ResolveResult {
  /** The run in force afterwards: a new one, or the one before where nothing changed. */
  readonly run: number;
  readonly persons: Readonly<Record<KeyKind, number>>;
  readonly profiles: number;
  readonly flagged: number;
  readonly conflicts: number;
}

/** One person in clear, as `expected.json` writes it. */
export interface ExportedPerson {
  readonly key: { readonly kind: KeyKind; readonly value: string };
  readonly exposure: Readonly<Partial<Record<CategoryCode, Form>>>;
  readonly contact_email: string | null;
  readonly contact_phone: string | null;
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
}

/** A person's contacts in clear: for senders, who keep them in memory only. */
export interface OpenContacts {
  readonly email: { readonly address: string; readonly sendable: boolean } | null;
  /** E.164; `sms` is false for a landline. */
  readonly phone: { readonly number: string; readonly sms: boolean } | null;
  /** From a source marked authoritative, or left out. */
  readonly name: string | null;
  /** Postal address by part (`line`, `city`, `postal_code` …), of the row that gives another contact, else of the key's. */
  readonly address: Readonly<Record<string, string>> | null;
  readonly customerId: string | null;
  /** Masked, for the account line of a message: `P1***53`, `p***@example.com`. */
  readonly accountHint: string;
}

export interface PersonSummary extends PersonRef {
  readonly incidentId: IncidentId;
  readonly keyKind: KeyKind;
  readonly survivor: PersonRef | null;
  /** Null where the published run has no such person. */
  readonly profileId: ProfileId | null;
  readonly exposure: readonly { readonly code: CategoryCode; readonly form: Form }[];
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
  readonly held: boolean;
  readonly locale: string | null;
  readonly country: string | null;
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly linkVersion: number;
}

export interface ProfileCount {
  readonly id: ProfileId;
  readonly exposure: readonly { readonly code: CategoryCode; readonly form: Form }[];
  readonly persons: number;
}

/** One of the three; a customer id is looked up in its id space, `main` unless told. */
export type PersonKey =
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly customerId: string; readonly idSpace?: string };
