import { expect, test } from '@jest/globals';
import { mailboxOf } from './mailboxes.ts';

test.each([
  ['budi@gmail.com', 'google'],
  ['Budi@GoogleMail.com', 'google'],
  ['ani@yahoo.co.id', 'yahoo'],
  ['ani@ymail.com', 'yahoo'],
  ['x@hotmail.co.uk', 'microsoft'],
  ['x@outlook.com', 'microsoft'],
  ['x@icloud.com', 'apple'],
  ['x@live.nl', 'microsoft'],
  ['x@live.example.com', 'other'],
  ['x@notgmail.com', 'other'],
  ['"a@gmail.com"@contoh.example', 'other'],
])('%s lies at %s', (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox));
