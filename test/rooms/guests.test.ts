import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FactorOf, GuestJobs } from '../../src/guests/index.ts';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type GuestDesk, guestsOf } from '../support/guests.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import type { Leak, RowInput } from '../support/people-fixtures.ts';

let office: PostOffice;
let guests: GuestDesk;

beforeAll(async () => {
  office = await PostOffice.open();
  guests = guestsOf(office);
});
afterAll(() => office.close());

const NIK: Leak = ['gov.nik', 'plaintext'];
const EMAIL: Leak = ['con.email', 'plaintext'];
const ASKED = { use: 'page', locale: 'id', brand: 'Contoh' } as const;
const HOUR_MS = 3_600_000;
let numbers = 0;

/** Somebody with an e-mail address and a number, of whom only these leaked; each in an incident of their own. */
async function somebody(more: Partial<RowInput> = {}): Promise<FactorOf & { email: string; phone: string }> {
  numbers += 1;
  const phone = `+62812345670${String(numbers).padStart(2, '0')}`;
  const row = aPerson(`guest${numbers}`, { phone, leaks: [NIK], ...more });
  const incidentId = await office.incident([row]);
  const person = await guests.personOf(incidentId, row.customer!);
  return { incidentId, person, email: row.email!, phone };
}

async function ask(of: FactorOf, session: string, means: 'email' | 'sms' = 'email') {
  return guests.factors.ask(of, { ...ASKED, means, session }, SYSTEM_ACTOR);
}

function answer(of: FactorOf, session: string, code: string) {
  return guests.factors.answer(of, { session, code }, SYSTEM_ACTOR);
}

async function told(more: Partial<RowInput> = {}) {
  numbers += 1;
  const phone = `+62812345670${String(numbers).padStart(2, '0')}`;
  const row = aPerson(`told${numbers}`, { phone, leaks: [EMAIL], ...more });
  const { id, incidentId } = await office.launched([row]);
  await office.work(id);
  await office.untilStates(id, ({ email = [] }) => email.every((s) => s === 'delivered'));
  return { id, incidentId, row, person: await guests.personOf(incidentId, row.customer!) };
}

async function linkVersion(incidentId: IncidentId, person: FactorOf['person']): Promise<number> {
  return (await office.people.person(incidentId, person)).linkVersion;
}

