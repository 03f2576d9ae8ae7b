import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Operators } from '../../src/operators/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { flawsOfCopy } from '../support/axe.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

const PASSWORD = 'correct horse battery';
const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'hotline');

jest.setTimeout(4 * PATIENCE_MS);

let portal: PortalDesk;
let browser: Browser;
let base: string;
const settled = new Set<string>();

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [portal, browser] = await Promise.all([aPortal(new Date().toISOString()), openBrowser()]);
  await launched(portal);
  await portal.app.listen(0, '127.0.0.1');
  base = await portal.app.getUrl();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function signedIn(
  roles: readonly ('hotline' | 'writer')[],
  options: { locale?: string; width?: number } = {},
): Promise<Page> {
  const email = `${roles.join('-')}@example.com`;
  const operators = portal.app.get(Operators, { strict: false });
  const viewport = { width: options.width ?? 1280, height: 900 };
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: false,
    viewport,
    locale: options.locale ?? 'en',
  });
  const page = await context.newPage();
  if (!settled.has(email)) {
    settled.add(email);
    const { setupLink } = await operators.create({ name: 'Hana Hotline', email, roles }, SYSTEM_ACTOR);
    await page.goto(`${base}/set-up/${setupLink.token}?lang=en`);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByLabel('The same again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.waitForURL(/\/sign-in/);
  }
  await page.goto(`${base}/sign-in?lang=en&next=/second-factor`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/second-factor/);
  return page;
}

/** The page that was asked for says so, where it says such things. */
async function says(where: Locator, words: string | RegExp): Promise<void> {
  await where.filter({ hasText: words }).waitFor();
}

async function looked(page: Page, name: string): Promise<void> {
  expect(await flawsOfCopy(page)).toEqual([]);
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

describe('whoever answers the telephone', () => {
  test('finds, tells and ends a call by keyboard and forms alone, without a script', async () => {
    const page = await signedIn(['hotline']);
    await page.getByRole('link', { name: 'Answer the hotline' }).click();
    await looked(page, 'choose-en');
    await page.getByRole('link', { name: portal.incident.name }).click();
    await page.getByText('We never ask for a password or a PIN').waitFor();
    await looked(page, 'find-en');

    await page.getByRole('button', { name: 'Open the call' }).click();
    await says(page.getByRole('alert'), 'Say by what to look');

    await page.getByLabel('E-mail address').fill('budi@example.com');
    await page.getByLabel('English').check();
    await page.getByRole('button', { name: 'Open the call' }).click();
    await says(page.getByRole('main'), 'Not known yet');
    await looked(page, 'open-en');
    await page.getByRole('button', { name: 'Send a code by e-mail' }).click();
    await says(page.getByRole('status'), 'If we know this caller');
    await page.getByLabel('What they read out').fill('12 34');
    await page.getByRole('button', { name: 'Check' }).first().click();
    await says(page.getByRole('alert'), 'not right');
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('health');
    await page.getByLabel('Explained').check();
    await page.getByRole('button', { name: 'End it' }).click();
    await says(page.getByRole('main'), 'This call has ended');

    await page.getByRole('link', { name: 'Next caller' }).click();
    await page.getByLabel('Code of our message').fill(await portal.code(1));
    await page.getByRole('button', { name: 'Open the call' }).click();
    await says(page.getByRole('main'), 'Holds our message');
    await says(page.getByRole('main'), '1 more, which you may read out once they told you a code');
    await page.waitForLoadState();
    const told = await page.getByRole('main').textContent();
    expect(told).not.toContain('budi@example.com');
    await looked(page, 'identified-en');
    await page.getByLabel('Their page is sent again').check();
    await page.getByRole('button', { name: 'End it' }).click();
    await says(page.getByRole('alert'), 'Say by which channel');
    await looked(page, 'refused-en');
    await page.context().close();
  });

  test('reads it in Indonesian on a small screen', async () => {
    const page = await signedIn(['hotline'], { locale: 'id-ID', width: 390 });
    await page.goto(`${base}/hotline/${portal.incident.slug}`);
    await page.getByRole('heading', { name: 'Cari penelepon' }).waitFor();
    await looked(page, 'find-id-phone');
    await page.getByLabel('Kode dari pesan kami').fill(await portal.code(0));
    await page.getByRole('button', { name: 'Buka panggilan' }).click();
    await page.getByRole('heading', { name: 'Yang bocor' }).waitFor();
    await looked(page, 'identified-id-phone');
    const width = await page.evaluate<number>('document.body.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  test('needs to be signed in, and the permission', async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${base}/hotline`);
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await stranger.context().close();
    const writer = await signedIn(['writer']);
    await writer.waitForLoadState();
    expect(await writer.getByRole('link', { name: 'Answer the hotline' }).count()).toBe(0);
    const answer = await writer.goto(`${base}/hotline`);
    expect(answer!.status()).toBe(403);
    await says(writer.getByRole('alert'), /hotline\.answer/);
    await writer.context().close();
  });
});
