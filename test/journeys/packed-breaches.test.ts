import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, expectThePeople, type BreachDesk } from '../support/breach-desk.ts';
import { aCleanBreach, PACKINGS, tableOf, type Packed } from '../support/breach-packing.ts';
import { hostileFile } from '../support/hostile.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const breach = aCleanBreach(7, 60);

describe('an archive whose reading was killed', () => {
  test('goes on when it is taken in again as it was, and is refused once all of it is read', async () => {
    const incidentId = await desk.incident();
    const [{ name, bytes, mapping }] = (await PACKINGS['one archive of folders']!(breach)) as [Packed];
    const path = hostileFile(desk.t.dir, name, [bytes]);
    const take = () => desk.intake.takeFiles(incidentId, mapping, [path], desk.maker);
    const [first] = await take();
    await desk.intake.ingest(first!.sourceId);
    const again = await take();
    expect(again.map(({ status }) => status).sort()).toEqual(['finished', 'mapped', 'mapped', 'mapped']);
    for (const { sourceId } of again) await desk.intake.ingest(sourceId);
    const result = await desk.resolve(incidentId);
    await expectThePeople(desk, incidentId, breach.expected, result, (file) => tableOf(breach, file));
    await expect(take()).rejects.toMatchObject({ code: 'intake.already_ingested' });
    expect(await desk.intake.sources(incidentId)).toHaveLength(4);
  });
});

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
