import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aPerson, PostOffice } from '../support/notices.ts';
import { reportingOf } from '../support/reports.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';

const DAY_MS = 86_400_000;
const days = (n: number) => new Date(Date.now() + n * DAY_MS);

jest.setTimeout(4 * PATIENCE_MS);

let office: PostOffice;
let browser: Browser;
const pages: Record<string, string> = {};

beforeAll(async () => {
  [office, browser] = await Promise.all([PostOffice.open(), openBrowser()]);
  const { holds, stored, substitutes } = reportingOf(office);
  const { id, incidentId } = await office.launched([
    aPerson('one'),
    aPerson('bounce'),
    aPerson('child', { minor: true }),
    aPerson('abroad', { country: 'DE' }),
    aPerson('nobody', { country: 'KR', email: undefined }),
  ]);
  office.door.open = true;
  await office.work(id);
  await office.untilStates(id, ({ email }) => email!.filter((state) => state === 'delivered').length === 3);
  const request = {
    authority: 'Federal Bureau of Investigation, San Francisco',
    reference: '2026-SF-114',
    requestSha256: 'a'.repeat(64),
    reason: 'Telling people would warn the suspects',
    untilAt: days(3),
    lawCodes: ['US-CA'],
  };
  const hold = await holds.record(incidentId, request, office.maker);
  await holds.confirm(hold.id, office.checker);
  const posting = {
    lawCodes: ['KR'],
    medium: 'site',
    place: 'https://contoh.example/a-very-long-address-of-a-page-that-nobody-can-break/notice',
    locale: 'en',
    words: 'Your data leaked.',
    startsAt: days(-1),
    endsAt: days(9),
  } as const;
  await substitutes.post(incidentId, posting, office.maker);
  const { id: report } = await stored.ask(incidentId, office.maker);
  await stored.finish(report);
  for (const locale of ['id', 'en']) {
    pages[locale] = (await stored.file(report, `${locale}.html`, office.maker)).toString('utf8');
  }
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

async function shown(locale: string, width: number): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const asked: string[] = [];
  page.on('request', (one) => void asked.push(one.url()));
  page.on('pageerror', (error) => void asked.push(String(error)));
  await page.setContent(pages[locale]!);
  return { page, asked };
}

/** Runs in the page: what a reader would stumble over. */
const STUMBLES = `(() => ({
  language: document.documentElement.lang,
  wider: document.documentElement.scrollWidth - innerWidth,
  emptyLinks: [...document.querySelectorAll('nav a')].filter((a) => !document.querySelector(a.getAttribute('href'))).length,
  headings: [...document.querySelectorAll('h1, h2')].map((h) => h.tagName).join(' '),
  undefined: [...document.querySelectorAll('table')].filter((t) => t.querySelector('th.n') && !t.closest('section').querySelector('dl dd')).length,
  unnamed: [...document.querySelectorAll('th')].filter((th) => !th.textContent.trim() || th.scope !== 'col').length,
  squeezed: [...document.querySelectorAll('td')].filter((td) => td.textContent.length > 20 && td.clientWidth < 60).length,
  smallest: Math.min(...[...document.querySelectorAll('td, th, dd, p')].map((el) => parseFloat(getComputedStyle(el).fontSize))),
}))()`;

interface Stumbles {
  readonly language: string;
  readonly wider: number;
  readonly emptyLinks: number;
  readonly headings: string;
  readonly undefined: number;
  readonly unnamed: number;
  readonly smallest: number;
  readonly squeezed: number;
}

describe.each(['id', 'en'])('the report in %s', (locale) => {
  test.each([1280, 600])('is read on a screen %i wide, fetching nothing', async (width) => {
    const { page, asked } = await shown(locale, width);
    const seen = (await page.evaluate(STUMBLES)) as Stumbles;
    expect(asked).toEqual([]);
    expect(seen).toMatchObject({ language: locale, emptyLinks: 0, undefined: 0, unnamed: 0, squeezed: 0 });
    expect(seen.wider).toBeLessThanOrEqual(0);
    expect(seen.headings).toMatch(/^H1( H2){17}$/);
    expect(seen.smallest).toBeGreaterThanOrEqual(12);
    await page.close();
  });

  test('is printed on paper without losing a column', async () => {
    const { page } = await shown(locale, 1280);
    await page.emulateMedia({ media: 'print' });
    // A4 across less its margins, at 96 dots an inch.
    await page.setViewportSize({ width: Math.floor(((297 - 28) / 25.4) * 96), height: 700 });
    const wide = (await page.evaluate(
      `[...document.querySelectorAll('table')].filter((t) => t.getBoundingClientRect().right > innerWidth + 1).map((t) => t.closest('section').querySelector('h2').id)`,
    )) as string[];
    expect(wide).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
