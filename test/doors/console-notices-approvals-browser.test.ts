/** Drafts changed and thrown away, refusals, one person's approval, a higher ceiling: by two people, in both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';
import { aSendingDesk, confirm, figure, type SendingDesk, withReason } from '../support/sending-console.ts';

const LONG = 6 * PATIENCE_MS;

let desk: SendingDesk;
let lead: Page;
let approver: Page;
let early: IncidentId;

beforeAll(async () => {
  desk = await aSendingDesk();
  early = await desk.office.incident([aPerson('a'), aPerson('b'), aPerson('c', { country: 'SG' })]);
  lead = await desk.sit('Lena Lead', ['incident_lead']);
  approver = await desk.sit('Bima Approver', ['approver'], { language: 'id', scheme: 'dark' });
}, LONG);
afterAll(() => desk?.close());

const at = (incident: IncidentId, path = '') => `${desk.base}/console/incidents/${incident}/notices${path}`;
const REASON = 'Kalimat ketiga salah.';

test(
  'a draft’s people and texts are changed where it stands, by country, role and exposure',
  async () => {
    const id = await desk.office.draft(early);
    await lead.goto(at(early, `/${id}`));
    await lead.getByRole('button', { name: 'Change texts and people' }).click();
    const form = lead.getByRole('form', { name: 'Change texts and people' });
    await form.getByLabel('Name of the notice').fill('');
    await form.getByRole('button', { name: 'Save the draft' }).click();
    await form.getByText('Give the notice a name.').waitFor();
    await form.getByLabel('Name of the notice').fill('Only Singapore');
    await form.getByLabel('Only in these countries').fill('sg');
    await form.getByRole('checkbox', { name: 'Customers' }).check();
    await form.getByRole('checkbox', { name: /\(3\)/ }).check();
    await form.getByRole('checkbox', { name: /^SMS · English/ }).uncheck();
    await form.getByRole('checkbox', { name: /Set the cost ceiling anew/ }).check();
    await desk.well(lead, 'notices-edit');
    await form.getByRole('button', { name: 'Save the draft' }).click();
    await lead.getByText('The draft is changed. Look at the check again.').waitFor();
    await lead.getByRole('heading', { level: 1, name: 'Only Singapore' }).waitFor();
    await lead.getByText(/Countries: SG; Roles: Customers; .*\(3\)/).waitFor();
    await desk.well(lead, 'notices-edited');
    expect(await desk.office.notices.get(id)).toMatchObject({
      audience: { countries: ['SG'], subjectRoles: ['customer'] },
    });
  },
  LONG,
);

test(
  'a draft is discarded with a question, stands apart in the list, and can only be read',
  async () => {
    const id = await desk.office.draft(early, { name: 'By mistake' });
    await lead.goto(at(early, `/${id}`));
    await lead.getByRole('button', { name: 'Discard the draft' }).click();
    await lead
      .getByRole('dialog')
      .getByText(/Nobody was told anything by it/)
      .waitFor();
    await desk.well(lead, 'notices-discard');
    await lead.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await lead.getByText('The draft is discarded.').waitFor();
    await lead.getByText('It was discarded as a draft.').waitFor();
    expect(await lead.getByRole('button', { name: 'Submit for approval' }).count()).toBe(0);
    await lead.goto(at(early));
    const apart = lead.getByRole('table', { name: 'Discarded drafts' });
    await apart.getByRole('link', { name: 'By mistake' }).waitFor();
    await apart.getByText('Lena Lead').waitFor();
    await desk.well(lead, 'notices-discarded');
  },
  LONG,
);

test(
  'di Indonesia: orang kedua membaca berkasnya, menolak dengan alasan, dan penyusunnya membaca apa yang harus diubah',
  async () => {
    const id = await desk.office.draft(early, { name: 'Untuk ditolak' });
    await desk.office.notices.requestApproval(id, desk.office.maker);
    await approver.goto(at(early, `/${id}`));
    const pack = approver.waitForEvent('download');
    await approver.getByRole('link', { name: /Berkas persetujuan untuk penasihat hukum/ }).click();
    expect((await pack).suggestedFilename()).toMatch(/\.html$/);
    await withReason(approver, 'Tolak', { label: 'Alasan', reason: REASON });
    await approver.getByText('Ditolak: kini draf lagi.').waitFor();
    await approver.getByText('Bima Approver menolaknya. Yang harus diubah:').waitFor();
    await desk.well(approver, 'notices-refused-id');
    await lead.goto(at(early, `/${id}`));
    await lead.getByText('Bima Approver refused it. What has to change:').waitFor();
    await lead.getByText(REASON).waitFor();
    await desk.office.notices.requestApproval(id, desk.office.maker);
    await lead.reload();
    await confirm(lead, 'Withdraw');
    await lead.getByText('Withdrawn: it is a draft again.').waitFor();
    expect(await lead.getByText(REASON).count()).toBe(0);
  },
  LONG,
);

/** Of an incident declared after one person's approval was allowed. */
async function waiting(name: string): Promise<{ incident: IncidentId; id: NoticeId }> {
  const { office } = desk;
  const { id: incident } = await anIncident(office.t);
  await stage(office.t, incident, { name: 'players.csv', rows: [aPerson('x'), aPerson('y')] });
  await office.people.resolve(incident, office.maker);
  const id = await office.draft(incident, { name });
  await office.notices.requestApproval(id, office.maker);
  return { incident, id };
}

