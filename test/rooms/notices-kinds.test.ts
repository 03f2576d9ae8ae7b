import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import type { NoticeDraft } from '../../src/notices/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { type Leak, type RowInput, stage } from '../support/people-fixtures.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const EMAIL: Leak = ['con.email', 'plaintext'];
const NAME: Leak = ['id.name', 'plaintext'];
const PHONE: Leak = ['con.phone', 'plaintext'];
/** Of the highest tier. */
const CARD: Leak = ['fin.pan', 'plaintext'];

async function add(id: IncidentId, name: string, rows: readonly RowInput[], role?: 'contact_only') {
  await stage(office.t, id, { name, rows, ...(role && { role }) });
  await office.people.resolve(id, office.maker);
}

async function told(id: IncidentId, more: Partial<NoticeDraft> = {}): Promise<NoticeId> {
  const notice = await office.approved(id, more);
  await office.launches.launch(notice, {}, office.maker);
  await office.work(notice);
  return notice;
}

/** Nobody knows yet what leaked of whom. */
function anEarlyIncident() {
  const id = {
    whatHappened: 'Seseorang menyalin berkas pelanggan.',
    notYetKnown: 'Kami belum tahu data siapa saja.',
  };
  const en = {
    whatHappened: 'Somebody copied customer files.',
    notYetKnown: 'We do not know yet whose data it is.',
  };
  const more = { howClosed: 'Server itu dimatikan.', measures: 'Kami melapor kepada polisi.' };
  const moreEn = { howClosed: 'That server is off.', measures: 'We reported to the police.' };
  return anIncident(office.t, { statements: { id: { ...id, ...more }, en: { ...en, ...moreEn } } });
}

/** How many people this notice is for. */
async function recipients(notice: NoticeId): Promise<number> {
  const { persons } = await office.launches.status(notice);
  return persons;
}

function sql(text: string, params: readonly unknown[]) {
  return office.t.db.tx((tx) => tx.q(text, params));
}

async function aWeekPasses(id: IncidentId): Promise<void> {
  await sql(
    `UPDATE delivery SET made_at = made_at - interval '8 days', state_at = state_at - interval '8 days' WHERE incident_id = $1`,
    [id],
  );
}

describe('an initial notice', () => {
  test('goes out before anybody’s categories are known, and past findings that stop an individual one', async () => {
    const { id } = await anEarlyIncident();
    const rows = [aPerson('early', { leaks: [] })];
    await stage(office.t, id, { name: 'contacts.csv', rows, rejected: 2 });
    await office.people.resolve(id, office.maker);
    const individual = await office.approved(id);
    await expect(office.launches.launch(individual, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.blocked',
    });
    await told(id, { kind: 'initial' });
    expect(await office.accepted(rows[0]!.email!)).toBe(1);
  });

  test('is stopped by a key that many people share', async () => {
    const { id } = await anEarlyIncident();
    const rows = Array.from({ length: 101 }, (_, i) =>
      aPerson(`guest${i}`, { customer: 'guest', leaks: [] }),
    );
    await add(id, 'guests.csv', rows);
    const notice = await office.approved(id, { kind: 'initial' });
    await expect(office.launches.launch(notice, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.blocked',
    });
  });

  test('waits for nobody when a run finds out what leaked while it is being sent', async () => {
    const { id } = await anEarlyIncident();
    const person = aPerson('meanwhile', { leaks: [] });
    await add(id, 'contacts.csv', [person]);
    const notice = await office.approved(id, { kind: 'initial' });
    await office.launches.launch(notice, {}, office.maker);
    await add(id, 'leak.csv', [{ ...person, leaks: [EMAIL, NAME] }]);
    await office.work(notice);
    expect(await office.accepted(person.email!)).toBe(1);
  });
});

