import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Visitor } from '../../src/compensation/index.ts';
import type { CohortId } from '../../src/kernel/ids.ts';
import type { MergeRequest } from '../../src/messages/index.ts';
import {
  aCompensationDesk,
  addPeople,
  type Affected,
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  MONITORING,
  PORTAL_URL,
} from '../support/compensation.ts';

let desk: CompensationDesk;
let affected: Affected;
let other: Affected;
let slug: string;

const WRONG = { kind: 'wrong' };

beforeAll(async () => {
  desk = await aCompensationDesk();
  affected = await affectedPeople(desk, 12);
  other = await affectedPeople(desk, 3);
  for (const { incidentId, cohortIds } of [affected, other]) {
    for (const cohortId of cohortIds) await desk.links.prepare(incidentId, cohortId);
  }
  const [row] = await desk.t.db.tx((tx) =>
    tx.q<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [affected.incidentId]),
  );
  slug = row!.slug;
});
afterAll(() => desk.close());

async function valuesOf(
  { incidentId, visitors }: Affected,
  { locale = 'en', offerSetIds = [] }: Partial<Pick<MergeRequest, 'locale' | 'offerSetIds'>> = {},
) {
  const persons = visitors.map((visitor) => visitor.person);
  const request = { incidentId, persons, locale, offerSetIds };
  const values = await desk.t.db.tx((tx) => desk.links.forPersons(tx, request));
  return visitors.map((visitor) => ({
    visitor,
    ...values.get(`${visitor.person.cohortId}:${visitor.person.personId}`)!,
  }));
}

function tokenOf(link: string): string {
  return link.slice(`${PORTAL_URL}/r/`.length);
}

const codeRows = () => desk.t.db.tx((tx) => tx.q(`SELECT count(*)::int AS n FROM code_lookup`));

async function raiseVersion(visitor: Visitor, version: number): Promise<void> {
  await desk.t.db.tx((tx) =>
    tx.run(`UPDATE person SET link_version = $3 WHERE cohort_id = $1 AND id = $2`, [
      visitor.person.cohortId,
      visitor.person.personId,
      version,
    ]),
  );
}

describe('links', () => {
  test('each opens exactly its person, as printed', async () => {
    const all = await valuesOf(affected);
    expect(new Set(all.map(({ link }) => link)).size).toBe(12);
    for (const { link, visitor } of all) {
      expect(link).toMatch(/^https:\/\/pemulihan\.contoh\.example\/r\/[a-z2-7]{32}$/);
      expect(await desk.links.open(tokenOf(link))).toEqual({ kind: 'open', visitor });
    }
  });

  test('truncated, changed, unknown and foreign tokens get one and the same answer', async () => {
    const [first] = await valuesOf(affected);
    const [foreign] = await valuesOf(other);
    const token = tokenOf(first!.link);
    const spliced = tokenOf(foreign!.link).slice(0, 13) + token.slice(13);
    const swapped = (token[31] === 'a' ? 'b' : 'a') + token.slice(1);
    for (const wrong of ['', 'x', token.slice(0, 31), `${token}a`, swapped, spliced, 'a'.repeat(32)]) {
      expect(await desk.links.open(wrong)).toEqual(WRONG);
    }
  });

  test('raising a person’s version revokes the link and the code, and new ones work', async () => {
    const last = (await valuesOf(affected)).at(-1)!;
    const { cohortId } = last.visitor.person;
    await raiseVersion(last.visitor, 1);
    expect(await desk.links.open(tokenOf(last.link))).toEqual(WRONG);
    expect(await desk.links.byCode(slug, last.typedCode)).toEqual(WRONG);
    await desk.links.prepare(affected.incidentId, cohortId);
    const renewed = (await valuesOf(affected)).find(
      (v) => v.visitor.person.personId === last.visitor.person.personId,
    )!;
    const opened = { kind: 'open', visitor: { ...last.visitor, linkVersion: 1 } };
    expect(await desk.links.open(tokenOf(renewed.link))).toEqual(opened);
    expect(await desk.links.byCode(slug, renewed.typedCode)).toEqual(opened);
    await raiseVersion(last.visitor, 0);
  });

  test('the link of a person joined to another leads to the other', async () => {
    const [joined, survivor] = await valuesOf(other);
    await desk.t.db.tx((tx) =>
      tx.run(`UPDATE person SET survivor_cohort_id = $3, survivor_id = $4 WHERE cohort_id = $1 AND id = $2`, [
        joined!.visitor.person.cohortId,
        joined!.visitor.person.personId,
        survivor!.visitor.person.cohortId,
        survivor!.visitor.person.personId,
      ]),
    );
    expect(await desk.links.open(tokenOf(joined!.link))).toEqual({
      kind: 'open',
      visitor: survivor!.visitor,
    });
  });
});

