/** Lines above a header in the console: told, skipped only where a person says so, counted and shown; in both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWork } from '../../src/app/work.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const TITLE = 'Data Pelanggan PT Contoh Belanja\nDiekspor 20/11/2026 oleh Budi, Jakarta\n\n';

let web: TestWeb;
let desk: ConsoleDesk;

beforeAll(async () => {
  web = await aWeb();
  desk = await aConsole(web.app);
  await startWork(web.app);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

function exported(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const people = Array.from({ length: 30 }, (_, i) => `${i + 1};Budi ${i};budi${i}@example.com`).join('\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${TITLE}No;Nama;Email\n${people}\n`) };
}

test(
  'what stands above a header is skipped where somebody says so beside the mapping',
  async () => {
    const { slug } = await anIncident(web);
    const lead = await desk.sit('Lena Lead', ['incident_lead']);
    await lead.goto(`${desk.base}/console/incidents/${slug}/sources`);
    const chosen = lead.waitForEvent('filechooser');
    await lead.getByRole('button', { name: 'Choose files' }).click();
    await (await chosen).setFiles([exported('title.csv')]);
    await lead.getByRole('link', { name: 'title.csv' }).click();
    await lead.getByText('the header seems to be line 4').first().waitFor();
    await lead.getByRole('link', { name: 'Say what each column carries' }).click();
    const skip = lead.getByRole('checkbox', { name: 'Skip the first 3 lines: they are no records' });
    await skip.waitFor();
    await lead.getByRole('button', { name: /^Take all/ }).click();
    await lead.getByText('It fits the file.').waitFor();
    expect(await skip.isChecked()).toBe(true);
    await skip.press('Space');
    await lead
      .getByRole('region', { name: 'The file as a whole' })
      .getByText(/seems to be line 4/)
      .waitFor();
    await barred(lead.getByRole('button', { name: 'Save and read the file' }));
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-title-mapping');
    await skip.press('Space');
    await lead.getByText('It fits the file.').waitFor();
    await lead.getByRole('button', { name: 'Save and read the file' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Save and read' }).click();
    await lead.getByText('30 records = 30 staged', { exact: false }).waitFor();
    await lead.getByText('Lines above the header, skipped').first().waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-title-read');
  },
  3 * PATIENCE_MS,
);

test(
  'read together with others, it waits for that word; on a telephone, in Indonesian',
  async () => {
    const { slug } = await anIncident(web);
    const pemimpin = await desk.sit('Putri Pemimpin', ['incident_lead'], { language: 'id', width: 390 });
    await pemimpin.goto(`${desk.base}/console/incidents/${slug}/sources`);
    const chosen = pemimpin.waitForEvent('filechooser');
    await pemimpin.getByRole('button', { name: 'Pilih berkas' }).click();
    await (await chosen).setFiles([exported('satu.csv')]);
    await pemimpin.getByRole('link', { name: 'satu.csv' }).waitFor();
    await pemimpin.goto(`${desk.base}/console/incidents/${slug}/sources/start`);
    const read = pemimpin.getByRole('button', { name: 'Baca 1 berkas' });
    await read.waitFor();
    for (const box of await pemimpin.getByRole('checkbox', { name: /^Terima usulan untuk/ }).all()) {
      await box.press('Space');
    }
    await barred(read);
    await pemimpin.getByText('nyatakan dilewati, atau jangan pilih').waitFor();
    expect(await desk.flaws(pemimpin)).toEqual([]);
    await desk.shot(pemimpin, 'sources-title-start-id-390');
    await pemimpin.getByRole('checkbox', { name: 'Lewati 3 baris pertama: bukan rekaman' }).press('Space');
    await read.click();
    await pemimpin.getByRole('dialog').getByRole('button', { name: 'Baca 1 berkas' }).click();
    await pemimpin.getByText('Semua berkas sudah dibaca.').waitFor();
    await pemimpin.getByRole('link', { name: 'satu.csv' }).click();
    await pemimpin.getByText('Baris di atas kepala kolom, dilewati').first().waitFor();
    expect(await desk.flaws(pemimpin)).toEqual([]);
  },
  3 * PATIENCE_MS,
);
