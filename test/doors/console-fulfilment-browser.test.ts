/** What no call settled, in a browser: taken over, tried again, settled by the other side’s word, or let fail. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Calls } from '../../src/fulfilment/index.ts';
import type { ReceiverFault } from '../../src/sandbox/receiver-faults.ts';
import { type Affected, affectedPeople, CREDIT } from '../support/compensation.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk, said } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;

let money: MoneyDesk;
let people: Affected;
let finance: Page;
let lead: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 8);
  finance = await money.console.sit('Fira Finance', ['finance'], { language: 'id' });
  lead = await money.console.sit('Lena Lead', ['incident_lead'], { width: 390, scheme: 'dark' });
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);
const dialog = (page: Page) => page.getByRole('dialog');
/** The worker calls the company’s own system, which answers like this so many times. */
const called = async (fault: ReceiverFault, times: number) => {
  money.desk.sandbox.receiver.faults.add({ fault, times });
  for (const cohort of people.cohortIds) await money.app.get(Calls, { strict: false }).work(cohort);
};

test(
  'each refused one is settled in its own way, and its history keeps who and why',
  async () => {
    await money.taken(people, CREDIT, 4);
    await called('refuse', 4);
    await go(finance, 'compensation/fulfilment');
    await finance.getByText('4 perlu ditangani orang, yang terlama dahulu').waitFor();
    const rows = finance.getByRole('table').getByRole('link');
    const references = await rows.allInnerTexts();
    expect(references).toHaveLength(4);
    await fine(finance);
    await money.console.shot(finance, 'fulfilment-list-id');
    // Tried again: called once more, and booked this time.
    await take(references[0]!);
    await finance.getByRole('button', { name: 'Coba lagi', exact: true }).click();
    await dialog(finance).getByText('dibukukan satu kali saja').waitFor();
    await dialog(finance).getByRole('textbox', { name: 'Alasan' }).fill('Akun sudah dibuka.');
    await dialog(finance).getByRole('button', { name: 'Coba lagi', exact: true }).click();
    await said(finance, 'Sedang dicoba lagi.');
    for (const cohort of people.cohortIds) await money.app.get(Calls, { strict: false }).work(cohort);
    // The page follows by itself.
    await finance.getByText('Tersampaikan').waitFor();
    await finance.getByRole('cell', { name: 'Akun sudah dibuka.' }).waitFor();
    await fine(finance);
    // Settled by the other side's own number.
    await take(references[1]!);
    await finance.getByRole('button', { name: 'Selesaikan' }).click();
    await dialog(finance).getByRole('button', { name: 'Selesaikan' }).click();
    await dialog(finance).getByText('Mohon diisi.').first().waitFor();
    await dialog(finance).getByRole('textbox', { name: 'Nomor dari pihak lain' }).fill('TAGIHAN-88');
    await dialog(finance).getByRole('textbox', { name: 'Alasan' }).fill('Dibukukan dengan tangan.');
    await fine(finance);
    await dialog(finance).getByRole('button', { name: 'Selesaikan' }).click();
    await said(finance, 'Selesai: orangnya sudah menerimanya.');
    await finance.getByRole('cell', { name: 'diselesaikan' }).waitFor();
    expect(await finance.getByText('belum ada yang dibukukan').count()).toBe(0);
    await fine(finance);
    await money.console.shot(finance, 'fulfilment-settled-id');
    // Let fail: the person may choose again.
    await take(references[2]!);
    await finance.getByRole('button', { name: 'Gagalkan' }).click();
    await dialog(finance).getByText('Satu orang diberi tahu').waitFor();
    await dialog(finance).getByRole('textbox', { name: 'Alasan' }).fill('Akunnya tutup.');
    await dialog(finance).getByRole('button', { name: 'Gagalkan' }).click();
    await said(finance, 'orangnya boleh memilih lagi');
    await fine(finance);
    // Taken over by somebody else, who then may act; its first owner no longer.
    await take(references[3]!);
    await go(lead, 'compensation/fulfilment');
    await lead.getByText('1 need a person, the oldest first').waitFor();
    await lead.getByRole('cell', { name: 'Fira Finance' }).waitFor();
    await lead.getByRole('button', { name: 'Take it' }).click();
    await said(lead, `${references[3]!} is yours now.`);
    await fine(lead);
    await finance.reload();
    const retry = finance.getByRole('button', { name: 'Coba lagi', exact: true });
    await retry.and(finance.locator('[aria-disabled=true]')).waitFor();
    await fine(finance);
  },
  LONG,
);

async function take(reference: string): Promise<void> {
  await go(finance, 'compensation/fulfilment');
  await finance.getByRole('link', { name: reference }).click();
  await finance.getByRole('heading', { level: 1, name: `Pemenuhan ${reference}` }).waitFor();
  await finance.getByRole('button', { name: 'Ambil', exact: true }).click();
  await said(finance, `${reference} kini tanggung jawab Anda.`);
}

test(
  'after an outage all of one reason are tried again at once, with their number; who only reads is told who may',
  async () => {
    await money.taken(people, { ...CREDIT, name: 'Second credit' }, 3);
    await called('refuse', 3);
    const auditor = await money.console.sit('Ani Auditor', ['auditor']);
    await go(auditor, 'compensation/fulfilment');
    await auditor.getByText('Needs the permission fulfilment.write').first().waitFor();
    await fine(auditor);
    await money.console.shot(auditor, 'fulfilment-auditor');
    await go(lead, 'compensation/fulfilment');
    await lead.getByText('4 need a person, the oldest first').waitFor();
    // Somebody else's is left to its owner; one's own goes along.
    await finance.goto(lead.url());
    await finance.getByRole('button', { name: 'Coba lagi: Pihak lain menolaknya (3)' }).waitFor();
    await lead.getByRole('button', { name: 'Try again: The other side refused it (4)' }).click();
    await dialog(lead).getByText('Try 4 again?').waitFor();
    await dialog(lead).getByRole('textbox', { name: 'Reason' }).fill('Their maintenance is over.');
    await fine(lead);
    await dialog(lead).getByRole('button', { name: 'Try again' }).click();
    await said(lead, '4 are tried again.');
    await lead.getByText('Nothing needs a person.').waitFor();
    await fine(lead);
    await money.console.shot(lead, 'fulfilment-retried-dark-390');
  },
  LONG,
);
