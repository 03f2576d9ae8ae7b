import { describe, expect, test } from '@jest/globals';
import { codeText, type KnownOf, type Means, meansOf, readCodeText } from './means.ts';

const KNOWN: KnownOf = {
  exposed: [{ code: 'gov.nik', form: 'plaintext' }],
  email: true,
  sms: true,
  hasEmail: true,
  hasPhone: true,
  told: ['email'],
  mailboxInDanger: false,
};

describe('by what a person may prove themselves', () => {
  test.each<[string, Partial<KnownOf>, Means[]]>([
    ['told by e-mail: first a code by SMS', {}, ['sms', 'phone_number', 'email']],
    ['told by SMS: first a code by e-mail', { told: ['sms'] }, ['email', 'email_address', 'sms']],
    ['told by both: either code', { told: ['email', 'sms'] }, ['email', 'sms']],
    [
      'told by letter: everything we know',
      { told: ['letter'] },
      ['email', 'sms', 'phone_number', 'email_address'],
    ],
    [
      'a leaked number is no secret',
      { exposed: [{ code: 'con.phone', form: 'masked' }], sms: false },
      ['email'],
    ],
    ['only the mailbox that has the link', { sms: false, hasPhone: false }, ['email']],
    [
      'a mailbox a stranger may read is not asked where there is another way',
      { mailboxInDanger: true, exposed: [{ code: 'con.phone', form: 'plaintext' }] },
      ['sms'],
    ],
    [
      'but nobody is shut out by it',
      {
        mailboxInDanger: true,
        sms: false,
        hasPhone: false,
        exposed: [{ code: 'con.email', form: 'plaintext' }],
      },
      ['email'],
    ],
    ['nothing known: by telephone', { email: false, sms: false, hasEmail: false, hasPhone: false }, []],
  ])('%s', (_, known, expected) => {
    expect(meansOf({ ...KNOWN, ...known })).toEqual(expected);
  });
});

test('a code has six digits, its zeros too, and is read however it is typed', () => {
  expect(codeText(42)).toBe('000042');
  expect(readCodeText(' 000 042')).toBe('000042');
  expect(readCodeText('000-042')).toBe('000042');
  for (const typed of ['', '12345', '1234567', '12a456', '１２３４５６'])
    expect(readCodeText(typed)).toBeNull();
});
