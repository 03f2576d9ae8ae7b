import { describe, expect, test } from '@jest/globals';
import type { GrantNo } from '../../src/kernel/ids.ts';
import { incidentParts } from '../support/incidents.ts';
import { onProvenBooks } from '../support/proven-suite.ts';
import {
  affectedPeople,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';

let desk: CompensationDesk;

onProvenBooks((made) => {
  desk = made.desk;
});

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));

async function rowsOf(sql: string, params: readonly unknown[]) {
  return desk.t.db.tx((tx) => tx.q(sql, params));
}

async function aReservedCredit() {
  const affected = await affectedPeople(desk, 1);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT]);
  await grantAll(desk, set, affected);
  const visitor = affected.visitors[0]!;
  const grantId = await grantOf(desk, visitor, set);
  await desk.redemptions.reserve(visitor, { grantId, position: 1 });
  return { ...affected, visitor, grantId };
}

describe('many at once', () => {
  test('twenty confirmations of one grant make one redemption and one pair of journals', async () => {
    const affected = await affectedPeople(desk, 2);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT]);
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    const results = await times(20, () => desk.redemptions.confirm(visitor, { grantId }));
    expect(results.filter((r) => r.kind === 'redeemed')).toHaveLength(1);
    expect(results.filter((r) => r.kind === 'already')).toHaveLength(19);
    expect(new Set(results.map((r) => 'reference' in r && r.reference)).size).toBe(1);
    expect(await rowsOf(`SELECT 1 FROM redemption WHERE grant_id = $1`, [grantId])).toHaveLength(1);
    expect(await rowsOf(`SELECT 1 FROM fulfilment WHERE grant_id = $1`, [grantId])).toHaveLength(1);
    const journals = await rowsOf(`SELECT plane FROM journal WHERE kind = 'redeemed' AND key LIKE $1`, [
      `redm:${grantId}:%`,
    ]);
    expect(journals.map((j) => j['plane']).sort()).toEqual(['gl', 'memo']);
    expect((await balancesOf(desk, affected.incidentId))['2200']).toBe(-5_000_000n);
  });

  test('a confirmation that cannot post its journals redeems nothing and owes no receipt', async () => {
    const { incidentId, visitor, grantId } = await aReservedCredit();
    const { legalEntity } = await incidentParts(desk.t, desk.clock).incidents.get(incidentId);
    await desk.t.db.tx((tx) =>
      desk.ledger.post(tx, {
        cohortId: visitor.person.cohortId,
        key: `redm:${grantId}:1:memo`,
        incidentId,
        legalEntityId: legalEntity.id,
        plane: 'memo',
        kind: 'stray',
        effectiveOn: '2026-06-01',
        lines: [1n, -1n].map((amountMinor) => ({ account: '9000', amountMinor, currency: 'IDR' })),
      }),
    );
    const confirmed = desk.redemptions.confirm(visitor, { grantId, receiptIn: 'id' });
    await expect(confirmed).rejects.toThrow(/journal_key_key/);
    expect(await rowsOf('SELECT 1 FROM redemption WHERE grant_id = $1', [grantId])).toEqual([]);
    expect(await rowsOf('SELECT state FROM offer_grant WHERE id = $1', [grantId])).toEqual([
      { state: 'reserved' },
    ]);
    expect(await desk.receipts.owed(10)).toEqual([]);
  });

  test('twenty confirmations that ask for a receipt owe one, in the language of the page', async () => {
    const { visitor, grantId } = await aReservedCredit();
    const results = await times(20, () => desk.redemptions.confirm(visitor, { grantId, receiptIn: 'id' }));
    expect(results.filter(({ kind }) => kind === 'redeemed')).toHaveLength(1);
    const owed = await desk.receipts.owed(10);
    expect(owed).toMatchObject([{ locale: 'id', title: CREDIT.terms.id.title, isOver: false }]);
    await desk.receipts.seen(owed);
    expect(await desk.receipts.owed(10)).toEqual([]);
  });

  test('what needs the second factor is not confirmed without it, and stays reserved', async () => {
    const affected = await affectedPeople(desk, 1);
    const set = await anApprovedSet(desk, affected.incidentId, [DISCOUNT]);
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    const unproven = await desk.redemptions.confirm(visitor, { grantId, isProven: false });
    expect(unproven).toEqual({ kind: 'unproven' });
    expect(await desk.redemptions.confirm(visitor, { grantId, isProven: true })).toMatchObject({
      kind: 'redeemed',
    });
  });

  test('twenty choices of different offers leave one reservation and its face in the book', async () => {
    const affected = await affectedPeople(desk, 1);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT, MONITORING]);
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    const results = await times(20, (i) =>
      desk.redemptions.reserve(visitor, { grantId, position: (i % 3) + 1 }),
    );
    expect(results.every((r) => r.kind === 'reserved')).toBe(true);
    const [grant] = await rowsOf(`SELECT chosen_face_minor AS face FROM offer_grant WHERE id = $1`, [
      grantId,
    ]);
    const balances = await balancesOf(desk, affected.incidentId);
    expect(balances['9200']).toBe(grant!['face']);
    expect(balances['9100']).toBeUndefined();
  });

  test('a budget of 30 choices hit by 80 people is taken exactly 30 times', async () => {
    const affected = await affectedPeople(desk, 80);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { budgetGrants: 30n });
    await grantAll(desk, set, affected);
    const grantIds = new Map<number, GrantNo>();
    for (const visitor of affected.visitors) {
      grantIds.set(visitor.person.personId, await grantOf(desk, visitor, set));
    }
    const results = await times(80, async (i) => {
      const visitor = affected.visitors[i]!;
      const grantId = grantIds.get(visitor.person.personId)!;
      const reserved = await desk.redemptions.reserve(visitor, { grantId, position: 1 });
      return reserved.kind === 'reserved' ? desk.redemptions.confirm(visitor, { grantId }) : reserved;
    });
    expect(results.filter((r) => r.kind === 'redeemed')).toHaveLength(30);
    expect(results.filter((r) => r.kind === 'budget_exhausted')).toHaveLength(50);
    const [budget] = await rowsOf(
      `SELECT sum(taken)::int AS taken, sum(total)::int AS total FROM budget WHERE offer_set_id = $1`,
      [set.id],
    );
    expect(budget).toEqual({ taken: 30, total: 30 });
    expect((await balancesOf(desk, affected.incidentId))['2200']).toBe(-30n * 5_000_000n);
  });

  test('three offers of one set, chosen and confirmed at the same moment: one is redeemed', async () => {
    const affected = await affectedPeople(desk, 1);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT, MONITORING]);
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    const results = await times(30, async (i) => {
      await desk.redemptions.reserve(visitor, { grantId, position: (i % 3) + 1 });
      return desk.redemptions.confirm(visitor, { grantId });
    });
    expect(results.filter((r) => r.kind === 'redeemed')).toHaveLength(1);
    expect(results.every((r) => r.kind === 'redeemed' || r.kind === 'already')).toBe(true);
    expect(new Set(results.map((r) => 'reference' in r && r.reference)).size).toBe(1);
    expect(await rowsOf(`SELECT 1 FROM redemption WHERE grant_id = $1`, [grantId])).toHaveLength(1);
  });

  test('a budget of 1,000 hit by 5,000 people is taken exactly 1,000 times', async () => {
    const affected = await affectedPeople(desk, 5_000);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { budgetGrants: 1_000n });
    expect(await grantAll(desk, set, affected)).toBe(5_000);
    const grants = await rowsOf(`SELECT cohort_id, person_id, id FROM offer_grant WHERE offer_set_id = $1`, [
      set.id,
    ]);
    const idOf = new Map(grants.map((g) => [`${g['cohort_id']}:${g['person_id']}`, g['id'] as GrantNo]));
    const queue = [...affected.visitors];
    const results: { kind: string }[] = [];
    // As many at once as a process has requests in flight; all of them in one queue would wait for a connection too long.
    await times(100, async () => {
      for (let visitor = queue.pop(); visitor; visitor = queue.pop()) {
        const { cohortId, personId } = visitor.person;
        const grantId = idOf.get(`${cohortId}:${personId}`)!;
        const reserved = await desk.redemptions.reserve(visitor, { grantId, position: 1 });
        const confirmed = reserved.kind === 'reserved' && desk.redemptions.confirm(visitor, { grantId });
        results.push((await confirmed) || reserved);
      }
    });
    expect(results.filter((r) => r.kind === 'redeemed')).toHaveLength(1_000);
    expect(results.filter((r) => r.kind === 'budget_exhausted')).toHaveLength(4_000);
    const [budget] = await rowsOf(`SELECT sum(taken)::int AS taken FROM budget WHERE offer_set_id = $1`, [
      set.id,
    ]);
    expect(budget).toEqual({ taken: 1_000 });
    expect((await balancesOf(desk, affected.incidentId))['2200']).toBe(-1_000n * 5_000_000n);
  }, 300_000);

  test('a reservation nobody confirms gives its budget to somebody else after fifteen minutes', async () => {
    const affected = await affectedPeople(desk, 2);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { budgetGrants: 1n });
    await grantAll(desk, set, affected);
    const [first, second] = [affected.visitors[0]!, affected.visitors[1]!];
    const ids = [await grantOf(desk, first, set), await grantOf(desk, second, set)] as const;
    await desk.redemptions.reserve(first, { grantId: ids[0], position: 1 });
    const late = () => desk.redemptions.reserve(second, { grantId: ids[1], position: 1 });
    expect(await late()).toEqual({ kind: 'budget_exhausted' });
    desk.clock.advanceMs(15 * 60_000);
    const lapses = await times(4, () => desk.grants.lapse(first.person.cohortId));
    expect(lapses.reduce((sum, l) => sum + l.released, 0)).toBe(1);
    expect(await late()).toMatchObject({ kind: 'reserved' });
    expect(await desk.redemptions.confirm(first, { grantId: ids[0] })).toEqual({ kind: 'nothing_reserved' });
  });

  test('a switch and a delivery at the same moment: one of them wins, never both', async () => {
    const affected = await affectedPeople(desk, 12);
    const set = await anApprovedSet(desk, affected.incidentId, [DISCOUNT, CREDIT]);
    await grantAll(desk, set, affected);
    const [cohortId] = affected.cohortIds;
    const grants = await Promise.all(
      affected.visitors.map(async (visitor) => ({ visitor, grantId: await grantOf(desk, visitor, set) })),
    );
    for (const { visitor, grantId } of grants) {
      await desk.redemptions.reserve(visitor, { grantId, position: 1 });
      await desk.redemptions.confirm(visitor, { grantId });
    }
    const delivering = times(3, () => desk.fulfilments.deliverCodes(cohortId!));
    const switched = await Promise.all(
      grants.map(({ visitor, grantId }) => desk.redemptions.switchChoice(visitor, { grantId, position: 2 })),
    );
    await delivering;
    await desk.fulfilments.deliverCodes(cohortId!);
    const won = switched.filter((r) => r.kind === 'switched').length;
    expect(switched.every((r) => r.kind === 'switched' || r.kind === 'too_late')).toBe(true);
    const rows = await rowsOf(
      `SELECT state, count(*)::int AS n FROM redemption WHERE offer_set_id = $1 GROUP BY state ORDER BY state`,
      [set.id],
    );
    const count = (state: string) => rows.find((row) => row['state'] === state)?.['n'] ?? 0;
    expect([count('fulfilled'), count('switched'), count('redeemed')]).toEqual([12 - won, won, won]);
    const codes = await rowsOf(
      `SELECT count(*)::int AS n, count(DISTINCT code_hash)::int AS different FROM voucher_code
        WHERE incident_id = $1`,
      [affected.incidentId],
    );
    expect(codes).toEqual([{ n: 12 - won, different: 12 - won }]);
  });

  test('workers delivering at once give each person one code', async () => {
    const affected = await affectedPeople(desk, 60);
    const set = await anApprovedSet(desk, affected.incidentId, [DISCOUNT], { mode: 'auto_apply' });
    await grantAll(desk, set, affected);
    const [cohortId] = affected.cohortIds;
    const outcomes = await times(5, () => desk.fulfilments.deliverCodes(cohortId!));
    expect(outcomes.reduce((sum, o) => sum + o.delivered, 0)).toBe(60);
    const pages = await Promise.all(affected.visitors.map((visitor) => desk.pages.page(visitor, 'en')));
    const codes = pages.map((page) => page!.sets[0]!.receipt!.code);
    expect(new Set(codes).size).toBe(60);
    expect(codes).not.toContain(null);
  });
});

