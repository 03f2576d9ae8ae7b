/** Notices from draft to proof, as two people do it in a browser: in English and in Indonesian, wide and narrow. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from 'playwright-core';
import { AlarmWatch, WrongBursts } from '../../src/alarms/index.ts';
import { createWeb } from '../../src/app/web.ts';
import { BatchFiles } from '../../src/handover/index.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { CountJobs, type EmailProvider, Launches, type SendOutcome } from '../../src/notices/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { type ReportId, StoredReports } from '../../src/reports/index.ts';
import { aBank } from '../support/banks.ts';
import {
  aConsole,
  barred,
  confirm,
  type ConsoleDesk,
  focused,
  PATIENCE_MS,
  withReason,
} from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';

const PEOPLE = 1_010;
const LONG = 6 * PATIENCE_MS;

let office: PostOffice;
let app: NestFastifyApplication;
let desk: ConsoleDesk;
let slug: string;
let incidentId: IncidentId;
let lead: Page;
let approver: Page;

beforeAll(async () => {
  office = await PostOffice.open();
  const { t } = office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const env = {
    AMENDS_DATA_DIR: t.dir,
    AMENDS_SANDBOX_URL: office.sandbox.url,
    AMENDS_SANDBOX_FROM: 'Contoh <care@contoh.example>',
  };
  app = await createWeb({ config: loadConfig(env), database, log: SILENT });
  await app.get(CountJobs, { strict: false }).start();
  ({ id: incidentId, slug } = await anIncident(t));
  const many = Array.from({ length: PEOPLE - 4 }, (_, i) => aPerson(`many${i}`));
  const rows = [aPerson('quiet', { email: undefined }), ...[1, 2, 3].map(() => aPerson('bounce')), ...many];
  await stage(t, incidentId, { name: 'players.csv', rows });
  await office.people.resolve(incidentId, office.maker);
  for (const starter of office.messages.starters({ kind: 'individual' })) {
    if (starter.channel !== 'letter') await office.messages.save(incidentId, starter, office.maker);
  }
  desk = await aConsole(app);
  lead = await desk.sit('Lena Lead', ['incident_lead']);
  approver = await desk.sit('Bima Approver', ['approver']);
}, LONG);
afterAll(async () => {
  await desk?.close();
  await app?.close();
  await office?.close();
});

const at = (path = '') => `${desk.base}/console/incidents/${slug}/notices${path}`;

/** The page as it stands has nothing that axe finds, and its picture is kept. */
async function well(page: Page, name: string): Promise<void> {
  expect(await desk.flaws(page)).toEqual([]);
  await desk.shot(page, `notices-${name}`);
}

async function draftOf(page: Page, name: string): Promise<NoticeId> {
  await page.goto(at('/new'));
  await page.getByRole('textbox', { name: 'Name of the notice' }).fill(name);
  await page.keyboard.press('Enter');
  const texts = page.getByRole('group', { name: 'Texts' }).getByRole('checkbox');
  await texts.first().waitFor();
  for (const box of await texts.all()) await box.check();
  await page.getByLabel('Add a file for a hand-over vendor').check();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: 'A first wave, then the rest' }).check();
  await page.getByLabel('People in the first wave').fill('5');
  await page.getByRole('radio', { name: 'None: send at any hour' }).check();
  await page.getByRole('radio', { name: 'Another day and hour' }).check();
  await page.getByLabel('Day and hour of the deadline').fill('2030-12-01T10:00');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) as NoticeId;
}

let notice: NoticeId;

test(
  'the list says what to do first, and a draft takes four calm steps',
  async () => {
    await lead.goto(at());
    await lead.getByText('No notice has been drafted.').waitFor();
    await well(lead, 'list-empty');
    await lead.getByRole('button', { name: 'Draft a notice' }).click();
    await lead.getByRole('button', { name: 'Next' }).click();
    await lead.getByText('Give the notice a name.').waitFor();
    await focused(lead.locator('[aria-invalid=true]'));
    await well(lead, 'draft');
    notice = await draftOf(lead, 'What happened');
    await lead.getByText('Nothing is in the way.').waitFor();
    await lead.getByText('Within the cost ceiling').waitFor();
    await lead.getByRole('heading', { name: 'If it were launched now' }).waitFor();
    await well(lead, 'check');
  },
  LONG,
);

