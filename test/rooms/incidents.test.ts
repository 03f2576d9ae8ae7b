import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { newId } from '../../src/kernel/ids.ts';
import {
  type FactsInput,
  type Incident,
  type IncidentKeys,
  type Incidents,
  KEY_PURPOSES,
  LegalClocks,
  Readiness,
  type ReadinessFacts,
  ReadinessProbe,
} from '../../src/incidents/index.ts';
import { clocksOf, lawsFor, SHIPPED_BOOK } from '../../src/laws/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';

const MINUTE = 60_000;

let t: TestDatabase;
let clock: FixedClock;
let incidents: Incidents;
let keys: IncidentKeys;
let lead: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  lead = await anOperator(t.db, 'Lia Lead');
});
afterAll(() => t.close());

beforeEach(() => {
  clock = new FixedClock('2026-05-07T03:00:00Z');
  ({ incidents, keys } = incidentParts(t, clock));
});

async function rows<R extends object>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
  return t.db.tx((tx) => tx.q<R & Record<string, unknown>>(sql, params));
}

function probe(facts: ReadinessFacts): ReadinessProbe {
  return { look: () => Promise.resolve(facts) };
}

/** The laws of the incident's own country, as shipped. */
class ShippedClocks extends LegalClocks {
  override async clocks({ defaultCountry: country, facts, clockChoices: choices }: Incident) {
    const laws = lawsFor(SHIPPED_BOOK.laws, { country });
    return clocksOf({ book: SHIPPED_BOOK, laws, facts, choices, now: clock.now() });
  }
}
const legal = new ShippedClocks();

describe('declaring an incident', () => {
  test('a name is enough: everything else has a sensible value', async () => {
    const { id, slug, code } = await incidents.declare({ name: 'Kebocoran Toko Maju' }, lead);
    const incident = await incidents.get(id);
    expect(slug).toBe('kebocoran-toko-maju');
    expect(code).toMatch(/^INC-2026-\d{4}$/);
    expect(incident).toMatchObject({
      slug,
      status: 'open',
      defaultLocale: 'id',
      defaultCountry: 'ID',
      timeZone: 'Asia/Jakarta',
      legalEntity: { name: 'Kebocoran Toko Maju', currency: 'IDR' },
      brand: { smsName: 'Kebocoran Toko Maju' },
      facts: { occurredFrom: null, gapClosedAt: null },
    });
  });

  test('it is found by its id and by its short name, and listed', async () => {
    const made = await incidents.declare({ name: 'Temu', slug: 'temu-2026' }, lead);
    expect((await incidents.get('temu-2026')).id).toBe(made.id);
    expect((await incidents.get(made.id.toUpperCase())).slug).toBe('temu-2026');
    expect((await incidents.list()).map((i) => i.id)).toContain(made.id);
  });

  test('two incidents of one name get two short names; a given short name is refused when taken', async () => {
    const first = await incidents.declare({ name: 'Sama' }, lead);
    const second = await incidents.declare({ name: 'Sama' }, lead);
    expect(second.slug).not.toBe(first.slug);
    const before = await rows(`SELECT 1 FROM incident_key`);
    await expect(incidents.declare({ name: 'Lain', slug: first.slug }, lead)).rejects.toMatchObject({
      code: 'incidents.slug_taken',
    });
    expect(await rows(`SELECT 1 FROM incident_key`)).toHaveLength(before.length);
  });

  test('a legal entity and its brand are shared by the incidents of one company', async () => {
    const one = await anIncident(t, { clock, actor: lead });
    const two = await anIncident(t, { clock, actor: lead });
    expect(two.legalEntity.id).toBe(one.legalEntity.id);
    expect(two.brand.id).toBe(one.brand.id);
  });

  test.each([
    ['no name', { name: ' ' }, 'incidents.bad_name'],
    ['a name that breaks a header', { name: 'Contoh\r\nBcc: x@example.com' }, 'incidents.bad_name'],
    ['a short name nobody can type', { name: 'A', slug: 'Straße 1' }, 'incidents.bad_slug'],
    [
      'an unknown currency',
      { name: 'A', legalEntity: { name: 'A', currency: 'XXX' } },
      'incidents.bad_field',
    ],
    ['an unknown time zone', { name: 'A', timeZone: 'Mars/Base' }, 'incidents.bad_field'],
    ['a language we do not speak', { name: 'A', defaultLocale: 'fr' }, 'incidents.bad_field'],
    [
      'a script for a website',
      { name: 'A', brand: { name: 'A', website: 'javascript:alert(1)' } },
      'incidents.bad_field',
    ],
  ])('%s is refused in one sentence and leaves nothing behind', async (_, input, code) => {
    const before = await incidents.list();
    const refusal = incidents.declare(input, lead);
    await expect(refusal).rejects.toMatchObject({ code });
    await expect(refusal).rejects.toThrow(/^[^\n]+\.$/);
    expect(await incidents.list()).toHaveLength(before.length);
  });

  test('an unknown incident is one sentence', async () => {
    await expect(incidents.get('tidak-ada')).rejects.toMatchObject({
      code: 'incidents.unknown',
      kind: 'not_found',
    });
    await expect(incidents.get(newId())).rejects.toThrow(/There is no incident/);
    await expect(incidents.get('a\u0000b')).rejects.toMatchObject({ code: 'incidents.unknown' });
  });

  test('every verb is audited with who acted', async () => {
    const { id } = await incidents.declare({ name: 'Diaudit' }, lead);
    await incidents.setFacts(id, { discoveredAt: new Date('2026-05-06T01:00:00Z') }, lead);
    const entries = await rows<{ action: string; actor_id: string }>(
      `SELECT action, actor_id FROM audit_entry WHERE incident_id = $1 ORDER BY action`,
      [id],
    );
    expect(entries).toEqual([
      { action: 'incidents.declare', actor_id: lead.operatorId },
      { action: 'incidents.set_facts', actor_id: lead.operatorId },
    ]);
  });
});

