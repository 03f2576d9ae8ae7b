/** Compensation as finance and an approver do it in a browser: in English and in Indonesian, wide and narrow. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Calls } from '../../src/fulfilment/index.ts';
import { type Affected, affectedPeople, CLAIM, CREDIT, DISCOUNT } from '../support/compensation.ts';
import { focused, PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk, said, sayYes } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;
const CASH = { ...CREDIT, name: 'Cash', kind: 'cash_payout' as const };

let money: MoneyDesk;
let people: Affected;
let finance: Page;
let approver: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 6);
  finance = await money.console.sit('Fira Finance', ['finance']);
  approver = await money.console.sit('Bima Approver', ['approver'], { language: 'id' });
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);

describe('offers', () => {
  test(
    'an offer is written with its rule, put into a set, simulated and submitted',
    async () => {
      await go(finance, 'compensation');
      await finance.getByText('There is no offer yet').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-empty');
      await finance.getByRole('link', { name: 'New offer', exact: true }).click();
      await finance.getByRole('heading', { level: 1, name: 'New offer' }).waitFor();
      await finance.getByRole('button', { name: 'Save the offer' }).click();
      await finance.getByText('Give it a name.').waitFor();
      const focus = finance.locator(':focus');
      await finance.getByRole('textbox', { name: 'Name', exact: true }).and(focus).waitFor();
      await finance.getByRole('textbox', { name: 'Name', exact: true }).fill('Bill credit');
      await finance.getByRole('textbox', { name: 'Worth to a person' }).fill('50.000');
      await finance.getByText('= Rp50,000').waitFor();
      await finance.getByRole('textbox', { name: 'Costs us each' }).fill('50,000');
      await finance.getByRole('textbox', { name: 'Title in Indonesian' }).fill('Kredit tagihan');
      await finance.getByRole('textbox', { name: 'Text in Indonesian' }).fill('Dipotong dari tagihan Anda.');
      await finance.getByRole('textbox', { name: 'Title in English' }).fill('Bill credit');
      await finance.getByRole('textbox', { name: 'Text in English' }).fill('Taken off your next bill.');
      await finance.getByRole('radio', { name: 'Only people of whom certain data leaked' }).check();
      const leaked = finance.getByText(
        'Everyone of whom this leaked: any official number or document (readable',
      );
      await leaked.waitFor();
      // What cannot be read as a rule says why, in place of the sentence.
      await finance.getByText('Limit it further: residence, role, age, since when').click();
      await finance.getByRole('textbox', { name: 'Lives in', exact: true }).fill('Bandung');
      await finance.getByText('"livesIn" is a list of places such as "ID" or "US-CA".').waitFor();
      await finance.getByRole('textbox', { name: 'Lives in', exact: true }).fill('');
      await leaked.waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-offer-new');
      await finance.getByRole('button', { name: 'Save the offer' }).click();
      await said(finance, 'The offer “Bill credit” is saved');
      await finance.getByRole('link', { name: 'New offer set' }).click();
      await finance.getByRole('textbox', { name: 'Name', exact: true }).fill('First set');
      await finance.getByRole('checkbox', { name: /Bill credit/ }).check();
      await finance.getByRole('textbox', { name: 'At most so many people' }).fill('2');
      await fine(finance);
      await money.console.shot(finance, 'compensation-set-new');
      await finance.getByRole('button', { name: 'Save as a draft' }).click();
      await finance.getByText('Fair as far as can be checked').waitFor();
      await finance.getByText('Show as a table').click();
      await finance.getByText('If everybody came, 1 would find the budget empty.').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-set-draft');
      await finance.getByRole('button', { name: 'Submit for approval' }).click();
      await finance
        .getByText('approve it for 3 people: expected cost Rp100,000, at worst Rp100,000')
        .waitFor();
      await fine(finance);
      await finance.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
      await said(finance, 'waits for a second person');
      await finance.getByText('You asked for it or wrote part of it').first().waitFor();
    },
    LONG,
  );

  test(
    'another person approves it in Indonesian, its numbers in the question',
    async () => {
      await go(approver, 'compensation');
      await approver.getByRole('link', { name: 'First set' }).click();
      await approver.getByRole('button', { name: 'Setujui' }).click();
      await approver.getByText('3 orang dapat diberi haknya: perkiraan biaya Rp100.000').waitFor();
      await fine(approver);
      await approver.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click();
      await said(approver, '“First set” disetujui.');
      await fine(approver);
      await money.console.shot(approver, 'compensation-set-approved-id');
    },
    LONG,
  );

  test(
    'the simulator takes any take-up, and refuses what is none',
    async () => {
      await go(finance, 'compensation/simulator');
      await finance.getByRole('textbox', { name: 'How many come, in percent' }).fill('200');
      await finance.getByRole('button', { name: 'Simulate' }).click();
      await finance.getByText('Write a number from 0 to 100.').waitFor();
      await finance.getByRole('textbox', { name: 'How many come, in percent' }).fill('34');
      await finance.getByRole('button', { name: 'Simulate' }).click();
      await finance.getByRole('img', { name: /Cost against take-up/ }).waitFor();
      await finance.getByText('Rp51,000').first().waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-simulator');
    },
    LONG,
  );
});

describe('what was chosen', () => {
  test(
    'take-up stands by day as the worker counted it, on a telephone in the dark; one day is no line',
    async () => {
      const taken = await money.taken(people, CREDIT, 4, { budgetGrants: 5n });
      await money.work(people.incidentId);
      const phone = await money.console.sit('Fira Finance', ['finance'], {
        language: 'id',
        width: 390,
        scheme: 'dark',
      });
      await go(phone, 'compensation/take-up');
      await phone.getByRole('table', { name: /Dipilih, ditukar/ }).waitFor();
      expect(await phone.getByText('Tampilkan sebagai tabel').count()).toBe(0);
      await fine(phone);
      await money.console.shot(phone, 'compensation-take-up-id-dark-390');
      await go(phone, `compensation/sets/${taken.set.id}`);
      await phone.getByText('Sisa anggaran').waitFor();
      await fine(phone);
      await phone.getByRole('button', { name: 'Tutup paket ini' }).click();
      const closing = phone.getByRole('dialog');
      await closing.getByText(/hitungan terakhir 6 orang sudah diberi hak, \d di antaranya/).waitFor();
      await closing.getByText(/paket yang ditutup tidak dibuka lagi/).waitFor();
      await phone.keyboard.press('Escape');
      await closing.waitFor({ state: 'hidden' });
      await phone.getByRole('button', { name: 'Hitung lagi' }).click();
      await phone.getByText('Sistem sedang menghitung').waitFor();
      await phone.getByRole('button', { name: 'Minta anggaran lebih tinggi' }).click();
      await phone.getByRole('dialog').getByRole('textbox', { name: 'Berapa orang seluruhnya' }).fill('9');
      await phone
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Alasan' })
        .fill('Lebih banyak yang datang.');
      await phone.getByRole('dialog').getByRole('button', { name: 'Minta anggaran lebih tinggi' }).click();
      await said(phone, 'menunggu orang kedua');
      await fine(phone);
      await approver.goto(phone.url());
      await sayYes(approver, 'Setujui anggaran lebih tinggi');
      await said(approver, 'Anggaran dinaikkan.');
      await money.work(people.incidentId);
      await phone.getByText('Dihitung').waitFor();
      for (const page of [
        '',
        '/simulator',
        '/codes',
        '/fulfilment',
        '/payouts',
        '/claims',
        '/programmes',
        '/grants',
        '/sets/new',
        '/offers/new',
      ]) {
        await go(phone, `compensation${page}`);
        await phone.getByText('Memuat …').first().waitFor({ state: 'detached' });
        await fine(phone);
        await money.console.shot(phone, `compensation${page.replaceAll('/', '-')}-id-dark-390`);
      }
      await phone.context().close();
    },
    LONG,
  );

  test(
    'a dead letter is taken and let fail by its owner only',
    async () => {
      money.desk.sandbox.receiver.faults.add({ fault: 'refuse', times: 4 });
      for (const cohort of people.cohortIds) await money.app.get(Calls, { strict: false }).work(cohort);
      await go(finance, 'compensation/fulfilment');
      await finance.getByText('4 need a person').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-failures');
      await finance.getByRole('table').getByRole('link').first().click();
      await finance.getByRole('heading', { level: 1, name: /Fulfilment R/ }).waitFor();
      await finance.getByText('Take it first').first().waitFor();
      await finance.getByRole('button', { name: 'Take it' }).click();
      await said(finance, 'is yours now');
      await finance.getByRole('button', { name: 'Let it fail' }).click();
      await finance
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Reason' })
        .fill('The account is closed.');
      await fine(finance);
      await finance.getByRole('dialog').getByRole('button', { name: 'Let it fail' }).click();
      await said(finance, 'may choose again');
      await fine(finance);
      await money.console.shot(finance, 'compensation-dead-letter');
      await go(finance, 'compensation/fulfilment');
      await finance.getByRole('button', { name: /^Try again: The other side refused it/ }).click();
      await finance.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('It is open again.');
      await finance.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
      await said(finance, '3 are tried again.');
    },
    LONG,
  );

  test(
    'a payout file is made by one person, released by another, downloaded and confirmed',
    async () => {
      await money.taken(people, CASH, 2);
      await go(finance, 'compensation/payouts');
      await sayYes(finance, 'Money and claims (2)', 'Make the file');
      await said(finance, 'The file holds 2 lines');
      await finance.getByText('You made this file: another person releases it.').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-payout');
      await approver.goto(finance.url());
      await sayYes(approver, 'Lepas');
      await said(approver, 'Berkas dilepas.');
      await finance.reload();
      const download = finance.waitForEvent('download');
      await sayYes(finance, 'Download the file');
      expect((await download).suggestedFilename()).toMatch(/^payout-.*\.csv$/);
      await sayYes(finance, 'Confirm as paid');
      await said(finance, '2 lines are paid, 0 were not');
      await fine(finance);
    },
    LONG,
  );

  test(
    'a claim is filed by one person and decided by another, who asks to see it',
    async () => {
      const { references } = await money.taken(people, CLAIM, 1);
      await go(finance, 'compensation/claims');
      await finance.getByRole('button', { name: 'File a claim' }).click();
      const dialog = finance.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reference' }).fill(references[0]!);
      await dialog.getByRole('textbox', { name: 'What was lost' }).fill('1,000,000');
      await dialog.getByRole('textbox', { name: 'What happened' }).fill('My card was used.');
      await dialog.getByRole('button', { name: 'File a claim' }).click();
      await said(finance, 'somebody else decides it');
      await finance.getByRole('link', { name: references[0]! }).click();
      await finance.getByText('You filed it: somebody without a hand in it decides.').first().waitFor();
      const file = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a bill') };
      await finance.locator('input[type=file]').setInputFiles(file);
      await finance.getByRole('button', { name: 'Add it' }).click();
      await said(finance, 'The file is added under seal.');
      await fine(finance);
      await approver.goto(finance.url());
      await approver.getByRole('button', { name: 'Tampilkan tulisan orangnya' }).click();
      await approver.getByText('My card was used.').waitFor();
      const download = approver.waitForEvent('download');
      await approver.getByRole('button', { name: 'Unduh berkas 1' }).click();
      expect((await download).suggestedFilename()).toMatch(/^evidence-R.*-1/);
      await fine(approver);
      await money.console.shot(approver, 'compensation-claim-id');
      await approver.getByRole('button', { name: 'Setujui' }).click();
      await approver
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Jumlah yang dibayar' })
        .fill('500.000');
      await approver.getByRole('dialog').getByRole('textbox', { name: 'Alasan' }).fill('Terbukti sebagian.');
      await approver.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click();
      await said(approver, 'Disetujui sebesar Rp500.000');
    },
    LONG,
  );
});

describe('codes', () => {
  test(
    'a pool is made, filled from a file with rejects, quarantined and released by another',
    async () => {
      await money.taken(people, DISCOUNT, 0);
      await go(finance, 'compensation/codes');
      await fine(finance);
      await finance.getByRole('textbox', { name: 'Name', exact: true }).fill('Vendor codes');
      await finance.getByRole('button', { name: 'Make the pool' }).click();
      await said(finance, 'is made. Fill it next.');
      const text = 'code\nABCD-1234-AA\nABCD-1234-AB\nx\n';
      await finance
        .locator('input[type=file]')
        .setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await finance.getByRole('button', { name: 'Bring it in' }).click();
      await said(finance, '2 codes were taken, 1 lines rejected.');
      await finance.getByText('Shorter than 6 characters (1)').waitFor();
      const download = finance.waitForEvent('download');
      await finance.getByRole('button', { name: 'Download rejected lines' }).click();
      expect((await download).suggestedFilename()).toBe('rejects-codes.csv');
      await fine(finance);
      await money.console.shot(finance, 'compensation-pool');
      await finance.getByRole('button', { name: 'Quarantine', exact: true }).click();
      const why = finance.getByRole('dialog').getByRole('textbox', { name: 'Reason' });
      await finance.getByRole('dialog').getByRole('button', { name: 'Quarantine', exact: true }).click();
      await finance.getByText('Write one sentence that says why.').waitFor();
      await focused(why);
      expect(await finance.getByRole('dialog').getByRole('alert').count()).toBe(0);
      await why.fill('The vendor lost the file.');
      await finance.getByRole('dialog').getByRole('button', { name: 'Quarantine', exact: true }).click();
      await said(finance, 'The pool is quarantined.');
      await finance.getByText('You quarantined it: another person releases it.').waitFor();
      await approver.goto(finance.url());
      await sayYes(approver, 'Lepas karantina');
      await said(approver, 'Kumpulan dipakai kembali.');
      await fine(approver);
      await go(finance, 'compensation/codes');
      await finance.getByText('Nobody asks for it yet.').waitFor();
      await finance.getByRole('textbox', { name: 'Code as typed' }).fill('ABCD-1234-AA');
      await finance.getByRole('button', { name: 'Find it' }).click();
      await finance.getByText('Nobody’s').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-codes');
    },
    LONG,
  );
});

describe('grants', () => {
  test(
    'a grant above the limit is voided by a second person',
    async () => {
      const { person } = people.visitors[5]!;
      await go(finance, 'compensation/grants');
      await finance.getByRole('textbox', { name: 'Person' }).fill(`${person.cohortId}:${person.personId}`);
      await finance.getByRole('button', { name: 'Show', exact: true }).click();
      const row = finance.getByRole('row', { name: /Rp2,000,000/ });
      await row.getByRole('button', { name: 'Void', exact: true }).click();
      await finance
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Reason' })
        .fill('A staff test account.');
      await finance.getByRole('dialog').getByRole('button', { name: 'Void', exact: true }).click();
      await said(finance, 'It waits for a second person');
      await finance.getByText('Nobody holds a kind of offer twice.').waitFor();
      await fine(finance);
      await money.console.shot(finance, 'compensation-grants');
      await go(approver, 'compensation/grants');
      await sayYes(approver, 'Setuju');
      await said(approver, 'Hak dibatalkan.');
      await fine(approver);
    },
    LONG,
  );

  test(
    'a vendor’s programme is declared, and an empty feed says what to bring',
    async () => {
      await go(finance, 'compensation/programmes');
      await finance.getByText('The vendor has not said of anybody yet.').waitFor();
      await fine(finance);
    },
    LONG,
  );
});
