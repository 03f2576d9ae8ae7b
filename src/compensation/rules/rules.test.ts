import { createHmac, createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CohortId, PersonNo } from '../../kernel/ids.ts';
import { allocate } from '../../kernel/money.ts';
import { grouped, readCode, twelveChars, withCheck } from '../../kernel/crockford.ts';
import { confirmMove, monthsLater, reserveMove, switchMove, type GrantFacts } from './grant-moves.ts';
import { isGenuine, keyVersionOf, LINK_PREFIX, linkToken, readToken } from './link.ts';
import {
  deliveredEntries,
  expectedCost,
  grantedEntries,
  lapsedEntries,
  payableEntries,
  redeemedEntries,
  reopenedEntries,
  reservedEntries,
  type Entry,
} from './postings.ts';
import { readReference, referenceOf } from './reference.ts';
import { PrefixedMac } from '../../platform/crypto/mac-writer.ts';
import { CODE_PREFIX, typedCode } from './typed-code.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const otherKey = createSecretKey(Buffer.alloc(32, 2));
const links = new PrefixedMac(key, LINK_PREFIX);
const codes = new PrefixedMac(key, CODE_PREFIX);
const subject = fc.record({
  cohortId: fc.bigInt({ min: 1n, max: (1n << 40n) - 1n }).map((n) => n as CohortId),
  personId: fc.integer({ min: 0, max: 999 }).map((n) => n as PersonNo),
  personVersion: fc.integer({ min: 0, max: 63 }),
});

const now = new Date('2026-05-01T00:00:00Z');
const grant = (change: Partial<GrantFacts>): GrantFacts => ({
  state: 'granted',
  positions: [1, 3],
  chosen: null,
  expiresAt: new Date('2026-05-01T00:00:00.001Z'),
  ...change,
});

const cost = (minor: bigint) => ({ costMinor: minor, settledMinor: minor });
const sum = (entries: readonly Entry[], account?: string) =>
  entries.filter((e) => !account || e.account === account).reduce((total, e) => total + e.amountMinor, 0n);

describe('a link', () => {
  test('is 32 lower-case base32 characters that name cohort, ordinal, person version and key version', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: 1, max: 255 }), (who, version) => {
        const token = linkToken(links, version, who);
        expect(token).toMatch(/^[a-z2-7]{32}$/);
        const read = readToken(token)!;
        expect(read).toMatchObject(who);
        expect(keyVersionOf(read.keyNibble, version)).toBe(version);
        expect(isGenuine(key, read)).toBe(true);
        expect(isGenuine(otherKey, read)).toBe(false);
      }),
    );
  });

  test('is not genuine once any character was changed', () => {
    fc.assert(
      fc.property(
        subject,
        fc.integer({ min: 0, max: 31 }),
        fc.integer({ min: 1, max: 31 }),
        (who, at, by) => {
          const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
          const token = linkToken(links, 1, who);
          const other = alphabet[(alphabet.indexOf(token[at]!) + by) % 32]!;
          const read = readToken(token.slice(0, at) + other + token.slice(at + 1));
          expect(read !== null && isGenuine(key, read)).toBe(false);
        },
      ),
    );
  });

  test.each(['', 'a'.repeat(31), 'a'.repeat(33), '1'.repeat(32), 'a'.repeat(32), '7'.repeat(32), '../etc'])(
    'is not read from %j',
    (text) => expect(readToken(text)).toBeNull(),
  );

  test('stays valid under the key version before, not under older ones', () => {
    expect(keyVersionOf(1, 1)).toBe(1);
    expect(keyVersionOf(1, 2)).toBe(1);
    expect(keyVersionOf(1, 3)).toBeNull();
    expect(keyVersionOf(15, 16)).toBe(15);
    expect(keyVersionOf(0, 1)).toBeNull();
  });
});

