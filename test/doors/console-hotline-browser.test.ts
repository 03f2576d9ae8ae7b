/** The hotline as an agent works it: by keyboard, calm, in both languages; and the list for whoever settles calls. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aConsole, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { aPortal, type PortalDesk, told } from '../support/portal.ts';

let portal: PortalDesk;
let desk: ConsoleDesk;

beforeAll(async () => {
  portal = await aPortal(new Date().toISOString());
  // Somebody who was told already may be proven by a code.
  await told(portal, 1, 'email');
  desk = await aConsole(portal.app);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await portal?.close();
});

const at = (path = '') => `${desk.base}/console/incidents/${portal.incident.slug}/hotline${path}`;

async function looked(page: Page, name: string): Promise<void> {
  expect(await desk.flaws(page)).toEqual([]);
  await desk.shot(page, name);
}

/** Where the next key goes. */
async function focused(page: Page, label: string): Promise<void> {
  const named = `(() => { const e = document.activeElement; return e.labels?.[0]?.textContent ?? e.textContent; })()`;
  const end = Date.now() + PATIENCE_MS;
  for (let now = ''; now !== label; now = await page.evaluate<string>(named)) {
    if (Date.now() > end) throw new Error(`the focus stands on “${now}”, not on “${label}”`);
  }
}

test(
  'an agent answers by keyboard alone: nothing is told before it is proven who speaks',
  async () => {
    const page = await desk.sit('Hana Hotline', ['hotline']);
    await page.goto(at());
    await page.getByText('We never ask for a password or a PIN').waitFor();
    await focused(page, 'Code of our message');
    await looked(page, 'hotline-find');
    await page.keyboard.press('Enter');
    await page.getByText('Say by what to look').waitFor();
    await focused(page, 'Code of our message');

    await page.getByLabel('E-mail address').focus();
    await page.keyboard.type('budi@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Find out who is speaking' }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/What leaked|What we told them/);
    await focused(page, 'Send a code by e-mail');
    await looked(page, 'hotline-open');
    await page.keyboard.press('Enter');
    await page.getByText('If we know this caller, a code is on its way.').waitFor();
    await focused(page, 'What they read out: six digits');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('That is not right').waitFor();
    await page.getByText('4 of 5 tries left').waitFor();
    await focused(page, 'What they read out: six digits');
    await page.keyboard.type(/\b\d{6}\b/.exec(await portal.ordered())![0]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What leaked' }).waitFor();
    await page.getByText('Proven', { exact: true }).waitFor();
    const main = (await page.getByRole('main').textContent())!;
    expect(main).toContain('What we offer');
    expect(main).not.toMatch(/budi|@example\.com/);
    await looked(page, 'hotline-proven');
    await page.getByLabel('Explained').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This call has ended.' }).waitFor();
    await focused(page, 'Next caller');
    await looked(page, 'hotline-ended');
    await page.keyboard.press('Enter');
    await focused(page, 'Code of our message');
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

test(
  'on a telephone, in Indonesian and dark: a typed code identifies, and the call stands after a reload',
  async () => {
    const page = await desk.sit('Hadi Hotline', ['hotline'], { language: 'id', width: 390, scheme: 'dark' });
    await page.goto(at());
    await page.getByLabel('Kode dari pesan kami').fill(await portal.code(1));
    await looked(page, 'hotline-find-390-id-dark');
    await page.keyboard.press('Enter');
    await page.getByText('Memegang pesan kami').waitFor();
    await page.getByText('1 lagi, yang boleh dibacakan setelah mereka menyebutkan kode.').waitFor();
    await page.reload();
    await page.getByText('Memegang pesan kami').waitFor();
    await looked(page, 'hotline-identified-390-id-dark');
    await page.getByLabel('Halaman mereka dikirim lagi').check();
    await page.getByRole('button', { name: 'Akhiri' }).click();
    await page.getByText('Pilih salurannya dulu.').waitFor();
    await page.getByLabel('Orang tersebut masih di bawah umur').check();
    await page.getByRole('button', { name: 'Akhiri' }).click();
    await page.getByRole('link', { name: 'Penelepon berikutnya' }).waitFor();
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

test(
  'whoever may read people sees how calls ended and settles what one reported; others are told why not',
  async () => {
    const writer = await desk.sit('Wina Writer', ['writer']);
    await writer.goto(at());
    await writer.getByText('Your roles do not include this (hotline.answer)').waitFor();
    await writer.goto(at('/calls'));
    await writer.getByText('Needs the permission intake.write').waitFor();
    await writer.context().close();
    const page = await desk.sit('Lia Lead', ['incident_lead']);
    await page.goto(at());
    await page.getByRole('link', { name: 'See all calls' }).click();
    await page.getByRole('cell', { name: 'Hadi Hotline' }).waitFor();
    await looked(page, 'hotline-calls');
    await page.getByLabel('Only those somebody must still settle').check();
    await page.getByRole('button', { name: 'Settled' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Settled' }).click();
    await page.getByText('The call is settled.').waitFor();
    await page.getByText('Nothing waits to be settled.').waitFor();
    await page.context().close();
  },
  4 * PATIENCE_MS,
);
