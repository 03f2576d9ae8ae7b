import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { type HoldInput, Holds, Laws, overlaysFor, Postings } from '../../src/laws/index.ts';
import { Approvals, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';

let t: TestDatabase;
let holds: Holds;
let laws: Laws;
let postings: Postings;
let lead: Actor;
let checker: Actor;
const clock = new FixedClock('2026-05-07T10:00:00Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  t = await freshDatabase();
  const audit = new Audit(clock);
  laws = new Laws(t.db, clock);
  holds = new Holds(t.db, clock, laws, new Approvals(audit, clock), audit);
  postings = new Postings(t.db, clock, laws, audit);
  lead = await anOperator(t.db, 'Lia Lead');
  checker = await anOperator(t.db, 'Cahya Checker');
});
afterAll(() => t.close());

const REQUEST: HoldInput = {
  authority: 'Federal Bureau of Investigation',
  reference: '2026-SF-114',
  requestSha256: createHash('sha256').update('please wait').digest('hex'),
  reason: 'Telling people would warn the suspects',
  untilAt: new Date('2026-05-20T00:00:00Z'),
};

const PEOPLE = [
  { country: 'ID', region: null, persons: 70 },
  { country: 'US', region: 'California', persons: 20 },
  { country: 'US', region: 'MA', persons: 3 },
  { country: 'CH', region: null, persons: 1 },
];

const refusals = ({ id }: Incident) => t.db.tx((tx) => holds.refusals(tx, id, PEOPLE));
const asksWhy = async (incident: Incident, country: string, region: string | null = null) =>
  overlaysFor(await laws.bookFor(incident), [{ country, region }], 'individual').some(({ required }) =>
    required.some(({ code }) => code === 'C13'),
  );

describe('a hold', () => {
  test('keeps nobody waiting until somebody else confirmed it', async () => {
    const incident = await anIncident(t);
    const hold = await holds.record(incident.id, REQUEST, lead);
    expect(await refusals(incident)).toEqual([]);
    await expect(holds.confirm(hold.id, lead)).rejects.toMatchObject({ code: 'operators.same_person' });
    await expect(holds.confirm(hold.id, TERMINAL_ACTOR)).rejects.toMatchObject({
      code: 'operators.not_allowed',
    });
    expect(await holds.confirm(hold.id, checker)).toMatchObject({
      status: 'confirmed',
      confirmedBy: checker.operatorId,
    });
    const [refusal] = await refusals(incident);
    expect(refusal).toMatchObject({ code: 'laws.held', facts: { persons: 94 } });
    expect(refusal!.message).toContain('Until 2026-05-20T00:00:00.000Z 94 of these people may not be told');
    const own = t.db.tx((tx) => tx.run(`UPDATE authority_hold SET confirmed_by = recorded_by`));
    await expect(own).rejects.toThrow(/authority_hold_maker_is_not_checker/);
  });

  test('of one law keeps only its residents waiting, however their region is written', async () => {
    const incident = await anIncident(t);
    const { id } = await holds.record(incident.id, { ...REQUEST, lawCodes: ['US-CA'] }, lead);
    await holds.confirm(id, checker);
    expect(await refusals(incident)).toMatchObject([{ facts: { persons: 20 } }]);
  });

  test('keeps waiting whoever has no country in the files, where the incident’s own is held', async () => {
    const incident = await anIncident(t);
    const { id } = await holds.record(incident.id, { ...REQUEST, lawCodes: ['ID'] }, lead);
    await holds.confirm(id, checker);
    const nowhere = [{ country: '', region: null, persons: 4 }];
    const found = await t.db.tx((tx) => holds.refusals(tx, incident.id, nowhere));
    expect(found).toMatchObject([{ facts: { persons: 4 } }]);
  });

  test('ends by itself at its date, and the reason for the delay is owed from its confirmation on', async () => {
    const incident = await anIncident(t);
    const { id } = await holds.record(incident.id, { ...REQUEST, lawCodes: ['UK', 'US-CA'] }, lead);
    expect(await asksWhy(incident, 'US', 'CA')).toBe(false);
    await holds.confirm(id, checker);
    expect(await asksWhy(incident, 'US', 'CA')).toBe(true);
    expect(await asksWhy(incident, 'GB')).toBe(true);
    expect(await asksWhy(incident, 'DE')).toBe(false);
    clock.set(REQUEST.untilAt);
    expect(await refusals(incident)).toEqual([]);
    expect(await asksWhy(incident, 'GB')).toBe(true);
    clock.set(new Date('2026-05-07T10:00:00Z'));
  });

  test('is lifted earlier with a reason; withdrawn before its confirmation it never held anybody', async () => {
    const incident = await anIncident(t);
    const { id } = await holds.record(incident.id, REQUEST, lead);
    await holds.confirm(id, checker);
    await expect(holds.end(id, ' ', lead)).rejects.toMatchObject({ code: 'laws.bad_hold' });
    expect(await holds.end(id, 'The arrests were made', lead)).toMatchObject({ status: 'lifted' });
    expect(await refusals(incident)).toEqual([]);
    expect(await asksWhy(incident, 'ID')).toBe(true);
    await expect(holds.end(id, 'again', lead)).rejects.toMatchObject({ code: 'laws.hold_status' });

    const other = await anIncident(t);
    const second = await holds.record(other.id, REQUEST, lead);
    expect(await holds.end(second.id, 'Sent to the wrong company', lead)).toMatchObject({
      status: 'withdrawn',
    });
    await expect(holds.confirm(second.id, checker)).rejects.toMatchObject({ code: 'laws.hold_status' });
    expect(await asksWhy(other, 'ID')).toBe(false);
  });

  test('without a known law, a date ahead or the hash of the request is refused in a sentence', async () => {
    const incident = await anIncident(t);
    const refused = (given: Partial<HoldInput>, why: RegExp) =>
      expect(holds.record(incident.id, { ...REQUEST, ...given }, lead)).rejects.toThrow(why);
    await refused({ lawCodes: ['XX'] }, /XX is no law of the book/);
    await refused({ untilAt: new Date('2026-05-07T10:00:00Z') }, /its date has passed/);
    await refused({ untilAt: new Date('2028-01-01T00:00:00Z') }, /365 days at most/);
    await refused({ requestSha256: 'abc' }, /64 hexadecimal digits/);
    await refused({ authority: ' ' }, /its authority is missing/);
  });
});