describe('the database says the same', () => {
  test('a second live redemption, a second grant and an oversold budget are refused by constraints', async () => {
    const affected = await affectedPeople(desk, 1);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { budgetGrants: 1n });
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    await desk.redemptions.confirm(visitor, { grantId });
    const columns = `cohort_id, incident_id, offer_set_id, person_id`;
    const again = (sql: string) => rowsOf(sql, [grantId]);
    await expect(
      again(`INSERT INTO redemption (${columns}, grant_id, cycle, position, offer_id, offer_version, face_minor,
                                     unit_cost_minor, currency, treatment, state, redeemed_at, changed_at)
             SELECT ${columns}, grant_id, cycle + 1, position, offer_id, offer_version, face_minor, unit_cost_minor,
                    currency, treatment, state, redeemed_at, changed_at FROM redemption WHERE grant_id = $1`),
    ).rejects.toThrow('redemption_live_key');
    await expect(
      again(`INSERT INTO offer_grant (${columns}, run_no, state, positions, face_minor, currency, granted_at,
                                      expires_at, changed_at)
             SELECT ${columns}, run_no, 'granted', positions, face_minor, currency, granted_at, expires_at, changed_at
               FROM offer_grant WHERE id = $1`),
    ).rejects.toThrow('offer_grant_person_key');
    await expect(
      rowsOf(`UPDATE budget SET taken = taken + 1 WHERE offer_set_id = $1`, [set.id]),
    ).rejects.toThrow('budget_taken_check');
  });
});
