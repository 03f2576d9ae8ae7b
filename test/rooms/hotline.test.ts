import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call, Stated } from '../../src/hotline/index.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { personKey } from '../../src/people/index.ts';
import { anOperator } from '../support/operators.ts';
import { type HotlineDesk, hotlineOf } from '../support/hotline.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import type { RowInput } from '../support/people-fixtures.ts';

let office: PostOffice;
let desk: HotlineDesk;

beforeAll(async () => {
  office = await PostOffice.open();
  desk = await hotlineOf(office);
});
afterAll(() => office.close());

let numbers = 0;
interface Somebody {
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
  readonly row: RowInput;
  readonly code: string;
}

/** Told by e-mail of a national id and a health record that leaked. */
async function somebody(): Promise<Somebody> {
  numbers += 1;
  const row = aPerson(`caller${numbers}`, {
    phone: `+62812345671${String(numbers).padStart(2, '0')}`,
    leaks: [
      ['con.phone', 'plaintext'],
      ['hlt.record', 'plaintext'],
    ],
  });
  const { id, incidentId } = await office.launched([row]);
  await office.work(id);
  const person = await desk.guests.personOf(incidentId, row.customer!);
  const wanted = { incidentId, persons: [person], locale: 'id', offerSetIds: [] } as const;
  const page = await office.t.db.tx((tx) => desk.links.forPersons(tx, wanted));
  await desk.links.prepare(incidentId, person.cohortId);
  return { incidentId, person, row, code: page.get(personKey(person))!.typedCode };
}

function open(incidentId: IncidentId, stated: Stated): Promise<Call> {
  return desk.calls.open({ incidentId, stated, locale: 'id' }, desk.agent);
}

/** What an agent sees, less what differs between any two calls. */
function seen({ id: _id, openedAt: _at, incidentId: _in, ...call }: Call): object {
  return call;
}

async function sentTo({ person, row }: Somebody): Promise<string> {
  return desk.guests.codeAt(person, row.email!);
}

describe('whoever calls', () => {
  test('is answered alike, affected or not, until they prove who speaks', async () => {
    const who = await somebody();
    const known = await open(who.incidentId, { email: who.row.email! });
    const stranger = await open(who.incidentId, { email: 'nobody@elsewhere.example' });
    expect(seen(known)).toEqual(seen(stranger));
    expect(known).toMatchObject({ state: 'open', caller: null, stated: ['email'] });
    for (const channel of ['email', 'sms'] as const) {
      const [a, b] = [
        await desk.calls.sendCode(known.id, channel, desk.agent),
        await desk.calls.sendCode(stranger.id, channel, desk.agent),
      ];
      expect(seen(a)).toEqual(seen(b));
    }
    const wrong = await desk.calls.prove(known.id, { code: 'abc' }, desk.agent);
    expect(seen(wrong)).toEqual(seen(await desk.calls.prove(stranger.id, { code: 'abc' }, desk.agent)));
    expect(wrong.right).toBe(false);
  });

  test('by the code of our message is told and offered what is theirs, but for what needs more proof', async () => {
    const who = await somebody();
    const call = await open(who.incidentId, { code: who.code.toLowerCase() });
    expect(call.state).toBe('identified');
    expect(call.caller).toMatchObject({
      person: who.person,
      leaked: [{ code: 'con.phone', form: 'plaintext' }],
      hidden: 1,
      told: [expect.objectContaining({ channel: 'email' })],
    });
    expect(call.script.map(({ step }) => step)).toEqual(['tell', 'more', 'end']);
    expect(JSON.stringify(call, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))).not.toContain(
      who.row.email,
    );
  });

  test('hears the rest once the code that came to their own address is read out', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { phone: who.row.phone! });
    await desk.calls.sendCode(id, 'email', desk.agent);
    const right = await desk.calls.prove(id, { code: await sentTo(who) }, desk.agent);
    expect(right).toMatchObject({ right: true, state: 'proven', caller: { hidden: 0 } });
    expect(right.caller!.leaked.map(({ code }) => code).toSorted()).toEqual(['con.phone', 'hlt.record']);
  });

  test('of an address that two share is found by the customer id beside it', async () => {
    const rows = ['one', 'two'].map((name) => aPerson(`shared-${name}`, { email: 'family@shared.example' }));
    const { id: noticeId, incidentId } = await office.launched(rows);
    await office.work(noticeId);
    const one = await open(incidentId, { email: 'family@shared.example' });
    const narrowed = await open(incidentId, {
      email: 'family@shared.example',
      customerId: rows[1]!.customer!,
    });
    const people = await office.t.db.tx((tx) =>
      tx.q<{ id: string; found: boolean }>(
        `SELECT id, cohort_id IS NOT NULL AS found FROM hotline_call WHERE id = ANY ($1)`,
        [[one.id, narrowed.id]],
      ),
    );
    expect(new Map(people.map(({ id, found }) => [id, found]))).toEqual(
      new Map([
        [one.id, false],
        [narrowed.id, true],
      ]),
    );
  });

  test('is as unknown as a stranger while they may not be told: nothing sent yet, or held back', async () => {
    const [waits, held] = [aPerson('not-told-yet'), aPerson('held-back')];
    const { id, incidentId } = await office.launched([waits, held]);
    const isKnown = async (email: string): Promise<boolean> => {
      const call = await open(incidentId, { email });
      await desk.calls.sendCode(call.id, 'email', desk.agent);
      const [row] = await office.t.db.tx((tx) =>
        tx.q(`SELECT cohort_id IS NOT NULL AS known FROM hotline_call WHERE id = $1`, [call.id]),
      );
      return row!['known'] === true;
    };
    expect(await isKnown(waits.email!)).toBe(false);
    await office.work(id);
    expect(await isKnown(waits.email!)).toBe(true);
    const person = await desk.guests.personOf(incidentId, held.customer!);
    await office.t.db.tx((tx) =>
      tx.run(`UPDATE person SET legal_hold = true WHERE cohort_id = $1 AND id = $2`, [
        person.cohortId,
        person.personId,
      ]),
    );
    expect(await isKnown(held.email!)).toBe(false);
  });

  test('leaves nothing they stated behind', async () => {
    const who = await somebody();
    await open(who.incidentId, { email: who.row.email!, code: who.code, customerId: who.row.customer! });
    const [text] = await office.t.db.tx((tx) =>
      tx.q<{ text: string }>(
        `SELECT string_agg(c::text, ' ') || ' ' || (SELECT string_agg(a::text, ' ') FROM audit_entry a) AS text
           FROM hotline_call c WHERE incident_id = $1`,
        [who.incidentId],
      ),
    );
    for (const value of [who.row.email!, who.row.customer!, who.code])
      expect(text!.text).not.toContain(value);
  });
});

