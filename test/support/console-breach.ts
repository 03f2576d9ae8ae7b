/**
 * One breach run in the console by two people with mouse and keyboard, from signing in to the proof: the journey's
 * test holds each step to what it promises, and the screenshots of docs/ are taken along the way.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { House } from './console-house.ts';

/** Told after each step, with the page it stands on. */
export type Seen = (name: string, page: Page) => Promise<void>;

export const BREACH_FILE = {
  name: 'pelanggan.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'customer_id,full_name,email,phone,national_id,password_sha1,date_of_birth',
      'C-1001,Sari Dewi,sari@contoh.example,+6281200000101,3174015003900001,2fd4e1c67a2d28fced849ee1bb76e7391b93eb12,1990-03-10',
      'C-1002,Budi Santoso,budi@contoh.example,+6281200000102,3174011204850002,de9f2c7fd25e1b3afad3e85a0bd17d9b100db4b3,1985-04-12',
      'C-1003,Tuti Lestari,tuti@contoh.example,+6281200000103,3174014505920003,,1992-05-05',
      'C-1004,Agus Wijaya,agus@contoh.example,,3174010106780004,7c4a8d09ca3762af61e59520943dc26494f8941b,1978-06-01',
      'C-1005,Rina Putri,,+6281200000105,3174015507950005,,1995-07-15',
      '',
    ].join('\n'),
  ),
};

export interface People {
  readonly lead: Page;
  readonly bima: Page;
}

/** An incident lead and somebody who approves, each in a window of their own. */
export async function sitDown(house: House): Promise<People> {
  const lead = await house.sit('Lena Lead', ['incident_lead']);
  const bima = await house.sit('Bima Approver', ['approver', 'finance']);
  return { lead, bima };
}

const SAID = {
  'What happened': [
    'Seseorang menyalin berkas pelanggan dari server cadangan kami.',
    'Somebody copied customer files from our backup server.',
  ],
  'How the way in was closed': ['Kami mencabut kunci yang dicuri.', 'We withdrew the stolen key.'],
  'What you do about it': [
    'Kami melaporkannya kepada otoritas dan polisi.',
    'We reported it to the authority and the police.',
  ],
} as const;

/** Days before now, as a `datetime-local` field takes it. */
function daysAgo(days: number, hour: number): string {
  const at = new Date(Date.now() - days * 86_400_000);
  return `${at.toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00`;
}

export async function declare({ lead }: People, seen: Seen): Promise<void> {
  await lead.getByRole('button', { name: 'Declare an incident' }).click();
  await lead.getByLabel('Name of the incident').fill('Contoh Musik');
  await lead.getByLabel('Legal entity').fill('PT Contoh Musik');
  await lead.getByRole('textbox', { name: 'Brand', exact: true }).fill('Contoh Musik');
  await lead.getByLabel('E-mail people can write to').fill('bantuan@musik.example');
  await lead.getByRole('textbox', { name: 'The breach began' }).fill(daysAgo(4, 9));
  await lead.getByRole('textbox', { name: 'Discovered' }).fill(daysAgo(2, 9));
  await lead.getByRole('textbox', { name: 'Confirmed' }).fill(daysAgo(2, 12));
  await lead.getByRole('textbox', { name: 'Contained' }).fill(daysAgo(2, 13));
  await lead.getByRole('textbox', { name: 'The way in was closed', exact: true }).fill(daysAgo(2, 14));
  for (const [name, [indonesian, english]] of Object.entries(SAID)) {
    await lead.getByLabel(`${name} (Indonesian)`).fill(indonesian);
    await lead.getByLabel(`${name} (English)`).fill(english);
  }
  await lead.getByRole('button', { name: 'Declare it' }).press('Enter');
  await lead.getByText('Contoh Musik is declared.').waitFor();
  await lead.getByRole('link', { name: 'No file of the breach is here yet: bring in the exports' }).waitFor();
  await seen('declared', lead);
}

