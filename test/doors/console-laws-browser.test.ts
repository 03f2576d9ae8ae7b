/** The laws as two people keep them: read in plain words, edited by one, decided by another; holds of authorities too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Incident } from '../../src/incidents/index.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let desk: ConsoleDesk;
let incident: Incident;
let lead: Page;
let approver: Page;

beforeAll(async () => {
  web = await aWeb();
  desk = await aConsole(web.app);
  incident = await anIncident(web);
  lead = await desk.sit('Lea Lead', ['incident_lead']);
  approver = await desk.sit('Adi Penyetuju', ['approver'], { language: 'id', width: 390, scheme: 'dark' });
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

test(
  'a law is found in the book and read in plain words',
  async () => {
    await lead.getByRole('link', { name: 'Laws', exact: true }).click();
    await lead.getByRole('row', { name: /^KR / }).waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'laws-list');
    await lead.getByLabel('Find').fill('korea');
    await lead.getByRole('row', { name: /^ID / }).waitFor({ state: 'detached' });
    await lead.getByRole('link', { name: 'KR', exact: true }).click();
    await lead.getByRole('heading', { name: /^KR · / }).waitFor();
    const clocks = lead.getByRole('region', { name: 'By when whom to tell' }).first();
    await clocks.getByText('72 hours').first().waitFor();
    await lead.getByRole('row', { name: /^the kinds of data of this person always/ }).waitFor();
    await lead.getByText('It stands as it was shipped').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'laws-one');
  },
  3 * PATIENCE_MS,
);

test(
  'an edit waits for somebody else, who sees what it changes and puts it in force',
  async () => {
    await lead.goto(`${desk.base}/console/laws/KR`);
    await lead.getByRole('link', { name: 'Edit', exact: true }).click();
    await lead.getByText('Nothing has changed yet.').waitFor();
    await lead.getByLabel('Counsel has read this entry').check();
    await lead.getByRole('textbox', { name: 'Source', exact: true }).fill('PIPA 34, read by counsel');
    await lead.getByRole('button', { name: 'Ask a second person' }).click();
    await lead.getByText('Say in one sentence why.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'laws-edit');
    await lead.getByRole('textbox', { name: 'Reason' }).fill('Counsel read it on 20 November');
    await lead.getByRole('button', { name: 'Ask a second person' }).click();
    await lead.getByRole('heading', { name: 'Version 1 waits for a second person' }).waitFor();
    await lead.getByText('Needs the permission law.approve').first().waitFor();
    await barred(lead.getByRole('button', { name: 'Approve this version' }));
    await lead.getByText('A version waits: withdraw it first').first().waitFor();

    await approver.goto(`${desk.base}/console/laws`);
    await approver.getByLabel('Tampilkan').selectOption('waiting');
    await approver.getByRole('link', { name: 'KR', exact: true }).click();
    await approver.getByRole('heading', { name: 'Versi 1 menunggu orang kedua' }).waitFor();
    await approver.getByText('Counsel read it on 20 November').first().waitFor();
    await approver.getByRole('row', { name: /^source .* PIPA 34, read by counsel/ }).waitFor();
    expect(await desk.flaws(approver)).toEqual([]);
    await desk.shot(approver, 'laws-waiting-390-dark-id');
    await approver.getByRole('button', { name: 'Setujui versi ini' }).click();
    const question = approver.getByRole('dialog', { name: 'Berlakukan versi 1?' });
    await question.getByText('2 isian langsung berubah').waitFor();
    expect(await desk.flaws(approver)).toEqual([]);
    await question.getByRole('button', { name: 'Setujui versi ini' }).click();
    await approver.getByText('Sekarang berlaku.').waitFor();
    await approver.getByRole('row', { name: /^1 Lea Lead.* disetujui Adi Penyetuju/ }).waitFor();
  },
  3 * PATIENCE_MS,
);

test(
  'a return to what is shipped is refused with a reason; another is taken back',
  async () => {
    await lead.goto(`${desk.base}/console/laws/KR`);
    const askForReset = async (reason: string) => {
      await lead.getByRole('button', { name: 'Return to what is shipped' }).click();
      const question = lead.getByRole('dialog', { name: 'Ask to return to what is shipped?' });
      await question.getByLabel('Reason').fill(reason);
      await question.getByRole('button', { name: 'Ask for it' }).click();
    };
    await askForReset('It was a mistake');
    await lead.getByRole('heading', { name: 'Version 2 waits for a second person' }).waitFor();
    await approver.goto(`${desk.base}/console/laws/KR`);
    await approver.getByRole('button', { name: 'Tolak' }).click();
    const no = approver.getByRole('dialog', { name: 'Tolak' });
    await no.getByLabel('Alasan').fill('It was none');
    await no.getByRole('button', { name: 'Tolak' }).click();
    await approver.getByRole('row', { name: /^2 Lea Lead.*ditolak.*It was none/ }).waitFor();
    await lead.reload();
    await askForReset('It was one after all');
    await lead.getByRole('button', { name: 'Take it back' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await lead.getByRole('row', { name: /^3 Lea Lead.*taken back/ }).waitFor();
  },
  3 * PATIENCE_MS,
);

test(
  'a law of one’s own begins as another one and is refused where it cannot be read',
  async () => {
    await lead.goto(`${desk.base}/console/laws/SG`);
    await lead.getByRole('link', { name: 'Begin another law from this one' }).click();
    await lead.getByLabel('Code', { exact: true }).fill('TH');
    await lead.getByLabel('Countries').fill('TH, thailand');
    await lead.getByLabel('Place in English').fill('Thailand');
    await lead.getByLabel('Place in Indonesian').fill('Thailand');
    await lead.getByRole('textbox', { name: 'Reason' }).fill('Customers live there');
    await lead.getByRole('button', { name: 'Ask a second person' }).click();
    await lead.getByText('must be two capital letters such as ID').waitFor();
    expect(await lead.getByLabel('Place in English').inputValue()).toBe('Thailand');
    await lead.getByLabel('Countries').fill('TH');
    await lead.getByRole('button', { name: 'Ask a second person' }).click();
    await lead.getByRole('heading', { name: 'TH · Thailand' }).waitFor();
    await lead.getByText('not in force yet').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
  },
  3 * PATIENCE_MS,
);

test(
  'a hold holds nobody until a second person confirms it, and ends with a reason',
  async () => {
    const holds = `${desk.base}/console/incidents/${incident.slug}/holds`;
    await lead.goto(holds);
    await lead.getByText('No authority has asked that anybody wait.').waitFor();
    await lead.getByRole('button', { name: 'Record a hold' }).click();
    await lead.getByText('Needed.').first().waitFor();
    await lead.getByLabel('Authority', { exact: true }).fill('Polri');
    await lead.getByLabel('Its reference').fill('B/1');
    await lead.getByLabel('Why people must wait, as the request says it').fill('An investigation');
    await lead.getByLabel('It ends by itself on').fill(nextWeek());
    await lead.locator('input[type=file]').setInputFiles({
      name: 'request.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('please wait'),
    });
    await lead.waitForFunction('document.querySelector("input[maxlength=\\"64\\"]").value.length === 64');
    await lead.getByRole('button', { name: 'Record a hold' }).click();
    const row = lead.getByRole('row', { name: /^Polri \(B\/1\)/ });
    await row.getByText('waits for a second person').waitFor();
    await row.getByText('Needs the permission hold.approve').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'holds');

    await approver.goto(holds);
    await approver.getByRole('button', { name: 'Pastikan' }).click();
    const question = approver.getByRole('dialog', { name: 'Pastikan penundaan ini?' });
    await question.getByText('tidak ada peluncuran kepada semua orang dalam insiden ini').waitFor();
    await question.getByRole('button', { name: 'Pastikan' }).click();
    await approver.getByText('berlaku', { exact: true }).waitFor();
    await approver.getByText(/dipastikan Adi Penyetuju/).waitFor();
    expect(await desk.flaws(approver)).toEqual([]);
    await desk.shot(approver, 'holds-390-dark-id');

    await lead.reload();
    await row.getByRole('button', { name: 'End it' }).click();
    const end = lead.getByRole('dialog', { name: 'End it' });
    await end.getByLabel('Why the hold of Polri ends').fill('The investigation is over');
    await end.getByRole('button', { name: 'End it' }).click();
    await row.getByText(/ended by Lea Lead.*The investigation is over/).waitFor();
  },
  3 * PATIENCE_MS,
);

function nextWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
}