test(
  'the lead submits; who made it cannot approve it, and reads why',
  async () => {
    await lead.getByRole('button', { name: 'Submit for approval' }).click();
    await lead.getByText('A second person is asked to approve it for 1,010 people').waitFor();
    await well(lead, 'submit');
    await lead.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await lead.getByText('Submitted. A second person can approve it now.').waitFor();
    const approve = lead.getByRole('button', { name: 'Approve', exact: true });
    await barred(approve);
    await lead.getByText('Needs the permission notice.approve').first().waitFor();
    await well(lead, 'submitted');
  },
  LONG,
);

test(
  'another person sees exactly what would be sent, at what cost, and approves it',
  async () => {
    await approver.goto(at(`/${notice}`));
    await approver.getByText('What is approved is exactly this.').waitFor();
    await approver.getByText('Show the text').first().click();
    await approver.getByText('What people read').first().waitFor();
    await well(approver, 'approval');
    await approver.getByRole('button', { name: 'Approve', exact: true }).click();
    await approver.getByText('You approve telling 1,010 people').waitFor();
    await approver.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
    await approver.getByText('Approved. It can be launched.').waitFor();
  },
  LONG,
);

test(
  'it is launched, watched live in two waves, and a reload shows the same',
  async () => {
    await lead.goto(at(`/${notice}`));
    await lead.getByRole('button', { name: 'Launch', exact: true }).click();
    await lead.getByText('1,010 people are told, beginning now').waitFor();
    await well(lead, 'launch');
    await lead.getByRole('dialog').getByRole('button', { name: 'Launch now' }).click();
    await lead.getByText('Live: these figures follow what happens.').waitFor();
    await office.work(notice);
    await app.get(Launches, { strict: false }).status(notice);
    await lead.getByRole('button', { name: 'Open wave 2' }).waitFor();
    await well(lead, 'live');
    await lead.getByRole('button', { name: 'Pause' }).click();
    await lead.getByText('Paused: no new message starts.').waitFor();
    await confirm(lead, 'Resume');
    await lead.getByText('It goes on.').waitFor();
    await confirm(lead, 'Open wave 2');
    await lead.getByText('Wave 2 is open.').waitFor();
    await office.work(notice);
    await office.untilStates(notice, ({ email }) => email!.filter((s) => s === 'bounced').length === 3);
    await lead.reload();
    await lead.getByText('Live: these figures follow what happens.').waitFor();
    await figure(lead, 'Told', '1,006');
    await figure(lead, 'Failed', '3');
    await well(lead, 'told');
  },
  LONG,
);

/** A large figure by its name. */
async function figure(page: Page, name: string, value: string): Promise<void> {
  const own = page.locator('.figure').filter({ has: page.getByText(name, { exact: true }) });
  await own.getByText(value, { exact: true }).waitFor();
}

test(
  'a lost connection is said, and found again',
  async () => {
    await lead.route('**/live', (route) => route.abort());
    await lead.reload();
    await lead.getByText('Connection lost; what you see may be old.').waitFor();
    expect(await desk.flaws(lead)).toEqual([]);
    await lead.unroute('**/live');
    await lead.getByText('Connection lost; what you see may be old.').waitFor({ state: 'hidden' });
  },
  LONG,
);

test(
  'what failed stands by its reason; a part is counted, then sent again',
  async () => {
    const part = lead.getByRole('group', { name: 'Try a part again' });
    await part.getByRole('button', { name: 'Count what would be sent again' }).click();
    await part.getByText('Nothing of that kind would be sent again.').waitFor();
    await part.getByLabel('Also people another channel has reached').check();
    await part.getByRole('button', { name: 'Count what would be sent again' }).click();
    await part.getByText('3 messages would be sent again.').waitFor();
    await withReason(lead, 'Send 3 again', { label: 'Reason' });
    await lead.getByText('3 messages are being sent again.').waitFor();
    await office.work(notice);
    // Their addresses bounced for good: nothing goes there before a person lets it.
    await office.untilStates(notice, ({ email }) => email!.filter((s) => s === 'suppressed').length === 3);
    await lead.goto(at('/held'));
    await lead
      .getByRole('checkbox', { name: /E-mail address/ })
      .nth(2)
      .waitFor();
    for (const box of await lead.getByRole('checkbox', { name: /E-mail address/ }).all()) await box.check();
    await withReason(lead, 'Let it be written to again', { label: 'Reason' });
    await lead.getByText('3 addresses can be written to again.').waitFor();
    await well(lead, 'held');
  },
  LONG,
);