export async function bringIn({ lead, bima }: People, seen: Seen): Promise<void> {
  await lead.getByRole('link', { name: 'Sources' }).click();
  await lead.getByText('There is no file yet').waitFor();
  const chosen = lead.waitForEvent('filechooser');
  await lead.getByRole('button', { name: 'Choose files' }).click();
  await (await chosen).setFiles(BREACH_FILE);
  await lead.getByRole('link', { name: BREACH_FILE.name }).click();
  await lead.getByRole('link', { name: 'Say what each column carries' }).click();
  await lead.getByRole('button', { name: 'Take all 7 proposals' }).click();
  await lead.getByText('It fits the file.').waitFor();
  await seen('mapping', lead);
  await lead.getByRole('button', { name: 'Save and read the file' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Save and read' }).click();
  await lead.getByText('5 records = 5 staged').waitFor();
  await seen('source-read', lead);

  await lead.getByRole('link', { name: 'Find the people' }).click();
  await lead.getByRole('button', { name: 'Find the people' }).press('Enter');
  await lead.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await lead.getByText('from 5 rows').waitFor();
  await lead.getByRole('link', { name: 'What leaked' }).press('Enter');
  await lead.getByRole('group', { name: 'Which data leaked together' }).waitFor();
  await seen('exposure', lead);

  await bima.getByRole('link', { name: 'Incidents' }).click();
  await bima.getByRole('link', { name: 'Contoh Musik' }).click();
  await bima.getByRole('link', { name: 'Sources' }).click();
  await bima.getByRole('link', { name: BREACH_FILE.name }).click();
  await bima.getByText('5 records = 5 staged').waitFor();
}

/** Starters as they stand: by mail and SMS, in both languages. */
export async function write({ lead }: People, seen: Seen): Promise<void> {
  for (const [channel, language] of [
    ['E-mail', 'Indonesian'],
    ['E-mail', 'English'],
    ['SMS', 'Indonesian'],
    ['SMS', 'English'],
  ]) {
    await lead.getByRole('link', { name: 'Messages', exact: true }).first().click();
    await lead
      .getByRole('link', { name: `Write Notice to each person, ${channel}, ${language}`, exact: true })
      .click();
    await lead.getByText('Nothing to object.').waitFor();
    if (channel === 'E-mail' && language === 'English') await seen('editor', lead);
    await lead.getByRole('button', { name: 'Save as the next version' }).click();
    await lead.getByText('Saved as version 1.').first().waitFor();
    await lead.getByText('Nothing has changed since the last version.').waitFor();
  }
}

export async function compensate({ lead, bima }: People, seen: Seen): Promise<void> {
  await lead.getByRole('link', { name: 'Compensation', exact: true }).click();
  await lead.getByRole('link', { name: 'New offer', exact: true }).click();
  await lead.getByRole('textbox', { name: 'Name', exact: true }).fill('Bill credit');
  await lead.getByRole('textbox', { name: 'Worth to a person' }).fill('50,000');
  await lead.getByRole('textbox', { name: 'Costs us each' }).fill('50,000');
  await lead.getByRole('textbox', { name: 'Title in Indonesian' }).fill('Kredit tagihan');
  await lead.getByRole('textbox', { name: 'Text in Indonesian' }).fill('Dipotong dari tagihan Anda.');
  await lead.getByRole('textbox', { name: 'Title in English' }).fill('Bill credit');
  await lead.getByRole('textbox', { name: 'Text in English' }).fill('Taken off your next bill.');
  await lead.getByRole('button', { name: 'Save the offer' }).click();
  await lead.getByRole('link', { name: 'New offer set' }).click();
  await lead.getByRole('textbox', { name: 'Name', exact: true }).fill('Amends');
  await lead.getByRole('checkbox', { name: /Bill credit/ }).check();
  await lead.getByRole('button', { name: 'Save as a draft' }).click();
  await lead.getByText('Fair as far as can be checked').waitFor();
  await seen('offer-set', lead);
  await lead.getByRole('button', { name: 'Submit for approval' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
  await lead.getByRole('dialog').waitFor({ state: 'hidden' });

  await bima.getByRole('link', { name: 'Overview' }).click();
  await bima.getByRole('link', { name: '1 set of offers waits for a second person' }).click();
  await bima.getByRole('link', { name: 'Amends', exact: true }).click();
  await bima.getByRole('button', { name: 'Approve' }).click();
  await bima.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
  await bima.getByRole('dialog').waitFor({ state: 'hidden' });
}

export async function tell({ lead, bima }: People, seen: Seen): Promise<void> {
  await lead.getByRole('link', { name: 'Notices', exact: true }).click();
  await lead.getByRole('button', { name: 'Draft a notice' }).click();
  await lead.getByRole('textbox', { name: 'Name of the notice' }).fill('What leaked about you');
  await lead.keyboard.press('Enter');
  const texts = lead.getByRole('group', { name: 'Texts' }).getByRole('checkbox');
  await texts.first().waitFor();
  for (const box of await texts.all()) await box.check();
  await lead.getByRole('group', { name: 'Offers in the message' }).getByRole('checkbox').first().check();
  await lead.getByRole('button', { name: 'Next' }).click();
  await lead.getByRole('radio', { name: 'None: send at any hour' }).check();
  await lead.getByRole('button', { name: 'Next' }).click();
  await lead.getByRole('button', { name: 'Save the draft' }).click();
  await lead.getByText('Nothing is in the way.').waitFor();
  await seen('preflight', lead);
  await lead.getByRole('button', { name: 'Submit for approval' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await lead.getByText('Submitted. A second person can approve it now.').waitFor();

  await bima.getByRole('link', { name: 'Overview' }).click();
  await bima.getByRole('link', { name: '1 notice or ceiling waits for a second person' }).click();
  await bima.getByRole('link', { name: 'What leaked about you' }).first().click();
  await bima.getByText('What is approved is exactly this.').waitFor();
  await seen('approval', bima);
  await bima.getByRole('button', { name: 'Approve', exact: true }).click();
  await bima.getByText('You approve telling 5 people').waitFor();
  await bima.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).press('Enter');
  await bima.getByText('Approved. It can be launched.').waitFor();

  await lead.reload();
  await lead.getByRole('button', { name: 'Launch', exact: true }).click();
  await lead.getByText('5 people are told, beginning now').waitFor();
  await lead.getByRole('dialog').getByRole('button', { name: 'Launch now' }).press('Enter');
  await figure(lead, 'Told', '5');
  await figure(lead, 'Delivered', '7');
  // Both lanes opened after the page was: whoever looks on hears of it.
  await lead.getByRole('table', { name: 'Lanes it uses' }).getByRole('row', { name: /^SMS/ }).waitFor();
  await seen('told', lead);
}

/** What is left for whoever asks later: the package that is checked without us, the report, and books that agree. */
export async function prove({ lead, bima }: People, seen: Seen): Promise<Buffer> {
  await lead.getByRole('link', { name: 'Proof and report' }).click();
  await lead.getByRole('button', { name: 'Make a report now' }).click();
  await lead.getByRole('link', { name: 'Page, English' }).first().waitFor();
  await seen('proof', lead);
  const coming = lead.waitForEvent('download');
  await lead.getByRole('link', { name: 'Download proof.zip' }).click();
  const file = await (await coming).path();
  await bima.getByRole('link', { name: 'Finance', exact: true }).click();
  await bima.getByRole('link', { name: 'Prover' }).click();
  await bima.getByRole('button', { name: 'Prove the books now' }).click();
  await bima.getByText('The books agree').first().waitFor();
  await seen('prover', bima);
  await lead.getByRole('link', { name: 'Overview' }).click();
  await lead.getByRole('row', { name: /People told/ }).waitFor();
  await lead.getByText('A legal clock still runs').waitFor();
  await seen('overview', lead);
  return readFileSync(file);
}

/** A large figure by its name. */
async function figure(page: Page, name: string, value: string): Promise<void> {
  const own = page.locator('.figure').filter({ has: page.getByText(name, { exact: true }) });
  await own.getByText(value, { exact: true }).waitFor();
}
