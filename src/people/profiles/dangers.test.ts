import { describe, expect, test } from '@jest/globals';
import type { CategoryCode, Form } from '../../incidents/index.ts';
import { DANGERS, dangersOf, leads } from './dangers.ts';

const exposed = (...pairs: [CategoryCode, Form][]) => pairs.map(([code, form]) => ({ code, form }));

describe('dangerous combinations', () => {
  test('have names once, both languages, and advice that stands in the catalogue', () => {
    expect(new Set(DANGERS.map(({ name }) => name)).size).toBe(DANGERS.length);
    for (const { label, risk, needs, advice } of DANGERS) {
      for (const text of [label.id, label.en]) expect(text.length).toBeGreaterThan(3);
      for (const text of [risk.id, risk.en]) expect(text).toMatch(/\.$/);
      expect(needs.length).toBeGreaterThanOrEqual(2);
      expect(advice.length).toBeGreaterThan(0);
      expect(advice.filter((pointer) => !leads(pointer))).toEqual([]);
    }
  });

  test.each([
    [exposed(['con.email', 'plaintext'], ['cred.password', 'plaintext']), ['account_takeover']],
    [exposed(['con.email', 'plaintext'], ['cred.password', 'unknown']), ['account_takeover']],
    [exposed(['con.email', 'plaintext'], ['cred.password', 'hash_strong']), []],
    [exposed(['con.email', 'masked'], ['cred.password', 'plaintext']), []],
    [exposed(['fin.pan', 'masked']), []],
    [exposed(['fin.pan', 'plaintext'], ['fin.expiry', 'plaintext']), []],
    [exposed(['spc.child', 'masked'], ['id.gender', 'tokenised']), ['child']],
    [exposed(['spc.child', 'plaintext']), []],
    [[], []],
  ])('%j meets %j', (exposure, names) => {
    expect(dangersOf(exposure).map(({ name }) => name)).toEqual(names);
  });
});
