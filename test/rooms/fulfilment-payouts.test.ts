import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OfferInput } from '../../src/compensation/index.ts';
import { balancesOf, CREDIT, DISCOUNT, FAIR } from '../support/compensation.ts';
import { anOperator } from '../support/operators.ts';
import { aFulfilmentDesk, type FulfilmentDesk, theyChoose, theyChose } from '../support/fulfilment.ts';

const DONATION: OfferInput = {
  ...CREDIT,
  name: 'Donation',
  kind: 'donation',
  terms: { ...FAIR, en: { title: 'Red Cross', text: 'We give it in your place.' } },
};
const CASH: OfferInput = {
  ...CREDIT,
  name: 'Cash',
  kind: 'cash_payout',
  faceMinor: 2_500_000n,
  unitCostMinor: 2_500_000n,
};
const CLAIM: OfferInput = {
  ...CREDIT,
  name: 'Proven loss',
  kind: 'claim',
  faceMinor: 100_000_000n,
  unitCostMinor: 30_000_000n,
  terms: { ...FAIR, evidence: { id: 'Bukti pembayaran.', en: 'Proof of payment.' } },
};
const PDF = Buffer.from('%PDF-1.7 a bill');

let desk: FulfilmentDesk;

beforeAll(async () => {
  desk = await aFulfilmentDesk();
});
afterAll(() => desk.close());

const fulfilledOf = async (tries: readonly (() => Promise<unknown>)[]) =>
  (await Promise.allSettled(tries.map((make) => make()))).filter(({ status }) => status === 'fulfilled');

async function linesOf(id: string): Promise<string[]> {
  const bytes = await desk.payouts.file(id, desk.maker);
  return bytes.toString('utf8').trimEnd().split('\r\n').slice(1);
}

