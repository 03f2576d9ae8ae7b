/** The console in Indonesian: whoever follows its links through an incident reads no English sentence of ours. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from 'playwright-core';
import { createWeb } from '../../src/app/web.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { aConsole, type ConsoleDesk, PATIENCE_MS } from '../support/console.ts';
import { englishOn, englishOnly } from '../support/console-words.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;
let app: NestFastifyApplication;
let desk: ConsoleDesk;
let slug: string;

beforeAll(async () => {
  office = await PostOffice.open();
  const { t } = office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  app = await createWeb({ config: loadConfig({ AMENDS_DATA_DIR: t.dir }), database, log: SILENT });
  desk = await aConsole(app);
  const { incidentId } = await office.launched([aPerson('ani'), aPerson('budi', { email: undefined })]);
  const row = await t.db.tx((tx) =>
    tx.one<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [incidentId]),
  );
  slug = row!.slug;
}, 300_000);
afterAll(async () => {
  await desk?.close();
  await app?.close();
  await office?.close();
});

/** Of ours alone: the notice was given its name by people. */
async function ours(): Promise<readonly string[]> {
  return (await englishOnly()).filter((words) => words !== 'What happened');
}

/** Pages of one kind are walked once: an id, a law's code and a number stand for every other. */
function kindOf(path: string): string {
  return path
    .replace(/\/(laws|calendars)\/[^/]+/, '/$1/:code')
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}|\/\d+\b/g, '/:id')
    .replace(/\/people\/(person|profiles|guards)\/[^/]+/, '/people/$1/:id');
}

async function rested(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
}

const LINKS = `[...document.querySelectorAll('a[href^="/console/"]')].map((one) => one.pathname)`;

async function walk(page: Page, english: readonly string[]): Promise<{ seen: string[]; wrong: string[] }> {
  const places = [`/console/incidents/${slug}`, '/console/incidents', '/console/settings'];
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (let path = places.shift(); path !== undefined; path = places.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    await page.goto(desk.base + path);
    await rested(page);
    wrong.push(...(await englishOn(page, english)).map((said) => `${kind}: ${said}`));
    const links = await page.evaluate<string[]>(LINKS);
    places.push(...links);
  }
  return { seen: [...seen], wrong };
}

test(
  'every page of an incident says everything in Indonesian, to whoever may do all',
  async () => {
    const roles = ['admin', 'incident_lead', 'writer', 'approver', 'finance', 'hotline'] as const;
    const page = await desk.sit('Wati Walker', roles, { language: 'id' });
    const { seen, wrong } = await walk(page, await ours());
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    expect(wrong).toEqual([]);
    expect(seen.length).toBeGreaterThan(40);
  },
  6 * PATIENCE_MS,
);

test(
  'and so do the reasons of what somebody may not do',
  async () => {
    const page = await desk.sit('Adi Auditor', ['auditor'], { language: 'id' });
    const english = await ours();
    for (const area of ['', '/sources', '/people', '/notices', '/compensation', '/page']) {
      await page.goto(`${desk.base}/console/incidents/${slug}${area}`);
      await rested(page);
      expect(await englishOn(page, english)).toEqual([]);
    }
    expect(await page.getByText(/^Memerlukan izin/).count()).toBeGreaterThan(0);
  },
  3 * PATIENCE_MS,
);
