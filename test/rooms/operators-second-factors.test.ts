import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anEntrance, codeOf, type Entrance } from '../support/operators.ts';

const PASSWORD = 'correct horse battery';
const STEP_MS = 30_000;
const MINUTE_MS = 60_000;
/** Whoever enrols in a session of theirs. */
const HERE = { session: '00000000-0000-7000-8000-0000000000aa' };

let t: TestDatabase;
let clock: FixedClock;
let door: Entrance;
/** Where everybody needs a factor. */
let strict: Entrance;
let serial = 0;

beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

beforeEach(() => {
  clock = new FixedClock('2026-11-20T08:00:00Z');
  door = anEntrance(t, clock);
  strict = anEntrance(t, clock, { AMENDS_REQUIRE_TOTP: 'yes' });
});

async function someone(): Promise<{ email: string; actor: Actor }> {
  serial += 1;
  const email = `wina${serial}@example.com`;
  const input = { name: 'Wina Writer', email, roles: ['writer'] };
  const { operator, setupLink } = await door.operators.create(input, TERMINAL_ACTOR);
  await door.signIn.acceptSetupLink(setupLink.token, PASSWORD);
  return { email, actor: (await t.db.tx((tx) => door.operators.actor(tx, operator.id)))! };
}

async function enrolled() {
  const person = await someone();
  const { secret } = await door.factors.begin(person.actor.operatorId, HERE);
  const now = () => codeOf(secret, clock.now());
  const recoveryCodes = await door.factors.confirm(now(), person.actor, HERE);
  clock.advanceMs(STEP_MS);
  return { ...person, secret, now, recoveryCodes };
}

/** The password is right; what waits for a code. */
async function step(email: string, entrance = door): Promise<string> {
  const result = await entrance.signIn.signIn(email, PASSWORD);
  if (!result.ok || result.leads === 'in') throw new Error('no step');
  return result.token;
}

describe('signing in with a second factor', () => {
  test('the password alone opens nothing: what it gives is no session', async () => {
    const { email } = await enrolled();
    const result = await door.signIn.signIn(email, PASSWORD);
    expect(result).toMatchObject({ ok: true, leads: 'code' });
    expect(await door.sessions.known((result as { token: string }).token)).toBeNull();
  });

  test('a fresh code opens the session, once for each step', async () => {
    const { email, now } = await enrolled();
    const first = await door.signIn.answerCode(await step(email), now());
    expect(first.ok && (await door.sessions.known(first.token))?.actor.name).toBe('Wina Writer');
    expect(await door.signIn.answerCode(await step(email), now())).toEqual({ ok: false, gone: false });
    clock.advanceMs(STEP_MS);
    expect((await door.signIn.answerCode(await step(email), now())).ok).toBe(true);
  });

  test('the same code in two browsers at once opens one', async () => {
    const { email, now } = await enrolled();
    const steps = [await step(email), await step(email)];
    const both = await Promise.all(steps.map((one) => door.signIn.answerCode(one, now())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('an older code is refused once a newer one was used', async () => {
    const { email, now } = await enrolled();
    const older = now();
    clock.advanceMs(STEP_MS);
    expect((await door.signIn.answerCode(await step(email), now())).ok).toBe(true);
    expect((await door.signIn.answerCode(await step(email), older)).ok).toBe(false);
  });

  test('a step ends after ten minutes and works once', async () => {
    const { email, now } = await enrolled();
    const late = await step(email);
    clock.advanceMs(10 * MINUTE_MS);
    expect(await door.signIn.answerCode(late, now())).toEqual({ ok: false, gone: true });
    const used = await step(email);
    expect((await door.signIn.answerCode(used, now())).ok).toBe(true);
    clock.advanceMs(STEP_MS);
    expect(await door.signIn.answerCode(used, now())).toEqual({ ok: false, gone: true });
  });

  test('wrong codes put the account to sleep as wrong passwords do, and a right password between does not help', async () => {
    const { email, now } = await enrolled();
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await door.signIn.answerCode(await step(email), '000000')).ok).toBe(false);
    }
    expect((await door.signIn.signIn(email, PASSWORD)).ok).toBe(false);
    clock.advanceMs(MINUTE_MS);
    expect((await door.signIn.answerCode(await step(email), now())).ok).toBe(true);
  });

  test('a recovery code lets in once, however it is typed', async () => {
    const { email, recoveryCodes, actor } = await enrolled();
    expect(new Set(recoveryCodes).size).toBe(10);
    const typed = recoveryCodes[0]!.toLowerCase().replaceAll('-', ' ');
    expect((await door.signIn.answerCode(await step(email), typed)).ok).toBe(true);
    expect((await door.signIn.answerCode(await step(email), recoveryCodes[0]!)).ok).toBe(false);
    expect((await door.factors.of(actor.operatorId)).recoveryCodesLeft).toBe(9);
    const fresh = await door.factors.newRecoveryCodes(actor.operatorId, recoveryCodes[1]!, actor);
    expect((await door.signIn.answerCode(await step(email), recoveryCodes[2]!)).ok).toBe(false);
    expect((await door.signIn.answerCode(await step(email), fresh[0]!)).ok).toBe(true);
  });

  test('neither the secret nor a recovery code stands in the database', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const dump = JSON.stringify(
      await t.db.tx((tx) =>
        tx.q(`SELECT f::text FROM operator_second_factor f UNION ALL SELECT c::text FROM operator_recovery_code c
              UNION ALL SELECT a::text FROM audit_entry a`),
      ),
    );
    for (const text of [secret, secret.replaceAll(' ', '')]) {
      expect(dump).not.toContain(text);
    }
    for (const code of recoveryCodes) expect(dump).not.toContain(code.replaceAll('-', ''));
  });
});

