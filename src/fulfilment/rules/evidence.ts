/** What may prove a loss, and how one file of it is laid out under the seal. */
import { assert } from '../../kernel/assert.ts';
import { type Both, both } from '../../kernel/both.ts';

export interface EvidenceFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export const EVIDENCE_FILES_MAX = 10;
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;
const NAME_MAX = 200;

/** By its first bytes, whatever its name says: nothing that runs, nothing that loads anything. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['25504446'],
  'image/jpeg': ['ffd8ff'],
  'image/png': ['89504e470d0a1a0a'],
};
export const EVIDENCE_TYPES = Object.keys(BEGINNINGS);

/** One sentence, or null. */
export function evidenceProblem({ name, type, bytes }: EvidenceFile): Both | null {
  if (name.trim() === '' || name.length > NAME_MAX || /[\p{Cc}/\\]/u.test(name)) {
    return both(
      'its name has 1 to 200 characters without slashes.',
      'namanya terdiri dari 1 sampai 200 karakter tanpa garis miring.',
    );
  }
  const beginnings = BEGINNINGS[type];
  const types = EVIDENCE_TYPES.join(', ');
  if (!beginnings) return both(`it is one of ${types}.`, `jenisnya salah satu dari ${types}.`);
  if (bytes.length === 0 || bytes.length > EVIDENCE_BYTES_MAX)
    return both(
      'it has at most 10 MB, and something in it.',
      'besarnya paling banyak 10 MB, dan tidak kosong.',
    );
  const start = bytes.subarray(0, 8).toString('hex');
  return beginnings.some((beginning) => start.startsWith(beginning))
    ? null
    : both(`its content is no ${type}.`, `isinya bukan ${type}.`);
}

/** Which type these bytes are; null: none that is taken. */
export function typeOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return EVIDENCE_TYPES.find((type) => BEGINNINGS[type]?.some((b) => start.startsWith(b))) ?? null;
}

/** Two bytes of length, the name and type as JSON, the content. */
export function packEvidence({ name, type, bytes }: EvidenceFile): Buffer {
  const head = Buffer.from(JSON.stringify({ name, type }), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(head.length);
  return Buffer.concat([length, head, bytes]);
}

export function unpackEvidence(packed: Buffer): EvidenceFile {
  const end = 2 + packed.readUInt16BE(0);
  const { name, type } = JSON.parse(packed.toString('utf8', 2, end)) as { name: unknown; type: unknown };
  assert(typeof name === 'string' && typeof type === 'string', 'sealed evidence has its name and type');
  return { name, type, bytes: packed.subarray(end) };
}
