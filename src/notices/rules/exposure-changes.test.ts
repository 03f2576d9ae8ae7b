import { describe, expect, test } from '@jest/globals';
import { compareExposures, uniteChanges } from './exposure-changes.ts';

const EMAIL = { code: 'con.email', form: 'plaintext' } as const;
const weak = { code: 'cred.password', form: 'hash_weak' } as const;
const strong = { code: 'cred.password', form: 'hash_strong' } as const;
const PAN = { code: 'fin.pan', form: 'masked' } as const;

describe('what changed since somebody was told', () => {
  test.each([
    ['nothing', [EMAIL, weak], [weak, EMAIL], [], []],
    ['a new category', [EMAIL], [EMAIL, PAN], [{ code: 'fin.pan', told: null, now: 'masked' }], []],
    [
      'a worse form',
      [strong],
      [weak],
      [{ code: 'cred.password', told: 'hash_strong', now: 'hash_weak' }],
      [],
    ],
    [
      'a better form',
      [weak],
      [strong],
      [],
      [{ code: 'cred.password', told: 'hash_weak', now: 'hash_strong' }],
    ],
    ['a category less', [EMAIL, PAN], [EMAIL], [], [{ code: 'fin.pan', told: 'masked', now: null }]],
    [
      'both',
      [EMAIL],
      [PAN],
      [{ code: 'fin.pan', told: null, now: 'masked' }],
      [{ code: 'con.email', told: 'plaintext', now: null }],
    ],
  ])('%s', (_, told, now, added, removed) => {
    expect(compareExposures(told, now)).toEqual({ added, removed });
  });

  test('of several told persons in one, each category stands once, as the worst informed sees it', () => {
    const changes = [compareExposures([strong], [weak]), compareExposures([EMAIL], [weak])];
    expect(uniteChanges(changes)).toEqual({
      added: [{ code: 'cred.password', told: null, now: 'hash_weak' }],
      removed: [{ code: 'con.email', told: 'plaintext', now: null }],
    });
  });
});
