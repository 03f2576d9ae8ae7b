/** The books in a browser: what it costs, an account to its journals to their cause, and whether the books agree. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Affected, affectedPeople, CREDIT, MONITORING } from '../support/compensation.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;

let money: MoneyDesk;
let people: Affected;
let finance: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 60);
  finance = await money.console.sit('Fira Finance', ['finance']);
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);

test(
  'before anything is approved every page says so',
  async () => {
    await go(finance, 'finance');
    await finance.getByText('Nothing costs anything yet').waitFor();
    await fine(finance);
    await go(finance, 'finance/prover');
    await finance.getByText('These books have never been proven.').waitFor();
    await fine(finance);
  },
  LONG,
);

test(
  'the cost report is by kind and offer, against the budget, and comes as a file',
  async () => {
    await money.taken(people, CREDIT, 56, { budgetGrants: 58n });
    await money.taken(people, MONITORING, 0);
    await money.work(people.incidentId);
    await go(finance, 'finance');
    await finance.getByRole('heading', { name: 'In IDR' }).waitFor();
    await finance.getByText('56 people redeemed').waitFor();
    await fine(finance);
    await money.console.shot(finance, 'finance-cost');
    const download = finance.waitForEvent('download');
    await finance.getByRole('button', { name: 'Download the cost report as CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text.split('\n')[1]).toMatch(/,billing_credit,T1,IDR,60,0,56,0,280000000,280000000,280000000$/);
  },
  LONG,
);

test(
  'an account leads to its journals, page by page, and a journal to whose grant it moved',
  async () => {
    await go(finance, 'finance/ledger');
    await fine(finance);
    await money.console.shot(finance, 'finance-ledger');
    await finance.getByRole('link', { name: /^2200/ }).click();
    await finance.getByRole('heading', { level: 1, name: /^2200/ }).waitFor();
    const rows = finance.getByRole('table').getByRole('row');
    await finance.getByRole('button', { name: 'Show more' }).waitFor();
    expect(await rows.count()).toBe(51);
    await finance.getByRole('button', { name: 'Show more' }).click();
    await rows.nth(56).waitFor();
    await finance.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(57);
    await finance.getByText('2 lines').first().click();
    await fine(finance);
    await money.console.shot(finance, 'finance-account');
    await finance
      .getByRole('link', { name: /^Grant of person/ })
      .first()
      .click();
    await finance.getByRole('heading', { level: 1, name: 'Grants' }).waitFor();
    await finance.getByText('Redeemed').first().waitFor();
  },
  LONG,
);

test(
  'a proof is asked for, followed, and said in plain words; on a telephone in Indonesian',
  async () => {
    const phone = await money.console.sit('Ani Auditor', ['auditor'], {
      language: 'id',
      width: 390,
      scheme: 'dark',
    });
    await go(phone, 'finance/prover');
    await phone.getByRole('button', { name: 'Buktikan pembukuan sekarang' }).click();
    await phone.getByText('Menunggu sistem. Diminta oleh Ani Auditor.').waitFor();
    await phone.getByText('Pembuktian sudah berjalan.').waitFor();
    await fine(phone);
    await phone.reload();
    await phone.getByText('Menunggu sistem.').waitFor();
    await money.work(people.incidentId);
    await phone.getByText('Pembukuan cocok').waitFor();
    await phone.getByText('oleh Ani Auditor').waitFor();
    await fine(phone);
    await money.console.shot(phone, 'finance-prover-id-dark-390');
    await go(phone, 'finance');
    await fine(phone);
    await money.console.shot(phone, 'finance-cost-id-dark-390');
  },
  LONG,
);

test(
  'who may not prove is told who may',
  async () => {
    const lead = await money.console.sit('Lena Lead', ['incident_lead']);
    await go(lead, 'finance/prover');
    await lead.getByText('Needs the permission ledger.prove').waitFor();
    await fine(lead);
    await money.console.shot(lead, 'finance-prover');
  },
  LONG,
);
