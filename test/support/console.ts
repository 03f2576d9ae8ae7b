/** The console as people use it: the web process with the built pages, a real browser, named people with their roles. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Operators, type Role } from '../../src/operators/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { WatchedPages } from './answers.ts';
import { flawsOf } from './axe.ts';
import { openBrowser } from './browser.ts';

export { PATIENCE_MS } from './browser.ts';

const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'console');
export const PASSWORD = 'correct horse battery';

export interface Seat {
  readonly language?: 'en' | 'id';
  /** 1280 unless told; 390 is the telephone. */
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

export interface ConsoleDesk {
  readonly browser: Browser;
  readonly base: string;
  /** A person of their own with these roles, signed in, in a browser window of their own, at /console. */
  sit(name: string, roles: readonly Role[], seat?: Seat): Promise<Page>;
  /** What axe finds wrong on the page as it stands, popovers and all. */
  flaws(page: Page): Promise<string[]>;
  /** Kept for whoever wants to look (node_modules/.cache/screenshots/console). */
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Beside a web of the test's own; closes the browser only. */
export async function aConsole(app: NestFastifyApplication): Promise<ConsoleDesk> {
  mkdirSync(SHOTS, { recursive: true });
  const browser = await openBrowser();
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const answers = new WatchedPages(app);
  const links = new Map<string, true>();
  return {
    browser,
    base,
    sit: async (name, roles, seat = {}) => {
      const context = await seated(browser, seat);
      const page = await context.newPage();
      answers.watch(page);
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;
      if (!links.has(email)) {
        links.set(email, true);
        const operators = app.get(Operators, { strict: false });
        const { setupLink } = await operators.create({ name, email, roles }, SYSTEM_ACTOR);
        await choosePassword(page, `${base}/set-up/${setupLink.token}`);
      }
      await signIn(page, base, email);
      return page;
    },
    flaws: flawsOf,
    shot: async (page, name) => {
      await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
    },
    // Whatever a page was answered is what the API says of itself.
    close: async () => {
      await browser.close();
      await answers.settle();
    },
  };
}

function seated(
  browser: Browser,
  { language = 'en', width = 1280, scheme = 'light' }: Seat,
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Jakarta',
  });
}

async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/sign-in/);
}

async function signIn(page: Page, base: string, email: string): Promise<void> {
  await page.goto(`${base}/sign-in?next=/console/incidents`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  if (!page.url().includes('/console')) await page.goto(`${base}/console/incidents`);
  await page.locator('h1').waitFor();
}

/** It stands there, and says that it is not theirs to press: never the moment before that is known. */
export async function barred(act: Locator): Promise<void> {
  await act.and(act.page().locator('[aria-disabled=true]')).waitFor();
}

/** Where the next key goes. */
export async function focused(field: Locator): Promise<void> {
  await field.and(field.page().locator(':focus')).waitFor();
}

/** Presses a step and says yes to what it asks. */
export async function confirm(page: Page, step: string, yes = step): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The same with the reason it asks for. */
export async function withReason(
  page: Page,
  step: string,
  more: { label: string; yes?: string },
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('textbox', { name: more.label }).fill('As agreed on the telephone.');
  await asked.getByRole('button', { name: more.yes ?? step, exact: true }).click();
  await asked.waitFor({ state: 'hidden' });
}
