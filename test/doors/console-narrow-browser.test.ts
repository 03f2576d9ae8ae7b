/** The console where there is little room, large letters or the reader's own colours; and what others do, shown live. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Incidents } from '../../src/incidents/index.ts';
import { aConsole, type ConsoleDesk, focused, PATIENCE_MS } from '../support/console.ts';
import { anIncident } from '../support/incidents.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

const LONG = 6 * PATIENCE_MS;

let portal: PortalDesk;
let desk: ConsoleDesk;
let slug: string;

beforeAll(async () => {
  portal = await aPortal(new Date().toISOString());
  await launched(portal);
  ({ slug } = await portal.app.get(Incidents, { strict: false }).get(portal.incident.id));
  desk = await aConsole(portal.app);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await portal?.close();
});

const HOUSE = ['incidents', 'incidents/new', 'alarms', 'laws', 'settings', 'settings/providers', 'account'];
const OF_INCIDENT = [
  '',
  '/facts',
  '/sources',
  '/people',
  '/people/exposure',
  '/people/guards',
  '/people/lists',
  '/people/extracts',
  '/messages',
  '/notices',
  '/notices/lanes',
  '/notices/handover',
  '/notices/proof',
  '/compensation',
  '/compensation/codes',
  '/compensation/take-up',
  '/compensation/claims',
  '/finance',
  '/finance/ledger',
  '/finance/prover',
  '/page',
  '/hotline',
];

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(`${desk.base}/console/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(/^(Memuat|Loading)/).waitFor({ state: 'hidden' });
}

/** By how much the page is wider than its window. */
const excess = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe('whoever has little room', () => {
  test(
    'scrolls no page sideways at 320 px, in the language of the longer words',
    async () => {
      const seat = { language: 'id', width: 320, scheme: 'dark' } as const;
      const page = await desk.sit('Nita Narrow', ['admin'], seat);
      const wide: string[] = [];
      for (const path of [...HOUSE, ...OF_INCIDENT.map((of) => `incidents/${slug}${of}`)]) {
        await opened(page, path);
        if ((await excess(page)) > 0) wide.push(path);
      }
      expect(wide).toEqual([]);
      await page.context().close();
    },
    LONG,
  );

  test(
    'reads every row as a block that a screen reader still hears as a table',
    async () => {
      const page = await desk.sit('Rina Rows', ['incident_lead'], { width: 390 });
      await opened(page, `incidents/${slug}`);
      const table = page.getByRole('table', { name: 'Notices' });
      const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Notice' }) });
      await row.waitFor();
      expect(await table.getByRole('columnheader').count()).toBe((await row.getByRole('cell').count()) + 1);
      const [head, cell] = [row.getByRole('rowheader'), row.getByRole('cell').first()];
      const [above, below] = [await head.boundingBox(), await cell.boundingBox()];
      expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
      expect(await desk.flaws(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      const beside = async () => {
        const [left, right] = [await head.boundingBox(), await cell.boundingBox()];
        return right!.x >= left!.x + left!.width - 1;
      };
      await expectSoon(beside);
      await page.context().close();
    },
    LONG,
  );

  test(
    'has letters twice as large within the window, and finds where they are in their own colours',
    async () => {
      const page = await desk.sit('Lala Large', ['incident_lead']);
      const wide: string[] = [];
      for (const path of ['', '/people', '/people/extracts', '/notices', '/compensation', '/hotline']) {
        await opened(page, `incidents/${slug}${path}`);
        await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
        await expectSoon(async () => (await excess(page)) <= 0).catch(() => wide.push(path));
      }
      expect(wide).toEqual([]);
      await page.emulateMedia({ forcedColors: 'active' });
      await opened(page, `incidents/${slug}`);
      const here = page.getByRole('navigation').getByRole('link', { name: 'Overview' });
      const there = page.getByRole('navigation').getByRole('link', { name: 'Sources' });
      const edge = `getComputedStyle(document.activeElement).borderInlineStartColor`;
      await here.focus();
      const own = await page.evaluate<string>(edge);
      await there.focus();
      expect(await page.evaluate<string>(edge)).not.toBe(own);
      await page.context().close();
    },
    LONG,
  );
});

describe('the menu of a telephone', () => {
  test(
    'takes no focus while it is closed; while it is open nothing beneath it does, and Escape leads back',
    async () => {
      const page = await desk.sit('Tika Telephone', ['incident_lead'], { width: 390, scheme: 'dark' });
      await opened(page, `incidents/${slug}`);
      const menu = page.getByRole('button', { name: 'Menu' });
      await menu.focus();
      await page.keyboard.press('Tab');
      await focused(page.getByRole('main').getByRole('link', { name: 'Incidents' }));
      await menu.press('Enter');
      await page.keyboard.press('Tab');
      await page.locator('.nav-link:focus', { hasText: 'Incidents' }).waitFor();
      await page.locator('main[inert]').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await focused(menu);
      await page.locator('main:not([inert])').waitFor();
      await page.context().close();
    },
    LONG,
  );
});

const UNKNOWN = '019a0000-0000-7000-8000-000000000000';

describe('what cannot be shown', () => {
  test(
    'is a page still, with a heading that takes the focus and the way back',
    async () => {
      const page = await desk.sit('Hadi Heading', ['admin'], { language: 'id', width: 390, scheme: 'dark' });
      const here = `incidents/${slug}`;
      for (const [path, back] of [
        ['incidents/nowhere', 'Insiden'],
        [`${here}/notices/${UNKNOWN}`, 'Pemberitahuan'],
        [`${here}/compensation/sets/${UNKNOWN}`, 'Penawaran'],
        ['laws/XX', 'Hukum'],
      ] as const) {
        await page.goto(`${desk.base}/console/${path}`);
        await focused(page.getByRole('heading', { level: 1, name: 'Halaman ini tidak dapat ditampilkan' }));
        await page.getByRole('alert').waitFor();
        const way = page.getByRole('navigation', { name: 'Jalan ke sini' });
        await way.getByRole('link', { name: back, exact: true }).waitFor();
        expect(await desk.flaws(page)).toEqual([]);
      }
      await page.context().close();
    },
    LONG,
  );
});

describe('a link that looks like a button', () => {
  test(
    'has its word in the middle, as a button has',
    async () => {
      const page = await desk.sit('Mila Middle', ['incident_lead']);
      await opened(page, `incidents/${slug}/compensation`);
      const link = page.getByRole('link', { name: 'New offer set', exact: true });
      const word = link.getByText('New offer set', { exact: true });
      await expectSoon(async () => {
        const [outer, inner] = [await link.boundingBox(), await word.boundingBox()];
        if (!outer || !inner) return false;
        const above = inner.y - outer.y;
        const below = outer.y + outer.height - inner.y - inner.height;
        return Math.abs(above - below) <= 1;
      });
      await page.context().close();
    },
    LONG,
  );
});

/** A page that is drawn anew takes its time. */
async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('what others do', () => {
  test(
    'shows by itself, without anything being asked again and again',
    async () => {
      const page = await desk.sit('Wira Watcher', ['incident_lead']);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname === '/api/v1/incidents') asked.push(request.url());
      });
      await opened(page, 'incidents');
      await anIncident(portal.t, { name: 'Contoh Baru' });
      await page.getByRole('link', { name: 'Contoh Baru' }).waitFor();
      // Opened, after the first marks, and after the change; in the development of a page once more each.
      expect(asked.length).toBeLessThanOrEqual(6);
      await page.context().close();
    },
    LONG,
  );

  test(
    'shows also while the stream is away, and that it is away is told',
    async () => {
      const page = await desk.sit('Asri Away', ['incident_lead']);
      await page.route(/\/api\/v1\/live/, (route) => route.abort());
      await opened(page, 'incidents');
      await page.getByText('Live updates are away.').waitFor();
      expect(await desk.flaws(page)).toEqual([]);
      await anIncident(portal.t, { name: 'Contoh Tanpa Aliran' });
      await page.getByRole('link', { name: 'Contoh Tanpa Aliran' }).waitFor();
      await page.unroute(/\/api\/v1\/live/);
      await page.getByText('Live updates are away.').waitFor({ state: 'hidden' });
      await page.context().close();
    },
    LONG,
  );
});

describe('a question', () => {
  test(
    'breaks no policy, holds the page still, and gives the focus back to the step that was refused',
    async () => {
      const page = await desk.sit('Fani Focus', ['incident_lead']);
      const complaints: string[] = [];
      page.on('console', (said) => {
        if (/Content Security Policy/i.test(said.text())) complaints.push(said.text());
      });
      await opened(page, `incidents/${slug}/people`);
      await page.getByRole('button', { name: 'Find the people again' }).press('Enter');
      const question = page.getByRole('dialog');
      await question.waitFor();
      await expectSoon(() =>
        page.evaluate(`getComputedStyle(document.documentElement).overflowY === 'hidden'`),
      );
      await page.route(/\/resolve$/, (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      const yes = question.getByRole('button', { name: 'Begin', exact: true });
      await yes.press('Enter');
      await question.getByRole('alert').waitFor();
      await focused(yes);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    LONG,
  );
});
