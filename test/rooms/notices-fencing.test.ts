import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { type EmailProvider, NoticeFence } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

/**
 * What a claim holds may be gone by the time its turn comes: each condition of the intention by itself, between one call
 * of a claim and the next. Two people, one call at a time.
 */
let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

interface Row extends Record<string, unknown> {
  readonly state: string;
  readonly token: string | null;
  readonly attempts: number;
}

/** In the order they are claimed in. */
function deliveries(id: NoticeId): Promise<Row[]> {
  return office.t.db.tx((tx) =>
    tx.q<Row>(
      `SELECT state, claim_token AS token, attempts::int FROM delivery WHERE notice_id = $1
        ORDER BY cohort_id, id`,
      [id],
    ),
  );
}

/** A worker of one call at a time; what happens meanwhile happens while the first of its two people is being told. */
async function workWhile(
  id: NoticeId,
  meanwhile: () => Promise<void>,
): Promise<{ tokens: (string | null)[]; calls: number }> {
  const tokens: (string | null)[] = [];
  let calls = 0;
  const wrapEmail = (real: EmailProvider): EmailProvider =>
    Object.assign(Object.create(real) as EmailProvider, {
      callsMax: 1,
      messagesPerCall: 1,
      send: async (...[batch, limits]: Parameters<EmailProvider['send']>) => {
        calls += 1;
        const sending = (await deliveries(id)).filter(({ state }) => state === 'sending');
        tokens.push(...sending.map(({ token }) => token));
        const outcomes = await real.send(batch, limits);
        if (calls === 1) await meanwhile();
        return outcomes;
      },
    });
  await office.work(id, { wrapEmail });
  return { tokens, calls };
}

async function twoPeople(): Promise<{ id: NoticeId; incidentId: IncidentId }> {
  return office.launched([aPerson('satu'), aPerson('dua')]);
}

function claimed(id: NoticeId, set: string): Promise<number> {
  return office.t.db.tx((tx) =>
    tx.run(`UPDATE delivery SET ${set} WHERE notice_id = $1 AND state = 'claimed'`, [id]),
  );
}

test('whose claim another worker has taken over tells nobody of it, and leaves it to the other', async () => {
  const { id } = await twoPeople();
  const other = '11111111-2222-4333-8444-555555555555';
  const { calls } = await workWhile(id, async () => {
    const taken = `claim_token = '${other}', lease_until = clock_timestamp() + interval '1 minute'`;
    expect(await claimed(id, taken)).toBe(1);
  });
  expect(calls).toBe(1);
  const rows = await deliveries(id);
  expect(rows.map(({ state }) => state).sort()).toEqual(['accepted', 'claimed']);
  expect(rows.find(({ state }) => state === 'claimed')).toMatchObject({ token: other, attempts: 0 });
});

test('whose claim has lapsed tells nobody by it: they are claimed anew', async () => {
  const { id } = await twoPeople();
  const { tokens } = await workWhile(id, async () => {
    expect(await claimed(id, `lease_until = clock_timestamp() - interval '1 millisecond'`)).toBe(1);
  });
  expect((await deliveries(id)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
  ]);
  expect(tokens).toHaveLength(2);
  expect(tokens[1]).not.toBe(tokens[0]);
});

test('while a run is being published nobody more is told', async () => {
  const { id, incidentId } = await twoPeople();
  const fence = new NoticeFence(office.deliveries);
  const [open, shut] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let publishing = Promise.resolve();
  const { calls } = await workWhile(id, async () => {
    publishing = office.t.db.tx(async (tx) => {
      await fence.quiet(tx, incidentId);
      shut.resolve();
      await open.promise;
    });
    await shut.promise;
  });
  expect(calls).toBe(1);
  expect((await deliveries(id)).map(({ state }) => state).sort()).toEqual(['accepted', 'pending']);
  open.resolve();
  await publishing;
  await office.work(id);
  expect((await deliveries(id)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
});
