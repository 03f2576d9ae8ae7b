/** The console's frame: who may come in, in which language, on which screen, under which policy. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aConsole, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
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
  'whoever signs in sees the list, and an empty one says what to do first',
  async () => {
    const page = await desk.sit('Lena Lead', ['incident_lead']);
    await page.getByRole('heading', { name: 'Incidents' }).waitFor();
    await page.getByText('No incident has been declared').waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'list-empty');
  },
  3 * PATIENCE_MS,
);
