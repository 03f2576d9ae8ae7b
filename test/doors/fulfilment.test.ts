import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AlarmWatch } from '../../src/alarms/alarm-watch.ts';
import { createWeb } from '../../src/app/web.ts';
import { Calls } from '../../src/fulfilment/index.ts';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { signedHeaders } from '../../src/platform/crypto/webhook-signature.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { SANDBOX_FULFILMENT_SECRET } from '../../src/sandbox/index.ts';
import { truthful } from '../support/answers.ts';
import { CREDIT, FAIR, MONITORING } from '../support/compensation.ts';
import {
  aFulfilmentDesk,
  creditsOf,
  ENROLMENT_SECRET,
  type FulfilmentDesk,
  theyChose,
} from '../support/fulfilment.ts';
import { anOperator } from '../support/operators.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';

const CASH = { ...CREDIT, name: 'Cash', kind: 'cash_payout' as const };
const CLAIM = {
  ...CREDIT,
  name: 'Proven loss',
  kind: 'claim' as const,
  terms: { ...FAIR, evidence: { id: 'Bukti.', en: 'Proof.' } },
};
const PDF = '%PDF-1.7 a bill';

let desk: FulfilmentDesk;
let app: Awaited<ReturnType<typeof createWeb>>;
let maker: string;
let checker: string;
let reader: string;
let env: Record<string, string>;

