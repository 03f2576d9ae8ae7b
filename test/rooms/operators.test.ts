import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { DomainError } from '../../src/kernel/errors.ts';
import { type IncidentId, newId } from '../../src/kernel/ids.ts';
import { ApiKeys, Operators, OPERATORS_ERRORS, Orders, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anEntrance, anOperator, type Entrance } from '../support/operators.ts';

const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let t: TestDatabase;
let clock: FixedClock;
let operators: Operators;
let signIn: Entrance['signIn'];
let sessions: Entrance['sessions'];
let apiKeys: ApiKeys;
let admin: Actor;
let serial = 0;

beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

beforeEach(async () => {
  clock = new FixedClock('2026-11-20T08:00:00Z');
  const audit = new Audit(clock);
  operators = new Operators(t.db, audit, clock);
  ({ signIn, sessions } = anEntrance(t, clock));
  apiKeys = new ApiKeys(t.db, operators, audit, clock);
  admin = await anOperator(t.db, 'Adi Admin');
});

function address(): string {
  serial += 1;
  return `person${serial}@example.com`;
}

async function invited(roles: readonly string[] = ['writer']) {
  const email = address();
  const made = await operators.create({ name: 'Wina Writer', email, roles }, TERMINAL_ACTOR);
  return { ...made, email };
}

async function active(roles?: readonly string[]) {
  const person = await invited(roles);
  await signIn.acceptSetupLink(person.setupLink.token, PASSWORD);
  return person;
}

async function session(email: string): Promise<string> {
  const result = await signIn.signIn(email, PASSWORD);
  if (!result.ok || result.leads !== 'in') throw new Error('sign-in refused');
  return result.token;
}

describe('operators', () => {
  test('a person is invited with roles and signs in only after choosing a password', async () => {
    const { operator, setupLink, email } = await invited();
    expect(operator).toMatchObject({ status: 'invited', roles: ['writer'], email });
    expect((await signIn.signIn(email, PASSWORD)).ok).toBe(false);
    await signIn.acceptSetupLink(setupLink.token, PASSWORD);
    const actor = await sessions.actorOfSession(await session(email));
    expect(actor).toMatchObject({ operatorId: operator.id, name: 'Wina Writer', kind: 'operator' });
    expect(actor?.permissions.has('message.write')).toBe(true);
    expect(actor?.permissions.has('notice.approve')).toBe(false);
  });

  test('one address belongs to one person, whatever its case', async () => {
    const { email } = await invited();
    const again = operators.create(
      { name: 'Other', email: ` ${email.toUpperCase()}`, roles: ['admin'] },
      TERMINAL_ACTOR,
    );
    await expect(again).rejects.toMatchObject({ code: 'operators.email_taken' });
  });

  test.each([
    [{ name: '', email: 'a@example.com', roles: ['admin'] }, 'operators.invalid_operator'],
    [{ name: 'A', email: 'not an address', roles: ['admin'] }, 'operators.invalid_operator'],
    [{ name: 'A', email: 'a@example.com', roles: [] }, 'operators.invalid_operator'],
    [{ name: 'A', email: 'a@example.com', roles: ['emperor'] }, 'operators.unknown_role'],
  ])('an operator like %j is refused', async (input, code) => {
    await expect(operators.create(input, TERMINAL_ACTOR)).rejects.toMatchObject({ code });
  });

  test('disabling ends sessions, keys and links at once', async () => {
    const { operator, email } = await active(['approver']);
    const token = await session(email);
    const { key } = await apiKeys.make(operator.id, 'ci', TERMINAL_ACTOR);
    const link = await operators.newSetupLink(operator.id, TERMINAL_ACTOR);
    await operators.disable(operator.id, admin);
    expect(await sessions.actorOfSession(token)).toBeNull();
    expect(await apiKeys.actorOfKey(key.reveal())).toBeNull();
    expect(await signIn.setupLink(link.token)).toBeNull();
    expect((await signIn.signIn(email, PASSWORD)).ok).toBe(false);
  });

  test('changed roles count from the next request on', async () => {
    const { operator, email } = await active(['writer']);
    const token = await session(email);
    await operators.setRoles(operator.id, ['approver'], TERMINAL_ACTOR);
    const actor = await sessions.actorOfSession(token);
    expect(actor?.permissions.has('notice.approve')).toBe(true);
    expect(actor?.permissions.has('message.write')).toBe(false);
  });
});

