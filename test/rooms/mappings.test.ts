import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mappings } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { anIntake, bytesOf, dump, ingestAll, type IntakeDesk } from '../support/intake.ts';
import { incidentWith, mappingsOf } from '../support/mappings.ts';
import { FIXTURES, valuesOf, type Fixture } from '../support/proposal-fixtures.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
const FILES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'];

let desk: IntakeDesk;
let mappings: Mappings;
beforeAll(async () => {
  desk = await anIntake();
  mappings = mappingsOf(desk);
});
afterAll(() => desk.close());

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneRow(no: number, names: string): Buffer {
  return Buffer.from(`${names}\n0812777631${no},Y\n`);
}

function csvOf(fixture: Fixture, records: number, header = true): Buffer {
  const values = valuesOf(fixture, records);
  const rows = Array.from({ length: records }, (_, i) => values.map((column) => cell(column[i]!)).join(','));
  const head = header ? [fixture.columns.map(([name]) => cell(name)).join(',')] : [];
  return Buffer.from([...head, ...rows, ''].join('\n'));
}

const fixture = (baseName: string): Fixture => FIXTURES.find((each) => each.baseName === baseName)!;

describe('a look at a source', () => {
  test('tells how the shipped samples are written', async () => {
    const incidentId = await desk.incident();
    for (const file of FILES) await desk.intake.uploadFile(incidentId, join(SAMPLE, file), desk.maker);
    const told = [];
    for (const file of FILES) {
      const { format, encoding, delimiter, header, sampled, proposal } = await mappings.inspect(
        incidentId,
        file,
      );
      told.push([
        file,
        format,
        encoding,
        delimiter,
        header.present,
        sampled.complete,
        proposal.defaultCountry?.value,
      ]);
    }
    expect(told).toEqual([
      ['players.csv', 'csv', 'utf-8', ',', true, true, 'ID'],
      ['payments.csv', 'csv', 'windows-1252', ';', true, true, 'ID'],
      ['support_tickets.tsv.gz', 'csv', 'utf-8', '\t', true, true, 'ID'],
      ['kyc.csv', 'csv', 'utf-16le', ',', true, true, 'ID'],
    ]);
  });

  test('shows shapes and never a value, and stores neither', async () => {
    const incidentId = await desk.incident();
    const { sourceId } = await desk.intake
      .uploadFile(incidentId, join(SAMPLE, 'players.csv'), desk.maker)
      .then(({ sources }) => sources[0]!);
    const inspected = await mappings.inspect(incidentId, sourceId);
    const said = JSON.stringify(inspected);
    for (const value of [
      'pemain1',
      '0100000',
      'Budi',
      'Santoso',
      '7776',
      '2000-12-01',
      '10.252',
      'rahasia',
      '0da97b42',
    ]) {
      expect(said).not.toContain(value);
    }
    const email = inspected.columns.find(({ name }) => name === 'email')!;
    expect(email).toMatchObject({ proposal: { use: 'email', category: 'con.email' } });
    expect(email.shapes[0]).toMatch(/^aaaaaa9\.9+@aaaaaaa\.aaa$/);
    expect(email.proposal.reason).toMatch(/^header "email" and \d+ of \d+ values are e-mail addresses$/);
    expect(inspected.columns.find(({ name }) => name === 'password_hash')!.shapes).toEqual([
      expect.stringMatching(/^\(\d+ to \d+ characters\)$/),
    ]);
    expect(await dump(desk)).not.toContain('aaaaaa9');
  });

  test('samples a large file from its beginning to its end, plain or packed', async () => {
    const early = '1,awal@example.com,aktif\n'.repeat(60_000);
    const late = '2,akhir@example.com,"tutup, lama\nsekali"\n'.repeat(60_000);
    const content = Buffer.from(`id,surel,ket\n${early}${late}`);
    const incidentId = await incidentWith(desk, {
      'besar.csv': content,
      'besar.csv.gz': gzipSync(Buffer.concat([content, Buffer.from('3,x@example.com,y\n')])),
    });
    for (const file of ['besar.csv', 'besar.csv.gz']) {
      const { sampled, columns, quote } = await mappings.inspect(incidentId, file);
      expect(sampled).toMatchObject({ complete: false, windows: 16 });
      expect(sampled.records).toBeGreaterThan(1_500);
      expect(sampled.records).toBeLessThanOrEqual(2_016);
      expect(Math.abs(sampled.recordsEstimate - 120_000)).toBeLessThan(12_000);
      expect(quote).toBe('"');
      expect(columns.map(({ presentPercent }) => presentPercent)).toEqual([100, 100, 100]);
      expect(columns[2]!.shapes).toEqual(expect.arrayContaining(['aaaaa', 'aaaaa, aaaaaaaaaaa']));
    }
  });

  test('finds a file without a header out, and quotes nothing of it', async () => {
    const incidentId = await incidentWith(desk, {
      'tanpa.csv': csvOf(fixture('tanpa_kepala.csv'), 60, false),
    });
    const { header, columns, mapping } = await mappings.inspect(incidentId, 'tanpa.csv');
    expect(header).toEqual({
      present: false,
      reason: expect.stringMatching(/^\d+ of 18 cells of the first line are values, not names$/),
    });
    expect(columns[1]).toMatchObject({ name: '#2', proposal: { use: 'email' } });
    expect(mapping).toMatchObject({ header: false });
  });

  test.each(['utf-8', 'utf-16le'] as const)(
    'takes a title for no header, proposes from below it, and is read only once somebody says what it is (%s)',
    async (encoding) => {
      const people = Array.from({ length: 30 }, (_, i) => `${i};Budi ${i};budi${i}@example.com`).join('\n');
      const table = `No;Nama;Email\n${people}\n`;
      const title = 'Data Pelanggan PT Contoh Belanja\nDiekspor 20/11/2026 oleh Budi, Jakarta\n\n';
      const written = (text: string) =>
        encoding === 'utf-8' ? Buffer.from(text) : Buffer.from(`\ufeff${text}`, 'utf16le');
      const incidentId = await incidentWith(desk, { 'judul.csv': written(title + table) });
      const look = await mappings.inspect(incidentId, 'judul.csv');
      expect(look.linesAbove).toMatchObject({ headerLine: 4, skipLines: 3, firstCells: 1, columns: 3 });
      expect(look.linesAbove?.words.en).toMatch(/^Line 1 has 1 of the 3 cells .* seems to be line 4\. State/);
      expect(look).toMatchObject({ skippedLines: 3, delimiter: ';' });
      expect(look.mapping).toMatchObject({ skip_lines: 3, columns: { Email: { use: 'email' } } });
      const refused = { code: 'intake.lines_above_header', facts: { line: 4, lines: 3 } };
      await expect(
        mappings.propose(incidentId, ['judul.csv'], look.unsure, desk.maker),
      ).rejects.toMatchObject(refused);
      const body = { columns: { 'Data Pelanggan PT Contoh Belanja': { use: 'customer_id' } } };
      const reading = desk.intake.start(incidentId, { 'judul.csv': body }, ['judul.csv'], desk.maker);
      await expect(reading).rejects.toMatchObject(refused);
      expect((await mappings.check(incidentId, 'judul.csv', body)).findings).toEqual([
        { column: null, problem: look.linesAbove!.words.en, words: look.linesAbove!.words },
      ]);
      // Whoever states the delimiter has looked: it is that person's word.
      const stated = await mappings.check(incidentId, 'judul.csv', { ...body, delimiter: ',' });
      expect(stated.problems).toEqual([]);
      // One line too few, and the rest is still told.
      const short = await mappings.check(incidentId, 'judul.csv', { ...look.mapping, skip_lines: 1 });
      expect(short.problems).toEqual([expect.stringContaining('seems to be line 4')]);
      await desk.intake.start(incidentId, { 'judul.csv': look.mapping }, ['judul.csv'], desk.maker);
      expect(await desk.intake.ingest(look.sourceId)).toMatchObject({
        status: 'finished',
        records: 30,
        staged: 30,
        skippedLines: 3,
        rejected: {},
      });
      expect(await mappings.inspect(incidentId, 'judul.csv')).toMatchObject({
        linesAbove: null,
        skippedLines: 3,
        mapping: { skip_lines: 3 },
      });
      const mended = await incidentWith(desk, { 'judul.csv': written(table) });
      expect(await mappings.inspect(mended, 'judul.csv')).toMatchObject({
        linesAbove: null,
        delimiter: ';',
        mapping: { columns: { Email: { use: 'email' } } },
      });
    },
  );

  test('of a single column of names without a header stays a header, and a wide file stays bounded', async () => {
    const wide = Array.from({ length: 5_000 }, (_, i) => `kolom_${i}`).join(',');
    const row = Array.from({ length: 5_000 }, (_, i) => String(i)).join(',');
    const incidentId = await incidentWith(desk, {
      'lebar.csv': Buffer.from(`${wide}\n${`${row}\n`.repeat(200)}`),
    });
    const { columns, sampled } = await mappings.inspect(incidentId, 'lebar.csv');
    expect(columns).toHaveLength(5_000);
    expect(sampled.records).toBeLessThanOrEqual(40);
  });
});

