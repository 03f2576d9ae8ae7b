import { describe, expect, test } from '@jest/globals';
import { codeAt, enrolmentOf, newTotpSecret, stepOf } from './totp.ts';

/** RFC 6238, appendix B, SHA-1: eight digits there, of which an authenticator shows the last six. */
const RFC_SECRET = Buffer.from('12345678901234567890');
const RFC = [
  [59, '94287082', 1n],
  [1_111_111_109, '07081804', 37_037_036n],
  [1_111_111_111, '14050471', 37_037_037n],
  [1_234_567_890, '89005924', 41_152_263n],
  [2_000_000_000, '69279037', 66_666_666n],
  [20_000_000_000, '65353130', 666_666_666n],
] as const;

const at = (seconds: number) => new Date(seconds * 1_000);

describe('codes', () => {
  test.each(RFC)('at second %i the RFC says %s', (seconds, digits, step) => {
    const code = digits.slice(-6);
    expect(codeAt(RFC_SECRET, at(seconds))).toBe(code);
    expect(stepOf(RFC_SECRET, code, at(seconds))).toBe(step);
  });

  test('one step early or late is forgiven, two are not', () => {
    const secret = newTotpSecret();
    const now = 1_800_000_000;
    const step = BigInt(now / 30);
    for (const off of [-1, 0, 1]) {
      expect(stepOf(secret, codeAt(secret, at(now + off * 30)), at(now))).toBe(step + BigInt(off));
    }
    const far = codeAt(RFC_SECRET, at(now + 60));
    expect(stepOf(RFC_SECRET, far, at(now))).toBeNull();
  });

  test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])('%j is no code', (typed) => {
    expect(stepOf(RFC_SECRET, typed, at(59))).toBeNull();
  });

  test('blanks and hyphens between the digits do not matter', () => {
    expect(stepOf(RFC_SECRET, ' 287-082 ', at(59))).toBe(1n);
  });

  test('an authenticator is told who, where and the secret, as an address and as a picture', () => {
    const { secret, uri, qr } = enrolmentOf(RFC_SECRET, 'wina@example.com');
    expect(secret.replaceAll(' ', '')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Amends:wina%40example\.com\?issuer=Amends&/);
    expect(new URL(uri).searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(qr).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(qr).not.toMatch(/script|href/);
  });
});
