import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { DomainJobs } from '../../src/people/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { DnsStandIn } from '../support/dns-stand-in.ts';
import { anApiKey, anOperator } from '../support/operators.ts';
import { peopleOf, stage } from '../support/people-fixtures.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const NOWHERE = 'http://127.0.0.1:9';
const REAL = {
  AMENDS_SES_REGION: 'ap-southeast-3',
  AMENDS_SES_CONFIGURATION_SET: 'amends',
  AMENDS_SES_FROM: 'maaf@contoh.example',
  AMENDS_SES_ENDPOINT: NOWHERE,
  AMENDS_SNS_TOPIC_ARNS: 'arn:aws:sns:ap-southeast-3:123456789012:amends',
  AMENDS_TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  AMENDS_TWILIO_AUTH_TOKEN: 'token',
  AMENDS_TWILIO_FROM: '+15005550006',
  AMENDS_TWILIO_BASE_URL: NOWHERE,
};

let dns: DnsStandIn;
const webs: TestWeb[] = [];

beforeAll(async () => {
  dns = await DnsStandIn.start({ 'surat.example': { mx: ['mx.surat.example'] } });
});
afterAll(async () => {
  for (const web of webs) await web.close();
  await dns.stop();
});

/** A web with an incident of seven people, one of whom has a domain of their own. */
async function aBreach(env: Readonly<Record<string, string>>) {
  const web = await aWeb({ env });
  webs.push(web);
  const key = await web.keyOf('Rani', ['incident_lead']);
  const made = await web.call({ method: 'POST', url: '/api/v1/incidents', key, body: { name: 'Contoh' } });
  const id = made.json['id'] as IncidentId;
  const mails = ['a', 'b', 'c'].flatMap((name) => [`${name}@surat.example`, `${name}@hilang.example`]);
  await stage(web, id, {
    name: 'a.csv',
    rows: [...mails, 'rahasia@wulandari.example'].map((email) => ({ email })),
  });
  await peopleOf(web).resolve(id, await anOperator(web.db, 'Ayu'));
  return { web, key, id, url: `/api/v1/incidents/${id}/domains` };
}

const RESULT = {
  people: 7,
  unopened: 0,
  answers: { mail_server: { domains: 1, people: 3 }, no_domain: { domains: 2, people: 4 } },
  dead: [
    { reason: 'no_domain', domain: 'hilang.example', domains: 1, people: 3 },
    { reason: 'no_domain', domain: '*', domains: 1, people: 1 },
  ],
};

describe('where real providers are set', () => {
  test('a worker asks the DNS, and the answer names the dead domains but nobody’s own, nor an address', async () => {
    const { web, key, url } = await aBreach({ ...REAL, AMENDS_DNS_SERVERS: dns.address });
    expect((await web.call({ url, key })).json).toEqual({
      off: false,
      check: null,
      can: { ask: { allowed: true, reason: null } },
    });
    const asked = await web.call({ method: 'POST', url, key });
    expect(asked.status).toBe(202);
    await web.app.get(DomainJobs, { strict: false }).start();
    const look = async () => (await web.call({ url, key })).json['check'] as { status: string };
    const end = performance.now() + 60_000;
    while ((await look()).status !== 'done' && performance.now() < end) await sleep(50);
    const { text, json } = await web.call({ url, key });
    expect(json).toMatchObject({ check: { id: asked.json['check'], status: 'done', result: RESULT } });
    expect(text).not.toMatch(/wulandari|rahasia|@/);
    const listed = await web.call({ url: url.replace('domains', 'guards?kind=no_mail_server'), key });
    expect(listed.json['guards']).toMatchObject([{ kind: 'no_mail_server', count: 4, holds: 'nothing' }]);
    const auditor = await web.keyOf('Audi', ['auditor']);
    expect((await web.call({ url, key: auditor })).status).toBe(200);
    expect((await web.call({ method: 'POST', url, key: auditor })).status).toBe(403);
  });

  test('the terminal asks and shows it at once, and shows the last answer without asking', async () => {
    const { web, id } = await aBreach({ ...REAL, AMENDS_DNS_SERVERS: dns.address });
    const env = { ...REAL, AMENDS_DNS_SERVERS: dns.address, AMENDS_API_KEY: await anApiKey(web.db) };
    const run = terminalOn(web);
    const told = await run(['people', 'domains', id], env);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('7 people with an e-mail address, of run 1; 0 not opened');
    expect(told.out).toMatch(/no_domain\s+hilang\.example\s+1\s+3/);
    expect(told.out).not.toMatch(/wulandari|rahasia|@/);
    const before = dns.asked.length;
    const last = await run(['people', 'domains', id, '--last', '--json'], env);
    expect(JSON.parse(last.out)).toMatchObject({ off: false, check: { result: RESULT } });
    expect(dns.asked.length).toBe(before);
  });
});

describe('beside the sandbox', () => {
  test('nothing is asked, and both doors say so', async () => {
    const { web, key, id, url } = await aBreach({});
    expect((await web.call({ url, key })).json).toMatchObject({
      off: true,
      check: null,
      can: {
        ask: {
          allowed: false,
          reason: 'Nothing is asked beside the sandbox: no name leaves this machine.',
        },
      },
    });
    const refused = await web.call({ method: 'POST', url, key });
    expect([refused.status, refused.json['code']]).toEqual([409, 'people.domains_off']);
    const run = terminalOn(web);
    expectRefusal(await run(['people', 'domains', id]), /^Domains are not asked .* beside the sandbox/);
    expect((await run(['people', 'domains', id, '--last'])).out).toContain('beside the sandbox');
  });
});

describe('AMENDS_DNS_SERVERS', () => {
  test.each(['9.9.9.9', '127.0.0.1:5353, [2620:fe::fe]:53, 2620:fe::9'])('may be %s', (servers) => {
    expect(loadConfig({ AMENDS_DNS_SERVERS: servers }).dnsServers).toEqual(servers.split(', '));
  });

  test.each(['dns.example', '9.9.9.9;1.1.1.1', '127.0.0.1:x'])('may not be %s', (servers) => {
    expect(() => loadConfig({ AMENDS_DNS_SERVERS: servers })).toThrow(
      /AMENDS_DNS_SERVERS must be IP addresses/,
    );
  });
});
