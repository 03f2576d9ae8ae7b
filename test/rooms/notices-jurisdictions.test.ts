import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { NoticePapers } from '../../src/notices/papers.ts';
import { ApprovalPacks, Checks, Prices } from '../../src/messages/index.ts';
import { Laws } from '../../src/laws/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import type { Leak } from '../support/people-fixtures.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const SSN: readonly Leak[] = [
  ['con.email', 'plaintext'],
  ['id.name', 'plaintext'],
  ['gov.ssn', 'plaintext'],
];
const HEALTH: readonly Leak[] = [...SSN, ['hlt.record', 'plaintext']];

function us(region: string, leaks: readonly Leak[]) {
  return aPerson('us', { country: 'US', region, locale: 'en', leaks });
}

async function saved(incidentId: IncidentId, jurisdiction?: string): Promise<string[]> {
  const ids = [];
  for (const draft of office.messages.starters({ jurisdiction, channel: 'email' })) {
    ids.push(await office.messages.save(incidentId, draft, office.maker));
  }
  return ids;
}

/** Whom each jurisdiction's text was sent to, as the attempts say. */
async function sentTo(noticeId: string): Promise<Record<string, string[]>> {
  const rows = await office.t.db.tx((tx) =>
    tx.q<{ place: string; of: string }>(
      `SELECT a.country || COALESCE('-' || a.region, '') AS place, COALESCE(t.jurisdictions[1], t.locale) AS of
         FROM delivery d
         JOIN attempt x ON x.cohort_id = d.cohort_id AND x.delivery_id = d.id
         JOIN template t ON t.id = x.template_id
         JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id
        WHERE d.notice_id = $1 ORDER BY 1`,
      [noticeId],
    ),
  );
  const by: Record<string, string[]> = {};
  for (const { place, of } of rows) (by[of] ??= []).push(place);
  return by;
}

test('a launch sends everybody the text of their own law, and a notice without it is refused before it is asked for', async () => {
  const rows = [
    aPerson('budi'),
    us('MA', SSN),
    us('MA', HEALTH),
    us('CA', SSN),
    us('CA', [['con.email', 'plaintext']]),
    us('NV', HEALTH),
  ];
  const incidentId = await office.incident(rows);
  const general = await saved(incidentId);
  const lone = await office.draft(incidentId, { templateIds: general });
  await expect(office.notices.requestApproval(lone, office.maker)).rejects.toThrow(
    /must not be sent as it is: .*US-MA .* for 1 person \(1 in US-MA\)|must not be sent as it is: .*US-CA/,
  );
  // Whoever is not meant counts for nothing.
  const indonesians = await office.draft(incidentId, {
    templateIds: general,
    audience: { countries: ['ID'] },
  });
  await office.notices.requestApproval(indonesians, office.maker);

  const offered = [...general, ...(await saved(incidentId, 'US-CA')), ...(await saved(incidentId, 'US-MA'))];
  const free = { templateIds: offered };
  await expect(
    office.notices.requestApproval(await office.draft(incidentId, free), office.maker),
  ).rejects.toThrow(/asks for .* the notice carries no offer|the notice carries no offer/);

  const paid = [];
  for (const id of offered) {
    const { kind, channel, locale, subject, jurisdictions, body } = await office.messages.get(id);
    const monitoring = 'We pay for credit monitoring. Your page says how to enroll.';
    const text = jurisdictions.length > 0 ? `${body}\n${monitoring}\n` : body;
    paid.push(
      await office.messages.save(incidentId, { kind, channel, locale, subject, jurisdictions, body: text }, office.maker),
    ); // prettier-ignore
  }
  const notice = await office.approved(incidentId, { templateIds: paid });
  const { messagePins } = await office.notices.get(notice);
  expect(messagePins!.jurisdictions!.defaultCountry).toBe('ID');
  await office.launches.launch(notice, {}, office.maker);
  await office.work(notice);
  expect(await sentTo(notice)).toEqual({
    // Of the second in Massachusetts health data leaked too: HIPAA's notice counts there.
    'US-CA': ['US-CA', 'US-MA', 'US-NV'],
    'US-MA': ['US-MA'],
    id: ['ID'],
    en: ['US-CA'],
  });
  for (const { email } of rows) expect(await office.accepted(email!)).toBe(1);
});

test('the pack of a notice counts its own people and shows each jurisdiction’s text', async () => {
  const rows = [
    aPerson('sari'),
    aPerson('tono'),
    aPerson('jo', { country: 'US', region: 'MA', locale: 'en', leaks: SSN }),
  ];
  const incidentId = await office.incident(rows);
  const templateIds = [...(await saved(incidentId)), ...(await saved(incidentId, 'US-MA'))];
  const { db } = office.t;
  const { incidents } = incidentParts(office.t, systemClock);
  const checks = new Checks({ portalUrl: 'https://contoh.example' }, incidents, new Laws(db, systemClock));
  const prices = new Prices(db, systemClock, office.audit);
  const papers = new NoticePapers(db, new ApprovalPacks(db, systemClock, office.messages, checks, prices));
  const all = await office.draft(incidentId, { templateIds, name: 'Everybody <b>' });
  const { html, filename } = await papers.pack(all);
  expect(filename).toContain(all);
  expect(html).toContain('3 people of this notice.');
  expect(html).toContain('Everybody &lt;b&gt;');
  expect(html).toContain('reads the text for US-MA');
  expect(html).toMatch(/<b>e-mail · en · US-MA<\/b>/);
  const few = await office.draft(incidentId, { templateIds, audience: { countries: ['US'] } });
  const pack = await papers.pack(few);
  expect(pack.html).toContain('1 person of this notice.');
  expect(pack.html).toContain('countries: US');
  await expect(papers.pack(few, (await office.incident([aPerson('x')])) as IncidentId)).rejects.toMatchObject(
    {
      code: 'notices.unknown',
    },
  );
});
