import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Lanes } from '../../src/notices/index.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let lead: string;
let hotline: string;
let lane: string;
let incident: string;

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Rani Lead', ['incident_lead']);
  hotline = await web.keyOf('Hana Hotline', ['hotline']);
  const times = { leaseMs: 18_000, timeoutMs: 12_000, windowMs: 900_000, rateMaxPerS: 10, ceilingPerS: null };
  const key = { provider: 'ses', sender: 'Contoh <care@contoh.example>', country: '' } as const;
  lane = (await web.app.get(Lanes, { strict: false }).ensure(key, times)).id;
  const body = { name: 'Contoh' };
  const made = await web.call({ method: 'POST', url: '/api/v1/incidents', key: lead, body });
  incident = `/api/v1/incidents/${String(made.json['id'])}`;
});
afterAll(() => web.close());

const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object, key = lead) =>
  web.call({ method, url, key, ...(body ? { body } : {}) });
const shown = async () => (await web.call({ url: '/api/v1/lanes', key: hotline })).json['lanes'];

describe('a lane', () => {
  test('is halted by who may launch, with a reason everybody reads', async () => {
    const url = `/api/v1/lanes/${lane}/halt`;
    expect((await send('POST', url, { reason: 'x' }, hotline)).status).toBe(403);
    expect((await send('POST', url, {})).status).toBe(400);
    expect((await send('POST', url, { reason: 'Press office asks to wait' })).status).toBe(204);
    expect(await shown()).toMatchObject([{ status: 'halted', reason: 'Press office asks to wait' }]);
    expect((await send('POST', `/api/v1/lanes/${lane}/release`)).status).toBe(204);
  });

  test('shows its rolling hour and what brakes it', async () => {
    const hour = { accepted: 0, hard: 0, complained: 0, deferred: 0, rejected: 0 };
    expect(await shown()).toMatchObject([{ hour, brake: { pull: 'none' }, mailboxes: [] }]);
  });

  test('is capped as a whole and by mailbox provider, and uncapped', async () => {
    const url = `/api/v1/lanes/${lane}/cap`;
    expect((await send('PUT', url, { perSecond: 2.5 })).status).toBe(204);
    expect((await send('PUT', url, { mailbox: 'google', perSecond: 1 })).status).toBe(204);
    expect(await shown()).toMatchObject([
      { rateMaxPerS: 2.5, mailboxes: [{ mailbox: 'google', capPerS: 1 }] },
    ]);
    expect((await send('PUT', url, { perSecond: null })).status).toBe(204);
    expect(await shown()).toMatchObject([{ rateMaxPerS: 10 }]);
    const gmial = await send('PUT', url, { mailbox: 'gmial', perSecond: 1 });
    expect(gmial.json).toMatchObject({ status: 404, code: 'notices.unknown_mailbox' });
    const none = await send('PUT', url, { perSecond: 0 });
    expect(none.json).toMatchObject({ status: 400, code: 'notices.bad_cap' });
  });
});

describe('the hotline', () => {
  test('caps messages by the calls it can answer, until it is cleared', async () => {
    const url = `${incident}/hotline`;
    const set = await send('PUT', url, { callsPerHour: 1000, callersPerThousand: 20 });
    expect(set.json).toEqual({
      hotline: { callsPerHour: 1000, callersPerThousand: 20, personsPerHour: 50_000 },
    });
    expect((await web.call({ url, key: hotline })).json).toMatchObject(set.json);
    expect((await send('PUT', url, { callsPerHour: 0, callersPerThousand: 20 })).status).toBe(400);
    expect((await send('DELETE', url)).status).toBe(204);
    expect((await web.call({ url, key: hotline })).json).toMatchObject({ hotline: null });
  });
});

describe('a retry', () => {
  test('of a notice nobody knows, or of what cannot be tried again, is refused', async () => {
    const url = '/api/v1/notices/01900000-0000-7000-8000-00000000000a/retry';
    expect((await send('POST', `${url}/count`, {})).json).toMatchObject({ code: 'notices.unknown' });
    const body = { states: ['complained'], expected: 1, reason: 'x' };
    expect((await send('POST', url, body)).json).toMatchObject({ status: 400, code: 'notices.bad_retry' });
    expect((await send('POST', url, { expected: 1 })).status).toBe(400);
    expect((await send('POST', url, { expected: 1, reason: 'x' }, hotline)).status).toBe(403);
  });
});