describe('enrolling', () => {
  test('whoever has none where one is demanded is led to enrol after the password', async () => {
    const { email, actor } = await someone();
    const result = await strict.signIn.signIn(email, PASSWORD);
    expect(result).toMatchObject({ ok: true, leads: 'enrol' });
    const { token } = result as { token: string };
    const shown = await strict.signIn.enrolment(token);
    expect(await strict.signIn.enrolment(token)).toEqual(shown);
    expect(await strict.signIn.enrol(token, '000000')).toEqual({ ok: false, gone: false });
    const done = await strict.signIn.enrol(token, codeOf(shown!.secret, clock.now()));
    if (!done.ok) throw new Error('not enrolled');
    expect(done.recoveryCodes).toHaveLength(10);
    expect((await strict.sessions.known(done.token))?.actor.operatorId).toBe(actor.operatorId);
    expect(await strict.signIn.enrolment(token)).toBeNull();
    expect(await strict.factors.waiting(actor.operatorId, { step: token })).toBeNull();
  });

  test('nobody confirms a secret another sign-in was shown', async () => {
    const { email } = await someone();
    const [thief, owner] = [await step(email, strict), await step(email, strict)];
    const stolen = (await strict.signIn.enrolment(thief))!;
    const own = (await strict.signIn.enrolment(owner))!;
    expect(own.secret).not.toBe(stolen.secret);
    // The later one killed the earlier one, and neither works in the other's place.
    const code = codeOf(own.secret, clock.now());
    expect(await strict.signIn.enrol(thief, codeOf(stolen.secret, clock.now()))).toMatchObject({ ok: false });
    expect(await strict.signIn.enrol(thief, code)).toMatchObject({ ok: false });
    expect(await strict.signIn.enrol(owner, code)).toMatchObject({ ok: true });
    // The thief's step is over too.
    expect(await strict.signIn.asks(thief)).toBeNull();
  });

  test('a secret waits ten minutes and for the session that began it', async () => {
    const { actor } = await someone();
    const { secret } = await door.factors.begin(actor.operatorId, HERE);
    const there = { session: '00000000-0000-7000-8000-0000000000bb' };
    expect(await door.factors.waiting(actor.operatorId, there)).toBeNull();
    const code = () => codeOf(secret, clock.now());
    const wrong = { code: 'operators.wrong_code' };
    await expect(door.factors.confirm(code(), actor, there)).rejects.toMatchObject(wrong);
    expect((await door.factors.waiting(actor.operatorId, HERE))?.secret).toBe(secret);
    clock.advanceMs(10 * MINUTE_MS);
    expect(await door.factors.waiting(actor.operatorId, HERE)).toBeNull();
    await expect(door.factors.confirm(code(), actor, HERE)).rejects.toMatchObject(wrong);
  });

  test('a new factor in force ends every other session', async () => {
    const { email, actor } = await someone();
    const { first, second, current } = await twice(email);
    const { secret } = await door.factors.begin(actor.operatorId, { session: current });
    await door.factors.confirm(codeOf(secret, clock.now()), actor, { session: current });
    expect(await door.sessions.known(first)).toBeNull();
    expect(await door.sessions.known(second)).not.toBeNull();
  });

  test('a session begun without one ends where one is demanded from now on', async () => {
    const { email } = await someone();
    const entered = await door.signIn.signIn(email, PASSWORD);
    if (!entered.ok) throw new Error('refused');
    expect(await door.sessions.known(entered.token)).not.toBeNull();
    expect(await strict.sessions.known(entered.token)).toBeNull();
  });

  test('another phone takes the place of the one in force only by a code of it', async () => {
    const { actor, now, email } = await enrolled();
    await expect(door.factors.begin(actor.operatorId, HERE)).rejects.toMatchObject({
      code: 'operators.factor_stands',
    });
    const wrong = door.factors.beginAnew(actor.operatorId, '000000', HERE);
    await expect(wrong).rejects.toMatchObject({ code: 'operators.wrong_code' });
    const { secret } = await door.factors.beginAnew(actor.operatorId, now(), HERE);
    clock.advanceMs(STEP_MS);
    expect((await door.signIn.answerCode(await step(email), now())).ok).toBe(true);
    clock.advanceMs(STEP_MS);
    await door.factors.confirm(codeOf(secret, clock.now()), actor, HERE);
    clock.advanceMs(STEP_MS);
    expect((await door.signIn.answerCode(await step(email), now())).ok).toBe(false);
    const fresh = codeOf(secret, clock.now());
    expect((await door.signIn.answerCode(await step(email), fresh)).ok).toBe(true);
  });

  test('a new password through a link leaves the factor as it is', async () => {
    const { email, actor } = await enrolled();
    const { token } = await door.operators.newSetupLink(actor.operatorId, TERMINAL_ACTOR);
    await door.signIn.acceptSetupLink(token, 'another horse battery');
    expect(await door.signIn.signIn(email, 'another horse battery')).toMatchObject({ leads: 'code' });
  });
});

