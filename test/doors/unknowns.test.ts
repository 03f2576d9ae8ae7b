import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWeb } from '../../src/app/web.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import type { EmailProvider, SendOutcome } from '../../src/notices/index.ts';
import { ApiKeys, type Role, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { truthful } from '../support/answers.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';

let office: PostOffice;
let app: NestFastifyApplication;
let lead: string;
let hotline: string;
let run: ReturnType<typeof terminalOn>;

beforeAll(async () => {
  office = await PostOffice.open();
  const { t } = office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  app = truthful(await createWeb({ config: loadConfig({ AMENDS_DATA_DIR: t.dir }), database, log: SILENT }));
  lead = await keyOf('Rani Lead', ['incident_lead']);
  hotline = await keyOf('Hana Hotline', ['hotline']);
  run = terminalOn(t);
});
afterAll(async () => {
  await app.close();
  await office.close();
});

async function keyOf(name: string, roles: readonly Role[]): Promise<string> {
  const actor = await anOperator(office.t.db, name, roles);
  return (await app.get(ApiKeys).make(actor.operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
}

async function call(method: 'GET' | 'POST' | 'PUT', url: string, key: string, payload?: object) {
  const headers = { authorization: `Bearer ${key}` };
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  const json = response.body === '' ? {} : (JSON.parse(response.body) as Record<string, unknown>);
  return { status: response.statusCode, json };
}

const AMBIGUOUS: SendOutcome = { class: 'ambiguous', code: 'ECONNRESET', detail: '' };
const lost = (real: EmailProvider): EmailProvider => ({
  name: 'ses',
  callsMax: real.callsMax,
  timeoutMs: real.timeoutMs,
  preflight: () => real.preflight(),
  close: () => real.close(),
  send: async (batch) => batch.map(() => AMBIGUOUS),
});

interface Listed {
  readonly cohortId: string;
  readonly deliveryNo: string;
  readonly standing: string;
}

async function unknowns(
  locals: readonly string[],
): Promise<{ id: NoticeId; incidentId: IncidentId; url: string }> {
  const rows = locals.map((local, i) => aPerson(local, { phone: `+62812300044${10 + i}` }));
  const { id, incidentId } = await office.launched(rows);
  await office.work(id, { wrapEmail: lost });
  return { id, incidentId, url: `/api/v1/incidents/${incidentId}` };
}

describe('unknowns over the API', () => {
  test('are listed with age and figures, and decided once, by name, with a reason', async () => {
    const { id, url } = await unknowns(['one', 'two', 'three', 'four']);
    const first = await call('GET', `${url}/unknowns?limit=3`, hotline);
    expect(first.status).toBe(200);
    const listed = first.json['unknowns'] as Listed[];
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatchObject({
      channel: 'email',
      attemptNo: 1,
      policy: 'resend',
      standing: 'waiting',
      resends: 0,
      known: 0,
      heard: 0,
      canary: null,
    });
    const rest = await call('GET', `${url}/unknowns?after=${String(first.json['next'])}`, hotline);
    expect(rest.json['unknowns']).toHaveLength(1);
    expect((await call('GET', `${url}/unknowns/overview`, hotline)).json).toMatchObject({
      counts: [{ noticeId: id, channel: 'email', standing: 'waiting', deliveries: 4 }],
    });

    const ref = ({ cohortId, deliveryNo }: Listed) => ({ cohortId, deliveryNo });
    const decide = (body: object, key = lead) => call('POST', `${url}/unknowns/decide`, key, body);
    const [a, b, c] = listed;
    expect((await decide({ deliveries: [ref(a!)], decision: 'resend', reason: 'x' }, hotline)).status).toBe(
      403,
    );
    expect((await decide({ deliveries: [ref(a!)], decision: 'resend' })).json).toMatchObject({
      code: 'api.invalid_input',
    });
    expect((await decide({ deliveries: [ref(a!)], decision: 'resend', reason: ' ' })).json).toMatchObject({
      code: 'notices.no_reason',
    });
    expect((await decide({ decision: 'resend', reason: 'x' })).json).toMatchObject({
      code: 'notices.which_unknowns',
    });
    const none = { notUnknown: 0, restored: 0, noChannel: 0 };
    expect(
      (await decide({ deliveries: [ref(a!)], decision: 'resend', reason: 'SES never had it' })).json,
    ).toEqual({
      decided: 1,
      ...none,
    });
    expect((await decide({ deliveries: [ref(a!)], decision: 'give_up', reason: 'again' })).json).toEqual({
      ...none,
      decided: 0,
      notUnknown: 1,
    });
    await decide({ deliveries: [ref(b!)], decision: 'told', reason: 'SES support found it' });
    await decide({ deliveries: [ref(c!)], decision: 'next_channel', reason: 'too old' });
    await decide({ all: { noticeId: id }, decision: 'give_up', reason: 'told by telephone' });
    expect(await office.states(id)).toEqual({
      email: ['pending', 'accepted', 'failed', 'cancelled'],
      sms: ['pending'],
    });
    expect((await call('GET', `${url}/unknowns`, hotline)).json['unknowns']).toEqual([]);
    const kept = await office.t.db.tx((tx) =>
      tx.q(
        `SELECT decision, basis, reason FROM notices_v_presumption WHERE notice_id = $1 ORDER BY delivery_id`,
        [id],
      ),
    );
    expect(kept).toMatchObject([
      { decision: 'resend', basis: 'operator', reason: 'SES never had it' },
      { decision: 'told' },
      { decision: 'next_channel' },
      { decision: 'give_up', reason: 'told by telephone' },
    ]);
    const audit = await office.t.db.tx((tx) =>
      tx.q(`SELECT 1 FROM audit_entry WHERE action = 'notices.decide_unknown'`),
    );
    expect(audit.length).toBeGreaterThanOrEqual(4);
    // A moment's back-off, as for whatever comes back.
    await office.t.db.tx((tx) =>
      tx.run(`UPDATE delivery SET not_before = made_at WHERE notice_id = $1`, [id]),
    );
    await office.work(id);
    expect((await office.states(id))['email']![0]).toBe('accepted');
  });

  test('of a lane follow its own policy', async () => {
    const [lane] = await office.lanes.list();
    const put = (policy: unknown) =>
      call('PUT', `/api/v1/lanes/${lane!.id}/unknown-policy`, lead, { policy } as object);
    expect((await put('hold')).status).toBe(204);
    const { url } = await unknowns(['laned']);
    expect((await call('GET', `${url}/unknowns`, hotline)).json['unknowns']).toMatchObject([
      { policy: 'hold' },
    ]);
    expect((await put('shrug')).json).toMatchObject({ code: 'api.invalid_input' });
    expect((await put(null)).status).toBe(204);
    expect((await call('GET', `${url}/unknowns`, hotline)).json['unknowns']).toMatchObject([
      { policy: 'resend' },
    ]);
  });
});

describe('suppressed addresses', () => {
  test('are listed without the address, lifted with a reason, and come back by the next bounce', async () => {
    const row = aPerson('bounce');
    const { id, incidentId } = await office.launched([row]);
    const url = `/api/v1/incidents/${incidentId}/suppressions`;
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    const listed = await call('GET', url, hotline);
    expect(JSON.stringify(listed.json)).not.toContain(row.email);
    const [one] = listed.json['suppressed'] as { id: string }[];
    expect(one).toMatchObject({ reason: 'bounce', liftedAt: null });
    const lift = (body: object, key = lead) => call('POST', `${url}/lift`, key, body);
    expect((await lift({ ids: [one!.id], reason: 'typo of ours' }, hotline)).status).toBe(403);
    expect((await lift({ ids: ['email:nobody'], reason: 'x' })).json).toMatchObject({
      code: 'receipts.unknown_address',
    });
    expect((await lift({ ids: [one!.id], reason: 'mailbox is back' })).json).toEqual({ lifted: 1 });
    expect((await lift({ ids: [one!.id], reason: 'mailbox is back' })).json).toEqual({ lifted: 0 });
    expect((await call('GET', `${url}?lifted=no`, hotline)).json['suppressed']).toEqual([]);

    const second = await office.approved(incidentId);
    await office.launches.launch(second, {}, office.maker);
    await office.work(second);
    await office.untilStates(second, (s) => s['email']![0] === 'bounced');
    expect((await call('GET', `${url}?lifted=no`, hotline)).json['suppressed']).toMatchObject([
      { id: one!.id, liftReason: null },
    ]);
  });
});

describe('the terminal', () => {
  test('lists, decides and refuses the same', async () => {
    const { id, incidentId } = await unknowns(['cli-one', 'cli-two']);
    const list = await run(['unknown', 'list', incidentId]);
    expect(list.out).toMatch(/\d+_\d+ +email +1 +\d+ s +resend +0 +waiting +0 of 0 +none/);
    expect((await run(['unknown', 'overview', incidentId])).out).toMatch(
      /2 +email +\d+ s +waiting: its provider still/,
    );
    const refuse = async (line: string[], sentence: RegExp) => expectRefusal(await run(line), sentence);
    await refuse(
      ['unknown', 'decide', incidentId, 'resend', '--reason', 'x'],
      /Name deliveries .* or say --all/,
    );
    await refuse(
      ['unknown', 'decide', incidentId, 'shrug', '--all', '--reason', 'x'],
      /one of these: resend, /,
    );
    await refuse(['unknown', 'list', incidentId, '--why', 'bored'], /one of these: waiting, /);
    const line = [
      'unknown',
      'decide',
      incidentId,
      'resend',
      '--all',
      '--notice',
      id,
      '--reason',
      'never arrived',
      '--json',
    ];
    expect(JSON.parse((await run(line)).out)).toMatchObject({ decided: 2 });
    expect(await run(line.slice(0, -1))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Nothing was decided/),
    });
    expect((await run(['suppression', 'list', incidentId])).code).toBe(0);
    const lift = ['suppression', 'lift', incidentId, `email:${'0'.repeat(32)}`, '--reason', 'x'];
    expect(await run(lift)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^None of these addresses/),
    });
    expect((await run(['restore', 'list'])).code).toBe(0);
    await refuse(['restore', 'waive', '--reason', 'x'], /the terminal itself may make but never check/);
  });
});

