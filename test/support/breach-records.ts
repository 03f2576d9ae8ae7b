/** The people of a generated breach and what four departments wrote about them. */
import type { Dice } from './dice.ts';
import type { OracleMapping } from './intake-oracle.ts';

export type Fault =
  'short' | 'long' | 'empty line' | 'text after quote' | 'unclosed' | 'nul' | 'invalid bytes';

export interface BreachRecord {
  readonly cells: readonly string[];
  readonly fault?: Fault;
}

interface Table {
  readonly columns: readonly string[];
  readonly records: readonly BreachRecord[];
}

interface Player {
  readonly id: string;
  readonly email: string;
  readonly phone: string;
  readonly name: string;
}

const MAPPING: OracleMapping = {
  'players.csv': {
    default_country: 'ID',
    columns: {
      player_id: { use: 'customer_id' },
      username: { category: 'id.alias' },
      email: { use: 'email', category: 'con.email' },
      nama_lengkap: { use: 'name', category: 'id.name' },
      no_hp: { use: 'phone', category: 'con.phone' },
      password_hash: { category: 'cred.password' },
      tgl_lahir: { category: 'id.dob' },
      last_login_ip: { category: 'dev.ids' },
      created_at: {},
    },
  },
  'payments.csv': {
    default_country: 'ID',
    columns: {
      order_no: { category: 'fin.txn' },
      player_id: { use: 'customer_id' },
      email_pembayaran: { use: 'email', category: 'con.email' },
      nama_kartu: { use: 'name', category: 'id.name' },
      card_number: { category: 'fin.pan' },
      card_ref: { category: 'fin.pan' },
      card_exp: { category: 'fin.expiry' },
      amount_idr: { category: 'fin.txn' },
      paid_at: {},
    },
  },
  'support_tickets.tsv': {
    default_country: 'ID',
    columns: {
      ticket: {},
      phone: { use: 'phone', category: 'con.phone' },
      message: { category: 'com.support' },
      created: {},
    },
  },
  'kyc.csv': {
    default_country: 'ID',
    columns: {
      Email: { use: 'email', category: 'con.email' },
      NIK: { category: 'gov.nik' },
      Alamat: { category: 'con.address' },
      'Foto KTP': { category: 'gov.idscan' },
      Telepon: { use: 'phone', category: 'con.phone' },
    },
  },
};

export function breachRecords(
  dice: Dice,
  count: number,
): { mapping: OracleMapping; tables: Record<string, Table> } {
  const players = aCompany(dice, count);
  const lines = {
    'players.csv': players.map((player, i) => playerCells(dice, player, i)),
    'payments.csv': Array.from({ length: count * 2 }, (_, i) => paymentCells(dice, players, i)),
    'support_tickets.tsv': Array.from({ length: Math.ceil(count / 2) }, (_, i) =>
      ticketCells(dice, players, i),
    ),
    'kyc.csv': Array.from({ length: Math.ceil(count / 3) }, (_, i) => kycCells(dice, players, i)),
  };
  const tables = Object.entries(lines).map(([file, cells]) => {
    const columns = Object.keys(MAPPING[file]!.columns);
    return [file, { columns, records: withFaults(dice, cells) }] as const;
  });
  return { mapping: MAPPING, tables: Object.fromEntries(tables) };
}

/** Some share a mailbox or a phone with somebody before them. */
function aCompany(dice: Dice, count: number): Player[] {
  const players: Player[] = [];
  for (let i = 0; i < count; i += 1) {
    const [family, roof] = [dice.oneOf([null, ...players]), dice.oneOf([null, ...players])];
    const domain = dice.oneOf(['example.com', 'example.org', 'example.co.id', 'büro.example']);
    players.push({
      id: dice.oneOf(['0', '', 'P']) + String(100_000 + i),
      email: family && dice.chance(0.08) ? family.email : `pemain${i}@${domain}`,
      phone: roof && dice.chance(0.08) ? roof.phone : `812${dice.digits(8)}`,
      name: aName(dice),
    });
  }
  return players;
}