describe('dated facts', () => {
  test('change field by field; null clears; statements merge per language', async () => {
    const { id } = await anIncident(t, { clock, actor: lead });
    const changed = await incidents.setFacts(
      id,
      { containedAt: null, statements: { id: { measures: 'Kami mengganti semua kunci.' } } },
      lead,
    );
    expect(changed).toEqual(await incidents.get(id));
    expect(changed.facts.containedAt).toBeNull();
    expect(changed.facts.discoveredAt).toEqual(new Date('2026-05-06T01:00:00Z'));
    expect(changed.statements.id).toMatchObject({ measures: 'Kami mengganti semua kunci.' });
    expect(changed.statements.id?.whatHappened).toContain('kunci yang dicuri');
    expect(changed.statements.en?.measures).toContain('regulator');
  });

  test.each([
    [{ occurredUntil: new Date('2026-05-01T00:00:00Z') }, /start of the breach is later than the end/],
    [{ discoveredAt: new Date('2026-05-01T00:00:00Z') }, /start of the breach is later than the discovery/],
    [{ containedAt: new Date('2027-01-01T00:00:00Z') }, /lies in the future/],
  ])('contradictions are refused: %j', async (input, sentence) => {
    const { id } = await anIncident(t, { clock, actor: lead });
    await expect(incidents.setFacts(id, input, lead)).rejects.toThrow(sentence);
  });

  test('the database refuses contradictions too', async () => {
    const { id } = await anIncident(t, { clock, actor: lead });
    const change = t.db.tx((tx) =>
      tx.run(`UPDATE incident SET occurred_until = occurred_from - interval '1 day' WHERE id = $1`, [id]),
    );
    await expect(change).rejects.toThrow(/incident_occurred_check/);
  });
});

describe('incident keys', () => {
  test('five different keys, wrapped in the database, the same in every process', async () => {
    const { id } = await incidents.declare({ name: 'Kunci' }, lead);
    const opened = await Promise.all(KEY_PURPOSES.map((purpose) => keys.open(id, purpose)));
    const bytes = opened.map(({ key, version }) => `${version}:${key.export().toString('hex')}`);
    expect(new Set(bytes).size).toBe(5);
    const elsewhere = incidentParts(t, clock).keys;
    const again = await Promise.all(KEY_PURPOSES.map((purpose) => elsewhere.open(id, purpose, 1)));
    expect(again.map(({ key }) => `1:${key.export().toString('hex')}`)).toEqual(bytes);
    const stored = await rows<{ wrapped: Buffer }>(
      `SELECT wrapped FROM incident_key WHERE incident_id = $1`,
      [id],
    );
    for (const { wrapped } of stored) {
      for (const { key } of opened) expect(wrapped.includes(key.export())).toBe(false);
    }
  });

  test('a destroyed wrapping key ends everything within five minutes, at once when the epoch is raised', async () => {
    const { id } = await incidents.declare({ name: 'Hapus' }, lead);
    await keys.open(id, 'contact');
    await t.keyStore.destroy(id);
    await expect(keys.open(id, 'contact')).resolves.toBeDefined();
    await t.db.tx((tx) => tx.run(`UPDATE incident SET key_epoch = key_epoch + 1 WHERE id = $1`, [id]));
    await expect(keys.open(id, 'contact')).rejects.toMatchObject({ code: 'incidents.no_key' });

    const second = await incidents.declare({ name: 'Hapus lagi' }, lead);
    await keys.open(second.id, 'index');
    await t.keyStore.destroy(second.id);
    clock.advanceMs(5 * MINUTE);
    await expect(keys.open(second.id, 'index')).rejects.toMatchObject({ code: 'incidents.no_key' });
  });

  test('an unknown incident and a version that never was are refused', async () => {
    await expect(keys.open(newId<IncidentId>(), 'link')).rejects.toMatchObject({ code: 'incidents.unknown' });
    const { id } = await incidents.declare({ name: 'Versi' }, lead);
    await expect(keys.open(id, 'link', 2)).rejects.toMatchObject({ code: 'incidents.no_key' });
  });
});

