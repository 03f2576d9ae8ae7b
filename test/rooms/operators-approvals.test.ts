import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Actor, SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Approvals, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';

let t: TestDatabase;
let clock: FixedClock;
let apiKeys: ApiKeys;
let approvals: Approvals;
let admin: Actor;
let serial = 0;

beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

beforeEach(async () => {
  clock = new FixedClock('2026-11-20T08:00:00Z');
  const audit = new Audit(clock);
  apiKeys = new ApiKeys(t.db, new Operators(t.db, audit, clock), audit, clock);
  approvals = new Approvals(audit, clock);
  serial += 1;
  admin = await anOperator(t.db, `Adi Admin ${serial}`);
});

function subject() {
  serial += 1;
  return { kind: 'notice', subjectId: `n${serial}`, incidentId: null, makers: [] };
}

describe('approvals', () => {
  const pins = { template: 'a1', ceiling: '100' };

  test('a second person approves exactly what was pinned', async () => {
    const about = subject();
    const checker = await anOperator(t.db, 'Citra Checker', ['approver']);
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    expect(await t.db.tx((tx) => approvals.approved(tx, 'notice', about.subjectId))).toBeNull();
    const { digest } = await t.db.tx((tx) =>
      approvals.decide(tx, { ...about, decision: 'approved' }, checker),
    );
    const approved = await t.db.tx((tx) => approvals.approved(tx, 'notice', about.subjectId));
    expect(approved).toEqual({
      digest,
      pins,
      madeBy: admin.operatorId,
      decidedBy: checker.operatorId,
      decidedAt: clock.now(),
    });
  });

  test('the maker cannot approve, neither in person nor through a key of their own', async () => {
    const about = subject();
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    const { key } = await apiKeys.make(admin.operatorId, 'second hat', TERMINAL_ACTOR);
    const behindKey = await apiKeys.actorOfKey(key.reveal());
    for (const actor of [admin, behindKey!]) {
      const decided = t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'approved' }, actor));
      await expect(decided).rejects.toMatchObject({ code: 'operators.same_person' });
    }
  });

  test('the database itself refuses a maker who checks', async () => {
    const about = subject();
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    const forced = t.db.tx((tx) =>
      tx.run(
        `UPDATE approval SET status = 'approved', decided_by = made_by, decided_at = now() WHERE subject_id = $1`,
        [about.subjectId],
      ),
    );
    await expect(forced).rejects.toThrow('approval_maker_is_not_checker');
  });

  test('whoever wrote what is asked cannot approve it because another person submitted it', async () => {
    const writer = await anOperator(t.db, 'Wina Writer');
    const about = { ...subject(), makers: [writer.operatorId] };
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    const decided = t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'approved' }, writer));
    await expect(decided).rejects.toMatchObject({ code: 'operators.same_person' });
    const forced = t.db.tx((tx) =>
      tx.run(
        `UPDATE approval SET status = 'approved', decided_by = $2, decided_at = now() WHERE subject_id = $1`,
        [about.subjectId, writer.operatorId],
      ),
    );
    await expect(forced).rejects.toThrow('approval_maker_is_not_checker');
  });

  test.each([
    ['decided_by = $2, decided_at = now(), status = $3', TERMINAL_ACTOR, 'approval_checker_is_a_person'],
    ['decided_by = $2, decided_at = now(), status = $3', SYSTEM_ACTOR, 'approval_checker_is_a_person'],
    [`makers = '{}', decided_by = $2, decided_at = now(), status = $3`, null, 'never rewritten'],
    ['made_by = $2, status = $3', null, 'never rewritten'],
    [`pins = '{}', decided_by = $2, status = $3`, null, 'never rewritten'],
    [`digest = repeat('0', 64), decided_by = $2, status = $3`, null, 'never rewritten'],
  ])('no statement of ours rewrites what was asked: SET %s', async (set, actor, refusal) => {
    const about = subject();
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    const by = actor ?? (await anOperator(t.db, 'Citra Checker'));
    const params = [about.subjectId, by.operatorId, 'approved'];
    const forced = t.db.tx((tx) => tx.run(`UPDATE approval SET ${set} WHERE subject_id = $1`, params));
    await expect(forced).rejects.toThrow(refusal);
  });

  test('a decision stands: it is neither turned round nor signed by another, nor deleted', async () => {
    const about = subject();
    const checker = await anOperator(t.db, 'Citra Checker');
    const refusal = { decision: 'refused' as const, reason: 'too early' };
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    await t.db.tx((tx) => approvals.decide(tx, { ...about, ...refusal }, checker));
    for (const statement of [
      `UPDATE approval SET status = 'approved' WHERE subject_id = $1`,
      `UPDATE approval SET reason = 'fine' WHERE subject_id = $1`,
      `DELETE FROM approval WHERE subject_id = $1`,
    ]) {
      const forced = t.db.tx((tx) => tx.run(statement, [about.subjectId]));
      await expect(forced).rejects.toThrow('never rewritten');
    }
  });

  test('the terminal and the system never check', async () => {
    const about = subject();
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    for (const actor of [TERMINAL_ACTOR, SYSTEM_ACTOR]) {
      const decided = t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'approved' }, actor));
      await expect(decided).rejects.toMatchObject({ code: 'operators.not_allowed' });
    }
  });

  test('other pins withdraw the yes; the same pins keep it', async () => {
    const about = subject();
    const checker = await anOperator(t.db, 'Citra', ['approver']);
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    await t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'approved' }, checker));
    await t.db.tx((tx) =>
      approvals.request(tx, { ...about, pins: { ceiling: '100', template: 'a1' } }, admin),
    );
    expect(await t.db.tx((tx) => approvals.approved(tx, 'notice', about.subjectId))).not.toBeNull();
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins: { ...pins, ceiling: '900' } }, admin));
    expect(await t.db.tx((tx) => approvals.approved(tx, 'notice', about.subjectId))).toBeNull();
  });

  test('a checker who looked at something else is refused', async () => {
    const about = subject();
    const checker = await anOperator(t.db, 'Citra', ['approver']);
    const first = await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins: { other: true } }, admin));
    const decided = t.db.tx((tx) =>
      approvals.decide(tx, { ...about, decision: 'approved', digest: first.digest }, checker),
    );
    await expect(decided).rejects.toMatchObject({ code: 'operators.other_content' });
  });

  test('a refusal needs a reason and leaves the way open to ask again', async () => {
    const about = subject();
    const checker = await anOperator(t.db, 'Citra', ['approver']);
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
    const silent = t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'refused' }, checker));
    await expect(silent).rejects.toMatchObject({ code: 'operators.reason_missing' });
    await t.db.tx((tx) =>
      approvals.decide(tx, { ...about, decision: 'refused', reason: 'too early' }, checker),
    );
    const again = t.db.tx((tx) => approvals.decide(tx, { ...about, decision: 'approved' }, checker));
    await expect(again).rejects.toMatchObject({ code: 'operators.no_request' });
    await t.db.tx((tx) => approvals.request(tx, { ...about, pins }, admin));
  });
});
