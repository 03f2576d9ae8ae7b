/** The console's frame: who may come in, under which policy, how heavy it is, and what it does when things break. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operators, Sessions, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { aConsole, type ConsoleDesk, PASSWORD, PATIENCE_MS } from '../support/console.ts';
import { until } from '../support/fulfilment.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const FIRST_LOAD_BYTES_MAX = 300_000;

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
  'whoever is not signed in is led to sign in, and back to where they were going',
  async () => {
    const page = await desk.browser.newPage();
    await page.goto(`${desk.base}/console/settings`);
    await page.waitForURL(/\/sign-in\?next=%2Fconsole%2Fsettings/);
    await page.close();
  },
  2 * PATIENCE_MS,
);

test(
  'the first load is at most 300 KB gzipped, under a policy that nothing breaks',
  async () => {
    const page = await desk.sit('Lena Lead', ['incident_lead']);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const carried: number[] = [];
    const wire = await page.context().newCDPSession(page);
    wire.on('Network.loadingFinished', (file) => carried.push(file.encodedDataLength));
    await wire.send('Network.enable');
    await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
    const shown = await page.goto(`${desk.base}/console/incidents`);
    await page.getByText('No incident has been declared').waitFor();
    const weight = () => carried.reduce((sum, size) => sum + size, 0);
    // Told by another way than the page’s words, and maybe after them.
    await until(() => weight() > 50_000, 'what the wire carried');
    expect(weight()).toBeLessThanOrEqual(FIRST_LOAD_BYTES_MAX);
    const policy = shown?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(complaints).toEqual([]);
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'list-empty');
    await page.context().close();
  },
  3 * PATIENCE_MS,
);

test(
  'files are kept for ever by their names; the page itself is never kept',
  async () => {
    const page = await fetch(`${desk.base}/console/anything/at/all`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const file = await fetch(`${desk.base}${script}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-encoding')).toBe('gzip');
    const missing = await fetch(`${desk.base}/console/assets/none.js`);
    expect(missing.status).toBe(404);
  },
  PATIENCE_MS,
);

test(
  'an address that names nothing says so, and a server that is away is told once, a step apart',
  async () => {
    const page = await desk.sit('Lena Lead', ['incident_lead']);
    await page.goto(`${desk.base}/console/nothing/here`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await page.goto(`${desk.base}/console/incidents/no-such-incident`);
    await page.getByRole('alert').getByText('This does not exist, or you may not see it').waitFor();
    expect(await desk.flaws(page)).toEqual([]);

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click();
    await page.getByRole('button', { name: 'Declare an incident' }).click();
    await page.getByLabel('Name of the incident').fill('Contoh Putus');
    await page.getByRole('textbox', { name: 'Brand', exact: true }).fill('Contoh Putus');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Declare it' }).click();
    await page.getByText('Whether your last step was done is not known.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Declare it' }).click();
    await page.getByRole('heading', { name: 'Contoh Putus' }).waitFor();

    await page.route('**/api/v1/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    // Of several questions, one line; a question is no step.
    const away = page.getByText('The server does not answer.');
    await away.waitFor();
    expect(await page.getByText('Whether your last step was done').count()).toBe(0);
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'server-away');
    await page.unroute('**/api/v1/**');
    await away.waitFor({ state: 'hidden' });
    await page.getByText('Loading …').first().waitFor({ state: 'hidden' });
    await page.context().close();
  },
  6 * PATIENCE_MS,
);

test(
  'a session that ends while somebody types loses nothing: they sign in in another window and go on',
  async () => {
    const page = await desk.sit('Lusi Lead', ['incident_lead']);
    await page.getByRole('button', { name: 'Declare an incident' }).click();
    await page.getByLabel('Name of the incident').fill('Contoh Malam');
    await page.getByRole('textbox', { name: 'Brand', exact: true }).fill('Contoh Malam');
    const { id } = (await web.app.get(Operators, { strict: false }).list()).find(
      ({ name }) => name === 'Lusi Lead',
    )!;
    await web.app.get(Sessions, { strict: false }).endAll(id, TERMINAL_ACTOR, null);
    await page.getByRole('button', { name: 'Declare it' }).click();
    const out = page.getByRole('dialog', { name: 'You have been signed out' });
    await out.waitFor();
    expect(await desk.flaws(page)).toEqual([]);
    await desk.shot(page, 'signed-out');
    await page.keyboard.press('Escape');
    await out.getByRole('button', { name: 'I am signed in: go on' }).click();
    await out.getByText('You are not signed in yet.').waitFor();
    const opened = page.context().waitForEvent('page');
    await out.getByRole('link', { name: 'Sign in in another window' }).click();
    const other = await opened;
    await other.locator('input[name=email]').fill('lusi.lead@example.com');
    await other.locator('input[name=password]').fill(PASSWORD);
    await other.locator('button[type=submit]').click();
    await other.getByRole('heading', { name: 'Incidents' }).waitFor();
    // Coming back to the window is enough.
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await out.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Declare it' }).click();
    await page.getByRole('heading', { name: 'Contoh Malam' }).waitFor();
    await page.context().close();
  },
  4 * PATIENCE_MS,
);

test(
  'a refusal is said in Indonesian to whoever reads Indonesian',
  async () => {
    const page = await desk.sit('Lina Pemimpin', ['incident_lead'], { language: 'id' });
    await page.goto(`${desk.base}/console/incidents/tidak-ada`);
    await page.getByText('Tidak ada insiden "tidak-ada": lihat daftar insiden').waitFor();
    await page.getByRole('alert').locator('[lang=id]').waitFor();
    await page.getByLabel('Bahasa').selectOption('en');
    await page.getByText('There is no incident "tidak-ada"').waitFor();
    await page.context().close();
  },
  3 * PATIENCE_MS,
);
