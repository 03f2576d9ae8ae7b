import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import type { RowInput } from '../support/people-fixtures.ts';
import { anApprovedSet, CLAIM, CREDIT, grantAll, grantOf } from '../support/compensation.ts';
import { anUntouched, aPortal, type PortalDesk, told, withGuardian } from '../support/portal.ts';

const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'portal-own');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

const ILL: RowInput = {
  customer: 'C3',
  email: 'dua@example.com',
  phone: '+6281234567890',
  leaks: [
    ['hlt.record', 'plaintext'],
    ['con.email', 'plaintext'],
    ['gov.nik', 'plaintext'],
  ],
};
const CHILD: RowInput = {
  customer: 'C4',
  email: 'anak@example.com',
  minor: true,
  leaks: [['con.phone', 'plaintext']],
};
const FORMER: RowInput = {
  customer: 'C5',
  email: 'lama@example.com',
  former: true,
  leaks: [['con.address', 'plaintext']],
};
const [ill, child, former] = [3, 4, 5] as const;

jest.setTimeout(4 * PATIENCE_MS);

let portal: PortalDesk;
let browser: Browser;
let url: string;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [portal, browser] = await Promise.all([aPortal(undefined, [ILL, CHILD, FORMER]), openBrowser()]);
  const set = await anApprovedSet(portal, portal.incident.id, [withGuardian(CLAIM)]);
  await grantAll(portal, set, portal.affected);
  await told(portal, former, 'email');
  await told(portal, former, 'sms');
  await portal.app.listen(0, '127.0.0.1');
  url = await portal.app.getUrl();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Without JavaScript, as our readers have it; the shots are what a person looks at. */
async function opened(person: number, more: object = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    javaScriptEnabled: false,
    deviceScaleFactor: 2,
    ...more,
  });
  const page = await context.newPage();
  await page.goto(`${url}/r/${await portal.token(person)}?lang=id`);
  return page;
}

test('somebody proves themselves by a code and sees what is sensitive, on a phone without JavaScript', async () => {
  const page = await opened(ill);
  await shot(page, 'notice-withheld-id');
  await page.getByRole('link', { name: 'Lihat data itu' }).click();
  await shot(page, 'prove-ways-id');
  await page.getByRole('button', { name: 'Kirim kode ke email saya' }).click();
  await page.getByLabel('Kode enam angka').fill('000000');
  await shot(page, 'prove-code-id');
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByText('Kode tidak datang, atau cara lain').click();
  await shot(page, 'prove-wrong-id');
  const code = /\b\d{6}\b/.exec(await portal.ordered())![0];
  await page.getByLabel('Kode enam angka').fill(code);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await page.getByText('Tampilan ini berakhir sendiri').waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Simpan tanda' }).first().click();
  await page.getByText('Tanda Anda tersimpan.').waitFor();
  await shot(page, 'notice-marked-id');
  await page.getByRole('checkbox', { checked: true }).first().waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
  await shot(page, 'notice-marked-en');
  await page.goto(`${url}/my/offers`);
  await shot(page, 'offers-en');
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: 'Continue with this choice' }).click();
  await shot(page, 'confirm-en');
  await page.getByRole('button', { name: 'Yes, I choose this' }).click();
  await page.getByRole('button', { name: 'Send this receipt to my e-mail' }).click();
  await page.getByText('We are sending this receipt').waitFor();
  await shot(page, 'receipt-mailed-en');
  for (const cohortId of portal.affected.cohortIds) await portal.fulfilments.deliverCodes(cohortId);
  await page.reload();
  await shot(page, 'receipt-code-en');
  const receipt = page.url();
  const stranger = await opened(ill);
  await stranger.goto(receipt);
  await stranger.getByRole('link', { name: 'Tampilkan kode saya' }).waitFor();
  await shot(stranger, 'receipt-hidden-id');
  await Promise.all([page.context().close(), stranger.context().close()]);
});

test('a loss is claimed with a photograph, on a phone without JavaScript', async () => {
  const page = await opened(2);
  await page.goto(`${url}/my/offers`);
  await page.getByRole('button', { name: 'Saya mau ini' }).click();
  portal.clock.advanceMs(60_000);
  await page.getByRole('button', { name: 'Kirim kode ke email saya' }).click();
  await page.getByLabel('Kode enam angka').fill(/\b\d{6}\b/.exec(await portal.ordered())![0]);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await page.getByText('kami yakin ini Anda').waitFor();
  await shot(page, 'offers-proven-id');
  await page.getByRole('button', { name: 'Saya mau ini' }).click();
  await page.getByRole('button', { name: 'Ya, saya pilih ini' }).click();
  await shot(page, 'receipt-claim-id');
  await page.getByRole('link', { name: 'Ajukan kerugian Anda' }).click();
  await shot(page, 'claim-id');
  await page.getByLabel('Berapa kerugian Anda').fill('1.500.000');
  await page.getByLabel('Apa yang terjadi, dan kapan').fill('Pinjaman atas nama saya, 12 Mei.');
  await page.getByRole('button', { name: 'Ajukan' }).click();
  const buffer = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await page
    .getByLabel('Tambahkan bukti')
    .setInputFiles({ name: 'rekening.png', mimeType: 'image/png', buffer });
  await shot(page, 'claim-filed-id');
  await page.getByRole('button', { name: 'Kirim bukti ini' }).click();
  await page.getByText('Bukti yang kami terima: 1.').waitFor();
  await shot(page, 'claim-proof-id');
  await page.context().close();
});

