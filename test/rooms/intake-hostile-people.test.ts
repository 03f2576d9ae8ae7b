import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { Guard, GuardKind, Guards } from '../../src/people/index.ts';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { type Cost, costOf, expectBounded, hostileFile, repeated, take } from '../support/hostile.ts';
import { guardsOf } from '../support/people-fixtures.ts';
import { type Answer, answerTo, published, seenBySenders, type SmallFile } from '../support/small-breach.ts';

/** As many rows as this machine takes in within the budget, judged by a few: a million on one that is fast and idle. */
const MILLION = 1_000_000;
const FEW = 20_000;
const BUDGET_MS = 18_000;
const CHUNK = 1_000;

let desk: BreachDesk;
let guards: Guards;
beforeAll(async () => {
  desk = await aBreachDesk();
  guards = guardsOf(desk.t, { clock: desk.clock });
});
afterAll(async () => desk.close());

function file(lines: readonly string[], more: object = {}): SmallFile {
  const columns = {
    id: { use: 'customer_id' },
    mail: { use: 'email', category: 'con.email' },
    hp: { use: 'phone', category: 'con.phone' },
  };
  return { lines: ['id,mail,hp', ...lines], mapping: { default_country: 'ID', columns, ...more } };
}

function behind(mail: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${mail}${i},${mail}@example.com,`);
}

async function found(incidentId: IncidentId, kind: GuardKind): Promise<readonly Guard[]> {
  return (await guards.list(incidentId, { kind })).guards;
}

/** Written and read piece by piece: rows of one customer, each with an address of its own. */
async function oneCustomer(count: number): Promise<{ value: Answer; cost: Cost }> {
  const { mapping } = file([]);
  const lines = repeated(count / CHUNK, (at) => {
    const rows = Array.from({ length: CHUNK }, (_, i) => `1,o${at * CHUNK + i}@example.com,\n`);
    return rows.join('');
  });
  return costOf(async () => {
    const { incidentId } = await take(desk, hostileFile(desk.t.dir, 'a.csv', withHeader(lines)), mapping);
    return published(desk, incidentId);
  });
}

function* withHeader(lines: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield 'id,mail,hp\n';
  yield* lines;
}

describe('rows that mean harm', () => {
  test('of one customer id, up to a million of them with as many addresses, are one person in steady time', async () => {
    const few = await oneCustomer(FEW);
    const perRow = few.cost.ms / FEW;
    const count = CHUNK * Math.round(Math.min(MILLION, Math.max(2 * FEW, BUDGET_MS / perRow)) / CHUNK);
    const many = await oneCustomer(count);
    expect(many.value.persons).toEqual({ '1': expect.objectContaining({ rows: count, files: ['a.csv'] }) });
    const [suspect] = await found(many.value.incidentId, 'suspect_key');
    expect(suspect).toMatchObject({ kind: 'suspect_key', count, holds: 'launch', blocking: true });
    expect(many.cost.ms / count).toBeLessThan(5 * perRow);
    expectBounded(many.cost, { seconds: 90, mebibytes: 600 });
  }, 180_000);

  test('of one mailbox and of one phone, thousands of them each, join nobody wrongly', async () => {
    const many = 2_000;
    const rows = [
      ...Array.from(
        { length: many },
        (_, i) => `C${i},noreply@example.com,0800100${String(i).padStart(4, '0')}`,
      ),
      ...Array.from({ length: many }, () => ',noreply@example.com,'),
    ];
    const { value, cost } = await costOf(() => answerTo(desk, { 'a.csv': file(rows) }));
    expect(value.result.persons).toEqual({ customer_id: many, email: 1, phone: 0 });
    expect(value.persons['noreply@example.com']).toMatchObject({ rows: many, flags: ['ambiguous_identity'] });
    expectBounded(cost, { seconds: 45, mebibytes: 600 });
  });

  test('with placeholder keys block until they are declared so, and then count as keyless', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => `0,o${i}@example.com,`);
    const { incidentId, persons } = await answerTo(desk, {
      'a.csv': file([...rows, '0,,', '7,o1@example.com,', '0,,081234567890']),
    });
    expect(persons['0']).toMatchObject({ rows: 152 });
    const blocking = await desk.t.db.tx((tx) => guards.blocking(tx, incidentId));
    expect(blocking.map(({ kind }) => kind)).toContain('suspect_key');
    const guard = (await found(incidentId, 'suspect_key'))[0]!;
    await guards.decide(
      incidentId,
      guard.id!,
      { decision: 'placeholder', reason: 'Guests share the id 0.' },
      desk.checker,
    );
    const after = await published(desk, incidentId);
    expect(after.result.persons).toEqual({ customer_id: 1, email: 149, phone: 1 });
    expect(after.persons['7']).toMatchObject({ rows: 2, exposure: { 'con.email': 'plaintext' } });
    expect(after.persons['0']).toBeUndefined();
    expect(Object.values(after.persons).reduce((sum, { rows: count }) => sum + count, 0)).toBe(152);
  });

  test('with a placeholder key lose no row that links to them: it follows the key that is left', async () => {
    const orders = Array.from({ length: 150 }, (_, i) => `0,o${i}@example.com,,R${i}`);
    const columns = {
      id: { use: 'customer_id' },
      mail: { use: 'email', category: 'con.email' },
      hp: { use: 'phone' },
      order: { use: 'link:order' },
    };
    const cards = { order: { use: 'link:order' }, pan: { category: 'fin.pan' } };
    const { incidentId, persons } = await answerTo(desk, {
      'orders.csv': { lines: ['id,mail,hp,order', ...orders], mapping: { columns } },
      'cards.csv': { lines: ['order,pan', 'R7,4111111111111111'], mapping: { columns: cards } },
    });
    expect(persons['0']).toMatchObject({ rows: 151 });
    const guard = (await found(incidentId, 'suspect_key'))[0]!;
    const decision = { decision: 'placeholder', reason: 'Guests share the id 0.' } as const;
    await guards.decide(incidentId, guard.id!, decision, desk.checker);
    const after = await published(desk, incidentId);
    expect(after.persons['o7@example.com']).toMatchObject({
      rows: 2,
      exposure: { 'con.email': 'plaintext', 'fin.pan': 'plaintext' },
    });
    expect(Object.values(after.persons).reduce((sum, { rows: count }) => sum + count, 0)).toBe(151);
    const again = { decision: 'genuine', reason: 'One reseller after all.' } as const;
    await guards.decide(incidentId, guard.id!, again, desk.checker);
    expect((await published(desk, incidentId)).persons['0']).toMatchObject({ rows: 151 });
  });

  test('declared genuine stay what they are', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => `9,o${i}@example.com,`);
    const { incidentId } = await answerTo(desk, { 'a.csv': file(rows) });
    const guard = (await found(incidentId, 'suspect_key'))[0]!;
    await guards.decide(incidentId, guard.id!, { decision: 'genuine', reason: 'A reseller.' }, desk.checker);
    expect((await published(desk, incidentId)).persons).toEqual({
      '9': expect.objectContaining({ rows: 150 }),
    });
    const blocking = await desk.t.db.tx((tx) => guards.blocking(tx, incidentId));
    expect(blocking.map(({ kind }) => kind)).not.toContain('suspect_key');
  });

  test('sharing an id space without sharing people block, and hold nobody else', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => i);
    const { incidentId, result } = await answerTo(desk, {
      'game.csv': file(ids.map((i) => `${i},game${i}@example.com,`)),
      'toko.csv': file(ids.map((i) => `${i},toko${i}@example.com,`)),
    });
    expect(result.persons).toEqual({ customer_id: 30, email: 0, phone: 0 });
    expect((await found(incidentId, 'id_space'))[0]).toMatchObject({ holds: 'launch', blocking: true });
    const apart = await answerTo(desk, {
      'game.csv': file(ids.map((i) => `${i},game${i}@example.com,`)),
      'toko.csv': file(
        ids.map((i) => `${i},toko${i}@example.com,`),
        { id_space: 'toko' },
      ),
    });
    expect(apart.result.persons).toEqual({ customer_id: 60, email: 0, phone: 0 });
    expect(await found(apart.incidentId, 'id_space')).toEqual([]);
  });

  test('behind one address, six of them, are held; five are not', async () => {
    const { incidentId } = await answerTo(desk, {
      'a.csv': file([...behind('six', 6), ...behind('five', 5)]),
    });
    const held = async (customerId: string) =>
      (await seenBySenders(desk, incidentId, { customerId }))['held'];
    expect([await held('six0'), await held('six5'), await held('five0')]).toEqual([true, true, false]);
  });
});
