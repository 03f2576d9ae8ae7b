import { describe, expect, test } from '@jest/globals';
import { hintOfEmail, hintOfId, hintOfPhone, looksLike } from './hints.ts';

describe('hints', () => {
  test.each([
    ['P100053', 'P***3'],
    ['CUST-000123456', 'CU***56'],
    ['0', '***'],
    ['guest', '***'],
    ['tämu-0000', '***'],
    ['a b c d e f', '***'],
  ])('of the id %s show at most a third of it', (id, hint) => {
    expect(hintOfId(id)).toBe(hint);
    expect(hint.replace('***', '').length * 3).toBeLessThanOrEqual(id.length);
  });

  test.each([
    ['rani.wulandari@gmail.com', true, 'r***@gmail.com'],
    ['rani@wulandari.co.id', false, 'r***@***.id'],
    ['üser@example.com', false, 'ü***@***.com'],
    ['nothing', false, '***'],
  ])('of the address %s show a domain only where many have it', (address, isPublic, hint) => {
    expect(hintOfEmail(address, isPublic)).toBe(hint);
  });

  test('of a phone show its country and last two digits', () => {
    expect(hintOfPhone('+6281277763170')).toBe('+62***70');
    expect(hintOfPhone('+12345')).toBe('***');
  });

  test.each([
    ['customer_id', '0', '1 digit'],
    ['customer_id', '00000', '5 digits, all the same'],
    ['customer_id', 'guest', 'a word for nobody'],
    ['customer_id', 'GUEST-01', 'a word for nobody'],
    ['customer_id', 'P100053', '7 characters'],
    ['customer_id', 'rani', '4 letters'],
    ['email', 'no-reply@shop.example', 'the address of a desk or machine'],
    ['email', 'rani@shop.example', '4 letters before the @'],
    ['phone', '+620000000000', '13 characters, all the same'],
  ] as const)('a suspect %s %s is described as %s, and never said', (kind, value, said) => {
    expect(looksLike(kind, value)).toBe(said);
  });
});