describe('typed codes', () => {
  test('each opens its person at its own incident’s address only', async () => {
    const [slugOfOther] = await desk.t.db.tx((tx) =>
      tx.q<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [other.incidentId]),
    );
    for (const { typedCode, visitor, incidentUrl } of await valuesOf(affected)) {
      expect(typedCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}$/);
      expect(incidentUrl).toBe(`${PORTAL_URL}/i/${slug}`);
      expect(await desk.links.byCode(slug, typedCode.toLowerCase())).toEqual({ kind: 'open', visitor });
      expect(await desk.links.byCode(slugOfOther!.slug, typedCode)).toEqual(WRONG);
      expect(await desk.links.byCode('no-such-incident', typedCode)).toEqual(WRONG);
    }
  });

  test('wrong, mistyped and empty codes get one and the same answer', async () => {
    const [first] = await valuesOf(affected);
    const last = first!.typedCode.at(-1) === '0' ? '1' : '0';
    for (const wrong of ['', '0'.repeat(13), 'AAAA', first!.typedCode.slice(0, -1) + last, 'Z'.repeat(500)]) {
      expect(await desk.links.byCode(slug, wrong)).toEqual(WRONG);
    }
  });

  test('preparing a cohort again, also from several workers, adds nothing', async () => {
    const [cohortId] = affected.cohortIds;
    const before = await codeRows();
    await Promise.all([1, 2, 3].map(() => desk.links.prepare(affected.incidentId, cohortId!)));
    expect(await codeRows()).toEqual(before);
  });

  test('where two persons would share a code, the second gets another that works', async () => {
    const crowded = await affectedPeople(desk, 2);
    const [cohortId] = crowded.cohortIds;
    const [victim, rival] = await valuesOf(crowded);
    await desk.links.prepare(crowded.incidentId, cohortId!);
    // The rival's row takes the victim's place, as a collision would have it.
    await desk.t.db.tx((tx) =>
      tx.run(`UPDATE code_lookup SET person_id = $3 WHERE cohort_id = $1 AND person_id = $2`, [
        cohortId,
        victim!.visitor.person.personId,
        rival!.visitor.person.personId,
      ]),
    );
    await desk.links.prepare(crowded.incidentId, cohortId!);
    const [moved] = await valuesOf(crowded);
    expect(moved!.typedCode).not.toBe(victim!.typedCode);
    const at = moved!.incidentUrl.split('/').at(-1)!;
    expect(await desk.links.byCode(at, moved!.typedCode)).toEqual({ kind: 'open', visitor: victim!.visitor });
  });
});

describe('what messages say about offers', () => {
  test('names the approved offers a person may choose, in the language asked for, and no others', async () => {
    const own = await affectedPeople(desk, 4);
    const { id: set } = await anApprovedSet(desk, own.incidentId, [CREDIT, { ...MONITORING, name: 'Watch' }]);
    const sets = (await valuesOf(own, { locale: 'id', offerSetIds: [set] })).map(({ offers }) => offers);
    const counts = sets.map(([only]) => only!.oneOf.map((offer) => offer.title));
    expect(counts.filter((titles) => titles.length === 2)).toHaveLength(2);
    expect(counts.filter((titles) => titles.length === 1)).toHaveLength(2);
    expect(counts.flat()).toContain('Kredit tagihan');
    const [english] = await valuesOf(own, { locale: 'en', offerSetIds: [set] });
    expect(english!.offers[0]!.oneOf[0]!.title).toBe('Bill credit');
  });

  test('says so where the budget may not reach everybody who is told', async () => {
    const own = await affectedPeople(desk, 4);
    const scarce = await anApprovedSet(desk, own.incidentId, [CREDIT], { budgetGrants: 3n });
    const enough = await anApprovedSet(desk, own.incidentId, [CREDIT], { budgetGrants: 4n });
    const [told] = await valuesOf(own, { locale: 'en', offerSetIds: [scarce.id, enough.id] });
    expect(told!.offers.map(({ oneOf }) => oneOf[0]!.text).sort()).toEqual([
      'A credit on your next bill.',
      'A credit on your next bill. For up to 3 people, as long as it lasts.',
    ]);
  });

  test('names the sets the notice carries and no other, a choice as one', async () => {
    const own = await affectedPeople(desk, 1);
    const { id: carried } = await anApprovedSet(desk, own.incidentId, [
      CREDIT,
      { ...DISCOUNT, name: 'Code' },
    ]);
    await anApprovedSet(desk, own.incidentId, [{ ...CREDIT, name: 'Another credit' }]);
    expect((await valuesOf(own))[0]!.offers).toEqual([]);
    const [{ offers } = { offers: [] }] = await valuesOf(own, { offerSetIds: [carried] });
    expect(offers.map(({ oneOf, isAutomatic }) => [oneOf.length, isAutomatic])).toEqual([[2, false]]);
  });

  test('asks for persons of the incident only', async () => {
    const asked = { incidentId: affected.incidentId, locale: 'en', offerSetIds: [] } as const;
    const values = await desk.t.db.tx((tx) =>
      desk.links.forPersons(tx, { ...asked, persons: [other.visitors[0]!.person] }),
    );
    expect(values.size).toBe(0);
    await addPeople(desk, affected.incidentId, { from: 500, count: 1 });
    const unknown = { cohortId: 987_654n as CohortId, personId: affected.visitors[0]!.person.personId };
    const none = await desk.t.db.tx((tx) => desk.links.forPersons(tx, { ...asked, persons: [unknown] }));
    expect(none.size).toBe(0);
  });
});
