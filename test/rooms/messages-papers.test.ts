import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { exposureBits, type Incident } from '../../src/incidents/index.ts';
import { type CohortId, newId, type PersonNo, type PersonRef, type ProfileId } from '../../src/kernel/ids.ts';
import { Laws } from '../../src/laws/index.ts';
import {
  ApprovalPacks,
  Checks,
  MergeFields,
  Messages,
  Previews,
  Prices,
  type RenderedEmail,
} from '../../src/messages/index.ts';
import { Lookups, Reveals } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, stage } from '../support/people-fixtures.ts';

/** Compensation's part, of which a preview needs only the offers. */
class OneOffer extends MergeFields {
  offersForExample() {
    return Promise.resolve([]);
  }

  forPersons(_: unknown, { persons }: Parameters<MergeFields['forPersons']>[1]) {
    const offers = [{ oneOf: [{ title: 'Saldo', text: 'Masuk sendiri.' }], isAutomatic: true }];
    const real = {
      link: 'https://x.example/r/real',
      typedCode: 'REAL',
      incidentUrl: 'https://x.example/i/x',
    };
    return Promise.resolve(
      new Map(persons.map(({ cohortId, personId }) => [`${cohortId}:${personId}`, { ...real, offers }])),
    );
  }
}

let t: TestDatabase;
let writer: Actor;
let incident: Incident;
let messages: Messages;
let prices: Prices;
let packs: ApprovalPacks;
let previews: Previews;
let lookups: Lookups;
const clock = new FixedClock('2026-05-07T03:00:00Z');

beforeAll(async () => {
  t = await freshDatabase();
  writer = await anOperator(t.db, 'Wina Writer');
  const { incidents, keys } = incidentParts(t, clock);
  const audit = new Audit(clock);
  const checks = new Checks({ portalUrl: 'https://maaf.contoh.example' }, incidents, new Laws(t.db, clock));
  messages = new Messages(t.db, clock, incidents, audit, checks);
  prices = new Prices(t.db, clock, audit);
  packs = new ApprovalPacks(t.db, clock, messages, checks, prices);
  lookups = new Lookups(t.db, keys);
  previews = new Previews(t.db, messages, lookups, new Reveals(t.db, keys, audit), new OneOffer());
  incident = await anIncident(t, { clock, actor: writer });
  await stage(t, incident.id, { name: 'players.csv', rows: ROWS });
  await peopleOf(t, { clock }).resolve(incident.id, writer);
});
afterAll(() => t.close());

const email = ['con.email', 'plaintext'] as const;
const ROWS = [
  { customer: 'A1', email: 'ani@contoh.example', name: 'Ani Rahasia', authoritative: true, locale: 'id', country: 'ID', leaks: [email, ['cred.password', 'plaintext'], ['gov.nik', 'plaintext']] },
  { customer: 'B2', email: 'bob@contoh.example', name: 'Bob <b>Secret</b>', authoritative: true, locale: 'en', country: 'SG', leaks: [email] },
  { customer: 'C3', phone: '+6281234567890', locale: 'id', country: 'ID', leaks: [['hlt.record', 'plaintext']] },
  { customer: 'D4', email: 'dewi@contoh.example', locale: 'fr', country: 'FR', minor: true, leaks: [email, ['fin.pan', 'masked']] },
  { customer: 'E5', locale: 'id', country: 'ID', deceased: true, leaks: [['con.address', 'plaintext']] },
] as const; // prettier-ignore

