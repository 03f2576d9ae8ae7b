import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Operators, SignIn } from '../../src/operators/index.ts';
import { flawsOfCopy } from '../support/axe.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import { until } from '../support/fulfilment.ts';
import { codeOf } from '../support/operators.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const PASSWORD = 'correct horse battery';

jest.setTimeout(4 * PATIENCE_MS);

let web: TestWeb;
let browser: Browser;
let base: string;

beforeAll(async () => {
  web = await aWeb();
  await web.app.listen(0, '127.0.0.1');
  base = await web.app.getUrl();
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

/** A form was sent: where it leads. */
async function arrived(page: Page, pathname: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === pathname);
}

test('without a script a person chooses a password, signs in, sees who they are and signs out', async () => {
  const input = { name: 'Wina Writer', email: 'wina@example.com', roles: ['writer'] };
  const { setupLink } = await web.app.get(Operators).create(input, SYSTEM_ACTOR);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();

  await page.goto(`${base}/set-up/${setupLink.token}`);
  expect(await flawsOfCopy(page)).toEqual([]);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();

  await arrived(page, '/sign-in');
  await page.getByRole('status').filter({ hasText: 'Your password is set' }).waitFor();
  expect(await flawsOfCopy(page)).toEqual([]);
  await page.getByLabel('E-mail address').fill('wina@example.com');
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('wina@example.com');

  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await arrived(page, '/console');
  await page.goto(`${base}/second-factor`);
  await page.getByRole('main').filter({ hasText: 'Signed in as Wina Writer (writer)' }).waitFor();
  expect(await flawsOfCopy(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await arrived(page, '/sign-in');
  await page.goto(`${base}/second-factor`);
  await arrived(page, '/sign-in');
  await context.close();
});

const IN_ENGLISH = {
  locale: 'en-GB',
  setUp: 'Set it up',
  first: 'The six digits it shows now',
  on: 'Turn it on',
  kept: 'I have kept them: continue',
  email: 'E-mail address',
  password: 'Password',
  enter: 'Sign in',
  code: 'Six digits from your authenticator',
  next: 'Continue',
  out: 'Sign out',
};
const IN_INDONESIAN = {
  locale: 'id-ID',
  setUp: 'Siapkan',
  first: 'Enam angka yang tampil sekarang',
  on: 'Aktifkan',
  kept: 'Sudah saya simpan: lanjutkan',
  email: 'Alamat email',
  password: 'Kata sandi',
  enter: 'Masuk',
  code: 'Enam angka dari aplikasi autentikator',
  next: 'Lanjutkan',
  out: 'Keluar',
};

test.each([IN_ENGLISH, IN_INDONESIAN])(
  'in $locale, without a script: enrol, sign out, sign in by a code, and by a recovery code',
  async (words) => {
    const email = `enrol-${words.locale.toLowerCase()}@example.com`;
    const input = { name: 'Wina Writer', email, roles: ['writer'] };
    const { setupLink } = await web.app.get(Operators).create(input, SYSTEM_ACTOR);
    await web.app.get(SignIn).acceptSetupLink(setupLink.token, PASSWORD);
    const context = await browser.newContext({ javaScriptEnabled: false, locale: words.locale });
    const page = await context.newPage();
    const lines: string[] = [];
    const look = async () => lines.push(...(await flawsOfCopy(page)).map((flaw) => `${page.url()} ${flaw}`));
    const enter = async () => {
      await page.goto(`${base}/sign-in?next=/second-factor`);
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password).fill(PASSWORD);
      await page.getByRole('button', { name: words.enter }).click();
    };

    await enter();
    await arrived(page, '/second-factor');
    await look();
    await page.getByRole('button', { name: words.setUp }).click();
    await page.getByRole('img').waitFor();
    await look();
    const key = (await page.locator('code').textContent())!;
    await page.getByLabel(words.first).fill('000000');
    await page.getByRole('button', { name: words.on }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(words.first).fill(codeOf(key, new Date()));
    await page.getByRole('button', { name: words.on }).click();
    await page.getByRole('link', { name: words.kept }).waitFor();
    await look();
    const recovery = await page.getByRole('listitem').allTextContents();
    expect(recovery).toHaveLength(10);

    await page.goto(`${base}/second-factor`);
    await page.getByRole('button', { name: words.out }).click();
    await arrived(page, '/sign-in');
    await enter();
    await arrived(page, '/sign-in/code');
    await look();
    // The step of the code typed a moment ago is spent: the next one, which is accepted early.
    await page.getByLabel(words.code).fill(codeOf(key, new Date(Date.now() + 30_000)));
    await page.getByRole('button', { name: words.next }).click();
    await arrived(page, '/second-factor');
    await look();

    await page.getByRole('button', { name: words.out }).click();
    await arrived(page, '/sign-in');
    await enter();
    await page.getByLabel(words.code).fill(recovery[3]!.toLowerCase());
    await page.getByRole('button', { name: words.next }).click();
    await arrived(page, '/second-factor');
    await page.getByRole('main').filter({ hasText: /: 9\./ }).waitFor();
    expect(lines).toEqual([]);
    await context.close();
  },
);

test('the first page of all has no flaws, in either language', async () => {
  const page = await browser.newPage();
  for (const lang of ['en', 'id']) {
    await page.goto(`${base}/?lang=${lang}`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await flawsOfCopy(page)).toEqual([]);
  }
  await page.close();
});

test('the API can be read with nothing from elsewhere', async () => {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto(`${base}/api/docs`);
  const resolve = page.getByText('/api/v1/incidents/{incident}/resolve').first();
  // Of a long list only what is near is drawn: somebody scrolls.
  await until(async () => {
    await page.mouse.wheel(0, 1500);
    return resolve.isVisible();
  }, 'the route among all');
  expect(elsewhere).toEqual([]);
  await page.close();
});
