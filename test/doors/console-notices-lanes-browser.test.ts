/** Plans, lanes, the hotline's cap, unknowns one by one, a restored database, a test alarm: by hand, in both languages. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type EmailProvider, Hotlines, Restores, type SendOutcome } from '../../src/notices/index.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { aPerson } from '../support/notices.ts';
import { aSendingDesk, confirm, figure, type SendingDesk, withReason } from '../support/sending-console.ts';

const LONG = 6 * PATIENCE_MS;

let onCall: Server;
let desk: SendingDesk;
let lead: Page;
let pemimpin: Page;

beforeAll(async () => {
  onCall = createServer((asked, answer) => {
    asked.resume().on('end', () => answer.writeHead(204).end());
  });
  await new Promise<void>((resolve) => onCall.listen(0, '127.0.0.1', resolve));
  desk = await aSendingDesk({
    AMENDS_ALARM_WEBHOOK_URL: `http://127.0.0.1:${(onCall.address() as AddressInfo).port}/alarm`,
    AMENDS_ALARM_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  });
  lead = await desk.sit('Lena Lead', ['incident_lead']);
  pemimpin = await desk.sit('Lena Lead', ['incident_lead'], { language: 'id', scheme: 'dark', width: 390 });
}, LONG);
afterAll(async () => {
  await desk?.close();
  onCall?.closeAllConnections();
  await new Promise((resolve) => onCall.close(resolve));
});

const room = <T>(of: abstract new (...args: never[]) => T): T => desk.app.get<T>(of, { strict: false });
const at = (incident: IncidentId, path = '') => `${desk.base}/console/incidents/${incident}/notices${path}`;

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
  'the plan of a draft is changed: waves by a schedule, a start, quiet hours of one’s own, a ceiling',
  async () => {
    const incident = await desk.office.incident([aPerson('plan')]);
    const id = await desk.office.draft(incident);
    await lead.goto(at(incident, `/${id}`));
    await lead.getByRole('button', { name: 'Change the plan' }).click();
    await lead.getByRole('radio', { name: 'In waves of a fixed size' }).check();
    await lead.getByRole('button', { name: 'Save the plan' }).click();
    await lead.getByText('Say how many people make one wave.').waitFor();
    await lead.getByLabel('People per wave').fill('1000');
    await lead.getByLabel('Minutes between waves').fill('60');
    await lead.getByRole('radio', { name: 'Other hours' }).check();
    await lead.getByLabel('From', { exact: true }).fill('21:00');
    await lead.getByLabel('To', { exact: true }).fill('07:00');
    await lead.getByLabel(/What it may cost at most/).fill('12.50');
    await desk.well(lead, 'notices-plan');
    await lead.getByRole('button', { name: 'Save the plan' }).click();
    await lead.getByText('waves of 1,000 people; one each 60 minutes').waitFor();
    await lead.getByText('21:00–07:00, SMS').waitFor();
    expect(await desk.office.notices.get(id)).toMatchObject({
      waves: { waveSize: 1000, everyMinutes: 60 },
      costCeilingMinor: 1250n,
    });
  },
  LONG,
);

test(
  'di Indonesia: selama pengiriman batas layanan telepon hanya dapat diperlambat, dan jalur dibatasi',
  async () => {
    const { office } = desk;
    const incident = await office.incident([aPerson('a'), aPerson('b')]);
    const cap = { incidentId: incident, callsPerHour: 50, callersPerThousand: 100 };
    await room(Hotlines).set(cap, office.maker);
    const id = await office.approved(incident);
    await office.launches.launch(id, {}, office.maker);
    await pemimpin.goto(at(incident, '/lanes'));
    const calls = pemimpin.getByLabel('Panggilan per jam yang sanggup dijawab');
    await calls.fill('60');
    await pemimpin.getByRole('button', { name: 'Atur batas' }).click();
    await pemimpin.getByText(/disetujui dengan paling banyak 500 orang per jam/).waitFor();
    await desk.well(pemimpin, 'notices-hotline-refused-id');
    await calls.fill('40');
    await pemimpin.getByRole('button', { name: 'Atur batas' }).click();
    await pemimpin.getByText('Batas layanan telepon sudah diatur.').waitFor();
    await figure(pemimpin, 'Orang yang diberi tahu per jam paling banyak', '400');
    await pemimpin.getByRole('button', { name: 'Batasi', exact: true }).first().click();
    const asked = pemimpin.getByRole('dialog');
    await asked.getByRole('textbox').fill('nol');
    await asked.getByRole('button', { name: 'Batasi', exact: true }).click();
    await asked.getByText('Tulis angka di atas 0, atau kosongkan.').first().waitFor();
    await asked.getByRole('textbox').fill('2,5');
    await asked.getByRole('button', { name: 'Batasi', exact: true }).click();
    await pemimpin.getByText('Batas sudah diatur.').waitFor();
    await pemimpin.getByRole('cell', { name: '2,5', exact: true }).first().waitFor();
    await pemimpin.getByRole('button', { name: 'Bila tidak diketahui' }).first().click();
    await asked.getByRole('combobox').selectOption('hold');
    await asked.getByRole('button', { name: 'Pilih', exact: true }).click();
    await pemimpin.getByText('Aturan untuk status tidak diketahui sudah diatur.').waitFor();
    await desk.well(pemimpin, 'notices-lanes-capped-id');
    await office.launches.stop(id, office.maker);
  },
  LONG,
);

test(
  'what is unknown is decided one by one with a reason: sent again, or left',
  async () => {
    const { office } = desk;
    const { id, incidentId } = await office.launched([aPerson('lost'), aPerson('lost')]);
    await office.work(id, { wrapEmail: lost });
    await lead.goto(at(incidentId, '/unknowns'));
    await lead
      .getByRole('checkbox', { name: /^\d+:\d+/ })
      .first()
      .check();
    await lead.getByText('1 chosen').waitFor();
    await lead.getByRole('button', { name: 'Decide the chosen' }).click();
    const asked = lead.getByRole('dialog');
    await asked.getByRole('radio', { name: 'Send again (may arrive twice)' }).check();
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Their mailbox shows nothing.');
    await desk.well(lead, 'notices-unknown-one');
    await asked.getByRole('button', { name: 'Decide', exact: true }).click();
    await lead.getByText('1 decided.').waitFor();
    await office.work(id);
    await lead.reload();
    await lead
      .getByRole('checkbox', { name: /^\d+:\d+/ })
      .first()
      .check();
    await lead.getByRole('button', { name: 'Decide the chosen' }).click();
    await asked.getByRole('radio', { name: 'Leave it: no further message' }).check();
    await asked.getByRole('textbox', { name: 'Reason' }).fill('They were called.');
    await asked.getByRole('button', { name: 'Decide', exact: true }).click();
    await lead.getByText('Nothing is unknown.').waitFor();
    await desk.well(lead, 'notices-unknown-none');
  },
  LONG,
);

test(
  'di Indonesia: alarm uji dikirim kepada semua yang dikabari, setelah ditanyakan dahulu',
  async () => {
    const admin = await desk.sit('Adi Admin', ['admin'], { language: 'id' });
    await admin.goto(`${desk.base}/console/alarms`);
    await admin.getByRole('button', { name: 'Kirim alarm uji' }).click();
    await admin
      .getByRole('dialog')
      .getByText(/menyebut dirinya uji coba/)
      .waitFor();
    await admin.getByRole('dialog').getByRole('button', { name: 'Kirim alarm uji' }).click();
    await admin.getByText('Alarm uji sudah dikirim.').waitFor();
    await admin.getByRole('row', { name: 'webhook diterima' }).waitFor();
    await desk.well(admin, 'alarms-test-id');
  },
  LONG,
);

test(
  'di Indonesia: setelah pemulihan jalur terhenti, penelusuran dilewati orang kedua, lalu yang ditahan dilepaskan',
  async () => {
    const { office } = desk;
    const { incidentId } = await office.launched([aPerson('r'), aPerson('r')]);
    await room(Restores).holdEverything('restored database: timeline');
    const second = await desk.sit('Bima Approver', ['approver'], { language: 'id' });
    await pemimpin.goto(at(incidentId, '/lanes'));
    await pemimpin.getByRole('heading', { name: 'Basis data yang dipulihkan' }).waitFor();
    await pemimpin.getByRole('button', { name: 'Lepaskan', exact: true }).first().click();
    await pemimpin.getByRole('dialog').getByRole('button', { name: 'Lepaskan', exact: true }).click();
    await pemimpin
      .getByRole('dialog')
      .getByText(/masih diputar ulang/)
      .waitFor();
    await desk.well(pemimpin, 'notices-restored-id');
    await second.goto(at(incidentId, '/lanes'));
    const first = second.getByText('Pilih berkasnya dahulu.');
    await first.waitFor();
    const archive = {
      name: 'events.jsonl',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('torn\n'),
    };
    await second.locator('input[type=file]').setInputFiles(archive);
    await first.waitFor({ state: 'hidden' });
    await confirm(second, 'Masukkan kabar');
    await second.getByText('1 kabar dibaca: 0 baru, 0 sudah ada.').waitFor();
    await second.getByText(/^1 tidak terbaca/).waitFor();
    await desk.well(second, 'notices-events-id');
    await withReason(second, 'Lanjutkan tanpa sisanya', {
      label: 'Alasan',
      reason: 'Sejak cadangan tidak ada yang dikirim.',
    });
    await second.getByText('Penelusuran berakhir.').waitFor();
    await pemimpin.reload();
    await confirm(pemimpin, 'Lepaskan');
    await pemimpin.getByText('Jalur terbuka.').waitFor();
    await second.goto(at(incidentId, '/held'));
    await confirm(second, 'Lepaskan yang ditahan pemulihan');
    await second.getByText(/^\d+ dilepaskan\.$/).waitFor();
    await desk.well(second, 'notices-released-id');
  },
  LONG,
);