describe('prices', () => {
  test('every line has a source and a day, and every country has a price', async () => {
    const all = await prices.list();
    expect(all.length).toBeGreaterThan(30);
    for (const line of all) expect(line).toMatchObject({ source: expect.stringMatching(/./), pricedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), shipped: true }); // prettier-ignore
    for (const channel of ['email', 'sms', 'letter']) {
      expect(all.filter((p) => p.channel === channel && p.country === '')).toHaveLength(1);
    }
  });

  test('a set line takes the place of the shipped one, converted at its day’s rate and rounded up, and is audited', async () => {
    const line = { channel: 'sms', country: 'ID', price: '350', currency: 'IDR', rate: '0.0000613', source: 'Kontrak 12/2026', pricedOn: '2026-05-02' } as const; // prettier-ignore
    await prices.set({ ...line, price: '400' }, writer);
    clock.set('2026-05-07T03:00:01Z');
    await prices.set(line, writer);
    const [id] = (await prices.list()).filter((p) => p.channel === 'sms' && p.country === 'ID');
    expect(id).toEqual({
      channel: 'sms', country: 'ID', micros: 21_455n, currency: 'USD', unit: 'segment', source: 'Kontrak 12/2026', pricedOn: '2026-05-02',
      quoted: { micros: 350_000_000n, currency: 'IDR', rate: '0.0000613' }, shipped: false,
    }); // prettier-ignore
    const audited = await t.db.tx((tx) => tx.q(`SELECT 1 FROM audit_entry WHERE action = 'messages.price'`));
    expect(audited).toHaveLength(2);
    const change = t.ownerDb.tx((tx) => tx.run(`UPDATE message_price SET micros = 0`));
    await expect(change).rejects.toThrow(/only ever added/);
  });

  test.each([
    ['no number', { price: 'cheap' }, /decimal like 0.4414/],
    ['a currency without its rate', { currency: 'IDR' }, /needs the rate of its day/],
    ['an unknown currency', { currency: 'XXX' }, /not one Amends knows/],
    ['a country in words', { country: 'Indonesia' }, /code of two capitals/],
    ['no source', { source: ' ' }, /source is a text/],
    ['a day that does not exist', { pricedOn: '2026-02-30' }, /past day/],
    ['a day to come', { pricedOn: '2027-01-01' }, /past day/],
  ])('%s is refused in one sentence', async (_, change, sentence) => {
    const line = { channel: 'sms', country: 'SG', price: '0.05', source: 'x', ...change } as const;
    await expect(prices.set(line, writer)).rejects.toThrow(sentence);
  });
});