describe('a supplement', () => {
  test('goes to exactly those who were told less than is known now', async () => {
    const { id } = await anIncident(office.t);
    const [grown, same] = [aPerson('grown', { leaks: [EMAIL] }), aPerson('same', { leaks: [EMAIL] })];
    await add(id, 'first.csv', [grown, same]);
    await told(id);
    await add(id, 'late.csv', [{ ...grown, leaks: [NAME] }, aPerson('new', { leaks: [EMAIL] })]);
    const supplement = await told(id, { kind: 'supplement' });
    expect(await recipients(supplement)).toBe(1);
    expect(await office.accepted(grown.email!)).toBe(2);
    expect(await office.accepted(same.email!)).toBe(1);
    expect(await office.notices.get(supplement)).toMatchObject({ listed: 1 });
  });

  test('leaves whoever got one within a week in peace, unless something of the highest tier is new', async () => {
    const { id } = await anIncident(office.t);
    const [calm, urgent] = [aPerson('calm', { leaks: [EMAIL] }), aPerson('urgent', { leaks: [EMAIL] })];
    await add(id, 'first.csv', [calm, urgent]);
    await told(id);
    await add(
      id,
      'second.csv',
      [calm, urgent].map((p) => ({ ...p, leaks: [NAME] })),
    );
    await told(id, { kind: 'supplement' });
    await add(id, 'third.csv', [
      { ...calm, leaks: [PHONE] },
      { ...urgent, leaks: [CARD] },
    ]);
    const second = await told(id, { kind: 'supplement' });
    expect(await recipients(second)).toBe(1);
    expect(await office.accepted(urgent.email!)).toBe(3);
    expect(await office.accepted(calm.email!)).toBe(2);

    await aWeekPasses(id);
    const third = await told(id, { kind: 'supplement' });
    expect(await recipients(third)).toBe(1);
    expect(await office.accepted(calm.email!)).toBe(3);
  });

  test('approved twice in a week reaches a person once: the second launch leaves out whom the first told', async () => {
    const { id } = await anIncident(office.t);
    const person = aPerson('twice', { leaks: [EMAIL] });
    await add(id, 'first.csv', [person, aPerson('other', { leaks: [EMAIL] })]);
    await told(id);
    await add(id, 'second.csv', [{ ...person, leaks: [NAME] }]);
    const [one, two] = [
      await office.approved(id, { kind: 'supplement' }),
      await office.approved(id, { kind: 'supplement' }),
    ];
    for (const notice of [one, two]) await office.launches.launch(notice, {}, office.maker);
    for (const notice of [one, two]) await office.work(notice);
    expect(await office.accepted(person.email!)).toBe(2);
  });

  test('whose list is no longer the one that was approved is not launched', async () => {
    const { id } = await anIncident(office.t);
    const person = aPerson('listed', { leaks: [EMAIL] });
    await add(id, 'first.csv', [person, aPerson('unlisted', { leaks: [EMAIL] })]);
    await told(id);
    await add(id, 'second.csv', [{ ...person, leaks: [NAME] }]);
    const notice = await office.approved(id, { kind: 'supplement' });
    await sql(
      `INSERT INTO notice_addressee (cohort_id, notice_id, person_id, profile_id, told, urgent)
       SELECT a.cohort_id, $1, a.person_id, a.profile_id, repeat('0', 464)::bit(464), false FROM people_v_addressee a WHERE a.incident_id = $2
       ON CONFLICT DO NOTHING`,
      [notice, id],
    );
    await expect(office.launches.launch(notice, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.changed',
    });
  });
});

describe('other kinds', () => {
  test('a correction goes to those who were told too much', async () => {
    const { id } = await anIncident(office.t);
    const [wrong, right] = [aPerson('wrong'), aPerson('right')];
    await add(id, 'right.csv', [right]);
    const source = await stage(office.t, id, {
      name: 'wrong.csv',
      rows: [{ ...wrong, leaks: [EMAIL, NAME] }],
    });
    await office.people.resolve(id, office.maker);
    await told(id);
    await sql(
      `UPDATE staged_row SET exposure = (SELECT exposure FROM staged_row WHERE source_id <> $1 AND incident_id = $2)
        WHERE source_id = $1`,
      [source, id],
    );
    await add(id, 'more.csv', [aPerson('third')]);
    const correction = await told(id, { kind: 'correction' });
    expect(await recipients(correction)).toBe(1);
    expect(await office.accepted(wrong.email!)).toBe(2);
    expect(await office.accepted(right.email!)).toBe(1);
  });

  test('an update goes to those who were told something, a policy notice to everyone', async () => {
    const { id } = await anIncident(office.t);
    const first = aPerson('heard');
    await add(id, 'first.csv', [first]);
    await told(id);
    const late = aPerson('unheard');
    await add(id, 'late.csv', [late]);
    expect(await recipients(await told(id, { kind: 'update' }))).toBe(1);
    expect(await office.accepted(late.email!)).toBe(0);
    expect(await recipients(await told(id, { kind: 'policy' }))).toBe(2);
    const rest = await told(id, { audience: { told: 'not_individually' } });
    expect(await recipients(rest)).toBe(1);
    expect(await office.accepted(first.email!)).toBe(3);
    expect(await office.accepted(late.email!)).toBe(2);
  });

  test('a goodwill notice goes to people the breach did not touch, and to nobody else', async () => {
    const { id } = await anIncident(office.t);
    const [hit, spared] = [aPerson('hit'), aPerson('spared', { leaks: [] })];
    await add(id, 'leak.csv', [hit]);
    await add(id, 'customers.csv', [{ ...hit, leaks: [] }, spared], 'contact_only');
    const draft = office.draft(id, { kind: 'goodwill', audience: { profileIds: [id] } });
    await expect(draft).rejects.toMatchObject({ code: 'notices.bad_audience' });
    const goodwill = await told(id, { kind: 'goodwill' });
    expect(await office.accepted(spared.email!)).toBe(1);
    expect(await office.accepted(hit.email!)).toBe(0);
    expect(await office.launches.status(goodwill)).toMatchObject({ persons: 1, told: 1, dispatched: true });
    const [row] = await sql(`SELECT profile_id FROM delivery WHERE notice_id = $1`, [goodwill]);
    expect(row).toEqual({ profile_id: null });
  });

  test('a notice takes no template of another kind', async () => {
    const id = await office.incident([aPerson('kind')]);
    const individual = await office.notices.get(await office.draft(id));
    const mixed = {
      incidentId: id,
      name: 'Mixed',
      kind: 'update',
      templateIds: individual.templateIds,
    } as const;
    await expect(office.notices.draft(mixed, office.maker)).rejects.toMatchObject({
      code: 'notices.wrong_kind',
    });
  });
});
