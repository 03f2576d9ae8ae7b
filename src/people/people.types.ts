/** What the verbs of people take and give. */
import type { CategoryCode, Form } from '../incidents/index.ts';
import type { IncidentId, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { FindingKind, GuardDecision, GuardHolds, GuardKind } from './rules/guards.ts';

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

export interface Guard {
  /** Null where the finding is decided elsewhere (`rejects`) or only shown. */
  readonly id: string | null;
  readonly kind: GuardKind;
  /** What it is about, without values: a key's hash, an id space and its files, a file's base name. */
  readonly subject: string;
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** At most five, each masked so that it names nobody. */
  readonly examples: readonly string[];
  /** What this kind of finding does, in one sentence. */
  readonly does: string;
  readonly holds: GuardHolds;
  readonly decisions: readonly GuardDecision[];
  readonly decision: GuardDecision | null;
  readonly reason: string | null;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: Date | null;
  /** True while this guard alone would stop a launch. */
  readonly blocking: boolean;
}

export interface BlockingGuard {
  readonly id: string | null;
  readonly kind: GuardKind;
  readonly subject: string;
  readonly count: number;
}

export interface DecideGuard {
  readonly decision: GuardDecision;
  readonly reason: string;
  /** Where it is said to be: a guard of another incident is unknown there. */
  readonly incidentId?: IncidentId | undefined;
}

/** One of the three; a customer id is looked up in its id space, `main` unless told. */
export type PersonKey =
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly customerId: string; readonly idSpace?: string };

/** A finding of a run, before it meets earlier decisions. */
export interface Finding {
  readonly kind: FindingKind;
  readonly subject: string;
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
