/** Offers in a browser: a bundle by two people, a new version that changes nothing granted, a budget raised by two. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OfferSet } from '../../src/compensation/index.ts';
import { type Affected, affectedPeople, CREDIT, FAIR } from '../support/compensation.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { aMoneyDesk, type MoneyDesk, said, sayYes } from '../support/money-desk.ts';

const LONG = 4 * PATIENCE_MS;
const DONATION = { ...CREDIT, name: 'Mangroves', kind: 'donation' as const, terms: FAIR };

let money: MoneyDesk;
let people: Affected;
let maker: Page;
let checker: Page;

beforeAll(async () => {
  money = await aMoneyDesk();
  people = await affectedPeople(money.desk, 6);
  maker = await money.console.sit('Fira Finance', ['finance'], { language: 'id' });
  checker = await money.console.sit('Bella Finance', ['finance'], { width: 390, scheme: 'dark' });
  for (const offer of [CREDIT, DONATION]) {
    await money.desk.offers.create(people.incidentId, offer, money.desk.maker);
  }
}, 300_000);
afterAll(async () => {
  await money?.close();
});

const go = (page: Page, path: string) => money.go(page, people.incidentId, path);
const fine = (page: Page) => money.fine(page);
const dialog = (page: Page) => page.getByRole('dialog');

test(
  'two sets become a bundle, refused once with a reason and approved by one yes',
  async () => {
    await go(maker, 'compensation');
    await maker.getByRole('link', { name: 'Paket baru' }).click();
    await maker.getByRole('textbox', { name: 'Nama', exact: true }).fill('Ganti rugi');
    await maker.getByRole('checkbox', { name: /^Credit 50/ }).check();
    await maker.getByRole('button', { name: 'Tambah paket kedua: buat gabungan' }).click();
    const second = maker.getByRole('region', { name: 'Paket 2' });
    await second.getByRole('textbox', { name: 'Nama', exact: true }).fill('Kebaikan');
    await second.getByRole('checkbox', { name: /^Mangroves/ }).check();
    await maker.getByRole('button', { name: 'Simpan sebagai draf' }).click();
    // A bundle needs a name of its own; what was typed stays.
    await maker.getByText('Beri nama.').waitFor();
    await maker.getByRole('textbox', { name: 'Nama gabungan' }).fill('Dua-duanya');
    await fine(maker);
    await money.console.shot(maker, 'offers-bundle-new-id');
    await maker.getByRole('button', { name: 'Simpan sebagai draf' }).click();
    await maker.getByRole('heading', { level: 1, name: 'Dua-duanya' }).waitFor();
    await maker.getByText('Adil sejauh dapat diperiksa').first().waitFor();
    await maker.getByRole('button', { name: 'Ajukan untuk disetujui' }).click();
    // Both sets together, said in people and in money before anybody is asked.
    await dialog(maker).getByText('bagi 12 orang: perkiraan biaya Rp600.000').waitFor();
    await fine(maker);
    await dialog(maker).getByRole('button', { name: 'Ajukan untuk disetujui' }).click();
    await said(maker, '“Dua-duanya” menunggu orang kedua.');
    await checker.goto(maker.url());
    await checker.getByRole('button', { name: 'Refuse', exact: true }).click();
    await dialog(checker).getByRole('textbox', { name: 'What has to change' }).fill('Name the forest.');
    await fine(checker);
    await dialog(checker).getByRole('button', { name: 'Refuse', exact: true }).click();
    await said(checker, 'was refused and is a draft again');
    await maker.reload();
    await sayYes(maker, 'Ajukan untuk disetujui');
    await said(maker, 'menunggu orang kedua');
    await checker.reload();
    await checker.getByRole('button', { name: 'Approve', exact: true }).click();
    await dialog(checker).getByText('12 people may be granted it: expected cost Rp600,000').waitFor();
    await dialog(checker).getByRole('button', { name: 'Approve', exact: true }).click();
    await said(checker, '“Dua-duanya” is approved.');
    await checker.getByRole('link', { name: 'Open Kebaikan' }).waitFor();
    await fine(checker);
    await money.console.shot(checker, 'offers-bundle-approved-dark-390');
  },
  LONG,
);

test(
  'a new version is for new sets: what was granted keeps the one it was granted with',
  async () => {
    const granted = await theGranted();
    await go(maker, 'compensation');
    await maker.getByRole('link', { name: 'Credit 50', exact: true }).click();
    await maker.getByRole('button', { name: 'Tulis versi baru' }).click();
    const worth = maker.getByRole('textbox', { name: 'Nilai bagi seseorang' });
    await worth.fill('75.000');
    await maker.getByText('= Rp75.000').waitFor();
    await maker.getByRole('textbox', { name: 'Biaya kita per orang' }).fill('75.000');
    await maker.getByRole('textbox', { name: 'Judul bahasa Inggris' }).fill('A larger credit');
    await fine(maker);
    await maker.getByRole('button', { name: 'Tulis versi baru' }).last().click();
    await said(maker, 'Versi 2 tersimpan.');
    const versions = maker.getByRole('region', { name: 'Versi', exact: true });
    await versions.getByText(/^Versi 2 ·/).waitFor();
    await versions.getByText(/^Versi 1 ·/).waitFor();
    await fine(maker);
    await money.console.shot(maker, 'offers-versions-id');
    // The set of before, and whoever holds it, are as they were.
    await go(checker, `compensation/sets/${granted.id}`);
    const row = checker.getByRole('row', { name: /^Credit 50/ });
    await row.getByRole('cell', { name: 'Rp50,000' }).first().waitFor();
    await row.getByRole('cell', { name: '1', exact: true }).waitFor();
    await fine(checker);
    await go(maker, 'compensation/sets/new');
    await maker.getByRole('checkbox', { name: /^Credit 50 · .*Rp75\.000/ }).waitFor();
    const { person } = people.visitors[0]!;
    await go(maker, `compensation/grants?person=${person.cohortId}:${person.personId}`);
    await maker.getByRole('row', { name: /Ganti rugi.*Rp50\.000/ }).waitFor();
    await fine(maker);
  },
  LONG,
);

/** The bundle’s set of credits, granted to everybody as its notice would. */
async function theGranted(): Promise<OfferSet> {
  const { sets } = await money.desk.offers.list(people.incidentId);
  const set = sets.find(({ name }) => name === 'Ganti rugi')!;
  for (const cohortId of people.cohortIds) await money.desk.grants.grantCohort(set.id, cohortId);
  return set;
}

