import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Operators, Sessions, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let admin: string;
let mine: IncidentId;
let other: IncidentId;
let port: number;

beforeAll(async () => {
  web = await aWeb();
  admin = await web.keyOf('Adi Admin');
  [mine, other] = [(await anIncident(web)).id, (await anIncident(web)).id];
  await web.app.listen(0, '127.0.0.1');
  ({ port } = web.app.getHttpServer().address() as AddressInfo);
});
afterAll(() => web.close());

const room = <T>(of: abstract new (...args: never[]) => T): T => web.app.get<T>(of, { strict: false });

async function signedIn(actor: Actor): Promise<{ cookie: string }> {
  const opened = await web.db.tx((tx) =>
    room(Sessions).open(tx, actor.operatorId, { device: 'Firefox', withFactor: true }),
  );
  return { cookie: `amends_session=${opened.token}` };
}

describe('a cookie', () => {
  test('counts on the API for no link of another site, though it only reads', async () => {
    const { cookie } = await signedIn(await anOperator(web.db, 'Lina Linked'));
    for (const site of ['cross-site', 'same-site']) {
      for (const method of ['GET', 'HEAD', 'POST'] as const) {
        const headers = { cookie, 'sec-fetch-site': site };
        const { status } = await web.call({ method, url: `/api/v1/incidents`, headers });
        expect([method, site, status]).toEqual([method, site, 403]);
      }
      const headers = { cookie, 'sec-fetch-site': site };
      const { json } = await web.call({
        url: `/api/v1/incidents/${mine}/people/1:1/contacts?reason=x`,
        headers,
      });
      expect(json['code']).toBe('api.cross_site');
    }
    const elsewhere = { cookie, origin: 'https://evil.example' };
    expect((await web.call({ url: '/api/v1/me', headers: elsewhere })).json['code']).toBe('api.cross_site');
  });

  test('counts from our own pages, from an address that is typed, and from older browsers', async () => {
    const { cookie } = await signedIn(await anOperator(web.db, 'Olga Own'));
    for (const headers of [
      { cookie },
      { cookie, 'sec-fetch-site': 'same-origin' },
      { cookie, 'sec-fetch-site': 'none' },
    ]) {
      expect((await web.call({ url: '/api/v1/me', headers })).status).toBe(200);
    }
  });

  test('opens a page from a link in an e-mail; a key is asked nothing', async () => {
    const { cookie } = await signedIn(await anOperator(web.db, 'Mila Mail'));
    const linked = { 'sec-fetch-site': 'cross-site' };
    expect((await web.call({ url: '/second-factor', headers: { cookie, ...linked } })).status).toBe(200);
    expect((await web.call({ url: '/api/v1/me', key: admin, headers: linked })).status).toBe(200);
  });
});

/** What is heard of the incident's sources; `end` waits for the last byte. */
async function listen(headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/incidents/${mine}/sources/live`, { headers });
  expect(answer.status).toBe(200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value!;
  const end = async (): Promise<string> => {
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value;
    return rest;
  };
  return { first, end };
}

async function bring(name: string): Promise<void> {
  const url = `/api/v1/incidents/${mine}/files/${name}`;
  const headers = { 'content-type': 'text/csv' };
  await web.call({ method: 'PUT', url, key: admin, headers, body: Buffer.from('k,l\n1,2\n') });
}

describe('a live answer', () => {
  test('ends with the session, before anything else is said', async () => {
    const actor = await anOperator(web.db, 'Sinta Session');
    const live = await listen(await signedIn(actor));
    expect(live.first).toContain('event: standing');
    await room(Sessions).endAll(actor.operatorId, actor, null);
    await bring('setelah-keluar.csv');
    expect(await live.end()).not.toContain('setelah-keluar.csv');
  }, 120_000);

  test('ends for whoever works on the incident no more', async () => {
    const actor = await anOperator(web.db, 'Mega Member');
    await room(Operators).setIncidents(actor.operatorId, new Set([mine]), TERMINAL_ACTOR);
    const live = await listen(await signedIn(actor));
    await room(Operators).setIncidents(actor.operatorId, new Set([other]), TERMINAL_ACTOR);
    expect(await live.end()).not.toContain('event: standing');
  }, 120_000);

  test('ends with whoever is disabled, behind a key too, and does not keep a session alive', async () => {
    const actor = await anOperator(web.db, 'Dian Disabled');
    const { cookie } = await signedIn(actor);
    const token = cookie.split('=')[1]!;
    const before = (await room(Sessions).list(actor.operatorId, actor, null))[0]!.seenAt;
    await web.db.tx((tx) =>
      tx.run(`UPDATE operator_session SET seen_at = seen_at - interval '5 minutes' WHERE operator_id = $1`, [
        actor.operatorId,
      ]),
    );
    expect(await room(Sessions).known(token, 'watched')).not.toBeNull();
    expect((await room(Sessions).list(actor.operatorId, actor, null))[0]!.seenAt.getTime()).toBe(
      before.getTime() - 5 * 60_000,
    );
    const key = await web.keyOf('Kiki Keyed');
    const live = await listen({ authorization: `Bearer ${key}` });
    const keyed = (await web.call({ url: '/api/v1/me', key })).json['id'] as Actor['operatorId'];
    await room(Operators).disable(keyed, TERMINAL_ACTOR);
    await bring('setelah-mati.csv');
    expect(await live.end()).not.toContain('setelah-mati.csv');
  }, 120_000);
});
