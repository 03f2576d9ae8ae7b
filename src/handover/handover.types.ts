/** What the verbs of the room take and give. */
import type { Refusal } from '../kernel/errors.ts';
import type { CohortId, DeliveryNo, IncidentId, NoticeId, OperatorId, PersonNo } from '../kernel/ids.ts';
import type { FiledChannel } from '../notices/index.ts';
import type { BatchStatus, VendorStatus } from './rules/states.ts';

/** By what a vendor of the hand-over lane finds people; it gets nothing else about them. */
export const VENDOR_FIELDS = ['customer_id', 'email', 'phone', 'name'] as const;
export type VendorField = (typeof VENDOR_FIELDS)[number];

/** `short`: the SMS text, for push, WhatsApp and other numbers; `full`: the whole notice, for inboxes inside an app. */
export const CONTENTS = ['short', 'full'] as const;
export type Content = (typeof CONTENTS)[number];

export interface VendorRequest {
  readonly incidentId: IncidentId;
  readonly channel: FiledChannel;
  /** As people call it. */
  readonly name: string;
  /** Armored OpenPGP. */
  readonly publicKey: string;
  /** As the vendor read it over the telephone; another one is refused. */
  readonly fingerprint?: string | undefined;
  /** Channel `handover` only. */
  readonly fields?: readonly VendorField[] | undefined;
  /** Default `short`; a letter is always full. */
  readonly content?: Content | undefined;
  /** Letters only: each begins on a front side. Default true. */
  readonly duplex?: boolean | undefined;
}

export interface Vendor {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: VendorStatus;
  readonly channel: FiledChannel;
  readonly name: string;
  readonly fingerprint: string;
  readonly keyBytes: number;
  readonly fields: readonly VendorField[];
  readonly content: Content;
  readonly duplex: boolean;
  readonly digest: string;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
}

export interface Batch {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly noticeId: NoticeId;
  readonly vendorId: string;
  readonly no: number;
  readonly channel: FiledChannel;
  readonly status: BatchStatus;
  /** How often a worker began to make its file. */
  readonly attempt: number;
  /** Taken into the batch; those left out among them, with a reason each. */
  readonly people: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly pages: number | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly failure: string | null;
  /** The same as what it was refused with: said anew in another language. */
  readonly failedWith: Refusal | null;
  readonly madeAt: Date;
  readonly readyAt: Date | null;
  readonly outAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly confirmation: string | null;
  readonly fetches: number;
  readonly deletedAt: Date | null;
  /** How its people stand now, by delivery state. */
  readonly states: Readonly<Record<string, number>>;
}

/** Somebody who cannot be written to by a file. */
export interface Unwritten {
  /** `12:7`, cohort and ordinal. */
  readonly person: string;
  readonly reason: string;
  /** Where letters cannot be printed: of which scripts they are. */
  readonly scripts: readonly string[];
}

/** What a batch opened now would hold. */
export interface Outlook {
  /** Who waits for it, up to the limit; those who would get a line among them. */
  readonly people: number;
  readonly written: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly scripts: Readonly<Record<string, number>>;
  /** The first thousand of those left out. */
  readonly unwritten: readonly Unwritten[];
}

export interface ResultFile {
  readonly id: string;
  readonly batchId: string;
  readonly sha256: string;
  readonly lines: number;
  readonly taken: number;
  readonly rejected: number;
  /** Taken lines by what they said. */
  readonly counts: Readonly<Record<string, number>>;
  readonly broughtBy: OperatorId;
  readonly broughtAt: Date;
}

export interface ResultReject {
  readonly lineNo: number;
  readonly reason: string;
}

/** One person's place in a batch. */
export interface Place {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly personId: PersonNo;
  readonly attemptNo: number;
}