describe('a call', () => {
  test('of somebody else is nobody’s to read or end', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { code: who.code });
    const other = await anOperator(office.t.db, 'Hasan Hotline', ['hotline']);
    await expect(desk.calls.view(id, other)).rejects.toMatchObject({ code: 'hotline.not_yours' });
    await expect(desk.calls.close(id, { outcome: 'explained' }, other)).rejects.toMatchObject({
      code: 'hotline.not_yours',
    });
    const writer = await anOperator(office.t.db, 'Wati Writer', ['writer']);
    await expect(desk.calls.view(id, writer)).rejects.toMatchObject({ code: 'operators.not_allowed' });
  });

  test('sends three codes and hears five answers, whoever it is about', async () => {
    const who = await somebody();
    for (const email of [who.row.email!, 'nobody@elsewhere.example']) {
      const { id } = await open(who.incidentId, { email });
      for (let n = 0; n < 3; n++) await desk.calls.sendCode(id, 'email', desk.agent);
      await expect(desk.calls.sendCode(id, 'email', desk.agent)).rejects.toMatchObject({
        code: 'hotline.too_many_codes',
      });
      for (let n = 0; n < 5; n++) await desk.calls.prove(id, { code: 'zzz' }, desk.agent);
      await expect(desk.calls.prove(id, { code: 'zzz' }, desk.agent)).rejects.toMatchObject({
        code: 'hotline.too_many_tries',
      });
    }
  });

  test('does nothing with a person before it is known who speaks, and ends once', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { email: who.row.email! });
    for (const outcome of ['resent', 'not_me'] as const) {
      await expect(desk.calls.close(id, { outcome, channel: 'email' }, desk.agent)).rejects.toMatchObject({
        code: 'hotline.not_yet',
      });
    }
    const ends = await Promise.allSettled(
      Array.from({ length: 10 }, () => desk.calls.close(id, { outcome: 'no_message' }, desk.agent)),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await desk.calls.view(id, desk.agent)).toMatchObject({
      state: 'closed',
      outcome: 'no_message',
      caller: null,
    });
  });

  test('that ends with the page sent again sends it once, to a contact we have', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { code: who.code });
    await expect(desk.calls.close(id, { outcome: 'resent' }, desk.agent)).rejects.toMatchObject({
      code: 'hotline.no_channel',
    });
    await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        desk.calls.close(id, { outcome: 'resent', channel: 'email' }, desk.agent),
      ),
    );
    await desk.guests.sending.send(who.person.cohortId);
    const again = (await desk.guests.texts(who.row.email!)).filter((text) => text.includes('Anda menelepon'));
    expect(again).toHaveLength(1);
    expect(again[0]).toContain('https://pemulihan.contoh.example/r/');
    expect(again[0]).toContain(who.code);
  });

  test('of somebody our message did not mean stops that address and ends its link', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { code: who.code });
    await desk.calls.close(id, { outcome: 'not_me', channel: 'email' }, desk.agent);
    const [stopped] = await office.t.db.tx((tx) =>
      tx.q<{ n: number }>(`SELECT count(*)::int AS n FROM suppression WHERE incident_id = $1`, [
        who.incidentId,
      ]),
    );
    expect(stopped!.n).toBe(1);
    expect((await open(who.incidentId, { code: who.code })).state).toBe('open');
  });

  test('of whom no message went out that way stops nothing and stays open', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { code: who.code });
    await expect(
      desk.calls.close(id, { outcome: 'not_me', channel: 'sms' }, desk.agent),
    ).rejects.toMatchObject({ code: 'hotline.nothing_there' });
    expect((await desk.calls.view(id, desk.agent)).state).toBe('identified');
  });

  test('sends the page again to no address whose reader said that it is not theirs', async () => {
    const who = await somebody();
    await desk.guests.notMine.report(who, { channel: 'email' }, desk.agent);
    await desk.links.prepare(who.incidentId, who.person.cohortId);
    const wanted = { ...who, persons: [who.person], locale: 'id', offerSetIds: [] } as const;
    const page = await office.t.db.tx((tx) => desk.links.forPersons(tx, wanted));
    const { id } = await open(who.incidentId, { code: page.get(personKey(who.person))!.typedCode });
    await expect(
      desk.calls.close(id, { outcome: 'resent', channel: 'email' }, desk.agent),
    ).rejects.toMatchObject({ code: 'hotline.cannot_reach' });
    await desk.calls.close(id, { outcome: 'resent', channel: 'sms' }, desk.agent);
    await desk.guests.sending.send(who.person.cohortId);
    const texts = async (address: string) =>
      (await desk.guests.texts(address)).filter((text) =>
        text.includes('https://pemulihan.contoh.example/r/'),
      );
    expect(await texts(who.row.email!)).toEqual([]);
    expect(await texts(who.row.phone!)).toHaveLength(1);
  });

  test('that reports a death stays on the list until somebody who may enter it says so', async () => {
    const who = await somebody();
    const { id } = await open(who.incidentId, { code: who.code });
    await desk.calls.close(id, { outcome: 'deceased' }, desk.agent);
    const listed = async () =>
      (await desk.calls.list(who.incidentId, { unsettled: true }, office.maker)).calls;
    expect(await listed()).toMatchObject([{ id, outcome: 'deceased', person: who.person }]);
    await expect(desk.calls.settle(id, desk.agent)).rejects.toMatchObject({ code: 'operators.not_allowed' });
    await desk.calls.settle(id, office.maker);
    expect(await listed()).toEqual([]);
    await expect(desk.calls.settle(id, office.maker)).rejects.toMatchObject({
      code: 'hotline.not_to_settle',
    });
  });
});

test('whoever guesses is stopped: forty calls an hour in which nobody was identified', async () => {
  const who = await somebody();
  const guesser = await anOperator(office.t.db, 'Gito Guesser', ['hotline']);
  const guess = (n: number) =>
    desk.calls.open(
      { incidentId: who.incidentId, stated: { email: `guess${n}@elsewhere.example` }, locale: 'id' },
      guesser,
    );
  const guesses = await Promise.allSettled(Array.from({ length: 45 }, (_, n) => guess(n)));
  expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
  // A caller who reads out our message is still helped.
  const helped = { incidentId: who.incidentId, stated: { code: who.code }, locale: 'id' } as const;
  expect((await desk.calls.open(helped, guesser)).state).toBe('identified');
});
