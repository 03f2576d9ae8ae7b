import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Incidents } from '../../src/incidents/index.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { Postings } from '../../src/laws/index.ts';
import { Logos, type PageContent, Pages } from '../../src/pages/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { DailyRoots } from '../../src/proofs/index.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import { aLogo, aPage } from '../support/pages.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

const SHOTS = join(PROJECT_ROOT, 'node_modules', '.cache', 'screenshots', 'public');
const LANGUAGES = ['id', 'en'] as const;
const SCHEMES = ['light', 'dark'] as const;
const SIZES = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
};

jest.setTimeout(4 * PATIENCE_MS);

let portal: PortalDesk;
let browser: Browser;
let home: string;

async function publish(page: PageContent): Promise<void> {
  const pages = portal.app.get(Pages, { strict: false });
  const { id } = await pages.propose(portal.incident.id, page, portal.maker);
  await pages.decide(portal.incident.id, { draft: id, decision: 'approved' }, portal.checker);
}

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [portal, browser] = await Promise.all([aPortal(), openBrowser()]);
  await launched(portal);
  const { id } = portal.incident;
  const { sha256 } = await portal.app.get(Logos, { strict: false }).add(id, aLogo(), portal.maker);
  const brand = { name: 'Toko Contoh', colour: '#7a1f4d', logo: sha256 };
  const gapClosedAt = new Date('2026-05-03T02:00:00Z');
  await portal.app.get(Incidents, { strict: false }).setFacts(id, { gapClosedAt }, portal.maker);
  const how = {
    id: 'Kami mencabut kunci yang dicuri dan mengganti semua kunci lain.',
    en: 'We revoked the stolen key and replaced all the others.',
  };
  const closed = { at: gapClosedAt.toISOString(), how };
  await publish(aPage());
  await publish(
    aPage({
      brand,
      closed,
      updates: [
        {
          at: '2026-05-20T02:00:00.000Z',
          text: {
            id: 'Semua pelanggan yang alamatnya kami punya sudah kami beri tahu.\n\nYang belum menerima pesan dapat bertanya di halaman ini.',
            en: 'Every customer whose address we have has been told.\n\nWhoever got no message can ask on this page.',
          },
        },
        ...aPage().updates,
      ],
    }),
  );
  await portal.app.get(Postings, { strict: false }).record(
    id,
    {
      lawCodes: ['ID'],
      medium: 'site',
      place: `https://contoh.example/i/${portal.incident.slug}`,
      locale: 'en',
      words: 'Words',
      startsAt: new Date('2026-05-10T00:00:00Z'),
      endsAt: new Date('2026-09-10T00:00:00Z'),
      standsFor: [],
    },
    portal.maker,
  );
  const later = new FixedClock('2026-06-05T03:00:00Z');
  await new DailyRoots(portal.t.db, later, portal.t.keyStore, new Audit(later)).sealDue();
  await portal.app.listen(0, '127.0.0.1');
  home = `${await portal.app.getUrl()}/i/${portal.incident.slug}`;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** As our readers have it: a phone, no JavaScript. */
function phone(locale = 'en-GB'): Promise<BrowserContext> {
  return browser.newContext({ viewport: SIZES.phone, javaScriptEnabled: false, locale });
}

