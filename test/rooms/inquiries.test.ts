import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Replies, ReplySending } from '../../src/guests/index.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { AnswerLetters, Answering, FoundPeople, Inquiries, InquiryJobs } from '../../src/inquiries/index.ts';
import { type Clock, FixedClock, systemClock } from '../../src/kernel/clock.ts';
import type { CohortId, IncidentId } from '../../src/kernel/ids.ts';
import { Answers } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Pages } from '../../src/pages/index.ts';
import { SuppressionList } from '../../src/receipts/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const PORTAL_URL = 'https://contoh.example';
const NOBODY = 0n as CohortId;

let office: PostOffice;
let incident: Incident;
let inquiries: Inquiries;
let answering: Answering;
let clock: Clock;

interface Got {
  readonly channel: string;
  readonly subject?: string;
  readonly text: string;
}

/** What the sandbox took for this address outside notices, oldest first. */
async function got(to: string): Promise<Got[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(to)}`);
  const { messages } = (await answer.json()) as { messages: (Got & { d: string | null })[] };
  return messages.filter(({ d }) => !d?.startsWith('c'));
}

const lastTo = async (to: string): Promise<Got> => (await got(to)).at(-1)!;
const countAll = (): number => office.sandbox.accepted.length;

function roomsAt(at: Clock): { inquiries: Inquiries; answering: Answering } {
  clock = at;
  const { t, links, jobs, audit, holds } = office;
  const { keys, incidents } = incidentParts(t, clock);
  const pages = new Pages(t.db, clock, incidents, new Approvals(audit, clock), audit);
  const replies = new Replies(keys, jobs, clock);
  const letters = new AnswerLetters(incidents, pages, links, replies, { portalUrl: PORTAL_URL });
  const found = new FoundPeople(holds, new SuppressionList());
  return {
    inquiries: new Inquiries(t.db, clock, keys, jobs),
    answering: new Answering(t.db, clock, keys, found, letters),
  };
}

async function sendAll(): Promise<void> {
  const { t, people, jobs, couriers } = office;
  const { keys } = incidentParts(t);
  const replies = new Replies(keys, jobs, clock);
  await new ReplySending(t.db, replies, people, new Answers(t.db, couriers), clock).send(NOBODY);
}

async function asked(typed: string, locale: 'id' | 'en' = 'en', about = incident): Promise<string> {
  const answer = await inquiries.ask(about, typed, locale);
  await answering.run();
  await sendAll();
  return answer;
}

beforeAll(async () => {
  office = await PostOffice.open();
  const { incidentId, id } = await office.launched([
    aPerson('', { email: 'ani@example.com', phone: '+6281234567001' }),
    aPerson('', { email: 'family@example.com' }),
    aPerson('', { email: 'family@example.com' }),
    aPerson('', { email: 'bounce@example.com' }),
    aPerson('', { email: undefined, phone: '+6281234567002' }),
  ]);
  await office.work(id);
  await office.untilStates(id, ({ email = [] }) => email.includes('bounced'));
  incident = await incidentParts(office.t).incidents.get(incidentId);
});
beforeEach(() => {
  ({ inquiries, answering } = roomsAt(systemClock));
});
afterAll(() => office.close());

test('somebody who was told gets their own page, sent to that address alone', async () => {
  const before = countAll();
  expect(await asked('  ANI@example.com ')).toBe('taken');
  const answer = await lastTo('ani@example.com');
  expect(answer.subject).toContain('The answer to your question');
  expect(answer.text).toContain('Yes: data connected with this address leaked.');
  expect(answer.text).toMatch(/https:\/\/contoh\.example\/r\/[a-z2-7]{32}/);
  expect(answer.text).toMatch(/Your code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\./);
  expect(countAll()).toBe(before + 1);
});

test('asked again the same day, by whoever, nothing more is sent; the next day it is answered again', async () => {
  const address = 'again@example.com';
  for (let i = 0; i < 5; i += 1) expect(await asked(address)).toBe('taken');
  expect(await got(address)).toHaveLength(1);
  await Promise.all(Array.from({ length: 20 }, () => inquiries.ask(incident, address, 'id')));
  await Promise.all(Array.from({ length: 4 }, () => answering.run()));
  await sendAll();
  expect(await got(address)).toHaveLength(1);
  ({ inquiries, answering } = roomsAt(new FixedClock(new Date(Date.now() + 25 * 3_600_000).toISOString())));
  await asked(address);
  expect(await got(address)).toHaveLength(2);
});

test('an address we do not know hears so, in the language of the page, and learns of no person', async () => {
  await asked('stranger@example.com', 'id');
  const { text, subject } = await lastTo('stranger@example.com');
  expect(subject).toContain('Jawaban atas pertanyaan Anda');
  expect(text).toContain('alamat ini tidak ada dalam data yang bocor');
  expect(text).toContain(`${PORTAL_URL}/i/${incident.slug}`);
  expect(text).not.toContain('/r/');
});

test('an SMS goes only to numbers of the incident', async () => {
  const before = countAll();
  expect(await asked('0812 9999 0000')).toBe('taken');
  expect(countAll()).toBe(before);
  await asked('0812 3456 7002');
  const sms = await lastTo('+6281234567002');
  expect(sms).toMatchObject({ channel: 'sms' });
  expect(sms.text).toMatch(/yes, your data leaked.*https:\/\/contoh\.example\/r\/[a-z2-7]{32}$/);
});

test('a mailbox of two people gets both pages; one that is not to be written to gets nothing', async () => {
  await asked('family@example.com');
  expect((await lastTo('family@example.com')).text.match(/\/r\/[a-z2-7]{32}/g)).toHaveLength(2);
  await asked('bounce@example.com');
  expect(await got('bounce@example.com')).toEqual([]);
});

test('whom no notice was launched for is not told here either', async () => {
  const id: IncidentId = await office.incident([aPerson('', { email: 'early@example.com' })]);
  const about = await incidentParts(office.t).incidents.get(id);
  await asked('early@example.com', 'en', about);
  const { text } = await lastTo('early@example.com');
  expect(text).toContain('We are still finding out whose data is affected.');
  expect(text).not.toContain('/r/');
});

const rows = () =>
  office.t.db.tx((tx) =>
    tx.q<{ row: string; status: string; sealed: Buffer | null }>(
      `SELECT inquiry::text AS row, status, sealed FROM inquiry ORDER BY asked_at DESC`,
    ),
  );

test('whom a launched notice has not reached yet waits for it; whom it cannot reach is told here', async () => {
  const { incidentId } = await office.launched([
    aPerson('', { email: 'waits@example.com' }),
    aPerson('', { email: 'unreached@example.com' }),
  ]);
  const about = await incidentParts(office.t).incidents.get(incidentId);
  await office.t.db.tx((tx) =>
    tx.run(
      `UPDATE delivery SET state = 'suppressed', reason = 'no_address' WHERE incident_id = $1 AND person_id =
         (SELECT max(person_id) FROM delivery WHERE incident_id = $1)`,
      [incidentId],
    ),
  );
  for (const address of ['waits@example.com', 'unreached@example.com']) await asked(address, 'en', about);
  const texts = [await lastTo('waits@example.com'), await lastTo('unreached@example.com')].map(
    ({ text }) => text,
  );
  expect(texts.filter((text) => text.includes('still finding out')).length).toBe(1);
  expect(texts.filter((text) => text.includes('/r/')).length).toBe(1);
});

test('while an authority holds people back, whoever was not told hears the same as a stranger', async () => {
  const { incidentId } = await office.launched([aPerson('', { email: 'held@example.com' })]);
  const about = await incidentParts(office.t).incidents.get(incidentId);
  const hold = await office.holds.record(
    incidentId,
    {
      authority: 'Polri',
      reference: 'R/1/2026',
      requestSha256: 'a'.repeat(64),
      reason: 'Investigation',
      untilAt: new Date(Date.now() + 86_400_000),
    },
    office.maker,
  );
  await office.holds.confirm(hold.id, office.checker);
  for (const address of ['held@example.com', 'foreign@example.com']) await asked(address, 'en', about);
  const [held, foreign] = [await lastTo('held@example.com'), await lastTo('foreign@example.com')];
  expect(held.text).toContain('still finding out');
  expect(held.text).toBe(foreign.text);
});

test('what cannot be an address is said so; what was typed is kept nowhere in clear, and not at all once answered', async () => {
  for (const typed of ['', 'hello', 'a@b', 'x'.repeat(300), '12', 'a b@example.com']) {
    expect(await inquiries.ask(incident, typed, 'en')).toBe('unreadable');
  }
  await inquiries.ask(incident, 'kept@example.com', 'en');
  const open = (await rows()).find(({ status }) => status === 'asked');
  expect(open!.sealed).toBeInstanceOf(Buffer);
  expect(open!.sealed!.includes('kept')).toBe(false);
  await answering.run();
  const all = await rows();
  expect(all.map(({ sealed }) => sealed).filter(Boolean)).toEqual([]);
  expect(all.map(({ row }) => row).join()).not.toContain('example.com');
});

test('strangers have a limit of their own: whom the incident is about is answered all the same', async () => {
  const { incidentId, id } = await office.launched([aPerson('', { email: 'limit@example.com' })]);
  await office.work(id);
  const about = await incidentParts(office.t).incidents.get(incidentId);
  await asked('limit-one@example.com', 'en', about);
  // As if so many had asked today.
  await office.t.db.tx((tx) =>
    tx.run(
      `INSERT INTO inquiry (bucket, incident_id, contact_key, day, kind, locale, status, stranger, asked_at, answered_at)
       SELECT 1, $1, substring(sha256(n::text::bytea) FOR 16), i.day, 'email', 'en', 'answered', true, now(), now()
         FROM generate_series(1, 20000) AS n, inquiry i WHERE i.incident_id = $1`,
      [incidentId],
    ),
  );
  await asked('limit-two@example.com', 'en', about);
  expect(await got('limit-two@example.com')).toEqual([]);
  await asked('limit@example.com', 'en', about);
  expect((await lastTo('limit@example.com')).text).toContain('/r/');
});

test('a worker answers what was asked while nobody called it', async () => {
  await new InquiryJobs(office.jobs, answering).start();
  await inquiries.ask(incident, 'by-worker@example.com', 'en');
  for (const end = Date.now() + 60_000; (await rows()).some(({ status }) => status === 'asked');) {
    expect(Date.now()).toBeLessThan(end);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await sendAll();
  expect(await got('by-worker@example.com')).toHaveLength(1);
});

test('operators see how many asked on each day, and old ones are forgotten', async () => {
  const days = await inquiries.days(incident.id);
  expect(days.length).toBeGreaterThanOrEqual(2);
  expect(days.find(({ kind }) => kind === 'phone')).toMatchObject({ asked: 2, answered: 1, silent: 1 });
  const later = roomsAt(new FixedClock(new Date(Date.now() + 100 * 86_400_000).toISOString()));
  expect(await later.answering.forget()).toBeGreaterThan(0);
  expect(await inquiries.days(incident.id)).toEqual([]);
});
