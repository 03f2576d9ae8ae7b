import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CohortId, PersonRef } from '../../src/kernel/ids.ts';
import {
  affectedPeople,
  anApprovedSet,
  balancesOf,
  CREDIT,
  DISCOUNT,
  grantAll,
} from '../support/compensation.ts';
import {
  aFulfilmentDesk,
  creditsOf,
  type FulfilmentDesk,
  theyChoose,
  theyChose,
} from '../support/fulfilment.ts';

const RETRY_MS = 2 * 3_600_000;

let desk: FulfilmentDesk;

beforeAll(async () => {
  desk = await aFulfilmentDesk();
});
afterEach(() => void desk.sandbox.receiver.faults.clear());
afterAll(() => desk.close());

const fault = (name: string, more: object = {}) =>
  desk.sandbox.receiver.faults.add({ fault: name, times: 1, ...more });

/** Only what hangs is waited for in vain. */
const patience = (name: string) => (name.startsWith('hang') ? { timeoutMs: 2_000 } : {});

const later = () => desk.clock.advanceMs(RETRY_MS);

async function stateOf(cohortId: CohortId): Promise<readonly string[]> {
  const rows = await desk.t.db.tx((tx) =>
    tx.q<{ state: string }>(`SELECT state FROM fulfilment_call WHERE cohort_id = $1 ORDER BY redemption_id`, [
      cohortId,
    ]),
  );
  return rows.map((row) => row.state);
}

