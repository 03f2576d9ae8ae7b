import { createHmac, createSecretKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MacWriter, PrefixedMac } from './mac-writer.ts';
import { mac16 } from './seal.ts';

test('a matching key written in bulk is the one mac16 makes, for any key, kind and value', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => createSecretKey(bytes));
  const kind = fc.string({ maxLength: 20 });
  const values = fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 20 });
  fc.assert(
    fc.property(key, kind, values, (k, name, texts) => {
      const writer = new MacWriter(k, name);
      for (const text of texts) expect(writer.of(text)).toEqual(mac16(k, name, text));
    }),
  );
});

test('so is what it makes of bytes', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => createSecretKey(bytes));
  const values = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 9 });
  fc.assert(
    fc.property(key, fc.string({ maxLength: 20 }), values, (k, prefix, all) => {
      const mac = new PrefixedMac(k, prefix);
      for (const bytes of all) {
        const digest = createHmac('sha256', k).update(prefix, 'utf8').update(bytes).digest();
        expect(mac.ofBytes(bytes)).toEqual(digest.subarray(0, 16));
      }
    }),
  );
});

test('it writes where it is told and nowhere else', () => {
  const target = Buffer.alloc(20, 9);
  const key = createSecretKey(Buffer.alloc(32, 7));
  new MacWriter(key, 'email').write('siti@example.com', target, 2);
  expect(target.subarray(2, 18)).toEqual(mac16(key, 'email', 'siti@example.com'));
  expect([...target.subarray(0, 2), ...target.subarray(18)]).toEqual([9, 9, 9, 9]);
});
