/** One sealed segment: AES-256-GCM under the object's own key, bound to the object's name and its own number. */
import type { KeyObject } from 'node:crypto';
import { deriveKey, open, sealedBytes, sealInto } from '../platform/crypto/seal.ts';

/** Plain bytes of a segment at most; each is one put, and what a killed process can lose. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;
/** 256 GiB in whole segments; far below the seals one key may make. */
export const SEGMENTS_MAX = 65_535;
/** What sealing adds: format, key version, nonce, tag. The size of a stored segment thus tells its plain bytes. */
export const SEALED_EXTRA_BYTES = sealedBytes(0);
/** The version of the incident's key stands with the object's row. */
const KEY_VERSION = 1;

/** The key of one object; never used for another, so that none can be put in another's place. */
export function spoolKey(contactKey: KeyObject, name: string): KeyObject {
  return deriveKey(contactKey, `spool:${name}`);
}

export interface SegmentPlace {
  readonly name: string;
  readonly no: number;
  readonly key: KeyObject;
}

/** Into `target`, which holds `SEGMENT_BYTES` sealed: who writes many segments uses one for all of them. */
export function sealSegment({ name, no, key }: SegmentPlace, plain: Uint8Array, target: Buffer): Buffer {
  const aad = Buffer.from(`spool:${name}:${no}`);
  return target.subarray(0, sealInto(target, 0, { key, keyVersion: KEY_VERSION, plaintext: plain, aad }));
}

/** Throws `platform.unsealable` where a byte, the number or the object is another. */
export function openSegment({ name, no, key }: SegmentPlace, sealed: Uint8Array): Buffer {
  return open(key, sealed, `spool:${name}:${no}`);
}

/**
 * Gives the memory of a whole buffer back at once: nobody may use it afterwards. The collector sees only the small
 * object in front of it, and would let sixty megabytes of used segments gather in every thread.
 */
export function release(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength) buffer.transfer(0);
}