describe('a credit booked by the company’s own system', () => {
  test('is sent once, fulfilled on the page, and settled in the books', async () => {
    const { calls } = desk.calling();
    const { incidentId, cohortIds, visitors, references } = await theyChose(desk, 12);
    const [cohortId] = cohortIds;
    expect(await calls.due(10)).toContain(cohortId);
    const worked = await Promise.all([calls.work(cohortId!), calls.work(cohortId!), calls.work(cohortId!)]);
    expect(worked.reduce((sum, { done }) => sum + done, 0)).toBe(12);
    const credits = creditsOf(desk.sandbox, incidentId);
    expect(credits).toHaveLength(12);
    expect(new Set(credits.map(({ customer }) => customer)).size).toBe(12);
    expect(credits[0]).toMatchObject({ kind: 'billing_credit', amountMinor: '5000000', currency: 'IDR' });
    const page = await desk.pages.page(visitors[0]!, 'en');
    expect(page!.sets[0]).toMatchObject({
      state: 'fulfilled',
      receipt: { reference: references[0], fulfilment: 'delivered' },
    });
    const balances = await balancesOf(desk, incidentId);
    expect(balances['2200']).toBeUndefined();
    expect(balances['1150']).toBe(-60_000_000n);
    expect(await calls.work(cohortId!)).toEqual({ called: 0, done: 0 });
    expect(await desk.failing()).toEqual([]);
  });

  test.each(['drop_answer', 'error_after', 'hang', 'error_before', 'reset_before', 'hang_before'])(
    'is booked once where it can be asked, though it forgets keys: %s',
    async (name) => {
      const { calls } = desk.calling({ idempotentByKey: false });
      const { incidentId, cohortIds } = await theyChose(desk, 1);
      fault(name);
      fault('forgets');
      await desk.calling({ idempotentByKey: false, ...patience(name) }).calls.work(cohortIds[0]!);
      expect(await stateOf(cohortIds[0]!)).toEqual(['waiting']);
      expect((await calls.work(cohortIds[0]!)).called).toBe(0);
      later();
      await calls.work(cohortIds[0]!);
      expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
      expect(await stateOf(cohortIds[0]!)).toEqual(['done']);
    },
  );

  test.each(['drop_answer', 'error_before', 'hang'])(
    'is booked once where it cannot be asked but honours the key: %s',
    async (name) => {
      const { calls } = desk.calling({ canAsk: false });
      const { incidentId, cohortIds } = await theyChose(desk, 1);
      fault(name);
      await desk.calling({ canAsk: false, ...patience(name) }).calls.work(cohortIds[0]!);
      later();
      await calls.work(cohortIds[0]!);
      expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
      expect(await stateOf(cohortIds[0]!)).toEqual(['done']);
    },
  );

  test('with neither, what is in doubt waits for its owner, and is never sent again by itself', async () => {
    const { calls, letters } = desk.calling({ canAsk: false, idempotentByKey: false });
    const { incidentId, cohortIds, references } = await theyChose(desk, 1);
    const reference = references[0]!;
    fault('drop_answer');
    await calls.work(cohortIds[0]!);
    later();
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect(await letters.list(incidentId)).toMatchObject([
      { reference, why: 'unknown_outcome', ownerId: null },
    ]);
    const word = { reason: 'asked by telephone' };
    await expect(letters.retry(incidentId, reference, word, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.not_owner',
    });
    await letters.take(incidentId, reference, desk.maker);
    await expect(letters.retry(incidentId, reference, word, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.in_doubt',
    });
    await expect(letters.fail(incidentId, reference, word, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.in_doubt',
    });
    const evidence = creditsOf(desk.sandbox, incidentId)[0]!.reference;
    await letters.settle(incidentId, reference, { ...word, evidence }, desk.maker);
    expect(await letters.list(incidentId)).toEqual([]);
    expect((await balancesOf(desk, incidentId))['1150']).toBe(-5_000_000n);
    const { tries } = await letters.get(incidentId, reference);
    expect(tries.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'send unknown',
      'person settled',
    ]);
  });

  test('that was only taken in is asked again until it is booked', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, references, visitors } = await theyChose(desk, 1);
    fault('accepted');
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(0);
    expect((await desk.pages.page(visitors[0]!, 'en'))!.sets[0]).toMatchObject({
      state: 'fulfilling',
      can: { switch: false },
    });
    fault('ask_error');
    later();
    await calls.work(cohortIds[0]!);
    later();
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    const { tries, state } = await letters.get(incidentId, references[0]!);
    expect(state).toBe('done');
    expect(tries.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'send taken',
      'ask unknown',
      'ask done',
    ]);
  });

  test.each([
    ['wrong_amount', 'wrong_answer'],
    ['wrong_key', 'wrong_answer'],
    ['refuse', 'refused'],
  ])('that is answered %s is a dead letter', async (name, why) => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds } = await theyChose(desk, 1);
    fault(name);
    await calls.work(cohortIds[0]!);
    expect(await letters.list(incidentId)).toMatchObject([{ why, attempts: 1 }]);
  });

  test('that nobody takes in for three days is a dead letter, and is booked once its owner tries again', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, references } = await theyChose(desk, 1);
    desk.sandbox.receiver.faults.add({ fault: 'busy' });
    await calls.work(cohortIds[0]!);
    desk.clock.advanceMs(72 * 3_600_000);
    await calls.work(cohortIds[0]!);
    expect(await letters.list(incidentId)).toMatchObject([{ why: 'given_up', inDoubt: false }]);
    desk.sandbox.receiver.faults.clear();
    await letters.take(incidentId, references[0]!, desk.checker);
    await letters.retry(incidentId, references[0]!, { reason: 'it is up again' }, desk.checker);
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect(await letters.list(incidentId)).toEqual([]);
  });

  test('is tried anew by one word for all that died of an outage, but for what is another’s', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, references } = await theyChose(desk, 4);
    desk.sandbox.receiver.faults.add({ fault: 'busy' });
    await calls.work(cohortIds[0]!);
    desk.clock.advanceMs(72 * 3_600_000);
    await calls.work(cohortIds[0]!);
    desk.sandbox.receiver.faults.clear();
    await letters.take(incidentId, references[0]!, desk.checker);
    const word = { why: 'given_up', reason: 'it is up again' } as const;
    expect(await letters.retryAll(incidentId, word, desk.maker)).toEqual({ retried: 3 });
    expect(await letters.retryAll(incidentId, word, desk.maker)).toEqual({ retried: 0 });
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(3);
    expect(await letters.list(incidentId)).toMatchObject([{ reference: references[0] }]);
    expect(await desk.failing()).toEqual([]);
  });

  test('is either booked or switched, whatever of both is tried at the same moment', async () => {
    const { calls } = desk.calling();
    const chosen = await theyChose(desk, 16, [CREDIT, DISCOUNT]);
    const { incidentId, cohortIds, visitors, grantIds } = chosen;
    const switching = visitors.map((visitor, i) =>
      desk.redemptions.switchChoice(visitor, { grantId: grantIds[i]!, position: 2 }),
    );
    const working = [1, 2, 3].map(() => calls.work(cohortIds[0]!));
    const results = await Promise.all(switching);
    await Promise.all(working);
    await calls.work(cohortIds[0]!);
    const switched = results.filter(({ kind }) => kind === 'switched').length;
    expect(results.every(({ kind }) => kind === 'switched' || kind === 'too_late')).toBe(true);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(16 - switched);
    expect(await desk.failing()).toEqual([]);
  });

  test('waits for nobody whose row is no longer theirs: that one is a dead letter, the others are booked', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, visitors, references } = await theyChose(desk, 5);
    await notTheirs(visitors[2]!.person);
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(4);
    expect(await letters.list(incidentId)).toMatchObject([{ reference: references[2], why: 'no_account' }]);
  });

  test('stands in no file where the row is no longer theirs, and keeps nobody else out of it', async () => {
    const { incidentId, visitors } = await theyChose(desk, 5);
    await notTheirs(visitors[0]!.person);
    const payout = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    expect(payout).toMatchObject({ rows: 4, leftOut: 1 });
    expect(await desk.failing()).toEqual([]);
  });

  test('refuses a call that is not signed, and one whose key is another than its header', async () => {
    const body = JSON.stringify({
      data: { key: 'k', kind: 'x', customer: 'c', amountMinor: '1', currency: 'IDR' },
    });
    const unsigned = await fetch(desk.sandbox.receiver.url, { method: 'POST', body });
    expect(unsigned.status).toBe(401);
    expect((await fetch(`${desk.sandbox.receiver.url}/k`)).status).toBe(401);
  });
});

