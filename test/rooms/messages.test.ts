import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { exposureBits, type Incident, type Incidents } from '../../src/incidents/index.ts';
import { Checks, type MessagePins, Messages, type TemplateDraft } from '../../src/messages/index.ts';
import { Laws } from '../../src/laws/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aPerson } from '../support/said.ts';

let t: TestDatabase;
let clock: FixedClock;
let incidents: Incidents;
let messages: Messages;
let writer: Actor;
let incident: Incident;

beforeAll(async () => {
  t = await freshDatabase();
  writer = await anOperator(t.db, 'Wina Writer');
});
afterAll(() => t.close());

beforeEach(async () => {
  clock = new FixedClock('2026-05-07T03:00:00Z');
  ({ incidents } = incidentParts(t, clock));
  const config = { portalUrl: 'https://maaf.contoh.example' };
  const audit = new Audit(clock);
  const checks = new Checks(config, incidents, new Laws(t.db, clock));
  messages = new Messages(t.db, clock, incidents, audit, checks);
  incident = await anIncident(t, { clock, actor: writer });
});

function starter(channel: string, locale: string): TemplateDraft {
  return messages.starters().find((s) => s.channel === channel && s.locale === locale)!;
}

async function saveStarters(): Promise<string[]> {
  const ids: string[] = [];
  for (const draft of messages.starters()) ids.push(await messages.save(incident.id, draft, writer));
  return ids;
}

describe('templates', () => {
  test('the starters of both channels and languages are kept as they are, and audited', async () => {
    const ids = await saveStarters();
    const kept = await messages.list(incident.slug);
    expect(kept.map((k) => k.id).sort()).toEqual([...ids].sort());
    expect(kept.map((k) => `${k.kind} ${k.channel} ${k.locale} ${k.version}`)).toEqual([
      'individual email en 1',
      'individual email id 1',
      'individual sms en 1',
      'individual sms id 1',
    ]);
    const audited = await t.db.tx((tx) =>
      tx.one(
        `SELECT count(*)::int AS n FROM audit_entry WHERE incident_id = $1 AND action = 'messages.save'`,
        [incident.id],
      ),
    );
    expect(audited).toEqual({ n: 4 });
  });

  test('the same text again is the same version; another text is the next one', async () => {
    const draft = starter('sms', 'id');
    const first = await messages.save(incident.id, draft, writer);
    expect(await messages.save(incident.id, draft, writer)).toBe(first);
    const second = await messages.save(incident.id, { ...draft, body: `${draft.body} Tks.` }, writer);
    expect((await messages.get(second)).version).toBe(2);
    expect((await messages.get(first)).body).toBe(draft.body);
  });

  test('two people saving at once get two versions', async () => {
    const draft = starter('email', 'id');
    const ids = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        messages.save(incident.id, { ...draft, body: `${draft.body}\n\n${n}` }, writer),
      ),
    );
    const versions = (await messages.list(incident.id)).map((k) => k.version);
    expect(new Set(ids).size).toBe(4);
    expect(versions).toEqual([1, 2, 3, 4]);
  });

  test('a version never changes, not even by SQL', async () => {
    const id = await messages.save(incident.id, starter('email', 'en'), writer);
    const change = t.ownerDb.tx((tx) => tx.run(`UPDATE template SET body = 'x' WHERE id = $1`, [id]));
    await expect(change).rejects.toThrow(/only ever added/);
  });

  test.each([
    ['an unknown variable', { body: '{{ nik }}' }, /there is no variable "nik"/],
    ['a filter', { body: '{{ name | upcase }}' }, /filters and expressions are not allowed/],
    ['a forbidden tag', { body: '{% include "x" %}' }, /not allowed/],
    ['a personal subject', { subject: 'Halo {{ name }}' }, /may not stand in the subject/],
    ['a subject of two lines', { subject: 'Halo\r\nBcc: x@example.com' }, /subject of one line/],
    ['no subject', { subject: null }, /subject of one line/],
    ['no text', { body: ' ' }, /1 to 50,000/],
    ['a value as a link', { body: '[x]({{ name }})' }, /link leads somewhere else/],
  ])('%s is refused in one sentence and nothing is kept', async (_, change, sentence) => {
    const draft = { ...starter('email', 'id'), ...change };
    await expect(messages.save(incident.id, draft, writer)).rejects.toThrow(sentence);
    expect(await messages.list(incident.id)).toEqual([]);
  });

  test('an unknown template and an unknown incident are one sentence each', async () => {
    await expect(messages.get('nope')).rejects.toMatchObject({ code: 'messages.unknown_template' });
    await expect(messages.get(newId())).rejects.toThrow(/There is no template/);
    await expect(messages.list('nope')).rejects.toMatchObject({ code: 'incidents.unknown' });
  });
});

