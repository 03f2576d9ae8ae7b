/** The list of incidents, declaring one, its facts, and one look at it: as people do it, in both languages. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Incidents } from '../../src/incidents/index.ts';
import { aConsole, barred, type ConsoleDesk, focused, PATIENCE_MS } from '../support/console.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

let portal: PortalDesk;
let desk: ConsoleDesk;

beforeAll(async () => {
  portal = await aPortal(new Date().toISOString());
  await launched(portal);
  desk = await aConsole(portal.app);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await portal?.close();
});

describe('an incident lead', () => {
  test(
    'declares an incident by keyboard alone, and what was refused is still there to mend',
    async () => {
      const page = await desk.sit('Lena Lead', ['incident_lead']);
      await page.getByRole('button', { name: 'Declare an incident' }).press('Enter');
      await page.getByRole('heading', { name: 'Declare an incident' }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'declare-en');

      await page.getByLabel('Name of the incident').fill('Contoh Musik');
      await page.getByRole('button', { name: 'Declare it' }).press('Enter');
      await page.getByText('This is needed.').waitFor();
      await focused(page.locator('[data-path="brand.name"]'));
      await page.keyboard.type('Contoh Musik');
      await page.getByLabel('Country').fill('in');
      await page.getByText('India', { exact: true }).waitFor();
      await page.getByLabel('Country').fill('ID');
      await page.getByLabel('Currency of the books').fill('usd');
      const contact = page.getByLabel('E-mail people can write to');
      await contact.fill('bantuan musik');
      await page.getByRole('button', { name: 'Declare it' }).press('Enter');
      await page.getByText('it is not an e-mail address').first().waitFor();
      await focused(contact);
      await contact.fill('bantuan@musik.example');
      await page.getByLabel('Discovered').fill('2026-11-20T09:30');
      await page.getByLabel('The breach began').fill('2026-11-21T09:30');
      await page.getByRole('button', { name: 'Declare it' }).press('Enter');
      await page.getByRole('alert').filter({ hasText: 'is later than the discovery' }).waitFor();
      expect(await page.getByLabel('Name of the incident').inputValue()).toBe('Contoh Musik');
      expect(await desk.flaws(page)).toEqual([]);

      await page.getByLabel('The breach began').fill('2026-11-19T09:30');
      await page.getByRole('button', { name: 'Declare it' }).press('Enter');
      await page.getByRole('heading', { name: 'Contoh Musik' }).waitFor();
      await page.getByText('Contoh Musik is declared.').waitFor();
      const incidents = portal.app.get(Incidents, { strict: false });
      const { facts, legalEntity } = await incidents.get('contoh-musik');
      expect(legalEntity).toMatchObject({ name: 'Contoh Musik', country: 'ID', currency: 'USD' });
      expect(facts.discoveredAt?.toISOString()).toBe('2026-11-20T02:30:00.000Z');
      await page.context().close();
    },
    3 * PATIENCE_MS,
  );

  test(
    'sees at one look what needs somebody, the clocks, the people and the notice',
    async () => {
      const page = await desk.sit('Lena Lead', ['incident_lead']);
      await page.getByRole('link', { name: portal.incident.name }).click();
      await page.getByRole('heading', { name: portal.incident.name }).waitFor();
      const funnel = page.getByRole('table', { name: 'From records to people told' });
      await funnel.getByRole('row', { name: 'People affected' }).getByText('3', { exact: true }).waitFor();
      await page.getByRole('region', { name: 'Legal clocks' }).getByRole('rowheader').first().waitFor();
      await page.getByRole('list').filter({ hasText: 'Declared here' }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, 'overview-en');

      await page.getByRole('button', { name: 'Ask the providers now' }).click();
      await page.getByRole('cell', { name: 'Missing' }).first().waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.context().close();
    },
    3 * PATIENCE_MS,
  );

  test(
    'corrects a date, and the others stay to the second',
    async () => {
      const page = await desk.sit('Lena Lead', ['incident_lead']);
      const before = await portal.app.get(Incidents, { strict: false }).get(portal.incident.slug);
      await page.getByRole('link', { name: portal.incident.name }).click();
      await page.getByRole('button', { name: 'Correct the facts' }).click();
      await page.getByLabel('Website').fill('https://lain.example');
      await page.goBack();
      await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.getByRole('button', { name: 'Stay here' }).click();
      await page.getByRole('link', { name: 'Sources' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('heading', { name: 'Sources' }).waitFor();
      await page.goBack();
      await page.goBack();
      await page.getByRole('button', { name: 'Correct the facts' }).click();
      await page.getByLabel('Contained').fill('2026-05-07T10:00');
      await page.getByRole('button', { name: 'Save the facts' }).click();
      await page.getByText('The facts are saved.').waitFor();
      const { facts } = await portal.app.get(Incidents, { strict: false }).get(portal.incident.slug);
      expect(facts).toEqual({ ...before.facts, containedAt: new Date('2026-05-07T03:00:00Z') });
      await page.context().close();
    },
    3 * PATIENCE_MS,
  );
});

test(
  'an auditor reads it in Indonesian on a telephone in the dark, and what they may not do says why',
  async () => {
    const page = await desk.sit('Asih Auditor', ['auditor'], { language: 'id', width: 390, scheme: 'dark' });
    await page.getByRole('heading', { name: 'Insiden', exact: true }).waitFor();
    await barred(page.getByRole('button', { name: 'Catat insiden' }));
    await page.getByText('Peran Anda tidak mencakup ini').waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'list-id-390-dark');
    await page.getByRole('link', { name: portal.incident.name }).click();
    await page.getByRole('heading', { name: 'Yang perlu dikerjakan sekarang' }).waitFor();
    await page.getByRole('region', { name: 'Tenggat hukum' }).getByRole('rowheader').first().waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'overview-id-390-dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('id');

    await page.getByRole('button', { name: 'Menu' }).click();
    await page
      .getByRole('navigation', { name: 'Insiden ini' })
      .getByRole('link', { name: 'Orang terdampak' })
      .waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'menu-id-390-dark');
    await page.context().close();
  },
  3 * PATIENCE_MS,
);
