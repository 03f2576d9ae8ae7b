import { describe, expect, test } from '@jest/globals';
import { looksMistyped } from './typo-domains.ts';

describe('mistyped mail domains', () => {
  test.each([
    ['gmial.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['mgail.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmailcom.com', null],
    ['gmail.cmo', 'gmail.com'],
    ['gmail.co.id', 'gmail.com'],
    ['gmail.id', 'gmail.com'],
    ['gmail.net', 'gmail.com'],
    ['yaho.com', 'yahoo.com'],
    ['yahooo.com', 'yahoo.com'],
    ['yahoo.co', 'yahoo.com'],
    ['yahoo.coid', 'yahoo.co.id'],
    ['yahoo.com.id', 'yahoo.co.id'],
    ['yahoo.id', 'yahoo.co.id'],
    ['yaho.co.id', 'yahoo.co.id'],
    ['yahoo.co.di', 'yahoo.co.id'],
    ['hotmial.com', 'hotmail.com'],
    ['otmail.com', 'hotmail.com'],
    ['hotmail.con', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['outlook.cm', 'outlook.com'],
    ['icoud.com', 'icloud.com'],
    ['iclod.com', 'icloud.com'],
    ['icould.com', 'icloud.com'],
    ['rocketmial.com', 'rocketmail.com'],
    ['ymail.co', 'ymail.com'],
    ['aol.con', 'aol.com'],
    ['live.vom', 'live.com'],
    ['mail.con', 'mail.com'],
  ])('%s is read as %s', (domain, meant) => {
    expect(looksMistyped(domain)).toBe(meant);
  });

  test.each(
    [
      'gmail.com ymail.com mail.com email.com imail.com fmail.com tmail.com zmail.com gmx.com gmx.de gmx.net',
      'yahoo.com yahoo.co.id yahoo.co.in yahoo.co.uk yahoo.com.sg yahoo.com.my yahoo.ca hotmail.co.id hotmail.fr',
      'hotmail.co.il hotmail.de live.com live.co.uk outlook.co.id outlook.in outlook.fr cloud.com icloud.com',
      'me.com mac.com proton.me protonmail.ch yandex.ru yandex.com gmail.ru telkom.net telkom.co.id plasa.com',
      'indosat.net.id rad.net.id example.com contoh.example ui.ac.id bca.co.id google.com com id xn--mnchen-3ya.de',
    ].flatMap((line) => line.split(' ')),
  )('%s is nobody’s slip', (domain) => {
    expect(looksMistyped(domain)).toBeNull();
  });

  test('what is meant is never itself flagged', () => {
    for (const domain of ['gmial.com', 'yahoo.com.id', 'hotmial.com', 'outlok.com', 'aol.con']) {
      expect(looksMistyped(looksMistyped(domain)!)).toBeNull();
    }
  });
});