describe('a payout file', () => {
  test('needs a second person before anybody sees it, and has the same bytes each time', async () => {
    const { incidentId } = await theyChose(desk, 3, [CASH]);
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker);
    await expect(desk.payouts.file(id, desk.checker)).rejects.toMatchObject({
      code: 'fulfilment.payout_status',
      message: 'The payout file is open: fetching it needs one that is released or done.',
    });
    await expect(desk.payouts.release(id, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.same_person',
    });
    await expect(
      desk.t.db.tx((tx) =>
        tx.run(
          `UPDATE payout SET status = 'released', released_by = made_by, released_at = now() WHERE id = $1`,
          [id],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'payout_release_is_second_person' });
    await expect(desk.payouts.confirmPaid(id, {}, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.payout_status',
    });
    expect(await desk.payouts.get(id)).toMatchObject({
      status: 'open',
      totals: [{ currency: 'IDR', lines: 3, amountMinor: 7_500_000n }],
    });
    await desk.payouts.release(id, desk.checker);
    const first = await desk.payouts.file(id, desk.maker);
    expect(await desk.payouts.file(id, desk.checker)).toEqual(first);
    await desk.payouts.confirmPaid(id, {}, desk.maker);
    expect(await desk.payouts.file(id, desk.maker)).toEqual(first);
    expect(await desk.failing()).toEqual([]);
  });

  test('made by ten at once holds each fulfilment in exactly one live file', async () => {
    const { incidentId } = await theyChose(desk, 30, [CASH]);
    const made = await Promise.allSettled(
      Array.from({ length: 10 }, () => desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker)),
    );
    const rows = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.rows] : []));
    expect(rows.reduce((sum, n) => sum + n, 0)).toBe(30);
    const live = await desk.t.db.tx((tx) =>
      tx.q<{ n: number }>(
        `SELECT count(*)::int AS n FROM payout_line l JOIN payout p ON p.id = l.payout_id
          WHERE p.incident_id = $1 AND l.live GROUP BY l.cohort_id, l.redemption_id`,
        [incidentId],
      ),
    );
    expect(live).toHaveLength(30);
    expect(live.every(({ n }) => n === 1)).toBe(true);
    const refused = made
      .filter((one) => one.status === 'rejected')
      .map((one) => one.reason as { code: string });
    expect(refused.every(({ code }) => code === 'fulfilment.nothing_to_pay')).toBe(true);
  });

  test('that is recalled lets its people switch again, and they stand in the next one', async () => {
    const { incidentId, visitors, grantIds } = await theyChose(desk, 2, [CREDIT, DISCOUNT]);
    const first = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    const to = { grantId: grantIds[0]!, position: 2 };
    expect(await desk.redemptions.switchChoice(visitors[0]!, to)).toEqual({ kind: 'too_late' });
    await desk.payouts.recall(first.id, { reason: 'the wrong month' }, desk.maker);
    expect(await desk.failing()).toEqual([]);
    expect(await desk.redemptions.switchChoice(visitors[0]!, to)).toMatchObject({ kind: 'switched' });
    const second = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    expect(second.rows).toBe(1);
    await expect(desk.payouts.release(first.id, desk.checker)).rejects.toMatchObject({
      code: 'fulfilment.payout_status',
    });
    await desk.payouts.release(second.id, desk.checker);
    await desk.payouts.confirmPaid(second.id, {}, desk.maker);
    expect(await desk.failing()).toEqual([]);
  });

  test('that somebody has had is taken back only by a person who has not', async () => {
    const { incidentId } = await theyChose(desk, 1, [CASH]);
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker);
    await desk.payouts.release(id, desk.checker);
    const payer = await anOperator(desk.t.db, 'Pia Payer');
    await desk.payouts.file(id, payer);
    const why = { reason: 'nobody paid from it' };
    for (const who of [desk.maker, payer]) {
      await expect(desk.payouts.recall(id, why, who)).rejects.toMatchObject({
        code: 'fulfilment.seen_by_you',
      });
    }
    await expect(
      desk.t.db.tx((tx) =>
        tx.run(
          `UPDATE payout SET status = 'recalled', recalled_by = $2, recalled_at = now(), recall_reason = 'why not'
            WHERE id = $1`,
          [id, payer.operatorId],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'payout_recall_is_second_person' });
    const finance = await anOperator(desk.t.db, 'Lena Lead', ['incident_lead']);
    await expect(desk.payouts.recall(id, why, finance)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await desk.payouts.recall(id, why, desk.checker)).toMatchObject({ status: 'recalled' });
    expect(await desk.failing()).toEqual([]);
  });

  test('with a line that was not paid gives that person the choice back, and pays the others', async () => {
    const { incidentId, visitors, references, grantIds } = await theyChose(desk, 3, [CREDIT]);
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    await desk.payouts.release(id, desk.checker);
    const failed = [{ reference: references[1]!, reason: 'the account is closed' }];
    await expect(
      desk.payouts.confirmPaid(id, { failed: [{ reference: 'R1-1', reason: 'no such line' }] }, desk.maker),
    ).rejects.toMatchObject({ code: 'fulfilment.bad_reference' });
    expect(await desk.payouts.confirmPaid(id, { failed }, desk.maker)).toEqual({ fulfilled: 2, failed: 1 });
    expect((await balancesOf(desk, incidentId))['1150']).toBe(-10_000_000n);
    expect(await desk.failing()).toEqual([]);
    await theyChoose(desk, visitors[1]!, { grantId: grantIds[1]!, position: 1 });
    const next = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    expect(next.rows).toBe(1);
    expect(await desk.failing()).toEqual([]);
  });

  test('is released, recalled and confirmed once, whoever tries at the same moment', async () => {
    const { incidentId } = await theyChose(desk, 4, [CASH]);
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker);
    const release = () => desk.payouts.release(id, desk.checker);
    expect(await fulfilledOf(Array.from({ length: 5 }, () => release))).toHaveLength(1);
    const confirm = () => desk.payouts.confirmPaid(id, {}, desk.maker);
    const recall = () => desk.payouts.recall(id, { reason: 'the wrong month' }, desk.maker);
    expect(await fulfilledOf([confirm, recall, confirm, recall, confirm, recall])).toHaveLength(1);
    const { status } = await desk.payouts.get(id);
    const balances = await balancesOf(desk, incidentId);
    expect(balances['2200']).toBe(status === 'done' ? undefined : -10_000_000n);
    expect(await desk.failing()).toEqual([]);
  });

  test('leaves out what the company’s own system is called for', async () => {
    const { incidentId } = await theyChose(desk, 1, [CREDIT]);
    const order = { kind: 'credit', byCall: ['billing_credit'] } as const;
    await expect(desk.payouts.handOver(incidentId, order, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.nothing_to_pay',
    });
  });

  test('of donations holds totals by recipient, and nobody’s name, address or reference', async () => {
    const { incidentId, references } = await theyChose(desk, 4, [DONATION]);
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'donation' }, desk.maker);
    await desk.payouts.release(id, desk.checker);
    expect(await linesOf(id)).toEqual([`${id}/1,Red Cross,4,200000.00,IDR`]);
    const text = (await desk.payouts.file(id, desk.maker)).toString('utf8');
    expect(references.some((reference) => text.includes(reference))).toBe(false);
    expect(text).not.toContain('@');
    await desk.payouts.confirmPaid(id, {}, desk.maker);
    expect(await desk.failing()).toEqual([]);
  });
});

