import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aQuietPerson, HandoverDesk } from '../support/handover.ts';

let desk: HandoverDesk;

beforeAll(async () => {
  desk = await HandoverDesk.open();
});
afterAll(() => desk.close());

test('a file of twice the people is opened in twice the time', async () => {
  const { office, batches } = desk;
  const { id: noticeId, incidentId } = await office.launched(
    Array.from({ length: 20_000 }, (_, i) => aQuietPerson(`p${i}`)),
    { handover: true },
  );
  const { id: vendorId } = await desk.vendor(incidentId);
  const openedIn = async (limit: number): Promise<number> => {
    const began = performance.now();
    const batch = await batches.open({ noticeId, vendorId, limit }, office.maker);
    const tookMs = performance.now() - began;
    expect(batch).toMatchObject({ people: limit, states: { pending: limit } });
    await batches.cancel(batch.id, office.maker);
    return tookMs;
  };
  // In turns, and the best of each, until it shows: other work on the machine only ever makes it longer.
  let [half, whole] = [Infinity, Infinity];
  for (let round = 0; round < 12 && !(whole / half < 2.6 && round > 0); round++) {
    half = Math.min(half, await openedIn(10_000));
    whole = Math.min(whole, await openedIn(20_000));
  }
  expect(whole / half).toBeLessThan(2.6);
}, 240_000);

test('who may be put into a file is looked up by delivery, right after a launch too', async () => {
  const plan = await desk.office.t.db.tx((tx) =>
    tx.q<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT f.person_id FROM (VALUES (1::bigint, 1::bigint), (2, 2)) AS i(cohort_id, delivery_id)
        CROSS JOIN LATERAL (SELECT f.person_id FROM notices_v_filable f
                             WHERE f.cohort_id = i.cohort_id AND f.delivery_id = i.delivery_id LIMIT 1) f`,
    ),
  );
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toContain('delivery_pkey');
  expect(lines).not.toContain('delivery_pending_idx');
});
