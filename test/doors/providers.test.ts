import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendEventsTo } from '../../src/app/running-sandbox.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { terminalOn } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let dir: string;
let sandbox: Sandbox;
let web: TestWeb;
let lead: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'amends-providers-'));
  sandbox = await startSandbox({ dataDir: dir });
  web = await aWeb({
    env: {
      AMENDS_SANDBOX_URL: sandbox.url,
      AMENDS_SNS_PINNED_CERTIFICATE: join(dir, 'certificate.json'),
    },
  });
  await web.app.listen(0, '127.0.0.1');
  await sendEventsTo(sandbox.url, `${await web.app.getUrl()}/webhooks/sns`);
  lead = await web.keyOf('Lia Lead', ['incident_lead']);
});
afterAll(async () => {
  await web.close();
  await sandbox.close();
  rmSync(dir, { recursive: true, force: true });
});

const post = (path: string, key: string, body: object = {}) =>
  web.call({ method: 'POST', url: `/api/v1/providers/${path}`, key, body });

async function standing(key = lead) {
  const { json } = await web.call({ url: '/api/v1/providers', key });
  return json as {
    providers: {
      provider: string;
      tests: { heardAt: string | null; outcome: string | null }[];
      can: object;
    }[];
  };
}

test('a test goes to oneself through the provider, its event is heard, and it counts nowhere as told', async () => {
  const sent = await post('ses/test', lead);
  expect(sent).toMatchObject({ status: 200, json: { provider: 'ses', outcome: 'accepted', heardAt: null } });
  expect(JSON.stringify(sent.json)).not.toContain('@');
  expect(sandbox.accepted).toHaveLength(1);
  const end = Date.now() + 60_000;
  while (!(await standing()).providers[0]!.tests[0]!.heardAt) {
    if (Date.now() > end) throw new Error('no event of the test was heard');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect((await post('twilio/test', lead, { to: '+62 812 3456 7890' })).json).toMatchObject({
    provider: 'twilio',
    outcome: 'accepted',
  });
  const counted = await web.db.tx((tx) =>
    tx.one<{ n: number }>(
      `SELECT ((SELECT count(*) FROM delivery) + (SELECT count(*) FROM attempt) + (SELECT count(*) FROM lane))::int AS n`,
    ),
  );
  expect(counted!.n).toBe(0);
  const audited = await web.db.tx((tx) =>
    tx.q<{ subject: string }>(`SELECT subject FROM audit_entry WHERE action = 'notices.test_provider'`),
  );
  expect(audited.map(({ subject }) => subject).sort()).toEqual(['provider:ses', 'provider:twilio']);
});

test('nothing secret is shown, and who may not launch may look only', async () => {
  const writer = await web.keyOf('Wati Writer', ['writer']);
  const { text } = await web.call({ url: '/api/v1/providers', key: writer });
  for (const secret of ['sandbox-auth-token', '5a5a5a5a', 'secretAccessKey'])
    expect(text).not.toContain(secret);
  expect((await standing(writer)).providers[0]!.can).toMatchObject({
    test: { allowed: false, reason: expect.stringContaining('an incident lead') },
  });
  expect((await post('ses/test', writer)).status).toBe(403);
  expect((await post('nobody/test', lead)).status).toBe(404);
  const hotline = await web.call({ url: '/api/v1/providers' });
  expect(hotline.status).toBe(401);
});

test('what the provider refuses is said in its own words, and kept', async () => {
  const key = await web.keyOf('Rina Refused', ['incident_lead']);
  expect(await post('twilio/test', key, { to: '+62 811 0000 0008' })).toMatchObject({
    status: 409,
    json: { code: 'notices.test_refused', detail: expect.stringContaining('21211') },
  });
  expect(await post('twilio/test', key, { to: 'my phone' })).toMatchObject({
    status: 400,
    json: { code: 'notices.test_number' },
  });
  expect((await standing()).providers[1]!.tests[0]).toMatchObject({ outcome: 'rejected', heardAt: null });
});

test('asks a provider whether it is ready without sending anything', async () => {
  const before = sandbox.accepted.length;
  expect((await post('ses/check', lead)).json).toMatchObject({
    checks: expect.arrayContaining([
      expect.objectContaining({ name: 'reachable', ok: true, detail: 'SES answers.' }),
    ]),
  });
  expect(sandbox.accepted).toHaveLength(before);
});

test('the sixth test of one person within an hour is refused, however many are asked for at once', async () => {
  const key = await web.keyOf('Eka Eager', ['incident_lead']);
  // Two hours of the clock may share the twelve; each has five places.
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('ses/test', key)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5);
  expect(answers.find(({ status }) => status !== 200)).toMatchObject({
    status: 409,
    json: { code: 'notices.test_limit' },
  });
  const most = await web.db.tx((tx) =>
    tx.one<{ n: number }>(
      `SELECT max(n)::int AS n FROM (SELECT count(*) AS n FROM provider_test GROUP BY made_by, date_trunc('hour', made_at)) t`,
    ),
  );
  expect(most!.n).toBe(5);
});

test('one number gets few tests an hour and so does the house, whoever asks; no number is kept', async () => {
  // Two hours of the clock may share them; each has its own places.
  const people = await Promise.all(
    Array.from({ length: 16 }, (_, i) => web.keyOf(`Nomor ${i}`, ['incident_lead'])),
  );
  const to = '+62 813 1111 2222';
  const answers = await Promise.all(people.slice(0, 8).map((key) => post('twilio/test', key, { to })));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3);
  expect(answers.find(({ status }) => status !== 200)).toMatchObject({
    status: 409,
    json: { code: 'notices.test_number_limit' },
  });
  const sent = await Promise.all(
    people.flatMap((key, i) =>
      Array.from({ length: 5 }, (_, k) =>
        post('twilio/test', key, { to: `+62 813 2222 ${1000 + i * 5 + k}` }),
      ),
    ),
  );
  expect(sent.map(({ json }) => json['code'])).toContain('notices.test_house_limit');
  const most = await web.db.tx((tx) =>
    tx.one<{ number: number; house: number }>(
      `SELECT (SELECT max(n)::int FROM (SELECT count(*) AS n FROM provider_test WHERE number_hash IS NOT NULL
                GROUP BY number_hash, date_trunc('hour', made_at)) t) AS number,
              (SELECT max(n)::int FROM (SELECT count(*) AS n FROM provider_test WHERE number_hash IS NOT NULL
                GROUP BY date_trunc('hour', made_at)) t) AS house`,
    ),
  );
  expect(most).toEqual({ number: 3, house: 20 });
  const audited = await web.db.tx((tx) =>
    tx.q<{ facts: { number?: string } }>(
      `SELECT facts FROM audit_entry WHERE action = 'notices.test_provider' AND subject = 'provider:twilio'`,
    ),
  );
  const hashes = audited.map(({ facts }) => facts.number);
  expect(hashes.every((hash) => /^[\w-]{22}$/.test(hash ?? ''))).toBe(true);
  expect(new Set(hashes).size).toBeLessThan(hashes.length);
  expect(JSON.stringify(audited)).not.toMatch(/62813|81311112222/);
});

test('the terminal lists tests; it has no address of its own to send one to', async () => {
  const run = terminalOn(web);
  expect((await run(['provider', 'tests'])).out).toMatch(/ses .*accepted/);
  expect(await run(['provider', 'test', 'ses'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('your own address'),
  });
  expect(await run(['provider', 'test', 'pigeon'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('ses, twilio'),
  });
});