function playerCells(dice: Dice, { id, email, phone, name }: Player, i: number): string[] {
  return [
    id,
    `user${i}`,
    dice.chance(0.1) ? nothing(dice) : dice.chance(0.03) ? aBadEmail(dice) : spelled(dice, email),
    name,
    dice.chance(0.15) ? nothing(dice) : dice.chance(0.03) ? aBadPhone(dice) : dialled(dice, phone),
    aPassword(dice, i),
    dice.chance(0.2) ? nothing(dice) : `${1960 + dice.below(50)}-0${1 + dice.below(9)}-1${dice.below(10)}`,
    dice.chance(0.4) ? nothing(dice) : `10.${dice.below(256)}.${dice.below(256)}.7`,
    '2020-03-17T10:00:00Z',
  ];
}

/** Half of the payments name no player; some of those not even a mailbox. */
function paymentCells(dice: Dice, players: readonly Player[], i: number): string[] {
  const player = dice.oneOf(players);
  const other = dice.chance(0.08)
    ? `kakak.${player.id.toLowerCase()}@example.org`
    : dice.oneOf(players).email;
  const email = dice.chance(0.85) ? player.email : other;
  return [
    `INV-${i}`,
    dice.chance(0.5) ? player.id : nothing(dice),
    dice.chance(0.12) ? nothing(dice) : spelled(dice, email),
    aName(dice),
    dice.chance(0.2) ? nothing(dice) : aCard(dice),
    dice.chance(0.5) ? nothing(dice) : aCard(dice),
    dice.chance(0.5) ? nothing(dice) : '05/25',
    `${dice.below(900)}000`,
    '2020-04-01',
  ];
}

function ticketCells(dice: Dice, players: readonly Player[], i: number): string[] {
  const phone = dice.chance(0.6) ? dice.oneOf(players).phone : `812${String(10_000_000 + dice.below(20))}`;
  const said = [
    'Halo,\n"akun" saya\thilang — tolong',
    'Top-up tidak masuk 😡',
    '### XXXX #### ****',
    '"kutip" di depan; lalu, | lagi',
  ];
  return [
    `T${i}`,
    dice.chance(0.04) ? nothing(dice) : dice.chance(0.04) ? aBadPhone(dice) : dialled(dice, phone),
    dice.chance(0.1) ? nothing(dice) : dice.oneOf(said),
    '2020-05-01',
  ];
}

function kycCells(dice: Dice, players: readonly Player[], i: number): string[] {
  const player = dice.oneOf(players);
  const email = dice.chance(0.7) ? player.email : `tamu${dice.below(15)}@example.net`;
  const phone = dice.chance(0.6) ? player.phone : `812${String(20_000_000 + dice.below(15))}`;
  return [
    dice.chance(0.05) ? nothing(dice) : spelled(dice, email),
    dice.chance(0.15)
      ? nothing(dice)
      : dice.chance(0.3)
        ? `3174********${dice.digits(4)}`
        : `3174${dice.digits(12)}`,
    dice.chance(0.1) ? nothing(dice) : `Jl. Merdeka No. ${i}, Jakarta`,
    dice.chance(0.4) ? nothing(dice) : `s3://kyc/${dice.hex(12)}.jpg`,
    dice.chance(0.5) ? nothing(dice) : dialled(dice, phone),
  ];
}

/** Broken copies among the good records, and some records twice. */
function withFaults(dice: Dice, lines: readonly string[][]): BreachRecord[] {
  const faults: readonly Fault[] = [
    'short',
    'long',
    'empty line',
    'text after quote',
    'unclosed',
    'nul',
    'invalid bytes',
  ];
  return lines.flatMap((cells): BreachRecord[] => {
    if (dice.chance(0.06)) return [{ cells }, { cells }];
    return dice.chance(0.08) ? [{ cells }, { cells, fault: dice.oneOf(faults) }] : [{ cells }];
  });
}

