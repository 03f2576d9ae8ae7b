/** The console says in Indonesian what the engine finds in a column: every kind of value, and every reason it gives. */
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { evidenceOf } from '../../src/intake/rules/detect/evidence.ts';
import { GROUPS } from '../../src/intake/rules/detect/groups.ts';
import { KIND_WORDS } from '../../src/intake/rules/detect/kind-words.ts';
import { countryOf, proposeMapping } from '../../src/intake/rules/propose.ts';
import { proposeLinks } from '../../src/intake/rules/propose-links.ts';
import { FIXTURES, valuesOf } from '../support/proposal-fixtures.ts';
import { UNSEEN } from '../support/proposal-unseen.ts';
import { ROOT } from './source.ts';

type Say = (reason: string) => string | null;
let indonesian: Say;
let reasonInIndonesian: Say;

beforeAll(async () => {
  const path = join(ROOT, 'console/pages/sources/proposal-reasons.ts');
  ({ indonesian, reasonInIndonesian } = (await import(path)) as Record<
    'indonesian' | 'reasonInIndonesian',
    Say
  >);
});

function reasonsOf(baseName: string, columns: Readonly<Record<string, readonly string[]>>): string[] {
  return proposal(baseName, columns).columns.map(({ reason }) => reason);
}

function proposal(baseName: string, columns: Readonly<Record<string, readonly string[]>>) {
  const [names, values] = [Object.keys(columns), Object.values(columns)];
  const country = countryOf(names, values);
  const evidence = values.map((cells) => evidenceOf(cells, country?.value ?? null));
  return proposeMapping({ baseName, names, evidence, country });
}

test.each(Object.values(KIND_WORDS))('15 of 16 values %s', (kind) => {
  for (const reason of [
    `15 of 16 values ${kind}`,
    `15 of 16 values ${kind}: no data of a person in themselves`,
    `header "x" and 15 of 16 values ${kind}`,
    `header "x", but only 15 of 16 values ${kind}`,
  ]) {
    expect(indonesian(reason)).toMatch(/^(kepala kolom "x", .*)?15 dari 16 nilai/);
    expect(indonesian(reason)).not.toContain(kind);
  }
});

test('every reason for the columns of many exports', () => {
  const reasons = [...FIXTURES, ...UNSEEN].flatMap((fixture) => {
    const cells = valuesOf(fixture);
    const columns = Object.fromEntries(fixture.columns.map(([header], i) => [header, cells[i]!]));
    return reasonsOf(fixture.baseName, columns);
  });
  expect(reasons.length).toBeGreaterThan(300);
  expect(reasons.filter((reason) => reasonInIndonesian(reason) === null)).toEqual([]);
});

const ten = (cell: (i: number) => string) => Array.from({ length: 10 }, (_, i) => cell(i));

/** Each rare reason, of a table in which the engine gives it. */
const RARE: readonly (readonly [
  what: string,
  file: string,
  columns: Readonly<Record<string, readonly string[]>>,
])[] = [
  ['tetapi nama siapa?', 'a.csv', { 'nama penyiar': ten((i) => `${'ABCDEFGHIJ'[i]}ndi`) }],
  ['antara 1930 dan 1968, seperti tanggal lahir', 'a.csv', { x1: Array.from({ length: 20 }, (_, i) => `${1930 + 2 * i}-03-04`) }],
  ['tidak satu pun dari 10 nilai tampak seperti itu', 'a.csv', { email: ten((i) => `kata ${i}`) }],
  ['nomor pegawai', 'a.csv', { nik: ten((i) => `A-${100 + i}`) }],
  ['dalam tabel orang menurut nama berkasnya', 'users.csv', { id: ten(String), email: ten((i) => `a${i}@example.com`) }],
  ['"customer_id" sudah menjadi nomor pelanggan', 'a.csv', { customer_id: ten((i) => `C${i}`), member_id: ten((i) => `M${i}`), kota: ten(() => 'Bandung') }],
  ['sudah dipakai untuk hal yang sama', 'a.csv', { email: ten((i) => `a${i}@example.com`), 'email address': ten((i) => `b${i}@example.com`) }],
  ['menghubungkan dua ruang nomor', 'a.csv', { customer_id: ten((i) => `C${i}`), member_id: ten((i) => `M${i}`) }],
  ['mungkin menuju berkas yang memuatnya', 'a.csv', { order_id: ten((i) => `O${i}`), amount: ten((i) => `${i}000`) }],
  ['milik kontak darurat', 'a.csv', { email: ten((i) => `a${i}@example.com`), 'emergency phone': ten((i) => `+62812345670${i}`) }],
  ['nama kerabat', 'a.csv', { email: ten((i) => `a${i}@example.com`), 'emergency full name': ten((i) => `${'ABCDEFGHIJ'[i]}ndi Wijaya`) }],
  ['keluhan atau pertanyaan pelanggan', 'support_tickets.csv', { message: ten((i) => `Saya belum bisa masuk sejak ${i} hari`) }],
  ['bila bulan ditulis dahulu', 'a.csv', { 'birth date': ten((i) => `03/${14 + i}/1990`) }],
  ['bila hari ditulis dahulu', 'a.csv', { 'birth date': ten((i) => `${14 + i}/03/1990`) }],
  ['belum jelas apakah hari atau bulan', 'a.csv', { 'birth date': ten((i) => `03/0${1 + (i % 9)}/1990`) }],
]; // prettier-ignore

test.each(RARE)('%s', (said, file, columns) => {
  const reasons = reasonsOf(file, columns).map((reason) => reasonInIndonesian(reason) ?? reason);
  expect(reasons.join('\n')).toContain(said);
});

test('a column to which another file links, and everybody a header can name beside the holder', () => {
  const orders = proposal('orders.csv', { order_id: ten((i) => `O${i}`), amount: ten((i) => `${i}000`) });
  const owners = proposal('a.csv', { email: ten((i) => `a${i}@example.com`), order_id: ten((i) => `O${i}`) });
  const linked = proposeLinks([
    { file: 'orders.csv', proposal: orders },
    { file: 'a.csv', proposal: owners },
  ])[1]!.proposal.columns.map(({ reason }) => reasonInIndonesian(reason));
  expect(linked[1]).toContain('"order_id" dalam orders.csv merujuk ke kolom ini');
  for (const group of Object.keys(GROUPS))
    expect(indonesian(`of the ${group.replace('_', ' ')}`)).not.toBeNull();
});

test('a name with a semicolon in it breaks no reason', () => {
  expect(reasonInIndonesian('header "a; b" and 9 of 9 values are dates; the values are strong hashes')).toBe(
    'kepala kolom "a; b", dan 9 dari 9 nilai berupa tanggal; nilainya hash kuat',
  );
});
