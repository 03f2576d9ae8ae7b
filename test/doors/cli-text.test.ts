/** How the terminal writes results for people. */
import { describe, expect, test } from '@jest/globals';
import { text } from '../../src/doors/cli/text.ts';

describe('money in the terminal', () => {
  test('is read in the units people pay with, of each row’s own currency', () => {
    const rows = [
      { account: '2100', currency: 'IDR', amountMinor: '-979000000' },
      { account: '2100', currency: 'JPY', amountMinor: '1500' },
      { account: '2100', currency: 'USD', amountMinor: '1005' },
    ];
    expect(text(rows).split('\n')).toEqual([
      'account  currency  amount',
      '2100     IDR       -Rp9,790,000',
      '2100     JPY       JPY\u00a01,500',
      '2100     USD       USD\u00a010.05',
    ]);
    expect(text(rows[0])).toContain('amount    -Rp9,790,000');
  });

  test('stays as it is where nobody says of which currency', () => {
    expect(text({ amountMinor: '1500' })).toBe('amountMinor  1500');
    expect(text({ currency: 'XXX', amountMinor: '1500' })).toContain('amountMinor  1500');
    expect(text({ currency: 'IDR', amountMinor: null })).toContain('amountMinor  –');
  });
});

test('a record of records is read line by line, not as JSON in a cell', () => {
  const standing = {
    status: 'launched',
    deliveries: { email: { delivered: 318, bounced: 2 }, sms: { delivered: 175 } },
    waves: [{ no: 1, status: 'open' }],
  };
  expect(text(standing).split('\n')).toEqual([
    'status      launched',
    'deliveries:',
    '  email  delivered 318, bounced 2',
    '  sms    delivered 175',
    'waves:',
    '  no  status',
    '  1   open',
  ]);
});
