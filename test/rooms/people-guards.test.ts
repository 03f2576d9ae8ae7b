import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { TERMINAL_ACTOR } from '../../src/operators/index.ts';
import type { Guard, Guards, People } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  audience,
  guardsOf,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
} from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let guards: Guards;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  guards = guardsOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

async function incidentWith(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  return id;
}

const leaked = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });

async function refOf(id: IncidentId, customerId: string): Promise<PersonRef> {
  const refs = await people.findByKey(id, { customerId });
  expect(refs).toHaveLength(1);
  return refs[0]!;
}

async function found(id: IncidentId, kind?: Guard['kind']): Promise<readonly Guard[]> {
  return (await guards.list(id, { kind })).guards;
}

async function blocking(id: IncidentId) {
  return t.db.tx((tx) => guards.blocking(tx, id));
}

const guestRows = (n: number, others: number): RowInput[] =>
  Array.from({ length: n }, (_, i) => ({ customer: 'guest0', email: `p${i % others}@example.com` }));

const twoShops = (domain: string) =>
  Array.from({ length: 20 }, (_, i) => ({
    customer: `${i}`,
    email: `p${i}@${i < 18 ? 'same.example' : domain}`,
  }));

const housemates = (n: number, email: string) =>
  Array.from({ length: n }, (_, i) => ({ customer: `${email}${i}`, email }));