describe('taking proposals', () => {
  test('reads the samples as their own mapping does', async () => {
    const incidentId = await desk.incident();
    const paths = FILES.map((file) => join(SAMPLE, file));
    const started = await desk.intake.takeFiles(
      incidentId,
      (files) => mappings.propose(incidentId, files, [], desk.maker),
      paths,
      desk.maker,
    );
    const finished = [];
    for (const { sourceId } of started) finished.push(await desk.intake.ingest(sourceId));
    const known = await desk.incident();
    const shipped = JSON.parse(readFileSync(join(SAMPLE, 'mapping.json'), 'utf8')) as object;
    const counts = [];
    for (const { sourceId } of await desk.intake.takeFiles(known, shipped, paths, desk.maker)) {
      const { baseName, staged, rejected, warnings } = await desk.intake.ingest(sourceId);
      counts.push({ baseName, staged, rejected, warnings });
    }
    expect(
      finished.map(({ baseName, staged, rejected, warnings }) => ({ baseName, staged, rejected, warnings })),
    ).toEqual(counts);
    const exposures = (incident: IncidentId) =>
      desk.query(
        `SELECT base_name, record_no, exposure::text FROM intake_v_row WHERE incident_id = $1 ORDER BY 1, 2`,
        [incident],
      );
    expect(await exposures(incidentId)).toEqual(await exposures(known));
  });

  test('leaves out what says that there is no address, and counts nobody as leaking it', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const [email, illness] = i % 4 === 0 ? ['Tidak ada', 'Tidak ada'] : [`a${i}@example.com`, 'asma'];
      return `C${1000 + i},${email},${illness}`;
    });
    const file = Buffer.from(`id pelanggan,email,riwayat penyakit\n${rows.join('\n')}\n`);
    const incidentId = await incidentWith(desk, { 'pasien.csv': file });
    const { unsure } = await mappings.inspect(incidentId, 'pasien.csv');
    const mapping = await mappings.propose(incidentId, ['pasien.csv'], unsure, desk.maker);
    expect(mapping['pasien.csv']).toMatchObject({
      columns: {
        email: { use: 'email', category: 'con.email', absent: ['tidak ada'] },
        // What a health record says is for a person to judge.
        'riwayat penyakit': expect.not.objectContaining({ absent: expect.anything() }),
      },
    });
    const [started] = await desk.intake.start(incidentId, mapping, ['pasien.csv'], desk.maker);
    const { staged, warnings } = await desk.intake.ingest(started!.sourceId);
    expect({ staged, warnings }).toMatchObject({ staged: 40, warnings: { invalid_email: 0 } });
    const exposed = await desk.query(
      'SELECT count(*)::int AS n FROM intake_v_row WHERE incident_id = $1 GROUP BY exposure ORDER BY n',
      [incidentId],
    );
    expect(exposed).toEqual([{ n: 10 }, { n: 30 }]);
  });

  test('is refused where a column is uncertain, until it is named', async () => {
    const file = Buffer.from(
      `email,xq7\n${Array.from({ length: 50 }, (_, i) => `a${i}@example.com,v${i}w`).join('\n')}\n`,
    );
    const incidentId = await incidentWith(desk, { 'a.csv': file });
    await expect(mappings.propose(incidentId, ['a.csv'], [], desk.maker)).rejects.toThrow(
      'Not sure enough of "xq7" of a.csv; inspect them, then name each one to take it as proposed, or map it.',
    );
    await expect(mappings.propose(incidentId, ['a.csv'], ['xq8'], desk.maker)).rejects.toMatchObject({
      code: 'intake.no_such_column',
    });
    expect(await mappings.propose(incidentId, ['a.csv'], ['xq7'], desk.maker)).toEqual({
      'a.csv': { columns: { email: { use: 'email', category: 'con.email' }, xq7: { category: 'oth.free' } } },
    });
  });

  test('joins a child table to the file that knows the person', async () => {
    const incidentId = await incidentWith(desk, {
      'orders.csv': Buffer.from(
        'id,customer_email,total\n1,a@example.com,10000\n2,b@example.com,20000\n3,c@example.com,5000\n',
      ),
      'order_items.csv': Buffer.from('order_id,product_name\n1,Kopi\n2,Teh\n2,Gula\n3,Susu\n'),
    });
    const mapping = await mappings.propose(incidentId, ['orders.csv', 'order_items.csv'], [], desk.maker);
    expect(mapping).toMatchObject({
      'orders.csv': { columns: { id: { use: 'link:order' }, customer_email: { use: 'email' } } },
      'order_items.csv': { columns: { order_id: { use: 'link:order' } } },
    });
  });
});

