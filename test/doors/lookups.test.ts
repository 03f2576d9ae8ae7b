import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CountJobs } from '../../src/notices/index.ts';
import { People, SharedKeys } from '../../src/people/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let admin: string;
let lead: string;
let approver: string;
let auditor: string;
let incident: IncidentId;
let base: string;

beforeAll(async () => {
  web = await aWeb();
  admin = await web.keyOf('Adi Admin');
  lead = await web.keyOf('Lia Lead', ['incident_lead']);
  approver = await web.keyOf('Andi Approver', ['approver']);
  auditor = await web.keyOf('Ari Auditor', ['auditor']);
  incident = (await anIncident(web)).id;
  base = `/api/v1/incidents/${incident}`;
  await stage(web, incident, {
    name: 'a.csv',
    rows: [
      {
        customer: '=P1',
        email: 'ani@example.com',
        phone: '+628127771001',
        country: 'ID',
        leaks: [
          ['con.email', 'plaintext'],
          ['cred.password', 'hash_weak'],
        ],
      },
      { email: 'budi@example.com', leaks: [['con.email', 'plaintext']] },
    ],
  });
  const maker = await anOperator(web.db, 'Ruli');
  await web.app.get(People, { strict: false }).resolve(incident, maker);
});
afterAll(() => web.close());

const get = (path: string, key: string) => web.call({ url: base + path, key });
const post = (path: string, body: object, key: string) =>
  web.call({ method: 'POST', url: base + path, body, key });

async function refOf(): Promise<string> {
  const { json } = await post('/people/find', { email: 'ani@example.com' }, auditor);
  const [person] = json['people'] as { cohortId: string; personId: number }[];
  return `${person!.cohortId}:${person!.personId}`;
}

describe('look-ups over the API', () => {
  test('count people over profiles', async () => {
    const { json } = await get('/categories', auditor);
    expect(json).toMatchObject({
      run: 1,
      persons: 2,
      tiers: [
        { tier: 4, persons: 1 },
        { tier: 1, persons: 1 },
      ],
    });
    const { json: dangers } = await get('/combinations', auditor);
    const all = dangers['combinations'] as { name: string; persons: number; advice: object[] }[];
    expect(all.find(({ name }) => name === 'account_takeover')).toMatchObject({
      persons: 1,
      advice: [{ combination: 'account_takeover' }],
    });
    const { json: profiles } = await get('/profiles', auditor);
    const [first] = profiles['profiles'] as { id: string }[];
    expect((await get(`/profiles/${first!.id}`, auditor)).json).toMatchObject({ persons: 1 });
    expect((await get('/profiles/00000000-0000-7000-8000-00000000ffff', auditor)).status).toBe(404);
  });

  test('find a person without showing anything, and show contacts only to who may see them', async () => {
    const ref = await refOf();
    expect((await get(`/people/${ref}`, auditor)).json).toMatchObject({
      keyKind: 'customer_id',
      hasEmail: true,
    });
    expect((await get(`/people/${ref}/lineage`, auditor)).json).toMatchObject({
      rows: [{ file: 'a.csv', line: 2 }],
    });
    expect((await get(`/people/${ref}/contacts?reason=why`, auditor)).status).toBe(403);
    expect((await get(`/people/${ref}/contacts`, admin)).json).toMatchObject({ code: 'api.invalid_input' });
    const { json } = await get(`/people/${ref}/contacts?reason=called%20us`, admin);
    expect(json).toMatchObject({ email: 'ani@example.com', key: { value: '=P1' } });
  });

  test.each([
    ['GET', '/people/12-7', undefined, 400, 'people.unreadable_ref'],
    ['GET', '/people/999999:0', undefined, 404, 'people.unknown_person'],
    ['POST', '/people/find', {}, 400, 'people.unreadable_key'],
    ['POST', '/people/find', { email: 'a@example.com', phone: '1' }, 400, 'people.unreadable_key'],
    ['POST', '/people/find', { email: 5 }, 400, 'api.invalid_input'],
    ['POST', '/people/find', { mail: 'a@example.com' }, 400, 'api.invalid_input'],
    ['GET', '/actions', undefined, 400, 'extracts.nothing_selected'],
    ['GET', '/actions?errand=everything', undefined, 400, 'api.invalid_input'],
    ['GET', '/actions?combination=x', undefined, 400, 'extracts.unknown_selection'],
    ['GET', '/actions?category=fin.pan&forms=shiny', undefined, 400, 'people.unknown_form'],
    ['GET', '/notice-changes?list=grew&limit=1001', undefined, 400, 'people.bad_limit'],
    ['GET', '/sharing/duplicates', undefined, 409, 'people.not_shared'],
    ['POST', '/extracts', { bank: 'B' }, 400, 'api.invalid_input'],
  ] as const)('%s %s with %j is refused with %i %s', async (method, path, body, status, code) => {
    const answer = await web.call({ method, url: base + path, key: admin, ...(body ? { body } : {}) });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });
});