test(
  'a stop says how much it cancels, and afterwards how much it cancelled',
  async () => {
    const id = await draftOf(lead, 'A second one');
    await confirm(lead, 'Submit for approval', 'Submit');
    await approver.goto(at(`/${id}`));
    await confirm(approver, 'Approve');
    await approver.getByText('Approved. It can be launched.').waitFor();
    await lead.reload();
    await confirm(lead, 'Launch', 'Launch now');
    await lead.getByText('Live: these figures follow what happens.').waitFor();
    await figure(lead, 'Still to do', '1,010');
    await lead.getByRole('button', { name: 'Stop for good' }).click();
    await lead.getByText(/messages that have not been sent are cancelled/).waitFor();
    await well(lead, 'stop');
    await lead.getByRole('dialog').getByRole('button', { name: 'Stop for good' }).click();
    await lead.getByText(/^Stopped. 1,0\d\d messages were cancelled/).waitFor();
  },
  LONG,
);

const AMBIGUOUS: SendOutcome = { class: 'ambiguous', code: 'ECONNRESET', detail: '' };
const lost = (real: EmailProvider): EmailProvider => ({
  name: 'ses',
  callsMax: real.callsMax,
  timeoutMs: real.timeoutMs,
  preflight: () => real.preflight(),
  close: () => real.close(),
  send: async (batch) => batch.map(() => AMBIGUOUS),
});

test(
  'di Indonesia: yang tidak diketahui diputuskan, jalur dihentikan dan dilepaskan',
  async () => {
    const other = await office.launched([aPerson('hilang'), aPerson('hilang')]);
    await office.work(other.id, { wrapEmail: lost });
    const page = await desk.sit('Lena Lead', ['incident_lead'], {
      language: 'id',
      scheme: 'dark',
      width: 390,
    });
    await page.goto(`${desk.base}/console/incidents/${other.incidentId}/notices/unknowns`);
    await page.getByRole('button', { name: 'Putuskan semuanya' }).first().click();
    await page.getByRole('radio', { name: /Pesan sudah sampai/ }).check();
    await page.getByRole('textbox', { name: 'Alasan' }).fill('Sudah ditelepon.');
    await well(page, 'unknowns-id');
    await page.getByRole('dialog').getByRole('button', { name: 'Putuskan', exact: true }).click();
    await page.getByText('2 diputuskan.').waitFor();
    await page.getByText('Tidak ada yang tidak diketahui.').waitFor();
    await page.goto(at('/lanes'));
    await page.getByRole('button', { name: 'Hentikan', exact: true }).first().click();
    const halting = page.getByRole('dialog');
    await halting.getByText(/\d+ (email|SMS) menunggu dikirim.*tidak dapat ditarik/).waitFor();
    await page.keyboard.press('Escape');
    await halting.waitFor({ state: 'hidden' });
    await withReason(page, 'Hentikan', { label: 'Alasan' });
    await page.getByText('Jalur dihentikan.').waitFor();
    await well(page, 'lanes-id');
    await app.get(AlarmWatch, { strict: false }).look();
    await app.get(WrongBursts, { strict: false }).keep('link', 'a1b2c3', 30);
    await page.goto(`${desk.base}/console/alarms`);
    await page.getByText('Pengiriman terhenti').waitFor();
    await withReason(page, 'Saya tangani', { label: 'Apa yang Anda lakukan' });
    await page.getByText('Nama Anda kini tercantum di sampingnya.').waitFor();
    await page.getByText('As agreed on the telephone.').waitFor();
    await well(page, 'alarms-id');
    await page.goto(at('/lanes'));
    await confirm(page, 'Lepaskan');
    await page.getByText('Jalur terbuka.').waitFor();
  },
  LONG,
);

