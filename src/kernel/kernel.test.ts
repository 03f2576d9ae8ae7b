import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { DomainError, errors } from './errors.ts';
import { canonicalJson, fingerprintHex } from './fingerprint.ts';
import { bucketOf, deliveryTag, isUuid, parseDeliveryTag, uuidv7 } from './ids.ts';
import type { CohortId, DeliveryNo } from './ids.ts';
import { lifecycle } from './lifecycle.ts';
import { add, allocate, formatMoney, money, parseDecimal, toDecimal } from './money.ts';
import { Secret } from './secret.ts';

describe('money', () => {
  test('writes and reads the digits ISO 4217 gives each currency', () => {
    expect(toDecimal(money(5_000_000n, 'IDR'))).toBe('50000.00');
    expect(toDecimal(money(-5n, 'USD'))).toBe('-0.05');
    expect(toDecimal(money(7n, 'JPY'))).toBe('7');
    expect(toDecimal(money(1n, 'KWD'))).toBe('0.001');
    expect(parseDecimal('50000', 'IDR')).toEqual(money(5_000_000n, 'IDR'));
    expect(parseDecimal('0.5', 'USD')).toEqual(money(50n, 'USD'));
    expect(parseDecimal('1.500', 'USD')).toEqual(money(150n, 'USD'));
  });

  test('refuses what is not an amount of that currency', () => {
    for (const text of ['', 'x', '1.005', '1e3', '--1', '1,000'])
      expect(parseDecimal(text, 'USD')).toBeNull();
  });

  test('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.constantFrom('IDR', 'JPY', 'KWD'), (n, c) => {
        expect(parseDecimal(toDecimal(money(n, c)), c)).toEqual(money(n, c));
      }),
    );
  });

  test('never adds two currencies', () => {
    expect(() => add(money(1n, 'IDR'), money(1n, 'USD'))).toThrow('adding IDR to USD');
  });

  test('allocates every unit, by largest remainder', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(5n, [3n, 0n, 2n])).toEqual([3n, 0n, 2n]);
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.array(fc.bigInt(0n, 1000n), { minLength: 1 }).filter((w) => w.some((x) => x > 0n)),
        (total, weights) => {
          const parts = allocate(total, weights);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          weights.forEach((w, i) => w === 0n && expect(parts[i]).toBe(0n));
        },
      ),
    );
  });

  test('shows rupiah as people write it', () => {
    expect(formatMoney(money(5_000_000n, 'IDR'), 'id')).toBe('Rp50.000');
    expect(formatMoney(money(123_450n, 'IDR'), 'id')).toBe('Rp1.234,50');
    expect(formatMoney(money(123_450n, 'USD'), 'en')).toBe('USD\u00a01,234.50');
  });
});

describe('ids', () => {
  test('a UUIDv7 carries its millisecond and its version', () => {
    const id = uuidv7(new Date(1_700_000_000_000));
    expect(isUuid(id)).toBe(true);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
    expect(id[14]).toBe('7');
    expect('89ab').toContain(id[19]);
  });

  test('a delivery tag reads back, and nothing else does', () => {
    const tag = deliveryTag(12n as CohortId, 34n as DeliveryNo);
    expect(tag).toBe('c12_34');
    expect(parseDeliveryTag(tag)).toEqual({ cohortId: 12n, deliveryNo: 34n });
    for (const bad of ['', 'c1', 'c1_', 'c1_2_3', 'c-1_2', 'x1_2', 'c1_2 ']) {
      expect(parseDeliveryTag(bad)).toBeNull();
    }
  });

  test('a bucket is within its range', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bucketOf(bytes)).toBeGreaterThanOrEqual(0);
        expect(bucketOf(bytes)).toBeLessThan(1024);
      }),
    );
  });
});

describe('errors and secrets', () => {
  test('a coded error fills its sentence from facts', () => {
    const E = errors('demo', { unknown: ['not_found', 'No thing {id}; list things first.'] });
    const error = new DomainError(E.unknown, { id: 7 });
    expect(error).toMatchObject({
      code: 'demo.unknown',
      kind: 'not_found',
      message: 'No thing 7; list things first.',
    });
  });

  test('a secret never prints', () => {
    const secret = new Secret('hunter2');
    expect([String(secret), JSON.stringify({ secret }), inspect({ secret })].join()).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });
});

describe('fingerprints and lifecycles', () => {
  test('equal values have equal fingerprints whatever the order of keys', () => {
    expect(fingerprintHex({ a: 1n, b: [new Date(0)] })).toBe(fingerprintHex({ b: [new Date(0)], a: 1n }));
    expect(canonicalJson({ b: undefined, a: 'x' })).toBe('{"a":"x"}');
  });

  test('a lifecycle allows only what its table says', () => {
    const l = lifecycle('draft', { draft: ['sent'], sent: [] });
    expect([l.allows('draft', 'sent'), l.allows('sent', 'draft'), l.isFinal('sent')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
