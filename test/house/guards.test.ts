import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BLOCKING_FINDINGS,
  DECISIONS,
  FINDING_KINDS,
  GUARD_KINDS,
  ruleOf,
} from '../../src/people/rules/guards.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { read } from './source.ts';

const EFFECTS = { launch: 'blocks launch', people: 'holds its people', nothing: 'only shown' } as const;

const words = (text: string) => [...text.matchAll(/'(\w+)'::text/g)].map((m) => m[1]!);

describe('docs/guards.md', () => {
  test('says of every kind of guard what the rules say, and of no other', () => {
    const rows = [...read('docs/guards.md').matchAll(/^\| `(\w+)`\s+\|.*?\|([^|]*)\|([^|]*)\|$/gm)];
    const documented = rows.map(([, kind, effect, decisions]) => ({
      kind,
      effect: effect!.trim(),
      decisions: [...decisions!.matchAll(/`(\w+)`/g)].map((m) => m[1]),
    }));
    expect(documented).toEqual(
      GUARD_KINDS.map((kind) => ({
        kind,
        effect: EFFECTS[ruleOf(kind).holds],
        decisions: [...ruleOf(kind).decisions],
      })),
    );
  });
});

describe('the guard table', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await freshDatabase();
  });
  afterAll(() => t.close());

  async function definition(sql: string): Promise<string> {
    return (await t.db.tx((tx) => tx.one<{ def: string }>(sql)))!.def;
  }
  const check = (name: string) =>
    definition(`SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = '${name}'`);

  test('keeps exactly the kinds a run finds, and their decisions', async () => {
    expect(words(await check('guard_kind_check')).sort()).toEqual([...FINDING_KINDS].sort());
    const ofKind = await check('guard_decision_of_kind_check');
    for (const kind of FINDING_KINDS) {
      const branch = new RegExp(`WHEN '${kind}'::text THEN (.*?)\\n`).exec(`${ofKind}\n`)?.[1] ?? '';
      const allowed = DECISIONS.filter((decision) => words(branch).includes(decision));
      expect({ [kind]: allowed }).toEqual({
        [kind]: DECISIONS.filter((d) => ruleOf(kind).decisions.includes(d)),
      });
    }
  });

  test('has what may stop a launch in an index of its own', async () => {
    const index = await definition(
      `SELECT indexdef AS def FROM pg_indexes WHERE indexname = 'guard_blocking'`,
    );
    expect(words(index).filter((word) => word !== 'different')).toEqual([...BLOCKING_FINDINGS]);
  });
});
