import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { SANDBOX_FULFILMENT_SECRET } from '../../src/sandbox/index.ts';
import { affectedPeople, anApprovedSet, CREDIT, grantAll, grantOf } from '../support/compensation.ts';
import { aFulfilmentDesk, creditsOf, type FulfilmentDesk, theyChose, until } from '../support/fulfilment.ts';
import { killed, startProcess } from '../support/web-process.ts';

const LOADER = join(PROJECT_ROOT, 'test', 'support', 'from-source.mjs');

let desk: FulfilmentDesk;

beforeAll(async () => {
  desk = await aFulfilmentDesk(new Date().toISOString());
});
afterEach(() => void desk.sandbox.receiver.faults.clear());
afterAll(() => desk.close());

/** A worker as it is shipped, calling the sandbox's receiver. */
function aWorker(more: Readonly<Record<string, string>> = {}) {
  return startProcess(desk.t, ['worker.ts'], {
    AMENDS_FULFILMENT_URL: desk.sandbox.receiver.url,
    AMENDS_FULFILMENT_SECRET: SANDBOX_FULFILMENT_SECRET,
    AMENDS_FULFILMENT_RETRY_SECONDS: '1',
    ...more,
  });
}

async function delivered(incidentId: string): Promise<number> {
  const row = await desk.t.db.tx((tx) =>
    tx.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM fulfilment WHERE incident_id = $1 AND state = 'delivered'`,
      [incidentId],
    ),
  );
  return row!.n;
}

/** As if nobody had come back for as long as a lease lasts. */
function leasesLapse(): Promise<unknown> {
  return desk.t.db.tx((tx) =>
    tx.run(`UPDATE fulfilment_call SET lease_until = clock_timestamp() - interval '1 second'
             WHERE state = 'sending'`),
  );
}

test('a process killed between redeeming and fulfilling leaves one credit, and no other, to be booked', async () => {
  const affected = await affectedPeople(desk, 1);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT]);
  await desk.grants.provision(set.id);
  await grantAll(desk, set, affected);
  const visitor = affected.visitors[0]!;
  const grantId = await grantOf(desk, visitor, set);
  await desk.redemptions.reserve(visitor, { grantId, position: 1 });
  const asked = JSON.stringify({
    target: desk.t.target,
    keysDir: join(desk.t.dir, 'keys'),
    incidentId: affected.incidentId,
    cohortId: String(visitor.person.cohortId),
    personId: visitor.person.personId,
    linkVersion: visitor.linkVersion,
    grantId: String(grantId),
  });
  const child = spawn(
    process.execPath,
    ['--import', LOADER, join(PROJECT_ROOT, 'test', 'support', 'redeemer.ts'), asked],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  expect((await desk.pages.page(visitor, 'en'))!.sets[0]).toMatchObject({ state: 'redeemed' });
  expect(creditsOf(desk.sandbox, affected.incidentId)).toHaveLength(0);
  const worker = aWorker();
  await until(async () => (await delivered(affected.incidentId)) === 1, 'the credit');
  await killed(worker);
  expect(creditsOf(desk.sandbox, affected.incidentId)).toHaveLength(1);
  expect(await desk.failing()).toEqual([]);
}, 300_000);

test.each([
  ['that can be asked', {}],
  ['that only honours keys', { AMENDS_FULFILMENT_CAN_ASK: 'no' }],
  ['that can be asked and forgets keys', { AMENDS_FULFILMENT_IDEMPOTENT: 'no' }],
])(
  'a worker killed between acceptance and record leaves one credit at a system %s',
  async (name, abilities) => {
    const { incidentId } = await theyChose(desk, 1);
    const { faults } = desk.sandbox.receiver;
    faults.add({ fault: 'slow', times: 1, delayMs: 600_000 });
    const first = aWorker({ AMENDS_FULFILMENT_TIMEOUT_MS: '120000', ...abilities });
    await until(() => creditsOf(desk.sandbox, incidentId).length === 1, 'the acceptance');
    await killed(first);
    expect(await delivered(incidentId)).toBe(0);
    if (name.endsWith('forgets keys')) faults.add({ fault: 'forgets' });
    await leasesLapse();
    const second = aWorker(abilities);
    await until(async () => (await delivered(incidentId)) === 1, 'the record');
    await killed(second);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect(await desk.failing()).toEqual([]);
  },
  300_000,
);

test('killed there at a system that can do neither, it waits for a person and is not sent again', async () => {
  const { incidentId, references } = await theyChose(desk, 1);
  const abilities = { AMENDS_FULFILMENT_CAN_ASK: 'no', AMENDS_FULFILMENT_IDEMPOTENT: 'no' };
  desk.sandbox.receiver.faults.add({ fault: 'slow', times: 1, delayMs: 600_000 });
  const first = aWorker({ AMENDS_FULFILMENT_TIMEOUT_MS: '120000', ...abilities });
  await until(() => creditsOf(desk.sandbox, incidentId).length === 1, 'the acceptance');
  await killed(first);
  await leasesLapse();
  const second = aWorker(abilities);
  const { letters } = desk.calling({ canAsk: false, idempotentByKey: false });
  await until(async () => (await letters.list(incidentId)).length === 1, 'the dead letter');
  await killed(second);
  expect(await letters.list(incidentId)).toMatchObject([
    { reference: references[0], why: 'unknown_outcome', inDoubt: true },
  ]);
  expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
  expect(await desk.failing()).toEqual([]);
}, 300_000);