test(
  'di Indonesia: satu orang menyetujui dalam keadaan darurat, dan orang kedua meninjaunya dalam 24 jam',
  async () => {
    const seat = { language: 'id', width: 390 } as const;
    const admin = await desk.sit('Adi Admin', ['admin'], seat);
    await admin.goto(at(early, '/approvals'));
    await confirm(admin, 'Izinkan');
    await admin.getByText('Diizinkan bagi insiden yang dicatat mulai sekarang.').waitFor();
    await desk.well(admin, 'notices-emergency-on-id');
    const { incident, id } = await waiting('Tidak dapat menunggu');
    await approver.goto(at(incident, `/${id}`));
    await withReason(approver, 'Setujui sendiri dalam keadaan darurat', {
      label: 'Alasan',
      reason: 'Tidak ada orang lain yang terjaga.',
      yes: 'Setujui sendiri',
    });
    await approver.getByText('Disetujui sendiri. Orang kedua meninjaunya dalam 24 jam.').waitFor();
    await approver.getByText('Bima Approver menyetujuinya sendiri.').waitFor();
    const own = approver.getByRole('button', { name: 'Benarkan' });
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    await desk.well(approver, 'notices-alone-id');
    const second = await desk.sit('Sari Second', ['approver'], seat);
    await second.goto(at(incident, '/approvals'));
    await second.getByRole('cell', { name: 'Tidak ada orang lain yang terjaga.' }).waitFor();
    await second.getByRole('link', { name: 'Lihat' }).click();
    await second.getByRole('button', { name: 'Ajukan keberatan', exact: true }).click();
    const asked = second.getByRole('dialog');
    await asked.getByText(/langsung menjadi draf dan persetujuannya batal/).waitFor();
    await asked.getByText(/tercatat dalam jejak audit dan tidak dapat ditarik kembali/).waitFor();
    await second.keyboard.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    await withReason(second, 'Ajukan keberatan', { label: 'Alasan', reason: 'Angkanya salah.' });
    await second.getByText('Keberatan dicatat: pengiriman tidak berlanjut.').waitFor();
    await second.getByText('Sari Second menolaknya. Yang harus diubah:').waitFor();
    await desk.well(second, 'notices-objected-id');
    const other = await waiting('Sudah tepat');
    await approver.goto(at(other.incident, `/${other.id}`));
    await withReason(approver, 'Setujui sendiri dalam keadaan darurat', {
      label: 'Alasan',
      reason: 'Tenggatnya malam ini.',
      yes: 'Setujui sendiri',
    });
    await approver.getByText('Disetujui sendiri. Orang kedua meninjaunya dalam 24 jam.').waitFor();
    await second.goto(at(other.incident, `/${other.id}`));
    await confirm(second, 'Benarkan');
    await second.getByText('Tinjauan kedua: dibenarkan').waitFor();
  },
  LONG,
);

test(
  'a higher ceiling is asked for with a reason, refused with one, asked for again, and allowed by another person',
  async () => {
    const { office } = desk;
    const rows = [1, 2, 3].map((n) => aPerson('ladder', { phone: `+6281234567${n}0` }));
    const incident = await office.incident(rows);
    const id = await office.approved(incident, { costCeilingMinor: 2n });
    await office.launches.launch(id, {}, office.maker);
    await lead.goto(at(incident, `/${id}`));
    const ask = async (amount: string, reason: string) => {
      await lead.getByRole('button', { name: 'Ask for a higher ceiling' }).click();
      const asked = lead.getByRole('dialog');
      await asked.getByRole('textbox', { name: /New ceiling in/ }).fill(amount);
      await asked.getByRole('textbox', { name: /Why more/ }).fill(reason);
      await asked.getByRole('button', { name: 'Ask for a higher ceiling' }).click();
    };
    await ask('0.01', 'Letters too.');
    await lead.getByText('Write an amount above the present ceiling.').first().waitFor();
    await lead.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await lead.getByRole('dialog').waitFor({ state: 'hidden' });
    await ask('9', 'SMS too.');
    await lead.getByText('Asked. A second person decides.').waitFor();
    const decide = lead.getByRole('button', { name: 'Approve the higher ceiling' });
    expect(await decide.getAttribute('aria-disabled')).toBe('true');
    await desk.well(lead, 'notices-ceiling-asked');
    await approver.goto(at(incident, `/${id}`));
    await withReason(approver, 'Tolak batas lebih tinggi', { label: 'Alasan', reason: 'Cukup surel.' });
    await approver.getByText('Sudah diputuskan.').waitFor();
    await lead.reload();
    await ask('5', 'They have no other address.');
    await lead.getByText('Asked. A second person decides.').waitFor();
    await approver.reload();
    await confirm(approver, 'Setujui batas lebih tinggi');
    await approver.getByText('Sudah diputuskan.').waitFor();
    await desk.well(approver, 'notices-ceiling-id');
    await lead.reload();
    await figure(lead, 'Ceiling', 'USD 5');
  },
  LONG,
);
