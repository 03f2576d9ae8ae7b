/** What the hotline takes and gives. */
import type { PageSet } from '../compensation/index.ts';
import type { DataMeans } from '../guests/index.ts';
import type { ExposedCategory, Locale } from '../incidents/index.ts';
import type { Brand, IncidentId, OperatorId, PersonRef } from '../kernel/ids.ts';
import type { Channel, DeliveryState } from '../notices/index.ts';
import type { ProvenAttempt } from '../receipts/index.ts';
import type { DeliveryRow } from './resends.store.ts';
import type { Step } from './rules/script.ts';
import type { CallState, Outcome, StatedKind } from './rules/calls.ts';

export type CallId = Brand<string, 'hotline_call'>;

/** What the caller says of themselves; several narrow it down. Compared by its key, never kept. */
export interface Stated {
  readonly code?: string | undefined;
  readonly reference?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly customerId?: string | undefined;
  /** Of the customer id; `main` unless told. */
  readonly idSpace?: string | undefined;
}

/** The digits of the code we sent, or one thing about themselves that did not leak. */
export type Answer = { readonly code: string } | { readonly means: DataMeans; readonly value: string };

export interface ScriptLine {
  readonly step: Step;
  readonly id: string;
  readonly en: string;
}

export interface Call {
  readonly id: CallId;
  readonly incidentId: IncidentId;
  readonly agentId: OperatorId;
  readonly locale: Locale;
  readonly stated: readonly StatedKind[];
  readonly state: CallState;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly codesLeft: number;
  readonly triesLeft: number;
  /** What to say now, in both languages. */
  readonly script: readonly ScriptLine[];
  /** What it may end with as it stands. */
  readonly outcomes: readonly Outcome[];
  /** Null until we know who is speaking, and once the call has ended. */
  readonly caller: Caller | null;
}

export interface Caller {
  readonly person: PersonRef;
  readonly told: readonly ToldMessage[];
  /** In words of the call's language; what needs more proof is only counted. */
  readonly leaked: readonly ExposedCategory[];
  readonly hidden: number;
  readonly offers: readonly OfferedSet[];
  readonly minor: boolean;
}

export interface ToldMessage {
  readonly notice: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly at: Date;
}

/** As on their own page, without any voucher's code. */
export interface OfferedSet {
  readonly offers: readonly { readonly title: string; readonly face: string }[];
  readonly chosen: string | null;
  readonly state: PageSet['state'];
  readonly expiresAt: Date | null;
  readonly reference: string | null;
  readonly fulfilment: string | null;
}

export interface ListedCall {
  readonly id: CallId;
  readonly agentId: OperatorId;
  readonly state: CallState;
  readonly outcome: Outcome | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Only where somebody must still settle it. */
  readonly person: PersonRef | null;
  readonly settledAt: Date | null;
}

/** One delivery to one person: what became of it, attempt by attempt. */
export interface ToldDelivery extends DeliveryRow {
  readonly attempts: readonly ProvenAttempt[];
}
