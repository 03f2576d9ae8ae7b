import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeliveryNo, IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { newId } from '../../src/kernel/ids.ts';
import { Restores } from '../../src/notices/index.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { SuppressedAddresses } from '../../src/receipts/index.ts';
import { anIncident } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { PostOffice } from '../support/notices.ts';
import { sesMessage, snsPoster } from '../support/sns-posts.ts';

/** The last migration of the release before unknowns, lanes and launches as they are now. */
const YESTERDAY = '0000000000020';
const [SOURCE, RUN, PROFILE, LANE, HALTED, TEMPLATE] = Array.from({ length: 6 }, () => newId());
const STATUSES = ['draft', 'requested', 'approved', 'launched', 'paused', 'stopped'] as const;
const NOTICES = Object.fromEntries(STATUSES.map((s) => [s, newId<NoticeId>()])) as Record<
  (typeof STATUSES)[number],
  NoticeId
>;
/** One delivery of the launched notice in each state of yesterday, in order of persons. */
const STATES = [
  'pending', 'claimed', 'sending', 'accepted', 'delivered', 'unconfirmed', 'bounced', 'complained', 'undelivered',
  'failed', 'unknown', 'suppressed', 'cancelled',
] as const; // prettier-ignore
const PERSONS = 2_000;

let office: PostOffice;
let id: IncidentId;

const run = (sql: string, params: readonly unknown[] = []) =>
  office.t.ownerDb.tx((tx) => tx.run(sql, params));
const rows = (sql: string, params: readonly unknown[] = []) =>
  office.t.ownerDb.tx((tx) => tx.q<Record<string, unknown>>(sql, params));

