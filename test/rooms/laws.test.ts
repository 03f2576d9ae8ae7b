import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type Law, Laws, overlaysFor, SHIPPED_BOOK } from '../../src/laws/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';

let t: TestDatabase;
let laws: Laws;
let counsel: Actor;
const clock = new FixedClock('2026-05-06T10:00:00Z');

beforeAll(async () => {
  t = await freshDatabase();
  laws = new Laws(t.db, clock, new Audit(clock));
  counsel = await anOperator(t.db, 'Sari Counsel');
});
afterAll(() => t.close());

async function lawNamed(code: string): Promise<Law> {
  return (await laws.get('law', code)).current as Law;
}

describe('the book of laws', () => {
  test('is what is shipped until somebody edits it', async () => {
    expect(await laws.book()).toEqual(SHIPPED_BOOK);
  });

  test('an edit changes the book, its version and what a message must say; the old version stays readable', async () => {
    const before = await laws.book();
    const korea = await lawNamed('KR');
    const edited = { ...korea, required: [...korea.required, { code: 'C9', source: 'Counsel, 6 May 2026' }] };
    const entry = await laws.revise(
      'law',
      edited,
      { reason: 'PIPA 34 as read by counsel', onVersion: 0 },
      counsel,
    );
    expect(entry).toMatchObject({ version: 1, edited: true, shippedDiffers: false });
    const book = await laws.book();
    expect(book.version).not.toBe(before.version);
    const [overlay] = overlaysFor(book, [{ country: 'KR' }], 'individual');
    expect(overlay?.required.map(({ code }) => code)).toContain('C9');
    expect((await laws.get('law', 'KR')).versions).toMatchObject([
      { version: 1, reason: 'PIPA 34 as read by counsel', madeBy: counsel.operatorId },
    ]);
  });

  test('a return to what is shipped is a version of its own', async () => {
    const reset = await laws.reset('law', 'KR', { reason: 'Counsel took it back' }, counsel);
    expect(reset).toMatchObject({
      version: 2,
      edited: false,
      current: SHIPPED_BOOK.laws.find((l) => l.code === 'KR'),
    });
    expect(await laws.book()).toEqual(SHIPPED_BOOK);
    expect(
      (await laws.get('law', 'KR')).versions.map(({ version, body }) => [version, body === null]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  test('a law that is not shipped can be added, and holds at once', async () => {
    const swiss = {
      ...(await lawNamed('UK')),
      code: 'CH',
      title: 'revDSG Art. 24',
      reach: { countries: ['CH'], regions: [], regionUnknown: false },
    };
    await laws.revise('law', swiss, { reason: 'We have Swiss customers' }, counsel);
    const book = await laws.book();
    expect(overlaysFor(book, [{ country: 'CH' }], 'individual').map(({ code }) => code)).toEqual(['CH']);
    await expect(laws.reset('law', 'CH', { reason: 'no' }, counsel)).rejects.toMatchObject({
      code: 'laws.not_shipped',
    });
  });

  test('holidays are data too', async () => {
    const { current } = await laws.get('calendar', 'BR');
    const edited = { ...current, days: ['2026-05-08'] };
    await laws.revise('calendar', edited, { reason: 'A day off in May' }, counsel);
    expect((await laws.book()).calendars.find(({ code }) => code === 'BR')).toMatchObject({
      days: ['2026-05-08'],
    });
  });
});

describe('an edit', () => {
  test('needs a reason, must change something, must be made on what stands there, and must be usable', async () => {
    const china = await lawNamed('CN');
    const other = { ...china, title: 'PIPL 57 (edited)' };
    const refused = (edit: unknown, revision: { reason: string; onVersion?: number }) =>
      expect(laws.revise('law', edit, revision, counsel)).rejects;
    await refused(other, { reason: ' ' }).toMatchObject({ code: 'laws.needs_reason' });
    await refused(china, { reason: 'the same' }).toMatchObject({ code: 'laws.unchanged' });
    await refused(other, { reason: 'late', onVersion: 3 }).toMatchObject({ code: 'laws.changed_meanwhile' });
    await refused({ ...other, zone: 'China' }, { reason: 'typo' }).toMatchObject({
      code: 'laws.bad_data',
      message: expect.stringContaining('zone must be a time zone'),
    });
    await expect(laws.reset('law', 'CN', { reason: 'nothing' }, counsel)).rejects.toMatchObject({
      code: 'laws.not_edited',
    });
    await expect(laws.get('law', 'XX')).rejects.toMatchObject({ code: 'laws.unknown' });
  });

  test('is in the audit, and the application cannot change a version afterwards', async () => {
    const audit = await t.db.tx((tx) =>
      tx.q<{ action: string; subject: string }>(
        `SELECT action, subject FROM audit_entry WHERE action LIKE 'laws.%' ORDER BY at, id`,
      ),
    );
    expect(audit).toContainEqual({ action: 'laws.revise', subject: 'law:KR' });
    expect(audit).toContainEqual({ action: 'laws.reset', subject: 'law:KR' });
    await expect(t.db.tx((tx) => tx.run(`UPDATE law_version SET reason = 'x'`))).rejects.toThrow();
  });

  test('made twice at once is one version and one refusal', async () => {
    const china = await lawNamed('CN');
    const edit = (title: string) =>
      laws.revise('law', { ...china, title }, { reason: 'race', onVersion: 0 }, counsel);
    const outcomes = await Promise.allSettled([edit('one'), edit('two')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await laws.get('law', 'CN')).version).toBe(1);
  });
});
