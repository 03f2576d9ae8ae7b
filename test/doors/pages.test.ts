import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PostedPages } from '../../src/doors/posted-pages.ts';
import type { Incident } from '../../src/incidents/index.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aLogo, aPage } from '../support/pages.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();

describe('over HTTP', () => {
  let front: Server;
  let web: TestWeb;
  let incident: Incident;
  let isUp = true;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    // What customers reach stands in front of the process, as everywhere.
    front = createServer((request, response) => {
      if (!isUp) return void response.writeHead(503).end();
      void web.app.inject({ method: 'GET', url: request.url ?? '/' }).then(({ statusCode, body }) => {
        response.writeHead(statusCode, { 'content-type': 'text/html' }).end(body);
      });
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    web = await aWeb({ env: { AMENDS_PORTAL_URL: url } });
    keys['lead'] = await web.keyOf('Lia Lead', ['incident_lead']);
    keys['approver'] = await web.keyOf('Citra Checker', ['approver']);
    keys['hotline'] = await web.keyOf('Hadi Hotline', ['hotline']);
    incident = (await anIncident(web)) as Incident;
  });
  afterAll(async () => {
    front.closeAllConnections();
    await new Promise((resolve) => front.close(resolve));
    await web.close();
  });

  const at = (path: string) => `/api/v1/incidents/${incident.id}/page${path}`;
  const post = (url: string, by: string, body: object = {}) =>
    web.call({ method: 'POST', url, key: keys[by]!, body });

  test('a page is proposed by one, published by another, and read by everybody', async () => {
    expect((await web.call({ url: at('/starter'), key: keys['hotline']! })).json).toMatchObject({
      content: { brand: { name: incident.brand.name }, updates: [] },
    });
    const logo = await post(at('/logos'), 'lead', { base64: aLogo().toString('base64') });
    expect(logo).toMatchObject({ status: 201, json: { mediaType: 'image/png', width: 160 } });
    const content = aPage({ brand: { ...aPage().brand, logo: logo.json['sha256'] as string } });
    expect((await post(at('/drafts'), 'hotline', { content })).status).toBe(403);
    const draft = await post(at('/drafts'), 'lead', { content });
    expect(draft).toMatchObject({ status: 201, json: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const preview = at(`/drafts/${String(draft.json['id'])}/preview?lang=en`);
    expect((await web.call({ url: preview })).status).toBe(401);
    const seen = await web.call({ url: preview, key: keys['approver']! });
    expect(seen.text).toContain('On 2 May 2026 somebody copied');
    expect(seen.text).toContain('This is a draft.');
    const image = /src="([^"]+)"/.exec(seen.text)![1]!;
    expect((await web.call({ url: image })).status).toBe(401);
    expect(await web.call({ url: image, key: keys['approver']! })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/png' },
    });
    const publish = at(`/drafts/${String(draft.json['id'])}/publish`);
    expect((await post(publish, 'lead')).status).toBe(403);
    expect((await post(publish, 'approver')).json).toMatchObject({ current: { version: 1 }, waiting: null });
    expect((await web.call({ url: at('/versions/1'), key: keys['hotline']! })).json).toMatchObject({
      content,
    });
    expect((await web.call({ url: at('/versions/2'), key: keys['hotline']! })).json).toMatchObject({
      code: 'pages.unknown_version',
    });
    const shown = await web.call({ url: `/i/${incident.slug}?lang=en` });
    expect(shown).toMatchObject({
      status: 200,
      text: expect.stringContaining('On 2 May 2026 somebody copied'),
    });
  });

  test('a draft is kept, shown within our own pages, asked for, and compared with what is published', async () => {
    const content = aPage({ notYetKnown: [{ id: 'Berapa lama.', en: 'For how long.' }] });
    const kept = await post(at('/drafts'), 'lead', { content, ask: false });
    expect(kept.status).toBe(201);
    const id = String(kept.json['id']);
    const standing = async (by: string) => (await web.call({ url: at(''), key: keys[by]! })).json;
    expect(await standing('lead')).toMatchObject({
      waiting: null,
      kept: { id, can: { ask: { allowed: true } } },
      address: expect.stringContaining(`/i/${incident.slug}`),
    });
    const preview = await web.call({ url: at(`/drafts/${id}/preview?lang=en`), key: keys['lead']! });
    expect(preview.headers['content-security-policy']).toMatch(/frame-ancestors 'self'$/);
    const shown = await web.call({ url: `/i/${incident.slug}?lang=en` });
    expect(shown.headers['content-security-policy']).toMatch(/frame-ancestors 'none'$/);
    expect((await post(at(`/drafts/${id}/ask`), 'lead')).status).toBe(200);
    expect(await standing('lead')).toMatchObject({
      waiting: { id, can: { decide: { allowed: false } } },
      kept: null,
    });
    expect(await standing('approver')).toMatchObject({ waiting: { can: { decide: { allowed: true } } } });
    const { json } = await web.call({ url: at(`/drafts/${id}/changes`), key: keys['approver']! });
    expect(json).toMatchObject({ since: 1, logo: 'gone' });
  });

  test('a colour that cannot be read on is refused in one sentence with one that can', async () => {
    const content = aPage({ brand: { ...aPage().brand, colour: '#f2c200' } });
    expect(await post(at('/drafts'), 'lead', { content })).toMatchObject({
      status: 400,
      json: { code: 'pages.bad_content', detail: expect.stringContaining('#806600 would do') },
    });
  });

  test('a refusal says what has to change', async () => {
    const content = aPage({ known: [] });
    const { json } = await post(at('/drafts'), 'lead', { content });
    const refuse = at(`/drafts/${String(json['id'])}/refuse`);
    expect((await post(refuse, 'approver')).status).toBe(400);
    expect((await post(refuse, 'approver', { reason: 'Say what was copied.' })).json).toMatchObject({
      current: { version: 1 },
      waiting: null,
    });
  });

  test('the published page is posted word for word, and seen there from outside', async () => {
    const body = { lawCodes: ['ID'], locale: 'en', until: IN_A_YEAR };
    const posted = await post(at('/postings'), 'lead', body);
    expect(posted).toMatchObject({
      status: 201,
      json: { medium: 'site', words: expect.stringContaining('We began to send notices.'), proofs: [] },
    });
    const see = `/api/v1/postings/${String(posted.json['id'])}/see`;
    expect(await post(see, 'lead')).toMatchObject({
      status: 200,
      json: { proofs: [{ mediaType: 'text/html' }] },
    });
    const proof = await web.call({
      url: `/api/v1/postings/${String(posted.json['id'])}/proofs/1`,
      key: keys['lead']!,
    });
    expect(proof.text).toContain('On 2 May 2026 somebody copied');

    const watch = web.app.get(PostedPages, { strict: false });
    const ids = [incident.id];
    expect(await watch.seeDue(ids)).toBe(0);
    const other = await post(at('/postings'), 'lead', { ...body, locale: 'id' });
    expect(await watch.seeDue(ids)).toBe(1);
    expect(await watch.seeDue(ids)).toBe(0);
    const { postings } = (
      await web.call({ url: `/api/v1/incidents/${incident.id}/postings`, key: keys['lead']! })
    ).json;
    const proven = (postings as { id: string; proofs: unknown[] }[]).map(({ id, proofs }) => [
      id,
      proofs.length,
    ]);
    expect(Object.fromEntries(proven)).toEqual({
      [String(posted.json['id'])]: 1,
      [String(other.json['id'])]: 1,
    });

    isUp = false;
    await post(at('/postings'), 'lead', body);
    expect(await watch.seeDue(ids)).toBe(0);
    expect(await post(see, 'lead')).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('it answers 503') },
    });
    isUp = true;
    const next = await post(at('/drafts'), 'lead', { content: aPage({ notYetKnown: [] }) });
    await post(at(`/drafts/${String(next.json['id'])}/publish`), 'approver');
    expect(await post(see, 'lead')).toMatchObject({ status: 409, json: { code: 'pages.not_seen' } });
  });
});

