import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { answerTo } from '../support/small-breach.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const COLUMNS = {
  id: { use: 'customer_id' },
  sandi: { category: 'cred.password' },
  sandi_lama: { category: 'cred.password_old', form: 'encrypted_key_safe' },
  kartu: { category: 'fin.pan' },
  kartu_token: { category: 'fin.pan', form: 'tokenised' },
  nik: { category: 'gov.nik' },
  rekening: { category: 'fin.bank', form: 'encrypted_key_taken' },
  pesan: { category: 'com.messages' },
  medis: { category: 'hlt.record', form: 'unknown' },
  lokasi: { category: 'beh.location' },
  lain: { category: 'oth.free' },
} as const;
type Column = Exclude<keyof typeof COLUMNS, 'id'>;

const HEX = '0123456789abcdefABCDEF0123456789'.repeat(4);

/** ENGINE §4, "Form of a present cell", line by line: the column, what stands in it, and what it counts as. */
const CASES: readonly (readonly [Column, string, string | null])[] = [
  ['sandi', '$2a$10$abcdefghijklmnopqrstuv', 'hash_strong'],
  ['sandi', '$2b$10$abcdefghijklmnopqrstuv', 'hash_strong'],
  ['sandi', '$2y$10$abcdefghijklmnopqrstuv', 'hash_strong'],
  ['sandi', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', '$argon2i$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', '$scrypt$ln=16,r=8,p=1$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', 'scrypt:32768:8:1$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', 'pbkdf2_sha256$260000$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', '$pbkdf2-sha512$25000$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', '$5$c2FsdA$aGFzaA', 'hash_strong'],
  ['sandi', '$6$c2FsdA$aGFzaA', 'hash_strong'],
  ...[32, 40, 56, 64, 96, 128].map((n) => ['sandi', HEX.slice(0, n), 'hash_weak'] as const),
  ...[31, 33, 48, 127].map((n) => ['sandi', HEX.slice(0, n), 'plaintext'] as const),
  ['sandi', '$1$c2FsdA$aGFzaA', 'hash_weak'],
  ['sandi', '{SHA}aGFzaA==', 'hash_weak'],
  ['sandi', '{SSHA}aGFzaA==', 'hash_weak'],
  ['sandi', '********', 'masked'],
  ['sandi', ' •••••• ', 'masked'],
  ['sandi', 'xX#*', 'masked'],
  ['sandi', 'S3XXXy!', 'plaintext'],
  ['sandi', 'rahasia', 'plaintext'],
  ['sandi', 'N/A', null],
  ['sandi_lama', 'rahasia', 'encrypted_key_safe'],
  ['sandi_lama', HEX.slice(0, 40), 'hash_weak'],
  ['sandi_lama', '******', 'masked'],
  ['kartu', '4111111111111111', 'plaintext'],
  ['kartu', '4111 1111-1111 1111', 'plaintext'],
  ['kartu', '4111111111111112', 'plaintext'],
  ['kartu', '411111******1111', 'masked'],
  ['kartu', '4111 11** **** 1111', 'masked'],
  ['kartu', '1111', 'masked'],
  ['kartu', '11111', 'plaintext'],
  ['kartu_token', '4111111111111111', 'plaintext'],
  ['kartu_token', '4111111111111112', 'tokenised'],
  ['kartu_token', 'tok_8f2b11c906', 'tokenised'],
  ['kartu_token', '•••• 1111', 'masked'],
  ['nik', '3174218781652769', 'plaintext'],
  ['nik', '3174********2769', 'masked'],
  ['nik', '317421878165***9', 'plaintext'],
  ['nik', '3174*2*1*8*78165', 'plaintext'],
  ['nik', ' 31## ### ', 'masked'],
  ['rekening', '0123456789', 'encrypted_key_taken'],
  ['rekening', 'xxxxxx6789', 'masked'],
  ['pesan', '### XXXX #### ****', 'plaintext'],
  ['medis', '********', 'unknown'],
  ['lokasi', '***', 'plaintext'],
  ['lain', 'xxxxxxx', 'plaintext'],
];

test('every form of ENGINE §4 is recognised from the value, on its way from the file to the person', async () => {
  const names = Object.keys(COLUMNS);
  const lines = CASES.map(([column, cell], i) => {
    const cells = names.map((name) => (name === 'id' ? `${1000 + i}` : name === column ? cell : ''));
    return cells.join(';');
  });
  const { persons } = await answerTo(desk, {
    'f.csv': { lines: [names.join(';'), ...lines], mapping: { columns: COLUMNS } },
  });
  const found = CASES.map(([column, cell], i) => {
    const { exposure } = persons[`${1000 + i}`]!;
    return [column, cell, (exposure as Record<string, string>)[COLUMNS[column].category] ?? null];
  });
  expect(found).toEqual(CASES);
});

test('of two columns and two rows of one category, the worst form counts', async () => {
  const severities = [
    ['4111111111111111', '•••• 1111'],
    ['tok_8f2b11c906', '•••• 1111'],
  ];
  const lines = severities.flatMap(([a, b], i) => [`${i};${a};${b}`, `${i};${b};`]);
  const { persons } = await answerTo(desk, {
    'f.csv': {
      lines: ['id;a;b', ...lines],
      mapping: {
        columns: {
          id: { use: 'customer_id' },
          a: { category: 'fin.pan', form: 'encrypted_key_safe' },
          b: { category: 'fin.pan', form: 'tokenised' },
        },
      },
    },
  });
  // Worst first: plaintext, …, masked, tokenised, encrypted_key_safe.
  expect([persons['0']!.exposure, persons['1']!.exposure]).toEqual([
    { 'fin.pan': 'plaintext' },
    { 'fin.pan': 'masked' },
  ]);
});