test('a law whose own time ran out asks for the reason where it wants one', async () => {
  const incident = await anIncident(t, { defaultCountry: 'BR' });
  expect(await asksWhy(incident, 'BR')).toBe(false);
  const before = (await laws.bookFor(incident)).version;
  clock.set(new Date('2026-05-14T10:00:00Z'));
  expect(await asksWhy(incident, 'BR')).toBe(true);
  expect(await asksWhy(incident, 'ID')).toBe(false);
  const after = await laws.bookFor(incident);
  expect(after.version).not.toBe(before);
  expect(await laws.bookOfVersion(after.version)).toMatchObject({ laws: expect.any(Array) });
  clock.set(new Date('2026-05-07T10:00:00Z'));
});

describe('a substitute notice', () => {
  const POSTED = {
    lawCodes: ['US-CA', 'US-HIPAA'],
    medium: 'site',
    place: 'https://contoh.example/notice',
    locale: 'en',
    words: 'Notice of Data Breach …',
    startsAt: new Date('2026-05-08T00:00:00Z'),
    endsAt: new Date('2026-06-08T00:00:00Z'),
    standsFor: [
      { law: 'US-CA', persons: 12 },
      { law: 'US-HIPAA', persons: 30 },
    ],
  } as const;

  test('says where it ends too early, and keeps its words with their hash', async () => {
    const incident = await anIncident(t);
    const posting = await postings.record(incident.id, POSTED, lead);
    expect(posting.wordsSha256).toBe(createHash('sha256').update(POSTED.words).digest('hex'));
    expect(posting.standing).toMatchObject({
      state: 'planned',
      days: 31,
      warnings: [{ law: 'US-HIPAA', words: { en: expect.stringContaining('asks for 90 days') } }],
    });
    await expect(t.db.tx((tx) => tx.run(`UPDATE notice_posting SET words = 'other'`))).rejects.toThrow();
  });

  test('without proof says so once it is up; the file or its hash is proof, and comes back as it was', async () => {
    const incident = await anIncident(t);
    const { id } = await postings.record(incident.id, POSTED, lead);
    const warnings = async () => (await postings.get(id)).standing.warnings.map(({ law }) => law);
    clock.set(new Date('2026-05-09T08:00:00Z'));
    expect(await warnings()).toEqual(['US-HIPAA', null]);
    const page = Buffer.from('<h1>Notice of Data Breach</h1>');
    const seenAt = new Date('2026-05-09T07:00:00Z');
    await postings.prove(id, { seenAt, content: page, mediaType: 'text/html' }, lead);
    expect(await warnings()).toEqual(['US-HIPAA']);
    expect(await postings.proof(id, 1)).toEqual({ mediaType: 'text/html', content: page });
    const sha256 = createHash('sha256').update(page).digest('hex');
    expect((await postings.prove(id, { seenAt, sha256 }, lead)).proofs).toMatchObject([
      { no: 1, sha256, mediaType: 'text/html' },
      { no: 2, sha256, mediaType: null },
    ]);
    await expect(postings.prove(id, { seenAt, sha256: 'x' }, lead)).rejects.toMatchObject({
      code: 'laws.bad_posting',
    });
    await expect(postings.proof(id, 2)).rejects.toMatchObject({ code: 'laws.unknown_posting' });
  });

  test('taken down early counts the days it stood, once', async () => {
    const incident = await anIncident(t);
    const { id } = await postings.record(incident.id, { ...POSTED, lawCodes: ['US-CA'] }, lead);
    clock.set(new Date('2026-05-20T00:00:00Z'));
    const end = { endedAt: new Date('2026-05-18T00:00:00Z'), reason: 'The site was rebuilt' };
    expect((await postings.end(id, end, lead)).standing).toMatchObject({
      state: 'over',
      days: 10,
      warnings: [{ law: 'US-CA' }, { law: null }],
    });
    await expect(postings.end(id, end, lead)).rejects.toMatchObject({ code: 'laws.posting_ended' });
    expect(await postings.list(incident.id)).toHaveLength(1);
  });

  test('of no law, or ending before it starts, is refused', async () => {
    const incident = await anIncident(t);
    const refused = (given: Partial<typeof POSTED> | object) =>
      expect(postings.record(incident.id, { ...POSTED, ...given }, lead)).rejects;
    await refused({ lawCodes: [] }).toMatchObject({ code: 'laws.bad_posting' });
    await refused({ lawCodes: ['XX'] }).toMatchObject({ code: 'laws.bad_posting' });
    await refused({ endsAt: new Date(POSTED.startsAt.getTime() - DAY_MS) }).toMatchObject({
      code: 'laws.bad_posting',
    });
  });
});
