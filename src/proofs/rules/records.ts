/** One line per thing known: of an attempt, its answer and its events; and of each version of the incident's page. */
import { createHash } from 'node:crypto';

interface Place {
  /** `12:7`, cohort and ordinal. */
  readonly person: string;
  /** `c12_34`, as the message carried it. */
  readonly delivery: string;
  readonly attempt: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A version of the incident's page, published by a second person: its content is the hash of its bytes. */
export interface PageRecord {
  readonly kind: 'page';
  readonly at: string;
  readonly version: number;
  readonly content_sha256: string;
}

export type ProofRecord = PersonRecord | PageRecord;

type PersonRecord = Place &
  (
    | {
        readonly kind: 'attempt';
        readonly notice: string;
        readonly channel: string;
        readonly provider: string;
        readonly template: string | null;
        readonly overlay: string | null;
        readonly profile: string | null;
        /** SHA-256 of the rendered message, hex. */
        readonly message_sha256: string | null;
      }
    | { readonly kind: 'outcome'; readonly outcome: string; readonly code: string | null }
    | { readonly kind: 'event'; readonly provider: string; readonly type: string; readonly event: string }
    | {
        /** The line of an encrypted file by which it left the house, and to whose key. */
        readonly kind: 'file';
        readonly batch: string;
        readonly line: number;
        /** SHA-256 of the ciphertext, hex. */
        readonly file_sha256: string;
        readonly key_fingerprint: string;
      }
  );

const FIRST = ['kind', 'person', 'delivery', 'attempt', 'at'];

/** The same record is the same line for ever: its keys stand in one order, and it has no line break. */
export function lineOf(record: ProofRecord): string {
  const rest = Object.keys(record)
    .filter((key) => !FIRST.includes(key))
    .sort();
  return JSON.stringify(record, [...FIRST, ...rest]);
}

/** Is it about this person, named `12:7`? */
export function isOf(record: ProofRecord, person: string): boolean {
  return 'person' in record && record.person === person;
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Leaves of these lines, in order, one to a line. */
export function leafList(lines: readonly string[]): string {
  return textOf(lines.map(sha256Hex).sort());
}

/** The day's list: cohorts in order with the root of each. */
export function dayList(cohorts: readonly { readonly cohortId: bigint; readonly root: string }[]): string {
  const inOrder = [...cohorts].sort((a, b) => (a.cohortId < b.cohortId ? -1 : 1));
  return textOf(inOrder.map(({ cohortId, root }) => `${cohortId} ${root}`));
}

export const FIRST_HEAD = '0'.repeat(64);

/** What a day's root hangs from. */
export function headOf(before: string, day: string, root: string): string {
  return sha256Hex(textOf([`${before} ${day} ${root}`]));
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
