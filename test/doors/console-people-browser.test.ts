/** People in the console: found, looked through, decided about, one looked up and sent to: as operators do it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ExtractFiles } from '../../src/extracts/index.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { Intake } from '../../src/intake/index.ts';
import { Orders } from '../../src/operators/index.ts';
import { People, personKey, SharedKeys } from '../../src/people/index.ts';
import { aBank } from '../support/banks.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS, type Seat } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';
import { aPortal, type PortalDesk, told } from '../support/portal.ts';

const LONG = 4 * PATIENCE_MS;

let portal: PortalDesk;
let desk: ConsoleDesk;
let games: Incident;

beforeAll(async () => {
  portal = await aPortal(new Date().toISOString());
  await told(portal, 0, 'email');
  games = await anIncident(portal.t, { name: 'Contoh Besar' });
  desk = await aConsole(portal.app);
}, 300_000);
afterAll(async () => {
  await desk?.close();
  await portal?.close();
});

function leaksOf(n: number): NonNullable<RowInput['leaks']> {
  return [
    ['con.email', 'plaintext'],
    ...(n % 2 === 0 ? [['cred.password', 'plaintext'] as const] : [['id.name', 'plaintext'] as const]),
    ...(n % 3 === 0 ? [['con.phone', 'plaintext'] as const] : []),
    ...(n % 5 === 0 ? [['fin.pan', 'masked'] as const] : []),
  ];
}

/** Several dozen people of a few profiles, seven of them behind one mailbox, some behind a landline. */
function breach(): RowInput[] {
  return Array.from({ length: 60 }, (_, n) => ({
    customer: `B${n}`,
    email: n < 7 ? 'keluarga@example.com' : `orang${n}@example.com`,
    phone: n % 3 === 0 ? `+62811000${String(n).padStart(4, '0')}` : undefined,
    country: n % 4 === 0 ? 'MY' : 'ID',
    minor: n % 11 === 0,
    leaks: leaksOf(n),
  })).map((row) => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined)) as RowInput);
}

/** What the worker does with an order to find people. */
async function work(): Promise<void> {
  const orders = portal.app.get(Orders, { strict: false });
  const people = portal.app.get(People, { strict: false });
  for (const id of await orders.wakeWaiting()) {
    await orders.run(id, async ({ incidentId }, actor) => ({ ...(await people.resolve(incidentId, actor)) }));
  }
}

/** A file that was really taken in: its card numbers can be read again for a bank. */
async function withCards(): Promise<void> {
  const intake = portal.app.get(Intake, { strict: false });
  const path = join(portal.t.dir, 'kartu.csv');
  writeFileSync(path, 'id,card\nB1,4111111111111111\nB2,5555555555554444\n');
  const columns = { id: { use: 'customer_id' }, card: { category: 'fin.pan' } };
  const [source] = await intake.takeFiles(games.id, { 'kartu.csv': { columns } }, [path], portal.maker);
  await intake.ingest(source!.sourceId);
  await portal.app.get(People, { strict: false }).resolve(games.id, portal.maker);
}

async function sit(name: string, roles: Parameters<ConsoleDesk['sit']>[1], seat: Seat, incident: Incident) {
  const page = await desk.sit(name, roles, seat);
  await page.getByRole('link', { name: incident.name }).click();
  const people = seat.language === 'id' ? 'Orang terdampak' : 'People';
  if (seat.width === 390) await page.getByRole('button', { name: /menu/i }).click();
  await page.getByRole('link', { name: people, exact: true }).click();
  await page.getByRole('heading', { name: people, level: 1 }).waitFor();
  return page;
}

async function giveReason(page: Page, label: string, reason: string, yes: string): Promise<void> {
  const question = page.getByRole('dialog');
  await question.getByLabel(label).fill(reason);
  await question.getByRole('button', { name: yes, exact: true }).click();
  await question.waitFor({ state: 'hidden' });
}