describe('the approval pack', () => {
  test('has every block in every language and channel, counts, findings, cost and the hardest cases', async () => {
    for (const draft of [...messages.starters(), ...messages.starters({ channel: 'letter' })]) {
      await messages.save(incident.id, draft, writer);
    }
    const { filename, html } = await packs.build(incident.slug);
    expect(filename).toBe(`${incident.slug}-approval-pack-2026-05-07.html`);
    for (const block of ['Greeting and apology', 'What to do first', 'What leaked about you', 'What happened', 'What we do', 'What we offer', 'How to check this is really us', 'How to reach us']) {
      expect(html).toContain(`<h4>${block} <i lang="id">`);
    } // prettier-ignore
    for (const column of [
      'e-mail · id',
      'e-mail · en',
      'SMS · id',
      'SMS · en',
      'letter · id',
      'letter · en',
    ]) {
      expect(html).toContain(`<b>${column} · everybody else / semua orang lain</b>`);
    }
    expect(html).toContain('5 people of the published run.');
    expect(html).toMatch(
      /<td>SMS, having no e-mail address <i lang="id">[^<]*<\/i><\/td><td class="n">1<\/td>/,
    );
    expect(html).toMatch(/<td>nothing yet: held, or died <i lang="id">[^<]*<\/i><\/td><td class="n">1<\/td>/);
    expect(html).toContain('<td>fr</td><td class="n">1</td>');
    expect(html).toContain('Kontrak 12/2026, 2026-05-02, at 0.0000613 USD for 1 IDR');
    expect(html).toContain('1. Person ');
    for (const reason of ['the gravest exposure', 'a child', 'no e-mail, only SMS', 'lives in SG', 'a language without a text of its own', 'somebody who has died']) {
      expect(html).toContain(reason);
    } // prettier-ignore
    expect(html).toContain('1 segment(s)');
    expect(html).toContain('words a sentence');
  });

  test('names nobody, fetches nothing and runs nothing', async () => {
    const { html } = await packs.build(incident.slug);
    expect(html).not.toMatch(/Rahasia|Secret|@contoh\.example(?<!bantuan@contoh\.example)|6281234567890/);
    expect(html).not.toMatch(/<script|<link|<img|\ssrc=|url\(|@import/i);
    expect(html.match(/<iframe sandbox /g)!.length).toBeGreaterThan(0);
  });

  test('shows what the linter blocks instead of hiding it', async () => {
    const [draft] = messages.starters({ channel: 'email', locale: 'en' });
    const id = await messages.save(incident.id, { ...draft!, subject: '{{ brand }}: $20 for you' }, writer);
    const { html } = await packs.build(incident.slug, { templateIds: [id] });
    expect(html).toContain('1 blocking');
    expect(html).toContain('Subject: “$20” is an amount of money');
  });

  test('an incident without texts and a text of another are one sentence each', async () => {
    const other = await anIncident(t, { clock, actor: writer });
    await expect(packs.build(other.slug)).rejects.toMatchObject({ code: 'messages.no_templates' });
    const [first] = await messages.list(incident.id);
    await expect(packs.build(other.slug, { templateIds: [first!.id] })).rejects.toMatchObject({
      code: 'messages.unknown_template',
    });
  });
});

async function template(): Promise<string> {
  const [draft] = messages.starters({ channel: 'email', locale: 'id' });
  return messages.save(incident.id, draft!, writer);
}

async function ani(): Promise<PersonRef> {
  const row = await t.db.tx((tx) =>
    tx.one<{ c: string; p: number }>(
      `SELECT cohort_id::text AS c, person_id AS p FROM people_v_audience
        WHERE incident_id = $1 AND country = 'ID' AND has_email`,
      [incident.id],
    ),
  );
  return { cohortId: BigInt(row!.c) as CohortId, personId: row!.p as PersonNo };
}

describe('previews', () => {
  test('for a profile names exactly its data', async () => {
    const id = await template();
    const [profile] = (await lookups.profiles(incident.id)).filter((p) =>
      p.exposure.some((e) => e.code === 'fin.pan'),
    );
    const { text } = (await previews.ofExample(incident.id, id, { profile: profile!.id })) as RenderedEmail;
    expect(text).toContain('Nomor kartu kredit atau debit (hanya sebagian)');
    expect(text).not.toContain('NIK');
    const none = previews.ofExample(incident.id, id, { profile: newId<ProfileId>() });
    await expect(none).rejects.toMatchObject({ code: 'messages.not_this_audience' });
  });

  test('for a person takes their data and offers, never their name, link or code', async () => {
    const given = { ref: await ani(), offerSetIds: [newId<never>()] };
    const { text, html } = (await previews.ofPerson(
      incident.id,
      await template(),
      given,
      writer,
    )) as RenderedEmail;
    expect(text).toContain('NIK (nomor KTP)');
    expect(text).toContain('Saldo. Masuk sendiri.');
    expect(`${text}${html}`).not.toMatch(/Ani|REAL|\/r\/real/);
  });

  test('greets by name only with a reason, whoever may reveal, and into the audit', async () => {
    const given = { ref: await ani(), reason: 'Ani called and asked' };
    const lead = { ...writer, permissions: new Set([...writer.permissions, 'people.reveal']) } as Actor;
    const { text } = (await previews.ofPerson(incident.id, await template(), given, lead)) as RenderedEmail;
    expect(text).toContain('Halo Ani Rahasia,');
    const audited = await t.db.tx((tx) => tx.q(`SELECT 1 FROM audit_entry WHERE action = 'people.reveal'`));
    expect(audited).toHaveLength(1);
    const nobody = { ...writer, permissions: new Set() } as unknown as Actor;
    await expect(previews.ofPerson(incident.id, await template(), given, nobody)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

test('the run’s own residences and exposures are what a text is held against', async () => {
  const audience = await messages.audience(incident.id);
  expect(new Set(audience.readers!.map((r) => r.country))).toEqual(new Set(['ID', 'SG', 'FR']));
  expect(audience.readers!.map((r) => r.exposure)).toContain(
    exposureBits([{ code: 'con.email', form: 'plaintext' }]),
  );
  const lacking = async (locale: 'id' | 'en') => {
    const [draft] = messages.starters({ kind: 'initial', channel: 'email', locale });
    const body = draft!.body.replace('{{ measures }}', '');
    const found = await messages.lint({ incident: incident.slug, draft: { ...draft!, body } }, audience);
    return found.flatMap((f) => (f.code === 'overlay_missing' ? [f.message] : []));
  };
  // Before mapping is finished every law of the place counts; each text is held for whoever reads it.
  await messages.save(incident.id, messages.starters({ kind: 'initial', channel: 'email', locale: 'id' })[0]!, writer); // prettier-ignore
  await messages.save(incident.id, messages.starters({ kind: 'initial', channel: 'email', locale: 'en' })[0]!, writer); // prettier-ignore
  expect(await lacking('en')).toEqual([
    expect.stringMatching(
      /^The message as a whole: .*, which SG \(.*\) for 1 person \(1 in SG\): use \{\{ measures/,
    ),
  ]);
  // The order of equal groups follows their people's keys, which are of this run alone.
  const indonesian = new Map((await lacking('id')).map((m) => [/which (\S+)/.exec(m)![1], m]));
  expect([...indonesian.keys()].toSorted()).toEqual(['EU', 'ID']);
  expect(indonesian.get('ID')).toContain(' for 3 people (3 in ID): ');
});
