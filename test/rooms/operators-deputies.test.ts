import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { Approvals, Deputies, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';

const DAY_MS = 86_400_000;

let t: TestDatabase;
let clock: FixedClock;
let operators: Operators;
let deputies: Deputies;
let approvals: Approvals;
let lead: Actor;
let approver: Actor;
let stand: Actor;
let serial = 0;

beforeAll(async () => {
  t = await freshDatabase();
  clock = new FixedClock('2026-11-20T03:00:00Z');
  const audit = new Audit(clock);
  operators = new Operators(t.db, audit, clock);
  deputies = new Deputies(t.db, audit, clock, operators);
  approvals = new Approvals(audit, clock);
  lead = await anOperator(t.db, 'Rani', ['incident_lead']);
  approver = await anOperator(t.db, 'Bima', ['approver', 'incident_lead']);
  stand = await anOperator(t.db, 'Sinta', ['writer']);
});
afterAll(() => t.close());

/** As the doors know this person now. */
const now = async (of: Actor): Promise<Actor> => (await t.db.tx((tx) => operators.actor(tx, of.operatorId)))!;
const inDays = (n: number): Date => new Date(clock.now().getTime() + n * DAY_MS);
const name = (days: number, actor = approver) =>
  deputies.name({ deputy: stand.operatorId, until: inDays(days), reason: 'On leave.' }, actor);

async function decided(maker: Actor, by: Actor): Promise<unknown> {
  serial += 1;
  const subjectId = `subject-${serial}`;
  const request = { kind: 'notice', subjectId, incidentId: null, pins: { serial }, makers: [] };
  await t.db.tx((tx) => approvals.request(tx, request, maker));
  const actor = await now(by);
  return t.db.tx((tx) => approvals.decide(tx, { kind: 'notice', subjectId, decision: 'approved' }, actor));
}

describe('a deputy', () => {
  test('approves in another’s place while it lasts, and not before, after, or once it was ended', async () => {
    await expect(decided(lead, stand)).rejects.toMatchObject({ code: 'operators.not_allowed' });
    const { id } = await name(7);
    await decided(lead, stand);
    await deputies.end(id, approver);
    await expect(decided(lead, stand)).rejects.toMatchObject({ code: 'operators.not_allowed' });
    await name(1);
    clock.advanceMs(2 * DAY_MS);
    await expect(decided(lead, stand)).rejects.toMatchObject({ code: 'operators.not_allowed' });
  });

  test('never decides about the work of the one in whose place they stand, nor about their own', async () => {
    const { id } = await name(7);
    await expect(decided(approver, stand)).rejects.toMatchObject({ code: 'operators.deputy_of_maker' });
    await expect(decided(stand, stand)).rejects.toMatchObject({ code: 'operators.same_person' });
    await deputies.end(id, stand).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'operators.not_allowed' });
    });
    await deputies.end(id, approver);
  });

  test('of an administrator decides nothing about operators', async () => {
    const admin = await anOperator(t.db, 'Adi', ['admin']);
    const { id } = await name(7, admin);
    const { permissions } = await now(stand);
    expect(permissions.has('notice.approve')).toBe(true);
    expect(permissions.has('operator.approve')).toBe(false);
    await deputies.end(id, admin);
  });

  test('gets nothing but approvals', async () => {
    const { id } = await name(7);
    const { permissions } = await now(stand);
    expect(permissions.has('notice.approve')).toBe(true);
    expect(permissions.has('notice.launch')).toBe(false);
    await deputies.end(id, approver);
  });

  test('is nobody’s own, for 90 days at most, and named by nobody but who is away', async () => {
    const bad = { code: 'operators.bad_deputy' };
    await expect(name(91)).rejects.toMatchObject(bad);
    await expect(name(-1)).rejects.toMatchObject(bad);
    const own = { deputy: approver.operatorId, until: inDays(1), reason: 'Me.' };
    await expect(deputies.name(own, approver)).rejects.toMatchObject(bad);
    const others = { ...own, principal: approver.operatorId, deputy: stand.operatorId };
    await expect(deputies.name(others, lead)).rejects.toMatchObject({ code: 'operators.not_allowed' });
    const admin = await anOperator(t.db, 'Adi', ['admin']);
    for (const deputy of [stand, admin]) {
      const lent = deputies.name({ ...others, deputy: deputy.operatorId }, admin);
      await expect(lent).rejects.toMatchObject({ code: 'operators.own_deputy_only' });
    }
    const named = await deputies.name(others, TERMINAL_ACTOR);
    expect(await deputies.list()).toContainEqual(expect.objectContaining({ id: named.id, endedAt: null }));
  });
});
