/** Letters through a printer, from its key to its answer, and the papers for an authority: by hand, in both languages. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decrypt, readMessage } from 'openpgp';
import type { Page } from 'playwright-core';
import { BatchFiles } from '../../src/handover/index.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { type ReportId, StoredReports } from '../../src/reports/index.ts';
import { aBank, type Bank } from '../support/banks.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { AN_ADDRESS, aQuietPerson } from '../support/handover.ts';
import { aSendingDesk, confirm, type SendingDesk, withReason } from '../support/sending-console.ts';

const LONG = 6 * PATIENCE_MS;

let desk: SendingDesk;
let printer: Bank;
let lead: Page;
let approver: Page;
let incident: IncidentId;
let notice: NoticeId;

beforeAll(async () => {
  desk = await aSendingDesk();
  const { office } = desk;
  printer = await aBank();
  const named = { authoritative: true, address: AN_ADDRESS };
  incident = await office.incident([
    aQuietPerson('a', { ...named, name: 'Siti Aminah' }),
    aQuietPerson('b', { ...named, name: 'Budi Santoso' }),
    aQuietPerson('c', { authoritative: true, name: 'Without an address' }),
  ]);
  const templateIds: string[] = [];
  for (const starter of office.messages.starters({ kind: 'individual', channel: 'letter' })) {
    templateIds.push(await office.messages.save(incident, starter, office.maker));
  }
  notice = await office.approved(incident, { templateIds, name: 'By letter' });
  await office.launches.launch(notice, {}, office.maker);
  lead = await desk.sit('Lena Lead', ['incident_lead']);
  approver = await desk.sit('Bima Approver', ['approver'], { language: 'id', scheme: 'dark', width: 390 });
}, LONG);
afterAll(() => desk?.close());

const at = (path: string) => `${desk.base}/console/incidents/${incident}/notices${path}`;

async function propose(name: string, stated?: string): Promise<void> {
  await lead.goto(at('/handover'));
  await lead.getByRole('button', { name: 'Ask for a vendor' }).click();
  await lead.getByLabel('What it takes').selectOption('letter');
  await lead.getByLabel('Name of the vendor').fill(name);
  await lead.getByLabel('OpenPGP public key').fill(printer.armored);
  if (stated) await lead.getByLabel('Fingerprint as the vendor read it aloud').fill(stated);
  const form = lead.getByRole('form', { name: 'Ask for a vendor' });
  await form.getByRole('button', { name: 'Ask for a vendor' }).click();
}

test(
  'a printer is asked for with its key: another key than it read aloud is refused, and the second person may refuse',
  async () => {
    await propose('Wrong Printer', 'AAAA BBBB CCCC DDDD EEEE FFFF 0000 1111 2222 3333');
    await lead.getByRole('alert').first().waitFor();
    await desk.well(lead, 'handover-wrong-key');
    await lead.getByLabel('Fingerprint as the vendor read it aloud').fill('');
    const form = lead.getByRole('form', { name: 'Ask for a vendor' });
    await form.getByRole('button', { name: 'Ask for a vendor' }).click();
    await lead.getByText('Asked. A second person decides.').waitFor();
    const own = lead.getByRole('button', { name: 'Approve', exact: true });
    await own.waitFor();
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    await approver.goto(at('/handover'));
    await withReason(approver, 'Tolak', { label: 'Alasan', reason: 'Bukan percetakan kita.' });
    await approver.getByText('Vendor ditolak.').waitFor();
    await propose('Percetakan Jaya');
    await lead.getByText('Asked. A second person decides.').waitFor();
    await approver.reload();
    await approver.getByRole('button', { name: 'Setujui', exact: true }).click();
    await approver
      .getByRole('dialog')
      .getByText(/dienkripsi untuk kunci [0-9A-F ]+/i)
      .waitFor();
    await desk.well(approver, 'handover-approve-id');
    await approver.getByRole('dialog').getByRole('button', { name: 'Setujui', exact: true }).click();
    await approver.getByText('Vendor disetujui.').waitFor();
  },
  LONG,
);

test(
  'a file is looked at, opened, taken back, opened again, handed out, confirmed and answered line by line',
  async () => {
    await lead.reload();
    await lead.getByRole('combobox', { name: 'Vendor' }).selectOption({ label: 'Percetakan Jaya' });
    await lead.getByRole('combobox', { name: 'Notice' }).selectOption({ label: 'By letter' });
    const open = lead.getByRole('button', { name: 'Open the file' });
    await open.waitFor();
    expect(await open.getAttribute('aria-disabled')).toBe('true');
    await openFile();
    await confirm(lead, 'Cancel the file');
    await lead.getByText('Cancelled.', { exact: true }).waitFor();
    await openFile();
    const download = lead.waitForEvent('download');
    await lead.getByRole('button', { name: 'Download', exact: true }).first().click();
    const asked = lead.getByRole('dialog');
    await asked.getByText(/what becomes of them is unknown until the vendor confirms/).waitFor();
    await desk.well(lead, 'handover-fetch');
    await asked.getByRole('button', { name: 'Download', exact: true }).click();
    const references = await referencesIn(await readFile(await (await download).path()));
    expect(references).toHaveLength(2);
    await lead.getByRole('button', { name: 'Vendor has it', exact: true }).first().click();
    await asked.getByText(/^2 people count as told from then on\. This cannot be taken back/).waitFor();
    await lead.keyboard.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    await withReason(lead, 'Vendor has it', { label: 'The vendor’s word', reason: 'Order 4711' });
    await lead.getByText('Confirmed by the vendor').first().waitFor();
    await lead.getByRole('button', { name: 'Bring results' }).first().click();
    const lines = ['reference,status', `${references[0]},delivered`, `${references[1]},eaten by a dog`];
    await lead.locator('input[type=file]').setInputFiles({
      name: 'answer.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${lines.join('\n')}\n`),
    });
    await asked.getByRole('button', { name: 'Bring results' }).click();
    await lead.getByText('1 lines taken, 1 rejected.').waitFor();
    await lead.getByText('a status we do not know').waitFor();
    await desk.well(lead, 'handover-answered');
    await lead.getByRole('button', { name: 'End', exact: true }).click();
    await asked.getByText(/Not handed out yet: 0 files .* Handed out: 1 files with 2 people/).waitFor();
    await asked.getByText(/This cannot be undone/).waitFor();
    await lead.keyboard.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    expect((await desk.office.states(notice))['letter']).toEqual(
      expect.arrayContaining(['delivered', 'suppressed']),
    );
  },
  LONG,
);

test(
  'yang tidak ada dalam berkas dapat dilihat satu per satu beserta alasannya',
  async () => {
    await approver.goto(at('/handover'));
    await approver.getByText('Yang tidak ada dalam berkas 1: 1').click();
    await approver.getByRole('cell', { name: 'Tidak ada alamat pos yang lengkap' }).waitFor();
    await desk.well(approver, 'handover-left-out-id');
  },
  LONG,
);

/** Opened and made, as a worker would. */
async function openFile(): Promise<void> {
  await lead.getByRole('button', { name: 'What would it hold?' }).click();
  await lead.getByText(/^\d people wait for it; 2 would be written to\.$/).waitFor();
  await confirm(lead, 'Open the file');
  await lead.getByText('The file is being made.').waitFor();
  const batch = await desk.office.t.db.tx((tx) =>
    tx.one<{ id: string }>(`SELECT id FROM handover_batch WHERE status = 'making'`),
  );
  await desk.app.get(BatchFiles, { strict: false }).make(batch!.id);
  await lead.getByText('Ready to be fetched').first().waitFor();
}

