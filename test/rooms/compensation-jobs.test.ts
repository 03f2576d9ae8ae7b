import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CompensationJobs,
  Fulfilments,
  Grants,
  Offers,
  type OfferSet,
  SetApprovals,
} from '../../src/compensation/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Laws } from '../../src/laws/index.ts';
import { Ledger } from '../../src/ledger/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { CREDIT, DISCOUNT } from '../support/compensation.ts';
import { CodePools, Codes } from '../../src/codes/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';
import { STOCK_LIMITS } from '../support/codes.ts';

let office: PostOffice;
let offers: Offers;
let worker: { jobs: Jobs; work: CompensationJobs };

beforeAll(async () => {
  office = await PostOffice.open();
  const approvals = new Approvals(office.audit, systemClock);
  const sets = new SetApprovals(approvals, office.audit, new Laws(office.t.db, systemClock), systemClock);
  offers = new Offers(office.t.db, sets, office.audit, systemClock);
  worker = aWorker();
  await worker.work.start();
});
afterAll(async () => {
  await worker.jobs.stop();
  await office.close();
});

function aWorker(): { jobs: Jobs; work: CompensationJobs } {
  const { db } = office.t;
  const jobs = new Jobs(db);
  const ledger = new Ledger(db, office.audit, systemClock);
  const grants = new Grants(db, ledger, office.audit, systemClock);
  const codes = new Codes(db, incidentParts(office.t).keys, office.audit, systemClock);
  const fulfilments = new Fulfilments(db, ledger, codes, systemClock);
  return { jobs, work: new CompensationJobs(db, jobs, grants, fulfilments, systemClock) };
}

async function anApprovedSet(incidentId: IncidentId, mode: 'opt_in' | 'auto_apply'): Promise<OfferSet> {
  const offer = await offers.create(incidentId, mode === 'opt_in' ? CREDIT : DISCOUNT, office.maker);
  const input = { name: `Set ${mode}`, mode, offerIds: [offer.id] };
  const set = await offers.createSet(incidentId, input, office.maker);
  await offers.submit(set.id, office.maker);
  return offers.decide(set.id, { decision: 'approved' }, office.checker);
}

async function grantStates(incidentId: IncidentId): Promise<Record<string, number>> {
  const rows = await office.t.db.tx((tx) =>
    tx.q<{ state: string; n: number }>(
      `SELECT state, count(*)::int AS n FROM offer_grant WHERE incident_id = $1 GROUP BY state`,
      [incidentId],
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

async function untilGranted(incidentId: IncidentId, expected: Record<string, number>): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    await worker.work.sweepGrants();
    const states = await grantStates(incidentId);
    if (JSON.stringify(Object.entries(states).sort()) === JSON.stringify(Object.entries(expected).sort()))
      return;
    if (Date.now() > end) throw new Error(`gave up waiting at ${JSON.stringify(states)}`);
    await sleep(50);
  }
}

async function provisions(incidentId: IncidentId) {
  return office.t.db.tx((tx) =>
    tx.q(
      `SELECT amount_minor[1] AS amount FROM journal WHERE incident_id = $1 AND kind = 'provision' ORDER BY id`,
      [incidentId],
    ),
  );
}

describe('the worker', () => {
  test('grants what a launched notice carries, provides for it once, and delivers codes without being asked', async () => {
    const people = ['ani', 'budi', 'citra', 'dewi'].map((name) => aPerson(name));
    const incidentId = await office.incident(people);
    const optIn = await anApprovedSet(incidentId, 'opt_in');
    const automatic = await anApprovedSet(incidentId, 'auto_apply');
    const noticeId = await office.approved(incidentId, { offerSetIds: [optIn.id, automatic.id] });
    await worker.work.sweepGrants();
    expect(await grantStates(incidentId)).toEqual({});
    await office.launches.launch(noticeId, {}, office.maker);
    await untilGranted(incidentId, { granted: 4, fulfilled: 4 });
    expect(await provisions(incidentId)).toEqual([{ amount: 4n * 5_000_000n }]);
    await worker.work.sweepGrants();
    await worker.work.sweepOthers();
    expect(await grantStates(incidentId)).toEqual({ granted: 4, fulfilled: 4 });

    await stage(office.t, incidentId, { name: 'more.csv', rows: [aPerson('eka'), aPerson('fajar')] });
    await office.people.resolve(incidentId, office.maker);
    const second = await office.approved(incidentId, { name: 'The others', offerSetIds: [optIn.id] });
    await office.launches.launch(second, {}, office.maker);
    await untilGranted(incidentId, { granted: 6, fulfilled: 4 });
    expect(await provisions(incidentId)).toEqual([{ amount: 4n * 5_000_000n }, { amount: 2n * 5_000_000n }]);
  });

  test('gives codes that come later to whoever waits, without being asked', async () => {
    const incidentId = await office.incident(['gita', 'hadi', 'intan'].map((name) => aPerson(name)));
    const set = await anApprovedSet(incidentId, 'auto_apply');
    const pools = new CodePools(
      office.t.db,
      incidentParts(office.t).keys,
      office.audit,
      systemClock,
      STOCK_LIMITS,
    );
    const input = { offerId: set.offers[0]!.offerId, name: 'Shop', kind: 'generated' } as const;
    const pool = await pools.create(incidentId, input, office.maker);
    await pools.generate(pool.id, { count: 1 }, office.maker);
    const noticeId = await office.approved(incidentId, { offerSetIds: [set.id] });
    await office.launches.launch(noticeId, {}, office.maker);
    await untilGranted(incidentId, { fulfilled: 1, redeemed: 2 });
    await pools.generate(pool.id, { count: 5 }, office.maker);
    await untilGranted(incidentId, { fulfilled: 3 });
    expect(await pools.get(pool.id)).toMatchObject({ free: 3, assigned: 3 });
  });
});
