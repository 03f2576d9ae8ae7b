import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { sha256 } from '../../src/kernel/fingerprint.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Logos, Pages } from '../../src/pages/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aLogo, aPage } from '../support/pages.ts';

let t: TestDatabase;
let pages: Pages;
let logos: Logos;
let maker: Actor;
let checker: Actor;
const clock = new FixedClock('2026-06-01T03:00:00Z');

beforeAll(async () => {
  t = await freshDatabase();
  const audit = new Audit(clock);
  const { incidents } = incidentParts(t, clock);
  pages = new Pages(t.db, clock, incidents, new Approvals(audit, clock), audit);
  logos = new Logos(t.db, clock, incidents, audit);
  maker = await anOperator(t.db, 'Made Maker');
  checker = await anOperator(t.db, 'Citra Checker');
});
afterAll(() => t.close());

const anotherIncident = (): Promise<Incident> => anIncident(t, { clock }) as Promise<Incident>;

async function publish(incident: string, page: object): Promise<number> {
  const { id } = await pages.propose(incident, page, maker);
  const { current } = await pages.decide(incident, { draft: id, decision: 'approved' }, checker);
  return current!.version;
}

test('a page is published by a second person and counts its versions', async () => {
  const { id } = await anotherIncident();
  expect(await pages.current(id)).toBeNull();
  const draft = await pages.propose(id, aPage(), maker);
  expect((await pages.standing(id)).waiting).toMatchObject({ id: draft.id, sha256: draft.sha256 });
  await expect(pages.decide(id, { draft: draft.id, decision: 'approved' }, maker)).rejects.toMatchObject({
    code: 'operators.same_person',
  });
  const standing = await pages.decide(id, { draft: draft.id, decision: 'approved' }, checker);
  expect(standing).toMatchObject({
    waiting: null,
    current: { version: 1, sha256: draft.sha256, publishedBy: checker.operatorId, content: aPage() },
  });
  expect(await publish(id, aPage({ statement: { id: 'Baru.', en: 'New.' } }))).toBe(2);
  expect((await pages.version(id, 1)).content).toEqual(aPage());
  await expect(pages.version(id, 3)).rejects.toMatchObject({ code: 'pages.unknown_version' });
});

test('a refused draft needs a reason and is never published; the next proposal replaces what waits', async () => {
  const { id } = await anotherIncident();
  const first = await pages.propose(id, aPage(), maker);
  await expect(pages.decide(id, { draft: first.id, decision: 'refused' }, checker)).rejects.toMatchObject({
    code: 'operators.reason_missing',
  });
  const second = await pages.propose(id, aPage({ notYetKnown: [] }), maker);
  await expect(pages.decide(id, { draft: first.id, decision: 'approved' }, checker)).rejects.toMatchObject({
    code: 'operators.no_request',
  });
  const refused = { draft: second.id, decision: 'refused', reason: 'Say who is affected.' } as const;
  expect(await pages.decide(id, refused, checker)).toMatchObject({ current: null, waiting: null });
  await expect(pages.decide(id, { draft: second.id, decision: 'approved' }, checker)).rejects.toMatchObject({
    code: 'operators.no_request',
  });
});

test('a version is its bytes: their hash is what the database checks, and nothing can rewrite it', async () => {
  const { id } = await anotherIncident();
  await publish(id, aPage());
  const { sha256: hash } = (await pages.current(id))!;
  const [row] = await t.db.tx((tx) =>
    tx.q<{ content: Buffer }>(`SELECT content FROM page_draft WHERE incident_id = $1`, [id]),
  );
  expect(sha256(row!.content).toString('hex')).toBe(hash);
  for (const sql of [
    `UPDATE page_draft SET content = 'x'`,
    `DELETE FROM page_version`,
    `UPDATE page_version SET version = 9`,
    `DELETE FROM page_logo`,
  ]) {
    await expect(t.db.tx((tx) => tx.run(sql))).rejects.toThrow();
  }
});

