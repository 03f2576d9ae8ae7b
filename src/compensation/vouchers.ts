/** Codes worth money: drawn from the system's random source, kept sealed, found by a keyed hash. */
import { randomBytes, type KeyObject } from 'node:crypto';
import type { CohortId } from '../kernel/ids.ts';
import { deriveKey, mac16, open, seal } from '../platform/crypto/seal.ts';
import { grouped, twelveChars, withCheck } from '../kernel/crockford.ts';

export interface VoucherKeys {
  /** The portal holds link and index keys only, and shows the code: so it is sealed under the link key. */
  readonly link: KeyObject;
  readonly linkVersion: number;
  readonly index: KeyObject;
}

export interface VoucherOf {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
}

export interface Voucher {
  readonly hash: Buffer;
  readonly sealed: Buffer;
}

export function drawVoucher(keys: VoucherKeys, of: VoucherOf): Voucher {
  const code = withCheck(twelveChars(randomBytes(8)));
  return {
    hash: mac16(keys.index, 'voucher', code),
    sealed: seal(sealingKey(keys.link), keys.linkVersion, Buffer.from(code, 'ascii'), aadOf(of)),
  };
}

/** As printed: `ABCD-EFGH-JKMNP`. */
export function openVoucher(link: KeyObject, sealed: Buffer, of: VoucherOf): string {
  return grouped(open(sealingKey(link), sealed, aadOf(of)).toString('ascii'));
}

function sealingKey(link: KeyObject): KeyObject {
  return deriveKey(link, 'voucher');
}

function aadOf({ cohortId, redemptionId }: VoucherOf): string {
  return `voucher:${cohortId}:${redemptionId}`;
}
