/** How finding people stands: what a run would read, how far one is, what it changed, as pages ask it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Lookups, People, ResolveFence, Runs, Unaffected } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { guardsOf, peopleOf, stage, unstage } from '../support/people-fixtures.ts';

/** Something is in flight until it is let go. */
class HeldFence extends ResolveFence {
  readonly #free = Promise.withResolvers<void>();
  #asked = Promise.withResolvers<void>();

  async quiet(): Promise<boolean> {
    this.#asked.resolve();
    await this.#free.promise;
    return true;
  }
  asked(): Promise<void> {
    return this.#asked.promise;
  }
  free(): void {
    this.#free.resolve();
  }
}

const WAIT_MS = 120_000;

let t: TestDatabase;
let maker: Actor;
let runs: Runs;
let people: People;

beforeAll(async () => {
  t = await freshDatabase();
  maker = await anOperator(t.db, 'Maya');
  runs = new Runs(t.db, guardsOf(t));
  people = peopleOf(t);
}, WAIT_MS);
afterAll(() => t?.close());

const customers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    customer: `C${from + i}`,
    email: `c${from + i}@example.com`,
    leaks: [['con.email', 'plaintext']] as const,
  }));

async function anOpened(): Promise<IncidentId> {
  return (await anIncident(t)).id;
}

describe('how finding people stands', () => {
  test('says why an incident without a leaked file cannot be resolved, and what a run would read', async () => {
    const id = await anOpened();
    expect(await runs.standing(id)).toMatchObject({
      runs: [],
      wouldRead: [],
      isCurrent: false,
      underWay: null,
    });
    expect((await runs.standing(id)).refusal?.message).toContain('Nothing that leaked has been read yet');
    await stage(t, id, { name: 'a.csv', rows: customers(0, 4) });
    await stage(t, id, { name: 'crm.csv', role: 'contact_only', rows: customers(3, 9) });
    expect(await runs.standing(id)).toMatchObject({
      refusal: null,
      unknown: ['a.csv', 'crm.csv'],
      wouldRead: [
        { role: 'leaked', files: 1, rows: 4 },
        { role: 'contact_only', files: 1, rows: 6 },
      ],
    });
  });

  test('says what each run changed beside the one before, and that nothing has changed since', async () => {
    const id = await anOpened();
    const first = await stage(t, id, { name: 'a.csv', rows: customers(0, 4) });
    await people.resolve(id, maker);
    expect(await runs.standing(id)).toMatchObject({ isCurrent: true, unknown: [], decisionsWaiting: 0 });
    await stage(t, id, {
      name: 'b.csv',
      rows: [...customers(3, 6), { customer: 'C0', leaks: [['con.phone', 'plaintext']] }],
    });
    expect(await runs.standing(id)).toMatchObject({ isCurrent: false, unknown: ['b.csv'] });
    await people.resolve(id, maker);
    await unstage(t, first);
    await people.resolve(id, maker);
    const { runs: all } = await runs.standing(id);
    expect(
      all.map(({ run, total, rows, changes, madeBy }) => ({ run, total, rows, changes, madeBy })),
    ).toEqual([
      { run: 3, total: 4, rows: 4, changes: { newcomers: 0, changed: 2, gone: 2 }, madeBy: 'Maya' },
      { run: 2, total: 6, rows: 8, changes: { newcomers: 2, changed: 2, gone: 0 }, madeBy: 'Maya' },
      { run: 1, total: 4, rows: 4, changes: { newcomers: 4, changed: 0, gone: 0 }, madeBy: 'Maya' },
    ]);
  });

  test('says which step a run is at while nothing of it is committed, and nothing once it ended', async () => {
    const id = await anOpened();
    const other = await anOpened();
    await stage(t, id, { name: 'a.csv', rows: customers(0, 3) });
    const fence = new HeldFence();
    const running = peopleOf(t, { fence }).resolve(id, maker);
    await fence.asked();
    expect((await runs.standing(id)).underWay).toMatchObject({ stage: 'wait', step: 5, steps: 6 });
    expect((await runs.standing(id)).runs).toEqual([]);
    expect((await runs.standing(other)).underWay).toBeNull();
    fence.free();
    await running;
    expect(await runs.standing(id)).toMatchObject({ underWay: null, runs: [{ run: 1, total: 3 }] });
  });

  test('counts once, when a run is published, what pages show', async () => {
    const id = await anOpened();
    await stage(t, id, { name: 'a.csv', rows: customers(0, 3) });
    await stage(t, id, { name: 'crm.csv', role: 'contact_only', rows: customers(2, 7) });
    await people.resolve(id, maker);
    const kept = await t.db.tx((tx) =>
      tx.one(
        `SELECT (SELECT sum(persons)::int FROM profile_count WHERE incident_id = $1 AND run_no = 1) AS affected,
                (SELECT sum(persons)::int FROM unaffected_count WHERE incident_id = $1 AND run_no = 1) AS unaffected`,
        [id],
      ),
    );
    expect(kept).toEqual({ affected: 3, unaffected: 4 });
    expect(await new Unaffected(t.db).list(id)).toMatchObject({
      persons: 4,
      files: [{ file: 'crm.csv', persons: 4 }],
    });
  });

  test('gives profiles page by page, and combinations with what is left', async () => {
    const id = await anOpened();
    const leaks = [['con.email'], ['con.email', 'con.phone'], ['con.phone'], ['id.name']] as const;
    await stage(t, id, {
      name: 'a.csv',
      rows: leaks.flatMap((codes, i) =>
        Array.from({ length: 4 - i }, (_, n) => ({
          customer: `P${i}-${n}`,
          leaks: codes.map((code) => [code, 'plaintext'] as const),
        })),
      ),
    });
    await people.resolve(id, maker);
    const lookups = new Lookups(t.db, incidentParts(t).keys);
    const first = await lookups.profilePage(id, { limit: 3 });
    expect(first).toMatchObject({ total: 4, profiles: [{ persons: 4 }, { persons: 3 }, { persons: 2 }] });
    const last = await lookups.profilePage(id, { limit: 3, after: first.next! });
    expect(last).toMatchObject({ next: null, profiles: [{ persons: 1 }] });
    const { overlaps, sets, others, persons } = await lookups.overlaps(id, 2);
    expect(overlaps.map(({ codes, persons: n }) => [codes, n])).toEqual([
      [['con.email'], 4],
      [['con.email', 'con.phone'], 3],
    ]);
    expect(sets.map(({ code, persons: n }) => [code, n])).toEqual([
      ['con.email', 7],
      ['con.phone', 5],
    ]);
    expect({ others, persons }).toEqual({ others: { overlaps: 2, persons: 3 }, persons: 10 });
  });
});