test(
  'a budget is raised by two people: refused with a reason first, then agreed to with its numbers',
  async () => {
    const { set } = await money.taken(people, CREDIT, 2, { name: 'Terbatas', budgetGrants: 2n });
    await money.work(people.incidentId);
    await go(maker, `compensation/sets/${set.id}`);
    await maker.getByText('Sisa anggaran').first().waitFor();
    const ask = async (grants: string, reason: string) => {
      await maker.getByRole('button', { name: 'Minta anggaran lebih tinggi' }).click();
      await dialog(maker).getByText('Kini untuk 2 orang.').waitFor();
      await dialog(maker).getByRole('textbox', { name: 'Berapa orang seluruhnya' }).fill(grants);
      await dialog(maker).getByRole('textbox', { name: 'Alasan' }).fill(reason);
      await dialog(maker).getByRole('button', { name: 'Minta anggaran lebih tinggi' }).click();
    };
    await ask('1', 'Terlalu sedikit.');
    // Refused by the server: nothing typed is lost.
    await dialog(maker).getByRole('alert').waitFor();
    expect(await dialog(maker).getByRole('textbox', { name: 'Alasan' }).inputValue()).toBe(
      'Terlalu sedikit.',
    );
    expect(await money.console.flaws(maker)).toEqual([]);
    await dialog(maker).getByRole('textbox', { name: 'Berapa orang seluruhnya' }).fill('400');
    await dialog(maker).getByRole('button', { name: 'Minta anggaran lebih tinggi' }).click();
    await said(maker, 'menunggu orang kedua');
    const own = maker.getByRole('button', { name: 'Setujui anggaran lebih tinggi' });
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    await go(checker, `compensation/sets/${set.id}`);
    await checker.getByRole('button', { name: 'Refuse the higher budget' }).click();
    await dialog(checker).getByText('It stays at 2 people.').waitFor();
    await dialog(checker).getByRole('textbox', { name: 'Reason' }).fill('Far too many.');
    await dialog(checker).getByRole('button', { name: 'Refuse the higher budget' }).click();
    await said(checker, 'The budget stays as it was.');
    await maker.reload();
    await ask('5', 'Lebih banyak yang datang.');
    await said(maker, 'menunggu orang kedua');
    await checker.reload();
    await checker.getByRole('button', { name: 'Agree to the higher budget' }).click();
    await dialog(checker).getByText('From 2 to 5 people.').waitFor();
    await fine(checker);
    await dialog(checker).getByRole('button', { name: 'Agree to the higher budget' }).click();
    await said(checker, 'The budget is raised.');
    await checker.getByRole('cell', { name: 'Raised' }).waitFor();
    await checker.getByRole('cell', { name: 'Refused' }).waitFor();
    await fine(checker);
    await money.console.shot(checker, 'offers-raised-dark-390');
    await money.work(people.incidentId);
    await maker.reload();
    await maker.getByText('dari 5').waitFor();
  },
  LONG,
);