test('a reader without JavaScript finds out whether a message is ours', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(home);
  await page.getByRole('link', { name: 'I doubt that the message is from you' }).click();
  await page.getByLabel('Code', { exact: true }).fill('ABCD EFGH JKMNP');
  await page.getByRole('button', { name: 'Check the code' }).click();
  await page.getByRole('heading', { name: 'We do not know this code' }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await portal.code(1));
  await page.getByRole('button', { name: 'Check the code' }).click();
  await page.getByRole('heading', { name: 'Yes, this code is ours' }).waitFor();
  expect(page.url()).toBe(`${home}/really?lang=en`);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('a reader without JavaScript asks whether they are affected', async () => {
  const context = await phone('id-ID');
  const page = await context.newPage();
  await page.goto(home);
  await page.getByRole('link', { name: 'tetapi mungkin terdampak' }).click();
  await page.getByLabel('Email atau nomor ponsel').fill('saya');
  await page.getByRole('button', { name: 'Kirim jawabannya' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Email atau nomor ponsel').fill('saya@contoh.com');
  await page.getByRole('button', { name: 'Kirim jawabannya' }).click();
  await page.getByRole('heading', { name: 'Permintaan Anda kami terima' }).waitFor();
  await context.close();
});

test('an old version says that it is one, and leads to the latest', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(home);
  await page.getByRole('link', { name: 'All versions of this page' }).click();
  await page.getByRole('link', { name: 'Version 1' }).click();
  await page.getByText('There is a newer one.').waitFor();
  await page.getByRole('link', { name: 'Open the latest version' }).click();
  await page.getByText('Every customer whose address we have has been told.').waitFor();
  await context.close();
});

test('nothing is fetched from anybody else', async () => {
  const context = await phone();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  for (const path of ['', '/versions', '/versions/2', '/really', '/affected'])
    await page.goto(`${home}${path}`);
  expect(new Set(asked)).toEqual(new Set([new URL(home).origin]));
  expect(asked.length).toBeGreaterThan(10);
  await context.close();
});

/** Every public page, each in the state that has the most on it. */
const PAGES: Readonly<Record<string, (page: Page, lang: string) => Promise<unknown>>> = {
  incident: (page, lang) => page.goto(`${home}?lang=${lang}`),
  'wrong-code': (page, lang) => page.goto(`${home}?lang=${lang}&trouble=codeWrong#code-entry`),
  versions: (page, lang) => page.goto(`${home}/versions?lang=${lang}`),
  version: (page, lang) => page.goto(`${home}/versions/1?lang=${lang}`),
  really: (page, lang) => page.goto(`${home}/really?lang=${lang}`),
  'really-yes': (page, lang) => answered(page, lang, 0),
  'really-no': (page, lang) => answered(page, lang, null),
  affected: (page, lang) => page.goto(`${home}/affected?lang=${lang}&trouble=unreadable`),
  sent: (page, lang) => page.goto(`${home}/affected/sent?lang=${lang}`),
};

/** WCAG 2.2 AA, as far as a machine can tell. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.html}`);
}

async function answered(page: Page, lang: string, person: number | null): Promise<void> {
  await page.goto(`${home}/really?lang=${lang}`);
  await page.locator('#code').fill(person === null ? 'ABCDEFGHJKMNP' : await portal.code(person));
  await page.locator('button').click();
  await page.locator('[role=status]').waitFor();
}

describe('every public page is accessible, fits its screen and says everything when printed', () => {
  const every = LANGUAGES.flatMap((lang) =>
    Object.keys(SIZES).flatMap((size) => SCHEMES.map((colorScheme) => [lang, size, colorScheme] as const)),
  );
  test.each(every)('in %s on a screen that is %s, %s', async (lang, size, colorScheme) => {
    const viewport = SIZES[size as keyof typeof SIZES];
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const [name, open] of Object.entries(PAGES)) {
      await open(page, lang);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect({ name, wide: wide <= viewport.width }).toEqual({ name, wide: true });
      await page.screenshot({
        path: join(SHOTS, `${name}-${lang}-${size}-${colorScheme}.png`),
        fullPage: true,
      });
      // The phone's page is the small one's with more room.
      if (size !== 'phone') expect(await faults(page)).toEqual([]);
    }
    await context.close();
  });

  test('on paper answers are open, and what cannot be pressed is left out', async () => {
    const context = await browser.newContext({ viewport: SIZES.desk });
    const page = await context.newPage();
    await page.goto(`${home}?lang=en`);
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(SHOTS, 'incident-en-print.png'), fullPage: true });
    expect(await page.getByText('Be careful with calls that claim to be from us.').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });
});