describe('a typed code', () => {
  const who = { cohortId: 12n as CohortId, personId: 7 as PersonNo, personVersion: 0 };

  test('is the same each time, and another for another person, version or collision number', () => {
    const code = typedCode(codes, { ...who, n: 0 });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
    expect(typedCode(codes, { ...who, n: 0 })).toBe(code);
    const others = [
      typedCode(codes, { ...who, n: 1 }),
      typedCode(codes, { ...who, personId: 8 as PersonNo, n: 0 }),
      typedCode(codes, { ...who, personVersion: 1, n: 0 }),
      typedCode(new PrefixedMac(otherKey, CODE_PREFIX), { ...who, n: 0 }),
    ];
    expect(new Set([code, ...others]).size).toBe(5);
  });

  test('is sixty bits of the HMAC that was printed on the first letter, whoever they are', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: 0, max: 16 }), (one, n) => {
        const name = [one.cohortId, one.personId, one.personVersion, n].map((part, i) =>
          BigInt(part).toString(16).padStart([10, 4, 2, 2][i]!, '0'),
        );
        const mac = createHmac('sha256', key)
          .update('code')
          .update(Buffer.from(name.join(''), 'hex'))
          .digest();
        let bits = mac.readBigUInt64BE() >> 4n;
        let text = '';
        for (; text.length < 12; bits >>= 5n) {
          text = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number(bits & 31n)]! + text;
        }
        expect(typedCode(codes, { ...one, n })).toBe(withCheck(text));
      }),
    );
  });

  test('is read whatever the case, grouping and confusable letters', () => {
    const code = typedCode(codes, { ...who, n: 0 });
    const sloppy = grouped(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readCode(` ${sloppy} `)).toBe(code);
    expect(readCode(sloppy.replaceAll('-', '–'))).toBe(code);
  });

  test('with one wrong character or two neighbours exchanged is never read', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (bytes, at, by) => {
          const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
          const code = withCheck(twelveChars(bytes));
          expect(readCode(code)).toBe(code);
          const wrong = alphabet[(alphabet.indexOf(code[at]!) + by) % 32]!;
          expect(readCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
          if (at < 12 && code[at] !== code[at + 1]) {
            expect(readCode(code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2))).toBeNull();
          }
        },
      ),
    );
  });
});

test('a reference leads back to its redemption', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: (1n << 40n) - 1n }),
      fc.bigInt({ min: 1n, max: 1n << 60n }),
      (c, r) => {
        const reference = referenceOf(c as CohortId, r);
        expect(readReference(reference.toLowerCase())).toEqual({ cohortId: c, redemptionId: r });
      },
    ),
  );
  expect(readReference('R1-2')).toBeNull();
  // No number of a redemption: the database would refuse it.
  expect(readReference(referenceOf(1n as CohortId, 2n ** 63n - 1n))?.redemptionId).toBe(2n ** 63n - 1n);
  expect(readReference(referenceOf(1n as CohortId, 2n ** 63n))).toBeNull();
});

describe('what may be done with a grant', () => {
  test('it can be used until the last millisecond before its expiry', () => {
    expect(reserveMove(grant({}), 1, now)).toBe('take');
    expect(reserveMove(grant({ expiresAt: now }), 1, now)).toBe('expired');
    expect(confirmMove(grant({ state: 'reserved', chosen: 1 }), now)).toBe('redeem');
    expect(confirmMove(grant({ state: 'reserved', chosen: 1, expiresAt: now }), now)).toBe('expired');
  });

  test('only what was offered can be chosen, and chosen again before it is confirmed', () => {
    expect(reserveMove(grant({}), 2, now)).toBe('not_offered');
    expect(reserveMove(grant({ state: 'reserved', chosen: 1 }), 3, now)).toBe('choose_again');
    expect(reserveMove(grant({ state: 'reserved', chosen: 1 }), 1, now)).toBe('keep');
    expect(reserveMove(grant({ state: 'redeemed', chosen: 1 }), 3, now)).toBe('taken');
    expect(confirmMove(grant({}), now)).toBe('nothing_reserved');
  });

  test('a redeemed choice can be switched until its fulfilment begins', () => {
    expect(switchMove(grant({ state: 'redeemed', chosen: 1 }), 3)).toBe('switch');
    expect(switchMove(grant({ state: 'redeemed', chosen: 1 }), 1)).toBe('keep');
    expect(switchMove(grant({ state: 'fulfilling', chosen: 1 }), 3)).toBe('too_late');
    expect(switchMove(grant({ state: 'reserved', chosen: 1 }), 3)).toBe('nothing_redeemed');
  });

  test.each([
    ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2024-02-29T10:00:00.000Z', 12, '2025-02-28T10:00:00.000Z'],
    ['2026-05-15T10:00:00.000Z', 12, '2027-05-15T10:00:00.000Z'],
  ])('%s and %d months is %s', (from, months, expected) => {
    expect(monthsLater(new Date(from), months).toISOString()).toBe(expected);
  });
});

