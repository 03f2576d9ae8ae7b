import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laws } from '../../src/laws/index.ts';
import type { Incident } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { Checks, Messages, type TemplateDraft } from '../../src/messages/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, stage } from '../support/people-fixtures.ts';
import { aPerson } from '../support/said.ts';

let t: TestDatabase;
let writer: Actor;
let incident: Incident;
let messages: Messages;
const clock = new FixedClock('2026-05-07T03:00:00Z');

const email = ['con.email', 'plaintext'] as const;
const SSN = [email, ['id.name', 'plaintext'], ['gov.ssn', 'plaintext']] as const;
const ROWS = [
  { customer: 'A1', email: 'a@contoh.example', locale: 'id', country: 'ID', leaks: [email] },
  { customer: 'B1', email: 'b@contoh.example', locale: 'en', country: 'US', region: 'MA', leaks: SSN },
  { customer: 'B2', email: 'c@contoh.example', locale: 'id', country: 'US', region: 'Massachusetts', leaks: SSN },
  { customer: 'C1', email: 'd@contoh.example', locale: 'en', country: 'US', region: 'CA', leaks: SSN },
  { customer: 'C2', email: 'e@contoh.example', locale: 'en', country: 'US', region: 'CA', leaks: [email] },
  { customer: 'D1', email: 'f@contoh.example', locale: 'en', country: 'US', region: 'MA', leaks: [...SSN, ['hlt.record', 'plaintext']] },
] as const; // prettier-ignore

beforeAll(async () => {
  t = await freshDatabase();
  writer = await anOperator(t.db, 'Wina Writer');
  const { incidents } = incidentParts(t, clock);
  const checks = new Checks({ portalUrl: 'https://maaf.contoh.example' }, incidents, new Laws(t.db, clock));
  messages = new Messages(t.db, clock, incidents, new Audit(clock), checks);
  incident = await anIncident(t, { clock, actor: writer });
  await stage(t, incident.id, { name: 'players.csv', rows: ROWS });
  await peopleOf(t, { clock }).resolve(incident.id, writer);
});
afterAll(() => t.close());

function starter(locale: 'id' | 'en', jurisdiction?: string): TemplateDraft {
  return messages.starters({ channel: 'email', locale, jurisdiction })[0]!;
}

async function saved(...drafts: TemplateDraft[]): Promise<string[]> {
  const ids = [];
  for (const draft of drafts) ids.push(await messages.save(incident.id, draft, writer));
  return ids;
}

describe('texts by jurisdiction', () => {
  test('the general text alone is refused for whoever its law speaks of, with how many they are and where', async () => {
    const ids = await saved(starter('id'), starter('en'));
    const checked = await messages.lintAll(ids, await messages.audience(incident.id));
    const of = (locale: string) =>
      checked
        .find(({ template }) => template.locale === locale)!
        .findings.filter((f) => f.severity === 'blocking')
        .map((f) => f.message);
    const en = of('en');
    expect(en).toContainEqual(
      expect.stringMatching(/^Line \d+: \{\{ what_happened \}\} may not stand here, because US-MA \(.*\) forbids .* for 1 person \(1 in US-MA\)\.$/),
    ); // prettier-ignore
    expect(en).toContainEqual(
      expect.stringMatching(/^Subject: US-CA \(.*\) asks for the title “Notice of Data Breach” for 1 person \(1 in US-CA\)/),
    ); // prettier-ignore
    // Only e-mail leaked of C2, and HIPAA protects D1 alone.
    expect(en.join()).not.toMatch(/US-HIPAA/);
    // Of the Indonesian text only B2 is American.
    expect(of('id').join()).toMatch(/US-MA .* for 1 person \(1 in US-Massachusetts\)/);
    expect(of('id').join()).not.toMatch(/US-CA/);
  });

  test('with the texts of each, everybody’s passes, and each person gets their own', async () => {
    const ids = await saved(starter('id'), starter('en'), starter('en', 'US-MA'), starter('en', 'US-CA'));
    const audience = await messages.audience(incident.id);
    const checked = await messages.lintAll(ids, audience);
    expect(checked.flatMap(({ findings }) => findings.filter((f) => f.severity === 'blocking'))).toEqual([]);
    const pins = await messages.pins(ids, audience);
    expect(pins.jurisdictions!.laws[0]!.code).toBe('US-MA');
    const renderer = await messages.renderer(JSON.parse(JSON.stringify(pins)));
    const reads = (i: number, locale: 'id' | 'en', residence: { country: string; region: string | null }) => {
      const exposure = audience.readers!.find((r) => r.region === residence.region)?.exposure;
      const person = aPerson({ locale, residence: { ...residence, minor: false }, exposure: exposure! });
      return ids.indexOf(renderer.renderEmail(person).templateId) === i;
    };
    expect(reads(2, 'en', { country: 'US', region: 'Massachusetts' })).toBe(true);
    // Whoever reads Indonesian gets the text of the law in English rather than one the law forbids.
    expect(reads(2, 'id', { country: 'US', region: 'Massachusetts' })).toBe(true);
    expect(reads(0, 'id', { country: 'ID', region: null })).toBe(true);
    const d1 = audience.readers!.filter((r) => r.region === 'MA').map((r) => r.exposure);
    const texts = d1.map((exposure) => {
      const residence = { country: 'US', region: 'MA', minor: false };
      return renderer.renderEmail(aPerson({ locale: 'en', exposure, residence })).text;
    });
    // Under HIPAA the federal notice counts, with what happened; without health data Massachusetts’ own.
    expect(texts.filter((text) => text.includes('What Happened'))).toHaveLength(1);
    expect(texts.filter((text) => !text.includes('copied'))).toHaveLength(1);
  });

  test('a law that is not there, two texts of one place and no general text are one sentence each', async () => {
    const [general, massachusetts] = [starter('en'), starter('en', 'US-MA')];
    const nowhere = { ...massachusetts, jurisdictions: ['US-XX'] };
    await expect(messages.save(incident.id, nowhere, writer)).rejects.toThrow(
      'No law in force has the code US-XX: list the laws to see their codes.',
    );
    const ids = await saved(general, massachusetts, { ...massachusetts, jurisdictions: ['US-CA', 'US-MA'] });
    await expect(messages.pins(ids)).rejects.toThrow(/Two of the templates are for email in en, US-MA/);
    await expect(messages.pins([ids[1]!])).rejects.toThrow(
      'By email there are only texts for US-MA: add the general one, for everybody else.',
    );
  });

  test('a text of one jurisdiction is previewed by itself', async () => {
    const [id] = await saved(starter('en', 'US-MA'));
    expect(await messages.preview(id!)).toMatchObject({
      subject: expect.stringContaining('personal data leaked'),
    });
  });

  test('each set of jurisdictions counts its own versions', async () => {
    const [id] = await saved({ ...starter('en', 'US-MA'), subject: '{{ brand }}: notice' });
    const versions = (await messages.list(incident.id)).filter((x) => x.jurisdictions.join() === 'US-MA');
    expect(versions.map((v) => v.version)).toEqual([1, 2]);
    expect(versions.at(-1)!.id).toBe(id);
  });
});
