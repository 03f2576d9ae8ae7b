import { describe, expect, test } from '@jest/globals';
import { blocksLaunch, FINDING_KINDS, GUARD_RULES, holdsPeople, waitsForRun } from './guards.ts';

describe('guards', () => {
  test('suspect keys, id spaces, free text and rejects block a launch; conflicts and shared addresses only their people', () => {
    const open = Object.keys(GUARD_RULES) as (keyof typeof GUARD_RULES)[];
    expect(open.filter((kind) => blocksLaunch(kind, null, true))).toEqual([
      'suspect_key',
      'id_space',
      'free_text',
      'rejects',
    ]);
    expect(open.filter((kind) => holdsPeople(kind, null))).toEqual(['conflict', 'shared_address']);
  });

  test('a placeholder blocks until a run has obeyed it, and so does taking it back', () => {
    expect(waitsForRun(null, 'placeholder')).toBe(true);
    expect(waitsForRun('placeholder', 'placeholder')).toBe(false);
    expect(waitsForRun('placeholder', 'genuine')).toBe(true);
    expect(waitsForRun(null, 'genuine')).toBe(false);
    expect(blocksLaunch('suspect_key', 'placeholder', false)).toBe(true);
    expect(blocksLaunch('suspect_key', 'placeholder', true)).toBe(false);
  });

  test('id spaces found to differ go on blocking: only another mapping helps', () => {
    expect(blocksLaunch('id_space', 'different', true)).toBe(true);
    expect(blocksLaunch('id_space', 'same', true)).toBe(false);
  });

  test('tell frees the held, hold keeps them', () => {
    expect(holdsPeople('conflict', 'hold')).toBe(true);
    expect(holdsPeople('conflict', 'tell')).toBe(false);
  });

  test('every kept finding can be decided', () => {
    expect(FINDING_KINDS.filter((kind) => GUARD_RULES[kind].decisions.length === 0)).toEqual([]);
  });
});
