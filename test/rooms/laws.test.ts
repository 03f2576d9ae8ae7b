import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type Law, LawEdits, Laws, overlaysFor, SHIPPED_BOOK } from '../../src/laws/index.ts';
import { Approvals, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';

let t: TestDatabase;
let laws: Laws;
let edits: LawEdits;
let counsel: Actor;
let partner: Actor;
const clock = new FixedClock('2026-05-06T10:00:00Z');

beforeAll(async () => {
  t = await freshDatabase();
  const audit = new Audit(clock);
  laws = new Laws(t.db, clock);
  edits = new LawEdits(t.db, clock, new Approvals(audit, clock), audit);
  counsel = await anOperator(t.db, 'Sari Counsel');
  partner = await anOperator(t.db, 'Pita Partner');
});
afterAll(() => t.close());

async function lawNamed(code: string): Promise<Law> {
  return (await laws.get('law', code)).current as Law;
}

const yes = (code: string, kind: 'law' | 'calendar' = 'law') =>
  edits.decide(kind, code, { decision: 'approved' }, partner);

async function swissCodes(): Promise<string[]> {
  return overlaysFor(await laws.book(), [{ country: 'CH' }], 'individual').map(({ code }) => code);
}

describe('the book of laws', () => {
  test('is what is shipped until somebody edits it', async () => {
    expect(await laws.book()).toEqual(SHIPPED_BOOK);
  });

  test('changes once a second person approved an edit, not before', async () => {
    const before = await laws.book();
    const korea = await lawNamed('KR');
    const edited = { ...korea, required: [...korea.required, { code: 'C9', source: 'Counsel, 6 May 2026' }] };
    const reason = 'PIPA 34 as read by counsel';
    const asked = await edits.revise('law', edited, { reason, onVersion: 0 }, counsel);
    expect(asked).toMatchObject({ version: 0, edited: false, waiting: 1, shippedDiffers: false });
    expect((await laws.book()).version).toBe(before.version);

    expect(await yes('KR')).toMatchObject({ version: 1, edited: true, waiting: null });
    const book = await laws.book();
    expect(book.version).not.toBe(before.version);
    const [overlay] = overlaysFor(book, [{ country: 'KR' }], 'individual');
    expect(overlay?.required.map(({ code }) => code)).toContain('C9');
    expect((await laws.get('law', 'KR')).versions).toMatchObject([
      {
        version: 1,
        reason,
        madeBy: counsel.operatorId,
        decision: 'approved',
        decidedBy: partner.operatorId,
        changes: [{ path: 'required[C9]', before: undefined, after: { code: 'C9' } }],
      },
    ]);
  });

  test('stays readable by the version an approval is pinned to', async () => {
    const { version } = await laws.book();
    const kept = await laws.bookOfVersion(version);
    expect(kept).toMatchObject({ version, laws: (await laws.book()).laws });
    expect((await laws.bookOfVersion(SHIPPED_BOOK.version)).laws).toEqual(
      JSON.parse(JSON.stringify(SHIPPED_BOOK.laws)),
    );
    await expect(laws.bookOfVersion('0123456789abcdef')).rejects.toMatchObject({ code: 'laws.unknown_book' });
  });

  test('returns to what is shipped by a version of its own, which two people make, too', async () => {
    await edits.reset('law', 'KR', { reason: 'Counsel took it back' }, counsel);
    expect(await yes('KR')).toMatchObject({
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

  test('takes in a law that is not shipped once it is approved', async () => {
    const swiss = {
      ...(await lawNamed('UK')),
      code: 'CH',
      title: 'revDSG Art. 24',
      reach: { countries: ['CH'], regions: [], regionUnknown: false },
    };
    const asked = await edits.revise('law', swiss, { reason: 'We have Swiss customers' }, counsel);
    expect(asked).toMatchObject({ inForce: false, waiting: 1, version: 0 });
    expect(await swissCodes()).toEqual([]);
    await yes('CH');
    expect(await swissCodes()).toEqual(['CH']);
    await expect(edits.reset('law', 'CH', { reason: 'no' }, counsel)).rejects.toMatchObject({
      code: 'laws.not_shipped',
    });
  });

  test('holds holidays as data too', async () => {
    const { current } = await laws.get('calendar', 'BR');
    const edited = { ...current, days: ['2026-05-08'] };
    await edits.revise('calendar', edited, { reason: 'A day off in May' }, counsel);
    await yes('BR', 'calendar');
    expect((await laws.book()).calendars.find(({ code }) => code === 'BR')).toMatchObject({
      days: ['2026-05-08'],
    });
  });
});

describe('the second person', () => {
  test('is nobody who wrote any of it, also where they wrote only what was replaced', async () => {
    const china = await lawNamed('CN');
    await edits.revise('law', { ...china, title: 'PIPL 57, one' }, { reason: 'one' }, counsel);
    await expect(edits.decide('law', 'CN', { decision: 'approved' }, counsel)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
    const other = { ...china, title: 'PIPL 57, two' };
    await expect(edits.revise('law', other, { reason: 'two' }, partner)).rejects.toMatchObject({
      code: 'laws.waits',
    });
    await edits.revise('law', other, { reason: 'two', onVersion: 1 }, partner);
    for (const maker of [counsel, partner, TERMINAL_ACTOR]) {
      await expect(edits.decide('law', 'CN', { decision: 'approved' }, maker)).rejects.toThrow();
    }
    const third = await anOperator(t.db, 'Tia Third');
    expect(await edits.decide('law', 'CN', { decision: 'approved' }, third)).toMatchObject({ version: 2 });
    expect((await laws.get('law', 'CN')).versions.map(({ decision }) => decision)).toEqual([
      'approved',
      'replaced',
    ]);
  });

  test('is a constraint of the database', async () => {
    await edits.revise(
      'law',
      { ...(await lawNamed('AU')), title: 'Part IIIC, edited' },
      { reason: 'x' },
      counsel,
    );
    const decided = (by: string, makers: readonly string[]) =>
      t.db.tx((tx) =>
        tx.run(
          `INSERT INTO law_decision (kind, code, version, made_by, makers, decision, decided_by, decided_at)
           VALUES ('law', 'AU', 1, $1, $3, 'approved', $2, now())`,
          [counsel.operatorId, by, makers],
        ),
      );
    const [own, other] = [counsel.operatorId, partner.operatorId];
    await expect(decided(own, [own])).rejects.toThrow(/law_decision_maker_is_not_checker/);
    await expect(decided(own, [other])).rejects.toThrow(/law_decision_makers_check/);
    await expect(decided(TERMINAL_ACTOR.operatorId, [own])).rejects.toThrow(
      /law_decision_checker_is_a_person/,
    );
  });

  test('may refuse with a reason, and a maker may withdraw: neither was ever in force', async () => {
    const version = (await laws.book()).version;
    await expect(edits.decide('law', 'AU', { decision: 'refused' }, partner)).rejects.toMatchObject({
      code: 'operators.reason_missing',
    });
    await edits.decide('law', 'AU', { decision: 'refused', reason: 'Not what the Act says' }, partner);
    await expect(yes('AU')).rejects.toMatchObject({ code: 'laws.none_waits' });
    const edited = { ...(await lawNamed('AU')), title: 'Part IIIC, again' };
    await edits.revise('law', edited, { reason: 'again', onVersion: 0 }, counsel);
    expect(await edits.withdraw('law', 'AU', counsel)).toMatchObject({ version: 0, waiting: null });
    expect((await laws.book()).version).toBe(version);
    expect((await laws.get('law', 'AU')).versions).toMatchObject([
      { version: 2, decision: 'withdrawn' },
      { version: 1, decision: 'refused', decidedReason: 'Not what the Act says' },
    ]);
  });

  test('says yes only to what they looked at', async () => {
    const edited = { ...(await lawNamed('IN')), title: 'DPDP r. 7, edited' };
    const { digest } = await edits.revise('law', edited, { reason: 'x' }, counsel);
    const decide = (given: string) =>
      edits.decide('law', 'IN', { decision: 'approved', digest: given }, partner);
    await expect(decide('0'.repeat(64))).rejects.toMatchObject({ code: 'operators.other_content' });
    expect(await decide(digest)).toMatchObject({ version: 1 });
  });
});

describe('an edit', () => {
  test('needs a reason, must change something, must be made on what stands there, and must be usable', async () => {
    const brazil = await lawNamed('BR');
    const other = { ...brazil, title: 'LGPD 48 (edited)' };
    const refused = (edit: unknown, revision: { reason: string; onVersion?: number }) =>
      expect(edits.revise('law', edit, revision, counsel)).rejects;
    await refused(other, { reason: ' ' }).toMatchObject({ code: 'laws.needs_reason' });
    await refused(brazil, { reason: 'the same' }).toMatchObject({ code: 'laws.unchanged' });
    await refused(other, { reason: 'late', onVersion: 3 }).toMatchObject({ code: 'laws.changed_meanwhile' });
    await refused({ ...other, zone: 'Brazil' }, { reason: 'typo' }).toMatchObject({
      code: 'laws.bad_data',
      message: expect.stringContaining('zone must be a time zone'),
    });
    await expect(edits.reset('law', 'BR', { reason: 'nothing' }, counsel)).rejects.toMatchObject({
      code: 'laws.not_edited',
    });
    await expect(laws.get('law', 'XX')).rejects.toMatchObject({ code: 'laws.unknown' });
  });

  test('is in the audit, and the application cannot change a version or a decision afterwards', async () => {
    const audit = await t.db.tx((tx) =>
      tx.q<{ action: string; subject: string }>(
        `SELECT action, subject FROM audit_entry WHERE action LIKE 'laws.%' ORDER BY at, id`,
      ),
    );
    for (const action of ['laws.revise', 'laws.reset', 'laws.approve']) {
      expect(audit).toContainEqual({ action, subject: 'law:KR' });
    }
    for (const table of ['law_version', 'law_decision']) {
      await expect(t.db.tx((tx) => tx.run(`UPDATE ${table} SET reason = 'x'`))).rejects.toThrow();
    }
    await expect(t.db.tx((tx) => tx.run(`DELETE FROM law_book`))).rejects.toThrow();
  });

  test('made twice at once is one version and one refusal', async () => {
    const philippines = await lawNamed('PH');
    const edit = (title: string) =>
      edits.revise('law', { ...philippines, title }, { reason: 'race', onVersion: 0 }, counsel);
    const outcomes = await Promise.allSettled([edit('one'), edit('two')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await laws.get('law', 'PH')).waiting).toBe(1);
  });
});
