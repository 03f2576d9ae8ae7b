import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { newId, type NoticeId } from '../../src/kernel/ids.ts';
import { Drafts, Plans } from '../../src/notices/index.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { anIncident } from '../support/incidents.ts';

/** The last migration before drafts knew their editors. */
const YESTERDAY = '0000000000071';

let office: PostOffice;
let drafts: Drafts;
let plans: Plans;
let editor: Actor;

beforeAll(async () => {
  office = await PostOffice.open();
  drafts = new Drafts(office.t.db, systemClock, office.messages, office.audit);
  plans = new Plans(office.t.db, systemClock, office.audit);
  editor = await anOperator(office.t.db, 'Edi Editor', ['incident_lead', 'approver']);
});
afterAll(() => office.close());

const sql = (text: string, params: readonly unknown[]) => office.t.ownerDb.tx((tx) => tx.run(text, params));
const submit = (id: NoticeId) => office.notices.requestApproval(id, office.maker);

/** A draft for three people of two countries; `emailOnly` are its texts without SMS. */
async function aDraft() {
  const [one, two] = ['+628123456701', '+628123456702'].map((phone) => aPerson('a', { phone }));
  const rows = [one!, two!, aPerson('c', { country: 'SG' })];
  const incidentId = await office.incident(rows);
  const id = await office.draft(incidentId);
  const { templateIds } = await office.notices.get(id);
  const kept = await office.messages.list(incidentId);
  const emailOnly = templateIds.filter((t) => kept.find((k) => k.id === t)?.channel === 'email');
  return { incidentId, id, emailOnly };
}

describe('a draft', () => {
  test('is changed in its texts, people, offers and name, and only what was named changes', async () => {
    const { id, emailOnly } = await aDraft();
    const before = await office.notices.get(id);
    const sets = [newId()];
    const change = { name: '  Singapore only ', audience: { countries: ['SG'] }, offerSetIds: sets };
    await drafts.change(id, change, editor);
    await drafts.change(id, { templateIds: emailOnly, handover: true }, editor);
    expect(await office.notices.get(id)).toEqual({
      ...before,
      name: 'Singapore only',
      audience: { countries: ['SG'] },
      offerSetIds: sets,
      templateIds: emailOnly,
      channels: ['email', 'handover'],
      editors: [editor.operatorId],
    });
    await drafts.change(id, { audience: {} }, office.maker);
    expect((await office.checks.now(id)).persons).toBe(3);
  });

  test('keeps its ceiling, unless the worst case of what is chosen now is asked for', async () => {
    const { id } = await aDraft();
    const { costCeilingMinor: all } = await office.notices.get(id);
    const kept = await drafts.change(id, { audience: { countries: ['SG'] } }, office.maker);
    expect(kept.costCeilingMinor).toBe(all);
    const { cost } = await office.checks.now(id);
    const less = await drafts.change(id, { reckonCeiling: true }, office.maker);
    expect(less.costCeilingMinor).toBe(cost.worst.amountMinor);
    expect(less.costCeilingMinor).toBeLessThan(all);
  });

  test('is refused what a new draft is refused, and is then as it was', async () => {
    const { id } = await aDraft();
    const before = await office.notices.get(id);
    const other = await aDraft();
    for (const [change, code] of [
      [{ templateIds: [] }, 'no_templates'],
      [{ templateIds: other.emailOnly }, 'unknown_template'],
      [{ audience: { deceased: 'kin' } }, 'kin_needs_letter'],
    ] as const) {
      await expect(drafts.change(id, change, editor)).rejects.toMatchObject({ code: `notices.${code}` });
    }
    expect(await office.notices.get(id)).toEqual(before);
  });

  test('two who change it at the same time lose nothing of each other', async () => {
    const { id, emailOnly } = await aDraft();
    await Promise.all([
      drafts.change(id, { templateIds: emailOnly }, editor),
      drafts.change(id, { audience: { locales: ['id'] } }, office.maker),
      drafts.change(id, { handover: true }, office.checker),
    ]);
    expect(await office.notices.get(id)).toMatchObject({
      templateIds: emailOnly,
      channels: ['email', 'handover'],
      audience: { locales: ['id'] },
    });
  });

  test('is not changed once it is submitted, approved or launched', async () => {
    const { id } = await aDraft();
    const refused = async () => {
      const no = { code: 'notices.not_draft' };
      await expect(drafts.change(id, { audience: {} }, editor)).rejects.toMatchObject(no);
      await expect(drafts.discard(id, editor)).rejects.toMatchObject(no);
    };
    await submit(id);
    await refused();
    await office.notices.decide({ id, decision: 'approved' }, office.checker);
    await refused();
    await office.launches.launch(id, {}, office.maker);
    await refused();
  });
});

