import { describe, expect, test } from '@jest/globals';
import { filesUnder, isTest, roomOf } from './source.ts';

const FLOOR_ORDER = [
  'platform', 'operators', 'incidents', 'ledger', 'uploads', 'laws', 'intake', 'people', 'messages', 'extracts', 'notices',
  'codes', 'receipts', 'compensation', 'handover', 'guests', 'pages', 'fulfilment', 'inquiries', 'hotline', 'reconciliation',
  'reports', 'alarms', 'proofs', 'overview', 'doors',
]; // prettier-ignore

/** Which room's migration made each table or view. */
function owners(): Map<string, string> {
  const map = new Map<string, string>();
  for (const file of filesUnder('migrations')) {
    const room = /^migrations\/\d{4}-([a-z]+)/.exec(file.path)?.[1];
    if (!room) continue;
    for (const m of file.text.matchAll(
      /CREATE (?:UNLOGGED )?(?:TABLE|VIEW|OR REPLACE VIEW) (?:IF NOT EXISTS )?(\w+)/g,
    )) {
      map.set(m[1]!, room);
    }
  }
  return map;
}

describe('SQL', () => {
  const owner = owners();

  test('touches a room’s own tables, and of lower rooms only the views they publish', () => {
    const wrong: string[] = [];
    for (const file of filesUnder('src').filter((f) => f.path.endsWith('.store.ts') && !isTest(f.path))) {
      const room = roomOf(file.path)!;
      for (const m of file.text.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(?:ONLY\s+)?(\w+)/g)) {
        const table = m[1]!;
        const of = owner.get(table);
        if (!of || of === room) continue;
        const published = table.startsWith(`${of}_v_`) && FLOOR_ORDER.indexOf(of) < FLOOR_ORDER.indexOf(room);
        if (!published) wrong.push(`${file.path}: ${table} belongs to ${of}`);
      }
    }
    expect(owner.size).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test('every published view carries its room’s name', () => {
    const views = filesUnder('migrations').flatMap((f) =>
      [...f.text.matchAll(/CREATE (?:OR REPLACE )?VIEW (\w+)/g)].map((m) => ({ view: m[1]!, path: f.path })),
    );
    const stray = views.filter(({ view, path }) => {
      const room = /-([a-z]+)/.exec(path)![1]!;
      return !view.startsWith(`${room}_v_`) && !(room === 'ledger' && view === 'posting');
    });
    expect(stray).toEqual([]);
  });
});