describe('a mapping that is known', () => {
  test('is proposed for a later file of the same header, in the same incident and another, with its origin', async () => {
    const body = {
      default_country: 'ID',
      only_when: [{ column: 'Aktif', in: ['Y'] }],
      columns: {
        'No HP': { use: 'phone', category: 'con.phone', present_when: { column: 'Aktif', in: ['Y'] } },
        Aktif: { note: 'flag' },
      },
    };
    const first = await desk.incident();
    await ingestAll(desk, first, { 'lama.csv': oneRow(10, 'No HP,Aktif') }, { 'lama.csv': body });
    for (const incidentId of [first, await desk.incident()]) {
      await desk.intake.upload(incidentId, 'baru.csv', bytesOf(oneRow(11, 'no_hp,AKTIF')), desk.maker);
      const { mapping, known, unsure } = await mappings.inspect(incidentId, 'baru.csv');
      expect(known).toMatchObject({ incidentId: first, file: 'lama.csv', version: 1 });
      expect(unsure).toEqual([]);
      expect(mapping).toEqual({
        default_country: 'ID',
        only_when: [{ column: 'AKTIF', in: ['Y'] }],
        columns: {
          no_hp: { use: 'phone', category: 'con.phone', present_when: { column: 'AKTIF', in: ['Y'] } },
          AKTIF: { note: 'flag' },
        },
      });
    }
    const other = await incidentWith(desk, { 'lain.csv': Buffer.from('aktif,no_hp\nY,08127776312\n') });
    expect((await mappings.inspect(other, 'lain.csv')).known).toBeNull();
  });

  test('is no help where files have no header: their columns have nothing but numbers', async () => {
    const body = { header: false, columns: { '#1': { use: 'email' }, '#2': {} } };
    const incidentId = await desk.incident();
    await ingestAll(desk, incidentId, { 'x.csv': Buffer.from('a@example.com,1\n') }, { 'x.csv': body });
    await desk.intake.upload(incidentId, 'y.csv', bytesOf(Buffer.from('b@example.com,2\n')), desk.maker);
    expect((await mappings.inspect(incidentId, 'y.csv')).known).toBeNull();
  });
});

