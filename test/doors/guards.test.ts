import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let approver: string;
let auditor: string;
let incident: IncidentId;
let base: string;

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly decision: string | null;
}

beforeAll(async () => {
  web = await aWeb();
  approver = await web.keyOf('Andi Approver', ['approver']);
  auditor = await web.keyOf('Ari Auditor', ['auditor']);
  incident = (await anIncident(web)).id;
  base = `/api/v1/incidents/${incident}/guards`;
  const desks = Array.from({ length: 12 }, (_, i) => ({
    customer: `C${i}`,
    email: `desk${i % 2}@example.com`,
  }));
  await stage(web, incident, {
    name: 'a.csv',
    freeText: true,
    rejected: 2,
    rows: [...desks, { customer: 'NOTE-01', leaks: [['oth.free', 'plaintext']] }],
  });
  const maker = await anOperator(web.db, 'Ruli');
  await web.app.get(People, { strict: false }).resolve(incident, maker);
});
afterAll(() => web.close());

const get = (path: string, key = auditor) => web.call({ url: base + path, key });
const post = (path: string, body: object, key = approver) =>
  web.call({ method: 'POST', url: base + path, body, key });

async function listed(query = ''): Promise<Listed[]> {
  return (await get(query)).json['guards'] as Listed[];
}

describe('guards over the API', () => {
  test('are listed by kind, in pages, and summed up', async () => {
    expect((await listed()).map((g) => g.kind)).toEqual([
      'free_text',
      'shared_address',
      'shared_address',
      'rejects',
    ]);
    expect((await listed('?kind=shared_address')).length).toBe(2);
    const { json } = await get('?limit=1');
    const rest = await get(`?limit=10&after=${String(json['next'])}`);
    expect((rest.json['guards'] as Listed[]).map((g) => g.kind)).toEqual([
      'shared_address',
      'shared_address',
      'rejects',
    ]);
    const { json: overview } = await get('/overview');
    expect(overview['kinds']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'shared_address', findings: 2, undecided: 2, holds: 'people' }),
        expect.objectContaining({ kind: 'free_text', findings: 1, blocking: 1, holds: 'launch' }),
      ]),
    );
    for (const query of ['?kind=nothing', '?limit=0', '?limit=ten', '?after=x', '?colour=red']) {
      expect((await get(query)).status).toBe(400);
    }
  });

  test('show the people behind them by reference, and masks only to whoever may reveal', async () => {
    const [guard] = await listed('?kind=shared_address');
    const { json } = await get(`/${guard!.id}/people?limit=4`);
    expect(json['people']).toHaveLength(4);
    expect((json['people'] as object[])[0]).toMatchObject({ held: true, hint: null, keyKind: 'customer_id' });
    const rest = await get(`/${guard!.id}/people?after=${String(json['next'])}`);
    expect(rest.json).toMatchObject({ next: null, people: [{}, {}] });
    expect(await get(`/${guard!.id}/people?hints=true`)).toMatchObject({
      status: 403,
      json: { code: 'people.not_allowed' },
    });
  });

  test('are decided, decided in bulk and taken back by a second person, with what was decided before', async () => {
    const [free] = await listed('?kind=free_text');
    const reviewed = { decision: 'reviewed', reason: 'Orders only.' };
    expect((await post(`/${free!.id}/decide`, reviewed, auditor)).status).toBe(403);
    expect((await post(`/${free!.id}/decide`, { ...reviewed, decision: 'tell' })).json).toMatchObject({
      code: 'people.wrong_decision',
    });
    expect((await post(`/${free!.id}/decide`, reviewed)).json).toMatchObject({ blocking: false });
    expect((await post(`/${free!.id}/withdraw`, { reason: 'Not all of it.' })).json).toMatchObject({
      blocking: true,
      decision: null,
      history: [{ decision: 'reviewed', by: { name: 'Andi Approver' } }, { decision: null }],
    });
    const all = { kind: 'shared_address', decision: 'tell', reason: 'Shop desks.' };
    expect((await post('/decide-all', { ...all, undecided: 5 })).json).toMatchObject({
      code: 'people.guards_changed',
    });
    expect(await post('/decide-all', { ...all, undecided: 2 })).toMatchObject({
      status: 200,
      json: { decided: 2 },
    });
    expect((await listed('?kind=shared_address')).map((g) => g.decision)).toEqual(['tell', 'tell']);
  });

  test('of another incident are unknown', async () => {
    const [guard] = await listed('?kind=free_text');
    const { id: other } = await anIncident(web);
    const url = `/api/v1/incidents/${other}/guards/${guard!.id}`;
    expect(await web.call({ url, key: auditor })).toMatchObject({
      status: 404,
      json: { code: 'people.unknown_guard' },
    });
  });
});
