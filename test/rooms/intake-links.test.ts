import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import { anIntake, bytesOf, rejectsOf, type IntakeDesk } from '../support/intake.ts';

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

const use = (columns: Readonly<Record<string, string>>, more: object = {}) => ({
  columns: Object.fromEntries(Object.entries(columns).map(([name, what]) => [name, { use: what }])),
  ...more,
});

/** Orders know the customer; items know only their order. */
const ORDERS = use({ pesanan: 'link:order', pelanggan: 'customer_id' });
const ITEMS = use({ barang: 'link:item', pesanan: 'link:order' });

interface File {
  readonly name: string;
  readonly text: string;
  readonly mapping: object;
}

const file = (name: string, text: string, mapping: object): File => ({ name, text, mapping });

async function read(incidentId: IncidentId, ...files: readonly File[]): Promise<void> {
  for (const { name, text, mapping } of files) {
    await desk.intake.upload(incidentId, name, bytesOf(Buffer.from(text)), desk.maker);
    const [source] = await desk.intake.start(incidentId, { [name]: mapping }, [name], desk.maker);
    await desk.intake.ingest(source!.sourceId);
  }
}

async function remap(incidentId: IncidentId, name: string, mapping: object): Promise<void> {
  const [source] = await desk.intake.start(incidentId, { [name]: mapping }, [name], desk.maker);
  await desk.intake.ingest(source!.sourceId);
}

/** What each row that awaited a link inherited: `file:line kind key`, keys named by what they are of. */
async function inherited(incidentId: IncidentId, names: readonly string[] = []): Promise<string[]> {
  const index = (await desk.keys.open(incidentId, 'index')).key;
  const known = new Map(names.map((name) => [mac16(index, ...kindOf(name)).toString('hex'), name] as const));
  const rows = await desk.query<{ place: string; key: Buffer }>(
    `SELECT base_name || ':' || line AS place, inherited_key AS key FROM intake_v_row
      WHERE incident_id = $1 AND awaits_link ORDER BY base_name COLLATE "C", line`,
    [incidentId],
  );
  return rows.map(({ place, key }) => `${place} ${known.get(key.toString('hex')) ?? 'somebody else'}`);
}

function kindOf(name: string): [string, string] {
  if (name.includes('@')) return ['email', name];
  return name.startsWith('+') ? ['phone', name] : ['customer:main', name];
}

async function counts(incidentId: IncidentId): Promise<Record<string, unknown>> {
  const sources = await desk.intake.sources(incidentId);
  for (const { records, staged, rejected } of sources) {
    expect(records).toBe(staged + Object.values(rejected).reduce((sum, n) => sum + n, 0));
  }
  return Object.fromEntries(sources.map((s) => [s.baseName, [s.staged, s.rejected]]));
}

const orders = file('orders.csv', 'pesanan,pelanggan\nA1,7\nA2,8\n', ORDERS);
const items = file('items.csv', 'barang,pesanan\nx,A1\ny,A2\nz,A9\n', ITEMS);

describe('rows that know only an order', () => {
  test('inherit the customer of the order, whichever file is read first', async () => {
    for (const files of [
      [orders, items],
      [items, orders],
    ]) {
      const incident = await desk.incident();
      await read(incident, ...files);
      expect(await inherited(incident, ['7', '8'])).toEqual(['items.csv:2 7', 'items.csv:3 8']);
      expect(await counts(incident)).toEqual({ 'items.csv': [2, { no_link: 1 }], 'orders.csv': [2, {}] });
      expect(await rejectsOf(desk, incident)).toEqual([{ file: 'items.csv', line: 4, reason: 'no_link' }]);
    }
  });

  test('are all rejected while nobody knows the orders, and their file is finished all the same', async () => {
    const incident = await desk.incident();
    await read(incident, items);
    expect(await counts(incident)).toEqual({ 'items.csv': [0, { no_link: 3 }] });
    expect((await desk.intake.sources(incident))[0]!.status).toBe('finished');
    expect(await inherited(incident)).toEqual([]);
  });

  test('follow links over two and four files, not over five', async () => {
    const incident = await desk.incident();
    const chain = (name: string, from: string, to: string) =>
      file(name, `dari,ke\n${from},${to}\n`, use({ dari: `link:${from}`, ke: `link:${to}` }));
    await read(
      incident,
      chain('five.csv', 'e', 'd'),
      chain('four.csv', 'd', 'c'),
      chain('three.csv', 'c', 'b'),
      chain('two.csv', 'b', 'a'),
      file('one.csv', 'a,x\na,l\n', use({ a: 'link:a', x: 'link:x' })),
      file('root.csv', 'surel,x\nsiti@example.com,l\n', use({ surel: 'email', x: 'link:x' })),
    );
    expect(await inherited(incident, ['siti@example.com'])).toEqual([
      'four.csv:2 siti@example.com',
      'one.csv:2 siti@example.com',
      'three.csv:2 siti@example.com',
      'two.csv:2 siti@example.com',
    ]);
    expect((await counts(incident))['five.csv']).toEqual([0, { no_link: 1 }]);
  });

  test('that link in a circle belong to nobody', async () => {
    const incident = await desk.incident();
    await read(
      incident,
      file('a.csv', 'p,q\n1,2\n', use({ p: 'link:p', q: 'link:q' })),
      file('b.csv', 'q,r\n2,3\n', use({ q: 'link:q', r: 'link:r' })),
      file('c.csv', 'r,p\n3,1\n', use({ r: 'link:r', p: 'link:p' })),
    );
    expect(await counts(incident)).toEqual({
      'a.csv': [0, { no_link: 1 }],
      'b.csv': [0, { no_link: 1 }],
      'c.csv': [0, { no_link: 1 }],
    });
  });
});

