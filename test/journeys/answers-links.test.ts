import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import {
  answersInAnyOrder,
  answerTo,
  published,
  takeSmall,
  type SmallFile,
} from '../support/small-breach.ts';
import { guardsOf } from '../support/people-fixtures.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const orders = (lines: readonly string[], more: object = {}): SmallFile => ({
  lines: ['pesanan,id,mail', ...lines],
  mapping: {
    columns: { pesanan: { use: 'link:order' }, id: { use: 'customer_id' }, mail: { use: 'email' } },
    ...more,
  },
});
const parcels = (lines: readonly string[]): SmallFile => ({
  lines: ['paket,pesanan,alamat', ...lines],
  mapping: {
    columns: {
      paket: { use: 'link:parcel' },
      pesanan: { use: 'link:order' },
      alamat: { category: 'con.address' },
    },
  },
});
const doors = (lines: readonly string[]): SmallFile => ({
  lines: ['paket,kode', ...lines],
  mapping: { columns: { paket: { use: 'link:parcel' }, kode: { category: 'con.entrycode' } } },
});
const circle = (names: readonly [string, string], lines: readonly string[]): SmallFile => ({
  lines: ['a,b', ...lines],
  mapping: { columns: { a: { use: `link:${names[0]}` }, b: { use: `link:${names[1]}` } } },
});
const hop = (from: number): SmallFile => ({
  lines: ['a,b', `K${from},K${from + 1}`],
  mapping: {
    columns: { a: { use: `link:k${from}`, category: 'fin.txn' }, b: { use: `link:k${from + 1}` } },
  },
});
const shop = (lines: readonly string[], space: string, more: object = {}): SmallFile => ({
  lines: ['id,mail', ...lines],
  mapping: {
    id_space: space,
    columns: { id: { use: 'customer_id' }, mail: { use: 'email', category: 'con.email' } },
    ...more,
  },
});
const crosswalk = (lines: readonly string[]): SmallFile => ({
  lines: ['game,toko', ...lines],
  mapping: {
    role: 'reference',
    columns: {
      game: { use: 'customer_id', id_space: 'game' },
      toko: { use: 'customer_id', id_space: 'toko' },
    },
  },
});
const exposuresOf = (persons: Readonly<Record<string, { exposure: object; rows: number }>>) =>
  Object.fromEntries(Object.entries(persons).map(([key, { exposure, rows }]) => [key, [rows, exposure]]));

