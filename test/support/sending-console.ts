/** A web of the console on the database of a post office, for whoever drives notices by hand. */
import { expect } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from 'playwright-core';
import { createWeb } from '../../src/app/web.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { aConsole, type ConsoleDesk } from './console.ts';
import { PostOffice } from './notices.ts';

export interface SendingDesk extends ConsoleDesk {
  readonly office: PostOffice;
  readonly app: NestFastifyApplication;
  /** The page as it stands has nothing that axe finds, and its picture is kept. */
  well(page: Page, name: string): Promise<void>;
}

/** `more`: settings beside those of the sandbox. */
export async function aSendingDesk(more: Readonly<Record<string, string>> = {}): Promise<SendingDesk> {
  const office = await PostOffice.open();
  const { t } = office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const env = {
    AMENDS_DATA_DIR: t.dir,
    AMENDS_SANDBOX_URL: office.sandbox.url,
    AMENDS_SANDBOX_FROM: 'Contoh <care@contoh.example>',
    ...more,
  };
  const app = await createWeb({ config: loadConfig(env), database, log: SILENT });
  const desk = await aConsole(app);
  return {
    ...desk,
    office,
    app,
    well: async (page, name) => {
      expect(await desk.flaws(page)).toEqual([]);
      await desk.shot(page, name);
    },
    close: async () => {
      await desk.close();
      await app.close();
      await office.close();
    },
  };
}

/** Presses a step and says yes to what it asks. */
export async function confirm(page: Page, step: string, yes = step): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: yes, exact: true }).click();
  await asked.waitFor({ state: 'hidden' });
}

/** The same with the sentence it asks for. */
export async function withReason(
  page: Page,
  step: string,
  { label, reason, yes = step }: { label: string; reason: string; yes?: string },
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('textbox', { name: label }).fill(reason);
  await asked.getByRole('button', { name: yes, exact: true }).click();
  await asked.waitFor({ state: 'hidden' });
}

/** A large figure by its name. */
export async function figure(page: Page, name: string, value: string): Promise<void> {
  const own = page.locator('.figure').filter({ has: page.getByText(name, { exact: true }) });
  await own.getByText(value, { exact: true }).waitFor();
}