describe('doubt', () => {
  test('two customers of one order are nobody’s order; the strongest kind of key decides', async () => {
    const incident = await desk.incident();
    const both = use({ pesanan: 'link:order', pelanggan: 'customer_id', surel: 'email' });
    await read(
      incident,
      items,
      file('orders.csv', 'pesanan,pelanggan,surel\nA1,7,\nA1,8,\nA2,8,\nA2,,lain@example.com\n', both),
    );
    expect(await inherited(incident, ['8'])).toEqual(['items.csv:3 8']);
    expect((await counts(incident))['items.csv']).toEqual([1, { no_link: 2 }]);
  });

  test('is passed on: what links to a doubtful row is nobody’s either', async () => {
    const incident = await desk.incident();
    await read(
      incident,
      file('parts.csv', 'bagian,barang\nk,x\n', use({ bagian: 'link:part', barang: 'link:item' })),
      file('items.csv', 'barang,pesanan\nx,A1\n', ITEMS),
      file('orders.csv', 'pesanan,pelanggan\nA1,7\nA1,8\n', ORDERS),
    );
    expect(await inherited(incident)).toEqual([]);
  });

  test('the same customer twice is no doubt', async () => {
    const incident = await desk.incident();
    await read(incident, items, file('orders.csv', 'pesanan,pelanggan\nA1,7\nA1,7\nA1,7\n', ORDERS));
    expect(await inherited(incident, ['7'])).toEqual(['items.csv:2 7']);
  });
});

describe('who may lend a key', () => {
  test('a reference source may, a contact list may not', async () => {
    const incident = await desk.incident();
    await read(incident, items, file('kontak.csv', orders.text, { ...ORDERS, role: 'contact_only' }));
    expect(await inherited(incident)).toEqual([]);
    await read(incident, file('rujukan.csv', 'pesanan,pelanggan\nA2,8\n', { ...ORDERS, role: 'reference' }));
    expect(await inherited(incident, ['8'])).toEqual(['items.csv:3 8']);
  });

  test('a file that is mapped anew takes its keys back until it is read again', async () => {
    const incident = await desk.incident();
    await read(incident, orders, items);
    const [source] = await desk.intake.start(
      incident,
      { 'orders.csv': { ...ORDERS, id_space: 'toko' } },
      ['orders.csv'],
      desk.maker,
    );
    expect(await inherited(incident)).toEqual([]);
    expect((await counts(incident))['items.csv']).toEqual([0, { no_link: 3 }]);
    await desk.intake.ingest(source!.sourceId);
    const [row] = await desk.query<{ inherited_id_space: string }>(
      `SELECT DISTINCT inherited_id_space FROM intake_v_row WHERE incident_id = $1 AND awaits_link`,
      [incident],
    );
    expect(row).toEqual({ inherited_id_space: 'toko' });
    await remap(incident, 'orders.csv', { columns: { pesanan: {}, pelanggan: { use: 'customer_id' } } });
    expect((await counts(incident))['items.csv']).toEqual([0, { no_link: 3 }]);
  });
});

describe('what is counted', () => {
  test('an acceptance lapses when a record loses its person, and stands when one is found', async () => {
    const incident = await desk.incident();
    await read(incident, items);
    const accept = (n: number) =>
      desk.intake.acceptRejects(incident, 'items.csv', { counts: { no_link: n } }, desk.checker);
    await accept(3);
    await read(incident, orders);
    const status = async () =>
      (await desk.intake.sources(incident)).find((s) => s.baseName === 'items.csv')!.status;
    expect(await status()).toBe('accepted');
    await remap(incident, 'orders.csv', { ...ORDERS, id_space: 'toko' });
    expect(await status()).toBe('finished');
    await accept(1);
    expect(await status()).toBe('accepted');
  });

  test('a second subject that finds nobody is a keyless subject of a staged record', async () => {
    const incident = await desk.incident();
    const mapping = {
      subjects: { pembeli: {}, penerima: { role: 'contact' } },
      columns: {
        surel: { use: 'email', subject: 'pembeli' },
        alamat: { use: 'link:address', subject: 'penerima' },
        surel2: { use: 'email', subject: 'penerima' },
      },
    };
    await read(
      incident,
      file('kirim.csv', 'surel,alamat,surel2\na@x.id,1,bukan surel\nb@x.id,2,\n,2,rusak\n', mapping),
    );
    const source = async () => (await desk.intake.sources(incident)).find((s) => s.baseName === 'kirim.csv')!;
    expect(await source()).toMatchObject({
      staged: 2,
      rejected: { no_link: 1 },
      keylessSubjects: 2,
      warnings: { invalid_email: 0 },
    });
    const addresses = use({ alamat: 'link:address', hp: 'phone' }, { default_country: 'ID' });
    await read(incident, file('alamat.csv', 'alamat,hp\n1,081290682883\n2,081290682884\n', addresses));
    expect(await source()).toMatchObject({
      staged: 3,
      rejected: {},
      keylessSubjects: 0,
      warnings: { invalid_email: 2 },
    });
    expect(await inherited(incident, ['+6281290682883', '+6281290682884'])).toEqual([
      'kirim.csv:2 +6281290682883',
      'kirim.csv:3 +6281290682884',
      'kirim.csv:4 +6281290682884',
    ]);
  });

  test('fifty thousand rows of one link cost no square', async () => {
    const incident = await desk.incident();
    const many = Array.from({ length: 50_000 }, (_, i) => `x${i},A1`).join('\n');
    const start = performance.now();
    await read(incident, file('items.csv', `barang,pesanan\n${many}\n`, ITEMS), orders);
    expect(await counts(incident)).toMatchObject({ 'items.csv': [50_000, {}] });
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
