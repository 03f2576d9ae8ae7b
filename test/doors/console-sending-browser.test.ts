/** What sending costs, in a browser: messages really sent, estimated by channel and country, and the bills beside it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from 'playwright-core';
import { createWeb } from '../../src/app/web.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { Figures } from '../../src/reconciliation/index.ts';
import { aConsole, barred, type ConsoleDesk, focused, PATIENCE_MS } from '../support/console.ts';
import { said } from '../support/money-desk.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const LONG = 4 * PATIENCE_MS;

let office: PostOffice;
let app: NestFastifyApplication;
let desk: ConsoleDesk;
let incidentId: IncidentId;
let finance: Page;
let lead: Page;

beforeAll(async () => {
  office = await PostOffice.open();
  const { t } = office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  app = await createWeb({ config: loadConfig({ AMENDS_DATA_DIR: t.dir }), database, log: SILENT });
  desk = await aConsole(app);
  const people = [
    aPerson('ani'),
    aPerson('chen', { country: 'SG' }),
    aPerson('dewi', { email: undefined, phone: '+6281200000777' }),
  ];
  const sent = await office.launched(people);
  incidentId = sent.incidentId;
  finance = await desk.sit('Fira Finance', ['finance'], { language: 'id' });
  lead = await desk.sit('Lena Lead', ['incident_lead'], { width: 390, scheme: 'dark' });
  await go(finance, 'finance/sending');
  await finance.getByText('Belum ada yang terkirim').waitFor();
  await fine(finance);
  await office.work(sent.id);
  await app.get(Figures, { strict: false }).count(incidentId);
}, 300_000);
afterAll(async () => {
  await desk?.close();
  await app?.close();
  await office?.close();
});

async function go(page: Page, path: string): Promise<void> {
  const row = await office.t.db.tx((tx) =>
    tx.one<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [incidentId]),
  );
  await page.goto(`${desk.base}/console/incidents/${row!.slug}/${path}`);
  await page.locator('h1').waitFor();
}
async function fine(page: Page): Promise<void> {
  expect(await page.getByText(/Error code|Kode kesalahan/).count()).toBe(0);
  expect(await desk.flaws(page)).toEqual([]);
}

test(
  'what was sent is estimated by channel, country and day, with where its price was read',
  async () => {
    await go(finance, 'finance/sending');
    await finance.getByText('2 penerima').waitFor();
    const places = finance.getByRole('region', { name: 'Per negara' });
    await places.getByRole('row', { name: /^Singapura Email 1 0/ }).waitFor();
    await places
      .getByRole('row', { name: /^Indonesia SMS/ })
      .getByText(/Twilio/)
      .waitFor();
    await finance
      .getByRole('region', { name: 'Per hari' })
      .getByRole('row', { name: /Email 2 0/ })
      .waitFor();
    await fine(finance);
    await desk.shot(finance, 'sending-id');
  },
  LONG,
);

test(
  'an invoice is kept beside the estimate, once, and withdrawn with a reason',
  async () => {
    await finance.getByText('Belum ada faktur tercatat.').waitFor();
    await finance.getByRole('button', { name: 'Simpan tagihan' }).click();
    await focused(finance.getByRole('textbox', { name: 'Siapa pengirimnya' }));
    await finance.getByText('Perlu diisi.').first().waitFor();
    expect(await desk.flaws(finance)).toEqual([]);
    await type('INV-2026-7', '2026-11-30');
    await finance.getByText('= USD 1.250,50').waitFor();
    await finance.getByLabel('Sampai hari').fill('2026-10-01');
    await finance.getByRole('button', { name: 'Simpan tagihan' }).click();
    await finance.getByText('Hari terakhir mendahului hari pertama.').waitFor();
    await finance.getByLabel('Sampai hari').fill('2026-11-30');
    await finance.getByRole('button', { name: 'Simpan tagihan' }).click();
    await said(finance, 'Tagihan INV-2026-7 tersimpan.');
    await finance.getByText('SMS, dalam USD').waitFor();
    await finance.getByRole('row', { name: /^INV-2026-7 Twilio SMS/ }).waitFor();
    await fine(finance);
    // The same invoice again is refused, and nothing typed is lost.
    await type('inv-2026-7', '2026-11-30');
    await finance.getByRole('button', { name: 'Simpan tagihan' }).click();
    await finance.getByText('sudah tercatat; bila salah, cabut dahulu yang itu').waitFor();
    expect(await finance.getByLabel('Nomor faktur').inputValue()).toBe('inv-2026-7');
    await desk.shot(finance, 'sending-bill-known-id');
    await finance.getByRole('button', { name: 'Cabut INV-2026-7' }).click();
    const dialog = finance.getByRole('dialog');
    await dialog.getByText('1.250,50 dari Twilio tidak lagi dihitung').waitFor();
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Untuk insiden lain.');
    await dialog.getByRole('button', { name: 'Cabut', exact: true }).click();
    await said(finance, 'Tagihan dicabut.');
    await finance.getByText('dicabut oleh Fira Finance: Untuk insiden lain.').waitFor();
    await finance.getByText('SMS, dalam USD').waitFor({ state: 'detached' });
    await finance.getByRole('button', { name: 'Simpan tagihan' }).click();
    await said(finance, 'Tagihan inv-2026-7 tersimpan.');
  },
  LONG,
);

async function type(reference: string, until: string): Promise<void> {
  await finance.getByLabel('Saluran', { exact: true }).selectOption('sms');
  await finance.getByRole('textbox', { name: 'Siapa pengirimnya' }).fill('Twilio');
  await finance.getByLabel('Nomor faktur').fill(reference);
  await finance.getByLabel('Mata uang').fill('usd');
  await finance.getByRole('textbox', { name: 'Jumlah' }).fill('1250.50');
  await finance.getByLabel('Dari hari').fill('2026-11-01');
  await finance.getByLabel('Sampai hari').fill(until);
  await finance.getByLabel('Satuan yang disebut').fill('2.400');
}

test(
  'a lead sees both in the overview, never as one figure, and is told who keeps bills',
  async () => {
    await go(lead, '');
    await lead.getByText('Sending, estimated').waitFor();
    await lead.getByText('By the price list, not a bill.').waitFor();
    await lead.getByText('Sending, billed').waitFor();
    await lead.getByText('1,250.50').waitFor();
    await fine(lead);
    await desk.shot(lead, 'sending-overview-dark-390');
    await go(lead, 'finance/sending');
    await barred(lead.getByRole('button', { name: 'Keep the bill' }));
    await lead.getByText('Needs the permission bill.write').waitFor();
    await fine(lead);
    await desk.shot(lead, 'sending-dark-390');
  },
  LONG,
);
