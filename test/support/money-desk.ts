/** Compensation's pages in a browser: people who chose, the company's own system, finance and an approver at their desks. */
import { expect } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from 'playwright-core';
import { createWeb } from '../../src/app/web.ts';
import type { OfferInput, OfferSet, OfferSetInput } from '../../src/compensation/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { Figures, ProofOrders } from '../../src/reconciliation/index.ts';
import { SANDBOX_FULFILMENT_SECRET } from '../../src/sandbox/index.ts';
import { type Affected, anApprovedSet, grantAll, grantOf, VOID_ALONE_MAX_MINOR } from './compensation.ts';
import { aConsole, type ConsoleDesk } from './console.ts';
import { aFulfilmentDesk, type FulfilmentDesk, theyChoose } from './fulfilment.ts';

export interface MoneyDesk {
  readonly desk: FulfilmentDesk;
  readonly app: NestFastifyApplication;
  readonly console: ConsoleDesk;
  /** Where an incident's pages begin. */
  at(incidentId: IncidentId, path: string): Promise<string>;
  /** Opens a page of an incident and waits for its heading. */
  go(page: Page, incidentId: IncidentId, path: string): Promise<void>;
  /** Nothing for axe to find, and nothing the server refused to answer. */
  fine(page: Page): Promise<void>;
  /** One more approved set of an incident, granted, and chosen by the first `takers` of its people: their references. */
  taken(
    affected: Affected,
    offer: OfferInput,
    takers: number,
    change?: Partial<OfferSetInput>,
  ): Promise<Taken>;
  /** What the worker would do by now: counts, and proves what was asked for. */
  work(incidentId: IncidentId): Promise<void>;
  close(): Promise<void>;
}

export interface Taken {
  readonly set: OfferSet;
  readonly references: readonly string[];
}

export async function aMoneyDesk(): Promise<MoneyDesk> {
  const desk = await aFulfilmentDesk(new Date().toISOString());
  const { t } = desk;
  const config = loadConfig({
    AMENDS_DATA_DIR: t.dir,
    AMENDS_FULFILMENT_URL: desk.sandbox.receiver.url,
    AMENDS_FULFILMENT_SECRET: SANDBOX_FULFILMENT_SECRET,
    AMENDS_VOID_ALONE_MAX_MINOR: `IDR:${VOID_ALONE_MAX_MINOR}`,
  });
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const app = await createWeb({ config, database, log: SILENT });
  const seats = await aConsole(app);
  const at = async (incidentId: IncidentId, path: string) => {
    const row = await t.db.tx((tx) =>
      tx.one<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [incidentId]),
    );
    return `${seats.base}/console/incidents/${row!.slug}/${path}`;
  };
  return {
    desk,
    app,
    console: seats,
    at,
    go: async (page, incidentId, path) => {
      await page.goto(await at(incidentId, path));
      await page.locator('h1').waitFor();
    },
    fine: async (page) => {
      expect(await page.getByText(/Error code|Kode kesalahan/).count()).toBe(0);
      expect(await seats.flaws(page)).toEqual([]);
    },
    taken: async (affected, offer, takers, change = {}) => {
      const set = await anApprovedSet(desk, affected.incidentId, [offer], change);
      await desk.grants.provision(set.id);
      await grantAll(desk, set, affected);
      const references: string[] = [];
      for (const visitor of affected.visitors.slice(0, takers)) {
        const grantId = await grantOf(desk, visitor, set);
        references.push(await theyChoose(desk, visitor, { grantId, position: 1 }));
      }
      return { set, references };
    },
    work: async (incidentId) => {
      await app.get(Figures, { strict: false }).count(incidentId);
      const orders = app.get(ProofOrders, { strict: false });
      for (const id of await orders.open()) await orders.make(id);
    },
    close: async () => {
      await seats.close();
      await app.close();
      await desk.close();
    },
  };
}

/** Presses a button and says yes to its question. */
export async function sayYes(page: Page, button: string, yes = button): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click();
}

/** What the server just did, as it is said at the foot of the page. */
export async function said(page: Page, what: string | RegExp): Promise<void> {
  await page.locator('.said').getByText(what).waitFor();
}
