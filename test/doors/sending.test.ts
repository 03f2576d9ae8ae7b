import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Deliveries, Lanes, Restores } from '../../src/notices/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let lead: string;
let approver: string;
let auditor: string;
let incident: { id: string; url: string };

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Rani Lead', ['incident_lead']);
  approver = await web.keyOf('Bima Approver', ['approver']);
  auditor = await web.keyOf('Ari Auditor', ['auditor']);
  const made = await web.call({
    method: 'POST',
    url: '/api/v1/incidents',
    key: lead,
    body: { name: 'Contoh' },
  });
  const id = String(made.json['id']);
  incident = { id, url: `/api/v1/incidents/${id}` };
});
afterAll(() => web.close());

const post = (url: string, key: string, body?: object) =>
  web.call({ method: 'POST', url, key, ...(body ? { body } : {}) });

const room = <T>(of: abstract new (...args: never[]) => T): T => web.app.get<T>(of, { strict: false });

async function aLane(): Promise<string> {
  const times = { leaseMs: 18_000, timeoutMs: 12_000, windowMs: 900_000, rateMaxPerS: 10, ceilingPerS: null };
  const key = { provider: 'ses', sender: 'Contoh <care@contoh.example>', country: '' } as const;
  return (await room(Lanes).ensure(key, times)).id;
}

describe('a lane', () => {
  test('halted by a restored database is listed with its reason and released by who may launch', async () => {
    const id = await aLane();
    await room(Restores).holdEverything('restored database: log_is_behind');
    const { lanes } = (await web.call({ url: '/api/v1/lanes', key: auditor })).json;
    expect(lanes).toMatchObject([{ id, status: 'halted', reason: 'restored database: log_is_behind' }]);
    const early = await post(`/api/v1/lanes/${id}/release`, lead);
    expect(early.json).toMatchObject({ status: 409, code: 'notices.replay_first' });
    const { restores } = (await web.call({ url: '/api/v1/restores', key: auditor })).json;
    expect(restores).toMatchObject([{ reason: 'restored database: log_is_behind', finishedAt: null }]);
    const reason = 'nothing was sent since the backup';
    expect((await post('/api/v1/restores/waive', lead, { reason })).status).toBe(403);
    expect((await post('/api/v1/restores/waive', approver, { reason })).json).toEqual({ waived: 1 });
    const refused = await post(`/api/v1/lanes/${id}/release`, auditor);
    expect(refused.json).toMatchObject({ status: 403, code: 'operators.not_allowed' });
    expect((await post(`/api/v1/lanes/${id}/release`, lead)).status).toBe(204);
    expect((await post(`/api/v1/lanes/${id}/release`, lead)).status).toBe(204);
    const after = (await web.call({ url: '/api/v1/lanes', key: lead })).json;
    expect(after['lanes']).toMatchObject([{ id, status: 'open', reason: null }]);
    const audit = await web.db.tx((tx) =>
      tx.q(`SELECT 1 FROM audit_entry WHERE action = 'notices.release_lane' AND subject = $1`, [
        `lane:${id}`,
      ]),
    );
    expect(audit).toHaveLength(1);
  });

  test('nobody knows is not released', async () => {
    const unknown = await post('/api/v1/lanes/01900000-0000-7000-8000-00000000000a/release', lead);
    expect(unknown.json).toMatchObject({ status: 404, code: 'notices.unknown_lane' });
    expect((await post('/api/v1/lanes/1/release', lead)).json).toMatchObject({ code: 'api.invalid_id' });
  });
});

describe('deliveries that wait', () => {
  test('are listed, and let go by a second person only', async () => {
    const reason = 'Needs the permission notice.approve, which an approver has.';
    const no = { allowed: false, reason };
    expect((await web.call({ url: `${incident.url}/held`, key: auditor })).json).toMatchObject({
      held: [],
      counts: [],
      can: { release: no, releaseRestored: no },
    });
    const body = { deliveries: [{ cohortId: '1', deliveryNo: '7' }], send: true };
    expect((await post(`${incident.url}/held/release`, lead, body)).status).toBe(403);
    const none = await post(`${incident.url}/held/release`, approver, body);
    expect([none.status, none.json]).toEqual([200, { released: 0 }]);
    const wrong = { deliveries: [{ cohortId: 1, deliveryNo: 'x' }], send: 'yes' };
    expect((await post(`${incident.url}/held/release`, approver, wrong)).json).toMatchObject({
      code: 'api.invalid_input',
    });
  });

  test('after a restored backup are released by a second person only', async () => {
    expect((await post(`${incident.url}/restored/release`, lead)).status).toBe(403);
    const released = await post(`${incident.url}/restored/release`, approver);
    expect([released.status, released.json]).toEqual([200, { released: 0 }]);
    expect(await room(Deliveries).held(incident.id as IncidentId)).toEqual([]);
  });
});

describe('the proof of one person', () => {
  test('lists attempts, and refuses what is no number', async () => {
    const proof = await web.call({ url: `${incident.url}/cohorts/1/persons/0/proof`, key: auditor });
    expect([proof.status, proof.json]).toEqual([200, { attempts: [] }]);
    const wrong = await web.call({ url: `${incident.url}/cohorts/x/persons/0/proof`, key: auditor });
    expect(wrong.json).toMatchObject({ status: 400, code: 'api.invalid_number' });
  });
});
