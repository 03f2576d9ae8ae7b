/** Sources in the console: files are brought in, mapped, read, and what they rejected is accepted, as people do it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startWork } from '../../src/app/work.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const SAMPLES = join(PROJECT_ROOT, 'samples', 'contoh-games');
const FILES = ['players.csv', 'payments.csv', 'kyc.csv', 'support_tickets.tsv.gz'];
const BIG = 'besar.csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LIMIT_BYTES = 20 * 1024 * 1024;

let web: TestWeb;
let desk: ConsoleDesk;
let slug: string;
let lead: Page;

beforeAll(async () => {
  web = await aWeb({ env: { AMENDS_UPLOAD_MAX_BYTES: String(LIMIT_BYTES) } });
  desk = await aConsole(web.app);
  await startWork(web.app);
  slug = (await anIncident(web)).slug;
  lead = await desk.sit('Lena Lead', ['incident_lead']);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

async function open(page: Page, path = ''): Promise<void> {
  await page.goto(`${desk.base}/console/incidents/${slug}/sources${path}`);
}

/** Every line another; `other` ones are as long. */
function bigFile(letter: string): Buffer {
  const lines = Array.from(
    { length: 400_000 },
    (_, i) => `${100_000 + i},${letter}${100_000 + i}@example.com`,
  );
  return Buffer.from(`id,surel\n${lines.join('\n')}\n`);
}

/** From now on a batch takes its time, for minutes in all: a fast machine would be done before anybody looked. */
async function slowReading(): Promise<() => Promise<void>> {
  await asOwner(
    `CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN PERFORM pg_sleep(1.5); RETURN NULL; END'`,
    'CREATE TRIGGER slow BEFORE INSERT ON staged_row FOR EACH STATEMENT EXECUTE FUNCTION take_time()',
  );
  return () => asOwner('DROP TRIGGER slow ON staged_row', 'DROP FUNCTION take_time');
}

function asOwner(...statements: readonly string[]): Promise<void> {
  return web.ownerDb.tx(async (tx) => {
    for (const statement of statements) await tx.run(statement);
  });
}

