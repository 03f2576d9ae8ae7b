import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { exposureBits } from '../../src/incidents/index.ts';
import { Renderer, STARTERS } from '../../src/messages/index.ts';
import { openBrowser, PATIENCE_MS } from '../support/browser.ts';
import { aPerson, MERGE, SAID } from '../support/said.ts';

jest.setTimeout(4 * PATIENCE_MS);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const PERSON = aPerson({
  exposure: exposureBits([
    { code: 'con.email', form: 'plaintext' },
    { code: 'cred.password', form: 'hash_weak' },
    { code: 'gov.nik', form: 'plaintext' },
    { code: 'hlt.record', form: 'plaintext' },
  ]),
  told: exposureBits([{ code: 'gov.passport', form: 'plaintext' }]),
  merge: { ...MERGE, offers: [{ oneOf: [{ title: 'Saldo', text: 'Masuk sendiri.' }], isAutomatic: true }] },
});

interface Seen {
  readonly overflow: number;
  readonly requests: number;
  /** The worst contrast of any words with what is behind them. */
  readonly contrast: number;
  readonly smallestPx: number;
  readonly headings: readonly number[];
  readonly language: string;
}

async function look(html: string, as: { scheme: 'light' | 'dark'; width: number }): Promise<Seen> {
  const context = await browser.newContext({
    colorScheme: as.scheme,
    viewport: { width: as.width, height: 800 },
    javaScriptEnabled: true,
  });
  const page = await context.newPage();
  let requests = 0;
  page.on('request', () => (requests += 1));
  await page.setContent(html);
  const seen = (await page.evaluate(MEASURE)) as Omit<Seen, 'requests'>;
  await context.close();
  return { ...seen, requests };
}

/** Runs in the page: WCAG contrast of every text node, against the nearest background that is painted. */
const MEASURE = `(() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => { const v = c / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (css) => css.match(/[\\d.]+/g).map(Number);
  const behind = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  let contrast = 21;
  let smallestPx = 99;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const el = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() === '' || el.getClientRects().length === 0) continue;
    const style = getComputedStyle(el);
    const [a, b] = [light(parse(style.color).slice(0, 3)), light(behind(el))];
    contrast = Math.min(contrast, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    smallestPx = Math.min(smallestPx, parseFloat(style.fontSize));
  }
  return {
    overflow: document.documentElement.scrollWidth - innerWidth,
    contrast,
    smallestPx,
    headings: [...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1])),
    language: document.documentElement.lang,
  };
})()`;

const EMAILS = STARTERS.filter((s) => s.channel === 'email');

describe.each([
  ['light', 900],
  ['dark', 900],
  ['light', 320],
  ['dark', 320],
] as const)('mail in %s at %d pixels', (scheme, width) => {
  test('every kind in both languages reads: no request, no sideways scrolling, contrast and size enough', async () => {
    for (const template of EMAILS) {
      const { locale } = template;
      const statement = { ...SAID.statements[locale], notYetKnown: '…' };
      const said = { ...SAID, statements: { [locale]: statement } };
      const renderer = new Renderer({ said, overlayVersion: '', templates: [{ ...template, id: 'one' }] });
      const seen = await look(renderer.renderEmail({ ...PERSON, locale }).html, { scheme, width });
      expect(seen).toMatchObject({ overflow: 0, requests: 0, language: locale });
      expect(seen.contrast).toBeGreaterThanOrEqual(4.5);
      expect(seen.smallestPx).toBeGreaterThanOrEqual(13);
      // One title, and never a level skipped: so a screen reader's list of headings makes sense.
      expect(seen.headings[0]).toBe(1);
      for (const [i, level] of seen.headings.entries()) {
        if (i > 0) expect(level - seen.headings[i - 1]!).toBeLessThanOrEqual(1);
      }
    }
  });
});

test('a mail without links has nothing to click and loses no way to the page', () => {
  for (const template of EMAILS) {
    const { locale } = template;
    const said = { ...SAID, statements: { [locale]: { ...SAID.statements[locale], notYetKnown: '…' } } };
    const one = { ...template, id: 'one', linkFree: true };
    const renderer = new Renderer({ said, overlayVersion: '', templates: [one] });
    const { html, text } = renderer.renderEmail({ ...PERSON, locale });
    expect(html).not.toMatch(/<a\b|href=|\/r\/aaa/);
    for (const output of [html, text]) {
      expect(output).toContain('maaf.contoh.example/i/contoh-games');
      expect(output).toContain(MERGE.typedCode);
    }
  }
});
