/** The books in a browser: a figure down to whose grant it is, a proof that disagrees and says where, the report as a workbook. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { type Affected, affectedPeople, CREDIT, DISCOUNT } from '../support/compensation.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;

let money: MoneyDesk;
let people: Affected;
let finance: Page;
let auditor: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 6);
  await money.taken(people, CREDIT, 4, { budgetGrants: 5n });
  await money.taken(people, DISCOUNT, 2);
  await money.work(people.incidentId);
  finance = await money.console.sit('Fira Finance', ['finance'], { language: 'id' });
  auditor = await money.console.sit('Ani Auditor', ['auditor'], { width: 390, scheme: 'dark' });
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);

test(
  'a figure of the report leads to its account, its journals, and to whose grant moved it',
  async () => {
    await go(finance, 'finance');
    await finance.getByText('6 orang menukar').waitFor();
    await fine(finance);
    await finance.getByRole('cell', { name: 'Dicadangkan sebesar biayanya (T1)' }).waitFor();
    await money.console.shot(finance, 'ledger-cost-id');
    await finance
      .getByRole('navigation', { name: 'Keuangan' })
      .getByRole('link', { name: 'Buku besar' })
      .click();
    await finance.getByRole('link', { name: /^2200/ }).click();
    await finance.getByRole('heading', { level: 1, name: /^2200/ }).waitFor();
    const rows = finance.getByRole('table').getByRole('row');
    await rows.nth(1).waitFor();
    const row = finance.getByRole('row', { name: /Ditukar/ }).first();
    await row.getByText('2 baris').click();
    await row.getByText(/^K 2200/).waitFor();
    await fine(finance);
    await money.console.shot(finance, 'ledger-account-id');
    await row.getByRole('link', { name: /^Hak orang/ }).click();
    await finance.getByRole('heading', { level: 1, name: 'Hak' }).waitFor();
    await finance.getByRole('cell', { name: 'Ditukar' }).first().waitFor();
    await fine(finance);
    // Who is only allowed to read follows the same way, on a telephone.
    await go(auditor, 'finance/ledger');
    await auditor.getByRole('link', { name: /^9100/ }).click();
    await auditor.getByText('2 lines').first().waitFor();
    await fine(auditor);
    await money.console.shot(auditor, 'ledger-account-dark-390');
  },
  LONG,
);

test(
  'the cost report comes as a workbook in the language of the page, with what each figure means',
  async () => {
    await go(finance, 'finance');
    const coming = finance.waitForEvent('download');
    await finance.getByRole('button', { name: 'Unduh laporan biaya sebagai buku kerja' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/cost-report\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await file.path());
    const sheet = book.getWorksheet('Penawaran')!;
    const head = sheet.getRow(3).values as string[];
    const credit = (sheet.getRows(4, 9) ?? []).find((row) =>
      String(row.getCell(2).value).startsWith('Credit'),
    )!;
    expect(credit.getCell(head.indexOf('Biaya')).value).toBe(200_000);
    expect(book.getWorksheet('Definisi')!.getColumn(2).values).toContain('Terutang');
    await finance.getByRole('button', { name: 'Unduh laporan biaya sebagai CSV' }).waitFor();
    await fine(finance);
  },
  LONG,
);

test(
  'before anything was counted the workbook is refused with what to do',
  async () => {
    const empty = await affectedPeople(money.desk, 1);
    await auditor.goto(await money.at(empty.incidentId, 'finance'));
    await auditor.getByText('Nothing costs anything yet').waitFor();
    await auditor.getByRole('button', { name: 'Download the cost report as a workbook' }).click();
    await auditor.getByText('ask for a count and try again in a minute').waitFor();
    expect(await money.console.flaws(auditor)).toEqual([]);
    await money.console.shot(auditor, 'ledger-nothing-counted-dark-390');
  },
  LONG,
);

test(
  'a proof that agrees says so; books that were tampered with are found, first of all what does not hold',
  async () => {
    await go(finance, 'finance/prover');
    await finance.getByRole('button', { name: 'Buktikan pembukuan sekarang' }).click();
    await finance.getByText('Menunggu sistem. Diminta oleh Fira Finance.').waitFor();
    await money.work(people.incidentId);
    await finance.getByText('Pembukuan cocok').waitFor();
    await fine(finance);
    await money.console.shot(finance, 'ledger-proved-id');
    await money.desk.t.ownerDb.tx(async (tx) => {
      await tx.run('ALTER TABLE journal DISABLE TRIGGER USER');
      const gone = await tx.run(
        `DELETE FROM journal WHERE incident_id = $1 AND kind = 'redeemed' AND plane = 'gl'`,
        [people.incidentId],
      );
      expect(gone).toBeGreaterThan(0);
    });
    await go(auditor, 'finance/prover');
    await auditor.getByRole('button', { name: 'Prove the books now' }).click();
    await auditor.getByText('It waits for a worker.').waitFor();
    await money.work(people.incidentId);
    await auditor.getByText('The books disagree').first().waitFor();
    await auditor.getByText('Pay nothing more from this incident').waitFor();
    // What it should be, as an amount people can read.
    await auditor.getByRole('row', { name: /2200 = redeemed and not delivered.*-Rp200,000 Rp0/ }).waitFor();
    await fine(auditor);
    await money.console.shot(auditor, 'ledger-disagree-dark-390');
    await finance.reload();
    await finance.getByText('Pembukuan tidak cocok').first().waitFor();
    await fine(finance);
    await money.console.shot(finance, 'ledger-disagree-id');
  },
  LONG,
);
