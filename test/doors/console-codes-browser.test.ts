/** Codes in a browser: stock that runs out, a leaked pool replaced, one code changed; a vendor’s programme and its feed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Affected, affectedPeople, MONITORING } from '../support/compensation.ts';
import { focused, PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk, said } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;
const WATCH = { ...MONITORING, name: 'Watch', eligibility: { everyone: true as const } };

let money: MoneyDesk;
let people: Affected;
let finance: Page;
let other: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 6);
  await money.taken(people, WATCH, 3);
  finance = await money.console.sit('Fira Finance', ['finance'], { language: 'id' });
  other = await money.console.sit('Bella Finance', ['finance'], { width: 390, scheme: 'dark' });
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);
const dialog = (page: Page) => page.getByRole('dialog');
/** What the worker does by now: whoever waits is served, and what was assigned is delivered. */
const serve = async () => {
  const { codes, fulfilments } = money.desk;
  await codes.serve();
  for (const cohort of people.cohortIds) await fulfilments.deliverCodes(cohort);
};
const bring = async (page: Page, name: string, lines: readonly string[]) => {
  const buffer = Buffer.from(`${lines.join('\n')}\n`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Masukkan', exact: true }).click();
};
/** Which code of a pool somebody is given is by its hash, under the incident's key. */
const stock = async () => {
  const held: string[] = [];
  const free: string[] = [];
  for (const code of ['WATCH-0001', 'WATCH-0002', 'WATCH-0003', 'WATCH-0004']) {
    const found = await money.desk.codes.find(people.incidentId, code);
    (found?.redemption ? held : free).push(code);
  }
  return { held, free };
};
const makePool = async (name: string) => {
  await go(finance, 'compensation/codes');
  await finance.getByRole('textbox', { name: 'Nama', exact: true }).fill(name);
  await finance.getByRole('textbox', { name: 'Nomor program' }).fill('ENG-7');
  await finance.getByRole('button', { name: 'Buat kumpulan' }).click();
  await finance.getByRole('heading', { level: 1, name }).waitFor();
};

test(
  'a file of codes is taken with its rejects, and the stock says how long it lasts',
  async () => {
    await makePool('Kode vendor');
    await bring(finance, 'kode.csv', [
      'code,expires',
      'WATCH-0001,2030-12-31',
      'WATCH-0002,2030-12-31',
      'WATCH-0003,2030-12-31',
      'WATCH-0004,2030-12-31',
      'WATCH-0004,2030-12-31',
      'abc,2030-12-31',
      'WATCH-0005,someday',
      'WATCH-0006,2020-01-01',
    ]);
    await said(finance, '4 kode diterima, 4 baris ditolak.');
    await finance.getByText('Dua kali dalam berkas ini (1)').waitFor();
    await finance.getByText('Kedaluwarsanya bukan tanggal (1)').waitFor();
    await serve();
    await finance.reload();
    await finance.getByRole('cell', { name: 'Dua kali dalam berkas ini' }).waitFor();
    await fine(finance);
    await money.console.shot(finance, 'codes-pool-id');
    await go(other, 'compensation/codes');
    const running = other.getByRole('region', { name: 'Stock' });
    await running.getByRole('cell', { name: /^\d+ days, until/ }).waitFor();
    await running.getByText('Running out').waitFor();
    await fine(other);
    await money.console.shot(other, 'codes-stock-dark-390');
  },
  LONG,
);

test(
  'a vendor’s programme is declared, and its feed is taken line by line, the wrong ones with why',
  async () => {
    await go(finance, 'compensation/programmes');
    await finance.getByRole('button', { name: /^Program untuk “Watch/ }).click();
    const ask = dialog(finance);
    await ask.getByRole('button', { name: 'Catat', exact: true }).click();
    await ask.getByText('Mohon diisi.').waitFor();
    await focused(ask.getByRole('textbox', { name: 'Vendor' }));
    await ask.getByRole('textbox', { name: 'Vendor' }).fill('Penjaga Identitas');
    await ask.getByRole('textbox', { name: 'Nomor program' }).fill('ENG-7');
    await ask.getByRole('textbox', { name: 'Hari terakhir mendaftar' }).fill('2030-12-31');
    await ask.getByRole('textbox', { name: 'Tempat mendaftar' }).fill('https://penjaga.example/daftar');
    await fine(finance);
    await ask.getByRole('button', { name: 'Catat', exact: true }).click();
    await said(finance, 'tercatat.');
    await finance.getByRole('cell', { name: 'Penjaga Identitas' }).waitFor();
    const today = new Date().toISOString().slice(0, 10);
    const { held, free } = await stock();
    const feed = [
      'engagement,code,enrolled_on',
      `ENG-7,${held[0]},${today}`,
      `ENG-7,${held[1]},${today}`,
      `ENG-7,NOBODYS-CODE,${today}`,
      `ENG-8,${held[2]},${today}`,
      `ENG-7,${held[2]},2031-01-01`,
      `ENG-7,${free[0]},${today}`,
      'ENG-7',
      `ENG-7,UNKNOWN-9,${today}`,
    ];
    await bring(finance, 'mulai.csv', feed);
    await said(finance, '2 mulai memakai, 6 baris ditolak.');
    await finance.getByText('6 baris yang ditolak').click();
    await finance.getByText('baris 5: nomor program tidak dikenal').waitFor();
    await finance.getByText('baris 6: bukan tanggal').waitFor();
    await finance.getByText('baris 7: kode belum diberikan kepada siapa pun').waitFor();
    // Every rejected line can be read, not only the first few.
    await finance.getByText('baris 9: kode tidak dikenal').waitFor();
    await fine(finance);
    await money.console.shot(finance, 'codes-programme-id');
    // The same file again is refused by name and changes nothing.
    await bring(finance, 'mulai.csv', feed);
    await finance.getByRole('alert').waitFor();
    expect(await money.console.flaws(finance)).toEqual([]);
    await go(other, 'compensation/programmes');
    const programme = other.getByRole('row', { name: /^Watch/ });
    await programme.getByRole('cell', { name: '2', exact: true }).waitFor();
    await fine(other);
    // It was the wrong file: taken back with a reason, and what it said stays to be read.
    await other.getByRole('button', { name: 'Take it back' }).click();
    await dialog(other).getByText('2 people no longer count as having begun.').waitFor();
    await dialog(other).getByRole('textbox', { name: 'Reason' }).fill('The list of another company.');
    await fine(other);
    await dialog(other).getByRole('button', { name: 'Take it back' }).click();
    await said(other, 'The feed is taken back.');
    await other.getByText('taken back: The list of another company.').waitFor();
    await programme.getByRole('cell', { name: '0', exact: true }).waitFor();
    await fine(other);
    await money.console.shot(other, 'codes-feed-taken-back-dark-390');
  },
  LONG,
);

test(
  'a leaked pool is quarantined, what people hold is replaced from another, and it is closed for good',
  async () => {
    await go(finance, 'compensation/codes');
    await finance.getByRole('link', { name: 'Kode vendor' }).click();
    await finance.getByRole('button', { name: 'Karantina', exact: true }).click();
    await dialog(finance).getByText('1 kode tersedianya. 3 orang tetap memegang kodenya').waitFor();
    await dialog(finance).getByRole('textbox', { name: 'Alasan' }).fill('Kodenya bocor di forum.');
    await dialog(finance).getByRole('button', { name: 'Karantina', exact: true }).click();
    await said(finance, 'Kumpulan dikarantina.');
    await finance.getByText('Kodenya bocor di forum.').waitFor();
    const leaked = finance.url();
    await makePool('Kode pengganti');
    await bring(finance, 'baru.csv', ['code', 'FRESH-0001', 'FRESH-0002', 'FRESH-0003']);
    await said(finance, '3 kode diterima');
    await finance.goto(leaked);
    await finance.getByRole('button', { name: 'Ganti yang dipegang orang' }).click();
    await dialog(finance).getByText('Ganti kode 3 orang?').waitFor();
    await dialog(finance).getByRole('textbox', { name: 'Alasan' }).fill('Yang lama bocor.');
    await fine(finance);
    await dialog(finance).getByRole('button', { name: 'Ganti yang dipegang orang' }).click();
    await said(finance, 'Semua yang memegang kodenya kini menunggu');
    await serve();
    await finance.getByRole('button', { name: 'Tutup selamanya' }).click();
    await dialog(finance).getByText('1 kode tersedia tidak diberikan kepada siapa pun.').waitFor();
    await dialog(finance).getByRole('button', { name: 'Tutup selamanya' }).click();
    await said(finance, 'Kumpulan ditutup.');
    await fine(finance);
    await money.console.shot(finance, 'codes-closed-id');
    await go(other, 'compensation/codes');
    await other.getByRole('row', { name: /^Kode pengganti.* 0 3 0$/ }).waitFor();
    await fine(other);
  },
  LONG,
);

test(
  'one code is found, replaced while none is left, and taken back',
  async () => {
    await go(other, 'compensation/codes');
    await other.getByRole('textbox', { name: 'Code as typed' }).fill('FRESH-0001');
    await other.getByRole('button', { name: 'Find it' }).click();
    await other.getByText('Found', { exact: true }).waitFor();
    await fine(other);
    await other.getByRole('button', { name: 'Give another code' }).click();
    const reference = dialog(other).getByRole('textbox', { name: 'Reference of the receipt' });
    expect(await reference.inputValue()).toMatch(/^R/);
    await dialog(other).getByRole('textbox', { name: 'Reason' }).fill('It does not work at the till.');
    await dialog(other).getByRole('button', { name: 'Give another code' }).click();
    await said(other, 'first in line for another one.');
    await other.getByRole('textbox', { name: 'Code as typed' }).fill('FRESH-0002');
    await other.getByRole('button', { name: 'Find it' }).click();
    await other.getByText('Found', { exact: true }).waitFor();
    await other.getByRole('button', { name: 'Take the code back' }).click();
    await dialog(other).getByRole('textbox', { name: 'Reason' }).fill('A staff test account.');
    await fine(other);
    await dialog(other).getByRole('button', { name: 'Take the code back' }).click();
    await said(other, 'The code is revoked.');
    await other.getByRole('textbox', { name: 'Code as typed' }).fill('NEVER-WAS-1');
    await other.getByRole('button', { name: 'Find it' }).click();
    await other.getByRole('alert').waitFor();
    expect(await money.console.flaws(other)).toEqual([]);
    await money.console.shot(other, 'codes-one-dark-390');
  },
  LONG,
);