describe('an incident lead, in English', () => {
  test(
    'finds the people, sees how far it is after a reload, and what was found',
    async () => {
      const page = await sit('Lena Lead', ['incident_lead'], {}, games);
      await page.getByText('No file has been read to its end yet').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-empty');
      await stage(portal.t, games.id, { name: 'pelanggan.csv', rows: breach(), freeText: true });
      await page.reload();
      await page.getByRole('button', { name: 'Find the people' }).press('Enter');
      await page.getByRole('dialog').getByText('It reads 60 rows of one file.').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
      await page.getByText('waits for a worker').waitFor();
      await page.reload();
      await page.getByText('waits for a worker').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-under-way');
      await work();
      const result = page.getByRole('region', { name: 'What the last run found' });
      await result.getByText('from 60 rows').waitFor();
      await page.getByText('One finding blocks every launch').waitFor();
      await page.getByText('another one would find exactly the same').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-found');
      await page.context().close();
    },
    LONG,
  );

  test(
    'sees what leaked, together and dangerously, and what a profile is told; by keyboard',
    async () => {
      const page = await sit('Lena Lead', ['incident_lead'], {}, games);
      await page.getByRole('link', { name: 'What leaked' }).press('Enter');
      await page.getByText('60 people, as run 1 found them').waitFor();
      await page.getByRole('row', { name: /Account takeover.* 30/ }).waitFor();
      await page
        .getByRole('row', { name: /E-mail address.*60 \(100%\)/ })
        .first()
        .waitFor();
      const plot = page.getByRole('group', { name: 'Which data leaked together' });
      await plot.getByRole('button').first().focus();
      await page.keyboard.press('ArrowRight');
      const second = plot.getByRole('button').nth(1);
      await second.and(page.locator('[aria-pressed=true]')).waitFor();
      const chosen = (await second.getAttribute('aria-label'))!;
      await page.locator('.people-chosen').filter({ hasText: chosen }).waitFor();
      await page.getByText('The same as a table').press('Enter');
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-exposure');
      await page.getByRole('link', { name: 'Profiles' }).press('Enter');
      await page.getByRole('heading', { name: 'Profiles', level: 1 }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-profiles');
      await page.getByRole('rowheader').getByRole('link').first().press('Enter');
      await page.getByRole('heading', { name: /A profile of \d+ people/ }).waitFor();
      await page.getByRole('heading', { name: 'Indonesian' }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-profile');
      await page.context().close();
    },
    LONG,
  );

  test(
    'finds one person by e-mail without leaving a trace of it, sees what they were told, and sends their page again',
    async () => {
      const page = await sit('Lena Lead', ['incident_lead'], {}, portal.incident);
      await page.getByRole('link', { name: 'One person' }).click();
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByText('Type what to look for.').waitFor();
      await page.getByLabel('What to look for').fill('nobody@example.com');
      await page.keyboard.press('Enter');
      await page.getByText('Nobody affected has this among their data').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.getByLabel('What to look for').fill('sari@example.com');
      await page.keyboard.press('Enter');
      const ref = personKey(portal.affected.visitors[0]!.person);
      await page.getByRole('heading', { name: `Person ${ref}` }).waitFor();
      expect(page.url()).not.toContain('sari');
      await page.getByRole('row', { name: /Notice E-mail Accepted by the provider/ }).waitFor();
      await page.getByRole('link', { name: 'Download the proof' }).waitFor();
      await page.getByText('May choose').waitFor();
      await barred(page.getByRole('button', { name: 'Show contacts in clear' }));
      await page.getByText('Needs the permission people.reveal').waitFor();
      await page.getByRole('row', { name: /people\.csv \(Leaked\)/ }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-person');
      await page.getByRole('button', { name: 'Send their page again' }).click();
      expect(await desk.flaws(page)).toEqual([]);
      await giveReason(page, 'Reason', 'They deleted the message', 'Send one message');
      await page.getByText('Ordered: a worker sends it now, once.').waitFor();
      expect(await portal.ordered()).toContain('/r/');
      await page.context().close();
    },
    LONG,
  );

  test(
    'merges two people into one and takes it back',
    async () => {
      const [one, other] = [0, 1].map((n) => personKey(portal.affected.visitors[n]!.person));
      const page = await sit('Lena Lead', ['incident_lead'], {}, portal.incident);
      await page.getByRole('link', { name: 'One person' }).click();
      await page.getByLabel('Find by').selectOption('reference');
      await page.getByLabel('What to look for').fill(one!);
      await page.keyboard.press('Enter');
      await page.getByLabel('Merge into person').fill(other!);
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByRole('dialog').getByText('From the next run on both are one person').waitFor();
      await giveReason(page, 'Reason', 'Same person, two accounts', 'Merge them');
      await page.getByText('It takes effect with the next run.').waitFor();
      await page.getByRole('link', { name: 'Merges', exact: true }).click();
      await page.getByRole('row', { name: /Merged .*Same person, two accounts.*In force/ }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.getByRole('button', { name: 'Take back' }).click();
      await giveReason(page, 'Reason', 'They are brothers', 'Take it back');
      await page.getByText('Taken back by Lena Lead').waitFor();
      await desk.shot(page, 'people-identities');
      await page.context().close();
    },
    LONG,
  );
});

describe('two people, in Indonesian', () => {
  test(
    'the approver decides what blocks and what holds, with reasons, and one decision is taken back',
    async () => {
      const page = await sit('Andi Approver', ['approver'], { language: 'id' }, games);
      await page.getByRole('link', { name: 'Pengaman' }).click();
      await page.getByRole('heading', { name: 'Menahan setiap peluncuran' }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-guards-id');
      await page.getByRole('link', { name: 'Alamat bersama' }).click();
      await page
        .getByRole('rowheader')
        .getByRole('link', { name: /Alamat email/ })
        .click();
      await page
        .getByRole('row', { name: /\d+:\d+ Nomor pelanggan Ditahan/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Beri tahu' }).click();
      await page.getByRole('dialog').getByText('Di baliknya ada 7 orang.').waitFor();
      await giveReason(page, 'Alasan', 'Satu keluarga, sudah ditelepon', 'Putuskan');
      await page.getByRole('row', { name: /Beri tahu Andi Approver Satu keluarga/ }).waitFor();
      await page
        .getByRole('row', { name: /Tidak ditahan/ })
        .first()
        .waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-guard-id');
      await page.getByRole('button', { name: 'Tarik keputusan' }).click();
      await giveReason(page, 'Alasan', 'Satu orang lagi harus ditanya', 'Tarik');
      await page.getByRole('row', { name: /Ditarik kembali Andi Approver/ }).waitFor();
      await page.getByRole('link', { name: 'Pengaman' }).click();
      await page.getByRole('link', { name: 'Alamat bersama' }).click();
      await page.getByRole('button', { name: 'Semua: Tahan' }).click();
      await giveReason(page, 'Alasan', 'Tunggu surat', 'Putuskan');
      await page.getByText('1 temuan diputuskan.').waitFor();
      await page.context().close();
    },
    LONG,
  );

  test(
    'one asks to compare with other incidents, another approves it, and ending it deletes the keys',
    async () => {
      const lead = await sit('Lia Lead', ['incident_lead'], { language: 'id' }, games);
      await lead.getByRole('link', { name: 'Tinjauan' }).click();
      await lead.getByRole('button', { name: 'Minta dibandingkan' }).click();
      await giveReason(lead, 'Alasan', 'Dua insiden dalam setahun', 'Minta');
      await lead.getByText('Diminta; menunggu orang kedua').waitFor();
      await barred(lead.getByRole('button', { name: 'Setujui' }));
      expect(await desk.flaws(lead)).toEqual([]);
      const approver = await sit('Andi Approver', ['approver'], { language: 'id' }, games);
      await approver.getByRole('link', { name: 'Tinjauan' }).click();
      await approver.getByRole('button', { name: 'Setujui' }).click();
      const asked = approver.getByRole('dialog');
      await asked.getByText(/Orang dalam insiden ini menurut hasil terakhir: \d+\./).waitFor();
      await asked.getByText(/yang sudah terlanjur dilihat orang tidak dapat ditarik kembali/).waitFor();
      await giveReason(approver, 'Alasan', 'Masuk akal', 'Setujui');
      await approver.getByText('Dibandingkan', { exact: true }).waitFor();
      await approver.getByText('Kunci sedang dibandingkan: angkanya masih dapat berubah.').waitFor();
      await portal.app.get(SharedKeys, { strict: false }).refill(games.id);
      await lead.reload();
      await lead.getByText('Kunci terakhir dibandingkan:').waitFor();
      await lead.getByText('0 orang insiden ini juga terdampak', { exact: false }).first().waitFor();
      await lead.getByRole('button', { name: 'Akhiri pembandingan' }).click();
      await giveReason(lead, 'Alasan', 'Selesai', 'Akhiri');
      await lead.getByText('Berakhir', { exact: true }).waitFor();
      expect(await desk.flaws(lead)).toEqual([]);
      await desk.shot(lead, 'people-lists-id');
      await lead.context().close();
      await approver.context().close();
    },
    LONG,
  );
});

describe('an extract for a bank', () => {
  test(
    'is asked for by one person, approved by another, and fetched as bytes that only the bank can read',
    async () => {
      const bank = await aBank();
      await withCards();
      const lead = await sit('Lena Lead', ['incident_lead'], {}, games);
      await lead.getByRole('link', { name: 'For banks' }).click();
      await lead.getByLabel('Bank', { exact: false }).first().fill('Bank Contoh');
      await lead.getByLabel('The bank’s OpenPGP public key').fill(bank.armored);
      await lead.getByLabel('File').selectOption('kartu.csv');
      await lead.getByLabel('Columns with cards or accounts').fill('card');
      await lead.getByLabel('Column with the customer id').fill('id');
      await lead.getByRole('button', { name: 'Ask for it' }).click();
      await lead.getByText('Asked. Another person decides.').waitFor();
      await lead.getByText('Needs the permission extract.approve').first().waitFor();
      expect(await desk.flaws(lead)).toEqual([]);
      const approver = await sit('Andi Approver', ['approver'], {}, games);
      await approver.getByRole('link', { name: 'For banks' }).click();
      await approver.getByRole('button', { name: 'Approve' }).click();
      await giveReason(approver, 'Reason', 'Compared by telephone', 'Approve');
      await approver.getByText('Approved; a worker makes it').waitFor();
      const files = portal.app.get(ExtractFiles, { strict: false });
      for (const id of await files.waiting()) await files.make(id);
      await lead.getByText('Ready to fetch').waitFor();
      expect(await desk.flaws(lead)).toEqual([]);
      await desk.shot(lead, 'people-extract');
      await lead.getByRole('button', { name: 'Fetch' }).click();
      const [file] = await Promise.all([
        lead.waitForEvent('download'),
        lead.getByRole('dialog').getByRole('button', { name: 'Fetch' }).click(),
      ]);
      const sealed = readFileSync(await file.path());
      expect(sealed.toString('latin1')).not.toContain('4111111111111111');
      expect(await bank.open(sealed)).toContain('4111111111111111');
      await lead.getByText('1 of 3').waitFor();
      await lead.context().close();
      await approver.context().close();
    },
    LONG,
  );
});

describe('whoever may reveal', () => {
  test(
    'opens one person’s contacts for a reason, and downloads a list of customer ids',
    async () => {
      const page = await sit('Ada Admin', ['admin'], { scheme: 'dark' }, portal.incident);
      await page.getByRole('link', { name: 'One person' }).click();
      await page.getByLabel('Find by').selectOption('customerId');
      await page.getByLabel('What to look for').fill('C0');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Show contacts in clear' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Show them' }).click();
      await page.getByText('Write one sentence that says why.').waitFor();
      await giveReason(page, 'Reason', 'They wrote to us', 'Show them');
      await page.getByText('sari@example.com').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.getByRole('button', { name: 'Hide again' }).click();
      await page.getByText('sari@example.com').waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Action lists' }).click();
      await page.getByRole('button', { name: /Download: Reset passwords/ }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('force_reset.csv');
      await page.getByText('handed to your browser').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-actions-dark');
      await page.getByRole('link', { name: 'For banks' }).click();
      await page.getByText('Nobody has asked for an extract').waitFor();
      await page.getByRole('button', { name: 'Ask for it' }).click();
      await page.getByText('Fill this in.').first().waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'people-extracts-dark');
      await page.context().close();
    },
    LONG,
  );

  test(
    'reads the same on a telephone, in the dark',
    async () => {
      const seat = { width: 390, scheme: 'dark', language: 'id' } as const;
      const page = await sit('Ada Admin', ['admin'], seat, games);
      await page.getByRole('heading', { name: 'Hasil penelusuran terakhir' }).waitFor();
      await desk.shot(page, 'people-found-390');
      for (const [name, heading, shot] of [
        ['Data yang bocor', 'Kombinasi berbahaya', 'exposure'],
        ['Pengaman', 'Hanya menahan orangnya', 'guards'],
        ['Tindakan', 'Daftar siap pakai', 'actions'],
      ] as const) {
        await page.getByRole('link', { name, exact: true }).click();
        await page.getByRole('heading', { name: heading }).waitFor();
        expect(await desk.flaws(page)).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
        expect({ name, wide }).toEqual({ name, wide: false });
        await desk.shot(page, `people-${shot}-390`);
      }
      await page.context().close();
    },
    LONG,
  );
});
