import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { costOf, expectBounded, hostileFile, repeated, take } from '../support/hostile.ts';
import { anIntake, people, type IntakeDesk } from '../support/intake.ts';

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(async () => desk.close());

const HEADER = 'id,surel\n';
const MIB = 1024 ** 2;
const write = (name: string, pieces: Iterable<string | Uint8Array>) => hostileFile(desk.t.dir, name, pieces);
/** Rows of a kilobyte, so that many bytes are few rows. */
const wide = { columns: { ...people.columns, isi: {} } };
const peopleRows = (count: number) => repeated(count, (i) => `${i},o${i}@example.com\n`);
const ROW_OF_8_KIB = `,${'teks '.repeat(1_638)}\n`;

describe('a file that means harm', () => {
  test('with an unclosed quote near its start loses that record and no other', async () => {
    const path = write('unclosed.csv', [
      'id,surel,isi\n1,a@example.com,x\n"2,b@example.com,x\n',
      ...repeated(5_000, (i) => `${i + 3},o${i}@example.com${ROW_OF_8_KIB}`),
    ]);
    const { value, cost } = await costOf(() => take(desk, path, wide));
    expect(value.source).toMatchObject({ records: 5_002, staged: 5_001 });
    expect(value.rejects).toEqual(['3 malformed']);
    expectBounded(cost, { seconds: 30, mebibytes: 400 });
  });

  test('with an unclosed quote on every line is read once, not once per line', async () => {
    const path = write('all-unclosed.csv', [
      'id,surel,isi\n1,a@example.com,x\n',
      ...repeated(4_000, (i) => `"${i + 3},o${i}@example.com${ROW_OF_8_KIB}`),
    ]);
    const { value, cost } = await costOf(() => take(desk, path, wide));
    expect(value.source).toMatchObject({ records: 4_001 });
    expect(new Set(value.rejects.map((line) => line.split(' ')[1]))).toEqual(new Set(['malformed']));
    expectBounded(cost, { seconds: 30, mebibytes: 400 });
  });

  test('with a cell of 200 MB loses that record, and neither memory nor the next line', async () => {
    const mebibyte = Buffer.alloc(MIB, 'x');
    const path = write('giant.csv', [
      `${HEADER}1,a@example.com\n2,"`,
      ...repeated(200, () => mebibyte),
      '"\n3,c@example.com\n',
    ]);
    const { value, cost } = await costOf(() => take(desk, path, people));
    expect(value.source).toMatchObject({ records: 3, staged: 2, rejected: { malformed: 1 } });
    expect(value.rejects).toEqual(['3 malformed']);
    expectBounded(cost, { seconds: 60, mebibytes: 300 });
  });

  test('with NUL and invalid bytes loses those records', async () => {
    const path = write('nul.csv', [
      `${HEADER}1,é@example.com\n2,b\0@example.com\n3,é@example.org\n`,
      Buffer.from([0x34, 0x2c, 0xff, 0xfe, 0x0a]),
      '5,éé@example.net\n\0\0\0\n"6\n\0",x\n7,g@example.com\n',
    ]);
    const { source, rejects } = await take(desk, path, people);
    // The quoted NUL makes its record malformed; reading goes on at its second line, which holds one, too.
    expect(rejects).toEqual(['3 malformed', '5 malformed', '7 malformed', '8 malformed', '9 malformed']);
    expect(source).toMatchObject({ staged: 4, records: 9 });
  });

  test.each([
    ['two columns of one name', 'id,surel,id\n1,a@example.com,x\n', /column "#3" of h\.csv .* stands twice/],
    ['a column without a name', 'id,surel,\n1,a@example.com,x\n', /column "#3" of h\.csv .* is empty/],
    ['a header only', 'id,surel\n', /no row with a usable key/],
    ['nothing but line ends', '\n\r\n\r\r\n', /h\.csv/],
    ['nothing but a BOM', '\ufeff', /h\.csv/],
    ['a NUL in its header', 'id\0,surel\n1,a@example.com\n', /h\.csv/],
  ])('with %s is refused in one sentence', async (_, text, sentence) => {
    const refused = take(desk, write('h.csv', [text]), people);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow(/\n/);
  });

  test('with columns of one name, or none, is read by their places', async () => {
    const path = write('places.csv', ['id,surel,id,\n1,a@example.com,x,y\n2,b@example.com,x,y\n']);
    const columns = {
      '#1': { use: 'customer_id', absent: ['id'] },
      '#2': { use: 'email' },
      '#3': {},
      '#4': { category: 'oth.free' },
    };
    const { source, rejects } = await take(desk, path, { header: false, columns });
    expect(source).toMatchObject({ records: 3, staged: 2 });
    expect(rejects).toEqual(['1 no_key']);
  });

  test('with 5,000 columns is read', async () => {
    const names = Array.from({ length: 5_000 }, (_, i) => (i === 2_500 ? 'surel' : `k${i}`));
    const path = write('broad.csv', [
      `${names.join(',')}\n`,
      ...repeated(
        40,
        (i) => `${names.map((name) => (name === 'surel' ? `o${i}@example.com` : 'x')).join(',')}\n`,
      ),
    ]);
    const columns = Object.fromEntries(
      names.map((name, i) => [
        name,
        name === 'surel' ? { use: 'email' } : i % 2 === 0 ? { category: 'oth.free' } : {},
      ]),
    );
    const { value, cost } = await costOf(() => take(desk, path, { columns }));
    expect(value.source).toMatchObject({ records: 40, staged: 40 });
    expectBounded(cost, { seconds: 30, mebibytes: 300 });
  });

  test('with lone carriage returns has as many lines as they end', async () => {
    const path = write('cr.csv', [
      'id,surel\r1,a@example.com\r\r-,x\r"2\r2",b@example.com\r"3" x,y\r4,d@example.com',
    ]);
    const { source, rejects } = await take(desk, path, people);
    expect(rejects).toEqual(['4 no_key', '7 malformed']);
    expect(source).toMatchObject({ records: 5, staged: 3 });
  });

  test('that grows while it is read is what it was at one moment, or is refused whole', async () => {
    const path = write('grows.csv', [HEADER, ...peopleRows(60_000)]);
    const growing = setInterval(() => appendFileSync(path, [...peopleRows(500)].join('')), 1);
    try {
      const { source, rejects } = await take(desk, path, people);
      expect(source.records).toBeGreaterThanOrEqual(60_000);
      expect(source.staged + rejects.length).toBe(source.records);
      // At most the very last record may be cut where reading stopped.
      expect(rejects.length).toBeLessThanOrEqual(1);
    } catch (error) {
      expect(String(error)).toMatch(/grows\.csv changed/);
    } finally {
      clearInterval(growing);
    }
  });

  test('with phones in scientific notation keeps its rows and warns of each', async () => {
    const path = write('excel.csv', ['id,hp\n1,6.28123E+11\n2,"6,28E+12"\n3,+6281234567890\n,6.28123E+11\n']);
    const columns = { id: { use: 'customer_id' }, hp: { use: 'phone', category: 'con.phone' } };
    const { source, rejects } = await take(desk, path, { default_country: 'ID', columns });
    expect(source).toMatchObject({ staged: 3, warnings: { invalid_phone: 2, invalid_email: 0 } });
    expect(rejects).toEqual(['5 no_key']);
  });
});