describe('guards', () => {
  test('a key on many rows with many other keys blocks until declared genuine or placeholder', async () => {
    const id = await incidentWith(leaked(guestRows(120, 60)));
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 1, email: 0, phone: 0 });
    const [guard] = await found(id);
    expect(guard).toMatchObject({
      kind: 'suspect_key',
      count: 120,
      examples: [
        'g***0 (a.csv, line 2)',
        'p***@***.com (a.csv, line 3)',
        'p***@***.com (a.csv, line 4)',
        'p***@***.com (a.csv, line 5)',
        'p***@***.com (a.csv, line 6)',
      ],
      blocking: true,
      facts: {
        key_kind: 'customer_id',
        other_keys: 60,
        rows_with_no_other_key: 0,
        looks_like: 'a word for nobody',
      },
    });
    const decided = await guards.decide(
      id,
      guard!.id!,
      { decision: 'placeholder', reason: 'guest checkout' },
      admin,
    );
    expect(decided).toMatchObject({ decision: 'placeholder', blocking: true });

    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 0, email: 60, phone: 0 });
    expect(await found(id)).toMatchObject([{ decision: 'placeholder', blocking: false, count: 120 }]);
    expect(await people.findByKey(id, { email: 'p3@example.com' })).toHaveLength(1);
    expect(await blocking(id)).toEqual([]);
  });

  test('a busy key with few companions is nobody’s concern', async () => {
    const id = await incidentWith(leaked(guestRows(120, 10)));
    await people.resolve(id, admin);
    expect(await found(id)).toEqual([]);
  });

  test('two files that share an id space but not their people block', async () => {
    const id = await incidentWith(leaked(twoShops('a.example')), leaked(twoShops('b.example'), 'b.csv'));
    await people.resolve(id, admin);
    const [guard] = await found(id);
    expect(guard).toMatchObject({ kind: 'id_space', count: 2, blocking: true, facts: { common_ids: 20 } });
    await guards.decide(id, guard!.id!, { decision: 'different', reason: 'two shops' }, admin);
    expect(await blocking(id)).toHaveLength(1);
    await guards.decide(id, guard!.id!, { decision: 'same', reason: 'people moved' }, admin);
    expect(await blocking(id)).toEqual([]);
  });

  test('a conflict holds its person until a named operator says tell', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', nik: '3174000000000001' },
        { customer: '1', nik: '3174000000000002' },
        { customer: '2', nik: '3174000000000002', dob: '2000-01-01' },
        { customer: '2', nik: '3174000000000002', dob: '2000-01-01' },
      ]),
    );
    expect((await people.resolve(id, admin)).conflicts).toBe(1);
    const [guard] = await found(id);
    expect(guard).toMatchObject({ kind: 'conflict', holds: 'people', blocking: false, facts: { nik: 2 } });
    const ref = await refOf(id, '1');
    expect((await people.person(id, ref)).held).toBe(true);

    await expect(
      guards.decide(id, guard!.id!, { decision: 'tell', reason: 'x' }, TERMINAL_ACTOR),
    ).rejects.toMatchObject({
      code: 'people.second_person',
    });
    await expect(
      guards.decide(id, guard!.id!, { decision: 'tell', reason: 'x' }, SYSTEM_ACTOR),
    ).rejects.toMatchObject({
      code: 'people.second_person',
    });
    await expect(
      guards.decide(id, guard!.id!, { decision: 'genuine', reason: 'x' }, admin),
    ).rejects.toMatchObject({
      code: 'people.wrong_decision',
    });
    await expect(
      guards.decide(id, guard!.id!, { decision: 'tell', reason: '  ' }, admin),
    ).rejects.toMatchObject({
      code: 'people.reason_missing',
    });
    await guards.decide(id, guard!.id!, { decision: 'tell', reason: 'typing error, same address' }, admin);
    expect((await people.person(id, ref)).held).toBe(false);

    await stage(t, id, leaked([{ customer: '1' }], 'more.csv'));
    await people.resolve(id, admin);
    expect((await people.person(id, ref)).held).toBe(false);

    await stage(t, id, leaked([{ customer: '1', nik: '3174000000000003' }], 'third.csv'));
    await people.resolve(id, admin);
    expect((await people.person(id, ref)).held).toBe(true);
  });

  test('is decided by nobody who uploaded or mapped its files, and by no machine, whatever statement says so', async () => {
    const id = await incidentWith(leaked(housemates(6, 'shop@example.com')));
    const uploader = await anOperator(t.db, 'Ulla Uploader');
    const mapper = await anOperator(t.db, 'Mona Mapper');
    await t.db.tx((tx) =>
      tx.run(`UPDATE source SET uploaded_by = $2, mapped_by = $3 WHERE incident_id = $1`, [
        id,
        uploader.operatorId,
        mapper.operatorId,
      ]),
    );
    await people.resolve(id, admin);
    const [guard] = await found(id);
    const yes = { decision: 'tell' as const, reason: 'a family' };
    for (const actor of [uploader, mapper]) {
      await expect(guards.decide(id, guard!.id!, yes, actor)).rejects.toMatchObject({
        code: 'people.second_person',
      });
    }
    for (const [{ operatorId }, constraint] of [
      [uploader, 'guard_maker_is_not_checker'],
      [mapper, 'guard_maker_is_not_checker'],
      [TERMINAL_ACTOR, 'guard_checker_is_a_person'],
      [SYSTEM_ACTOR, 'guard_checker_is_a_person'],
    ] as const) {
      const forced = t.db.tx((tx) =>
        tx.run(
          `UPDATE guard SET decision = 'tell', reason = 'x', decided_at = now(), decided_by = $2 WHERE id = $1`,
          [guard!.id, operatorId],
        ),
      );
      await expect(forced).rejects.toMatchObject({ constraint });
    }
    expect(await guards.decide(id, guard!.id!, yes, admin)).toMatchObject({ decision: 'tell' });
    // A decision stands where its decider brings another file later.
    await t.db.tx((tx) =>
      tx.run(`UPDATE source SET uploaded_by = $2 WHERE incident_id = $1`, [id, admin.operatorId]),
    );
    await people.resolve(id, admin);
    expect(await found(id)).toMatchObject([{ decision: 'tell' }]);
  });

  test('is unknown in another incident', async () => {
    const id = await incidentWith(leaked(housemates(6, 'port@example.com')));
    const { id: incidentId } = await anIncident(t);
    await people.resolve(id, admin);
    const [guard] = await found(id);
    const decided = guards.decide(incidentId, guard!.id!, { decision: 'tell', reason: 'x' }, admin);
    await expect(decided).rejects.toMatchObject({ code: 'people.unknown_guard' });
  });

  test('a conflict outlives the hashes that proved it', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', nik: '3174000000000001' },
        { customer: '1', nik: '3174000000000002' },
      ]),
    );
    const before = await people.resolve(id, admin);
    await t.db.tx(async (tx) => {
      await tx.run(`UPDATE staged_row SET conflict_nik = NULL WHERE incident_id = $1`, [id]);
      await tx.run(
        `UPDATE source SET status = 'accepted', accepted_by = $2, accepted_at = now(), accepted_rejects = '{}'
          WHERE incident_id = $1`,
        [id, admin.operatorId],
      );
    });
    expect(await people.resolve(id, admin)).toEqual(before);
    expect(await found(id)).toMatchObject([{ kind: 'conflict', decision: null }]);
    expect((await people.person(id, await refOf(id, '1'))).held).toBe(true);
  });

  test('more than five people behind one address are held, others not', async () => {
    const id = await incidentWith(
      leaked([...housemates(6, 'desk@example.com'), ...housemates(5, 'home@example.com')]),
    );
    await people.resolve(id, admin);
    expect((await audience(t, id)).filter((p) => p['held'])).toHaveLength(6);
    expect(await found(id)).toMatchObject([
      { kind: 'shared_address', count: 6, blocking: false, holds: 'people' },
    ]);
  });

  test('free text, rejects and ambiguous identities stand on the list', async () => {
    const id = await incidentWith({
      name: 'notes.csv',
      freeText: true,
      rejected: 3,
      rows: [
        { customer: '1', email: 'a@example.com', leaks: [['oth.free', 'plaintext']] },
        { customer: '2', email: 'a@example.com' },
        { email: 'a@example.com' },
      ],
    });
    await people.resolve(id, admin);
    expect((await found(id)).map((g) => [g.kind, g.subject, g.count, g.blocking])).toEqual([
      ['ambiguous_identity', 'persons', 1, false],
      ['free_text', 'notes.csv', 1, true],
      ['rejects', 'notes.csv', 3, true],
    ]);
  });
});