describe('readiness', () => {
  const READY: ReadinessFacts = {
    headCount: 300,
    secondApprover: true,
    email: {
      productionAccess: true,
      max24HourSend: 50_000,
      maxSendRatePerSecond: 14,
      sentLast24Hours: 0,
      dkim: true,
      dmarc: true,
    },
    sms: { senderRegistered: true, textsRegistered: true },
  };

  test('everything is green where everything is there', async () => {
    const { id } = await anIncident(t, { clock, actor: lead });
    const list = await new Readiness(incidents, probe(READY), legal, clock).list(id);
    expect(list.items.filter((item) => item.light === 'red')).toEqual([]);
    expect(list.ready).toBe(true);
    for (const item of list.items) {
      expect(item.leadTime).not.toBe('');
      expect(item.whoActs).not.toBe('');
    }
  });

  test('a bare incident is red wherever something is missing, with who must act and how long it takes', async () => {
    const { id } = await incidents.declare({ name: 'Kosong' }, lead);
    const nothing = { headCount: null, secondApprover: false, email: null, sms: null };
    const list = await new Readiness(incidents, probe(nothing), legal, clock).list(id);
    expect(list.ready).toBe(false);
    expect(list.items.every((item) => item.light === 'red')).toBe(true);
    expect(list.items.find((item) => item.code === 'sms.sender')).toMatchObject({ leadTime: '3–4 weeks' });
    expect(list.clocks[0]).toMatchObject({
      law: 'ID',
      chosen: null,
      disputed: true,
      review_by_counsel: true,
    });
  });

  test('a quota that cannot reach everybody before the strictest deadline is red', async () => {
    const { id } = await anIncident(t, {
      clock,
      actor: lead,
      occurredFrom: new Date('2026-05-05T00:00:00Z'),
    });
    const slow = { ...READY, headCount: 300_000 };
    const list = await new Readiness(incidents, probe(slow), legal, clock).list(id);
    const quota = list.items.find((item) => item.code === 'email.quota');
    expect(quota).toMatchObject({ light: 'red' });
    expect(quota?.finding).toContain('of 300000 people before 2026-05-08T00:00:00.000Z');
  });

  test.each([
    [{ ID: { start: 'yesterday', reason: 'x' } }, 'the start for ID'],
    [{ ID: { start: 'confirmed', reason: ' ' } }, 'needs its reason'],
    [{ ID: null }, 'the start for ID'],
    [{ 'no law': { start: 'confirmed', reason: 'x' } }, 'under the code of its law'],
  ])('a choice %j of a clock is refused', async (clockChoices, why) => {
    const { id } = await anIncident(t, { clock, actor: lead });
    await expect(incidents.setFacts(id, { clockChoices } as FactsInput, lead)).rejects.toMatchObject({
      code: 'incidents.bad_field',
      message: expect.stringContaining(why),
    });
  });

  test('the strictest reading of 72 hours stands beside the chosen one, each with its reason', async () => {
    const { id } = await anIncident(t, { clock, actor: lead });
    await incidents.setFacts(
      id,
      { clockChoices: { ID: { start: 'confirmed', reason: 'Counsel Sari, 6 May 2026' } } },
      lead,
    );
    const [law] = (await new Readiness(incidents, probe(READY), legal, clock).list(id)).clocks;
    expect(law?.chosen).toMatchObject({
      start: 'confirmed',
      deadlineAt: new Date('2026-05-09T09:00:00Z'),
      reason: 'Counsel Sari, 6 May 2026',
    });
    expect(law?.strictest).toMatchObject({ start: 'occurred', deadlineAt: new Date('2026-05-06T02:00:00Z') });
    expect(law?.strictest?.hoursLeft).toBeLessThan(0);
  });
});
