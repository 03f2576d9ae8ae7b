/** Customers to be told, from a number: the same number always gives the same file and the same addresses. */
import { closeSync, openSync, writeSync } from 'node:fs';

export const SENDING_FILE = 'customers.csv';

/** Eight categories that may have leaked or not: each set of them is a profile of its own. */
const CATEGORIES = [
  'id.name',
  'id.dob',
  'con.address',
  'fin.txn',
  'fin.wallet',
  'com.support',
  'dev.ids',
  'beh.browse',
] as const;

const COLUMNS = {
  id: { use: 'customer_id' },
  email: { use: 'email', category: 'con.email' },
  hp: { use: 'phone', category: 'con.phone' },
  bahasa: { use: 'locale' },
  ...Object.fromEntries(CATEGORIES.map((category, n) => [`c${n}`, { category }])),
};

export function sendingMapping(country = 'ID') {
  return { [SENDING_FILE]: { default_country: country, columns: COLUMNS } };
}

export interface Customers {
  readonly people: number;
  /** At most 255. */
  readonly profiles: number;
  /** Every so many-th has a phone number only; 0: nobody has one. */
  readonly phoneEvery: number;
  /** The number of the first of them; default 0. */
  readonly from?: number;
}

const CHUNK_ROWS = 5_000;

export function writeCustomers(path: string, customers: Customers): void {
  const file = openSync(path, 'w', 0o644);
  writeSync(file, `${Object.keys(COLUMNS).join(',')}\n`);
  const { from = 0, people } = customers;
  for (let row = from; row < from + people;) {
    const lines: string[] = [];
    for (const end = Math.min(from + people, row + CHUNK_ROWS); row < end; row += 1) {
      lines.push(recordOf(row, customers));
    }
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

/** Where this customer is to be told: one address each, nobody shares. */
export function addressOf(row: number, { phoneEvery }: Pick<Customers, 'phoneEvery'>): string {
  const byPhone = phoneEvery > 0 && row % phoneEvery === 0;
  return byPhone ? `+62812${String(21_000_000 + row)}` : `pelanggan${row}@example.com`;
}

function recordOf(row: number, customers: Customers): string {
  const address = addressOf(row, customers);
  const [email, phone] = address.startsWith('+') ? ['', address] : [address, ''];
  const set = (row % customers.profiles) + 1;
  const leaked = CATEGORIES.map((_, n) => ((set >> n) & 1 ? `nilai${row}` : ''));
  return [`P${row}`, email, phone, row % 2 === 0 ? 'id' : 'en', ...leaked].join(',');
}