describe('a fulfilment that fails', () => {
  test('gives the whole choice back, and is redeemed once more with the books right', async () => {
    const { calls, letters } = desk.calling();
    const chosen = await theyChose(desk, 2, [CREDIT, DISCOUNT], { budgetGrants: 2n });
    const { incidentId, cohortIds, visitors, references, grantIds } = chosen;
    const [visitor, reference, grantId] = [visitors[0]!, references[0]!, grantIds[0]!];
    fault('refuse', { times: 2 });
    await calls.work(cohortIds[0]!);
    await letters.take(incidentId, reference, desk.maker);
    await letters.fail(incidentId, reference, { reason: 'the account was closed' }, desk.maker);
    expect(await desk.failing()).toEqual([]);
    const page = await desk.pages.page(visitor, 'en');
    expect(page!.sets[0]).toMatchObject({
      state: 'granted',
      chosen: null,
      receipt: null,
      can: { reserve: true },
    });
    const again = await theyChoose(desk, visitor, { grantId, position: 1 });
    expect(again).not.toBe(reference);
    expect(await desk.failing()).toEqual([]);
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect(await desk.failing()).toEqual([]);
    const rows = await desk.t.db.tx((tx) =>
      tx.q(`SELECT state, cycle FROM redemption WHERE grant_id = $1 ORDER BY cycle`, [grantId]),
    );
    expect(rows).toEqual([
      { state: 'failed', cycle: 1 },
      { state: 'fulfilled', cycle: 2 },
    ]);
    await expect(
      letters.fail(incidentId, reference, { reason: 'once more' }, desk.maker),
    ).rejects.toMatchObject({ code: 'fulfilment.not_dead' });
  });

  test('is told once, by e-mail, to whoever can choose again', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, references } = await theyChose(desk, 2);
    await desk.failures.tell();
    fault('refuse', { times: 2 });
    await calls.work(cohortIds[0]!);
    await letters.take(incidentId, references[0]!, desk.maker);
    await letters.fail(incidentId, references[0]!, { reason: 'the account was closed' }, desk.maker);
    expect(await desk.failures.tell()).toBe(1);
    expect(await desk.failures.tell()).toBe(0);
    const mails = await desk.t.db.tx((tx) =>
      tx.q(`SELECT kind, once, channel FROM reply WHERE incident_id = $1`, [incidentId]),
    );
    expect(mails).toEqual([{ kind: 'news', once: `failed:${references[0]}`, channel: 'email' }]);
  });

  test('gives 30 days more to whoever’s time is over', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, visitors, references, grantIds } = await theyChose(desk, 1);
    fault('refuse');
    await calls.work(cohortIds[0]!);
    desk.clock.advanceMs(400 * 86_400_000);
    await letters.take(incidentId, references[0]!, desk.maker);
    await letters.fail(incidentId, references[0]!, { reason: 'the account was closed' }, desk.maker);
    desk.clock.advanceMs(29 * 86_400_000);
    await theyChoose(desk, visitors[0]!, { grantId: grantIds[0]!, position: 1 });
    expect(await desk.failing()).toEqual([]);
  });

  test('of a set applied without asking is left failed, its budget free, until it is redeemed once more', async () => {
    const { calls, letters } = desk.calling();
    const { incidentId, cohortIds, visitors, set } = await applied();
    await desk.failures.tell();
    fault('refuse');
    await calls.work(cohortIds[0]!);
    const [letter] = await letters.list(incidentId);
    await letters.take(incidentId, letter!.reference, desk.maker);
    await letters.fail(incidentId, letter!.reference, { reason: 'the account was closed' }, desk.maker);
    expect(await desk.failing()).toEqual([]);
    const page = await desk.pages.page(visitors[0]!, 'en');
    expect(page!.sets.find(({ offerSetId }) => offerSetId === set.id)).toMatchObject({ state: 'failed' });
    expect(await desk.failures.tell()).toBe(0);
    expect(await desk.grants.retryFailed(set.id, desk.maker)).toEqual({ redeemed: 1 });
    await calls.work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect(await desk.failing()).toEqual([]);
  });
});

/** Its contact was moved to another key: whose it is cannot be told any more. */
async function notTheirs({ cohortId, personId }: PersonRef): Promise<void> {
  await desk.t.db.tx((tx) =>
    tx.run(`UPDATE person SET email_key = decode(md5('other'), 'hex') WHERE cohort_id = $1 AND id = $2`, [
      cohortId,
      personId,
    ]),
  );
}

async function applied() {
  const of = await affectedPeople(desk, 1);
  const set = await anApprovedSet(desk, of.incidentId, [CREDIT], { mode: 'auto_apply', budgetGrants: 5n });
  await desk.grants.provision(set.id);
  await grantAll(desk, set, of);
  return { ...of, set };
}