describe('what leaves over the API', () => {
  test('a statement, as JSON and as a page that runs nothing', async () => {
    const ref = await refOf();
    const { json } = await get(`/people/${ref}/statement`, auditor);
    expect(json).toMatchObject({
      contacts: null,
      leaked: [{ code: 'cred.password' }, { code: 'con.email' }],
    });
    expect((await get(`/people/${ref}/statement?contactsFor=x`, auditor)).status).toBe(403);
    const page = await get(`/people/${ref}/statement.html?locale=en&contactsFor=letter`, admin);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(page.text).toContain('ani@example.com');
    expect((await get(`/people/${ref}/statement.html?locale=fr`, admin)).status).toBe(400);
  });

  test('everybody’s statements, one line each, for people.reveal alone', async () => {
    expect((await get('/statements', lead)).status).toBe(403);
    const answer = await get('/statements', admin);
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { email: string });
    expect(lines.map(({ email }) => email).sort()).toEqual(['ani@example.com', 'budi@example.com']);
  });

  test('an action list as a file whose cells are inert', async () => {
    expect((await get('/actions?errand=force_reset', auditor)).json).toEqual({
      name: 'force_reset',
      persons: 1,
    });
    expect((await get('/actions.csv?errand=force_reset', lead)).status).toBe(403);
    expect((await get('/actions.csv', admin)).json).toMatchObject({ code: 'extracts.nothing_selected' });
    const answer = await get('/actions.csv?errand=force_reset', admin);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="actions.csv"');
    expect(answer.text.split('\r\n')[1]).toMatch(/^'=P1,main,\d+:\d+,cred\.password:hash_weak$/);
  });

  test('the comparison with other incidents, by two people', async () => {
    expect((await post('/sharing', { reason: 'goodwill' }, auditor)).status).toBe(403);
    expect((await post('/sharing', { reason: 'goodwill' }, lead)).status).toBe(200);
    expect((await post('/sharing/approve', {}, lead)).status).toBe(403);
    expect((await post('/sharing/approve', {}, approver)).json).toMatchObject({
      latest: { status: 'shared' },
    });
    await web.app.get(SharedKeys, { strict: false }).refill(incident);
    expect((await get('/sharing', auditor)).json).toMatchObject({ keys: 4, cohortsDue: 0 });
    expect((await get('/sharing/duplicates', auditor)).json).toEqual({
      persons: 0,
      incidents: [],
      people: [],
      next: null,
      comparedAt: expect.any(String),
      isComparing: false,
    });
    expect((await post('/sharing/end', { reason: 'done' }, lead)).json).toMatchObject({ keys: 0 });
  });

  test('the lists of changes', async () => {
    expect((await get('/notice-changes', auditor)).json).toEqual({
      counts: null,
      countedAt: null,
      isCounting: true,
    });
    await web.app.get(CountJobs, { strict: false }).count(`changes:${incident}`);
    const counted = { counts: { grew: 0, shrank: 0, both: 0 }, countedAt: expect.any(String) };
    expect((await get('/notice-changes', auditor)).json).toEqual({ ...counted, isCounting: false });
    expect((await post('/notice-changes/count', {}, lead)).json).toEqual({ ...counted, isCounting: true });
    expect((await get('/notice-changes?list=shrank', auditor)).json).toMatchObject({
      people: [],
      next: null,
    });
  });
});
