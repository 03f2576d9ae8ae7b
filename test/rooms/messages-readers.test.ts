/** Who reads a text, counted once per published run; and a draft as it would be sent. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { Laws } from '../../src/laws/index.ts';
import { Checks, Messages, Prices } from '../../src/messages/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let writer: Actor;
let incident: Incident;
let messages: Messages;
let prices: Prices;
const clock = new FixedClock('2026-05-07T03:00:00Z');
const email = ['con.email', 'plaintext'] as const;

beforeAll(async () => {
  t = await freshDatabase();
  writer = await anOperator(t.db, 'Wina Writer');
  const { incidents } = incidentParts(t, clock);
  const audit = new Audit(clock);
  const checks = new Checks({ portalUrl: 'https://maaf.contoh.example' }, incidents, new Laws(t.db, clock));
  messages = new Messages(t.db, clock, incidents, audit, checks);
  prices = new Prices(t.db, clock, audit);
  incident = await anIncident(t, { clock, actor: writer });
});
afterAll(() => t.close());

const kept = async () =>
  (await t.db.tx((tx) => tx.q<{ runNo: number }>(`SELECT run_no AS "runNo" FROM message_audience`))).map(
    ({ runNo }) => runNo,
  );
const persons = async () => {
  const { readers = [] } = await messages.audience(incident.id);
  return readers.reduce((sum, reader) => sum + reader.persons, 0);
};

describe('the readers of a text', () => {
  test('before a run there are none, and nothing is kept', async () => {
    expect(await messages.audience(incident.id)).toEqual({ readers: [], countedAt: null, runNo: 0 });
    expect(await kept()).toEqual([]);
  });

  test('are counted by the first question of a run, also where many ask at once, and again after the next run', async () => {
    const rows = [
      { customer: 'A1', email: 'ani@contoh.example', locale: 'id', country: 'ID', leaks: [email] },
      { customer: 'B2', email: 'bob@contoh.example', locale: 'en', country: 'SG', leaks: [email] },
    ];
    await stage(t, incident.id, { name: 'a.csv', rows });
    await peopleOf(t, { clock }).resolve(incident.id, writer);
    const counts = await Promise.all(Array.from({ length: 5 }, persons));
    expect(counts).toEqual([2, 2, 2, 2, 2]);
    expect(await kept()).toEqual([1]);
    const more = {
      customer: 'C3',
      email: 'cita@contoh.example',
      locale: 'id',
      country: 'ID',
      leaks: [email],
    };
    await stage(t, incident.id, { name: 'b.csv', rows: [more] });
    expect(await persons()).toBe(2);
    await peopleOf(t, { clock }).resolve(incident.id, writer);
    expect(await persons()).toBe(3);
    expect(await kept()).toEqual([2]);
  });

  test('the goodwill kind is counted apart: it goes to whom the breach did not touch', async () => {
    expect(await messages.audience(incident.id, 'goodwill')).toMatchObject({ readers: [] });
    expect(await kept()).toEqual([2, 2]);
  });

  test('say for how many people a law misses something', async () => {
    const [draft] = messages.starters({ kind: 'individual', channel: 'letter', locale: 'id' });
    const what = { incident: incident.id, draft: { ...draft!, body: 'Halo.\n\nKami menyesal.' } };
    const {
      laws,
      persons: all,
      countries,
    } = await messages.examine(what, await messages.audience(incident.id));
    expect(all).toBe(3);
    expect(countries).toEqual(['ID', 'SG']);
    const [law] = laws;
    expect(law).toMatchObject({ code: 'ID', persons: 2 });
    expect(law!.asks.find(({ code }) => code === 'C4')).toMatchObject({ standing: 'missing', persons: 2 });
  });
});

describe('a draft', () => {
  test('is shown as the version it becomes is sent', async () => {
    const [draft] = messages.starters({ kind: 'individual', channel: 'email', locale: 'en' });
    const shown = await messages.show(incident.id, draft!);
    const saved = await messages.preview(await messages.save(incident.id, draft!, writer));
    expect(saved).toMatchObject({ html: shown.html, text: shown.text, subject: shown.subject, messageHash: shown.messageHash }); // prettier-ignore
    expect(shown.preheader).not.toBe('');
  });

  test('that cannot be rendered is refused where it is broken', async () => {
    const broken = { channel: 'sms', locale: 'id', body: 'x\n{{ nik }}' } as const;
    await expect(messages.show(incident.id, broken)).rejects.toMatchObject({
      code: 'messages.bad_template',
      facts: { place: { en: 'line 2', id: 'baris 2' } },
    });
  });
});

test('a price keeps its reason, and every line of its place stays to be read, the newest first', async () => {
  const line = { channel: 'sms', country: 'ID', price: '0.03', source: 'Contract 7' } as const;
  await prices.set({ ...line, reason: 'The new contract' }, writer);
  clock.advanceMs(1_000);
  await prices.set({ ...line, price: '0.02' }, writer);
  expect(await prices.history('sms', 'ID')).toEqual([
    expect.objectContaining({ micros: 20_000n, reason: null, setBy: writer.operatorId }),
    expect.objectContaining({ micros: 30_000n, reason: 'The new contract' }),
  ]);
  expect(await prices.history('sms', 'SG')).toEqual([]);
  const costs = await prices.ofMessage({ channel: 'sms', segments: 2 }, ['ID', 'SG', 'XX']);
  expect(costs.map(({ of, micros }) => [of, micros])).toEqual([
    ['XX', 500_000n],
    ['SG', 120_000n],
    ['ID', 40_000n],
  ]);
  await expect(prices.set({ ...line, reason: 'x'.repeat(1_001) }, writer)).rejects.toThrow(
    /1,000 characters/,
  );
});