const file = (reference: string, amountMinor = 40_000_000n) => ({
  reference,
  amountMinor,
  statement: 'My card was used after the breach.',
});

describe('a claim', () => {
  const evidence = { name: 'bill.pdf', type: 'application/pdf', bytes: PDF };

  test('is paid what a second person approved, and the books say what it cost', async () => {
    const { incidentId, visitors, references } = await theyChose(desk, 1, [CLAIM]);
    const [visitor, reference] = [visitors[0]!, references[0]!];
    const before = await balancesOf(desk, incidentId);
    expect(await desk.claims.statusFor(visitor, reference)).toMatchObject({
      status: 'none',
      can: { file: true },
    });
    await expect(
      desk.claims.file(incidentId, file(reference, 100_000_001n), { visitor }),
    ).rejects.toMatchObject({ code: 'fulfilment.claim_over_cap' });
    await desk.claims.file(incidentId, file(reference), { actor: desk.maker });
    const yes = { decision: 'approved', amountMinor: 25_000_000n, reason: 'the bank confirms it' } as const;
    await expect(desk.claims.decide(incidentId, reference, yes, desk.checker)).rejects.toMatchObject({
      code: 'fulfilment.claim_bare',
    });
    expect(await desk.claims.addEvidence(incidentId, reference, evidence, { visitor })).toEqual({
      evidence: 1,
    });
    expect(await desk.claims.addEvidence(incidentId, reference, evidence, { visitor })).toEqual({
      evidence: 1,
    });
    await expect(desk.claims.decide(incidentId, reference, yes, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.claim_own',
    });
    await expect(desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.nothing_to_pay',
    });
    await expect(
      desk.claims.decide(incidentId, reference, { ...yes, amountMinor: 40_000_001n }, desk.checker),
    ).rejects.toMatchObject({ code: 'fulfilment.claim_approved_over' });
    await desk.claims.decide(incidentId, reference, yes, desk.checker);
    expect(await desk.claims.statusFor(visitor, reference)).toMatchObject({
      status: 'approved',
      approvedMinor: 25_000_000n,
      can: { file: false, add: false },
    });
    const { id } = await desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker);
    await desk.payouts.release(id, desk.checker);
    expect((await linesOf(id))[0]).toMatch(/^R.*,claim,.*,250000\.00,IDR$/);
    await desk.payouts.confirmPaid(id, {}, desk.maker);
    const after = await balancesOf(desk, incidentId);
    expect(after['2200']).toBeUndefined();
    expect(after['2300']).toBe(-25_000_000n);
    expect(after['5100']! - before['5100']!).toBe(-5_000_000n);
    expect(await desk.failing()).toEqual([]);
  });

  test('that is refused ends the choice, which is open again; its evidence lies under seal', async () => {
    const { incidentId, visitors, references } = await theyChose(desk, 1, [CLAIM]);
    const [visitor, reference] = [visitors[0]!, references[0]!];
    await desk.claims.file(incidentId, file(reference), { visitor });
    await desk.claims.addEvidence(incidentId, reference, evidence, { visitor });
    expect(await desk.claims.get(incidentId, reference, desk.checker)).toMatchObject({
      filedBy: null,
      statement: 'My card was used after the breach.',
    });
    expect(await desk.claims.evidence(incidentId, { reference, no: 1 }, desk.checker)).toEqual(evidence);
    const stored = await desk.t.db.tx((tx) =>
      tx.q<{ sealed: Buffer; statement: Buffer }>(
        `SELECT e.sealed, c.sealed_statement AS statement FROM claim_evidence e
           JOIN claim c USING (cohort_id, redemption_id) WHERE c.incident_id = $1`,
        [incidentId],
      ),
    );
    expect(stored[0]!.sealed.includes('%PDF')).toBe(false);
    expect(stored[0]!.statement.includes('card')).toBe(false);
    const no = { decision: 'refused', reason: 'it was before the breach' } as const;
    await desk.claims.decide(incidentId, reference, no, desk.maker);
    expect(await desk.failing()).toEqual([]);
    expect((await desk.pages.page(visitor, 'en'))!.sets[0]).toMatchObject({ state: 'granted', chosen: null });
    await expect(desk.claims.decide(incidentId, reference, no, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.claim_not_filed',
    });
  });

  test('whose choice was switched is withdrawn, and waits for nobody', async () => {
    const { incidentId, visitors, references, grantIds } = await theyChose(desk, 1, [CLAIM, CREDIT]);
    const [visitor, reference] = [visitors[0]!, references[0]!];
    await desk.claims.file(incidentId, file(reference), { visitor });
    await desk.claims.addEvidence(incidentId, reference, evidence, { visitor });
    const yes = { decision: 'approved', amountMinor: 25_000_000n, reason: 'the bank confirms it' } as const;
    await desk.claims.decide(incidentId, reference, yes, desk.checker);
    const to = { grantId: grantIds[0]!, position: 2 };
    expect(await desk.redemptions.switchChoice(visitor, to)).toMatchObject({ kind: 'switched' });
    expect(await desk.claims.list(incidentId)).toMatchObject([{ reference, status: 'withdrawn' }]);
    expect(await desk.claims.list(incidentId, 'approved')).toEqual([]);
    expect(await desk.claims.list(incidentId, 'withdrawn')).toHaveLength(1);
    await expect(desk.claims.decide(incidentId, reference, yes, desk.checker)).rejects.toMatchObject({
      code: 'fulfilment.claim_not_filed',
    });
    await expect(desk.payouts.handOver(incidentId, { kind: 'payout' }, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.nothing_to_pay',
    });
    expect(await desk.failing()).toEqual([]);
  });

  test('stands once per choice, and is nobody else’s', async () => {
    const { incidentId, visitors, references } = await theyChose(desk, 2, [CLAIM]);
    const filed = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        desk.claims.file(incidentId, file(references[0]!), { visitor: visitors[0]! }),
      ),
    );
    expect(filed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(
      desk.claims.file(incidentId, file(references[1]!), { visitor: visitors[0]! }),
    ).rejects.toMatchObject({ code: 'fulfilment.unknown' });
    expect(await desk.claims.statusFor(visitors[1]!, references[0]!)).toBeNull();
    const svg = { name: 'x.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>') };
    await expect(
      desk.claims.addEvidence(incidentId, references[0]!, svg, { visitor: visitors[0]! }),
    ).rejects.toMatchObject({ code: 'fulfilment.bad_evidence' });
  });
});