describe('a pair of maker and checker', () => {
  test('is two people on the incident: one admin alone is none, a disabled one does not count', async () => {
    const incident = newId<IncidentId>();
    const own = await freshDatabase();
    try {
      const mine = new Operators(own.db, new Audit(clock), clock);
      const first = await anOperator(own.db, 'Adi Admin');
      expect(await mine.hasPair('notice.write', 'notice.approve', incident)).toBe(false);
      const second = { name: 'Budi', email: address(), roles: ['approver'] };
      const { operator } = await mine.create(second, TERMINAL_ACTOR);
      expect(await mine.hasPair('notice.write', 'notice.approve', incident)).toBe(true);
      await mine.setIncidents(operator.id, new Set([newId<IncidentId>()]), TERMINAL_ACTOR);
      expect(await mine.hasPair('notice.write', 'notice.approve', incident)).toBe(false);
      await mine.setIncidents(operator.id, new Set([incident]), TERMINAL_ACTOR);
      expect(await mine.hasPair('notice.write', 'notice.approve', incident)).toBe(true);
      await mine.disable(operator.id, first);
      expect(await mine.hasPair('notice.write', 'notice.approve', incident)).toBe(false);
    } finally {
      await own.close();
    }
  });
});

describe('set-up links', () => {
  test('a link works once', async () => {
    const { setupLink } = await active();
    await expect(signIn.acceptSetupLink(setupLink.token, PASSWORD)).rejects.toMatchObject({
      code: 'operators.invalid_link',
    });
  });

  test('of two people with the same link exactly one sets the password', async () => {
    const { setupLink } = await invited();
    const both = await Promise.allSettled([
      signIn.acceptSetupLink(setupLink.token, `${PASSWORD} one`),
      signIn.acceptSetupLink(setupLink.token, `${PASSWORD} two`),
    ]);
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  test('a link expires, and a new one replaces the old', async () => {
    const { operator, setupLink } = await invited();
    const second = await operators.newSetupLink(operator.id, TERMINAL_ACTOR);
    expect(await signIn.setupLink(setupLink.token)).toBeNull();
    expect(await signIn.setupLink(second.token)).not.toBeNull();
    clock.advanceMs(72 * HOUR);
    expect(await signIn.setupLink(second.token)).toBeNull();
  });

  test('a weak password is refused and the link stays good', async () => {
    const { setupLink } = await invited();
    const weak = signIn.acceptSetupLink(setupLink.token, 'short');
    await expect(weak).rejects.toMatchObject({ code: 'operators.weak_password' });
    await signIn.acceptSetupLink(setupLink.token, PASSWORD);
  });
});

describe('sessions', () => {
  test('a session ends after an idle hour', async () => {
    const { email } = await active();
    const token = await session(email);
    clock.advanceMs(59 * MINUTE);
    expect(await sessions.actorOfSession(token)).not.toBeNull();
    clock.advanceMs(59 * MINUTE);
    expect(await sessions.actorOfSession(token)).not.toBeNull();
    clock.advanceMs(60 * MINUTE);
    expect(await sessions.actorOfSession(token)).toBeNull();
  });

  test('a session ends after twelve hours, however busy', async () => {
    const { email } = await active();
    const token = await session(email);
    for (let i = 0; i < 23; i += 1) {
      clock.advanceMs(30 * MINUTE);
      expect(await sessions.actorOfSession(token)).not.toBeNull();
    }
    clock.advanceMs(30 * MINUTE);
    expect(await sessions.actorOfSession(token)).toBeNull();
    expect(await sessions.sweep()).toBeGreaterThanOrEqual(1);
  });

  test('signing out ends the session', async () => {
    const { email } = await active();
    const token = await session(email);
    await signIn.signOut(token);
    expect(await sessions.actorOfSession(token)).toBeNull();
  });

  test('after five wrong passwords the right one is refused for a minute too', async () => {
    const { email } = await active();
    for (let i = 0; i < 5; i += 1) expect((await signIn.signIn(email, 'wrong')).ok).toBe(false);
    expect((await signIn.signIn(email, PASSWORD)).ok).toBe(false);
    clock.advanceMs(MINUTE);
    expect((await signIn.signIn(email, PASSWORD)).ok).toBe(true);
  });

  test('no token, key or password stands in the database', async () => {
    const { operator, setupLink, email } = await active();
    const token = await session(email);
    const { key } = await apiKeys.make(operator.id, 'ci', TERMINAL_ACTOR);
    const dump = await t.db.tx((tx) =>
      tx.q<{ text: string }>(
        `SELECT o::text FROM operator o UNION ALL SELECT s::text FROM operator_session s
         UNION ALL SELECT l::text FROM operator_setup_link l UNION ALL SELECT k::text FROM operator_api_key k`,
      ),
    );
    const all = JSON.stringify(dump);
    for (const secret of [setupLink.token, token, key.reveal(), PASSWORD]) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });
});

describe('API keys', () => {
  test('a key acts as its owner with the owner’s permissions, until it is revoked', async () => {
    const { operator } = await active(['finance']);
    const { id, key, prefix } = await apiKeys.make(operator.id, 'books', TERMINAL_ACTOR);
    expect(key.reveal().startsWith(`${prefix}_`)).toBe(true);
    expect(String(key)).toBe('[secret]');
    const actor = await apiKeys.actorOfKey(key.reveal());
    expect(actor).toMatchObject({ operatorId: operator.id, kind: 'operator' });
    expect(actor?.permissions.has('ledger.prove')).toBe(true);
    await apiKeys.revoke(operator.id, id, admin);
    expect(await apiKeys.actorOfKey(key.reveal())).toBeNull();
  });

  test('nobody makes a key that acts as somebody else, an administrator neither', async () => {
    const { operator } = await active();
    const colleague = await anOperator(t.db, 'Wira', ['writer']);
    for (const maker of [colleague, admin]) {
      const made = apiKeys.make(operator.id, 'mine', maker);
      await expect(made).rejects.toMatchObject({ code: 'operators.own_key_only' });
    }
    const own = (behind: { id: string } | null) =>
      apiKeys.make(colleague.operatorId, 'mine', colleague, behind);
    await expect(own({ id: 'a session' })).resolves.toBeDefined();
    // A key that was copied makes no other that outlives it.
    await expect(own(null)).rejects.toMatchObject({ code: 'operators.needs_session' });
  });

  test('a wrong or half key is nobody', async () => {
    const { operator } = await active();
    const { key } = await apiKeys.make(operator.id, 'k', TERMINAL_ACTOR);
    expect(await apiKeys.actorOfKey(key.reveal().slice(0, -1))).toBeNull();
    expect(await apiKeys.actorOfKey('amk_nothing')).toBeNull();
    expect(await apiKeys.actorOfKey('')).toBeNull();
  });
});

describe('orders', () => {
  test('long work runs once, in the name of whoever asked for it', async () => {
    const orders = new Orders(t.db, operators, new Jobs(t.db), clock);
    const incidentId = newId<IncidentId>();
    const { id } = await orders.place('resolve', incidentId, admin);
    expect(await orders.place('resolve', incidentId, admin)).toEqual({ id });
    expect(await orders.wakeWaiting()).toContain(id);
    const names: string[] = [];
    const work = async (_: unknown, actor: Actor) => {
      names.push(actor.name);
      return { run: 1 };
    };
    await Promise.all([orders.run(id, work), orders.run(id, work), orders.run(id, work)]);
    expect(names).toEqual(['Adi Admin']);
    expect(await orders.latest('resolve', incidentId)).toMatchObject({ status: 'done', result: { run: 1 } });
    expect(await orders.run(id, work)).toBe(false);
  });

  test('work for an incident its asker no longer works on is refused', async () => {
    const orders = new Orders(t.db, operators, new Jobs(t.db), clock);
    const incidentId = newId<IncidentId>();
    const asker = await anOperator(t.db, 'Nora');
    const { id } = await orders.place('resolve', incidentId, asker);
    await operators.setIncidents(asker.operatorId, new Set([newId<IncidentId>()]), TERMINAL_ACTOR);
    await orders.run(id, () => Promise.resolve({}));
    expect(await orders.latest('resolve', incidentId)).toMatchObject({ refusalCode: 'operators.no_member' });
  });

  test('a refusal ends the order with its sentence; a breakdown leaves it for later', async () => {
    const orders = new Orders(t.db, operators, new Jobs(t.db), clock);
    const incidentId = newId<IncidentId>();
    const { id } = await orders.place('resolve', incidentId, admin);
    const broken = orders.run(id, () => Promise.reject(new Error('connection lost')));
    await expect(broken).rejects.toThrow('connection lost');
    expect(await orders.latest('resolve', incidentId)).toMatchObject({ status: 'placed' });
    await orders.run(id, () => Promise.reject(new DomainError(OPERATORS_ERRORS.reason_missing)));
    expect(await orders.latest('resolve', incidentId)).toMatchObject({
      status: 'refused',
      refusalCode: 'operators.reason_missing',
    });
    expect((await orders.place('resolve', incidentId, admin)).id).not.toBe(id);
  });
});