async function twice(email: string) {
  const [first, second] = [
    await door.signIn.signIn(email, PASSWORD, 'Firefox on Windows'),
    await door.signIn.signIn(email, PASSWORD, 'Safari on iPhone'),
  ];
  if (!first.ok || !second.ok) throw new Error('refused');
  const current = (await door.sessions.known(second.token))!.session.id;
  return { first: first.token, second: second.token, current };
}

describe('sessions', () => {
  test('are listed with their device, and all others end at once', async () => {
    const { email, actor } = await someone();
    const { first, second, current } = await twice(email);
    const listed = await door.sessions.list(actor.operatorId, actor, current);
    expect(listed.map(({ device, current: own }) => [device, own]).toSorted()).toEqual([
      ['Firefox on Windows', false],
      ['Safari on iPhone', true],
    ]);
    expect(await door.sessions.endAll(actor.operatorId, actor, current)).toBe(1);
    expect(await door.sessions.known(first)).toBeNull();
    expect(await door.sessions.known(second)).not.toBeNull();
  });

  test('a person ends their own, an administrator those of others, nobody else', async () => {
    const { email, actor } = await someone();
    const { first } = await twice(email);
    const [one] = await door.sessions.list(actor.operatorId, actor, null);
    const { actor: colleague } = await someone();
    const refused = door.sessions.end(actor.operatorId, one!.id, colleague);
    await expect(refused).rejects.toMatchObject({ code: 'operators.not_allowed' });
    await door.sessions.end(actor.operatorId, one!.id, actor);
    const again = door.sessions.end(actor.operatorId, one!.id, actor);
    await expect(again).rejects.toMatchObject({ code: 'operators.unknown_session' });
    await door.sessions.endAll(email, TERMINAL_ACTOR, null);
    expect(await door.sessions.known(first)).toBeNull();
  });

  test('their limits are settings', async () => {
    const short = anEntrance(t, clock, { AMENDS_SESSION_IDLE_MINUTES: '5', AMENDS_SESSION_MAX_HOURS: '1' });
    const { email } = await someone();
    const entered = await short.signIn.signIn(email, PASSWORD);
    if (!entered.ok) throw new Error('refused');
    for (let minutes = 0; minutes < 56; minutes += 4) {
      expect(await short.sessions.known(entered.token)).not.toBeNull();
      clock.advanceMs(4 * MINUTE_MS);
    }
    clock.advanceMs(4 * MINUTE_MS);
    expect(await short.sessions.known(entered.token)).toBeNull();
  });
});

describe('changing one’s own password', () => {
  const NEXT = 'another horse battery';

  test('asks for the present one and ends every other session', async () => {
    const { email, actor } = await someone();
    const other = await door.signIn.signIn(email, PASSWORD);
    const own = await door.signIn.signIn(email, PASSWORD);
    if (!other.ok || !own.ok) throw new Error('refused');
    const session = (await door.sessions.known(own.token))!.session.id;
    const wrong = door.signIn.changePassword({ present: 'not it', password: NEXT, session }, actor);
    await expect(wrong).rejects.toMatchObject({ code: 'operators.wrong_password' });
    await door.signIn.changePassword({ present: PASSWORD, password: NEXT, session }, actor);
    expect(await door.sessions.known(other.token)).toBeNull();
    expect(await door.sessions.known(own.token)).not.toBeNull();
    expect((await door.signIn.signIn(email, PASSWORD)).ok).toBe(false);
    expect((await door.signIn.signIn(email, NEXT)).ok).toBe(true);
  });

  test('cannot be guessed at: wrong ones count', async () => {
    const { actor, email } = await someone();
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = door.signIn.changePassword({ present: 'no', password: NEXT, session: null }, actor);
      await expect(wrong).rejects.toMatchObject({ code: 'operators.wrong_password' });
    }
    expect((await door.signIn.signIn(email, PASSWORD)).ok).toBe(false);
  });
});
