import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type IncidentId, newId } from '../../src/kernel/ids.ts';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anEntrance, anOperator, type Entrance } from '../support/operators.ts';

let t: TestDatabase;
let clock: FixedClock;
let door: Entrance;
let asker: Actor;
let decider: Actor;
let serial = 0;

beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

beforeEach(async () => {
  clock = new FixedClock('2026-11-20T08:00:00Z');
  door = anEntrance(t, clock);
  asker = await anOperator(t.db, 'Adi Admin');
  decider = await anOperator(t.db, 'Dewi Admin');
});

function newcomer() {
  serial += 1;
  return { name: 'Wina Writer', email: `new${serial}@example.com`, roles: ['writer'] };
}

async function asked(what: Promise<{ change: { id: string } | null }>): Promise<string> {
  const { change } = await what;
  if (!change) throw new Error('it was done at once');
  return change.id;
}

describe('a new operator', () => {
  test('is asked for by one administrator and made by another’s yes, who gets the link', async () => {
    const input = newcomer();
    const id = await asked(door.changes.create(input, asker));
    await expect(door.operators.get(input.email)).rejects.toMatchObject({ code: 'operators.unknown' });
    const own = door.changes.approve(id, asker);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    const { change, operator, setupLink } = await door.changes.approve(id, decider);
    expect(change).toMatchObject({ status: 'approved', decidedBy: { name: 'Dewi Admin' } });
    expect(operator).toMatchObject({ email: input.email, roles: ['writer'], incidents: 'all' });
    expect(await door.signIn.setupLink(setupLink!.token)).toMatchObject({ email: input.email });
  });

  test('is not made through a key of the one who asked', async () => {
    const keys = new ApiKeys(t.db, door.operators, new Audit(clock), clock);
    const { key } = await keys.make(asker.operatorId, 'second hat', TERMINAL_ACTOR);
    const id = await asked(door.changes.create(newcomer(), asker));
    const hat = (await keys.actorOfKey(key.reveal()))!;
    await expect(door.changes.approve(id, hat)).rejects.toMatchObject({ code: 'operators.same_person' });
  });

  test('is made by no single named administrator, whatever way they take', async () => {
    const alone = door.operators.create(newcomer(), asker);
    await expect(alone).rejects.toMatchObject({ code: 'operators.needs_second' });
  });

  test('asked for twice is asked for once', async () => {
    const input = newcomer();
    const id = await asked(door.changes.create(input, asker));
    expect(await asked(door.changes.create(input, asker))).toBe(id);
    expect(await asked(door.changes.create({ ...input, roles: ['auditor'] }, asker))).not.toBe(id);
  });

  test('can be refused with a reason, or taken back by who asked', async () => {
    const refused = await asked(door.changes.create(newcomer(), asker));
    expect(await door.changes.refuse(refused, 'not in this team', decider)).toMatchObject({
      status: 'refused',
      reason: 'not in this team',
    });
    const over = door.changes.approve(refused, decider);
    await expect(over).rejects.toMatchObject({ code: 'operators.no_request' });
    const taken = await asked(door.changes.create(newcomer(), asker));
    const notMine = door.changes.withdraw(taken, decider);
    await expect(notMine).rejects.toMatchObject({ code: 'operators.only_asker' });
    expect((await door.changes.withdraw(taken, asker)).status).toBe('withdrawn');
  });

  test('is done once: of two who say yes at once one does it', async () => {
    const third = await anOperator(t.db, 'Tari Admin');
    const id = await asked(door.changes.create(newcomer(), asker));
    const both = await Promise.allSettled([
      door.changes.approve(id, decider),
      door.changes.approve(id, third),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('cannot be asked for where nobody could decide', async () => {
    const own = await freshDatabase();
    try {
      const alone = anEntrance(own, clock);
      const only = await anOperator(own.db, 'Solo Admin');
      const stuck = alone.changes.create(newcomer(), only);
      await expect(stuck).rejects.toMatchObject({ code: 'operators.no_second_admin' });
      expect(await alone.operators.needsAdmins()).toBe(true);
      const { operator } = await alone.changes.create({ ...newcomer(), roles: ['admin'] }, TERMINAL_ACTOR);
      expect(operator?.status).toBe('invited');
    } finally {
      await own.close();
    }
  });
});

describe('roles and incidents', () => {
  const [one, two] = [newId<IncidentId>(), newId<IncidentId>()];

  test('fewer at once, more after a second yes, never by the yes of whom it is about', async () => {
    const person = await anOperator(t.db, 'Bima', ['admin', 'approver']);
    expect((await door.changes.setRoles(person.operatorId, ['admin'], asker)).change).toBeNull();
    expect((await door.operators.get(person.operatorId)).roles).toEqual(['admin']);
    const id = await asked(door.changes.setRoles(person.operatorId, ['admin', 'approver'], asker));
    expect((await door.operators.get(person.operatorId)).roles).toEqual(['admin']);
    const own = door.changes.approve(id, person);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    await door.changes.approve(id, decider);
    expect((await door.operators.get(person.operatorId)).roles).toEqual(['admin', 'approver']);
  });

  test('an administrator gives themselves nothing alone', async () => {
    const person = await anOperator(t.db, 'Bima', ['admin']);
    const id = await asked(door.changes.setRoles(person.operatorId, ['admin', 'finance'], person));
    await expect(door.changes.approve(id, person)).rejects.toMatchObject({ code: 'operators.same_person' });
    const around = door.operators.setRoles(person.operatorId, ['admin', 'finance'], person);
    await expect(around).rejects.toMatchObject({ code: 'operators.needs_second' });
  });

  test('membership narrows at once and widens by two; keys act with their owner’s', async () => {
    const person = await anOperator(t.db, 'Wina', ['writer']);
    const keys = new ApiKeys(t.db, door.operators, new Audit(clock), clock);
    const { key } = await keys.make(person.operatorId, 'k', TERMINAL_ACTOR);
    const incidentsOf = async () => (await keys.actorOfKey(key.reveal()))!.incidents;
    expect(await incidentsOf()).toBe('all');
    await door.changes.setIncidents(person.operatorId, new Set([one]), asker);
    expect(await incidentsOf()).toEqual(new Set([one]));
    const id = await asked(door.changes.setIncidents(person.operatorId, new Set([one, two]), asker));
    expect(await incidentsOf()).toEqual(new Set([one]));
    await door.changes.approve(id, decider);
    expect(await incidentsOf()).toEqual(new Set([one, two]));
    const none = door.changes.setIncidents(person.operatorId, new Set(), asker);
    await expect(none).rejects.toMatchObject({ code: 'operators.bad_incidents' });
  });
});

describe('whoever works on some incidents only', () => {
  const [one, two] = [newId<IncidentId>(), newId<IncidentId>()];
  const beyond = { code: 'operators.bad_incidents' };
  const within = (actor: Actor): Actor => ({ ...actor, incidents: new Set([one]) });

  test('asks for nothing beyond them', async () => {
    const member = within(asker);
    const person = await anOperator(t.db, 'Wina', ['writer']);
    const { operatorId: id } = person;
    await expect(door.changes.create(newcomer(), member)).rejects.toMatchObject(beyond);
    const others = door.changes.create({ ...newcomer(), incidents: [one, two] }, member);
    await expect(others).rejects.toMatchObject(beyond);
    await expect(door.changes.newSetupLink(id, member)).rejects.toMatchObject(beyond);
    await expect(door.changes.setRoles(id, ['admin'], member)).rejects.toMatchObject(beyond);
    await door.operators.setIncidents(id, new Set([one]), TERMINAL_ACTOR);
    await expect(door.changes.setIncidents(id, 'all', member)).rejects.toMatchObject(beyond);
    await expect(door.changes.setIncidents(id, new Set([one, two]), member)).rejects.toMatchObject(beyond);
    expect(await asked(door.changes.create({ ...newcomer(), incidents: [one] }, member))).toBeDefined();
    expect(await asked(door.changes.newSetupLink(id, member))).toBeDefined();
  });

  test('decides on nothing beyond them', async () => {
    const member = within(decider);
    const person = await anOperator(t.db, 'Wina', ['writer']);
    const { operatorId: id } = person;
    const all = [
      await asked(door.changes.create(newcomer(), asker)),
      await asked(door.changes.create({ ...newcomer(), incidents: [two] }, asker)),
      await asked(door.changes.newSetupLink(id, asker)),
      await asked(door.changes.setRoles(id, ['writer', 'admin'], asker)),
    ];
    await door.operators.disable(id, asker);
    all.push(await asked(door.changes.enable(id, asker)));
    for (const change of all)
      await expect(door.changes.approve(change, member)).rejects.toMatchObject(beyond);
    const mine = await asked(door.changes.create({ ...newcomer(), incidents: [one] }, asker));
    expect((await door.changes.approve(mine, member)).setupLink).not.toBeNull();
    // What was refused waits on for somebody who sees as far.
    expect((await door.changes.approve(all[1]!, decider)).operator?.incidents).toEqual([two]);
  });
});

describe('a lost factor and a forgotten password', () => {
  test('are given back by two, and only where there is one', async () => {
    const person = await anOperator(t.db, 'Lupa', ['approver']);
    const nothing = door.changes.resetFactor(person.operatorId, asker);
    await expect(nothing).rejects.toMatchObject({ code: 'operators.no_factor' });
    await t.db.tx((tx) =>
      tx.run(
        `INSERT INTO operator_second_factor (operator_id, secret_sealed, confirmed_at) VALUES ($1, 'x', now())`,
        [person.operatorId],
      ),
    );
    const factor = await asked(door.changes.resetFactor(person.operatorId, asker));
    expect((await door.operators.get(person.operatorId)).secondFactor).toBe(true);
    const keys = new ApiKeys(t.db, door.operators, new Audit(clock), clock);
    const keyOf = async () => (await keys.make(person.operatorId, 'k', TERMINAL_ACTOR)).key.reveal();
    const before = await keyOf();
    const session = await t.db.tx((tx) =>
      door.sessions.open(tx, person.operatorId, { device: '', withFactor: true }),
    );
    await door.changes.approve(factor, decider);
    expect((await door.operators.get(person.operatorId)).secondFactor).toBe(false);
    // Whoever holds the lost factor, a session or a key of then, is out.
    expect(await door.sessions.known(session.token)).toBeNull();
    expect(await keys.actorOfKey(before)).toBeNull();

    const link = await asked(door.changes.newSetupLink(person.operatorId, asker));
    const { setupLink } = await door.changes.approve(link, decider);
    expect(await door.signIn.setupLink(setupLink!.token)).toMatchObject({ name: 'Lupa' });
    const key = await keyOf();
    await door.signIn.acceptSetupLink(setupLink!.token, 'correct horse battery');
    expect(await keys.actorOfKey(key)).toBeNull();
  });

  test('whoever is invited gets another first link from two, or the asker would become that person', async () => {
    const made = await door.changes.approve(await asked(door.changes.create(newcomer(), asker)), decider);
    const { change, setupLink } = await door.changes.newSetupLink(made.operator!.id, asker);
    expect(change).toMatchObject({ kind: 'password', status: 'requested' });
    expect(setupLink).toBeNull();
    const around = door.operators.newSetupLink(made.operator!.id, asker);
    await expect(around).rejects.toMatchObject({ code: 'operators.needs_second' });
    const own = door.changes.approve(change!.id, asker);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    const given = await door.changes.approve(change!.id, decider);
    expect(await door.signIn.setupLink(given.setupLink!.token)).not.toBeNull();
    expect((await door.changes.newSetupLink(made.operator!.id, TERMINAL_ACTOR)).setupLink).not.toBeNull();
  });

  test('disabling takes one, letting back in takes two', async () => {
    const person = await anOperator(t.db, 'Keluar', ['writer']);
    await door.operators.disable(person.operatorId, asker);
    const id = await asked(door.changes.enable(person.operatorId, asker));
    const { operator, setupLink } = await door.changes.approve(id, decider);
    expect(operator?.status).toBe('active');
    expect(setupLink).not.toBeNull();
  });
});

test('the database itself refuses a yes of whoever asked', async () => {
  const id = await asked(door.changes.create(newcomer(), asker));
  const forged = t.db.tx((tx) =>
    tx.run(
      `UPDATE approval SET status = 'approved', decided_by = made_by, decided_at = now() WHERE subject_id = $1`,
      [id],
    ),
  );
  await expect(forged).rejects.toThrow(/approval_maker_is_not_checker/);
});
