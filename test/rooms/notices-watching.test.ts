import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { Launches, type LiveStanding, type NoticeStanding, Progress } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

/** Counts how often the database is looked at. */
class CountedLaunches extends Launches {
  looks = 0;

  override async status(id: NoticeId): Promise<NoticeStanding> {
    this.looks += 1;
    return super.status(id);
  }
}

function counted(): { launches: CountedLaunches; progress: Progress } {
  const { db } = office.t;
  const launches = new CountedLaunches(
    db,
    office.deliveries.clock,
    office.preflights,
    office.deliveries,
    office.waves,
  );
  return { launches, progress: new Progress(launches) };
}

const until = async (progress: Progress, id: NoticeId, signal: AbortSignal, since?: string) => {
  const seen: (LiveStanding | null)[] = [];
  for await (const standing of progress.watch(id, signal, since)) seen.push(standing);
  return seen;
};

describe('watching', () => {
  test('costs a hundred who watch one look between them, not a hundred', async () => {
    const { id } = await office.launched([aPerson('watched')]);
    const { launches, progress } = counted();
    const stop = new AbortController();
    const all = Array.from({ length: 100 }, () => until(progress, id, stop.signal));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    stop.abort();
    for (const seen of await Promise.all(all)) expect(seen).toHaveLength(1);
    expect(launches.looks).toBeLessThan(10);
  });

  test('is taken up again where it was left: what was seen is not told twice, and the end is heard', async () => {
    const { id } = await office.launched([aPerson('again')]);
    const { progress } = counted();
    const first = await progress.watch(id, new AbortController().signal).next();
    const { version } = first.value as LiveStanding;
    const stop = new AbortController();
    const back = progress.watch(id, stop.signal, version);
    expect((await back.next()).value).toBeNull();
    stop.abort();
    await office.launches.stop(id, office.maker);
    const later = await until(counted().progress, id, new AbortController().signal, version);
    expect(later.map((standing) => standing?.status)).toEqual(['stopped']);
    const heard = await until(counted().progress, id, new AbortController().signal, later[0]!.version);
    expect(heard).toEqual([null]);
  });
});
