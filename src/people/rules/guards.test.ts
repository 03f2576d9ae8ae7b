import { describe, expect, test } from '@jest/globals';
import {
  blocksLaunch,
  DECISIONS,
  FINDING_KINDS,
  GUARD_KINDS,
  GUARD_RULES,
  holdsPeople,
  ruleOf,
  waitsForRun,
  type GuardDecision,
  type GuardKind,
} from './guards.ts';

type Row = readonly [
  kind: GuardKind,
  undecided: { readonly blocks: boolean; readonly holds: boolean },
  decided: Partial<Record<GuardDecision, { readonly blocks: boolean; readonly holds: boolean }>>,
];

const nothing = { blocks: false, holds: false };
const blocks = { blocks: true, holds: false };
const holds = { blocks: false, holds: true };

const TABLE: readonly Row[] = [
  ['suspect_key', blocks, { genuine: nothing, placeholder: nothing }],
  ['id_space', blocks, { same: nothing, different: blocks }],
  ['free_text', blocks, { reviewed: nothing }],
  ['rejects', blocks, {}],
  ['conflict', holds, { tell: nothing, hold: holds }],
  ['shared_address', holds, { tell: nothing, hold: holds }],
  ['typo_domain', nothing, { hold: holds }],
  ['ambiguous_identity', nothing, {}],
  ['crosswalk_conflict', nothing, {}],
  ['landline', nothing, {}],
  ['no_mail_server', nothing, {}],
  ['late_source', nothing, {}],
  ['keyless_subjects', nothing, {}],
  ['invalid_email', nothing, {}],
  ['invalid_phone', nothing, {}],
];

function effectOf(kind: GuardKind, decision: GuardDecision | null) {
  return { blocks: blocksLaunch(kind, decision, true), holds: holdsPeople(kind, decision) };
}

describe('guards', () => {
  test('all stand in the table', () => {
    expect(TABLE.map(([kind]) => kind).sort()).toEqual([...GUARD_KINDS].sort());
  });

  test.each(TABLE)(
    '%s blocks and holds what ENGINE §4 says, before and after each decision',
    (kind, undecided, decided) => {
      expect(effectOf(kind, null)).toEqual(undecided);
      expect(DECISIONS.filter((decision) => ruleOf(kind).decisions.includes(decision)).sort()).toEqual(
        Object.keys(decided).sort(),
      );
      for (const decision of ruleOf(kind).decisions)
        expect(effectOf(kind, decision)).toEqual(decided[decision]);
    },
  );

  test('a placeholder blocks until a run has obeyed it, and so does taking it back', () => {
    expect(waitsForRun(null, 'placeholder')).toBe(true);
    expect(waitsForRun('placeholder', 'placeholder')).toBe(false);
    expect(waitsForRun('placeholder', 'genuine')).toBe(true);
    expect(waitsForRun('placeholder', null)).toBe(true);
    expect(waitsForRun('genuine', null)).toBe(false);
    expect(waitsForRun(null, 'genuine')).toBe(false);
    expect(blocksLaunch('suspect_key', 'placeholder', false)).toBe(true);
    expect(blocksLaunch('suspect_key', 'placeholder', true)).toBe(false);
  });

  test('what blocks launch is decided one by one, what holds people also in bulk', () => {
    expect(GUARD_KINDS.filter((kind) => ruleOf(kind).inBulk)).toEqual([
      'conflict',
      'shared_address',
      'typo_domain',
    ]);
  });

  test('only what a run keeps can be decided', () => {
    const decidable = GUARD_KINDS.filter((kind) => ruleOf(kind).decisions.length > 0);
    expect(decidable.every((kind) => (FINDING_KINDS as readonly GuardKind[]).includes(kind))).toBe(true);
    expect(Object.values(GUARD_RULES).every(({ does }) => does.endsWith('.'))).toBe(true);
  });
});