async function people(): Promise<void> {
  await run(
    `INSERT INTO staged_row (bucket, incident_id, source_id, batch_no, record_no, subject_no, line, id_space,
            email_key, email_sendable, phone_sms, exposure, sealed, key_version, subject_role, former, minor, deceased,
            contact_rank, contact_as_of, authoritative_name, awaits_link, email_typo)
     SELECT n % 1024, $1, $2, 0, n + 1, 0, n + 2, 'main', decode(md5(n::text), 'hex'), true, false, B'1'::bit(464),
            '\\x01', 1, 'customer', false, false, false, 100, timestamptz '2026-01-01Z' + n * interval '1 minute', false,
            false, false
       FROM generate_series(0, $3 - 1) AS n`,
    [id, SOURCE, PERSONS],
  );
  await run(
    `INSERT INTO resolve_run (id, incident_id, no, status, persons_customer_id, persons_email, persons_phone, profiles,
            flagged, conflicts, made_by, started_at, published_at)
     VALUES ($1, $2, 1, 'published', 0, $3, 0, 1, 0, 0, $4, now(), now())`,
    [RUN, id, PERSONS, office.maker.operatorId],
  );
  await run(`INSERT INTO profile (id, incident_id, exposure, persons) VALUES ($1, $2, B'1'::bit(464), $3)`, [
    PROFILE,
    id,
    PERSONS,
  ]);
  await run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run)
     SELECT c, $1, 'affected', 1000, 1000, 1 FROM generate_series(1, $2 / 1000) AS c`,
    [id, PERSONS],
  );
  await run(
    `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run, since_run, row_count, source_ids, profile_id,
            email_key, email_sendable, sealed, source_id, batch_no, record_no, subject_no, key_version, deceased, legal_hold)
     SELECT 1 + n / 1000, n % 1000, $1, 'email', decode(md5(n::text), 'hex'), 1, 1, 1, ARRAY[$2::uuid], $3,
            decode(md5(n::text), 'hex'), true, '\\x01', $2, 0, n + 1, 0, 1, false, false
       FROM generate_series(0, $4 - 1) AS n`,
    [id, SOURCE, PROFILE, PERSONS],
  );
}

async function notices(): Promise<void> {
  const { maker, checker } = office;
  await run(
    `INSERT INTO template (id, incident_id, kind, channel, locale, version, subject, body, fingerprint, created_at, created_by)
     VALUES ($1, $2, 'individual', 'email', 'id', 1, 'Pemberitahuan', 'Kami mohon maaf.', sha256('x'), now(), $3)`,
    [TEMPLATE, id, maker.operatorId],
  );
  for (const status of STATUSES) {
    const asked = status !== 'draft';
    const approved = asked && status !== 'requested';
    const launched = approved && status !== 'approved';
    await run(
      `INSERT INTO notice (id, incident_id, kind, name, status, template_ids, channels, message_pins, run_no, audience,
              cost_ceiling_minor, cost_currency, offer_set_ids, unknown_policy, digest, made_by, made_at, requested_by,
              approved_by, approved_at, launched_by, launched_at, updated_at)
       VALUES ($1, $2, 'individual', $3::text, $3::text, ARRAY[$4::uuid], ARRAY['email','sms'], $5, 1, '{}', 100, 'USD', '{}',
               'resend', $6, $7, now(), $8, $9, $10, $11, $12, now())`,
      [
        NOTICES[status], id, status, TEMPLATE, asked ? '[]' : null, asked ? 'a'.repeat(64) : null, maker.operatorId,
        asked ? maker.operatorId : null, approved ? checker.operatorId : null, approved ? new Date() : null,
        launched ? maker.operatorId : null, launched ? new Date() : null,
      ], // prettier-ignore
    );
    if (asked) {
      await run(
        `INSERT INTO approval (id, kind, subject_id, incident_id, status, pins, digest, made_by, makers, made_at, decided_by, decided_at)
         VALUES ($1, 'notice', $2, $3, $4, '{}', $5, $6, ARRAY[$6::uuid], now(), $7, $8)`,
        [
          newId(), NOTICES[status], id, approved ? 'approved' : 'requested', 'a'.repeat(64), maker.operatorId,
          approved ? checker.operatorId : null, approved ? new Date() : null,
        ], // prettier-ignore
      );
    }
    if (!launched) continue;
    await run(
      `INSERT INTO wave (notice_id, no, kind, status, opened_at, opened_by) VALUES ($1, 1, 'rest', 'open', now(), $2)`,
      [NOTICES[status], maker.operatorId],
    );
    await run(
      `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, materialised_at, persons)
       SELECT c.id, $1, $2, 1, 1, 1, now(), 1000 FROM cohort c WHERE c.incident_id = $2`,
      [NOTICES[status], id],
    );
  }
}

async function lanes(): Promise<void> {
  await run(
    `INSERT INTO lane (id, provider, sender, country, status, reason, halted_at, rate_per_s, rate_max_per_s, spent_until,
            lease_ms, timeout_ms, window_ms, updated_at)
     VALUES ($1, 'ses', 'Contoh <care@contoh.example>', '', 'open', NULL, NULL, 10, 14, now(), 60000, 10000, 300000, now()),
            ($2, 'twilio', 'CONTOH', 'ID', 'halted', 'credentials', now(), 1, 1, now(), 60000, 10000, 300000, now())`,
    [LANE, HALTED],
  );
}

/** Of the launched notice: one person per state, the rest delivered; and what was called and heard of each. */
async function deliveries(): Promise<void> {
  await run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id, locale,
            state, reason, decision, attempts, not_before, lease_until, claim_token, made_at, state_at)
     SELECT p.cohort_id, $1, $2, p.id, 'email', 1, false, 1, p.profile_id, 'id', s.state, NULL,
            CASE WHEN s.state IN ('suppressed', 'cancelled') THEN s.state END,
            CASE WHEN s.state IN ('pending', 'claimed', 'suppressed', 'cancelled') THEN 0 ELSE 1 END, now() - interval '1 day',
            CASE WHEN s.state IN ('claimed', 'sending') THEN now() - interval '1 hour' END,
            CASE WHEN s.state IN ('claimed', 'sending') THEN $4::uuid END, now() - interval '1 day', now() - interval '20 hours'
       FROM person p
      CROSS JOIN LATERAL (SELECT CASE WHEN p.cohort_id = 1 AND p.id < cardinality($3::text[])
                                      THEN ($3::text[])[p.id + 1] ELSE 'delivered' END AS state) s
      WHERE p.incident_id = $2 ORDER BY p.cohort_id, p.id`,
    [NOTICES.launched, id, STATES, newId()],
  );
  await run(
    `INSERT INTO attempt (cohort_id, delivery_id, no, provider, lane_id, started_at, template_id, profile_id, message_hash,
            contact_key, outcome, outcome_code, outcome_at, provider_id, rank, accepted_at, delivered_at, bounced_at,
            complained_at, failed_at, permanent)
     SELECT d.cohort_id, d.id, 1, 'ses', $1, d.state_at, $2, d.profile_id, sha256(d.id::text::bytea),
            decode(md5(((d.cohort_id - 1) * 1000 + d.person_id)::text), 'hex'), o.outcome, NULL,
            CASE WHEN o.outcome IS NOT NULL THEN d.state_at END,
            CASE WHEN o.outcome = 'accepted' THEN '0100-' || d.id END, CASE WHEN o.outcome = 'accepted' THEN 2 ELSE 1 END,
            CASE WHEN o.outcome = 'accepted' THEN d.state_at END,
            CASE WHEN d.state IN ('delivered', 'complained') THEN d.state_at + interval '9 seconds' END,
            CASE WHEN d.state = 'bounced' THEN d.state_at + interval '5 seconds' END,
            CASE WHEN d.state = 'complained' THEN d.state_at + interval '1 minute' END,
            CASE WHEN d.state = 'failed' THEN d.state_at + interval '1 second' END, d.state = 'bounced'
       FROM delivery d
      CROSS JOIN LATERAL (SELECT CASE d.state WHEN 'sending' THEN NULL WHEN 'unknown' THEN 'ambiguous'
                                              ELSE 'accepted' END AS outcome) o
      WHERE d.incident_id = $3 AND d.attempts > 0`,
    [LANE, TEMPLATE, id],
  );
  await run(
    `INSERT INTO provider_event (bucket, provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no, evidence,
            sealed, received_at, projected_at, matched)
     SELECT a.delivery_id % 1024, 'ses', 'e-' || a.delivery_id, 'Delivery', d.incident_id, a.cohort_id, a.delivery_id, 1,
            jsonb_build_object('kind', 'delivered', 'at', a.delivered_at, 'permanent', false, 'providerId', a.provider_id,
                               'code', NULL), '\\x01', a.delivered_at, CASE WHEN a.delivery_id % 2 = 1 THEN a.delivered_at END,
            CASE WHEN a.delivery_id % 2 = 1 THEN true END
       FROM attempt a JOIN delivery d ON d.cohort_id = a.cohort_id AND d.id = a.delivery_id
      WHERE a.delivered_at IS NOT NULL`,
  );
  await run(
    `INSERT INTO suppression (bucket, incident_id, kind, key, reason, cohort_id, delivery_id, at)
     SELECT (get_byte(a.contact_key, 0) * 256 + get_byte(a.contact_key, 1)) % 1024, d.incident_id, 'email', a.contact_key, CASE d.state WHEN 'bounced' THEN 'bounce' ELSE 'complaint' END,
            d.cohort_id, d.id, d.state_at
       FROM delivery d JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id
      WHERE d.state IN ('bounced', 'complained')`,
  );
}