/** Dragged over from a folder, and let go. */
async function drop(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const named = files.map(({ name, bytes }) => [name, bytes.toString('base64')] as const);
  // As text: this side of it knows no browser's words.
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const [name, base64] of ${JSON.stringify(named)}) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  })()`);
  const area = page.getByText('Drop files here');
  for (const event of ['dragenter', 'dragover', 'drop']) await area.dispatchEvent(event, { dataTransfer });
}

/** The line out of this browser window, as fast as one says; -1 for as fast as it is. */
async function lineOf(page: Page): Promise<(bytesPerSecond: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (uploadThroughput) => {
    const emulated = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
    await session.send('Network.emulateNetworkConditions', emulated);
  };
}

test(
  'an upload is paused, goes on, and after a reload goes on only with the same file',
  async () => {
    await open(lead);
    await lead.getByText('There is no file yet').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-empty');
    const line = await lineOf(lead);
    // Nine megabytes: a minute and a half.
    await line(100_000);
    const file = { name: BIG, mimeType: 'text/csv', buffer: bigFile('a') };
    const chosen = lead.waitForEvent('filechooser');
    await lead.getByRole('button', { name: 'Choose files' }).click();
    await (await chosen).setFiles([file]);
    const row = lead.getByRole('list', { name: 'On their way' }).getByRole('listitem');
    await row.getByText(/MB\/s|KB\/s/).waitFor();
    await lead.getByRole('button', { name: `Pause ${BIG}` }).click();
    await row.getByText('Paused').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-upload');
    await lead.getByRole('button', { name: `Go on with ${BIG}` }).click();
    await row.getByText(/Sending.* of /).waitFor();
    lead.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    await lead.reload();
    const unfinished = lead.getByRole('list', { name: 'Unfinished uploads' });
    await unfinished.getByText(BIG, { exact: true }).waitFor();
    await line(-1);
    const again = lead.getByLabel(`Choose ${BIG} to go on`);
    await again.first().setInputFiles([{ ...file, buffer: bigFile('b') }]);
    await unfinished.getByText('but other content than what has landed').waitFor();
    await desk.shot(lead, 'sources-unfinished');
    await again.first().setInputFiles([file]);
    await lead.getByRole('link', { name: BIG }).waitFor();
    await unfinished.waitFor({ state: 'hidden' });
  },
  3 * PATIENCE_MS,
);

test(
  'a reading says how far it is, also after a reload, and is cancelled in numbers; then the file goes',
  async () => {
    await lead.getByRole('link', { name: BIG }).click();
    await lead.getByRole('heading', { name: 'What the file looks like' }).waitFor();
    await lead.getByRole('rowheader', { name: 'surel' }).waitFor();
    await lead.getByRole('link', { name: 'Say what each column carries' }).click();
    await lead.getByText('2 columns are not decided yet.').first().waitFor();
    await lead.getByRole('button', { name: 'Take the proposal for surel' }).click();
    await lead.getByText('1 column is not decided yet.').first().waitFor();
    await lead.getByRole('button', { name: 'Take the proposal for id' }).press('Enter');
    await lead.getByText('It fits the file.').waitFor();
    const atFullSpeed = await slowReading();
    await lead.getByRole('button', { name: 'Save and read the file' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Save and read' }).click();
    await lead
      .getByText(/rows\/s/)
      .first()
      .waitFor();
    await lead.reload();
    await lead
      .getByText(/rows\/s/)
      .first()
      .waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-reading');
    await lead.getByRole('button', { name: 'Cancel the reading' }).click();
    const question = lead.getByRole('dialog');
    await question.getByText(/rows staged and 0 rejects so far are deleted/).waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await question.getByRole('button', { name: 'Cancel the reading' }).click();
    await lead.getByText('The reading was cancelled').waitFor();
    await atFullSpeed();
    await lead.getByRole('button', { name: 'Remove the file' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await lead.getByText('There is no file yet').waitFor();
  },
  3 * PATIENCE_MS,
);

test(
  'several files are brought in and read together, uncertain columns only by name',
  async () => {
    await open(lead);
    await drop(
      lead,
      FILES.map((name) => ({ name, bytes: readFileSync(join(SAMPLES, name)) })),
    );
    await lead.getByRole('link', { name: 'Read 4 files together' }).click();
    const act = lead.getByRole('button', { name: 'Read 4 files' });
    await act.waitFor();
    for (const box of await lead.getByRole('checkbox', { name: /^Take the proposal for/ }).all()) {
      await box.press('Space');
    }
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-start');
    await act.click();
    await lead.getByRole('dialog').getByText('4 files').first().waitFor();
    await lead.getByRole('dialog').getByRole('button', { name: 'Read 4 files' }).click();
    await lead.getByText('4 files are being read.').waitFor();
    await lead.getByText('Every file is read.').waitFor();
    await lead.getByText('It adds up.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-list');
    expect(await lead.getByRole('link', { name: 'Find the people' }).getAttribute('href')).toMatch(/people$/);
  },
  3 * PATIENCE_MS,
);

test(
  'a mapping that breaks is told at its column; mended, it is the next version, with what changed',
  async () => {
    await lead.getByRole('link', { name: 'players.csv' }).click();
    await lead.getByRole('link', { name: 'Open the mapping' }).click();
    const column = lead.getByRole('region', { name: 'Column last_login_ip' });
    await column.getByLabel('Used for').selectOption('email');
    await column.getByText('a second time for one subject').waitFor();
    await lead.getByText('1 problem is left.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-mapping-broken');
    await lead.reload();
    await column.getByText('a second time for one subject').waitFor();
    await lead.getByText('You have changes that are not saved.').waitFor();
    await column.getByLabel('Used for').selectOption('');
    await column.getByLabel('Form').selectOption('masked');
    await column.getByText('More', { exact: true }).press('Enter');
    await column.getByLabel('Further values that mean nothing here').fill('0.0.0.0\nhidden');
    await column.getByLabel('Remark').fill('checked with security');
    const whole = lead.getByRole('region', { name: 'The file as a whole' });
    await whole.getByRole('button', { name: 'Add a condition' }).click();
    const condition = whole.getByRole('group', { name: 'Condition 1' });
    await condition.getByLabel('Column').selectOption('username');
    await condition.getByLabel('Counts').selectOption('not_in');
    await condition.getByLabel('Values').fill('robot');
    await whole.getByText('More', { exact: true }).click();
    await whole.getByRole('button', { name: 'Add a kind of data' }).click();
    await whole.getByRole('button', { name: 'Add a person' }).click();
    await lead.getByText('It fits the file.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-mapping-more');
    await whole.getByRole('button', { name: 'Remove kind of data 1' }).click();
    await whole.getByRole('button', { name: 'Remove person 1' }).click();
    await lead.getByText('It fits the file.').waitFor();
    await lead.getByRole('button', { name: 'Save and read the file' }).click();
    await lead
      .getByRole('dialog')
      .getByText(/rows staged and \d+ rejects of the present version are deleted/)
      .waitFor();
    await lead.getByRole('dialog').getByRole('button', { name: 'Save and read' }).click();
    await lead.getByText('Read; waits for acceptance').waitFor();
    await lead.getByRole('link', { name: 'Versions of the mapping' }).click();
    await lead.getByRole('heading', { name: 'Version 2' }).waitFor();
    await lead.getByRole('rowheader', { name: 'last_login_ip' }).waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-versions');
  },
  3 * PATIENCE_MS,
);

test(
  'the maker may not accept; another person does on a telephone, in Indonesian and in the dark',
  async () => {
    await open(lead);
    await lead.getByRole('link', { name: 'payments.csv' }).click();
    await lead.getByText('You uploaded or mapped this file; a second person accepts its rejects.').waitFor();
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('link', { name: 'Download as CSV' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^file,line,reason\r?\npayments\.csv,\d+,/);
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-source');
    const kedua = await desk.sit('Kirana Kedua', ['incident_lead'], {
      language: 'id',
      width: 390,
      scheme: 'dark',
    });
    await open(kedua);
    await kedua.getByText('Semua berkas sudah dibaca.').waitFor();
    await desk.shot(kedua, 'sources-list-id-390-dark');
    await kedua.getByRole('link', { name: 'payments.csv' }).click();
    await kedua.getByRole('heading', { name: 'Yang ditolak' }).waitFor();
    await kedua.getByRole('rowheader', { name: 'Tidak ada penunjuk pemiliknya' }).waitFor();
    expect(await desk.flaws(kedua)).toEqual([]);
    await desk.shot(kedua, 'sources-rejects-id-390-dark');
    await kedua.getByRole('button', { name: 'Setujui dan hapus berkasnya' }).press('Enter');
    const question = kedua.getByRole('dialog');
    await question.getByText(/Anda menyetujui \d+ × .*dihapus selamanya/).waitFor();
    expect(await desk.flaws(kedua)).toEqual([]);
    await question.getByRole('button', { name: 'Setujui dan hapus berkasnya' }).press('Enter');
    await kedua.getByRole('heading', { name: 'Bukti penghapusan' }).waitFor();
    await open(kedua);
    await kedua.getByRole('link', { name: 'kyc.csv' }).click();
    await kedua.getByRole('link', { name: 'Buka pemetaan' }).click();
    await kedua
      .getByText('Cocok dengan berkasnya.')
      .or(kedua.getByText('Ini sudah pemetaan'))
      .first()
      .waitFor();
    expect(await desk.flaws(kedua)).toEqual([]);
    await desk.shot(kedua, 'sources-mapping-id-390-dark');
  },
  3 * PATIENCE_MS,
);

test(
  'who may only look sees every step with the reason why it is not theirs',
  async () => {
    const auditor = await desk.sit('Agus Auditor', ['auditor']);
    await open(auditor);
    await barred(auditor.getByRole('button', { name: 'Choose files' }));
    await auditor
      .getByText(/Needs the permission intake\.write/)
      .first()
      .waitFor();
    expect(await desk.flaws(auditor)).toEqual([]);
  },
  2 * PATIENCE_MS,
);

test(
  'what cannot be taken is said in plain words, before it is sent or after it landed',
  async () => {
    await open(lead);
    await drop(lead, [
      { name: 'raksasa.csv', bytes: Buffer.alloc(LIMIT_BYTES + 1, 'a') },
      { name: 'kosong.csv', bytes: Buffer.alloc(0) },
      { name: 'daftar.pdf', bytes: Buffer.from('%PDF-1.7 daftar') },
    ]);
    await lead.getByText('raksasa.csv is larger than 20 MB').waitFor();
    await lead.getByText('kosong.csv is empty').waitFor();
    await lead.getByText('Not taken').waitFor();
    await lead.getByText(/daftar\.pdf is a PDF: ask for the export as CSV/).waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await desk.shot(lead, 'sources-refused');
  },
  2 * PATIENCE_MS,
);

test(
  'mappings go out as a spreadsheet, and one that says the same changes nothing',
  async () => {
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('button', { name: 'All mappings as a spreadsheet' }).click(),
    ]);
    const buffer = readFileSync(await download.path());
    const chosen = lead.waitForEvent('filechooser');
    await lead.getByRole('button', { name: 'Take a spreadsheet back' }).click();
    await (await chosen).setFiles([{ name: 'mapping.xlsx', mimeType: XLSX, buffer }]);
    await lead.getByRole('dialog').getByText('Every cell of mapping.xlsx is checked.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await lead.getByRole('dialog').getByRole('button', { name: 'Check and take it' }).click();
    await lead.getByText('Nothing differed; nothing is read again.').waitFor();
  },
  2 * PATIENCE_MS,
);
