import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWork } from '../../src/app/work.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const WAIT_MS = 60_000;
const CSV = Buffer.from('id,email\n1,a@example.com\n2,b@example.com\n,\n');
const COLUMNS = { id: { use: 'customer_id' }, email: { use: 'email', category: 'con.email' } };

let web: TestWeb;
let key: string;
let incident: string;

beforeAll(async () => {
  web = await aWeb();
  key = await web.keyOf('Rani', ['incident_lead']);
  const made = await web.call({ method: 'POST', url: '/api/v1/incidents', key, body: { name: 'Contoh' } });
  incident = `/api/v1/incidents/${String(made.json['id'])}`;
});
afterAll(() => web.close());

async function until<T>(look: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    const answer = await look();
    if (done(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`nothing came of it: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

async function ask(path: string): Promise<Record<string, unknown>> {
  return (await web.call({ url: incident + path, key })).json;
}

describe('what is answered 202 waits for a worker, and is done once one comes', () => {
  test('files are read', async () => {
    const headers = { 'content-type': 'text/csv' };
    await web.call({ method: 'PUT', url: `${incident}/files/a.csv`, key, headers, body: CSV });
    const body = { mapping: { 'a.csv': { columns: COLUMNS } }, files: ['a.csv'] };
    const started = await web.call({ method: 'POST', url: `${incident}/intake`, key, body });
    expect(started.status).toBe(202);
    expect(started.json['sources']).toMatchObject([{ baseName: 'a.csv', status: 'mapped' }]);
    await startWork(web.app);
    const { sources } = await until(
      () => ask('/sources'),
      (answer) => (answer['sources'] as { status: string }[])[0]?.status === 'finished',
    );
    expect(sources).toMatchObject([{ records: 3, staged: 2, rejected: { no_key: 1 } }]);
    expect(await ask('/rejects')).toEqual({ rejects: [{ file: 'a.csv', line: 4, reason: 'no_key' }] });
  });

  test('people are resolved in the name of whoever asked', async () => {
    expect(await ask('/runs/latest')).toEqual({ run: null });
    const asked = await web.call({ method: 'POST', url: `${incident}/resolve`, key });
    expect(asked.status).toBe(202);
    const { run } = await until(
      () => ask('/runs/latest'),
      (answer) => (answer['run'] as { status: string }).status !== 'placed',
    );
    expect(run).toMatchObject({
      id: asked.json['run'],
      status: 'done',
      result: { run: 1, persons: { customer_id: 2, email: 0, phone: 0 } },
    });
    const me = (await web.call({ url: '/api/v1/me', key })).json['id'];
    const entry = await web.db.tx((tx) =>
      tx.one<{ by: string }>(`SELECT actor_id AS by FROM audit_entry WHERE action = 'people.resolve'`),
    );
    expect(entry?.by).toBe(me);
  });

  test('what a room refuses is told where it was asked', async () => {
    const empty = await web.call({ method: 'POST', url: '/api/v1/incidents', key, body: { name: 'Empty' } });
    const url = `/api/v1/incidents/${String(empty.json['id'])}`;
    await web.call({ method: 'POST', url: `${url}/resolve`, key });
    const { run } = await until(
      async () => (await web.call({ url: `${url}/runs/latest`, key })).json,
      (answer) => (answer['run'] as { status: string }).status !== 'placed',
    );
    expect(run).toMatchObject({ status: 'refused', refusalCode: 'people.no_rows' });
  });
});