beforeAll(async () => {
  office = await PostOffice.open();
  const staff = {
    people: await rows('SELECT * FROM operator'),
    roles: await rows('SELECT * FROM operator_role'),
  };
  await takenBackTo(office.t, YESTERDAY);
  for (const table of ['operator', 'operator_role'] as const) {
    const known = table === 'operator' ? staff.people : staff.roles;
    await run(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1) ON CONFLICT DO NOTHING`,
      [JSON.stringify(known)],
    );
  }
  id = (await anIncident({ ...office.t, db: office.t.ownerDb })).id;
  await people();
  await notices();
  await lanes();
  await deliveries();
  await migratedFrom(office.t, YESTERDAY);
}, 240_000);
afterAll(() => office.close());

async function delivery(
  state: (typeof STATES)[number],
): Promise<{ tag: string; no: DeliveryNo; state: string }> {
  const [row] = await rows(
    `SELECT id, 'c1_' || id AS tag, state FROM delivery WHERE cohort_id = 1 AND notice_id = $1 AND person_id = $2`,
    [NOTICES.launched, STATES.indexOf(state)],
  );
  return { tag: String(row!['tag']), no: row!['id'] as DeliveryNo, state: String(row!['state']) };
}

describe('a filled database of yesterday, migrated', () => {
  test('breaks no constraint, checked anew for every row', async () => {
    const all = await rows(
      `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(c.oid) AS def, convalidated
         FROM pg_constraint c WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    );
    expect(all.filter((c) => !c['convalidated'])).toEqual([]);
    const broken: string[] = [];
    for (const { table, conname, def } of all) {
      const check = /^CHECK \(([^]*)\)$/.exec(String(def))?.[1];
      const [{ n } = { n: 0 }] = await rows(`SELECT count(*)::int AS n FROM ${table} WHERE NOT (${check})`);
      if (n !== 0) broken.push(`${conname}: ${n}`);
    }
    expect(all.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });

  test('knows when each attempt was called, and which were heard of by an event', async () => {
    const [row] = await rows(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE called_at = started_at)::int AS called,
              count(*) FILTER (WHERE heard_at IS NOT NULL)::int AS heard,
              count(*) FILTER (WHERE delivered_at IS NOT NULL OR bounced_at IS NOT NULL OR failed_at IS NOT NULL)::int AS told
         FROM attempt`,
    );
    expect(row).toMatchObject({ n: PERSONS - 4, called: PERSONS - 4, heard: row!['told'] });
  });

  test('knows how fresh everybody’s contact is', async () => {
    const [row] = await rows(
      `SELECT count(*)::int AS n FROM person p WHERE p.contact_as_of
              = timestamptz '2026-01-01Z' + ((p.cohort_id - 1) * 1000 + p.id) * interval '1 minute'`,
    );
    expect(row).toEqual({ n: PERSONS });
  });

  test('lists yesterday’s notices as they were', async () => {
    const listed = await office.notices.list(id);
    expect(listed.map((n) => n.status).sort()).toEqual([...STATUSES].sort());
  });

  test('opens its unknowns, and a lapsed call becomes one', async () => {
    for (const unit of await office.units(NOTICES.launched)) {
      await office.t.db.tx((tx) => office.deliveries.repairLapsed(tx, unit));
    }
    expect((await delivery('claimed')).state).toBe('pending');
    expect((await delivery('sending')).state).toBe('unknown');
    await office.looks().look();
    const listed = (await office.unknowns.list(id, {})).unknowns.map((u) => u.deliveryNo);
    expect(listed).toEqual([(await delivery('sending')).no, (await delivery('unknown')).no]);
    const [oldest] = await office.unknowns.overview(id);
    expect(oldest!.oldestSeconds).toBeGreaterThan(19 * 3600);
  });

  test('still projects what was due yesterday', async () => {
    // Events of before keep their own sealed bytes; what the sandbox posts meanwhile stands on pages.
    const [row] = await rows(
      `SELECT count(*)::int AS n, (SELECT count(*)::int FROM event_due) AS due FROM provider_event
        WHERE matched IS NULL AND sealed IS NOT NULL`,
    );
    expect(row!['n']).toBeGreaterThan(0);
    expect(row!['due']).toBeGreaterThanOrEqual(row!['n'] as number);
    expect(await office.receipts.project()).toBeGreaterThanOrEqual(row!['n'] as number);
    const [left] = await rows(
      `SELECT count(*)::int AS n FROM event_due JOIN provider_event e USING (bucket, provider, event_id)
        WHERE e.sealed IS NOT NULL`,
    );
    expect(left!['n']).toBe(0);
  });

  test('hears an event about what it sent yesterday', async () => {
    const post = snsPoster(`${office.t.dir}/sandbox`, office.sandbox);
    const { tag } = await delivery('unknown');
    expect(
      await office.receipts.accept({
        provider: 'ses',
        body: post('late', sesMessage('Delivery', { d: tag, a: 1 })),
      }),
    ).toEqual({ status: 'accepted', repeated: false });
    expect(await office.receipts.project()).toBe(1);
    expect((await delivery('unknown')).state).toBe('delivered');
    expect((await delivery('delivered')).state).toBe('delivered');
  });

  test('lets a suppressed address be written to again', async () => {
    const addresses = new SuppressedAddresses(office.t.db, office.deliveries.clock, office.audit);
    const { suppressed } = await addresses.list(id);
    expect(suppressed.map((s) => s.reason).sort()).toEqual(['bounce', 'complaint']);
    const ids = suppressed.map((s) => s.id);
    await addresses.lift({ incidentId: id, ids, reason: 'asked us to' }, office.maker);
    expect((await addresses.list(id, { lifted: true })).suppressed.map((s) => s.id)).toEqual(ids);
  });

  test('keeps its lanes: the open one open, the halted one halted until somebody lets it go', async () => {
    expect((await office.lanes.list()).map((l) => [l.provider, l.status]).sort()).toEqual([
      ['ses', 'open'],
      ['twilio', 'halted'],
    ]);
    await office.lanes.release(HALTED as string, office.maker);
    expect((await office.lanes.list()).map((l) => l.status)).toEqual(['open', 'open']);
  });

  test('goes on: what was paused resumes, what runs is stopped with its exact remainder', async () => {
    await office.launches.resume(NOTICES.paused, office.maker);
    await office.launches.pause(NOTICES.launched, office.maker);
    const stopped = await office.launches.stop(NOTICES.launched, office.maker);
    expect(stopped).toMatchObject({ cancelled: { email: 2 } });
    expect((await office.notices.get(NOTICES.launched)).status).toBe('stopped');
  });

  test('holds what is open when it is restored, and goes on when a person says so', async () => {
    const identity = new RestoreIdentity(office.t.db, `${office.t.dir}/keys/restore-identity.json`);
    const restores = new Restores(office.t.db, identity, office.lanes, office.deliveries);
    await restores.holdEverything('restored database: timeline');
    expect(await restores.waive('nothing was sent since', office.maker)).toBe(1);
    await office.deliveries.releaseRestored(id, office.maker);
  });

  test('makes statistics of what it holds', async () => {
    await office.t.db.tx((tx) => tx.run('SELECT notices_analyze()'));
    const [row] = await rows(`SELECT reltuples::int AS n FROM pg_class WHERE relname = 'delivery'`);
    expect(row).toEqual({ n: expect.any(Number) });
    expect(Number(row!['n'])).toBeGreaterThanOrEqual(PERSONS);
  });
});