describe('postings', () => {
  const faces = fc.bigInt({ min: 1n, max: 10n ** 12n }).chain((largestMinor) =>
    fc.record({
      largestMinor: fc.constant(largestMinor),
      chosenMinor: fc.bigInt({ min: 1n, max: largestMinor }),
    }),
  );

  test('every way a grant can go leaves the memo accounts where its state says', () => {
    fc.assert(
      fc.property(faces, ({ largestMinor, chosenMinor }) => {
        const granted = grantedEntries(largestMinor, 'IDR');
        const reserved = [...granted, ...reservedEntries({ chosenMinor, largestMinor, currency: 'IDR' })];
        const redeemed = [...reserved, ...redeemedEntries(chosenMinor, 'IDR')];
        const lapsed = [...granted, ...lapsedEntries(largestMinor, 'IDR')];
        const reopened = [...redeemed, ...reopenedEntries(largestMinor, 'IDR')];
        const open: readonly (readonly [Entry[], bigint, bigint])[] = [
          [granted, largestMinor, 0n],
          [reserved, 0n, chosenMinor],
          [redeemed, 0n, 0n],
          [lapsed, 0n, 0n],
          [reopened, largestMinor, 0n],
        ];
        for (const [entries, granted9100, reserved9200] of open) {
          expect(sum(entries)).toBe(0n);
          expect(sum(entries, '9100')).toBe(granted9100);
          expect(sum(entries, '9200')).toBe(reserved9200);
          expect(entries.every((e) => e.amountMinor !== 0n)).toBe(true);
        }
      }),
    );
  });

  test('what became payable is no longer payable once delivered; a discount never is', () => {
    const credit = { kind: 'billing_credit', treatment: 'T1' } as const;
    const entries = [...payableEntries('T1', 900n, 'IDR'), ...deliveredEntries(credit, cost(900n), 'IDR')];
    expect(sum(entries, '2200')).toBe(0n);
    expect(sum(entries, '1150')).toBe(-900n);
    expect(deliveredEntries({ kind: 'monitoring', treatment: 'T1' }, cost(5n), 'IDR')[1]!.account).toBe(
      '2300',
    );
    expect(deliveredEntries({ kind: 'monitoring', treatment: 'T3' }, cost(5n), 'IDR')[1]!.account).toBe(
      '1200',
    );
    const cheaper = deliveredEntries(
      { kind: 'claim', treatment: 'T1' },
      { costMinor: 900n, settledMinor: 650n },
      'IDR',
    );
    expect(sum(cheaper, '2200')).toBe(900n);
    expect(sum(cheaper, '2300')).toBe(-650n);
    expect(sum(cheaper, '5100')).toBe(-250n);
    expect(payableEntries('T2', 900n, 'IDR')).toEqual([]);
    expect(payableEntries('T1', 0n, 'IDR')).toEqual([]);
  });

  test('the expected cost never loses more than half a unit, and budgets dealt to shards lose none', () => {
    expect(expectedCost(3n, 333n, 5000n)).toBe(500n);
    expect(expectedCost(480n, 4500000n, 10000n)).toBe(2160000000n);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.integer({ min: 1, max: 64 }),
        (total, shards) => {
          const parts = allocate(
            total,
            Array.from({ length: shards }, () => 1n),
          );
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          expect(parts.every((p) => p >= total / BigInt(shards) && p <= total / BigInt(shards) + 1n)).toBe(
            true,
          );
        },
      ),
    );
  });
});
