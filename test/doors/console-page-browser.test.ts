/** The incident page as people make it: one writes and looks, another publishes; both languages, and a telephone's width. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Incident } from '../../src/incidents/index.ts';
import { Pages } from '../../src/pages/index.ts';
import { aConsole, barred, type ConsoleDesk, focused, PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aLogo, aPage } from '../support/pages.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let desk: ConsoleDesk;
let incident: Incident;

beforeAll(async () => {
  web = await aWeb();
  desk = await aConsole(web.app);
  incident = (await anIncident(web)) as Incident;
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

const at = (path = '', of = incident) => `${desk.base}/console/incidents/${of.slug}/page${path}`;

async function looked(page: Page, name: string): Promise<void> {
  expect(await desk.flaws(page)).toEqual([]);
  await desk.shot(page, name);
}

const COMPARE = { id: 'Pada 2 Mei 2026 seseorang menyalin data.', en: 'On 2 May 2026 somebody copied data.' };

async function write(page: Page): Promise<void> {
  await page.getByLabel('Statement (Indonesian)').fill(COMPARE.id);
  await page.getByLabel('Statement (English)').fill(COMPARE.en);
  await page.getByRole('button', { name: 'Add what we know', exact: true }).click();
  const known = page.getByRole('group', { name: /^Known \d+$/ }).last();
  await known.getByLabel('Known (Indonesian)').fill('Kata sandi tidak ikut tersalin.');
  await known.getByLabel('Known (English)').fill('Passwords were not among it.');
  await page.getByRole('button', { name: 'Add an update' }).click();
  await page.getByLabel('When', { exact: true }).fill('2026-05-05T09:00');
  await page.getByLabel('What is new (Indonesian)').fill('Kami mulai mengirim pemberitahuan.');
  await page.getByLabel('What is new (English)').fill('We began to send notices.');
  await page.getByRole('button', { name: 'Add a question' }).click();
  const question = page.getByRole('group', { name: 'Question 1' });
  await question.getByLabel('Question (Indonesian)').fill('Apakah saya perlu mengganti nomor?');
  await question.getByLabel('Question (English)').fill('Do I need to change my number?');
  await question.getByLabel('Answer (Indonesian)').fill('Tidak.');
  await question.getByLabel('Answer (English)').fill('No.');
  await page.getByLabel('E-mail address').fill('bantuan@contoh.example');
}

test(
  'a writer loses nothing that is typed, looks at the page in both languages, and asks',
  async () => {
    const page = await desk.sit('Wina Writer', ['writer']);
    await page.goto(at());
    await page.getByText('Nothing is published yet').waitFor();
    await looked(page, 'page-empty');
    await page.getByRole('link', { name: 'Write the first version' }).click();
    await page.getByText('You begin with what the incident’s facts say already.').waitFor();
    await write(page);
    // Too light, a missing language, and a logo that is none: each is said, and nothing typed is lost.
    await page.getByLabel('Colour of buttons and links').fill('#f2c200');
    await page.getByLabel('Statement (English)').fill('');
    await page.getByText('white words on it cannot be read').first().waitFor();
    await page.getByRole('button', { name: 'Keep and look at it' }).click();
    await page.getByText('2 fields have to be filled in first.').waitFor();
    await focused(page.locator('[data-path="statement.en"]'));
    await looked(page, 'page-editor-refused');
    await page.locator('input[type=file]').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture at all'),
    });
    await page.getByText('neither a PNG nor a JPEG').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: aLogo() }); // prettier-ignore
    await page.getByRole('img', { name: 'The logo as it is kept' }).waitFor();
    await page.getByRole('button', { name: /^Use #[0-9a-f]{6} instead$/ }).click();
    await page.reload();
    await page.getByText('What you typed in this tab and did not keep is here again.').waitFor();
    expect(await page.getByLabel('Question (English)').inputValue()).toBe('Do I need to change my number?');
    await page.getByLabel('Statement (English)').fill(COMPARE.en);
    await looked(page, 'page-editor');
    await page.getByRole('button', { name: 'Keep and look at it' }).click();
    await page.getByRole('heading', { name: 'Draft of the page' }).waitFor();
    await seen(page);
    await page.getByRole('button', { name: 'Ask a second person to publish it' }).click();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('A second person is asked now.').waitFor();
    const publish = page.getByRole('button', { name: 'Publish' });
    await barred(publish);
    await page.getByText('Needs the permission incident_page.approve').first().waitFor();
    await looked(page, 'page-draft-asked');
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

async function seen(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe');
  await frame.getByText(COMPARE.en).waitFor();
  await frame.getByText('This is a draft.').waitFor();
  const box = await page.locator('iframe').boundingBox();
  expect(box!.width).toBeLessThanOrEqual(392);
  await page.getByLabel('Wide screen').check();
  await page.getByLabel('Indonesian', { exact: true }).check();
  await frame.getByText(COMPARE.id).waitFor();
  // The logo asks who is signed in, also from within the frame.
  await page.waitForFunction(
    `document.querySelector('iframe').contentDocument?.querySelector('img')?.naturalWidth === 160`,
  );
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
  await page.getByText('Nothing was published before: all of it is new.').waitFor();
  await looked(page, 'page-draft');
}

test(
  'an approver sees what changes, publishes for everybody, and refuses the next with a reason, in Indonesian',
  async () => {
    const page = await desk.sit('Citra Checker', ['approver'], { language: 'id', scheme: 'dark' });
    await page.goto(at());
    await page.getByRole('link', { name: 'Lihat' }).first().click();
    await page.getByRole('heading', { name: 'Draf halaman' }).waitFor();
    await page.frameLocator('iframe').getByText(COMPARE.id).waitFor();
    await page.getByRole('button', { name: 'Terbitkan' }).click();
    await page.getByText('sebagai versi 1', { exact: false }).waitFor();
    await looked(page, 'page-publish-dark-id');
    await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
    await page.getByText('Versi 1 sudah terbit.').waitFor();
    const home = await page.getByRole('link', { name: `/i/${incident.slug}` }).getAttribute('href');
    const shown = await web.call({ url: `${new URL(home!).pathname}?lang=en` });
    expect(shown.text).toContain(COMPARE.en);
    await looked(page, 'page-standing-dark-id');

    const pages = web.app.get(Pages, { strict: false });
    const { content } = (await pages.current(incident.id))!;
    const next = { ...content, known: [{ id: 'Kata sandi aman.', en: 'Passwords are safe.' }] };
    await pages.propose(incident.id, next, await anOperator(web.db, 'Asti Author'));
    await page.reload();
    await page.getByText('Asti Author meminta ini diterbitkan').waitFor();
    await page.getByRole('link', { name: 'Lihat', exact: true }).click();
    await page.locator('ins').first().waitFor();
    await page.getByRole('button', { name: 'Tolak' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tolak' }).click();
    await dialog.getByText('Sebutkan dalam satu kalimat apa yang harus diubah.').waitFor();
    await dialog.getByLabel('Apa yang harus diubah').fill('Sebutkan apa yang tersalin.');
    await dialog.getByRole('button', { name: 'Tolak' }).click();
    await page.getByText('Draf ditolak.').waitFor();
    await page.getByRole('link', { name: /Yang berubah.*Versi 1/ }).click();
    await page.getByText('Belum ada yang terbit sebelumnya').waitFor();
    await looked(page, 'page-version-id');
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

test(
  'on a telephone the published page is posted, and taken down with a reason',
  async () => {
    const own = (await anIncident(web)) as Incident;
    const pages = web.app.get(Pages, { strict: false });
    const { id: draft } = await pages.propose(own.id, aPage(), await anOperator(web.db, 'Made Maker'));
    await pages.decide(own.id, { draft, decision: 'approved' }, await anOperator(web.db, 'Budi Boss'));
    const page = await desk.sit('Lia Lead', ['incident_lead'], { width: 390 });
    await page.goto(at('', own));
    await page.getByText('Nobody has asked yet.').waitFor();
    await looked(page, 'page-standing-390');
    await page.getByRole('link', { name: 'Write the next version' }).click();
    await page.getByText('Published: it stays as it is.').waitFor();
    await looked(page, 'page-editor-390');
    await page.goto(at('/postings', own));
    const post = page.getByRole('region', { name: 'Post the published page' });
    await post.getByLabel('ID', { exact: true }).check();
    await post.getByLabel('When it will be taken down').fill('2027-12-31T09:00');
    await post.getByRole('button', { name: 'Post the published page' }).click();
    await page.getByText(/stands for people nobody could reach, by ID, until/).waitFor();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('Recorded: it stands for 0 people.').waitFor();
    await page.getByText('Nothing shows yet that it was posted').waitFor();
    await looked(page, 'page-postings-390');
    await page.getByRole('button', { name: 'Take it down' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('Another version follows.');
    await dialog.getByRole('button', { name: 'Take it down' }).click();
    await page.getByText('Taken down: Another version follows.').waitFor();
    await page.context().close();
  },
  4 * PATIENCE_MS,
);
