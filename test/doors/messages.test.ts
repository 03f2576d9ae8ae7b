import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const PEOPLE = [
  {
    customer: 'P1',
    email: 'ani@contoh.example',
    name: 'Ani Rahasia',
    authoritative: true,
    locale: 'id',
    country: 'ID',
    leaks: [
      ['con.email', 'plaintext'],
      ['cred.password', 'plaintext'],
    ],
  },
  {
    customer: 'P2',
    email: 'bob@contoh.example',
    locale: 'en',
    country: 'SG',
    leaks: [['con.email', 'plaintext']],
  },
] as const;

describe('messages over the API', () => {
  let web: TestWeb;
  let writer: string;
  let lead: string;
  let auditor: string;
  let base: string;

  beforeAll(async () => {
    web = await aWeb();
    writer = await web.keyOf('Wina Writer', ['writer']);
    lead = await web.keyOf('Adi Admin');
    auditor = await web.keyOf('Ari Auditor', ['auditor']);
    const incident: IncidentId = (await anIncident(web)).id;
    base = `/api/v1/incidents/${incident}`;
    await stage(web, incident, { name: 'a.csv', rows: PEOPLE });
    await web.app.get(People, { strict: false }).resolve(incident, await anOperator(web.db, 'Ruli'));
  });
  afterAll(() => web.close());

  const get = (url: string, key: string) => web.call({ url, key });
  const post = (url: string, body: object, key: string) => web.call({ method: 'POST', url, body, key });
  const starters = async (query: string) =>
    (await get(`/api/v1/messages/starters${query}`, writer)).json['starters'] as { channel: string }[];
  const saved = async (query: string) => {
    const [draft] = await starters(query);
    return (await post(`${base}/templates`, draft!, writer)).json['id'] as string;
  };

  test('starters are asked for by kind, channel and language', async () => {
    expect((await starters('')).map((s) => s.channel)).toEqual(['email', 'email', 'sms', 'sms']);
    expect(await starters('?kind=correction&channel=letter&locale=id')).toHaveLength(1);
    expect((await get('/api/v1/messages/starters?kind=advert', writer)).status).toBe(400);
    const { json } = await get('/api/v1/messages/variables', writer);
    expect(json['variables']).toMatchObject({ typed_code: { channels: ['email', 'sms', 'letter'] } });
  });

  test('a text is checked before and after it is kept, against the run’s own people', async () => {
    const [draft] = await starters('?channel=email&locale=en');
    const planted = { ...draft, body: `${(draft as { body?: string }).body}\nYour passport was copied.` };
    const before = await post(`${base}/drafts/lint`, planted, writer);
    expect(before.status).toBe(200);
    expect(before.json['findings']).toEqual([
      expect.objectContaining({ code: 'names_other_data', severity: 'blocking', message: expect.stringMatching(/^Line \d+: “passport” .* for 2 of the 2 exposures/) }),
    ]); // prettier-ignore
    const id = await saved('?channel=sms&locale=en');
    const { json } = await post(`${base}/templates/${id}/lint`, {}, writer);
    expect(json).toMatchObject({ findings: [], worstSms: { segments: 1, encoding: 'GSM-7' } });
  });

  test('a broken draft is refused where it is broken, not with an error', async () => {
    const sms = { channel: 'sms', locale: 'id', body: '{{ brand }} {{ nik }}' };
    const { json, status } = await post(`${base}/drafts/lint`, sms, writer);
    expect(status).toBe(200);
    expect(json).toMatchObject({ worstSms: null, findings: [{ code: 'template', message: 'Line 1: there is no variable "nik".' }] }); // prettier-ignore
    const kept = await post(`${base}/templates`, { ...sms, preheader: 'x' }, writer);
    expect(kept.json).toMatchObject({ code: 'messages.bad_preheader' });
  });

  test('a preview for a person greets nobody by name without a reason and the right to reveal', async () => {
    const id = await saved('?channel=email&locale=id');
    const { json: found } = await post(`${base}/people/find`, { email: 'ani@contoh.example' }, auditor);
    const [person] = found['people'] as { cohortId: string; personId: number }[];
    const url = `${base}/people/${person!.cohortId}:${person!.personId}/previews/${id}`;
    const plain = await get(url, writer);
    expect(plain.json['text']).toContain('Kata sandi');
    expect(plain.json['text']).not.toContain('Ani');
    expect((await get(`${url}?reason=she%20asked`, writer)).status).toBe(403);
    expect((await get(`${url}?reason=she%20asked`, lead)).json['text']).toContain('Halo Ani Rahasia,');
  });

  test('a text that is not kept is previewed: for anybody to writers, for a person to whoever may look at people', async () => {
    const [draft] = await starters('?channel=email&locale=en');
    const shown = await post(`${base}/drafts/preview`, draft!, writer);
    expect(shown.json).toMatchObject({
      channel: 'email',
      locale: 'en',
      country: 'ID',
      sms: null,
      letter: null,
    });
    expect(shown.json['html']).toMatch(/^<!doctype html>/i);
    const { json: found } = await post(`${base}/people/find`, { email: 'bob@contoh.example' }, auditor);
    const [person] = found['people'] as { cohortId: string; personId: number }[];
    const url = `${base}/people/${person!.cohortId}:${person!.personId}/previews`;
    const [sms] = await starters('?channel=sms&locale=en');
    const one = await post(url, sms!, writer);
    expect(one.json).toMatchObject({ country: 'SG', sms: { segments: 1 }, cost: { country: 'SG' } });
    expect((await post(url, { ...sms, reason: 'she asked' }, writer)).status).toBe(403);
    const hotline = await web.keyOf('Hana Hotline', ['hotline']);
    expect((await post(url, sms!, hotline)).status).toBe(403);
    const frame = await get('/api/v1/messages/preview-frame', writer);
    expect(frame.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'self'$/); // prettier-ignore
  });

  test('every version says who wrote it and which notices hold to it', async () => {
    const id = await saved('?channel=email&locale=id');
    await saved('?channel=email&locale=en');
    const { json } = await get(`${base}/templates`, auditor);
    const one = (json['templates'] as { id: string; createdBy: string }[]).find((t) => t.id === id);
    expect((json['names'] as Record<string, string>)[one!.createdBy]).toBe('Wina Writer');
    expect(json['can']).toMatchObject({
      write: { allowed: false, reason: expect.stringContaining('message.write') },
    });
    const kept = await get(`${base}/templates/${id}`, writer);
    expect(kept.json).toMatchObject({ id, channel: 'email', locale: 'id' });
  });

  test('the approval pack comes as one file that nothing caches', async () => {
    await saved('?channel=letter&locale=id');
    const { status, headers, text } = await get(`${base}/approval-pack`, writer);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[a-z0-9-]+-approval-pack-\d{4}-\d\d-\d\d\.html"$/,
    );
    expect(text).toContain('2 people of the published run.');
    expect(text).not.toContain('Rahasia');
    expect((await get(`${base}/approval-pack?templates=nope`, writer)).json).toMatchObject({
      code: 'messages.unknown_template',
    });
  });

  test('a text for one jurisdiction is asked for, kept beside the general one, and checked for its own people', async () => {
    const asked = await starters('?jurisdiction=US-MA');
    const text = { locale: 'en', jurisdictions: ['US-MA'] };
    expect(asked).toEqual([expect.objectContaining({ channel: 'email', ...text })]);
    expect(await starters('?jurisdiction=US-MA&channel=letter')).toEqual([expect.objectContaining(text)]);
    expect(await starters('?jurisdiction=ID')).toEqual([]);
    const kept = await post(`${base}/templates`, asked[0]!, writer);
    expect(kept.status).toBe(201);
    const { json: listed } = await get(`${base}/templates`, writer);
    expect(listed['templates']).toContainEqual(
      expect.objectContaining({ id: kept.json['id'], jurisdictions: ['US-MA'], version: 1 }),
    );
    // Nobody of the run lives there: it is held as if somebody did.
    const told = { ...asked[0], body: `${(asked[0] as { body?: string }).body}\n{{ what_happened }}` };
    const { json } = await post(`${base}/drafts/lint`, told, writer);
    expect(json['findings']).toEqual([
      expect.objectContaining({ code: 'overlay_forbidden', message: expect.stringMatching(/^Line \d+: \{\{ what_happened \}\} may not stand here, because US-MA/) }),
    ]); // prettier-ignore
    const nowhere = await post(`${base}/templates`, { ...asked[0], jurisdictions: ['US-XX'] }, writer);
    expect(nowhere.json).toMatchObject({ status: 400, code: 'messages.unknown_law' });
  });

  test('the pack of a notice counts the notice’s own people', async () => {
    const templates = [await saved('?channel=email&locale=id'), await saved('?channel=email&locale=en')];
    const draft = { name: 'Singapore first', templateIds: templates, audience: { countries: ['SG'] } };
    const { json } = await post(`${base}/notices`, draft, lead);
    const { status, text, headers } = await get(`/api/v1/notices/${json['id']}/approval-pack`, writer);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain(`-${json['id']}-approval-pack-`);
    expect(text).toContain('1 person of this notice.');
    expect(text).toContain('countries: SG');
  });

  test('prices are read by readers and set by writers', async () => {
    const line = { channel: 'sms', country: 'ID', price: '0.02', source: 'Contract 7' };
    const set = await post('/api/v1/messages/prices', line, writer);
    expect(set.json).toMatchObject({ price: { micros: '20000', shipped: false } });
    const { json } = await get('/api/v1/messages/prices', writer);
    expect(json['prices']).toContainEqual(expect.objectContaining({ country: 'ID', source: 'Contract 7' }));
    const { json: past } = await get('/api/v1/messages/prices/history?channel=sms&country=ID', writer);
    expect(past['prices']).toEqual([expect.objectContaining({ source: 'Contract 7', reason: null })]);
    const bad = await post('/api/v1/messages/prices', { ...line, price: 'free' }, writer);
    expect(bad.json).toMatchObject({ status: 400, code: 'messages.bad_price' });
    expect((await post('/api/v1/messages/prices', line, auditor)).status).toBe(403);
  });
});

