/** Messages as a writer works: a text beside its preview and its findings, kept when one leaves, its price and its pack. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Offers } from '../../src/compensation/index.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { Messages, Previews } from '../../src/messages/index.ts';
import { Lookups, People } from '../../src/people/index.ts';
import { CREDIT } from '../support/compensation.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { until } from '../support/fulfilment.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const PEOPLE = [
  {
    customer: 'P1',
    email: 'ani@contoh.example',
    phone: '+628111000001',
    sms: true,
    name: 'Ani Rahasia',
    authoritative: true,
    locale: 'id',
    country: 'ID',
    leaks: [
      ['con.email', 'plaintext'],
      ['cred.password', 'plaintext'],
    ],
  },
  { customer: 'P2', email: 'bob@contoh.example', locale: 'en', country: 'SG', leaks: [['con.email', 'plaintext']] },
] as const; // prettier-ignore

let web: TestWeb;
let desk: ConsoleDesk;
let incident: Incident;
let ani: string;

beforeAll(async () => {
  web = await aWeb();
  desk = await aConsole(web.app);
  incident = await anIncident(web);
  await stage(web, incident.id, { name: 'a.csv', rows: PEOPLE });
  await web.app.get(People, { strict: false }).resolve(incident.id, await anOperator(web.db, 'Ruli'));
  const [found] = await web.app
    .get(Lookups, { strict: false })
    .find(incident.id, { email: 'ani@contoh.example' });
  ani = `${found!.cohortId}:${found!.personId}`;
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

const at = (path: string) => `${desk.base}/console/incidents/${incident.slug}/${path}`;

function mail(page: Page): Locator {
  return page.frameLocator('iframe').locator('body');
}

async function draftOf(page: Page, body: string) {
  return {
    channel: 'email' as const,
    locale: 'en' as const,
    subject: await page.getByLabel('Subject', { exact: true }).inputValue(),
    body,
  };
}

test(
  'a writer mends what is refused, sees exactly what is sent, and saves a version',
  async () => {
    const page = await desk.sit('Wina Writer', ['writer']);
    await page.goto(at('messages'));
    await page.getByText('No text is kept yet').waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-empty');
    await page
      .getByRole('link', { name: 'Write Notice to each person, E-mail, English', exact: true })
      .click();
    await page.getByRole('heading', { name: 'E-mail in English' }).waitFor();
    await page.getByText('This is our starter text').waitFor();
    const body = page.getByLabel('Text (Markdown)');
    const starter = await body.inputValue();

    // Planted: something that leaked of nobody.
    await body.fill(`${starter}\nYour passport was copied.`);
    const finding = page
      .getByRole('listitem')
      .filter({ hasText: 'It names data that did not leak for some' });
    await finding.getByText('It means: Your passport was copied.', { exact: true }).waitFor();
    await page.getByText('1 refusal has to be mended first.').waitFor();
    await barred(page.getByRole('button', { name: 'Save as the next version' }));
    await finding.getByRole('button', { name: 'Show it in the text' }).click();
    await page.waitForFunction(
      '(({ value, selectionStart, selectionEnd }) => value?.slice(selectionStart, selectionEnd) === "passport")(document.activeElement)',
    );
    await mail(page).getByText('Your passport was copied.').waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-refused');

    await body.fill(`${starter}\nWe are sorry.`);
    await page.getByText('has to be mended first').waitFor({ state: 'detached' });
    await mail(page).getByText('We are sorry.', { exact: true }).waitFor();
    await expectWhatIsSent(page, `${starter}\nWe are sorry.`);
    await expectTheReaderToDecide(page);
    await page.getByRole('button', { name: 'Save as the next version' }).click();
    await page.getByText('Saved as version 1.').first().waitFor();
    await page.getByText('Nothing has changed since the last version.').waitFor();
    await page
      .getByRole('navigation', { name: 'The way here' })
      .getByRole('link', { name: 'Messages' })
      .click();
    await page.getByRole('row', { name: /E-mail English everybody 1 Wina Writer/ }).waitFor();
    await desk.shot(page, 'messages-list');
  },
  4 * PATIENCE_MS,
);

/** Node for node what the renderer that sends makes of it, with its own styles, and nothing that could run. */
async function expectWhatIsSent(page: Page, text: string): Promise<void> {
  const draft = await draftOf(page, text);
  const { html } = await web.app.get(Previews, { strict: false }).ofDraft(incident.id, draft);
  const frame = page.frames().find((one) => one.url().endsWith('/preview-frame'))!;
  const same = (await page.evaluate(
    `(() => { const d = new DOMParser().parseFromString(${JSON.stringify(html!.trimEnd())}, 'text/html'); return [d.head.innerHTML, d.body.innerHTML]; })()`,
  )) as string[];
  const shown = '[document.head.innerHTML, document.body.innerHTML]';
  await frame.waitForLoadState();
  await expect(frame.evaluate(shown)).resolves.toEqual(same);
  const fonts = await frame.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily');
  expect(fonts).not.toMatch(/^"?Times/);
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
  const answer = await page.request.get(frame.url());
  expect(answer.headers()['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'/,
  );
}

/** The exposure, the person, the language and the channel each change what is shown. */
async function expectTheReaderToDecide(page: Page): Promise<void> {
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByLabel('Reader').selectOption({ label: 'E-mail address (1)' });
  const password = mail(page).getByRole('heading', { name: 'Password', exact: true });
  await password.waitFor({ state: 'detached' });
  await preview.getByLabel('Reader').selectOption({ label: 'One person, by reference' });
  await preview.getByLabel('Reference of the person').fill(ani);
  await password.waitFor();
  expect(await mail(page).innerText()).not.toContain('Ani');
  await preview.getByRole('radio', { name: 'As plain text' }).check();
  await preview.getByLabel('As plain text', { exact: true }).last().getByText('Password').waitFor();
  await preview.getByRole('radio', { name: 'As mail' }).check();
  await preview.getByLabel('Language shown').selectOption('id');
  await preview.getByText('No text is written for this channel and language yet.').waitFor();
  await preview.getByLabel('Language shown').selectOption('en');
  await mail(page).getByText('We are sorry.', { exact: true }).waitFor();
}

test(
  'an SMS shows its segments and price, and unsaved words survive leaving and reloading',
  async () => {
    const page = await desk.sit('Wiwin Penulis', ['writer'], { language: 'id', width: 390, scheme: 'dark' });
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    await page.goto(at('messages'));
    await page
      .getByRole('link', { name: 'Tulis Pemberitahuan kepada setiap orang, SMS, Bahasa Indonesia' })
      .click();
    await page.getByRole('heading', { name: 'SMS, Bahasa Indonesia' }).waitFor();
    const preview = page.getByRole('region', { name: 'Pratinjau' });
    await preview.getByText(/^1 segmen · \d+ karakter dalam GSM-7 · USD/).waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-sms-390-dark-id');

    const body = page.getByRole('textbox', { name: 'Teks', exact: true });
    await page.getByText('Sisipkan nilai').click();
    await body.press('Control+End');
    await page.getByRole('button', { name: 'Sisipkan incident_code' }).click();
    await expectText(body, /\{\{ incident_code \}\}$/);
    await body.fill(`${await body.inputValue()} ${'Mohon dibaca sampai selesai. '.repeat(4)}`);
    await preview.getByText(/^2 segmen/).waitFor();
    await page.getByText('Lebih panjang dari satu SMS').waitFor();

    await page.getByRole('main').getByRole('link', { name: 'Pesan', exact: true }).click();
    await page.getByRole('dialog', { name: 'Tinggalkan tanpa menyimpan?' }).waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tetap di sini' }).click();
    await page.reload();
    await page.getByText('Teks Anda yang belum tersimpan di tab ini sudah dikembalikan.').waitFor();
    await expectText(body, /Mohon dibaca sampai selesai/);
    await page.getByRole('button', { name: 'Buang' }).click();
    await preview.getByText(/^1 segmen/).waitFor();

    await page.goto(at('messages/write?kind=individual&channel=email&locale=id'));
    await mail(page).getByRole('heading', { name: 'Data Anda yang bocor' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-mail-390-dark-id');
  },
  4 * PATIENCE_MS,
);

async function expectText(field: Locator, pattern: RegExp): Promise<void> {
  await until(async () => pattern.test(await field.inputValue()), `${pattern}`);
}

test(
  'the laws of the readers stand as a checklist, and counsel gets one file',
  async () => {
    const messages = web.app.get(Messages, { strict: false });
    const actor = await anOperator(web.db, 'Sari');
    for (const draft of messages.starters({ kind: 'individual', locale: 'id' })) {
      await messages.save(incident.id, draft, actor);
    }
    const page = await desk.sit('Lea Lead', ['incident_lead']);
    await page.goto(at('messages/write?kind=individual&channel=letter&locale=id'));
    await page.getByRole('article', { name: 'Letter' }).waitFor();
    const laws = page.getByRole('region', { name: 'What the laws ask' });
    await laws.getByText('ID · Indonesia').first().click();
    await laws.getByText('Counsel has not read this law’s entry yet').first().waitFor();
    await laws
      .getByRole('row', { name: /the kinds of data of this person said .*\{\{ / })
      .first()
      .waitFor();
    await page.getByLabel('Text (Markdown)').fill('Halo.\n\nKami menyesal.');
    await laws.getByRole('row', { name: /the kinds of data of this person missing missing for 1 person/ }).first().waitFor(); // prettier-ignore
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-letter-laws');

    await page
      .getByRole('navigation', { name: 'The way here' })
      .getByRole('link', { name: 'Messages' })
      .click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the approval pack' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/approval-pack-\d{4}-\d\d-\d\d\.html$/);
    expect(readFileSync(await download.path(), 'utf8')).not.toContain('Rahasia');
  },
  4 * PATIENCE_MS,
);

test(
  'a name is shown once, with a reason, to whoever may see people in clear',
  async () => {
    const page = await desk.sit('Ada Admin', ['admin']);
    await page.goto(at('messages/write?kind=individual&channel=email&locale=id'));
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByLabel('Reader').selectOption({ label: 'One person, by reference' });
    await preview.getByLabel('Reference of the person').fill(ani);
    await preview.getByText('Give the reason first').waitFor();
    await preview.getByLabel('Why you need to see the name').fill('She called about her message');
    await preview.getByRole('button', { name: 'Show it once with the name' }).click();
    await mail(page).getByText('Halo Ani Rahasia,').waitFor();
    await page.getByLabel('Preheader').fill('Baca ini');
    await mail(page).getByText('Ani Rahasia').waitFor({ state: 'detached' });
  },
  3 * PATIENCE_MS,
);

test(
  'a price is set with its reason; the line before stays to be read; who may not is told why',
  async () => {
    const page = await desk.sit('Lea Lead', ['incident_lead']);
    await page.goto(at('messages/prices'));
    await page
      .getByRole('row', { name: /SMS Indonesia/ })
      .getByText('estimate of ours')
      .waitFor();
    await page.getByRole('button', { name: 'Set the price' }).click();
    await page.getByText('A number such as 0.4414.').waitFor();
    await page.getByLabel('Country code').fill('ID');
    await page.getByLabel('Price', { exact: true }).fill('450');
    await page.getByLabel('Currency').fill('IDR');
    await page.getByLabel('US dollars for one of it').fill('0.00006');
    await page.getByLabel('Contract or list it was read from').fill('Contract 7');
    await page.getByLabel('Why it is set').fill('The new contract');
    await page.getByRole('button', { name: 'Set the price' }).click();
    const line = page.getByRole('row', { name: /SMS Indonesia/ });
    await line.getByText('Contract 7').waitFor();
    await line.getByRole('button', { name: 'Earlier lines of SMS, Indonesia' }).click();
    await page.getByRole('row', { name: /Lea Lead.*The new contract/ }).waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-prices');

    const other = await desk.sit('Ara Auditor', ['auditor'], { language: 'id' });
    await other.goto(at('messages/prices'));
    await other.getByText('Memerlukan izin message.write').waitFor();
    await desk.shot(other, 'messages-prices-id');
  },
  4 * PATIENCE_MS,
);

test(
  'di Indonesia: penawaran dari paket yang dipilih tampil dalam pesan, seperti yang dibawa pemberitahuan',
  async () => {
    await approvedSet('Kredit bagi semua');
    const page = await desk.sit('Lusi Pemimpin', ['incident_lead'], { language: 'id' });
    await page.goto(at('messages/write?kind=individual&channel=email&locale=id'));
    const preview = page.getByRole('region', { name: 'Pratinjau' });
    await mail(page).getByRole('heading', { name: 'Data Anda yang bocor' }).waitFor();
    await preview.getByText('Paket penawaran yang disetujui, seperti yang dibawa pemberitahuan.').waitFor();
    const set = preview.getByRole('checkbox', { name: 'Kredit bagi semua' });
    await set.check();
    const offer = mail(page).getByText('Kredit pada tagihan Anda berikutnya.');
    await offer.waitFor();
    await mail(page).getByText('Kredit tagihan').first().waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'messages-offers-id');
    await set.uncheck();
    await offer.waitFor({ state: 'detached' });
  },
  3 * PATIENCE_MS,
);

async function approvedSet(name: string): Promise<void> {
  const offers = web.app.get(Offers, { strict: false });
  const maker = await anOperator(web.db, 'Made Maker');
  const { id: offerId } = await offers.create(incident.id, { ...CREDIT, name }, maker);
  const { id } = await offers.createSet(incident.id, { name, mode: 'opt_in', offerIds: [offerId] }, maker);
  const { digest } = await offers.submit(id, maker);
  await offers.decide(id, { decision: 'approved', digest }, await anOperator(web.db, 'Citra Checker'));
}