describe('checking', () => {
  test('the starters of an incident with its facts have nothing to find', async () => {
    for (const id of await saveStarters()) expect(await messages.lint(id)).toEqual([]);
  });

  test('a draft can be checked before it is kept', async () => {
    const draft = { ...starter('email', 'id'), body: 'Data Anda mungkin bocor.' };
    const found = await messages.lint({ incident: incident.slug, draft });
    expect(found.map((f) => f.code)).toContain('hedging');
    expect(found.filter((f) => f.code === 'overlay_missing')).toHaveLength(5);
    expect(await messages.list(incident.id)).toEqual([]);
  });

  test('residence decides which overlay holds', async () => {
    const draft = { ...starter('email', 'en'), body: 'Your data leaked.' };
    const asked = async (country: string) => {
      const found = await messages.lint({ incident: incident.slug, draft }, { countries: [country] });
      return found.filter((f) => f.code === 'overlay_missing').map((f) => f.where);
    };
    expect(await asked('ID')).toEqual(['C4', 'C2', 'C1', 'C6', 'C5']);
    expect(await asked('SG')).toEqual(['C1', 'C4', 'C5', 'C6', 'C7']);
    expect(await asked('AQ')).toEqual([]);
  });
});

describe('pins and rendering', () => {
  test('blocking findings cannot be pinned', async () => {
    const { body } = starter('email', 'en');
    const draft = { ...starter('email', 'en'), body: `${body}\nNo passwords were taken.` };
    const id = await messages.save(incident.id, draft, writer);
    const profiles = [exposureBits([{ code: 'cred.password', form: 'plaintext' }])];
    await expect(messages.pins([id])).resolves.toBeDefined();
    await expect(messages.pins([id], { profiles })).rejects.toMatchObject({ code: 'messages.not_clean' });
  });

  test('what was pinned is what is rendered, whatever is corrected later', async () => {
    const ids = await saveStarters();
    const pins = await messages.pins(ids);
    const json = JSON.parse(JSON.stringify(pins)) as MessagePins;
    expect(json).toEqual(pins);
    const before = (await messages.renderer(json)).renderEmail(aPerson());
    await incidents.setFacts(
      incident.id,
      { statements: { id: { measures: 'Lain.' } }, containedAt: new Date('2026-05-06T20:00:00Z') },
      writer,
    );
    const after = (await messages.renderer(json)).renderEmail(aPerson());
    expect(after).toEqual(before);
    const anew = (await messages.renderer(await messages.pins(ids))).renderEmail(aPerson());
    expect(anew.text).toContain('Lain.');
  });

  test('a template that is not what was approved is never rendered', async () => {
    const pins = await messages.pins(await saveStarters());
    const [first, ...rest] = pins.templates;
    const forged = { ...pins, templates: [{ ...first!, fingerprint: 'f'.repeat(64) }, ...rest] };
    await expect(messages.renderer(forged)).rejects.toMatchObject({ code: 'messages.template_changed' });
  });

  test('templates of two incidents, or two for one place, do not go together', async () => {
    const one = await messages.save(incident.id, starter('email', 'id'), writer);
    const two = await messages.save(
      incident.id,
      { ...starter('email', 'id'), body: 'Lain {{ exposure }}' },
      writer,
    );
    const other = await anIncident(t, { clock, actor: writer });
    const foreign = await messages.save(other.id, starter('sms', 'id'), writer);
    await expect(messages.pins([one, foreign])).rejects.toMatchObject({ code: 'messages.other_incident' });
    await expect(messages.pins([one, two])).rejects.toMatchObject({ code: 'messages.same_place_twice' });
    await expect(messages.pins([])).rejects.toMatchObject({ code: 'messages.no_templates' });
  });

  test('a preview shows an example person with this incident’s words', async () => {
    const [mail, , sms] = await saveStarters();
    const shown = await messages.preview(mail!, {
      name: 'Ani',
      merge: { offers: [{ oneOf: [{ title: 'Saldo', text: 'Segera.' }], isAutomatic: false }] },
    });
    expect(shown.text).toContain('Halo Ani,');
    expect(shown.text).toContain('maaf.contoh.example/i/');
    expect(shown.text).toContain('Saldo. Segera.');
    expect(await messages.preview(sms!)).toMatchObject({ segments: 1 });
  });
});
