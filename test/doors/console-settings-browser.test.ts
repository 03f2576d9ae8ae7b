/** My account and who works here: as people do it, two administrators, both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import { Operators } from '../../src/operators/index.ts';
import { aConsole, barred, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let desk: ConsoleDesk;

beforeAll(async () => {
  web = await aWeb();
  desk = await aConsole(web.app);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

test(
  'one administrator asks for somebody, another decides, and the maker cannot',
  async () => {
    const ada = await desk.sit('Ada Admin', ['admin']);
    const bima = await desk.sit('Bima Admin', ['admin'], { language: 'id' });
    await ada.getByRole('link', { name: 'Settings' }).click();
    await ada.getByRole('heading', { name: 'Invite somebody' }).waitFor();
    expect(await desk.flaws(ada)).toEqual([]);
    await ada.getByRole('textbox', { name: 'Name' }).fill('Wati Writer');
    await ada.getByRole('textbox', { name: 'E-mail' }).fill('wati@example.com');
    await ada.getByRole('checkbox', { name: 'Writer' }).check();
    await ada.getByRole('button', { name: 'Ask for it' }).click();
    const waiting = ada.getByRole('table', { name: 'What waits for a second administrator' });
    await barred(waiting.getByRole('button', { name: 'Approve' }));
    expect(await desk.flaws(ada)).toEqual([]);
    await desk.shot(ada, 'settings-en');

    await bima.getByRole('link', { name: 'Pengaturan' }).click();
    await bima.getByRole('button', { name: 'Setujui' }).click();
    const asked = bima.getByRole('dialog', { name: 'Setujui ini?' });
    await asked.getByText('Wati Writer · wati@example.com · Penulis').waitFor();
    expect(await desk.flaws(bima)).toEqual([]);
    await asked.getByRole('button', { name: 'Setujui' }).click();
    await bima.getByText('/set-up/').waitFor();
    await desk.shot(bima, 'settings-id');
    await bima.getByRole('link', { name: 'Wati Writer' }).click();
    await bima.getByRole('heading', { name: 'Ubah Wati Writer' }).waitFor();
    expect(await desk.flaws(bima)).toEqual([]);

    await bima.getByRole('button', { name: 'Nonaktifkan' }).click();
    const leaving = bima.getByRole('dialog');
    await leaving.getByText(/0 sesi berakhir.* 0 kunci tidak berlaku lagi/).waitFor();
    await leaving.getByText(/sesi dan kuncinya tidak kembali/).waitFor();
    await leaving.getByRole('button', { name: 'Nonaktifkan' }).click();
    await bima.getByRole('button', { name: 'Aktifkan lagi' }).waitFor();
    const all = await web.app.get(Operators, { strict: false }).list();
    expect(all.find(({ name }) => name === 'Wati Writer')).toMatchObject({
      status: 'disabled',
      roles: ['writer'],
    });
    await Promise.all([ada, bima].map((page) => page.context().close()));
  },
  4 * PATIENCE_MS,
);

test(
  'somebody ends their other session, sets up a second factor, keeps the codes and makes a key',
  async () => {
    const elsewhere = await desk.sit('Lena Lead', ['incident_lead']);
    const page = await desk.sit('Lena Lead', ['incident_lead'], { width: 390, scheme: 'dark' });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('dialog').getByText('1 session ends at once').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
    await page.getByText('Ended.').waitFor();
    // Whatever it asks next leads it away, maybe while it is being reloaded.
    await elsewhere.reload().catch(() => null);
    await elsewhere.waitForURL(/sign-in/);

    await page.getByRole('button', { name: 'Set up an authenticator' }).click();
    await page.getByAltText('Code to scan with the authenticator app').waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'account-390-dark');
    const secret = (await page.getByText('Key:').locator('code').textContent()) ?? '';
    await page.getByLabel('The six digits it shows now').fill('000000');
    await page.getByRole('button', { name: 'Confirm it' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('The six digits it shows now').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Confirm it' }).click();
    const codes = page.getByRole('group', { name: 'Recovery codes' }).getByRole('listitem');
    await codes.nth(9).waitFor();
    expect(await codes.count()).toBe(10);
    expect(await desk.flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes left').waitFor();

    await page.getByLabel('What it is for').fill('nightly export');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByText('The key, shown only now').waitFor();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('cell', { name: 'revoked' }).waitFor();
    await Promise.all([page, elsewhere].map((one) => one.context().close()));
  },
  4 * PATIENCE_MS,
);
