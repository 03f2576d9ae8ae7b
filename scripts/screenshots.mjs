// Writes docs/screenshots/*.png and docs/screenshots.md from a portal that runs: `node scripts/screenshots.mjs`.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../test/support/from-source.mjs';
import { ROOT, say } from './paths.mjs';

const { aTour } = await import('../test/support/portal-tour.ts');
const { openBrowser } = await import('../test/support/browser.ts');

const DIR = join(ROOT, 'docs', 'screenshots');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1100, height: 800 };
const BYTES_MAX = 120_000;
/** What a reader still looks at; the rest of a page stays in the browser. */
const HEIGHTS = [2_400, 1_600, 1_000];
/** Shown in English too. */
const ENGLISH = new Set(['notice', 'prove-code', 'offers', 'receipt', 'incident', 'affected']);
/** Shown dark, at a desk and printed too. */
const EVERY_LOOK = new Set(['notice-proven', 'incident']);

const shots = [];

async function shoot(page, name, { width }) {
  for (const heightMax of HEIGHTS) {
    const path = join(DIR, `${name}.png`);
    const height = await page.locator('html').evaluate((html) => html.getBoundingClientRect().height);
    const clip = { x: 0, y: 0, width, height: Math.min(Math.ceil(height), heightMax) };
    await page.screenshot({ path, clip, fullPage: true });
    if (statSync(path).size <= BYTES_MAX) break;
  }
  shots.push({ name, wide: width > PHONE.width });
}

async function everyLook(page, name) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-dark`, PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
  await shoot(page, `${name}-desk`, DESK);
  await page.emulateMedia({ media: 'print' });
  await shoot(page, `${name}-print`, DESK);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(PHONE);
}

function write() {
  const cells = shots.map(({ name, wide }) => {
    const width = wide ? 480 : 240;
    return `<img src="screenshots/${name}.png" width="${width}" alt="${name}" title="${name}" />`;
  });
  const lines = [
    '# What customers see',
    '',
    'Each page of the portal on a phone, without JavaScript: in Indonesian (`-id`), some in English (`-en`), some dark, at a',
    'desk and on paper. Made by `node scripts/screenshots.mjs` from a portal that runs on made-up data.',
    '',
    ...cells,
    '',
  ];
  writeFileSync(join(ROOT, 'docs', 'screenshots.md'), lines.join('\n'));
}

mkdirSync(DIR, { recursive: true });
for (const name of readdirSync(DIR)) if (!name.startsWith('console-')) rmSync(join(DIR, name));
const [tour, browser] = await Promise.all([aTour(), openBrowser()]);
try {
  for (const locale of ['id', 'en']) {
    const open = async () => {
      const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale });
      return context.newPage();
    };
    for await (const { name, page } of tour.walk(locale, open)) {
      if (locale === 'en' && !ENGLISH.has(name)) continue;
      await shoot(page, `${name}-${locale}`, PHONE);
      if (locale === 'id' && EVERY_LOOK.has(name)) await everyLook(page, `${name}-${locale}`);
    }
  }
  write();
  say(`${shots.length} screenshots in docs/screenshots`);
} finally {
  await browser.close();
  await tour.portal.close();
}
