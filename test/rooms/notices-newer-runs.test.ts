import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NoticeFence } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const delivered = (states: Record<string, string[]>): boolean =>
  Object.values(states).every((list) => list.every((state) => state === 'delivered'));

describe('a newer run', () => {
  test('holds the pending delivery of whoever it shows differently, until a person decides', async () => {
    const row = aPerson('more');
    const { id, incidentId } = await office.launched([row]);
    const more = { ...row, leaks: [['fin.pan', 'plaintext']] as const };
    await stage(office.t, incidentId, { name: 'more.csv', rows: [more] });
    await office.people.resolve(incidentId, office.maker);
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    const held = await office.deliveries.held(incidentId);
    expect(held).toMatchObject([{ hold: 'profile', channel: 'email' }]);
    const { cohortId, deliveryNo } = held[0]!;
    const order = { incidentId, cohortId, deliveryNos: [deliveryNo], send: true };
    expect(await office.deliveries.releaseHeld(order, office.maker)).toBe(1);
    await office.work(id);
    await office.untilStates(id, delivered);
  });

  test('waits until nothing is being sent, and claims stop meanwhile', async () => {
    const { id, incidentId } = await office.launched([aPerson('fence')]);
    await office.t.db.tx(async (tx) => {
      expect(await new NoticeFence(office.deliveries).quiet(tx, incidentId)).toBe(true);
      const [unit] = await office.units(id);
      const until = { untilMs: performance.now() + 2_000, signal: new AbortController().signal };
      expect(await office.worker().delivery.work(unit!, until)).toMatchObject({ waitMs: 1000 });
    });
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    await office.work(id);
    await office.untilStates(id, delivered);
  });

  test('that joins somebody to another person cancels what was still pending for them', async () => {
    const phone = '+6281220001121';
    const { id, incidentId } = await office.launched([
      aPerson('', { customer: undefined, email: undefined, phone }),
    ]);
    await stage(office.t, incidentId, { name: 'owner.csv', rows: [aPerson('owner', { phone })] });
    await office.people.resolve(incidentId, office.maker);
    await office.work(id);
    expect(await office.states(id)).toEqual({ sms: ['cancelled'] });
    expect(await office.accepted(phone)).toBe(0);
  });

  test('with a conflict holds that person only, until it is decided', async () => {
    const row = aPerson('conflict', { nik: '3174010101900001' });
    const other = { ...row, nik: '3174010101900002' };
    const { id, incidentId } = await office.launched([row, other, aPerson('calm')]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']!.includes('delivered'));
    expect((await office.states(id))['email']!.sort()).toEqual(['delivered', 'pending']);
    expect(await office.deliveries.held(incidentId)).toMatchObject([{ hold: 'person' }]);
    const guard = (await office.guards.list(incidentId)).guards.find((g) => g.kind === 'conflict')!;
    await office.guards.decide(
      incidentId,
      guard.id!,
      { decision: 'tell', reason: 'Same person, new card.' },
      office.checker,
    );
    await office.work(id);
    await office.untilStates(id, delivered);
  });
});
