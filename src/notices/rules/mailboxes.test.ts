import { expect, test } from '@jest/globals';
import { mailboxOf, mailboxOfServers } from './mailboxes.ts';

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

test.each([
  [['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], 'google'],
  [['smtp.google.com'], 'google'],
  [['contoh-example.mail.protection.outlook.com'], 'microsoft'],
  [['contoh-example.k-v1.mx.microsoft.'], 'microsoft'],
  [['mta5.am0.yahoodns.net'], 'yahoo'],
  [['mx01.mail.icloud.com'], 'apple'],
  [['mail.protonmail.ch', 'mailsec.protonmail.ch'], 'proton'],
  [['mx.yandex.net'], 'yandex'],
  [['filter.contoh.example', 'aspmx.l.google.com'], 'google'],
  [['mx.notgoogle.com'], 'other'],
  [[], 'other'],
])('mail servers %j are those of %s', (hosts, mailbox) => expect(mailboxOfServers(hosts)).toBe(mailbox));
