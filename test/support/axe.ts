/** What axe finds wrong with a page that has come to rest: never one that is still loading, moving or being left. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

const AXE = readFileSync(join(PROJECT_ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
/** A flaw of a page at rest stands at every look. */
const LOOKS = 3;
const QUIET_MS = 100;
/** A page that never rests (a clock, figures that follow a stream) is looked at as it stands. */
const RESTLESS_MS = 5_000;

const REST = `new Promise((done) => {
  const began = performance.now();
  let changed = began;
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const moves = () => document.getAnimations().some((one) =>
    one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
  const look = () => {
    const now = performance.now();
    const rests = now - changed >= ${QUIET_MS} && !moves() && !document.querySelector('.mantine-Loader-root');
    if (!rests && now - began < ${RESTLESS_MS}) return setTimeout(look, 25);
    watch.disconnect();
    done();
  };
  look();
})`;

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap((v) => v.nodes.map((node) => v.id + ': ' + node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? ''))))`;

/** Popovers and all. Our policy lets no foreign script in, so axe is handed over by the debugger, not by the page. */
export async function flawsOf(page: Page): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const found = await lookAt(page);
    if (found.length === 0 || look === LOOKS) return found;
  }
}

async function lookAt(page: Page): Promise<string[]> {
  try {
    await page.waitForLoadState();
    await page.evaluate(REST);
    await page.evaluate(AXE);
    return await page.evaluate<string[]>(RUN);
  } catch (error) {
    if (!/context was destroyed|navigation/i.test(String(error))) throw error;
    return [`the page was left while axe looked at it: ${page.url()}`];
  }
}

/** The same of a page that runs no script: in a window of its own that does, from the document as it stands. */
export async function flawsOfCopy(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  const context = await page.context().browser()!.newContext({ bypassCSP: true });
  const copy = await context.newPage();
  await copy.setContent(await page.content());
  const found = await flawsOf(copy);
  await context.close();
  return found;
}