test(
  'di Indonesia: vendor disetujui orang kedua, berkasnya diunduh, dipastikan, dan dijawab',
  async () => {
    const seat = { language: 'id', scheme: 'dark' } as const;
    const page = await desk.sit('Lena Lead', ['incident_lead'], seat);
    const second = await desk.sit('Bima Approver', ['approver'], { ...seat, width: 390 });
    await page.goto(at('/handover'));
    await page.getByText('Belum ada vendor.').waitFor();
    await page.getByRole('button', { name: 'Usulkan vendor' }).click();
    await page.getByLabel('Yang diterimanya').selectOption('handover');
    await page.getByLabel('Nama vendor').fill('Pesan Cepat');
    await page.getByLabel('Kunci publik OpenPGP').fill((await aBank()).armored);
    await page
      .getByRole('form', { name: 'Usulkan vendor' })
      .getByRole('button', { name: 'Usulkan vendor' })
      .click();
    await page.getByText('Sudah diusulkan. Orang kedua memutuskan.').waitFor();
    await second.goto(at('/handover'));
    await confirm(second, 'Setujui');
    await second.getByText('Vendor disetujui.').waitFor();
    await well(second, 'vendors-id');
    await page.reload();
    await page.getByRole('combobox', { name: 'Vendor' }).selectOption({ label: 'Pesan Cepat' });
    await page.getByRole('combobox', { name: 'Pemberitahuan' }).selectOption({ label: 'What happened' });
    await page.getByRole('button', { name: 'Apa isinya nanti?' }).click();
    await page.getByText(/orang menunggu; \d+ akan dikirimi/).waitFor();
    await confirm(page, 'Buka berkas ini');
    await page.getByText('Berkas sedang dibuat.').waitFor();
    const batch = await office.t.db.tx((tx) =>
      tx.one<{ id: string }>(`SELECT id FROM handover_batch LIMIT 1`),
    );
    await app.get(BatchFiles, { strict: false }).make(batch!.id);
    await page.getByText('Siap diambil').waitFor();
    const download = page.waitForEvent('download');
    await confirm(page, 'Unduh');
    await download;
    await withReason(page, 'Vendor menerimanya', { label: 'Pernyataan vendor' });
    await page.getByText('Dipastikan vendor').waitFor();
    await page.getByRole('button', { name: 'Masukkan hasil' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'hasil.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('reference,status\nnonsense,delivered\n'),
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Masukkan hasil' }).click();
    await page.getByText('0 baris diterima, 1 ditolak.').waitFor();
    await page.getByText('bukan rujukan berkas ini').waitFor();
    await well(page, 'handover-id');
  },
  LONG,
);

test(
  'proof and the regulator’s report are made and fetched',
  async () => {
    await lead.goto(at('/proof'));
    const zip = lead.waitForEvent('download');
    await lead.getByRole('link', { name: 'Download proof.zip' }).click();
    expect((await zip).suggestedFilename()).toBe('proof.zip');
    await lead.getByRole('button', { name: 'Make a report now' }).click();
    await lead.getByText('Waits for a worker').waitFor();
    const report = await office.t.db.tx((tx) =>
      tx.one<{ id: ReportId }>(`SELECT id FROM regulator_report ORDER BY asked_at DESC LIMIT 1`),
    );
    await app.get(StoredReports, { strict: false }).make(report!.id);
    await lead.getByText('Ready').waitFor();
    const workbook = lead.waitForEvent('download');
    await lead.getByRole('link', { name: /Workbook, Indonesian/ }).click();
    expect((await workbook).suggestedFilename()).toMatch(/id\.xlsx$/);
    await well(lead, 'proof');
  },
  LONG,
);

test(
  'seeds, the hotline’s cap and a deputy are set by whoever may',
  async () => {
    await lead.goto(at('/seeds'));
    await lead.getByLabel('What you call it').fill('Web team');
    await lead.getByLabel('E-mail address').fill('web@contoh.example');
    await lead.getByRole('button', { name: 'Add', exact: true }).click();
    await lead.getByText('Added: from the next launch on.').waitFor();
    await well(lead, 'seeds');
    await lead.goto(at('/lanes'));
    await lead.getByLabel('Calls an hour the hotline can answer').fill('200');
    await lead.getByLabel('Callers of a thousand people told').fill('20');
    await lead.getByRole('button', { name: 'Set the cap' }).click();
    await lead.getByText('The hotline’s cap is set.').waitFor();
    await figure(lead, 'People told an hour at most', '10,000');
    await well(lead, 'lanes');
    await approver.goto(at('/approvals'));
    await approver.getByLabel('Their e-mail address').fill('lena.lead@example.com');
    await approver.getByLabel('Until').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
    await approver.getByLabel('Why').fill('On leave.');
    await approver.getByRole('button', { name: 'Name your deputy' }).click();
    await approver.getByText('Your deputy is named.').waitFor();
    await well(approver, 'approvals');
  },
  LONG,
);