function wrongOf(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

describe('a code', () => {
  test('goes to the known contact, proves once, and only in the session that asked', async () => {
    const who = await somebody();
    expect(await ask(who, 'one')).toMatchObject({ kind: 'sent', means: 'email' });
    const code = await guests.codeAt(who.person, who.email);
    expect(await answer(who, 'other', code)).toBe('expired');
    expect(await answer(who, 'one', ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe('proven');
    expect(await answer(who, 'one', code)).toBe('expired');
  });

  test('goes by SMS in one segment, brand first, and says where it belongs', async () => {
    const who = await somebody();
    await ask(who, 'one', 'sms');
    const code = await guests.codeAt(who.person, who.phone);
    const [text = ''] = await guests.texts(who.phone);
    expect(text).toMatch(/^Contoh: kode halaman Anda \d{6}\./);
    expect(text.length).toBeLessThanOrEqual(160);
    expect(await answer(who, 'one', code)).toBe('proven');
  });

  test('stands nowhere: neither in its row nor in the outbox once it is on its way', async () => {
    const who = await somebody();
    await ask(who, 'one');
    const code = await guests.codeAt(who.person, who.email);
    const rows = await office.t.db.tx((tx) =>
      tx.q<{ text: string }>(
        `SELECT t::text AS text FROM challenge t WHERE cohort_id = $1
         UNION ALL SELECT t::text FROM reply t WHERE cohort_id = $1`,
        [who.person.cohortId],
      ),
    );
    expect(rows.length).toBe(2);
    expect(rows.filter(({ text }) => text.includes(code))).toEqual([]);
    const [reply] = await office.t.db.tx((tx) =>
      tx.q(`SELECT state, sealed FROM reply WHERE cohort_id = $1`, [who.person.cohortId]),
    );
    expect(reply).toEqual({ state: 'sent', sealed: null });
  });

  test('ends after ten minutes, to the millisecond', async () => {
    const who = await somebody();
    await ask(who, 'one');
    const code = await guests.codeAt(who.person, who.email);
    guests.clock.advanceMs(10 * 60_000);
    expect(await answer(who, 'one', code)).toBe('expired');
    guests.clock.advanceMs(-1);
    expect(await answer(who, 'one', code)).toBe('proven');
  });

  test('ends after five wrong answers, also with the right one', async () => {
    const who = await somebody();
    await ask(who, 'one');
    const code = await guests.codeAt(who.person, who.email);
    const said = [];
    for (let i = 0; i < 5; i++) said.push(await answer(who, 'one', wrongOf(code)));
    expect(said).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'expired']);
    expect(await answer(who, 'one', code)).toBe('expired');
  });

  test('200 right answers at once prove once; 200 wrong ones count as ten at most', async () => {
    const who = await somebody();
    await ask(who, 'one');
    const code = await guests.codeAt(who.person, who.email);
    const right = await Promise.all(Array.from({ length: 200 }, () => answer(who, 'one', code)));
    expect(right.filter((said) => said === 'proven').length).toBe(1);
    guests.clock.advanceMs(60_000);
    await ask(who, 'two');
    const next = await guests.codeAt(who.person, who.email);
    await Promise.all(Array.from({ length: 200 }, () => answer(who, 'two', wrongOf(next))));
    const row = await office.t.db.tx((tx) =>
      tx.one(`SELECT sum(wrong_tries)::int AS wrong FROM challenge WHERE cohort_id = $1`, [
        who.person.cohortId,
      ]),
    );
    expect(row).toEqual({ wrong: 5 });
  });

  test('is not sent every second, nor seven times a day', async () => {
    const who = await somebody();
    expect((await ask(who, 'one')).kind).toBe('sent');
    expect((await ask(who, 'two')).kind).toBe('wait');
    for (let i = 0; i < 5; i++) {
      guests.clock.advanceMs(60_000);
      expect((await ask(who, 'one')).kind).toBe('sent');
    }
    guests.clock.advanceMs(60_000);
    expect((await ask(who, 'one')).kind).toBe('too_many');
    guests.clock.advanceMs(24 * HOUR_MS);
    expect((await ask(who, 'one')).kind).toBe('sent');
  });

  test('that comes after another in a session is the only one that is good', async () => {
    const who = await somebody();
    await ask(who, 'one');
    const first = await guests.codeAt(who.person, who.email);
    guests.clock.advanceMs(60_000);
    await ask(who, 'one');
    const second = await guests.codeAt(who.person, who.email);
    if (first !== second) expect(await answer(who, 'one', first)).toBe('wrong');
    expect(await answer(who, 'one', second)).toBe('proven');
  });

  test('of one person opens nothing for another', async () => {
    const [who, other] = [await somebody(), await somebody()];
    await ask(who, 'same');
    await ask(other, 'same');
    const code = await guests.codeAt(who.person, who.email);
    const theirs = await guests.codeAt(other.person, other.email);
    if (code !== theirs) expect(await answer(other, 'same', code)).toBe('wrong');
  });

  test('that waited too long for its lane is not sent any more', async () => {
    const who = await somebody();
    await ask(who, 'one');
    guests.clock.advanceMs(10 * 60_000);
    expect(await guests.sending.send(who.person.cohortId)).toBe(0);
    expect(await guests.texts(who.email)).toEqual([]);
  });

  test('is sent once by however many workers', async () => {
    const who = await somebody();
    await ask(who, 'one');
    await Promise.all(Array.from({ length: 8 }, () => guests.sending.send(who.person.cohortId)));
    expect((await guests.texts(who.email)).length).toBe(1);
  });
});

test('what a dead worker left between its call and its record is not sent again', async () => {
  const who = await somebody();
  await ask(who, 'one');
  await office.t.db.tx((tx) =>
    tx.run(`UPDATE reply SET state = 'sending' WHERE cohort_id = $1`, [who.person.cohortId]),
  );
  guests.clock.advanceMs(3 * 60_000);
  expect(await guests.sending.sweep(10)).not.toContain(who.person.cohortId);
  const [reply] = await office.t.db.tx((tx) =>
    tx.q(`SELECT state, sealed FROM reply WHERE cohort_id = $1`, [who.person.cohortId]),
  );
  expect(reply).toEqual({ state: 'unknown', sealed: null });
  expect(await guests.texts(who.email)).toEqual([]);
});

describe('data that did not leak', () => {
  test('proves instead of a code, however the number is written', async () => {
    const who = await somebody();
    expect(await guests.factors.means(who)).toEqual(['email', 'sms', 'phone_number', 'email_address']);
    const tell = (value: string) =>
      guests.factors.tell(who, { session: 'one', use: 'page', means: 'phone_number', value }, SYSTEM_ACTOR);
    expect(await tell('0812 000')).toBe('wrong');
    expect(await tell(`0${who.phone.slice(3, 6)}-${who.phone.slice(6)}`)).toBe('proven');
  });

  test('is refused where it did leak, and after ten wrong tries of a day in any sessions', async () => {
    const leaked = await somebody({ leaks: [['con.phone', 'masked']] });
    const tell = (of: FactorOf, session: string, value: string) =>
      guests.factors.tell(of, { session, use: 'page', means: 'phone_number', value }, SYSTEM_ACTOR);
    expect(await tell(leaked, 'one', leaked.phone)).toBe('not_possible');
    const who = await somebody();
    for (let i = 0; i < 10; i++) expect(await tell(who, `${i}`, '+628111111111')).toBe('wrong');
    expect(await tell(who, 'last', who.phone)).toBe('too_many');
    expect((await ask(who, 'last')).kind).toBe('too_many');
    guests.clock.advanceMs(24 * HOUR_MS + 1);
    expect(await tell(who, 'last', who.phone)).toBe('proven');
  });
});

test('whoever spoils the tries on the page leaves the telephone open', async () => {
  const who = await somebody();
  const wrong = { session: 'page', use: 'page', means: 'phone_number', value: '+628111111111' } as const;
  for (let i = 0; i < 10; i++) await guests.factors.tell(who, wrong, SYSTEM_ACTOR);
  expect((await ask(who, 'page')).kind).toBe('too_many');
  const asked = { ...ASKED, use: 'call', means: 'email', session: 'call 1' } as const;
  expect((await guests.factors.ask(who, asked, SYSTEM_ACTOR)).kind).toBe('sent');
  expect(await answer(who, 'call 1', await guests.codeAt(who.person, who.email))).toBe('proven');
});

describe('this is not me', () => {
  test('stops that address, ends the link, and the next channel tells the person', async () => {
    const { id, incidentId, row, person } = await told();
    const of = { incidentId, person };
    expect(await guests.notMine.channels(of)).toEqual(['email']);
    const before = await linkVersion(incidentId, person);
    expect(await guests.notMine.report(of, { channel: 'email' }, SYSTEM_ACTOR)).toBe(true);
    expect(await linkVersion(incidentId, person)).toBe(before + 1);
    await office.work(id);
    expect(await office.states(id)).toMatchObject({ email: ['bounced'] });
    expect(await office.accepted(row.phone!)).toBe(1);
    expect(await guests.factors.means(of)).not.toContain('email');
    const [stopped] = await office.t.db.tx((tx) =>
      tx.q(`SELECT kind, reason FROM suppression WHERE incident_id = $1`, [incidentId]),
    );
    expect(stopped).toEqual({ kind: 'email', reason: 'not_mine' });
    const [hour] = await office.lanes.list();
    expect(hour?.hour.hard).toBe(0);
  });

  test('ends the links of people who were joined to them too: they lead to the same page', async () => {
    const { incidentId, person } = await told();
    const [{ person_id: joined } = { person_id: 0 }] = await office.t.db.tx((tx) =>
      tx.q<{ person_id: number }>(
        `INSERT INTO person
         SELECT (jsonb_populate_record(p, jsonb_build_object('id', p.id + 1, 'survivor_cohort_id', p.cohort_id,
                                                             'survivor_id', p.id))).*
           FROM person p WHERE cohort_id = $1 AND id = $2
         RETURNING id AS person_id`,
        [person.cohortId, person.personId],
      ),
    );
    await guests.notMine.report({ incidentId, person }, { channel: 'email' }, SYSTEM_ACTOR);
    const versions = await office.t.db.tx((tx) =>
      tx.q(`SELECT link_version FROM people_v_person WHERE cohort_id = $1 AND person_id IN ($2, $3)`, [
        person.cohortId,
        person.personId,
        joined,
      ]),
    );
    expect(versions).toEqual([{ link_version: 1 }, { link_version: 1 }]);
  });

  test('said twice changes nothing more, and is one line of the audit', async () => {
    const { incidentId, person } = await told();
    const of = { incidentId, person };
    const said = await Promise.all(
      [1, 2, 3].map(() => guests.notMine.report(of, { channel: 'email' }, SYSTEM_ACTOR)),
    );
    expect(said.filter(Boolean).length).toBe(1);
    expect(await linkVersion(incidentId, person)).toBe(1);
    const rows = await office.t.db.tx((tx) =>
      tx.q(`SELECT subject FROM audit_entry WHERE action = 'receipts.not_mine' AND incident_id = $1`, [
        incidentId,
      ]),
    );
    expect(rows).toEqual([{ subject: `person:${person.cohortId}:${person.personId}` }]);
  });
});

describe('an own page', () => {
  test('keeps what was ticked, exactly, and the first word of a guardian', async () => {
    const who = await somebody({ minor: true });
    expect(await guests.notes.of(who)).toMatchObject({ minor: true, former: false, guardianSince: null });
    await guests.notes.mark(who, ['b', 'a', 'a']);
    await guests.notes.mark(who, ['c', 'a']);
    await guests.notes.sayGuardian(who, SYSTEM_ACTOR);
    const at = guests.clock.now();
    guests.clock.advanceMs(1000);
    await guests.notes.sayGuardian(who, SYSTEM_ACTOR);
    const page = await guests.notes.of(who);
    expect([...page.done].sort()).toEqual(['a', 'c']);
    expect(page.guardianSince).toEqual(at);
  });
});

test('somebody who stated an address gets the answer there, once', async () => {
  const who = await somebody();
  const order = {
    incidentId: who.incidentId,
    to: { stated: { kind: 'email', value: 'asker@example.com' } },
    kind: 'answer',
    message: { subject: 'Jawaban', html: '<p>Halo</p>', text: 'Halo' },
    staleAt: new Date(guests.clock.now().getTime() + HOUR_MS),
    once: 'today',
  } as const;
  const asked = await office.t.db.tx(async (tx) => [
    await guests.replies.ask(tx, order),
    await guests.replies.ask(tx, order),
  ]);
  expect(asked).toEqual([true, false]);
  await guests.sending.send(0n as FactorOf['person']['cohortId']);
  expect((await guests.texts('asker@example.com')).length).toBe(1);
});

// Last: from here on a worker of its own takes what is asked for.
test('a worker that was woken sends what was asked for, and the sweep finds what nobody woke it for', async () => {
  const who = await somebody();
  const jobs = new GuestJobs(guests.sending, office.jobs);
  await ask(who, 'one');
  await jobs.start();
  const end = Date.now() + 60_000;
  while ((await guests.texts(who.email)).length === 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect((await guests.texts(who.email)).length).toBe(1);
});