/** What another host kept: events of people of ours. */
async function archive(local: string): Promise<{ dir: string; lines: string }> {
  const { id } = await office.launched([aPerson(local)]);
  const dir = join(office.t.dir, 'events');
  const before = linesIn(dir);
  await office.work(id);
  await office.untilStates(id, (s) => s['email']![0] === 'delivered');
  const lines = linesIn(dir).filter((line) => !before.includes(line));
  await office.t.ownerDb.tx((tx) => tx.run('DELETE FROM provider_event'));
  await office.t.ownerDb.tx((tx) => tx.run('DELETE FROM event_due'));
  return { dir, lines: lines.join('\n') };
}

const bring = async (key: string, payload: string) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
  const answer = await app.inject({ method: 'PUT', url: '/api/v1/restores/events', headers, payload });
  return { status: answer.statusCode, json: JSON.parse(answer.body) as unknown };
};

describe('event archives of other hosts', () => {
  test('are brought over the API by who may launch, any number of times', async () => {
    const { lines } = await archive('api-archive');
    expect((await bring(hotline, lines)).status).toBe(403);
    expect(await bring(lead, `${lines}\ntorn`)).toEqual({
      status: 200,
      json: { read: 3, added: 2, repeated: 0, unreadable: 1 },
    });
    expect((await bring(lead, lines)).json).toEqual({ read: 2, added: 0, repeated: 2, unreadable: 0 });
  });

  test('are brought by the terminal from directories; one that holds none is refused', async () => {
    const { dir } = await archive('terminal-archive');
    const brought = await run(['restore', 'events', dir, '--json']);
    expect(brought.code).toBe(0);
    expect(JSON.parse(brought.out)).toMatchObject({ unreadable: 0, added: expect.any(Number) });
    expectRefusal(await run(['restore', 'events', office.t.dir + '/keys']), /no event archive in/);
  });
});

function linesIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
    .filter((line) => line !== '');
}