beforeAll(async () => {
  desk = await aFulfilmentDesk(new Date().toISOString());
  const { t } = desk;
  env = {
    AMENDS_FULFILMENT_URL: desk.sandbox.receiver.url,
    AMENDS_FULFILMENT_SECRET: SANDBOX_FULFILMENT_SECRET,
    AMENDS_ENROLMENT_SECRET: ENROLMENT_SECRET.reveal(),
  };
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const config = loadConfig({ AMENDS_DATA_DIR: t.dir, ...env });
  app = truthful(await createWeb({ config, database, log: SILENT }));
  const keys = app.get(ApiKeys);
  const keyOf = async (operatorId: typeof desk.maker.operatorId) =>
    (await keys.make(operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
  maker = await keyOf(desk.maker.operatorId);
  checker = await keyOf(desk.checker.operatorId);
  reader = await keyOf((await anOperator(t.db, 'Rudi Reader', ['hotline'])).operatorId);
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more: { body?: object; bytes?: string; as?: string } = {},
) {
  const response = await app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: {
      authorization: `Bearer ${more.as ?? maker}`,
      ...(more.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(more.body ? { payload: more.body } : more.bytes === undefined ? {} : { payload: more.bytes }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    raw: response.rawPayload,
    json: (isJson ? JSON.parse(response.body) : {}) as Record<string, unknown>,
  };
}

const slugOf = async (incidentId: string) =>
  (await desk.t.db.tx((tx) =>
    tx.one<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [incidentId]),
  ))!.slug;

const as = (key: string) => ({ AMENDS_API_KEY: key });

const alarmsNow = async () => {
  await app.get(AlarmWatch, { strict: false }).look();
  const { json } = await call('GET', 'alarms');
  return (json['alarms'] as { kind: string; sentence: string }[]).filter(
    ({ kind }) => kind === 'fulfilment_dead',
  );
};

describe('dead letters', () => {
  test('are an alarm, and are taken, tried again and failed over the API by their owner', async () => {
    const { incidentId, cohortIds, references } = await theyChose(desk, 2);
    desk.sandbox.receiver.faults.add({ fault: 'refuse', times: 2 });
    await app.get(Calls, { strict: false }).work(cohortIds[0]!);
    const [alarm] = await alarmsNow();
    expect(alarm!.sentence).toMatch(/2 fulfilments could not be brought .*2 of them nobody’s yet/);
    const base = `incidents/${incidentId}/dead-letters`;
    const listed = await call('GET', base);
    expect(listed.json['deadLetters']).toMatchObject([{ why: 'refused' }, { why: 'refused' }]);
    expect((await call('GET', base, { as: reader })).status).toBe(403);
    const [first, second] = references;
    const word = { reason: 'the account was closed' };
    const early = await call('POST', `${base}/${first}/fail`, { body: word });
    expect(early).toMatchObject({ status: 403, json: { code: 'fulfilment.not_owner' } });
    expect((await call('POST', `${base}/${first}/take`)).status).toBe(200);
    expect((await call('POST', `${base}/${first}/fail`, { body: { reason: 'x' } })).status).toBe(400);
    const failed = await call('POST', `${base}/${first}/fail`, { body: word });
    expect(failed).toMatchObject({ status: 200, json: { state: 'failed' } });
    await call('POST', `${base}/${second}/take`);
    const again = await call('POST', `${base}/${second}/retry`, { body: { reason: 'it is open again' } });
    expect(again).toMatchObject({ status: 200, json: { state: 'waiting' } });
    await app.get(Calls, { strict: false }).work(cohortIds[0]!);
    expect(creditsOf(desk.sandbox, incidentId)).toHaveLength(1);
    expect((await call('GET', `${base}/${second}`)).json).toMatchObject({ state: 'done' });
    expect((await call('GET', `${base}/R1-1`)).status).toBe(400);
    expect(await alarmsNow()).toEqual([]);
    expect(await desk.failing()).toEqual([]);
  });
});

describe('a dead letter in the terminal', () => {
  test('is listed, taken and settled with the other side’s word', async () => {
    const { incidentId, cohortIds, references } = await theyChose(desk, 1);
    desk.sandbox.receiver.faults.add({ fault: 'wrong_amount', times: 1 });
    await app.get(Calls, { strict: false }).work(cohortIds[0]!);
    const terminal = terminalOn(desk.t);
    const [slug, reference] = [await slugOf(incidentId), references[0]!];
    const session = { ...env, ...as(maker) };
    const listed = await terminal(['dead-letter', 'list', slug, '--json'], session);
    expect(JSON.parse(listed.out)).toMatchObject([{ reference, why: 'wrong_answer', inDoubt: true }]);
    const word = ['--reason', 'their book says so'];
    const fail = ['dead-letter', 'fail', slug, reference, ...word];
    expectRefusal(await terminal(fail, session), /another person’s: take it over first/);
    expect((await terminal(['dead-letter', 'take', slug, reference], session)).code).toBe(0);
    expectRefusal(await terminal(fail, session), /Nobody knows whether .* was booked/);
    const evidence = creditsOf(desk.sandbox, incidentId)[0]!.reference;
    const settle = ['dead-letter', 'settle', slug, reference, '--evidence', evidence, ...word];
    expect((await terminal(settle, session)).code).toBe(0);
    const shown = await terminal(['dead-letter', 'show', slug, reference, '--json'], session);
    expect(JSON.parse(shown.out)).toMatchObject({ state: 'done', tries: [{}, { what: 'person' }] });
    const all = ['dead-letter', 'retry-all', slug, '--why', 'given_up', '--reason', 'it is up again'];
    expect(JSON.parse((await terminal([...all, '--json'], session)).out)).toEqual({ retried: 0 });
    expectRefusal(await terminal([...all, '--json'], as(maker)), /set AMENDS_FULFILMENT_URL/);
  }, 120_000);
});

describe('a payout file', () => {
  test('is made by one person, released by another and confirmed, over the API and in the terminal', async () => {
    const { incidentId, references } = await theyChose(desk, 2, [CASH]);
    const made = await call('POST', `incidents/${incidentId}/payouts`, { body: { kind: 'payout' } });
    expect(made).toMatchObject({ status: 201, json: { status: 'open', rows: 2 } });
    const id = String(made.json['id']);
    expect(await call('POST', `payouts/${id}/file`)).toMatchObject({ status: 409 });
    expect(await call('POST', `payouts/${id}/release`)).toMatchObject({
      status: 403,
      json: { code: 'fulfilment.same_person' },
    });
    const terminal = terminalOn(desk.t);
    const out = join(desk.t.dir, 'payout.csv');
    expectRefusal(
      await terminal(['payout', 'fetch', id, '--out', out], { AMENDS_API_KEY: maker }),
      /is open: fetching it needs one that is released or done/,
    );
    expect((await terminal(['payout', 'release', id], { AMENDS_API_KEY: checker })).code).toBe(0);
    expect((await terminal(['payout', 'fetch', id, '--out', out], { AMENDS_API_KEY: maker })).code).toBe(0);
    const file = await call('POST', `payouts/${id}/file`);
    expect(file.raw.equals(readFileSync(out))).toBe(true);
    const failed = [{ reference: references[0], reason: 'account closed' }];
    const confirmed = await call('POST', `payouts/${id}/confirm`, { body: { failed } });
    expect(confirmed).toMatchObject({ status: 200, json: { fulfilled: 1, failed: 1 } });
    const shown = await terminal(['payout', 'show', id, '--json'], { AMENDS_API_KEY: maker });
    expect(JSON.parse(shown.out)).toMatchObject({ status: 'done', totals: [{ lines: 2, failed: 1 }] });
    expect(await desk.failing()).toEqual([]);
  }, 120_000);
});

describe('a claim', () => {
  test('is filed with evidence by one person and decided by another', async () => {
    const { incidentId, references } = await theyChose(desk, 1, [CLAIM]);
    const base = `incidents/${incidentId}/claims`;
    const reference = references[0]!;
    const statement = 'My card was used.';
    const filed = await call('POST', base, { body: { reference, amountMinor: '3000000', statement } });
    expect(filed).toMatchObject({ status: 201, json: { status: 'filed', claimedMinor: '3000000' } });
    const put = (bytes: string) => call('PUT', `${base}/${reference}/evidence?name=bill.pdf`, { bytes });
    expect(await put('<svg/>')).toMatchObject({ status: 400, json: { code: 'fulfilment.bad_evidence' } });
    expect(await put(PDF)).toMatchObject({ status: 200, json: { evidence: 1 } });
    expect((await call('POST', `${base}/${reference}/reveal`, { as: reader })).status).toBe(403);
    expect((await call('POST', `${base}/${reference}/reveal`, { as: checker })).json).toMatchObject({
      statement,
    });
    const shown = await call('POST', `${base}/${reference}/evidence/1`, { as: checker });
    expect(shown.raw.toString()).toBe(PDF);
    const body = { amountMinor: '2000000', reason: 'the bank confirms it' };
    expect(await call('POST', `${base}/${reference}/approve`, { body })).toMatchObject({
      status: 403,
      json: { code: 'fulfilment.claim_own' },
    });
    const yes = await call('POST', `${base}/${reference}/approve`, { body, as: checker });
    expect(yes).toMatchObject({ status: 200, json: { status: 'approved', approvedMinor: '2000000' } });
    expect((await call('GET', base)).json['claims']).toMatchObject([{ reference, status: 'approved' }]);
  });

  test('is refused in the terminal with a reason', async () => {
    const { incidentId, references } = await theyChose(desk, 1, [CLAIM]);
    const slug = await slugOf(incidentId);
    const terminal = terminalOn(desk.t);
    const [said, bill] = [join(desk.t.dir, 'said.txt'), join(desk.t.dir, 'bill.pdf')];
    writeFileSync(said, 'My card was used.');
    writeFileSync(bill, PDF);
    const about = [slug, references[0]!];
    const amount = ['--amount-minor', '5000001', '--statement', said];
    expectRefusal(await terminal(['claim', 'file', ...about, ...amount], as(maker)), /at most 5000000/);
    amount[1] = '100';
    expect((await terminal(['claim', 'file', ...about, ...amount], as(maker))).code).toBe(0);
    expect((await terminal(['claim', 'add', ...about, bill], as(maker))).code).toBe(0);
    const no = ['claim', 'refuse', ...about, '--reason', 'it was before the breach'];
    expectRefusal(await terminal(no, as(maker)), /cannot decide it/);
    expect((await terminal(no, as(checker))).code).toBe(0);
    expect(await desk.failing()).toEqual([]);
  }, 120_000);
});

describe('a vendor’s enrolments', () => {
  test('come as a file and as signed posts', async () => {
    const offer = { ...MONITORING, eligibility: { everyone: true as const } };
    const { incidentId, cohortIds, visitors, set } = await theyChose(desk, 2, [offer]);
    const body = {
      offerId: set.offers[0]!.offerId,
      vendor: 'Penjaga',
      engagement: 'E-7',
      enrolBy: '2099-12-31',
      enrolUrl: 'https://penjaga.example',
    };
    const base = `incidents/${incidentId}`;
    expect(await call('POST', `${base}/programmes`, { body })).toMatchObject({ status: 201 });
    for (const cohortId of cohortIds) await desk.fulfilments.deliverCodes(cohortId);
    const codes: string[] = [];
    for (const visitor of visitors) {
      codes.push((await desk.pages.page(visitor, 'en'))!.sets[0]!.receipt!.code!);
    }
    const bytes = `engagement,code,enrolled_on\nE-7,${codes[0]},2026-01-02\nE-8,${codes[1]},2026-01-02\n`;
    expect(await call('PUT', `${base}/enrolments`, { bytes })).toMatchObject({
      status: 200,
      json: { enrolled: 1, rejects: [{ line: 3, reason: 'unknown_engagement' }] },
    });
    const data = { engagement: 'E-7', code: codes[1], enrolled_on: '2026-01-03' };
    const post = JSON.stringify({ type: 'enrolment.completed', data });
    const knock = (payload: string) =>
      app.inject({
        method: 'POST',
        url: `/webhooks/enrolments/${slug}`,
        headers: {
          'content-type': 'application/json',
          ...signedHeaders(ENROLMENT_SECRET, { id: 'm-1', body: post }, Date.now()),
        },
        payload,
      });
    const slug = await slugOf(incidentId);
    expect((await knock(`${post} `)).statusCode).toBe(403);
    expect((await knock(post)).statusCode).toBe(204);
    expect((await knock(post)).statusCode).toBe(204);
    expect((await call('GET', `${base}/programmes`)).json['programmes']).toMatchObject([{ enrolled: 2 }]);
    expect((await call('GET', `${base}/enrolments`)).json['feeds']).toHaveLength(2);
  });
});
