import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, expectThePeople, type BreachDesk } from '../support/breach-desk.ts';
import { aCleanBreach, PACKINGS, tableOf } from '../support/breach-packing.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const breach = aCleanBreach(7, 60);

describe('a breach packed as', () => {
  test.each(Object.entries(PACKINGS))('%s comes out as its plain files would', async (_, pack) => {
    const incidentId = await desk.incident();
    for (const { name, bytes, mapping } of await pack(breach)) {
      await desk.ingest(incidentId, { [name]: bytes }, mapping);
    }
    const sources = await desk.intake.sources(incidentId);
    const records = Object.fromEntries(
      sources.map(({ baseName, records: count }) => [tableOf(breach, baseName), count]),
    );
    expect(records).toEqual(breach.expected.records);
    expect(sources.reduce((sum, { staged }) => sum + staged, 0)).toBe(breach.expected.staged);
    const result = await desk.resolve(incidentId);
    await expectThePeople(desk, incidentId, breach.expected, result, (file) => tableOf(breach, file));
  });
});
