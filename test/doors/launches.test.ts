import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { CountJobs, Notices } from '../../src/notices/index.ts';
import { Messages } from '../../src/messages/index.ts';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let admin: string;
let lead: string;
let approver: string;
let hotline: string;

beforeAll(async () => {
  web = await aWeb();
  admin = await web.keyOf('Adi Admin', ['admin']);
  lead = await web.keyOf('Rani Lead', ['incident_lead']);
  approver = await web.keyOf('Bima Approver', ['approver', 'incident_lead']);
  hotline = await web.keyOf('Hana Hotline', ['hotline']);
});
afterAll(() => web.close());

const room = <T>(of: abstract new (...args: never[]) => T): T => web.app.get<T>(of, { strict: false });
const post = (url: string, key: string, body: object = {}) =>
  web.call({ method: 'POST', url: `/api/v1/${url}`, key, body });
const get = (url: string, key: string) => web.call({ url: `/api/v1/${url}`, key });

/** Submitted by the lead. */
async function submitted(): Promise<{ incidentId: IncidentId; id: NoticeId }> {
  const { id: incidentId } = await anIncident(web);
  const maker = await anOperator(web.db, 'Maya Maker');
  await stage(web, incidentId, { name: 'players.csv', rows: [aPerson('door'), aPerson('door')] });
  await room(People).resolve(incidentId, maker);
  const templateIds: string[] = [];
  for (const starter of room(Messages).starters({ kind: 'individual' })) {
    if (starter.channel !== 'letter') templateIds.push(await room(Messages).save(incidentId, starter, maker));
  }
  const drafted = await post(`incidents/${incidentId}/notices`, lead, {
    name: 'What happened',
    templateIds,
    quietHours: null,
    deadlineAt: '2046-12-01T00:00:00Z',
  });
  const id = String(drafted.json['id']) as NoticeId;
  expect((await post(`notices/${id}/submit`, lead)).status).toBe(200);
  return { incidentId, id };
}