describe('whoever changed a draft', () => {
  test.each([
    ['its people', (id: NoticeId) => drafts.change(id, { audience: { countries: ['ID'] } }, editor)],
    ['its plan', (id: NoticeId) => plans.change(id, { waves: { pilot: 1 } }, editor)],
  ])('in %s never approves it, also not in the table', async (_what, change) => {
    const { id } = await aDraft();
    await change(id);
    await submit(id);
    const yes = { id, decision: 'approved' } as const;
    await expect(office.notices.decide(yes, editor)).rejects.toMatchObject({ code: 'operators.same_person' });
    expect(await office.notices.makers(await office.notices.get(id))).toContain(editor.operatorId);
    const inSql = sql(
      `UPDATE notice SET status = 'approved', approved_by = $2, approved_at = now() WHERE id = $1`,
      [id, editor.operatorId],
    );
    await expect(inSql).rejects.toMatchObject({ constraint: 'notice_editor_is_not_checker' });
    await office.notices.decide(yes, office.checker);
  });
});

describe('a discarded draft', () => {
  test('stands in no list but its own, is never a draft again, and says who discarded it', async () => {
    const { id, incidentId } = await aDraft();
    const kept = await office.draft(incidentId);
    await drafts.discard(id, editor);
    await drafts.discard(id, office.maker);
    expect((await office.notices.list(incidentId)).map((n) => n.id)).toEqual([kept]);
    expect(await office.notices.list(incidentId, 'discarded')).toMatchObject([
      { id, status: 'discarded', discardedBy: editor.operatorId },
    ]);
    for (const step of [
      submit(id),
      office.notices.withdraw(id, office.maker),
      drafts.change(id, { name: 'Again' }, editor),
      plans.change(id, { waves: { pilot: 1 } }, editor),
    ]) {
      await expect(step).rejects.toMatchObject({ code: 'notices.not_draft' });
    }
    await expect(office.launches.launch(id, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.not_approved',
    });
    for (const text of [`status = 'draft', discarded_by = NULL, discarded_at = NULL`, `name = 'Again'`]) {
      await expect(sql(`UPDATE notice SET ${text} WHERE id = $1`, [id])).rejects.toMatchObject({
        constraint: 'notice_stays_discarded',
      });
    }
  });

  test('is nothing that was launched, also not in the table', async () => {
    const { id } = await office.launched([aPerson('out')]);
    const gone = sql(
      `UPDATE notice SET status = 'discarded', discarded_by = made_by, discarded_at = now() WHERE id = $1`,
      [id],
    );
    await expect(gone).rejects.toMatchObject({ constraint: 'notice_discarded_check' });
  });

  test('has nobody on its list any more', async () => {
    const { id } = await aDraft();
    await sql(
      `INSERT INTO notice_addressee (cohort_id, notice_id, person_id, profile_id, told, urgent)
       VALUES (1, $1, 1, $1, B'1'::bit(464), false)`,
      [id],
    );
    await drafts.discard(id, editor);
    const left = await office.t.db.tx((tx) =>
      tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM notice_addressee WHERE notice_id = $1`, [id]),
    );
    expect(left!.n).toBe(0);
  });
});

test('drafts of yesterday know who changed their plan; what was approved stays approved', async () => {
  const { t } = office;
  await takenBackTo(t, YESTERDAY);
  const { id: incidentId } = await anIncident({ ...t, db: t.ownerDb });
  const [draft, launched, by, plain] = [newId(), newId(), newId(), newId()];
  const notice = (id: string, more: string, values: string) =>
    sql(
      `INSERT INTO notice (id, incident_id, kind, name, status, template_ids, channels, run_no, audience,
              cost_ceiling_minor, cost_currency, offer_set_ids, unknown_policy, made_by, made_at, updated_at${more})
       VALUES ($1, $2, 'individual', 'Yesterday', ${values.startsWith(',') ? `'launched'` : `'draft'`}, '{}',
               ARRAY['email'], 1, '{}', 1, 'USD', '{}', 'resend', $3, now(), now()${values})`,
      [id, incidentId, plain],
    );
  await notice(draft, '', '');
  await notice(
    launched,
    ', requested_by, digest, message_pins, approved_by, approved_at, launched_by, launched_at',
    `, '${plain}', repeat('a', 64), '{}', '${by}', now(), '${plain}', now()`,
  );
  for (const id of [draft, launched]) {
    await sql(
      `INSERT INTO audit_entry (id, at, actor_id, actor_kind, action, incident_id, subject, facts)
       VALUES (gen_random_uuid(), now(), $1, 'operator', 'notices.plan', $2, $3, '{}')`,
      [by, incidentId, `notice:${id}`],
    );
  }
  await migratedFrom(t, YESTERDAY);
  const found = await t.db.tx((tx) =>
    tx.q(`SELECT status, editors FROM notice WHERE id = ANY ($1::uuid[]) ORDER BY status`, [
      [draft, launched],
    ]),
  );
  expect(found).toEqual([
    { status: 'draft', editors: [by] },
    { status: 'launched', editors: [] },
  ]);
});
