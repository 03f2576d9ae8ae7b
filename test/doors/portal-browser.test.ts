import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'portal');
const PHONE = { width: 390, height: 844 };

jest.setTimeout(4 * PATIENCE_MS);

let portal: PortalDesk;
let browser: Browser;
let url: string;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [portal, browser] = await Promise.all([aPortal(), openBrowser()]);
  await launched(portal);
  await portal.app.listen(0, '127.0.0.1');
  url = await portal.app.getUrl();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** As our readers have it: a phone, no JavaScript. */
async function phone(
  more: { colorScheme?: 'light' | 'dark'; locale?: string } = {},
): Promise<BrowserContext> {
  return browser.newContext({ viewport: PHONE, javaScriptEnabled: false, deviceScaleFactor: 2, ...more });
}

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

test('a person opens their link on a phone, reads, chooses, confirms and gets a receipt', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(`${url}/r/${await portal.token(0)}`);
  expect(page.url()).toBe(`${url}/my/notice`);
  await page.getByRole('heading', { level: 1, name: 'Data Anda yang bocor' }).waitFor();
  await shot(page, 'notice-id');
  await page.getByText('NIK (nomor KTP)').last().click();
  await page.getByText('mendaftarkan nomor ponsel atas nama Anda').waitFor();

  await page.getByRole('link', { name: 'Lihat yang kami berikan' }).click();
  await shot(page, 'offers-id');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Lanjutkan dengan pilihan ini' }).click();
  await page.getByRole('heading', { name: 'Konfirmasi pilihan Anda' }).waitFor();
  await shot(page, 'confirm-id');
  await page.getByRole('button', { name: 'Ya, saya pilih ini' }).click();
  await page.getByRole('heading', { name: 'Pilihan Anda kami terima' }).waitFor();
  await shot(page, 'receipt-id');

  await page.reload();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'We have your choice' }).waitFor();
  await shot(page, 'receipt-en');
  await page.getByRole('link', { name: 'For you' }).click();
  await page.getByRole('link', { name: 'See receipt and status' }).waitFor();
  await shot(page, 'offers-taken-en');
  const redemptions = await portal.t.db.tx((tx) => tx.q('SELECT 1 FROM redemption'));
  expect(redemptions.length).toBe(1);
  await context.close();
});

test('a person without the link types their code on the incident’s page', async () => {
  const context = await phone({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/i/${portal.incident.slug}`);
  await shot(page, 'incident-en');
  await page.getByLabel('Code', { exact: true }).fill('ABCD EFGH JKMNP');
  await page.getByRole('button', { name: 'Open my page' }).click();
  await page.getByRole('alert').waitFor();
  await shot(page, 'incident-wrong-code-en');
  await page.getByLabel('Code', { exact: true }).fill((await portal.code(1)).toLowerCase());
  await page.getByRole('button', { name: 'Open my page' }).click();
  await page.getByText('There is other, more sensitive data.').waitFor();
  await shot(page, 'notice-withheld-en');
  await context.close();
});

describe('every page is accessible and fits a small phone', () => {
  const pages = ['/my/notice', '/my/offers', '/my/offers/confirm', '/i', '/r/wrong'];
  for (const lang of ['id', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`in ${lang}, ${colorScheme}`, async () => {
        const context = await browser.newContext({
          viewport: { width: 320, height: 640 },
          colorScheme,
          bypassCSP: true,
          locale: lang,
        });
        const page = await context.newPage();
        await page.goto(`${url}/r/${await portal.token(2)}?lang=${lang}`);
        for (const path of pages) {
          await page.goto(await addressOf(page, path, lang));
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
          expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
          await shot(page, `small${path.replaceAll('/', '-')}-${lang}-${colorScheme}`);
        }
        await context.close();
      });
    }
  }
});

/** Confirming needs a reservation first. */
async function addressOf(page: Page, path: string, lang: string): Promise<string> {
  if (path === '/i') return `${url}/i/${portal.incident.slug}?lang=${lang}`;
  if (path !== '/my/offers/confirm') return url + path;
  await page.goto(`${url}/my/offers`);
  const onward = page.locator('a[href^="/my/offers/confirm"]');
  if ((await onward.count()) > 0) {
    await onward.click();
  } else {
    await page.getByRole('radio').first().check();
    await page.locator('form .button').first().click();
  }
  await page.waitForURL(/confirm\?grant=/);
  return page.url();
}

test('the code of the last day is explained, whole and selectable, on a phone and at a desk', async () => {
  const head = 'c8f1'.repeat(16);
  await portal.t.db.tx((tx) =>
    tx.run(
      `INSERT INTO proof_day (incident_id, day, records, root, head, sealed_at)
       VALUES ($1, '2026-05-07', 12, decode($2, 'hex'), decode($2, 'hex'), now())`,
      [portal.incident.id, head],
    ),
  );
  for (const [name, viewport] of [
    ['phone', PHONE],
    ['desk', { width: 1280, height: 800 }],
  ] as const) {
    for (const lang of ['id', 'en'] as const) {
      const context = await browser.newContext({ viewport, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${url}/i/${portal.incident.slug}?lang=${lang}`);
      const code = page.locator('code.hash');
      expect(await code.textContent()).toBe(head);
      expect((await code.boundingBox())!.width).toBeLessThanOrEqual(viewport.width);
      await page.getByText(lang === 'id' ? 'Anda tidak perlu melakukan' : 'You do not have to do').waitFor();
      await shot(page, `proof-${name}-${lang}`);
      await page
        .getByRole('link', { name: lang === 'id' ? 'Kode semua hari' : 'The codes of all days' })
        .click();
      await page.getByText(`2026-05-07 ${head} ${head}`).waitFor();
      await shot(page, `roots-${name}-${lang}`);
      await context.close();
    }
  }
});

test('at a desk it reads as well', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/r/${await portal.token(0)}?lang=en`);
  await shot(page, 'desk-notice-en');
  await page.goto(`${url}/i/${portal.incident.slug}?lang=id`);
  await shot(page, 'desk-incident-id');
  await context.close();
});