test('the database itself refuses that a page is published by who wrote it', async () => {
  const { id } = await anotherIncident();
  const draft = await pages.propose(id, aPage(), maker);
  const insert = t.db.tx((tx) =>
    tx.run(
      `INSERT INTO page_version (incident_id, version, draft_id, sha256, made_by, published_by, published_at)
       VALUES ($1, 1, $2, $3, $4, $4, now())`,
      [id, draft.id, draft.sha256, maker.operatorId],
    ),
  );
  await expect(insert).rejects.toThrow(/page_version_maker_is_not_checker/);
});

test('a page that contradicts the facts, changes nothing or names an unknown logo is refused', async () => {
  const { id } = await anotherIncident();
  const closed = { at: '2026-05-03T02:00:00Z', how: { id: 'Ditutup.', en: 'Closed.' } };
  await expect(pages.propose(id, aPage({ closed }), maker)).rejects.toMatchObject({
    code: 'pages.cannot_publish',
  });
  const foreign = aPage({ brand: { ...aPage().brand, logo: 'a'.repeat(64) } });
  await expect(pages.propose(id, foreign, maker)).rejects.toMatchObject({ code: 'pages.unknown_logo' });
  await publish(id, aPage());
  await expect(pages.propose(id, aPage(), maker)).rejects.toMatchObject({ code: 'pages.unchanged' });
  await expect(pages.propose(id, { ...aPage(), known: 'much' }, maker)).rejects.toMatchObject({
    code: 'pages.bad_content',
  });
});

test('a logo is stored once, by its hash, and belongs to its incident', async () => {
  const { id } = await anotherIncident();
  const added = await logos.add(id, aLogo(), maker);
  expect(await logos.add(id, aLogo(), maker)).toEqual(added);
  expect(added).toMatchObject({ mediaType: 'image/png' });
  expect(await publish(id, aPage({ brand: { ...aPage().brand, logo: added.sha256 } }))).toBe(1);
  expect((await logos.get(id, added.sha256)).content.equals(aLogo())).toBe(true);
  const other = await anotherIncident();
  await expect(logos.get(other.id, added.sha256)).rejects.toMatchObject({ code: 'pages.unknown_logo' });
  await expect(logos.add(id, Buffer.from('<svg/>'), maker)).rejects.toMatchObject({ code: 'pages.bad_logo' });
});

test('ten people publishing at once publish it once', async () => {
  const { id } = await anotherIncident();
  const { id: draft } = await pages.propose(id, aPage(), maker);
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, () => pages.decide(id, { draft, decision: 'approved' }, checker)),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await pages.standing(id)).versions).toHaveLength(1);
});

test('a draft is kept and looked at before anybody is asked; another may ask, and neither of both decides', async () => {
  const { id } = await anotherIncident();
  const kept = await pages.keep(id, aPage(), maker);
  expect(await pages.standing(id)).toMatchObject({ kept: { id: kept.id }, waiting: null, current: null });
  expect((await pages.keep(id, aPage(), maker)).id).toBe(kept.id);
  const asker = await anOperator(t.db, 'Asti Asker');
  expect(await pages.ask(id, kept.id, asker)).toMatchObject({ id: kept.id, askedBy: asker.operatorId });
  expect(await pages.standing(id)).toMatchObject({ kept: null, waiting: { id: kept.id } });
  await expect(pages.ask(id, kept.id, maker)).rejects.toMatchObject({ code: 'pages.asked_before' });
  // What somebody keeps meanwhile does not touch what waits.
  await pages.keep(id, aPage({ known: [] }), maker);
  expect((await pages.standing(id)).waiting?.id).toBe(kept.id);
  for (const own of [maker, asker]) {
    const decision = pages.decide(id, { draft: kept.id, decision: 'approved' }, own);
    await expect(decision).rejects.toMatchObject({ code: 'operators.same_person' });
  }
  await pages.decide(id, { draft: kept.id, decision: 'approved' }, checker);
  const next = await pages.keep(id, aPage({ notYetKnown: [] }), maker);
  expect(await pages.changes(id, { draft: next.id })).toMatchObject({
    since: 1,
    logo: 'same',
    words: { en: expect.arrayContaining([{ kind: 'gone', text: expect.stringContaining('Who did it.') }]) },
  });
  expect(await pages.changes(id, { version: 1 })).toMatchObject({
    since: null,
    words: { id: [{ kind: 'new', text: expect.stringContaining('Kami minta maaf.') }] },
  });
});
