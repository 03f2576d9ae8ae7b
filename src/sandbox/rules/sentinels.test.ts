import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { askedFault } from './faults.ts';
import { emailFate, smsFate } from './sentinels.ts';

const words = (address: string): string[] => emailFate(address).map((e) => [e.type, e.why].join(' ').trim());

describe('a recipient address decides', () => {
  test.each([
    ['bounce@simulator.example', ['Send', 'Bounce Permanent/General']],
    ['Bounce-17@example.com', ['Send', 'Bounce Permanent/General']],
    ['soft-bounce@example.com', ['Send', 'Bounce Transient/MailboxFull']],
    ['suppressed@example.com', ['Send', 'Bounce Permanent/OnAccountSuppressionList']],
    ['late-bounce@example.com', ['Send', 'Delivery', 'Bounce Permanent/General']],
    ['complaint@example.com', ['Send', 'Delivery', 'Complaint abuse']],
    ['budi@bounce.example', ['Send', 'Delivery']],
  ])('%s', (address, expected) => expect(words(address)).toEqual(expected));

  test('an ordinary number is sent and delivered, a sentinel is not', () => {
    expect(smsFate('+6281277763170')).toMatchObject({ events: [{ type: 'sent' }, { type: 'delivered' }] });
    expect(smsFate('+628120000009')).toMatchObject({ events: [{}, { type: 'undelivered', why: '30003' }] });
    expect(smsFate('+628120000008')).toMatchObject({ accepted: false, code: 21211 });
  });
});

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../../samples/contoh-games/${name}`, import.meta.url));

test('no address of the sample breach is a sentinel', () => {
  const everything = [
    file('players.csv').toString('latin1'),
    file('payments.csv').toString('latin1'),
    file('kyc.csv').toString('utf16le'),
    gunzipSync(file('support_tickets.tsv.gz')).toString('latin1'),
  ].join('\n');
  const addresses = everything.match(/[\w.+-]+@[\w.-]+/g) ?? [];
  expect(addresses.length).toBeGreaterThan(500);
  expect(addresses.filter((a) => words(a).join() !== 'Send,Delivery')).toEqual([]);
  const numbers = everything.replaceAll(/[ ()-]/g, '').match(/\+?\d{9,15}/g) ?? [];
  expect(numbers.filter((n) => /000000[4-9]$/.test(n))).toEqual([]);
  expect(addresses.filter((a) => askedFault('email', a))).toEqual([]);
  expect(numbers.filter((n) => askedFault('sms', n))).toEqual([]);
});