/** The standings of a stream until `enough` of them came; `meanwhile` runs once the first is there. */
function standings(
  path: string,
  key: string,
  { enough, meanwhile }: { readonly enough: number; readonly meanwhile: () => Promise<unknown> },
): Promise<{ type: string; data: string[] }> {
  const { port } = web.app.getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${key}` };
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: `/api/v1/${path}`, headers }, (answer) => {
      let [text, seen] = ['', 0];
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const data = [...text.matchAll(/^event: standing\ndata: (.*)$/gm)].map((m) => m[1]!);
        if (seen === 0 && data.length > 0) void meanwhile().catch(reject);
        seen = data.length;
        if (seen < enough) return;
        asked.destroy();
        resolve({ type: String(answer.headers['content-type']), data });
      });
    });
    asked.on('error', reject).end();
  });
}

describe('a notice', () => {
  test('is watched live: its standing first, then each change, to whoever may read it', async () => {
    const { id } = await submitted();
    await room(Notices).decide({ id, decision: 'approved' }, await anOperator(web.db, 'Cahyo Checker'));
    await web.app.listen(0, '127.0.0.1');
    expect((await web.call({ url: `/api/v1/notices/${id}/live` })).status).toBe(401);
    const unknown = await get('notices/01900000-0000-7000-8000-00000000000a/live', lead);
    expect(unknown.json).toMatchObject({ code: 'notices.unknown' });
    const { type, data } = await standings(`notices/${id}/live`, hotline, {
      enough: 2,
      meanwhile: () => post(`notices/${id}/withdraw`, lead),
    });
    expect(type).toBe('text/event-stream; charset=utf-8');
    const [first, second] = data.map((d) => JSON.parse(d) as { status: string });
    expect([first?.status, second?.status]).toEqual(['approved', 'draft']);
  });

  test('is heard of to its end, and whoever heard it is told to stay away', async () => {
    const { id } = await submitted();
    await room(Notices).decide({ id, decision: 'approved' }, await anOperator(web.db, 'Cahyo Checker'));
    // No provider answers at this door: it ends as if it had been launched and stopped.
    await web.db.tx((tx) =>
      tx.run(
        `UPDATE notice SET status = 'stopped', launched_by = made_by, launched_at = now() WHERE id = $1`,
        [id],
      ),
    );
    const live = (since?: string) =>
      web.call({
        url: `/api/v1/notices/${id}/live`,
        key: hotline,
        ...(since !== undefined && { headers: { 'last-event-id': since } }),
      });
    const whole = (await live()).text;
    expect(whole).toMatch(/^retry: 3000\nid: \w{16}\nevent: standing\n/);
    const [last] = [...whole.matchAll(/^id: (.*)$/gm)].slice(-1).map((m) => m[1]!);
    expect(last).toMatch(/^\w{16}\.ended$/);
    expect((await live(last)).status).toBe(204);
    const back = await live(last!.replace('.ended', ''));
    expect(back.text).toBe(`retry: 3000\n: still here\n\nid: ${last}\nevent: ended\ndata: {}\n\n`);
    expect((await live('elsewhere.ended')).text).toContain('event: standing');
  });

  test('may not be launched in waves that make no sense, and says why in one sentence', async () => {
    const { id } = await submitted();
    await post(`notices/${id}/withdraw`, lead);
    const plan = (waves: object) => post(`notices/${id}/plan`, lead, { waves });
    expect((await plan({ holdMinutes: 5 })).json).toMatchObject({ status: 400, code: 'notices.bad_waves' });
    expect((await plan({ startAt: 'tomorrow' })).status).toBe(400);
    expect((await plan({ pilot: 1, holdMinutes: 5 })).json).toMatchObject({ waves: { pilot: 1 } });
    expect((await post(`notices/${id}/submit`, lead)).status).toBe(200);
    const other = await post(`notices/${id}/launch`, lead, { pilot: 2 });
    expect(other.json).toMatchObject({ status: 409, code: 'notices.waves_not_approved' });
  });

  test('tells before its launch when it would end, and what of its ceiling is spent', async () => {
    const { id } = await submitted();
    const first = await get(`notices/${id}/preflight`, hotline);
    expect(first.json).toMatchObject({ preflight: null, countedAt: null, isCounting: true });
    await room(CountJobs).count(`preflight:${id}`);
    const { json } = await get(`notices/${id}/preflight`, hotline);
    expect(json).toMatchObject({ countedAt: expect.any(String), isCounting: false });
    const again = await post(`notices/${id}/preflight/count`, hotline);
    expect(again).toMatchObject({ status: 202, json: { countedAt: json['countedAt'], isCounting: true } });
    expect(json['preflight']).toMatchObject({
      resting: null,
      warnings: [],
      segments: { perSms: 1 },
      forecast: {
        persons: 2,
        late: expect.any(Number),
        deadlineAt: '2046-12-01T00:00:00.000Z',
        byFile: 0,
        held: 0,
      },
    });
    const ceiling = await get(`notices/${id}/ceiling`, hotline);
    expect(ceiling.json).toMatchObject({ spentMinor: null, held: 0, raises: [] });
    const raise = { amountMinor: '500', reason: 'More.' };
    expect((await post(`notices/${id}/ceiling`, hotline, raise)).status).toBe(403);
    expect((await post(`notices/${id}/ceiling`, lead, raise)).json).toMatchObject({
      code: 'notices.not_metered',
    });
    expect((await post(`notices/${id}/ceiling/approve`, approver)).json).toMatchObject({
      code: 'notices.no_raise',
    });
  });

  test('is approved alone only where it was enabled before, and reviewed by another', async () => {
    const early = await submitted();
    const off = await post(`notices/${early.id}/approve-alone`, admin, { reason: 'Nobody answers.' });
    expect(off.json).toMatchObject({ status: 403, code: 'notices.emergency_off' });
    expect((await post('emergency-approval/enable', lead)).status).toBe(403);
    expect((await post('emergency-approval/enable', admin)).json).toMatchObject({ enabled: {} });
    const { id } = await submitted();
    const body = { reason: 'Nobody answers.' };
    expect((await post(`notices/${id}/approve-alone`, lead, body)).status).toBe(403);
    const done = await post(`notices/${id}/approve-alone`, approver, body);
    expect(Date.parse(String(done.json['reviewDueAt']))).toBeGreaterThan(Date.now());
    const own = await post(`notices/${id}/review`, approver, { review: 'upheld' });
    expect(own.json).toMatchObject({ code: 'operators.same_person' });
    expect((await post(`notices/${id}/review`, admin, { review: 'upheld' })).status).toBe(204);
    const { approvals } = (await get('emergency-approval', hotline)).json;
    expect(approvals).toMatchObject([{ noticeId: id, review: 'upheld', overdue: false }]);
    expect((await post('emergency-approval/disable', admin)).json).toMatchObject({ enabled: null });
  });
});

describe('seeds and deputies', () => {
  test('a seed is added, listed without its address and removed', async () => {
    const { incidentId } = await submitted();
    const url = `incidents/${incidentId}/seeds`;
    expect((await post(url, hotline, { label: 'Web', email: 'web@contoh.example' })).status).toBe(403);
    const bad = await post(url, lead, { label: 'Web' });
    expect(bad.json).toMatchObject({ status: 400, code: 'people.bad_seed' });
    const { json } = await post(url, lead, { label: 'Web', email: 'web@contoh.example', locale: 'en' });
    const listed = await get(url, hotline);
    expect(listed.json).toMatchObject({ seeds: [{ id: json['id'], label: 'Web', hasEmail: true }] });
    expect(listed.text).not.toContain('contoh.example');
    const gone = await web.call({ method: 'DELETE', url: `/api/v1/${url}/${String(json['id'])}`, key: lead });
    expect(gone.status).toBe(204);
  });

  test('a deputy approves what the one who is away may, through their own key', async () => {
    const { id } = await submitted();
    const stand = await anOperator(web.db, 'Sinta', ['writer']);
    const key = (await get('me', approver)).json;
    const { json } = await post('deputies', approver, {
      deputy: stand.operatorId,
      until: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'On leave.',
    });
    expect(json).toMatchObject({ principalId: key['id'], deputyId: stand.operatorId });
    const others = { principal: String(key['id']), deputy: stand.operatorId, reason: 'x' };
    const forbidden = await post('deputies', lead, { ...others, until: '2030-01-01T00:00:00Z' });
    expect(forbidden.json).toMatchObject({ code: 'operators.not_allowed' });
    const actor = await anOperatorKey(stand.operatorId);
    expect((await post(`notices/${id}/approve`, actor)).status).toBe(204);
    expect((await post(`deputies/${String(json['id'])}/end`, approver)).status).toBe(204);
    expect((await get('deputies', lead)).json).toMatchObject({ deputies: [{ id: json['id'] }] });
  });
});

async function anOperatorKey(operatorId: string): Promise<string> {
  const made = await web.app.get(ApiKeys).make(operatorId, 'test', TERMINAL_ACTOR);
  return made.key.reveal();
}
