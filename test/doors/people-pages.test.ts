/** What the pages about people ask of the API: answers with what the asker may do, and plain reasons why not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let base: string;
let lead: string;
let auditor: string;
let approver: string;

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Lena', ['incident_lead']);
  auditor = await web.keyOf('Ari', ['auditor']);
  approver = await web.keyOf('Andi', ['approver']);
  const { id } = await anIncident(web);
  base = `/api/v1/incidents/${id}`;
  await stage(web, id, {
    name: 'a.csv',
    freeText: true,
    rows: [
      {
        customer: 'C1',
        email: 'a@example.com',
        leaks: [
          ['con.email', 'plaintext'],
          ['cred.password', 'plaintext'],
        ],
      },
      { customer: 'C2', email: 'b@example.com', leaks: [['con.email', 'plaintext']] },
      { email: 'c@example.com', leaks: [['con.email', 'plaintext']] },
    ],
  });
  const maker = await anOperator(web.db, 'Ruli');
  await web.app.get(People, { strict: false }).resolve(id, maker);
}, 240_000);
afterAll(() => web?.close());

const get = async (path: string, key: string) => (await web.call({ url: base + path, key })).json;

describe('pages about people', () => {
  test('say how finding people stands, and who may begin a run', async () => {
    expect(await get('/resolve', lead)).toMatchObject({
      isCurrent: true,
      runs: [{ run: 1, total: 3, madeBy: 'Ruli', changes: { newcomers: 3, changed: 0, gone: 0 } }],
      blocking: { count: 1, first: [{ kind: 'free_text' }] },
      can: { resolve: { allowed: true, reason: null } },
    });
    const { can } = await get('/resolve', auditor);
    expect(can).toMatchObject({
      resolve: { allowed: false, reason: expect.stringContaining('people.resolve') },
    });
    await web.call({ method: 'POST', url: `${base}/resolve`, key: lead });
    expect(await get('/resolve', lead)).toMatchObject({
      order: { status: 'placed' },
      can: { resolve: { allowed: false, reason: expect.stringContaining('already') } },
    });
  });

  test('show combinations, profiles by pages, and what a profile is told', async () => {
    expect(await get('/overlaps?top=1', auditor)).toMatchObject({
      persons: 3,
      overlaps: [{ codes: ['con.email'], persons: 2 }],
      others: { overlaps: 1, persons: 1 },
    });
    const { profiles, next, total } = await get('/profiles?limit=1', auditor);
    expect({ total, next }).toEqual({ total: 2, next: (profiles as { id: string }[])[0]!.id });
    const profile = await get(`/profiles/${String(next)}`, auditor);
    expect(profile['told']).toMatchObject({
      en: { leaked: [{ code: 'con.email' }], withheld: false },
      id: { leaked: [{ code: 'con.email' }] },
    });
    for (const query of [
      '/overlaps?top=0',
      '/overlaps?top=many',
      '/profiles?after=x',
      '/profiles?limit=-1',
    ]) {
      expect((await web.call({ url: base + query, key: auditor })).status).toBe(400);
    }
  });

  test('say of every list what may be done with it', async () => {
    expect(await get('/action-lists', lead)).toMatchObject({
      errands: expect.arrayContaining([{ name: 'force_reset', persons: 1 }]),
      can: { take: { allowed: false } },
    });
    expect(await get('/identity-decisions', lead)).toEqual({
      decisions: [],
      can: { decide: { allowed: true, reason: null } },
    });
    expect(await get('/domains', lead)).toMatchObject({ off: true, can: { ask: { allowed: false } } });
    expect(await get('/extracts', lead)).toMatchObject({ extracts: [], can: { request: { allowed: true } } });
    const { guards } = await get('/guards?kind=free_text', approver);
    expect(guards).toMatchObject([{ can: { decide: { allowed: true }, withdraw: { allowed: false } } }]);
  });

  test('let whoever asked for the comparison not decide it', async () => {
    const body = { reason: 'Two breaches in a year' };
    await web.call({ method: 'POST', url: `${base}/sharing`, key: lead, body });
    const asked = await get('/sharing', approver);
    expect(asked).toMatchObject({
      latest: { status: 'requested' },
      can: { decide: { allowed: true }, request: { allowed: false } },
    });
    expect(Object.values(asked['names'] as object)).toEqual(['Lena']);
    expect(await get('/sharing', lead)).toMatchObject({ can: { decide: { allowed: false } } });
  });
});

describe('one person', () => {
  test('cannot be sent their page by whoever may not send, nor found by a hotline agent', async () => {
    const agent = await web.keyOf('Hana', ['hotline']);
    for (const path of ['/resolve', '/overlaps', '/people/1:1/told', '/action-lists']) {
      expect((await web.call({ url: base + path, key: agent })).status).toBe(403);
    }
    const sent = await web.call({
      method: 'POST',
      url: `${base}/people/1:1/send-page`,
      key: auditor,
      body: { channel: 'email', reason: 'Lost' },
    });
    expect(sent.status).toBe(403);
    const odd = await web.call({
      method: 'POST',
      url: `${base}/people/1:1/send-page`,
      key: lead,
      body: { channel: 'fax', reason: 'Lost' },
    });
    expect(odd.status).toBe(400);
  });

  test('is refused a page again before the first word, in a sentence', async () => {
    const found = await web.call({
      method: 'POST',
      url: `${base}/people/find`,
      key: lead,
      body: { customerId: 'C1' },
    });
    const [person] = found.json['people'] as { cohortId: string; personId: number }[];
    const ref = `${person!.cohortId}:${person!.personId}`;
    expect(await get(`/people/${ref}`, lead)).toMatchObject({
      dangers: [{ name: 'account_takeover' }],
      can: { reveal: { allowed: false }, merge: { allowed: true } },
    });
    expect(await get(`/people/${ref}/told`, lead)).toMatchObject({
      deliveries: [],
      can: { sendPage: { allowed: false, reason: expect.stringContaining('first word') } },
    });
    const refused = await web.call({
      method: 'POST',
      url: `${base}/people/${ref}/send-page`,
      key: lead,
      body: { channel: 'email', reason: 'Lost' },
    });
    expect(refused).toMatchObject({ status: 409, json: { code: 'hotline.not_told_yet' } });
  });
});