/** What only the printer reads: the list beside the letters. */
async function referencesIn(sealed: Buffer): Promise<string[]> {
  const message = await readMessage({ binaryMessage: new Uint8Array(sealed) });
  const { data } = await decrypt({ message, decryptionKeys: printer.privateKey, format: 'binary' });
  const text = Buffer.from(data as Uint8Array).toString('latin1');
  const list = text.slice(text.indexOf('reference,first_page')).split('\r\n').slice(1, 3);
  return list.map((line) => line.split(',')[0]!);
}

test(
  'di Indonesia: bukti diunduh, laporan dipesan, dan kedua bahasanya diambil sebagai halaman dan buku kerja',
  async () => {
    const page = await desk.sit('Lena Lead', ['incident_lead'], { language: 'id', width: 390 });
    await page.goto(at('/proof'));
    await page.getByText(/Belum ada hari yang disegel/).waitFor();
    const zip = page.waitForEvent('download');
    await page.getByRole('link', { name: /proof\.zip/ }).click();
    expect((await zip).suggestedFilename()).toBe('proof.zip');
    await page.getByRole('button', { name: 'Buat laporan sekarang' }).click();
    await page.getByText('Menunggu pekerja latar').waitFor();
    await desk.well(page, 'notices-report-waiting-id');
    const report = await desk.office.t.db.tx((tx) =>
      tx.one<{ id: ReportId }>(`SELECT id FROM regulator_report ORDER BY asked_at DESC LIMIT 1`),
    );
    await desk.app.get(StoredReports, { strict: false }).make(report!.id);
    await page.getByText('Siap', { exact: true }).waitFor();
    for (const [name, file] of [
      ['Halaman, bahasa Indonesia', 'id.html'],
      ['Halaman, bahasa Inggris', 'en.html'],
      ['Buku kerja, bahasa Inggris', 'en.xlsx'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const got = await download;
      expect(got.suggestedFilename()).toMatch(new RegExp(`${file.replace('.', '\\.')}$`));
      const bytes = await readFile(await got.path());
      expect(bytes.subarray(0, 2).toString()).toBe(file.endsWith('xlsx') ? 'PK' : '<!');
    }
    await desk.well(page, 'notices-report-id');
  },
  LONG,
);
