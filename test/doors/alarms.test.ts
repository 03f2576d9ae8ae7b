import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AlarmWatch, WrongBursts } from '../../src/alarms/index.ts';
import { Lanes } from '../../src/notices/index.ts';
import { aTerminalDesk, expectRefusal } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let lead: string;
let auditor: string;
let hotline: string;

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Rani Lead', ['incident_lead']);
  auditor = await web.keyOf('Ayu Auditor', ['auditor']);
  hotline = await web.keyOf('Hana Hotline', ['hotline']);
});
afterAll(() => web.close());

const post = (url: string, key: string) => web.call({ method: 'POST', url: `/api/v1/alarms${url}`, key });
const open = async (query = '') =>
  (await web.call({ url: `/api/v1/alarms${query}`, key: auditor })).json['alarms'] as {
    id: string;
    seenBy: string;
  }[];

describe('alarms', () => {
  test('are listed for who may read, and acknowledged by who may write', async () => {
    expect(await open()).toEqual([]);
    const lanes = web.app.get(Lanes, { strict: false });
    const times = {
      leaseMs: 18_000,
      timeoutMs: 12_000,
      windowMs: 900_000,
      rateMaxPerS: 10,
      ceilingPerS: null,
    };
    const { id } = await lanes.ensure(
      { provider: 'ses', sender: 'Contoh <care@contoh.example>', country: '' },
      times,
    );
    await web.call({ method: 'POST', url: `/api/v1/lanes/${id}/halt`, key: lead, body: { reason: 'stop' } });
    await web.app.get(AlarmWatch, { strict: false }).look();
    const [alarm] = await open();
    expect(alarm).toMatchObject({ kind: 'lane_halted', seenBy: null });
    expect((await post(`/${alarm!.id}/acknowledge`, auditor)).status).toBe(403);
    expect((await web.call({ url: '/api/v1/alarms', key: hotline })).status).toBe(403);
    expect((await post(`/${alarm!.id}/acknowledge`, lead)).json).toMatchObject({ seenBy: 'Rani Lead' });
    expect((await open('?all=true'))[0]!.seenBy).toBe('Rani Lead');
  });

  test('show who guessed to whoever may read', async () => {
    await web.app.get(WrongBursts, { strict: false }).keep('link', 'hash', 30);
    const url = '/api/v1/alarms/wrong-tries';
    expect((await web.call({ url, key: auditor })).json).toEqual({
      bursts: [expect.objectContaining({ what: 'link', network: 'hash', tries: 30 })],
    });
    expect((await web.call({ url, key: hotline })).status).toBe(403);
  });

  test('that are none, and tests without a path, are refused in a sentence', async () => {
    const none = await post('/01900000-0000-7000-8000-00000000000a/acknowledge', lead);
    expect(none.json).toMatchObject({ status: 404, code: 'alarms.unknown' });
    expect((await post('/x/acknowledge', lead)).status).toBe(400);
    expect((await post('/test', lead)).json).toMatchObject({ status: 409, code: 'alarms.no_path' });
    expect((await web.call({ url: '/api/v1/alarms?all=maybe', key: auditor })).status).toBe(400);
  });
});

describe('proofs', () => {
  test('of nothing that was sent are refused before the first byte', async () => {
    const made = await web.call({
      method: 'POST',
      url: '/api/v1/incidents',
      key: lead,
      body: { name: 'Contoh' },
    });
    const url = `/api/v1/incidents/${String(made.json['id'])}`;
    const roots = await web.call({ url: `${url}/proof/roots`, key: auditor });
    expect(roots.json).toMatchObject({
      days: [],
      publishedAt: expect.stringMatching(/\/i\/.+\/roots\.txt$/),
    });
    expect(roots.json['publicKey']).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const whole = await web.call({ url: `${url}/proof.zip`, key: auditor });
    expect(whole.json).toMatchObject({ status: 404, code: 'proofs.nothing_known' });
    expect((await web.call({ url: `${url}/proof.zip`, key: hotline })).status).toBe(403);
    const one = await web.call({ url: `${url}/people/1:2/proof.zip`, key: lead });
    expect(one.json).toMatchObject({ status: 404, code: 'proofs.nothing_sent' });
    expect((await web.call({ url: `${url}/people/x/proof.zip`, key: lead })).status).toBe(400);
  });
});

test('the terminal says the same', async () => {
  const desk = await aTerminalDesk();
  try {
    expect(await desk.run(['alarm', 'list'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('No alarm is open'),
    });
    expect(await desk.run(['alarm', 'wrong-tries'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nobody has tried too many'),
    });
    expectRefusal(await desk.run(['alarm', 'test']), /AMENDS_ALARM_SMTP_URL/);
    expectRefusal(await desk.run(['alarm', 'acknowledge', 'x']), /alarm/);
    const incident = await desk.anIncident();
    expect((await desk.run(['proof', 'roots', incident])).code).toBe(0);
    const out = `${desk.dir}/proof.zip`;
    expectRefusal(await desk.run(['proof', 'incident', incident, '--out', out]), /nothing to prove/);
    expectRefusal(
      await desk.run(['proof', 'person', incident, '1:2', '--out', out]),
      /Nothing was ever sent/,
    );
    expectRefusal(await desk.run(['proof', 'person', incident, 'x', '--out', out]), /12:7/);
  } finally {
    await desk.close();
  }
});