describe('a child table', () => {
  test('belongs to the person its order names, over several files and in any order of them', async () => {
    for (const { persons, rejects } of await answersInAnyOrder(desk, {
      'orders.csv': orders(['O1,1,', 'O2,,b@example.com']),
      'parcels.csv': parcels(['P1,O1,Jl. 1', 'P2,O2,Jl. 2']),
      'doors.csv': doors(['P1,*1234#', 'P2,']),
    })) {
      expect(exposuresOf(persons)).toEqual({
        '1': [3, { 'con.address': 'plaintext', 'con.entrycode': 'plaintext' }],
        'b@example.com': [3, { 'con.address': 'plaintext' }],
      });
      expect(persons['1']).toMatchObject({ files: ['doors.csv', 'orders.csv', 'parcels.csv'] });
      expect(rejects).toEqual([]);
    }
  });

  test('is rejected line by line as no_link where no order is found, and taken back when one comes', async () => {
    const incidentId = await desk.incident();
    const before = await answerTo(
      desk,
      { 'orders.csv': orders(['O1,1,']), 'parcels.csv': parcels(['P1,O1,Jl. 1', 'P2,O9,Jl. 9', ',,Jl. 0']) },
      incidentId,
    );
    expect(before.rejects).toEqual(['parcels.csv:3 no_link', 'parcels.csv:4 no_key']);
    const counts = async () => {
      const sources = await desk.intake.sources(incidentId);
      return sources.find(({ baseName }) => baseName === 'parcels.csv')!;
    };
    expect(await counts()).toMatchObject({ records: 3, staged: 1, rejected: { no_link: 1, no_key: 1 } });
    const after = await answerTo(desk, { 'more.csv': orders(['O9,9,']) }, incidentId);
    expect(after.rejects).toEqual(['parcels.csv:4 no_key']);
    expect(await counts()).toMatchObject({ records: 3, staged: 2 });
    expect(exposuresOf(after.persons)).toEqual({
      '1': [2, { 'con.address': 'plaintext' }],
      '9': [2, { 'con.address': 'plaintext' }],
    });
  });

  test('of an order with several owners belongs to nobody; an order known by id and by mail to its id', async () => {
    for (const { persons, rejects } of await answersInAnyOrder(desk, {
      'orders.csv': orders(['O1,1,', 'O1,2,', 'O2,3,c@example.com', 'O2,,other@example.com']),
      'parcels.csv': parcels(['P1,O1,Jl. 1', 'P2,O2,Jl. 2']),
    })) {
      expect(rejects).toEqual(['parcels.csv:2 no_link']);
      expect(persons['3']).toMatchObject({ rows: 2, exposure: { 'con.address': 'plaintext' } });
      expect(persons['1']).toMatchObject({ rows: 1, exposure: {} });
    }
  });

  test('that points in a circle ends, and is rejected', async () => {
    for (const { rejects, persons } of await answersInAnyOrder(desk, {
      'known.csv': orders(['O1,1,']),
      'x.csv': circle(['one', 'two'], ['1,2', '2,3']),
      'y.csv': circle(['two', 'one'], ['2,1', '3,2']),
    })) {
      expect(rejects).toEqual(['x.csv:2 no_link', 'x.csv:3 no_link', 'y.csv:2 no_link', 'y.csv:3 no_link']);
      expect(Object.keys(persons)).toEqual(['1']);
    }
  });

  test('is followed for four files and no further', async () => {
    const known: SmallFile = {
      lines: ['id,k', '1,K0'],
      mapping: { columns: { id: { use: 'customer_id' }, k: { use: 'link:k0' } } },
    };
    const files = {
      'k.csv': known,
      ...Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`hop${n}.csv`, hop(n)])),
    };
    for (const { persons, rejects } of await answersInAnyOrder(desk, files)) {
      expect(persons['1']).toMatchObject({ rows: 5 });
      expect(rejects).toEqual(['hop4.csv:2 no_link']);
    }
  });

  test('gives no contact of its own to whom it belongs, and takes none from a contact list', async () => {
    const { persons, rejects } = await answerTo(desk, {
      'orders.csv': orders(['O1,1,']),
      'crm.csv': orders(['O2,1,new@example.com'], { role: 'contact_only' }),
      'parcels.csv': parcels(['P1,O1,Jl. 1', 'P2,O2,Jl. 2']),
    });
    expect(persons['1']).toMatchObject({ rows: 2, contact_email: 'new@example.com' });
    expect(rejects).toEqual(['parcels.csv:3 no_link']);
  });

  test('follows its parent when that is mapped anew', async () => {
    const incidentId = await desk.incident();
    const parent = orders(['O1,1,b@example.com']);
    await answerTo(desk, { 'orders.csv': parent, 'parcels.csv': parcels(['P1,O1,Jl. 1']) }, incidentId);
    const mail = { pesanan: { use: 'link:order' }, id: {}, mail: { use: 'email' } };
    await takeSmall(desk, incidentId, { 'orders.csv': { ...parent, mapping: { columns: mail } } });
    const after = await published(desk, incidentId);
    expect(exposuresOf(after.persons)).toEqual({ 'b@example.com': [2, { 'con.address': 'plaintext' }] });
  });
});

describe('id spaces', () => {
  test('with equal ids are different people', async () => {
    const { result } = await answerTo(desk, {
      'a.csv': shop(['1,a@example.com', '2,b@example.com'], 'game'),
      'b.csv': shop(['1,c@example.com', '2,d@example.com'], 'toko'),
    });
    expect(result.persons).toEqual({ customer_id: 4, email: 0, phone: 0 });
  });

  test('are joined by a crosswalk, and by nothing else', async () => {
    for (const { persons, result } of await answersInAnyOrder(desk, {
      'a.csv': shop(['1,a@example.com', '2,b@example.com', '3,'], 'game'),
      'b.csv': shop(['71,a2@example.com', '72,b@example.com'], 'toko'),
      'x.csv': crosswalk(['1,71', '9,99']),
    })) {
      expect(result.persons).toEqual({ customer_id: 4, email: 0, phone: 0 });
      const joined = Object.values(persons).filter(({ rows }) => rows === 2);
      expect(joined).toMatchObject([{ files: ['a.csv', 'b.csv'], flags: [] }]);
      expect(Object.keys(persons).filter((key) => key === '1' || key === '71')).toHaveLength(1);
    }
  });

  test('are not joined by a crosswalk that contradicts itself, which is listed', async () => {
    const { incidentId, result } = await answerTo(desk, {
      'a.csv': shop(['1,a@example.com', '2,b@example.com'], 'game'),
      'b.csv': shop(['71,c@example.com'], 'toko'),
      'x.csv': crosswalk(['1,71', '2,71']),
    });
    expect(result.persons).toEqual({ customer_id: 3, email: 0, phone: 0 });
    const { guards } = await guardsOf(desk.t).list(incidentId);
    expect(guards.map(({ kind }) => kind)).toContain('crosswalk_conflict');
  });
});
