/** Settings → providers: what carries our messages, and a test to oneself by the shipped sandbox. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { barred, PATIENCE_MS } from '../support/console.ts';
import { aHouse, type House } from '../support/console-house.ts';

let house: House;

beforeAll(async () => {
  house = await aHouse();
}, 240_000);
afterAll(() => house?.close());

test(
  'a lead sends a test to themselves by e-mail and SMS, and its event comes back',
  async () => {
    const page = await house.sit('Lia Lead', ['incident_lead']);
    await page.goto(`${house.base}/console/settings`);
    await page.getByRole('link', { name: 'Providers and test sends' }).click();
    const mail = page.getByRole('region', { name: 'E-mail: Amazon SES' });
    await mail.getByText('Sandbox: nothing leaves this machine').waitFor();
    expect(await house.flaws(page)).toEqual([]);
    await house.shot(page, 'providers-empty');
    await mail.getByRole('button', { name: 'Ask whether it is ready' }).click();
    await mail.getByText('SES answers.').waitFor();
    await mail.getByRole('button', { name: 'Send a test: E-mail' }).click();
    await page.getByText('One e-mail goes to lia.lead@example.com.').waitFor();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('The provider took the test.').waitFor();
    const row = mail.getByRole('row', { name: /Lia Lead Taken/ });
    await row.waitFor();
    await row.getByText('Not yet').waitFor({ state: 'detached' });
    expect(house.sandbox.accepted).toHaveLength(1);

    const sms = page.getByRole('region', { name: 'SMS: Twilio' });
    await sms.getByRole('button', { name: 'Send a test: SMS' }).click();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('dialog').getByText('Type your own number, with its country.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await sms.getByLabel('Your own telephone number').fill('+62 811 0000 0008');
    await sms.getByRole('button', { name: 'Send a test: SMS' }).click();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page
      .getByRole('dialog')
      .getByText(/refused the test \(21211\)/)
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await sms.getByRole('row', { name: /Lia Lead Refused/ }).waitFor();
    expect(await house.flaws(page)).toEqual([]);
    await house.shot(page, 'providers-tested');
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

test(
  'who may not launch sees the settings and why a test is not theirs, in Indonesian on a telephone',
  async () => {
    const seat = { language: 'id', width: 390, scheme: 'dark' } as const;
    const page = await house.sit('Wina Writer', ['writer'], seat);
    await page.goto(`${house.base}/console/settings/providers`);
    await barred(page.getByRole('button', { name: 'Kirim uji: Email' }));
    await page
      .getByText(/notice\.launch/)
      .first()
      .waitFor();
    expect(await house.flaws(page)).toEqual([]);
    await house.shot(page, 'providers-390-id-dark');
    await page.context().close();
  },
  4 * PATIENCE_MS,
);
