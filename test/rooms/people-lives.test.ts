import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Actor } from '../../src/kernel/actor.ts';
import { DomainError } from '../../src/kernel/errors.ts';
import type { Identities, People, ResolveResult } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';
import { identitiesOf, peopleOf } from '../support/people-fixtures.ts';
import { aLife, GROUPS, Life } from '../support/people-lives.ts';
import type { ModelPeople } from '../support/people-model.ts';

/** More with AMENDS_SEEDS=n. */
const MORE = Number(process.env['AMENDS_SEEDS'] ?? 0);
const LIVES = 12 + MORE;
/** Whatever was lived by then has to do. */
const LIVES_MS = 20_000 + MORE * 4_000;

let t: TestDatabase;
let people: People;
let identities: Identities;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  identities = identitiesOf(t);
  admin = await anOperator(t.db, 'Adi');
});
afterAll(() => t.close());

interface Placed {
  readonly ref: string;
  readonly kind: string;
  readonly key: string;
  readonly live: boolean;
  readonly survivor: string | null;
  readonly rows: number | null;
}

function placed({ id }: Life): Promise<Placed[]> {
  return t.db.tx((tx) =>
    tx.q<Placed & Record<string, unknown>>(
      `SELECT p.cohort_id || ':' || p.id AS ref, c.kind, encode(p.key, 'hex') AS key, p.since_run IS NOT NULL AS live,
              p.survivor_cohort_id || ':' || p.survivor_id AS survivor, p.row_count AS rows
         FROM person p JOIN cohort c ON c.id = p.cohort_id WHERE p.incident_id = $1`,
      [id],
    ),
  );
}

async function resolved({ id }: Life): Promise<ResolveResult | null> {
  try {
    return await people.resolve(id, admin);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'people.no_rows') return null;
    throw error;
  }
}

const sorted = <T>(values: Iterable<T>): T[] => [...values].sort();

/** The living are those the rules name, each with its rows. */
function expectTheLiving(life: Life, model: ModelPeople, all: readonly Placed[]): void {
  const alive = (kind: string) => all.filter((person) => person.kind === kind && person.live);
  const rows = (entries: readonly (readonly [string, number | null])[]) => sorted(entries.map(String));
  expect(rows(alive('affected').map((p) => [p.key, p.rows]))).toEqual(
    rows(model.persons.map((p) => [life.keyOf(p.root), p.rows])),
  );
  expect(sorted(alive('unaffected').map(({ key }) => key))).toEqual(
    sorted(model.unaffected.map((name) => life.keyOf(name))),
  );
}

/** Whoever is gone leads to the person that has their rows now, or to nobody. */
function expectTheGone(life: Life, model: ModelPeople, all: readonly Placed[]): void {
  const refs = refsOf(all);
  const names = new Map(GROUPS.map(({ name }) => [life.keyOf(name), name]));
  for (const person of all) {
    const name = names.get(person.key)!;
    const carriers = model.carriersOf(name);
    const root = person.kind === 'unaffected' ? carriers[0] : model.rootOf(name);
    const leads = person.kind === 'unaffected' ? carriers.length === 1 : root !== name;
    const survivor = !person.live && leads && root !== undefined ? refs.get(life.keyOf(root)) : undefined;
    expect({ name, kind: person.kind, survivor: person.survivor }).toEqual({
      name,
      kind: person.kind,
      survivor: survivor ?? null,
    });
  }
}

function refsOf(all: readonly Placed[]): ReadonlyMap<string, string> {
  return new Map(all.filter((p) => p.kind === 'affected' && p.live).map(({ key, ref }) => [key, ref]));
}

/** Every key finds everybody among whose rows it stands. */
async function expectLookUps(life: Life, model: ModelPeople, all: readonly Placed[]): Promise<void> {
  const refs = refsOf(all);
  for (const { by, name } of GROUPS) {
    const found = (await people.findByKey(life.id, by)).map((r) => `${r.cohortId}:${r.personId}`);
    const roots = new Set([...model.carriersOf(name), model.rootOf(name)]);
    const wanted = [...roots].flatMap((root) => refs.get(life.keyOf(root)) ?? []);
    expect([name, sorted(found)]).toEqual([name, sorted(new Set(wanted))]);
  }
}

/** Whatever is counted anywhere agrees, and nobody has two exposures at once. */
async function expectCounts({ id }: Life, model: ModelPeople): Promise<void> {
  const [counts] = await t.db.tx((tx) =>
    tx.q(
      `SELECT (SELECT count(*)::int FROM people_v_audience WHERE incident_id = $1) AS audience,
              (SELECT COALESCE(sum(persons), 0)::int FROM profile WHERE incident_id = $1) AS profiles,
              (SELECT COALESCE(sum(persons), 0)::int FROM cohort WHERE incident_id = $1 AND kind = 'affected') AS cohorts,
              (SELECT count(*)::int FROM people_v_unaffected WHERE incident_id = $1) AS unaffected,
              (SELECT unaffected FROM resolve_run WHERE incident_id = $1 AND status = 'published') AS said,
              (SELECT count(*)::int FROM people_v_exposure a JOIN people_v_exposure b USING (cohort_id, person_id)
                WHERE a.incident_id = $1 AND a.since_run < b.since_run
                  AND (a.until_run IS NULL OR a.until_run > b.since_run)) AS twofold`,
      [id],
    ),
  );
  const [living, unaffected] = [model.persons.length, model.unaffected.length];
  expect(counts).toEqual({
    audience: living,
    profiles: living,
    cohorts: living,
    unaffected,
    said: unaffected,
    twofold: 0,
  });
}

/** A merge or split in force stands beside the person its group belongs to. */
async function expectDecisions(life: Life, model: ModelPeople, all: readonly Placed[]): Promise<void> {
  const refs = refsOf(all);
  for (const listed of await identities.list(life.id)) {
    expect(listed.waitsForRun).toBe(false);
    const decided = life.decisions.find(({ id }) => id === listed.id);
    if (!decided || !model.hasGroup(decided.group.name)) continue;
    const { person } = listed.group;
    expect(person && `${person.cohortId}:${person.personId}`).toBe(
      refs.get(life.keyOf(model.rootOf(decided.group.name))) ?? null,
    );
  }
}

test(
  'whatever is put in, taken out, merged, split, undone or declared a placeholder, in any sequence, everybody is who the rules say and keeps their id',
  async () => {
    await fc.assert(
      fc.asyncProperty(aLife, async (steps) => {
        const life = await Life.begin(t);
        const ids = new Map<string, string>();
        for (const step of steps) {
          await life.do(step);
          const result = await resolved(life);
          const model = life.said();
          if (result === null) {
            expect(model.persons).toEqual([]);
            continue;
          }
          const all = await placed(life);
          for (const { kind, key, ref } of all) {
            expect(ids.get(kind + key) ?? ref).toBe(ref);
            ids.set(kind + key, ref);
          }
          expectTheLiving(life, model, all);
          expectTheGone(life, model, all);
          await expectLookUps(life, model, all);
          await expectCounts(life, model);
          await expectDecisions(life, model, all);
          expect(await people.resolve(life.id, admin)).toEqual(result);
        }
      }),
      { numRuns: LIVES, interruptAfterTimeLimit: LIVES_MS, markInterruptAsFailure: false },
    );
  },
  60_000 + LIVES_MS,
);
