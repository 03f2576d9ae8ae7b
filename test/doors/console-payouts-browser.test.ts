/** Money out, in a browser: a file by two people, its same bytes again, taken back by a third, marked; claims and voids. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Affected, affectedPeople, CLAIM, CREDIT } from '../support/compensation.ts';
import { barred, PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk, said, sayYes } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;
const CASH = { ...CREDIT, name: 'Cash', kind: 'cash_payout' as const };

let money: MoneyDesk;
let people: Affected;
let maker: Page;
let checker: Page;
let third: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 6);
  maker = await money.console.sit('Fira Finance', ['finance'], { language: 'id' });
  checker = await money.console.sit('Bima Approver', ['approver', 'finance'], { width: 390, scheme: 'dark' });
  third = await money.console.sit('Tia Finance', ['finance']);
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);
const dialog = (page: Page) => page.getByRole('dialog');

async function bytesOf(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await sayYes(page, button);
  return readFileSync(await (await coming).path(), 'utf8');
}

test(
  'a file says whom it takes before it is made, and comes with the same bytes each time',
  async () => {
    await go(maker, 'compensation/payouts');
    // Nobody waits: no file can be made, and why is said.
    await barred(maker.getByRole('button', { name: 'Donasi (0)' }));
    await maker.getByText('Belum ada yang menunggunya.').first().waitFor();
    await fine(maker);
    await money.taken(people, CASH, 3);
    await maker.reload();
    await maker.getByRole('button', { name: 'Uang dan klaim (3)' }).click();
    await dialog(maker).getByText('3 orang yang menunggu jenis ini').waitFor();
    await fine(maker);
    await dialog(maker).getByRole('button', { name: 'Buat berkas' }).click();
    await said(maker, 'Berkas memuat 3 baris');
    await barred(maker.getByRole('button', { name: 'Lepas', exact: true }));
    await barred(maker.getByRole('button', { name: 'Unduh berkas' }));
    await fine(maker);
    await money.console.shot(maker, 'payouts-made-id');
    await checker.goto(maker.url());
    await checker.getByRole('button', { name: 'Release', exact: true }).click();
    await dialog(checker).getByText('3 lines over Rp150,000 may then be downloaded and paid').waitFor();
    await fine(checker);
    await dialog(checker).getByRole('button', { name: 'Release', exact: true }).click();
    await said(checker, 'The file is released.');
    await maker.reload();
    const first = await bytesOf(maker, 'Unduh berkas');
    await said(maker, 'Telah diunduh');
    expect(first.trim().split('\n')).toHaveLength(4);
    expect(await bytesOf(maker, 'Unduh berkas')).toBe(first);
    await maker.getByText('Fira Finance').first().waitFor();
    await fine(maker);
    await money.console.shot(maker, 'payouts-released-id');
  },
  LONG,
);

test(
  'who had its bytes cannot take it back; a third person can, and its people stand in the next file',
  async () => {
    await barred(maker.getByRole('button', { name: 'Tarik kembali' }));
    await third.goto(maker.url());
    await third.getByRole('button', { name: 'Take it back' }).click();
    await dialog(third).getByText('its 3 people may switch again').waitFor();
    await dialog(third).getByRole('textbox', { name: 'Reason' }).fill('The bank’s format was wrong.');
    await fine(third);
    await dialog(third).getByRole('button', { name: 'Take it back' }).click();
    await said(third, 'The file is taken back.');
    await third.getByText('Taken back').first().waitFor();
    await fine(third);
    await go(third, 'compensation/payouts');
    await sayYes(third, 'Money and claims (3)', 'Make the file');
    await said(third, 'The file holds 3 lines');
    await fine(third);
  },
  LONG,
);

test(
  'what became of each line is said once: the paid are delivered, the failed may choose again',
  async () => {
    await checker.goto(third.url());
    await sayYes(checker, 'Release');
    await said(checker, 'The file is released.');
    await third.reload();
    const lines = (await bytesOf(third, 'Download the file')).trim().split('\n');
    const reference = /\bR\d[0-9A-Z]*-[0-9A-Z-]+/.exec(lines[1]!)![0];
    await third.getByRole('button', { name: 'Confirm as paid' }).click();
    const failed = dialog(third).getByRole('textbox', { name: 'Lines not paid' });
    await failed.fill('R00-NOT-HERE account closed');
    await dialog(third).getByRole('button', { name: 'Confirm as paid' }).click();
    // A reference that stands in no line is refused, and nothing typed is lost.
    await dialog(third).getByRole('alert').waitFor();
    expect(await money.console.flaws(third)).toEqual([]);
    await failed.fill(`${reference} account closed`);
    await dialog(third).getByRole('button', { name: 'Confirm as paid' }).click();
    await said(third, '2 lines are paid, 1 were not and may choose again.');
    await third.getByText('Paid', { exact: true }).waitFor();
    await fine(third);
    await money.console.shot(third, 'payouts-paid');
    await go(checker, 'compensation/payouts');
    await checker.getByRole('cell', { name: 'Paid' }).waitFor();
    await checker.getByRole('cell', { name: 'Taken back' }).waitFor();
    await fine(checker);
    await money.console.shot(checker, 'payouts-list-dark-390');
  },
  LONG,
);

test(
  'a claim without proof cannot be approved; it is refused with words for the person',
  async () => {
    const { references } = await money.taken(people, CLAIM, 1);
    await go(maker, 'compensation/claims');
    await maker.getByRole('button', { name: 'Ajukan klaim' }).click();
    await dialog(maker).getByRole('textbox', { name: 'Nomor' }).fill(references[0]!);
    await dialog(maker).getByRole('textbox', { name: 'Besarnya kerugian' }).fill('750.000');
    await dialog(maker).getByRole('textbox', { name: 'Apa yang terjadi' }).fill('Kartu saya dipakai orang.');
    await dialog(maker).getByRole('button', { name: 'Ajukan klaim' }).click();
    await said(maker, 'orang lain memutuskannya');
    await maker.getByRole('link', { name: references[0]! }).click();
    await maker.getByText('Belum ada berkas yang ditambahkan.').waitFor();
    await barred(maker.getByRole('button', { name: 'Setujui' }));
    await fine(maker);
    await checker.goto(maker.url());
    await barred(checker.getByRole('button', { name: 'Approve', exact: true }));
    await checker.getByText('It has no evidence yet').waitFor();
    await checker.getByRole('button', { name: 'Refuse', exact: true }).click();
    await dialog(checker).getByRole('textbox', { name: 'Reason' }).fill('Please send us the bank’s letter.');
    await fine(checker);
    await dialog(checker).getByRole('button', { name: 'Refuse', exact: true }).click();
    await said(checker, 'Refused; the person is told.');
    await checker.getByText('Please send us the bank’s letter.').waitFor();
    await fine(checker);
    await money.console.shot(checker, 'claims-refused-dark-390');
  },
  LONG,
);

test(
  'a grant below the limit is voided at once, one above it only by a second person, or kept',
  async () => {
    await money.taken(people, CREDIT, 0);
    const { person } = people.visitors[5]!;
    const key = `${person.cohortId}:${person.personId}`;
    await go(maker, 'compensation/grants');
    await maker.getByRole('textbox', { name: 'Orang' }).fill(key);
    await maker.getByRole('button', { name: 'Tampilkan', exact: true }).click();
    const ask = async (amount: string) => {
      const row = maker.getByRole('row', { name: new RegExp(amount.replaceAll('.', '\\.')) }).first();
      await row.getByRole('button', { name: 'Batalkan', exact: true }).first().click();
      await dialog(maker).getByRole('textbox', { name: 'Alasan' }).fill('Akun uji karyawan.');
      await dialog(maker).getByRole('button', { name: 'Batalkan', exact: true }).last().click();
    };
    await ask('Rp50.000');
    await said(maker, 'Hak dibatalkan.');
    await ask('Rp2.000.000');
    await said(maker, 'Menunggu orang kedua, karena jumlahnya.');
    await maker.getByText('Orang kedua memutuskannya di bawah.').waitFor();
    await fine(maker);
    await money.console.shot(maker, 'voids-id');
    await go(checker, 'compensation/grants');
    await checker.getByRole('button', { name: 'Refuse', exact: true }).click();
    await dialog(checker).getByRole('textbox', { name: 'Reason' }).fill('It is a customer after all.');
    await fine(checker);
    await dialog(checker).getByRole('button', { name: 'Refuse', exact: true }).click();
    await said(checker, 'The grant stays.');
    await fine(checker);
    await money.work(people.incidentId);
    expect(await money.desk.failing()).toEqual([]);
  },
  LONG,
);
