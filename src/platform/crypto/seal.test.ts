import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { deriveKey, isSmall, mac16, open, seal, sealedKeyVersion, SmallSealer } from './seal.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const other = createSecretKey(Buffer.alloc(32, 8));

function sealSmall(plaintext: Uint8Array, aad: string): Buffer {
  const target = Buffer.alloc(SmallSealer.bytes(plaintext.length) + 2);
  new SmallSealer(key, 3).sealInto(target, 1, plaintext, Buffer.from(aad));
  expect([target[0], target.at(-1)]).toEqual([0, 0]);
  return target.subarray(1, -1);
}

const KINDS = [
  {
    kind: 'sealed by AES-256-GCM',
    format: 1,
    nonceBytes: 12,
    of: (p: Uint8Array, a: string) => seal(key, 3, p, a),
  },
  { kind: 'sealed by XChaCha20-Poly1305', format: 2, nonceBytes: 24, of: sealSmall },
];

describe.each(KINDS)('a value $kind', ({ format, nonceBytes, of }) => {
  const sealed = of(Buffer.from('siti@example.com'), 'incident:source:1:0');

  test('opens with its key and its place', () => {
    expect(open(key, sealed, 'incident:source:1:0').toString()).toBe('siti@example.com');
    expect(isSmall(sealed)).toBe(format === 2);
  });

  test('starts with format and key version, and hides what it holds', () => {
    expect([sealed[0], sealedKeyVersion(sealed), sealed.length]).toEqual([
      format,
      3,
      2 + nonceBytes + 16 + 16,
    ]);
    expect(sealed.includes('siti')).toBe(false);
  });

  test('is never the same twice', () => {
    expect(of(Buffer.from('a'), '')).not.toEqual(of(Buffer.from('a'), ''));
  });

  test('does not open with another key or in another place', () => {
    expect(() => open(other, sealed, 'incident:source:1:0')).toThrow('could not be opened');
    expect(() => open(key, sealed, 'incident:source:2:0')).toThrow('could not be opened');
  });

  test('does not open with any byte changed or cut', () => {
    for (let i = 0; i < sealed.length; i += 1) {
      if (i === 1) continue; // The version only says which key to take; the key itself then fails.
      const bent = Buffer.from(sealed);
      bent[i] = bent[i]! ^ 1;
      expect(() => open(key, bent, 'incident:source:1:0')).toThrow('could not be opened');
    }
    expect(() => open(key, sealed.subarray(0, 20), 'incident:source:1:0')).toThrow('could not be opened');
    expect(() => open(key, sealed.subarray(0, -1), 'incident:source:1:0')).toThrow('could not be opened');
    expect(() => open(key, Buffer.alloc(0), '')).toThrow('could not be opened');
  });

  test('may be empty', () => {
    expect(open(key, of(Buffer.alloc(0), 'x'), 'x')).toHaveLength(0);
  });
});

test('XChaCha20-Poly1305 is the standard one', () => {
  // draft-irtf-cfrg-xchacha-03, A.3.1, with our two bytes before the nonce.
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const sealed = Buffer.concat([
    Buffer.from([2, 1]),
    Buffer.from('404142434445464748494a4b4c4d4e4f5051525354555657', 'hex'),
    Buffer.from(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216' +
        'cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b1' +
        '3b52ec0875924c1c7987947deafd8780acf49',
      'hex',
    ),
  ]);
  const theirs = createSecretKey(
    Buffer.from('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f', 'hex'),
  );
  expect(open(theirs, sealed, Buffer.from('50515253c0c1c2c3c4c5c6c7', 'hex')).toString()).toBe(text);
});

describe('derived and matching keys', () => {
  test('HKDF and HMAC are the standard ones', () => {
    // Computed with Python's hmac, step by step after RFC 5869 and RFC 2104.
    expect(deriveKey(key, 'a').export().toString('hex')).toBe(
      'bfcc2b9c9cc800db9569271bbfa63bdc57092f19b8b863bf17d98fb64c2b5e5d',
    );
    expect(mac16(key, 'email', 'siti@example.com').toString('hex')).toBe('9e63829204c693f7e0f7fd05e243fa9f');
  });

  test('a derived key depends on its key and purpose', () => {
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'a'))).toBe(true);
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'b'))).toBe(false);
    expect(deriveKey(key, 'a').equals(deriveKey(other, 'a'))).toBe(false);
  });

  test('a matching key is 16 bytes and depends on key, kind and value', () => {
    const mac = mac16(key, 'email', 'siti@example.com');
    expect(mac).toHaveLength(16);
    expect(mac16(key, 'email', 'siti@example.com')).toEqual(mac);
    expect(mac16(other, 'email', 'siti@example.com')).not.toEqual(mac);
    expect(mac16(key, 'phone', 'siti@example.com')).not.toEqual(mac);
    expect(mac16(key, 'customer:a', 'b')).not.toEqual(mac16(key, 'customer:', 'ab'));
  });
});
