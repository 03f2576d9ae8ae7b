/** What the verbs of uploads take and give. */
import type { Refusal } from '../kernel/errors.ts';
import type { Brand, IncidentId } from '../kernel/ids.ts';
import type { UploadStatus } from './rules/upload-states.ts';

export type UploadId = Brand<string, 'upload'>;

/** An upload as people see it; numbers move while it lands. */
export interface Upload {
  readonly uploadId: UploadId;
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly status: UploadStatus;
  /** Null while the sender has not said it. */
  readonly lengthBytes: number | null;
  readonly receivedBytes: number;
  readonly percent: number | null;
  /** Why the landed file was not taken as a source, in one sentence. */
  readonly refusal: string | null;
  /** The same with its code and the values in it; null of one refused before they were kept. */
  readonly refusedWith: Refusal | null;
  /** Folders, sheets without rows and the like that became no source, by name; at most 1,000 of them. */
  readonly ignored: readonly string[];
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly landedAt: Date | null;
  /** Set once its bytes are gone; what was made of them has its own proof. */
  readonly spoolDeletedAt: Date | null;
}

/** Where sealed bytes lie and what they were sealed with: enough to open them again. */
export interface SealedObject {
  readonly incidentId: IncidentId;
  readonly name: string;
  readonly keyVersion: number;
  readonly bytes: number;
}