test('somebody else says that it is not them, with one button', async () => {
  const page = await opened(former);
  await shot(page, 'notice-former-id');
  await page.getByRole('link', { name: 'Ini bukan saya' }).click();
  await shot(page, 'not-me-id');
  await page.getByRole('button', { name: 'Email itu bukan untuk saya' }).click();
  await page.getByRole('heading', { name: 'Terima kasih sudah memberi tahu kami' }).waitFor();
  await shot(page, 'stopped-id');
  await page.goto(`${url}/my/notice`);
  await page.getByRole('heading', { name: 'Halaman ini tidak dapat dibuka' }).waitFor();
  await page.context().close();
});

test('somebody of whom nothing leaked reads that, is given something, and proves themselves like everybody', async () => {
  const context = await browser.newContext({
    viewport: PHONE,
    javaScriptEnabled: false,
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(`${url}/r/${await anUntouched(portal)}?lang=id`);
  await page.getByRole('heading', { name: 'Data Anda tidak ikut bocor' }).waitFor();
  await shot(page, 'untouched-id');
  await page.getByRole('link', { name: 'Lihat yang kami berikan' }).click();
  await shot(page, 'untouched-offers-id');
  await page.getByRole('button', { name: 'Saya mau ini' }).click();
  await page.getByRole('button', { name: 'Kirim kode ke email saya' }).waitFor();
  await context.close();
});

test('what is used up has a waiting list', async () => {
  const few = await anApprovedSet(portal, portal.incident.id, [withGuardian(CREDIT)], { budgetGrants: 1n });
  await grantAll(portal, few, portal.affected);
  const grantId = await grantOf(portal, portal.affected.visitors[0]!, few);
  await portal.redemptions.reserve(portal.affected.visitors[0]!, { grantId, position: 1 });
  const page = await opened(1);
  await page.goto(`${url}/my/offers`);
  await shot(page, 'offers-none-id');
  await page.getByRole('button', { name: 'Masukkan saya ke daftar tunggu' }).click();
  await page.getByText('Anda ada di daftar tunggu, nomor 1.').waitFor();
  await shot(page, 'offers-waiting-id');
  await page.context().close();
});

test('a guardian chooses for a child', async () => {
  const page = await opened(child);
  await shot(page, 'notice-child-id');
  await page.goto(`${url}/my/offers`);
  await shot(page, 'offers-child-id');
  await page.getByRole('link', { name: 'Saya orang tua atau walinya' }).first().click();
  await shot(page, 'guardian-id');
  await page.getByRole('button', { name: 'Ya, saya orang tua atau walinya' }).click();
  await page.waitForURL(/\/my\/notice/);
  await page.goto(`${url}/my/offers`);
  await page.getByRole('radio').first().waitFor();
  await page.context().close();
});

describe('every page is accessible, fits a small phone, and prints', () => {
  const pages = [
    '/my/notice?saved',
    '/my/prove?for=notice',
    '/my/offers',
    '/my/not-me',
    '/my/guardian',
    '/my/former',
  ] as const;
  for (const lang of ['id', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`in ${lang}, ${colorScheme}`, async () => {
        const looks = {
          javaScriptEnabled: true,
          bypassCSP: true,
          colorScheme,
          viewport: { width: 320, height: 640 },
        };
        const page = await opened(ill, looks);
        await page.goto(`${url}/my/notice?lang=${lang}`);
        for (const path of pages) {
          await page.goto(url + path);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
          expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
          expect(Buffer.byteLength(await page.content())).toBeLessThan(50_000);
          const name = `${path.replaceAll(/\W+/g, '-')}-${lang}-${colorScheme}`;
          await page.setViewportSize(PHONE);
          await shot(page, `phone${name}`);
          await page.setViewportSize(DESK);
          await shot(page, `desk${name}`);
          await page.setViewportSize({ width: 320, height: 640 });
        }
        await page.goto(`${url}/my/notice`);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await shot(page, `print-notice-${lang}`);
        await page.context().close();
      });
    }
  }
});
