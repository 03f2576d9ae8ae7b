import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { aTour, type Stop, type Tour, TOUR_LANGUAGES } from '../support/portal-tour.ts';

const PHONE = { width: 390, height: 844 };
const STOPS = 33;

let tour: Tour;
let browser: Browser;

beforeAll(async () => {
  [tour, browser] = await Promise.all([aTour(), openBrowser()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await tour?.portal.close();
});

async function phone(locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale });
  return context.newPage();
}

/**
 * What is wrong with a page as it stands: too wide, too heavy, another language, or not WCAG 2.2 AA. axe needs a script,
 * which our reader’s browser does not run: it reads the very same document in another one.
 */
async function faults({ name, page }: Stop, language: string, second: Page): Promise<string[]> {
  const html = await page.content();
  await second.unrouteAll();
  await second.route('**/*', (route) =>
    route.request().resourceType() === 'document'
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.continue(),
  );
  await second.goto(page.url());
  const wide = await second.evaluate<number>('document.documentElement.scrollWidth');
  await second.evaluate(axe.source);
  const { violations } = await second.evaluate<AxeResults>('axe.run(document)');
  return [
    ...(wide > PHONE.width ? [`${name}: ${wide} px wide`] : []),
    ...(Buffer.byteLength(html) > 50_000 ? [`${name}: ${Buffer.byteLength(html)} bytes`] : []),
    ...(html.includes(`<html lang="${language}">`) ? [] : [`${name}: not in ${language}`]),
    ...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`),
  ];
}

test.each(TOUR_LANGUAGES)(
  'every page in %s is accessible on a phone without JavaScript, fits it and is light',
  async (language) => {
    const seen = new Set<string>();
    const found: string[] = [];
    const second = await browser.newPage({ viewport: PHONE });
    for await (const stop of tour.walk(language, () => phone(language))) {
      seen.add(stop.name);
      found.push(...(await faults(stop, language, second)));
    }
    await second.close();
    expect(found).toEqual([]);
    expect(seen.size).toBe(STOPS);
  },
  600_000,
);
