/** The code a person types instead of following a link: derived from the link key, found by its keyed hash. */
import { twelveChars, withCheck } from '../../kernel/crockford.ts';
import type { LinkSubject, Mac } from './link.ts';

/** Before what a code is made of. */
export const CODE_PREFIX = 'code';

/**
 * Thirteen characters: 60 bits of HMAC(link key, `code` ‖ cohort 5 ‖ ordinal 2 ‖ person version 1 ‖ n 1), and a
 * check. `n` starts at 0 and rises only where two persons of an incident would share a code.
 */
export function typedCode(mac: Mac, subject: LinkSubject & { readonly n: number }): string {
  const bytes = Buffer.alloc(9);
  bytes.writeUIntBE(Number(subject.cohortId), 0, 5);
  bytes.writeUInt16BE(subject.personId, 5);
  bytes.writeUInt8(subject.personVersion, 7);
  bytes.writeUInt8(subject.n, 8);
  return withCheck(twelveChars(mac.ofBytes(bytes)));
}
