import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { deriveKey, mac16, open, seal, sealedKeyVersion } from './seal.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const other = createSecretKey(Buffer.alloc(32, 8));

describe('a sealed value', () => {
  const sealed = seal(key, 3, Buffer.from('siti@example.com'), 'incident:source:1:0');

  test('opens with its key and its place', () => {
    expect(open(key, sealed, 'incident:source:1:0').toString()).toBe('siti@example.com');
  });

  test('starts with format and key version, and hides what it holds', () => {
    expect([sealed[0], sealedKeyVersion(sealed), sealed.length]).toEqual([1, 3, 2 + 12 + 16 + 16]);
    expect(sealed.includes('siti')).toBe(false);
  });

  test('is never the same twice', () => {
    expect(seal(key, 3, Buffer.from('a'), '')).not.toEqual(seal(key, 3, Buffer.from('a'), ''));
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
    expect(() => open(key, Buffer.alloc(0), '')).toThrow('could not be opened');
  });

  test('may be empty', () => {
    expect(open(key, seal(key, 1, Buffer.alloc(0), 'x'), 'x')).toHaveLength(0);
  });
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
