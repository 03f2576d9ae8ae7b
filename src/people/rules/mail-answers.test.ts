import { describe, expect, test } from '@jest/globals';
import {
  deadOf,
  type DnsAnswer,
  isHostname,
  readAddresses,
  readExchanges,
  sharesOf,
} from './mail-answers.ts';

const there = (...records: string[]): DnsAnswer<string> => ({ is: 'there', records });
const [noName, noRecords, unanswered] = (['no_name', 'no_records', 'unanswered'] as const).map((is) => ({
  is,
})) as [DnsAnswer<string>, DnsAnswer<string>, DnsAnswer<string>];

describe('what the DNS says', () => {
  test.each([
    [there('mx.example.com'), 'mail_server'],
    [there('', 'mx.example.com'), 'mail_server'],
    [there('.'), 'refuses_mail'],
    [there(''), 'refuses_mail'],
    [noName, 'no_domain'],
    [unanswered, 'unknown'],
    [noRecords, null],
    [there(), null],
  ])('of exchangers %j means %s', (mx, meant) => {
    expect(readExchanges(mx)).toBe(meant);
  });

  test.each([
    [[there('192.0.2.1'), noRecords], 'host'],
    [[noRecords, there('2001:db8::1')], 'host'],
    [[unanswered, there('2001:db8::1')], 'host'],
    [[unanswered, noRecords], 'unknown'],
    [[noRecords, noRecords], 'no_server'],
  ])('of addresses %j means %s', (answers, meant) => {
    expect(readAddresses(answers)).toBe(meant);
  });

  test.each([
    ['example.com', true],
    ['xn--bcher-kva.example', true],
    ['localhost', false],
    ['[192.0.2.1]', false],
    ['a..example', false],
    ['-a.example', false],
    [`${'a'.repeat(64)}.example`, false],
  ])('is not asked of what is no name: %s', (domain, can) => {
    expect(isHostname(domain)).toBe(can);
  });
});

test('a domain is named only where three people have it; the others stand together', () => {
  const counted = new Map([
    ['mail.example', 90],
    ['tutup.example', 3],
    ['wulandari.example', 2],
    ['santoso.example', 1],
    ['diam.example', 5],
  ]);
  const answers = new Map([
    ['mail.example', 'mail_server'],
    ['tutup.example', 'no_domain'],
    ['wulandari.example', 'no_domain'],
    ['santoso.example', 'no_domain'],
  ] as const);
  expect(deadOf(counted, answers)).toEqual([
    { reason: 'no_domain', domain: 'tutup.example', domains: 1, people: 3 },
    { reason: 'no_domain', domain: '*', domains: 2, people: 3 },
  ]);
  expect(sharesOf(counted, answers)).toEqual({
    mail_server: { domains: 1, people: 90 },
    host: { domains: 0, people: 0 },
    no_domain: { domains: 3, people: 6 },
    no_server: { domains: 0, people: 0 },
    refuses_mail: { domains: 0, people: 0 },
    unknown: { domains: 1, people: 5 },
  });
});
