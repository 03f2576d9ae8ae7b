import { describe, expect, test } from '@jest/globals';
import type { CategoryCode, Form } from '../../incidents/catalogue/exposure.ts';
import { formOf, passesLuhn } from './forms.ts';

const hexOf = (length: number) => 'aB3'.repeat(50).slice(0, length);

describe('passwords', () => {
  const cases: readonly (readonly [string, Form])[] = [
    ['rahasia12', 'plaintext'],
    ['$2b$10$1265ce60eccbbf0821cdbc596290d1e0', 'hash_strong'],
    ['$2y$10$x', 'hash_strong'],
    ['$argon2id$v=19$m=65536', 'hash_strong'],
    ['argon2$argon2i$v=19', 'hash_strong'],
    ['$scrypt$ln=16', 'hash_strong'],
    ['scrypt:32768:8:1$x', 'hash_strong'],
    ['pbkdf2_sha256$260000$x', 'hash_strong'],
    ['$pbkdf2-sha512$25000$x', 'hash_strong'],
    ['{PBKDF2}x', 'hash_strong'],
    ['$5$salt$x', 'hash_strong'],
    ['$6$08ddcd65f5267067$e5f7', 'hash_strong'],
    [hexOf(32), 'hash_weak'],
    [hexOf(40), 'hash_weak'],
    [hexOf(56), 'hash_weak'],
    [hexOf(64), 'hash_weak'],
    [hexOf(96), 'hash_weak'],
    [hexOf(128), 'hash_weak'],
    [hexOf(33), 'plaintext'],
    ['$1$salt$x', 'hash_weak'],
    ['{SHA}x=', 'hash_weak'],
    ['{ssha}x=', 'hash_weak'],
    ['********', 'masked'],
    ['xxxx', 'masked'],
    ['pass****', 'plaintext'],
    ['argon2023', 'plaintext'],
  ];
  test.each(cases)('%s is %s', (cell, form) => {
    expect(formOf('cred.password', ` ${cell} `, null)).toBe(form);
    expect(formOf('cred.password_old', cell, null)).toBe(form);
  });

  test('what is recognised counts more than what is stated', () => {
    expect(formOf('cred.password', 'rahasia', 'encrypted_key_safe')).toBe('encrypted_key_safe');
    expect(formOf('cred.password', '****', 'encrypted_key_safe')).toBe('masked');
  });
});

describe('cards', () => {
  test.each([
    ['4111111111111111', null, 'plaintext'],
    ['4111 1111-1111 1111', 'tokenised', 'plaintext'],
    ['4111111111111112', null, 'plaintext'],
    ['4111111111111112', 'tokenised', 'tokenised'],
    ['411111******1988', null, 'masked'],
    ['4111 11** **** 2650', null, 'masked'],
    ['2662', null, 'masked'],
    ['Visa 2662', null, 'masked'],
    ['tok 12345', 'tokenised', 'tokenised'],
    ['12345', null, 'plaintext'],
  ] as const)('%s (stated %s) is %s', (cell, stated, form) => {
    expect(formOf('fin.pan', cell, stated)).toBe(form);
  });

  test('Luhn', () => {
    expect(['4111111111111111', '79927398713', '79927398710'].map(passesLuhn)).toEqual([true, true, false]);
  });
});

describe('everything else', () => {
  const cases: readonly (readonly [CategoryCode, string, Form | null, Form])[] = [
    ['gov.nik', '3174********2085', null, 'masked'],
    ['gov.nik', '3174218781652769', null, 'plaintext'],
    ['gov.nik', '3174••••••••2085', null, 'masked'],
    ['id.name', 'Bxxxi S', null, 'masked'],
    ['id.name', 'Budi ** Santoso **', null, 'plaintext'],
    ['con.email', 'b***@company.com', null, 'plaintext'],
    ['con.email', 'b***@example.com', null, 'masked'],
    ['con.email', '***@a.id', null, 'masked'],
    ['con.email', 'a***x*@example.com', null, 'masked'],
    ['com.support', '#### ####', null, 'plaintext'],
    ['hlt.record', '****', null, 'plaintext'],
    ['beh.location', '****', null, 'plaintext'],
    ['oth.free', '****', null, 'plaintext'],
    ['com.support', 'x', 'encrypted_key_taken', 'encrypted_key_taken'],
    ['fin.bank', '123', 'unknown', 'unknown'],
  ];
  test.each(cases)('%s %s (stated %s) is %s', (category, cell, stated, form) => {
    expect(formOf(category, cell, stated)).toBe(form);
  });
});
