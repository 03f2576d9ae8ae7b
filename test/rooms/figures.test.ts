/** Kept figures and asked-for proofs: counted once, shown to everybody; journals read back to their cause. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Budgets, Standings } from '../../src/compensation/index.ts';
import { Journals } from '../../src/ledger/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Figures, ProofOrders, Reconciliation } from '../../src/reconciliation/index.ts';
import { isDue } from '../../src/reconciliation/rules/due.ts';
import { aFulfilmentDesk, type Chosen, type FulfilmentDesk, theyChose } from '../support/fulfilment.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

let desk: FulfilmentDesk;
let chosen: Chosen;
let figures: Figures;
let orders: ProofOrders;
let journals: Journals;

beforeAll(async () => {
  desk = await aFulfilmentDesk();
  chosen = await theyChose(desk, 4, undefined, { budgetGrants: 10n });
  const { t, ledger, offers, clock, jobs } = desk;
  const audit = new Audit(clock);
  journals = new Journals(t.db);
  figures = new Figures(t.db, journals, new Budgets(), jobs, clock);
  const reconciliation = new Reconciliation(t.db, ledger, offers, audit, clock);
  orders = new ProofOrders(t.db, reconciliation, jobs, audit, clock);
}, 240_000);
afterAll(async () => {
  await desk?.close();
});

describe('figures', () => {
  test('nothing counted yet is said, and an incident with an approved set is due', async () => {
    const { countedAt, figures: empty } = await figures.kept(chosen.incidentId);
    expect({ countedAt, sets: empty.sets }).toEqual({ countedAt: null, sets: [] });
    expect(await figures.due()).toEqual([chosen.incidentId]);
  });

  test('what was counted is kept with its moment: by set, by day, by account, against the budget', async () => {
    await figures.count(chosen.incidentId);
    const { countedAt, figures: counted } = await figures.kept(chosen.incidentId);
    expect(countedAt).toEqual(desk.clock.now());
    expect(counted.totals).toMatchObject([
      {
        currency: 'IDR',
        granted: 4,
        redeemed: 4,
        fulfilled: 0,
        costMinor: 20_000_000n,
        payableMinor: 20_000_000n,
      },
    ]);
    expect(counted.days).toMatchObject([
      { day: '2026-06-01', granted: 4, chosen: 4, redeemed: 4, fulfilled: 0 },
    ]);
    expect(counted.budgets).toEqual([{ offerSetId: chosen.set.id, total: 10n, taken: 4n, waiting: 0 }]);
    const payable = counted.accounts.find(({ account }) => account === '2200');
    expect(payable).toMatchObject({
      creditMinor: 20_000_000n,
      debitMinor: 0n,
      journals: 4,
      kinds: ['redeemed'],
    });
  });

  test('an incident is not counted again before something was posted, unless somebody asks', async () => {
    expect(await figures.due()).toEqual([]);
    await figures.want(chosen.incidentId);
    expect((await figures.kept(chosen.incidentId)).isWanted).toBe(true);
    expect(await figures.due()).toEqual([chosen.incidentId]);
    desk.clock.set(new Date(desk.clock.now().getTime() + 1_000));
    await figures.count(chosen.incidentId);
    expect((await figures.kept(chosen.incidentId)).isWanted).toBe(false);
    expect(await figures.due()).toEqual([]);
  });

  test('a count that takes long is made less often', () => {
    const counted = { wantedAt: null, countedAt: at(0), posted: true };
    expect(isDue({ ...counted, tookMs: 1_000 }, at(60))).toBe(true);
    expect(isDue({ ...counted, tookMs: 10_000 }, at(60))).toBe(false);
    expect(isDue({ ...counted, tookMs: 10_000 }, at(200))).toBe(true);
    expect(isDue({ ...counted, tookMs: 10, posted: false }, at(200))).toBe(false);
    expect(isDue({ ...counted, tookMs: 10, posted: false }, at(900))).toBe(true);
  });
});

describe('journals', () => {
  test('an account is paged, newest first, each journal once, and balanced', async () => {
    const seen: bigint[] = [];
    let before: bigint | undefined;
    do {
      const page = await journals.page(chosen.incidentId, { account: '9100', before, limit: 3 });
      for (const { id, lines } of page.journals) {
        seen.push(id);
        expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
        expect(lines.some(({ account }) => account === '9100')).toBe(true);
      }
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => (a > b ? -1 : 1)));
    // One grant journal for all four, and one choice each.
    expect(seen).toHaveLength(5);
  });

  test('an account that few journals move has them all', async () => {
    const { journals: found } = await journals.page(chosen.incidentId, { account: '5100' });
    expect(found.map(({ kind }) => kind)).toEqual(['provision']);
    await expect(journals.page(chosen.incidentId, { account: '1234' })).rejects.toMatchObject({
      code: 'ledger.unknown_account',
    });
  });

  test('a journal leads to whose grant it moved', async () => {
    const { journals: found } = await journals.page(chosen.incidentId, { account: '2200', limit: 1 });
    const { cohortId, facts } = found[0]!;
    const grantId = BigInt(facts['grantId'] as string) as Chosen['grantIds'][number];
    const [grant] = await new Standings(desk.t.db).grants(chosen.incidentId, [{ cohortId, grantId }]);
    expect(chosen.grantIds).toContain(grant!.grantId);
    expect(grant).toMatchObject({ offerSetId: chosen.set.id, state: 'redeemed' });
  });

  test('the file holds every line once', async () => {
    let text = '';
    for await (const part of journals.csv(chosen.incidentId)) text += part;
    const lines = text.trim().split('\n').slice(1);
    const posted = await desk.t.db.tx((tx) =>
      tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM posting WHERE incident_id = $1`, [
        chosen.incidentId,
      ]),
    );
    expect(new Set(lines).size).toBe(posted!.n);
  });
});

describe('proofs', () => {
  test('one is asked for once, made in the name of who asked, and kept', async () => {
    const order = await orders.ask(chosen.incidentId, desk.maker);
    expect(await orders.ask(chosen.incidentId, desk.checker)).toMatchObject({
      id: order.id,
      status: 'waiting',
    });
    expect(await orders.open()).toEqual([order.id]);
    await orders.make(order.id);
    await orders.make(order.id);
    const { order: last, proofs } = await orders.list(chosen.incidentId);
    expect(last).toMatchObject({ id: order.id, status: 'proved', step: 4, steps: 5 });
    expect(proofs).toMatchObject([{ ok: true, provedBy: desk.maker.operatorId }]);
  });

  test('a process that died while proving leaves it to the next', async () => {
    desk.clock.set(new Date(desk.clock.now().getTime() + 1_000));
    const order = await orders.ask(chosen.incidentId, desk.maker);
    await desk.t.db.tx((tx) =>
      tx.run(`UPDATE proof_order SET status = 'proving', step = 2 WHERE id = $1`, [order.id]),
    );
    expect(await orders.open()).toEqual([order.id]);
    await orders.make(order.id);
    expect((await orders.list(chosen.incidentId)).order).toMatchObject({ id: order.id, status: 'proved' });
  });
});