describe('in the terminal', () => {
  let desk: TerminalDesk;
  let incident: string;
  let checker: Record<string, string>;
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(desk.dir, name), content);
    return join(desk.dir, name);
  };

  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = await desk.anIncident();
    const actor = await anOperator(desk.t.db, 'Citra Checker', ['approver']);
    const operators = new Operators(desk.t.db, new Audit(systemClock), systemClock);
    const keys = new ApiKeys(desk.t.db, operators, new Audit(systemClock), systemClock);
    checker = { AMENDS_API_KEY: (await keys.make(actor.operatorId, 'test', TERMINAL_ACTOR)).key.reveal() };
  });
  afterAll(() => desk.close());

  test('a page goes from starter to published and can be read in plain words', async () => {
    const starter = await desk.json(['page', 'starter', incident]);
    expectRefusal(
      await desk.run(['page', 'propose', incident, file('starter.json', JSON.stringify(starter))]),
      /must be said/,
    );
    const logo = await desk.json(['page', 'logo', incident, file('logo.png', aLogo())]);
    const page = aPage({ brand: { ...aPage().brand, logo: logo['sha256'] as string } });
    const draft = (await desk.json(['page', 'propose', incident, file('page.json', JSON.stringify(page))]))[
      'id'
    ] as string;
    expectRefusal(await desk.run(['page', 'publish', incident, draft]), /never check/);
    expect(await desk.run(['page', 'publish', incident, draft], checker)).toMatchObject({ code: 0, err: '' });
    const read = await desk.run(['page', 'read', incident, '1', '--locale', 'en']);
    expect(read.out).toContain('What we do not know yet\n\nWho did it.');
    expect(read.out).toMatch(/^\d+ \w+ \d{4} at \d\d:\d\d \S+: /m);
    expect(read.out).not.toMatch(/\d{4}-\d\d-\d\dT/);
    expect((await desk.run(['page', 'show', incident])).out).toMatch(/^published {2}1\n/);
  });

  test('what cannot be done is said in one sentence', async () => {
    expectRefusal(
      await desk.run(['page', 'logo', incident, file('logo.svg', '<svg/>')]),
      /neither a PNG nor a JPEG/,
    );
    expectRefusal(await desk.run(['page', 'read', incident, '7']), /has no version 7/);
    expectRefusal(await desk.run(['page', 'see', incident]), /posting/);
    const other = await desk.anIncident();
    const line = ['page', 'post', other, '--law', 'ID', '--until', IN_A_YEAR];
    expectRefusal(await desk.run(line), /No version of this incident’s page is published yet\./);
  });
});