describe('messages in the terminal', () => {
  let desk: TerminalDesk;
  let incident: string;
  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = (await anIncident(desk.t)).id;
    await stage(desk.t, incident as IncidentId, { name: 'a.csv', rows: PEOPLE });
    await desk.run(['people', 'resolve', incident]);
  });
  afterAll(() => desk.close());

  test('starters of a kind are saved, checked and previewed', async () => {
    const letters = ['--kind', 'individual', '--channel', 'letter', '--locale', 'en'];
    const { ids } = await desk.json(['message', 'save', incident, '--starters', ...letters]);
    const [id] = ids as string[];
    expect(await desk.json(['message', 'lint', incident, id!])).toMatchObject({
      findings: [],
      worstSms: null,
    });
    const { out } = await desk.run(['message', 'preview', id!]);
    expect(out).toMatch(/^Notice that your personal data leaked/);
    const starters = await desk.run(['message', 'starters', '--kind', 'goodwill', '--channel', 'sms']);
    expect(starters.out).toContain('--- goodwill sms id:');
    expect((await desk.run(['message', 'variables'])).out).toContain('newly_leaked');
  });

  test('a text that must not be sent ends with one sentence and a non-zero exit', async () => {
    const file = join(desk.dir, 'mail.md');
    writeFileSync(file, 'Data Anda mungkin bocor.\n\n{{ exposure }}');
    const mail = ['--channel', 'email', '--locale', 'id', '--subject', '{{ brand }}', '--link-free'];
    const { ids } = await desk.json(['message', 'save', incident, file, ...mail]);
    const said = await desk.run(['message', 'lint', incident, (ids as string[])[0]!]);
    expect(said.code).toBe(1);
    expect(said.out).toContain('Line 1: “mungkin” casts doubt on what is known');
    expect(said.err).toMatch(/must not be sent as it is: \d+ blocking/);
    expectRefusal(await desk.run(['message', 'preview', (ids as string[])[0]!, '--person', 'x']), /person/i);
  });

  test('starters of a jurisdiction are saved beside the general ones, and a law that is not there is one sentence', async () => {
    const asked = ['--jurisdiction', 'US-CA', '--channel', 'email'];
    const { ids } = await desk.json(['message', 'save', incident, '--starters', ...asked]);
    expect(ids).toHaveLength(1);
    const { out } = await desk.run(['message', 'list', incident]);
    expect(out).toMatch(/individual\s+email\s+en\s+US-CA US-CO .*US-TX\s+1/);
    expect(out).toMatch(/everybody else/);
    expect((await desk.run(['message', 'preview', (ids as string[])[0]!])).out).toContain('What Happened');
    const file = join(desk.dir, 'nowhere.md');
    writeFileSync(file, 'Data bocor.');
    const mail = ['--channel', 'email', '--locale', 'id', '--subject', 'x', '--jurisdiction', 'ID', '--jurisdiction', 'XX-YY'];
    expectRefusal(await desk.run(['message', 'save', incident, file, ...mail]), /No law in force has the code XX-YY/);
    const saved = await desk.run(['message', 'save', incident, '--starters', ...asked]);
    expect(saved.out).toMatch(/individual\s+email\s+en\s+US-CA/);
    for (const verb of [['starters'], ['save', incident, '--starters']]) {
      expectRefusal(await desk.run(['message', ...verb, '--jurisdiction', 'XX']), /no starter text/);
    }
    expectRefusal(await desk.run(['message', 'save', incident]), /a file, or --starters/);
  }); // prettier-ignore

  test('the approval pack is a new file, and never overwrites one', async () => {
    const out = join(desk.dir, 'pack.html');
    const made = await desk.json(['message', 'pack', incident, '--out', out]);
    expect(made).toMatchObject({ bytes: readFileSync(out).byteLength });
    expectRefusal(await desk.run(['message', 'pack', incident, '--out', out]), /is there already/);
    const other = join(desk.dir, 'other.html');
    expectRefusal(await desk.run(['message', 'pack', 'nope', '--out', other]), /no incident/i);
    expect(existsSync(other)).toBe(false);
  });

  test('a price of the contract is set and listed', async () => {
    const line = [
      'message',
      'price',
      'sms',
      '350',
      '--country',
      'ID',
      '--currency',
      'IDR',
      '--source',
      'Contract 7',
    ];
    expectRefusal(await desk.run(line), /needs the rate of its day/);
    await desk.json([...line, '--rate', '0.0000613']);
    expect((await desk.run(['message', 'prices'])).out).toMatch(/ID\s+0\.021455\s+segment/);
  });
});
