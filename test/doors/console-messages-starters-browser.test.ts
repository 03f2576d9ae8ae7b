/** At night: all our texts kept in one step, those that nothing is said against; and the way to the facts they lack. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PATIENCE_MS } from '../support/console.ts';
import { aPerson } from '../support/notices.ts';
import { aSendingDesk, type SendingDesk } from '../support/sending-console.ts';

const LONG = 6 * PATIENCE_MS;

let desk: SendingDesk;

beforeAll(async () => {
  desk = await aSendingDesk();
}, LONG);
afterAll(() => desk?.close());

test(
  'di Indonesia: semua teks awal disimpan sekaligus setelah ditanyakan, dan halamannya menampilkannya',
  async () => {
    const incident = await desk.office.incident([aPerson('a')]);
    const page = await desk.sit('Wati Writer', ['writer'], { language: 'id', width: 390, scheme: 'dark' });
    await page.goto(`${desk.base}/console/incidents/${incident}/messages`);
    await page.getByRole('button', { name: 'Simpan teks awal kami' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByText(/4 teks/).waitFor();
    await desk.well(page, 'messages-starters-id');
    await asked.getByRole('button', { name: 'Simpan teks awal kami' }).click();
    await page.getByText(/^4 teks disimpan, 0 tidak/).waitFor();
    await page.getByRole('button', { name: 'Simpan teks awal kami' }).waitFor({ state: 'detached' });
    await desk.well(page, 'messages-kept-id');
    expect((await desk.office.messages.list(incident)).map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  },
  LONG,
);