function nothing(dice: Dice): string {
  return dice.oneOf(['', ' ', 'NULL', 'null', '\\N', 'N/A', '-', 'nil', 'None', '#N/A']);
}

function spelled(dice: Dice, email: string): string {
  const [local, domain] = email.split('@') as [string, string];
  const ascii = domain === 'büro.example' && dice.chance(0.5) ? `${local}@xn--bro-hoa.example` : email;
  return dice.oneOf([ascii, ascii.toUpperCase(), ` ${ascii} `, local[0]!.toUpperCase() + ascii.slice(1)]);
}

function dialled(dice: Dice, phone: string): string {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
  return dice.oneOf([
    `+62${phone}`,
    `62${phone}`,
    `0${phone}`,
    `+62 ${a}-${b}-${c}`,
    `0${a} ${b} ${c}`,
    `(0${a}) ${b}${c}`,
  ]);
}

function aBadEmail(dice: Dice): string {
  return dice.oneOf([
    'siti at example.com',
    'siti@localhost',
    'siti@@example.com',
    'a@example.com b@example.com',
    '@example.com',
    'siti<a>@example.com',
  ]);
}

function aBadPhone(dice: Dice): string {
  return dice.oneOf(['08123', '6.28123E+11', 'tanya ibu', '+62 0', '999999999999999999']);
}

function aName(dice: Dice): string {
  const hostile = [
    'Budi\r\nBcc: korban@example.com',
    '=HYPERLINK("http://evil.example","klik")',
    '<script>alert(1)</script> "Bos",\nJr',
    '+62 SUM(A1)',
    '\u202Egnp.exe',
    "O'Brien; DROP TABLE person",
    '{{ 7*7 }}',
  ];
  if (dice.chance(0.1)) return dice.oneOf(hostile);
  const given = dice.oneOf(['Siti', 'Budi', 'Éloïse', 'محمد', '李', 'Nguyễn', "Ni'matul", 'Joko']);
  return `${given} ${dice.oneOf(['Saputra', "O'Neill", 'Müller', 'Lestari', 'Wijaya'])}`;
}

function aPassword(dice: Dice, i: number): string {
  if (dice.chance(0.08)) return nothing(dice);
  return dice.oneOf([
    () => `rahasia${i}`,
    () => `S3XXXy!${i}`,
    () => '********',
    () => dice.hex(dice.oneOf([32, 40, 56, 64, 96, 128])),
    () => dice.hex(32).toUpperCase(),
    () => dice.hex(33),
    () => `$2b$10$${dice.hex(53)}`,
    () => `$2y$12$${dice.hex(53)}`,
    () => `$argon2id$v=19$m=65536,t=3,p=4$${dice.hex(22)}$${dice.hex(43)}`,
    () => `$1$${dice.hex(8)}$${dice.hex(22)}`,
    () => `$${dice.oneOf(['5', '6'])}$${dice.hex(16)}$${dice.hex(86)}`,
    () => `{SSHA}${dice.hex(32)}`,
    () => `{SHA}${dice.hex(28)}`,
    () => `pbkdf2_sha256$260000$${dice.hex(12)}$${dice.hex(44)}`,
  ])();
}

function aCard(dice: Dice): string {
  const body = `4111${dice.digits(11)}`;
  const full = body + String([...'0123456789'].find((last) => passes(body + last))!);
  return dice.oneOf([
    full,
    `${full.slice(0, 4)} ${full.slice(4, 8)} ${full.slice(8, 12)} ${full.slice(12)}`,
    `${full.slice(0, 4)}-${full.slice(4, 8)}-${full.slice(8, 12)}-${full.slice(12)}`,
    `411111******${dice.digits(4)}`,
    `4111 11** **** ${dice.digits(4)}`,
    dice.digits(4),
    `9${full.slice(1)}`,
  ]);
}

function passes(digits: string): boolean {
  let sum = 0;
  for (const [i, digit] of [...digits].toReversed().entries()) {
    const weighed = Number(digit) * (1 + (i % 2));
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
