import { describe, expect, test } from '@jest/globals';
import { maskEmail, maskId, maskPhone } from './mask.ts';

describe('masks', () => {
  test.each([
    [maskEmail, 'pemain1.53@example.com', 'p***@example.com'],
    [maskEmail, 'ü@example.com', 'ü***@example.com'],
    [maskEmail, 'no address', '***'],
    [maskPhone, '+6281277763170', '+62***70'],
    [maskPhone, '+12345', '***'],
    [maskId, 'P100053', 'P1***53'],
    [maskId, '0', '***'],
    [maskId, 'guest', '***'],
    [maskId, 'a@b <script>', '***'],
  ])('show the owner enough and others too little (%p of %s)', (mask, value, masked) => {
    expect(mask(value)).toBe(masked);
  });
});
