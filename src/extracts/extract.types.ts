/** What an extract is asked for with, and how it stands. */
import type { Refusal } from '../kernel/errors.ts';
import type { IncidentId, OperatorId, SourceId } from '../kernel/ids.ts';
import type { ExtractFilter } from './rules/filter.ts';
import type { ExtractStatus } from './rules/extract-states.ts';

/** Which columns of one file. */
export interface PartRequest {
  /** Its base name. */
  readonly file: string;
  /** Columns mapped to fin.pan, fin.bank, fin.wallet or fin.expiry. */
  readonly values: readonly string[];
  /** The column of the customer id, which the bank quotes back. */
  readonly customerId?: string | undefined;
}

export interface ExtractRequest {
  readonly incidentId: IncidentId;
  /** As people call it. */
  readonly bank: string;
  /** Armored OpenPGP. */
  readonly publicKey: string;
  /** As the bank read it over the telephone; another one is refused. */
  readonly fingerprint?: string | undefined;
  readonly parts: readonly PartRequest[];
  /** Leading digits (`411111-411119`) and IBAN banks (`GBNWBK`); none: every value. */
  readonly only?: readonly string[] | undefined;
  /** 1…10; 3 unless told. */
  readonly fetchesMax?: number | undefined;
}

/** A part as it is pinned: the file's content and mapping are those of the day it was asked for. */
export interface ExtractPart {
  readonly sourceId: SourceId;
  readonly file: string;
  readonly values: readonly string[];
  readonly customerId: string | null;
  readonly subjectNo: number;
  readonly contentHash: string;
  readonly mappingDigest: string;
}

export interface Extract {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: ExtractStatus;
  readonly bank: string;
  readonly fingerprint: string;
  readonly parts: readonly ExtractPart[];
  readonly filter: ExtractFilter;
  readonly digest: string;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
  /** What is in it, once it is made; only the bank can see more. */
  readonly made: {
    readonly run: number;
    readonly recordsRead: number;
    readonly lines: number;
    readonly bytes: bigint;
    readonly sha256: string;
    readonly at: Date;
  } | null;
  readonly failure: string | null;
  /** The same as what it was refused with: said anew in another language. */
  readonly failedWith: Refusal | null;
  readonly fetches: number;
  readonly fetchesMax: number;
  /** It goes then at the latest. */
  readonly dueAt: Date | null;
  readonly deletedAt: Date | null;
}
