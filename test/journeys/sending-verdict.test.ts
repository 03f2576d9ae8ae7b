import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { judge, type Verdict } from '../../bench/crash-verdict.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

/** The crash run is only worth something if its verdict can fail: here the ledger says what a broken protocol would. */
interface Acceptance {
  readonly d: string | null;
  readonly a: number | null;
  readonly to: readonly string[];
}

let office: PostOffice;
let id: NoticeId;
const rows = [aPerson('satu'), aPerson('dua'), aPerson('tiga'), aPerson('empat')];
const addresses = rows.map((row) => row.email!);
/** What really happened: everyone was told once. */
let ledger: Acceptance[];

beforeAll(async () => {
  office = await PostOffice.open();
  ({ id } = await office.launched(rows));
  await office.work(id);
  ledger = office.sandbox.accepted.map(({ d, a, to }) => ({ d, a, to }));
});
afterAll(() => office.close());

/** Judged after these statements, of which nothing stays. */
function verdict(accepted: readonly Acceptance[], ...statements: readonly string[]): Promise<Verdict> {
  return office.t.ownerDb.tx(async (tx) => {
    await tx.run('SAVEPOINT before');
    for (const statement of statements) await tx.run(statement, [id]);
    const found = await judge(tx.client, { noticeIds: [id], addresses, accepted });
    await tx.run('ROLLBACK TO before');
    return found;
  });
}

const presumed = (attempt: number): string =>
  `INSERT INTO unknown_attempt (cohort_id, delivery_id, attempt_no, incident_id, notice_id, opened_at, next_look_at,
                                standing, decision, basis, decided_at)
   SELECT cohort_id, id, ${attempt}, incident_id, notice_id, now(), now(), 'decided', 'resend', 'events', now()
     FROM delivery WHERE notice_id = $1`;
const unknown = `UPDATE delivery SET state = 'unknown' WHERE notice_id = $1`;
const FINE = { lost: 0, copies: 0, unrecordedCopies: 0, leftSending: 0, onList: 0, astray: 0 };
const again = (one: Acceptance, a: number): Acceptance => ({ ...one, a });

describe('the verdict of a crash run', () => {
  test('is good where everyone was told once', async () => {
    expect(ledger).toHaveLength(rows.length);
    expect(await verdict(ledger)).toEqual(FINE);
  });

  test('counts whom nothing reached and no list holds', async () => {
    expect(await verdict(ledger.slice(2))).toEqual({ ...FINE, lost: 2 });
    expect(await verdict([])).toMatchObject({ lost: rows.length });
  });

  test('takes a place on the list of the unknown for an answer', async () => {
    expect(await verdict(ledger.slice(2), unknown)).toEqual({ ...FINE, onList: 4 });
  });

  test('counts a copy that nobody recorded', async () => {
    const copied = [...ledger, again(ledger[0]!, 2)];
    expect(await verdict(copied)).toEqual({ ...FINE, copies: 1, unrecordedCopies: 1 });
  });

  test('lets a copy pass whose first attempt was recorded as presumed lost', async () => {
    const copied = [...ledger, again(ledger[0]!, 2)];
    expect(await verdict(copied, presumed(1))).toEqual({ ...FINE, copies: 1 });
  });

  test('takes the record of one attempt for no excuse of another', async () => {
    const later = [again(ledger[0]!, 2), again(ledger[0]!, 3), ...ledger.slice(1)];
    expect(await verdict(later, presumed(1))).toMatchObject({ unrecordedCopies: 1 });
  });

  test('lets no attempt go out twice, whatever was recorded', async () => {
    const twice = [...ledger, ledger[0]!];
    expect(await verdict(twice, presumed(1))).toMatchObject({ unrecordedCopies: 1 });
  });

  test('counts what nobody works on any more', async () => {
    const left = `UPDATE delivery SET state = 'sending', lease_until = now(), claim_token = gen_random_uuid()
                   WHERE notice_id = $1`;
    expect(await verdict(ledger, left)).toEqual({ ...FINE, leftSending: rows.length });
  });

  test('counts what went to somebody else, and what belongs to nobody', async () => {
    const strange = [...ledger, { d: 'c999_999', a: 1, to: ['siapa@example.com'] }];
    expect(await verdict(strange)).toEqual({ ...FINE, astray: 1 });
    const swapped = [{ ...ledger[0]!, to: ledger[1]!.to }, again(ledger[0]!, 1), ...ledger.slice(1)];
    expect((await verdict(swapped)).astray).toBeGreaterThan(0);
  });
});