describe('versions', () => {
  const people = { columns: { id: { use: 'customer_id' }, surel: { use: 'email', category: 'con.email' } } };
  const file = Buffer.from('id,surel\n1,a@example.com\n2,b@example.com\n,\n');

  test('are kept; changing one reads the source again, with its own rejects to accept', async () => {
    const incidentId = await desk.incident();
    const [first] = await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': people });
    expect(first).toMatchObject({ staged: 2, rejected: { no_key: 1 } });
    const changed = { columns: { id: {}, surel: { use: 'email', absent: ['b@example.com'] } } };
    await desk.intake.start(incidentId, { 'a.csv': changed }, ['a.csv'], desk.maker);
    expect(await desk.intake.ingest(first!.sourceId)).toMatchObject({ staged: 1, rejected: { no_key: 2 } });
    expect(await mappings.versions(incidentId, 'a.csv')).toMatchObject([
      { version: 2, current: true, mapping: changed },
      { version: 1, current: false, mapping: people },
    ]);
    await expect(
      desk.intake.acceptRejects(incidentId, 'a.csv', { counts: { no_key: 1 } }, desk.checker),
    ).rejects.toMatchObject({ code: 'intake.counts_changed' });
    await desk.intake.acceptRejects(incidentId, 'a.csv', { counts: { no_key: 2 } }, desk.checker);
    await expect(
      desk.intake.start(incidentId, { 'a.csv': people }, ['a.csv'], desk.maker),
    ).rejects.toMatchObject({
      code: 'intake.accepted',
    });
    await expect(mappings.inspect(incidentId, 'a.csv')).rejects.toMatchObject({
      code: 'intake.upload_deleted',
    });
    expect(await mappings.get(incidentId, 'a.csv')).toMatchObject({ version: 2 });
    await expect(mappings.get(incidentId, 'a.csv', 3)).rejects.toThrow(
      'a.csv has no mapping of version 3; list its versions.',
    );
  });

  test('a mapping spelled differently is the same mapping', async () => {
    const incidentId = await desk.incident();
    await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': people });
    const spelled = { role: 'leaked', contact_rank: 100, columns: { ...people.columns } };
    await expect(
      desk.intake.start(incidentId, { 'a.csv': spelled }, ['a.csv'], desk.maker),
    ).rejects.toMatchObject({
      code: 'intake.already_ingested',
    });
  });

  test('what does not fit the file is told problem by problem', async () => {
    const incidentId = await incidentWith(desk, { 'a.csv': file });
    expect((await mappings.check(incidentId, 'a.csv', people)).problems).toEqual([]);
    expect(
      (await mappings.check(incidentId, 'a.csv', { columns: { id: { use: 'customer_id' }, nama: {} } }))
        .problems,
    ).toEqual([
      'a.csv has no column "nama", which its mapping names: it has "id", "surel"',
      'column "surel" of a.csv is not in its mapping: say what it carries, or {} for nothing',
    ]);
  });
});
