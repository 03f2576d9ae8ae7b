import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Operators } from '../../src/operators/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { openBrowser } from '../support/browser.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

const PASSWORD = 'correct horse battery';
const AXE = readFileSync(join(PROJECT_ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'hotline');

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
  await browser.close();
  await portal.close();
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
  }
  await page.goto(`${base}/sign-in?lang=en&next=/second-factor`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

/** What axe finds wrong; it runs beside the page, whose own policy allows no script. */
async function flaws(page: Page): Promise<string[]> {
  const context = await browser.newContext({ bypassCSP: true });
  const copy = await context.newPage();
  await copy.setContent(await page.content());
  await copy.addScriptTag({ content: AXE });
  const run = 'axe.run().then(({ violations }) => violations.map((v) => `${v.id}: ${v.nodes[0].html}`))';
  const found = await copy.evaluate<string[]>(run);
  await context.close();
  return found;
}

async function looked(page: Page, name: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
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
    expect(await page.getByRole('alert').textContent()).toContain('Say by what to look');

    await page.getByLabel('E-mail address').fill('budi@example.com');
    await page.getByLabel('English').check();
    await page.getByRole('button', { name: 'Open the call' }).click();
    expect(await page.getByRole('main').textContent()).toContain('Not known yet');
    await looked(page, 'open-en');
    await page.getByRole('button', { name: 'Send a code by e-mail' }).click();
    expect(await page.getByRole('status').textContent()).toContain('If we know this caller');
    await page.getByLabel('What they read out').fill('12 34');
    await page.getByRole('button', { name: 'Check' }).first().click();
    expect(await page.getByRole('alert').textContent()).toContain('not right');
    expect(await page.content()).not.toContain('health');
    await page.getByLabel('Explained').check();
    await page.getByRole('button', { name: 'End it' }).click();
    expect(await page.getByRole('main').textContent()).toContain('This call has ended');

    await page.getByRole('link', { name: 'Next caller' }).click();
    await page.getByLabel('Code of our message').fill(await portal.code(1));
    await page.getByRole('button', { name: 'Open the call' }).click();
    const told = (await page.getByRole('main').textContent()) ?? '';
    expect(told).toContain('Holds our message');
    expect(told).toContain('1 more, which you may read out once they told you a code');
    expect(told).not.toContain('budi@example.com');
    await looked(page, 'identified-en');
    await page.getByLabel('Their page is sent again').check();
    await page.getByRole('button', { name: 'End it' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Say by which channel');
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
    const writer = await signedIn(['writer']);
    expect(await writer.getByRole('link', { name: 'Answer the hotline' }).count()).toBe(0);
    const answer = await writer.goto(`${base}/hotline`);
    expect(answer!.status()).toBe(403);
    expect(await writer.getByRole('alert').textContent()).toMatch(/hotline\.answer/);
  });
});
