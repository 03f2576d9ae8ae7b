/** A customer table as games and shops export it, from a seed: the same rows give the same bytes on every machine. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** What each column of the file carries; every column is mapped, nothing is proposed. */
export const MAPPING = {
  default_country: 'ID',
  columns: {
    player_id: { use: 'customer_id' },
    username: { category: 'id.alias' },
    email: { use: 'email', category: 'con.email' },
    nama_lengkap: { use: 'name', category: 'id.name' },
    no_hp: { use: 'phone', category: 'con.phone' },
    password_hash: { category: 'cred.password' },
    tgl_lahir: { use: 'birth_date', category: 'id.dob' },
    last_login_ip: { category: 'dev.ids' },
    alamat: { use: 'postal_address', part: 'line', category: 'con.address' },
    saldo: { category: 'fin.wallet' },
    created_at: { use: 'customer_since' },
  },
} as const;

/** The incident it leaked in. */
export const INCIDENT = {
  name: 'Bench',
  legalEntity: { name: 'PT Contoh', country: 'ID', timeZone: 'Asia/Jakarta', currency: 'IDR' },
  brand: {
    name: 'Contoh',
    contactEmail: 'bantuan@contoh.example',
    contactPhone: '+62 21 5550 0100',
    website: 'https://contoh.example',
  },
  occurredFrom: new Date('2026-05-03T02:00:00Z'),
  occurredUntil: new Date('2026-05-05T10:00:00Z'),
  discoveredAt: new Date('2026-05-06T01:00:00Z'),
  confirmedAt: new Date('2026-05-06T09:00:00Z'),
  containedAt: null,
  gapClosedAt: null,
  statements: {},
} as const;

const HEADER = Object.keys(MAPPING.columns).join(',');
const CHUNK_ROWS = 5000;

const FIRST =
  'Budi Siti Agus Dewi Rizky Putri Ahmad Sri Eko Wahyu Rina Joko Lestari Bayu Éloïse Ratna Hendra'.split(' ');
const LAST =
  'Santoso Wijaya Saputra Lestari Pratama Hidayat Nugroho Kusuma Siregar Halim Gunawan Setiawan'.split(' ');
const CITIES = 'Jakarta Bandung Surabaya Medan Semarang Makassar Denpasar Palembang'.split(' ');
const STREETS = 'Merdeka Sudirman Diponegoro Melati Kenanga Gajah Mada Pahlawan'.split(' ');
const PREFIXES = '0811 0812 0813 0821 0852 0857 0858 0877 0878 0896 0817 0819'.split(' ');

/** Writes `rows` records to `path` and answers its size in bytes. */
export async function writeIntakeFile(path: string, rows: number): Promise<number> {
  const out = createWriteStream(path, { mode: 0o644 });
  const random = randomNumbers(20260507);
  let bytes = 0;
  for (let row = 0; row < rows;) {
    const lines = row === 0 ? [HEADER] : [];
    for (const end = Math.min(rows, row + CHUNK_ROWS); row < end; row += 1) lines.push(record(row, random));
    const chunk = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
    bytes += chunk.length;
    if (!out.write(chunk)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return bytes;
}

type Random = (below: number) => number;

/** mulberry32, as whole numbers below a limit. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

function record(row: number, random: Random): string {
  // One row in forty is the second export of an earlier customer.
  const who = row > 100 && random(40) === 0 ? random(row) : row;
  const name = `${FIRST[who % FIRST.length]!} ${LAST[(who >> 4) % LAST.length]!}`;
  return [
    100_000 + who,
    `user${who}`,
    emailOf(who, random),
    random(25) === 0 ? `"${name}, S.Kom."` : name,
    phoneOf(who, random),
    hashOf(random),
    random(30) === 0 ? '' : `${1950 + random(60)}-${two(1 + random(12))}-${two(1 + random(28))}`,
    random(20) === 0 ? 'NULL' : `10.${random(256)}.${random(256)}.${random(256)}`,
    addressOf(random),
    String(random(500_000)),
    `20${two(15 + random(10))}-${two(1 + random(12))}-${two(1 + random(28))}T${two(random(24))}:${two(random(60))}:00Z`,
  ].join(',');
}

function emailOf(who: number, random: Random): string {
  const kind = random(100);
  if (kind < 2) return '';
  if (kind === 2) return `user${who} at example.com`;
  return kind < 20 ? `User.${who}@Mail${who % 50}.example` : `user${who}@example.com`;
}

function phoneOf(who: number, random: Random): string {
  const kind = random(100);
  if (kind < 4) return kind < 2 ? '' : '-';
  if (kind === 4) return '123';
  const prefix = PREFIXES[who % PREFIXES.length]!;
  const rest = String(10_000_000 + ((who * 7919) % 90_000_000));
  if (kind < 40) return `${prefix}${rest}`;
  if (kind < 70) return `+62${prefix.slice(1)}${rest}`;
  if (kind < 85) return `62${prefix.slice(1)}${rest}`;
  return `+62 ${prefix.slice(1)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

function hashOf(random: Random): string {
  const kind = random(10);
  if (kind === 0) return `$2b$10$${hex(53, random)}`;
  return hex(kind === 1 ? 40 : 32, random);
}

function addressOf(random: Random): string {
  const kind = random(10);
  const city = CITIES[random(CITIES.length)]!;
  if (kind === 0) return 'NULL';
  if (kind === 1) return `"Jl. ${STREETS[random(STREETS.length)]!} ${1 + random(200)}, ${city}"`;
  return city;
}

function hex(length: number, random: Random): string {
  let text = '';
  while (text.length < length) text += (random(0x100000000) + 0x100000000).toString(16).slice(1);
  return text.slice(0, length);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
