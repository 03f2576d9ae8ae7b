import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRow } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import { anIntake, dump, ingestAll, rejectsOf, type IntakeDesk } from '../support/intake.ts';

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

async function read(content: string, mapping: object): Promise<IncidentId> {
  const incident = await desk.incident();
  await ingestAll(desk, incident, { 'a.csv': Buffer.from(content) }, { 'a.csv': mapping });
  return incident;
}

async function rejectKeys(incident: IncidentId): Promise<string[]> {
  const rows = await desk.query<{ key: Buffer }>(
    `SELECT key FROM intake_v_reject_key WHERE incident_id = $1`,
    [incident],
  );
  return rows.map(({ key }) => key.toString('hex'));
}

async function macs(incident: IncidentId, ...values: readonly (readonly [string, string])[]) {
  const { key } = await desk.keys.open(incident, 'index');
  return values.map(([kind, value]) => mac16(key, kind, value).toString('hex')).sort();
}

const PEOPLE = {
  default_country: 'ID',
  columns: {
    id: { use: 'customer_id' },
    surel: { use: 'email' },
    hp: { use: 'phone' },
    catatan: {},
  },
};

describe('the keys of rejected records', () => {
  test('are every address, phone and, where columns are unknown, every cell', async () => {
    const incident = await read(
      'id,surel,hp,catatan\n1,a@x.id,,\n9001,siti@example.com,081290682883\n,rusak,,hubungi Budi@Example.org.\n',
      PEOPLE,
    );
    expect((await rejectsOf(desk, incident)).map(({ reason }) => reason)).toEqual(['column_count', 'no_key']);
    expect((await rejectKeys(incident)).sort()).toEqual(
      await macs(
        incident,
        ['customer:main', '9001'],
        ['customer:main', 'siti@example.com'],
        ['customer:main', '081290682883'],
        ['email', 'siti@example.com'],
        ['phone', '+6281290682883'],
        ['email', 'budi@example.org'],
      ),
    );
  });

  test('of a line that is no record are found in its text', async () => {
    const incident = await read(
      'id,surel,hp,catatan\n1,a@x.id,,\n"7" x,b@x.id,+62 812-9068-2883,"k"\n',
      PEOPLE,
    );
    const expected = await macs(
      incident,
      ['email', 'b@x.id'],
      ['phone', '+6281290682883'],
      ['customer:main', '7'],
    );
    expect(await rejectKeys(incident)).toEqual(expect.arrayContaining(expected));
  });

  test('of a record that waits for a link count only while it finds none', async () => {
    const incident = await desk.incident();
    const items = { columns: { pesanan: { use: 'link:order' }, catatan: {} } };
    const orders = { columns: { pesanan: { use: 'link:order' }, id: { use: 'customer_id' } } };
    await ingestAll(
      desk,
      incident,
      { 'i.csv': Buffer.from('pesanan,catatan\nA1,siti@example.com\n') },
      { 'i.csv': items },
    );
    expect(await rejectKeys(incident)).toEqual(await macs(incident, ['email', 'siti@example.com']));
    await ingestAll(desk, incident, { 'o.csv': Buffer.from('pesanan,id\nA1,7\n') }, { 'o.csv': orders });
    expect(await rejectKeys(incident)).toEqual([]);
  });
});

describe('a crosswalk', () => {
  const mapping = {
    role: 'reference',
    columns: {
      lama: { use: 'customer_id', id_space: 'lama' },
      baru: { use: 'customer_id', id_space: 'baru' },
    },
  };

  test('writes both customer ids of a row, each in its own space', async () => {
    const incident = await read('lama,baru\n7,7\n,9\n8,\n', mapping);
    const rows = await desk.query(
      `SELECT line, id_space, encode(customer_key, 'hex') AS key, other_id_space,
              encode(other_customer_key, 'hex') AS other FROM intake_v_row WHERE incident_id = $1 ORDER BY line`,
      [incident],
    );
    const [a7] = await macs(incident, ['customer:lama', '7']);
    const [b7] = await macs(incident, ['customer:baru', '7']);
    const [b9] = await macs(incident, ['customer:baru', '9']);
    const [a8] = await macs(incident, ['customer:lama', '8']);
    expect(rows).toEqual([
      { line: 2, id_space: 'lama', key: a7, other_id_space: 'baru', other: b7 },
      { line: 3, id_space: 'baru', key: b9, other_id_space: null, other: null },
      { line: 4, id_space: 'lama', key: a8, other_id_space: null, other: null },
    ]);
    expect(a7).not.toBe(b7);
  });
});

