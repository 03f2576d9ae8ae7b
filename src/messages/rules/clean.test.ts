import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { accountHint, escapeHtml, greetingName, HINT_MAX, isPlainUrl, oneLine } from './clean.ts';

describe('greeting names', () => {
  test.each([
    'Budi', 'Rizky O\'Neill', 'Éloïse Saputra', 'محمد O\'Neill', 'Dr. Siti Nurhaliza', 'M. Rizky', 'Anne-Marie',
    'H. Abdul, S.', '李小龍', 'Nguyễn Thị Hạnh', 'R.A. Kartini',
  ])('%s is greeted', (name) => {
    expect(greetingName(name)).toBe(name.normalize('NFC'));
  }); // prettier-ignore

  test.each([
    '<script>alert(1)</script>', '=HYPERLINK("http://evil.example")', 'Budi\nBcc: korban@example.com', 'a\r\nb',
    '{{ link }}', '{% if x %}', '[klik](http://evil.example)', 'evil.com', 'Menang di www.evil.example', 'user123',
    '*Budi*', '', '   ', '-', 'x'.repeat(61), 'a@b', 'Budi_', '`rm`',
  ])('%j is left out rather than repaired', (name) => {
    expect(greetingName(name)).toBeNull();
  }); // prettier-ignore

  test('bidirectional tricks are taken out', () => {
    expect(greetingName('Budi\u202eidub')).toBe('Budiidub');
  });

  test('no string whatsoever yields more than letters, blanks and name marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        const name = (greetingName(raw) ?? '').replace(/\u200c|\u200d/g, '');
        expect(name).toMatch(/^[\p{L}\p{M} '’ʼ.,-]*$/u);
      }),
    );
  });
});

describe('account hints', () => {
  test.each([
    [{ customerId: 'P100274', email: 'a@b.co' }, 'P1•••74'],
    [{ customerId: '0042' }, '0•••2'],
    [{ customerId: '7' }, '7•••'],
    [{ phone: '+6281277763170' }, '•••3170'],
    [{ email: 'pemain1.199@example.org' }, 'pe•••99'],
    [{}, '•••'],
    [{ customerId: '<b>\r\n{{x}}' }, 'b•••'],
  ])('%j shows as %s', (account, hint) => {
    expect(accountHint(account, 'email')).toBe(hint);
    expect(accountHint(account, 'sms')).toBe(hint.replace('•••', '***'));
  });

  test('never show more than four characters of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (customerId, email, phone) => {
        const hint = accountHint({ customerId, email, phone }, 'sms');
        expect(hint).toMatch(/^[A-Za-z0-9]{0,2}\*{3}[A-Za-z0-9]{0,4}$/);
        expect(hint.length).toBeLessThanOrEqual(HINT_MAX);
      }),
    );
  });
});

test('one line is one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect(oneLine(raw)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('escaped text holds no markup and no attribute end', () => {
  fc.assert(fc.property(fc.string(), (raw) => expect(escapeHtml(raw)).not.toMatch(/[<>"']/)));
});

test.each([
  ['https://amends.example/r/abc234', true],
  ['http://127.0.0.1:3000/i/contoh-games', true],
  ['javascript:alert(1)', false],
  ['https://a.example/"onmouseover=x', false],
  ['https://a.example/?next=evil', false],
])('%s is a plain address: %s', (url, plain) => {
  expect(isPlainUrl(url)).toBe(plain);
});
