import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Operators } from '../../src/operators/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { openBrowser } from '../support/browser.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const PASSWORD = 'correct horse battery';
const AXE = readFileSync(join(PROJECT_ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

let web: TestWeb;
let browser: Browser;
let base: string;

beforeAll(async () => {
  web = await aWeb();
  await web.app.listen(0, '127.0.0.1');
  base = await web.app.getUrl();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await web.close();
});

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

test('without a script a person chooses a password, signs in, sees who they are and signs out', async () => {
  const input = { name: 'Wina Writer', email: 'wina@example.com', roles: ['writer'] };
  const { setupLink } = await web.app.get(Operators).create(input, SYSTEM_ACTOR);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();

  await page.goto(`${base}/set-up/${setupLink.token}`);
  expect(await flaws(page)).toEqual([]);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();

  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await page.getByRole('status').textContent()).toContain('Your password is set');
  expect(await flaws(page)).toEqual([]);
  await page.getByLabel('E-mail address').fill('wina@example.com');
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('wrong');
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('wina@example.com');

  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await page.getByRole('main').textContent()).toContain('Signed in as Wina Writer (writer)');
  expect(await flaws(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.goto(base);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await context.close();
});

test('the API can be read with nothing from elsewhere', async () => {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto(`${base}/api/docs`);
  const resolve = page.getByText('/api/v1/incidents/{incident}/resolve');
  // Of a long list only what is near is drawn: somebody scrolls.
  for (let turns = 0; turns < 100 && (await resolve.count()) === 0; turns += 1) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(50);
  }
  await resolve.waitFor();
  expect(elsewhere).toEqual([]);
  await page.close();
});
