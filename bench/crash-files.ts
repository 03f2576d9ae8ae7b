/** Exports for the crash runs: four files of one company whose people meet each other, broken records among them. */
import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const CHUNK_ROWS = 5000;

export const CRASH_MAPPING = {
  'players.csv': {
    default_country: 'ID',
    columns: {
      id: { use: 'customer_id' },
      email: { use: 'email', category: 'con.email' },
      nama: { use: 'name', category: 'id.name' },
      hp: { use: 'phone', category: 'con.phone' },
      sandi: { category: 'cred.password' },
    },
  },
  'payments.csv': {
    default_country: 'ID',
    columns: {
      order: { use: 'link:order', category: 'fin.txn' },
      id: { use: 'customer_id' },
      email: { use: 'email', category: 'con.email' },
      kartu: { category: 'fin.pan' },
    },
  },
  'tickets.csv': {
    default_country: 'ID',
    columns: { tiket: {}, hp: { use: 'phone', category: 'con.phone' }, isi: { category: 'com.support' } },
  },
  'parcels.csv': {
    columns: { order: { use: 'link:order' }, alamat: { category: 'con.address' } },
  },
} as const;

type FileName = keyof typeof CRASH_MAPPING;
const SHARES: Readonly<Record<FileName, number>> = {
  'players.csv': 0.5,
  'payments.csv': 0.25,
  'tickets.csv': 0.1,
  'parcels.csv': 0.15,
};

/** Writes about `rows` records over all files into `dir`; the same number always gives the same bytes. */
export function writeCrashFiles(dir: string, rows: number): string[] {
  const players = Math.ceil(rows * SHARES['players.csv']);
  return (Object.keys(SHARES) as FileName[]).map((name) => {
    const path = join(dir, name);
    write(path, Object.keys(CRASH_MAPPING[name].columns).join(','), Math.ceil(rows * SHARES[name]), (row) =>
      RECORDS[name](row, players),
    );
    return path;
  });
}

/** The same files as one archive. */
export async function packCrashFiles(paths: readonly string[], archive: string): Promise<void> {
  const zip = new ZipFile();
  for (const path of paths) zip.addFile(path, `ekspor/${basename(path)}`);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
}

function write(path: string, header: string, rows: number, record: (row: number) => string): void {
  const file = openSync(path, 'w', 0o644);
  writeSync(file, `${header}\n`);
  for (let row = 0; row < rows;) {
    const lines: string[] = [];
    for (const end = Math.min(rows, row + CHUNK_ROWS); row < end; row += 1) lines.push(record(row));
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

/** Scatters `row` over `below` without chance, so that files of one number of rows are the same everywhere. */
const pick = (row: number, below: number): number => ((row * 2_654_435_761) % 4_294_967_296) % below;
const phone = (who: number): string => `0812${String(10_000_000 + ((who * 7919) % 89_000_000))}`;
/** Every hundredth shares the mailbox of the one before. */
const email = (who: number): string => `pemain${who % 100 === 99 ? who - 1 : who}@example.com`;

const RECORDS: Readonly<Record<FileName, (row: number, players: number) => string>> = {
  'players.csv': (row) => {
    if (row % 997 === 5) return `rusak,"pemain${row}" lama,x`;
    return `P${row},${row % 17 === 0 ? '-' : email(row)},"Budi ""${row}"", S.Kom.",${phone(row)},rahasia${row}`;
  },
  'payments.csv': (row, players) => {
    const who = pick(row, players);
    if (row % 501 === 7) return `INV${row},,,4111111111111111`;
    return `INV${row},${row % 2 === 0 ? `P${who}` : ''},${email(who)},${row % 3 === 0 ? 'null' : '411111******1988'}`;
  },
  // Half of the orders have no parcel, some parcels no order we know.
  'parcels.csv': (row) => (row % 701 === 1 ? `HILANG${row},Jl. Entah` : `INV${row},Jl. Merdeka ${row}`),
  'tickets.csv': (row, players) => {
    const who = pick(row * 3 + 1, players * 2);
    return row % 409 === 3 ? `T${row},123,"Halo,\nada orang?"` : `T${row},${phone(who)},"Halo,\nakun saya"`;
  },
};
