/** Codes worth money: drawn from the system's random source, kept sealed, found by a keyed hash, never in a log. */
import { randomBytes, type KeyObject } from 'node:crypto';
import { grouped, twelveChars, withCheck } from '../kernel/crockford.ts';
import { bucketOf, type IncidentId } from '../kernel/ids.ts';
import { deriveKey, mac16, open, SmallSealer } from '../platform/crypto/seal.ts';
import type { RedemptionRef } from './codes.types.ts';
import { isDecent } from './rules/decency.ts';

/** The portal holds link and index keys only, and shows the code: so it is sealed under the link key. */
export interface CodeKeys {
  readonly incidentId: IncidentId;
  readonly sealer: SmallSealer;
  readonly linkVersion: number;
  readonly index: KeyObject;
}

/** What a sealed code belongs to: its pool, or the redemption for which it was drawn. */
export type Belonging = { readonly pool: string } | { readonly redemption: RedemptionRef };

export interface SealedCode {
  readonly bucket: number;
  readonly hash: Buffer;
  readonly sealed: Buffer;
}

export function codeKeys(
  incidentId: IncidentId,
  link: { readonly key: KeyObject; readonly version: number },
  index: { readonly key: KeyObject },
): CodeKeys {
  const sealer = new SmallSealer(sealingKey(link.key), link.version);
  return { incidentId, sealer, linkVersion: link.version, index: index.key };
}

/** Sixty random bits and a check character, drawn again where somebody could read an insult in it. */
export function drawCode(): string {
  for (;;) {
    const code = withCheck(twelveChars(randomBytes(8)));
    if (isDecent(code)) return code;
  }
}

export function sealCode(keys: CodeKeys, code: string, of: Belonging): SealedCode {
  const hash = hashOf(keys.index, code);
  const plain = Buffer.from(code, 'ascii');
  const sealed = Buffer.allocUnsafe(SmallSealer.bytes(plain.byteLength));
  keys.sealer.sealInto(sealed, 0, plain, Buffer.from(aadOf(of, hash), 'ascii'));
  return { bucket: bucketOf(hash), hash, sealed };
}

export function openCode(
  link: KeyObject,
  { sealed, hash }: Omit<SealedCode, 'bucket'>,
  of: Belonging,
): string {
  return open(sealingKey(link), sealed, aadOf(of, hash)).toString('ascii');
}

export function hashOf(index: KeyObject, code: string): Buffer {
  return mac16(index, 'voucher', code);
}

/** One of ours in groups, `ABCD-EFGH-JKMNP`; a vendor's exactly as the vendor wrote it. */
export function printed(code: string, ours: boolean): string {
  return ours ? grouped(code) : code;
}

function sealingKey(link: KeyObject): KeyObject {
  return deriveKey(link, 'voucher');
}

function aadOf(of: Belonging, hash: Buffer): string {
  return 'pool' in of
    ? `code:${of.pool}:${hash.toString('hex')}`
    : `voucher:${of.redemption.cohortId}:${of.redemption.redemptionId}`;
}