describe('hostile values', () => {
  test('a domain that looks mistyped is marked, and stays the key it is', async () => {
    const incident = await read('id,surel,hp,catatan\n1,siti@gmial.com,,\n2,siti@gmail.com,,\n', PEOPLE);
    const rows = await desk.query(
      `SELECT line, email_typo FROM intake_v_row WHERE incident_id = $1 ORDER BY line`,
      [incident],
    );
    expect(rows).toEqual([
      { line: 2, email_typo: true },
      { line: 3, email_typo: false },
    ]);
  });

  test('names with markup, formulas, line ends and bidi controls travel sealed and come out as they went in', async () => {
    const names = [
      '<script>alert(1)</script>', '=HYPERLINK("http://x")', '+cmd|x', '@SUM(A1)', 'Siti\r\nBcc: a@b.id', 'a\u202egnp.exe',
      '{{ 7*7 }}', "Robert'); DROP TABLE source;--", '\\x41',
    ]; // prettier-ignore
    const quoted = names.map((name, i) => `${i + 1},"${name.replaceAll('"', '""')}"`).join('\n');
    const incident = await read(`id,nama\n${quoted}\n`, {
      columns: { id: { use: 'customer_id' }, nama: { use: 'name', category: 'id.name' } },
    });
    const { key } = await desk.keys.open(incident, 'contact');
    const rows = await desk.query<{ source_id: string; batch_no: number; record_no: number; sealed: Buffer }>(
      `SELECT source_id, batch_no, record_no, sealed FROM intake_v_row WHERE incident_id = $1 ORDER BY record_no`,
      [incident],
    );
    const opened = rows.map(
      (row) =>
        openRow(key, {
          incidentId: incident,
          sourceId: row.source_id,
          batchNo: row.batch_no,
          recordNo: row.record_no,
          subjectNo: 0,
          sealed: row.sealed,
        }).name,
    );
    expect(opened).toEqual(names);
    const everything = await dump(desk);
    expect(names.filter((name) => name.length > 8 && everything.includes(name))).toEqual([]);
  });

  test('two hundred thousand rows of one customer id are two hundred thousand staged rows of one key', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `0,p${i}@example.com,,`).join('\n');
    const incident = await read(`id,surel,hp,catatan\n${rows}\n`, PEOPLE);
    const [counted] = await desk.query(
      `SELECT count(*)::int AS rows, count(DISTINCT customer_key)::int AS ids, count(DISTINCT bucket)::int AS buckets,
              count(DISTINCT email_key)::int AS emails FROM intake_v_row WHERE incident_id = $1`,
      [incident],
    );
    expect(counted).toEqual({ rows: 200_000, ids: 1, buckets: 1, emails: 200_000 });
  });

  test('an unclosed quote near the start costs the lines it swallows, not the file', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i + 2},p${i}@example.com,,`);
    lines[3] = '5,"p3@example.com,,';
    const start = performance.now();
    const incident = await read(`id,surel,hp,catatan\n${lines.join('\n')}\n`, PEOPLE);
    expect(await rejectsOf(desk, incident)).toEqual([{ file: 'a.csv', line: 5, reason: 'malformed' }]);
    const [source] = await desk.intake.sources(incident);
    expect(source!.staged).toBe(59_999);
    expect(performance.now() - start).toBeLessThan(90_000);
    expect(await rejectKeys(incident)).toEqual(
      expect.arrayContaining(await macs(incident, ['email', 'p3@example.com'])),
    );
  });
});
