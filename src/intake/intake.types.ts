/** What the verbs of intake take and give. */
import type { Both } from '../kernel/both.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { RecordFormat } from '../formats/index.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { RejectReason, SourceStatus } from './rules/source-states.ts';

export type RejectCounts = Partial<Record<RejectReason, number>>;

/** How far a reading is, as of its last checkpoint. */
export interface Progress {
  readonly records: number;
  readonly bytes: number;
  readonly percent: number;
  /** Null while there is nothing to say: just begun, or not being read. */
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** A source as people see it: numbers move while it is read. */
export interface Source {
  readonly sourceId: SourceId;
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly role: string;
  readonly idSpace: string;
  readonly status: SourceStatus;
  readonly format: RecordFormat;
  readonly records: number;
  readonly staged: number;
  readonly rejected: RejectCounts;
  readonly warnings: { readonly invalid_email: number; readonly invalid_phone: number };
  /** What an operator can do about a warning. */
  readonly hints: readonly Both[];
  /** Records outside the mapping's `only_when`; they count as no records. */
  /** Lines above the header that its mapping leaves out; they count as no records. */
  readonly skippedLines: number;
  readonly outOfScope: number;
  /** Subjects that had cells but no key, and therefore no row. */
  readonly keylessSubjects: number;
  readonly progress: Progress;
  readonly failure: string | null;
  /** The same with its code and the values in it; null of one that failed before they were kept. */
  readonly failedWith: Refusal | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  /** Of the mapping it is read with; null before the first. */
  readonly mappingVersion: number | null;
  readonly mappedBy: string | null;
  readonly mappedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
  /** Whether a run has read it as it stands. */
  readonly resolved: boolean;
  readonly rejectsAccepted: boolean;
  /** Set once the encrypted upload is gone; hash and size stay as proof. */
  readonly spool: {
    readonly contentHash: string;
    readonly contentBytes: number;
    readonly deletedAt: Date | null;
  };
}

/** What an upload became. */
export interface Uploaded {
  /** One for each file, member, sheet or table in it. */
  readonly sources: readonly Entered[];
  /** Folders and sheets without rows, by name. */
  readonly ignored: readonly string[];
}

export interface Entered {
  readonly sourceId: SourceId;
  readonly baseName: string;
  readonly status: SourceStatus;
  /** True where an unfinished source of the same name and content was found instead of a new one. */
  readonly resumed: boolean;
}

export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly reason: RejectReason;
}

/** Rejects of one reason, with the first of them. */
export interface RejectedFor {
  readonly reason: RejectReason;
  readonly count: number;
  readonly examples: readonly RejectExample[];
}

export interface RejectExample {
  readonly line: number;
  /** Of the whole file; the header is none. */
  readonly record: number;
  /** How many cells it has; null where it could not be cut into cells, or stands too far into the file to look. */
  readonly cells: number | null;
  /** What the cells look like, never what they say: letters are a, digits 9, signs ·. Null as `cells`. */
  readonly shapes: readonly string[] | null;
}
