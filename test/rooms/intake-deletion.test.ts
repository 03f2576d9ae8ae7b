import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { endUploads } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { Guards, People } from '../../src/people/index.ts';
import {
  anIntake,
  ingestAll,
  people as plain,
  peopleFile,
  type IntakeDesk,
  objectOf,
  uploadOne,
} from '../support/intake.ts';
import { guardsOf, peopleOf } from '../support/people-fixtures.ts';

const START = '2026-05-07T00:00:00Z';
const TORN = Buffer.from(
  'id,surel,nik\n1,a@example.com,3174010101900001\n1,a@example.com,3174010101900002\n',
);
const torn = {
  columns: {
    id: { use: 'customer_id' },
    surel: { use: 'email', category: 'con.email' },
    nik: { category: 'gov.nik' },
  },
};

let desk: IntakeDesk;
let people: People;
let guards: Guards;
beforeAll(async () => {
  desk = await anIntake();
  people = peopleOf(desk.t, { clock: desk.clock });
  guards = guardsOf(desk.t, { clock: desk.clock });
});
beforeEach(() => desk.clock.set(START));
afterAll(() => desk.close());

/** One finished source that shows two national ids of one person. */
async function read(): Promise<{ incidentId: IncidentId; object: string }> {
  const incidentId = await desk.incident();
  const [source] = await ingestAll(desk, incidentId, { 'torn.csv': TORN }, { 'torn.csv': torn });
  return { incidentId, object: await objectOf(desk, source!.sourceId) };
}

async function hashes(incidentId: IncidentId): Promise<number> {
  const rows = await desk.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM staged_row
      WHERE incident_id = $1 AND num_nonnulls(conflict_nik, conflict_passport, conflict_dob) > 0`,
    [incidentId],
  );
  return rows[0]!.n;
}

async function deletions(incidentId: IncidentId): Promise<string[]> {
  const rows = await desk.query<{ action: string }>(
    `SELECT action FROM audit_entry WHERE incident_id = $1 AND action ~ 'deleted|dropped|expired' ORDER BY action`,
    [incidentId],
  );
  return rows.map(({ action }) => action);
}

const later = (days: number) => desk.clock.set(new Date(Date.parse(START) + days * 86_400_000));
const spooled = (object: string) => readdirSync(desk.spoolDir).includes(object);

describe('an upload', () => {
  test('goes with the launch of the notice it is behind, though nobody accepted it', async () => {
    const { incidentId, object } = await read();
    await people.resolve(incidentId, desk.maker);
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(true);
    await desk.t.db.tx((tx) => endUploads(tx, incidentId, desk.clock.now()));
    await desk.intake.deleteDueUploads();
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(false);
    expect(await hashes(incidentId)).toBe(0);
    expect(await deletions(incidentId)).toEqual(['intake.conflicts_dropped', 'intake.spool_deleted']);
    const changed = { 'torn.csv': { columns: { ...torn.columns, nik: {} } } };
    await expect(desk.intake.start(incidentId, changed, ['torn.csv'], desk.maker)).rejects.toMatchObject({
      code: 'intake.upload_deleted',
    });
  });

  test('that no run has read survives a launch', async () => {
    const { incidentId, object } = await read();
    await desk.t.db.tx((tx) => endUploads(tx, incidentId, desk.clock.now()));
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(true);
  });

  test('goes after fourteen days in any case', async () => {
    const { incidentId, object } = await read();
    later(13.9);
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(true);
    later(14);
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(false);
    expect(await hashes(incidentId)).toBe(0);
  });

  test('never read in fourteen days is forgotten whole, and may come again', async () => {
    const incidentId = await desk.incident();
    const { sourceId } = await uploadOne(desk, incidentId, 'a.csv', peopleFile(3));
    const object = await objectOf(desk, sourceId);
    await desk.intake.start(incidentId, { 'a.csv': plain }, ['a.csv'], desk.maker);
    later(14);
    await desk.intake.deleteDueUploads();
    expect(spooled(object)).toBe(false);
    expect(await desk.intake.sources(incidentId)).toEqual([]);
    expect(await deletions(incidentId)).toEqual(['intake.upload_expired']);
    const again = await uploadOne(desk, incidentId, 'a.csv', peopleFile(3));
    expect(again.resumed).toBe(false);
  });

  test('from before segments goes at once with its proof; what was read of it stays, what was not may come again', async () => {
    const { incidentId, object } = await read();
    const { sourceId } = await uploadOne(desk, incidentId, 'unread.csv', peopleFile(3));
    const unread = await objectOf(desk, sourceId);
    for (const name of [object, unread]) {
      rmSync(join(desk.spoolDir, name), { recursive: true });
      writeFileSync(join(desk.spoolDir, name), 'one file of frames');
    }
    await desk.query('UPDATE source SET spool_format = 1 WHERE incident_id = $1', [incidentId]);
    await desk.intake.deleteDueUploads();
    expect([spooled(object), spooled(unread)]).toEqual([false, false]);
    expect(await desk.intake.sources(incidentId)).toMatchObject([{ baseName: 'torn.csv', staged: 2 }]);
    expect(await hashes(incidentId)).toBe(2);
    expect(await deletions(incidentId)).toEqual(['intake.spool_deleted', 'intake.upload_expired']);
    expect((await uploadOne(desk, incidentId, 'unread.csv', peopleFile(3))).resumed).toBe(false);
  });
});

describe('conflict hashes', () => {
  test('outlive the accepted upload until a run has read them, and no longer', async () => {
    const { incidentId, object } = await read();
    await desk.intake.acceptRejects(incidentId, 'all', { counts: {} }, desk.checker);
    expect(spooled(object)).toBe(false);
    expect(await hashes(incidentId)).toBe(2);
    await people.resolve(incidentId, desk.maker);
    await desk.intake.deleteDueUploads();
    expect(await hashes(incidentId)).toBe(0);
  });

  test('that are gone change no later run: a decided conflict stays decided', async () => {
    const { incidentId } = await read();
    await desk.intake.acceptRejects(incidentId, 'all', { counts: {} }, desk.checker);
    await people.resolve(incidentId, desk.maker);
    const [conflict] = (await guards.list(incidentId, { kind: 'conflict' })).guards;
    const decision = { decision: 'tell', reason: 'A new card.' } as const;
    await guards.decide(incidentId, conflict!.id!, decision, desk.checker);
    await people.resolve(incidentId, desk.maker);
    await desk.intake.deleteDueUploads();
    expect(await hashes(incidentId)).toBe(0);
    await people.resolve(incidentId, desk.maker);
    const more = Buffer.from('id,surel\n2,b@example.com\n');
    await ingestAll(desk, incidentId, { 'more.csv': more }, { 'more.csv': plain });
    await people.resolve(incidentId, desk.maker);
    expect((await guards.list(incidentId, { kind: 'conflict' })).guards).toMatchObject([
      { decision: 'tell' },
    ]);
  });
});
