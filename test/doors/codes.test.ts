import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWeb } from '../../src/app/web.ts';
import { referenceOf } from '../../src/compensation/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { truthful } from '../support/answers.ts';
import { aCodeDesk, anOffer, assign, claimsOf, codeFile, type CodeDesk } from '../support/codes.ts';
import { anOperator } from '../support/operators.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';

let desk: CodeDesk;
let heard = '';
const logged = new Writable({
  write: (chunk: Buffer, _, done) => {
    heard += chunk.toString();
    done();
  },
});
let app: Awaited<ReturnType<typeof createWeb>>;
const keys: Record<'maker' | 'checker' | 'auditor', string> = { maker: '', checker: '', auditor: '' };

beforeAll(async () => {
  desk = await aCodeDesk(new Date().toISOString());
  const { t } = desk;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const log = createLog('debug', logged);
  app = truthful(await createWeb({ config: loadConfig({ AMENDS_DATA_DIR: t.dir }), database, log }));
  const api = app.get(ApiKeys);
  const keyOf = async (actor: Actor) =>
    (await api.make(actor.operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
  keys.maker = await keyOf(desk.maker);
  keys.checker = await keyOf(desk.checker);
  keys.auditor = await keyOf(await anOperator(t.db, 'Ari Auditor', ['auditor']));
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more: { body?: object; text?: string; as?: keyof typeof keys } = {},
) {
  const response = await app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: {
      authorization: `Bearer ${keys[more.as ?? 'maker']}`,
      ...(more.text === undefined ? {} : { 'content-type': 'text/csv' }),
    },
    ...(more.body ? { payload: more.body } : more.text === undefined ? {} : { payload: more.text }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    text: response.body,
    json: (isJson ? JSON.parse(response.body) : {}) as Record<string, unknown>,
  };
}

async function aPool(incidentId: string, body: object): Promise<string> {
  const made = await call('POST', `incidents/${incidentId}/code-pools`, { body });
  expect(made.status).toBe(201);
  return String(made.json['id']);
}

describe('pools over the API', () => {
  test('are filled, assigned from, quarantined, replaced and released, each by the right person', async () => {
    const offered = await anOffer(desk);
    const { incidentId, offerId } = offered;
    const pool = await aPool(incidentId, {
      offerId,
      name: 'Vendor A',
      kind: 'imported',
      engagement: 'ENG-1',
    });
    const file = await call('PUT', `code-pools/${pool}/file?name=a.csv`, {
      text: `${codeFile(3)}V-00001\nno\n`,
    });
    expect(file).toMatchObject({
      status: 200,
      json: { name: 'a.csv', lines: 5, taken: 3, rejected: 2, repeated: false },
    });
    const rejects = await call('GET', `code-files/${String(file.json['id'])}/rejects`);
    expect(rejects.json).toEqual({
      rejects: [
        { line: 5, reason: 'twice_in_file' },
        { line: 6, reason: 'too_short' },
      ],
    });
    const csv = await call('GET', `code-files/${String(file.json['id'])}/rejects.csv`);
    expect(csv.text.split('\n')[1]).toBe(
      '5,twice_in_file,"The same code stands in an earlier line of this file."',
    );
    const claims = claimsOf(desk, offered, 2);
    await assign(desk, claims);
    const [reference, other] = claims.map((claim) => referenceOf(claim.cohortId, claim.redemptionId));
    expect((await call('GET', `incidents/${incidentId}/code-pools`, { as: 'auditor' })).json).toMatchObject({
      pools: [{ name: 'Vendor A', free: 1, assigned: 2 }],
      stock: [{ offerId, free: 1, perDay: 2, daysLeft: 0.5, level: 'low' }],
    });
    expect(
      await call('POST', `incidents/${incidentId}/codes/find`, { body: { code: 'V-00001' } }),
    ).toMatchObject({
      status: 200,
      json: { poolId: pool, expiresAt: null },
    });
    const why = { reason: 'The vendor lost the list.' };
    expect((await call('POST', `code-pools/${pool}/quarantine`, { body: why, as: 'auditor' })).status).toBe(
      403,
    );
    expect((await call('POST', `code-pools/${pool}/quarantine`, { body: why })).json).toMatchObject({
      status: 'quarantined',
    });
    const assigned = await call('GET', `code-pools/${pool}/assigned?after=${reference}`);
    expect(assigned.json).toMatchObject({ assigned: [{ reference: other }] });
    expect((await call('POST', `code-pools/${pool}/replace`, { body: why })).json).toEqual({
      replaced: 2,
      kept: 0,
    });
    expect((await call('POST', `code-pools/${pool}/release`)).json).toMatchObject({
      code: 'codes.same_person',
    });
    expect((await call('POST', `code-pools/${pool}/release`, { as: 'checker' })).json).toMatchObject({
      status: 'open',
    });
    await desk.codes.serve();
    const reissue = { body: { reference, reason: 'It did not work.' } };
    expect((await call('POST', `incidents/${incidentId}/codes/reissue`, reissue)).json).toEqual({
      outcome: 'waiting',
    });
    expect((await call('POST', `incidents/${incidentId}/codes/revoke`, reissue)).json).toEqual({
      outcome: 'revoked',
    });
    expect((await call('POST', `code-pools/${pool}/close`)).json).toMatchObject({ status: 'closed' });
  });

  test('a generated pool is drawn and revealed as a file to whoever may', async () => {
    const { incidentId, offerId } = await anOffer(desk);
    const pool = await aPool(incidentId, { offerId, name: 'Shop', kind: 'generated' });
    const drawn = await call('POST', `code-pools/${pool}/generate`, { body: { count: 20 } });
    expect(drawn.json).toMatchObject({ codes: 20, free: 20 });
    expect((await call('POST', `code-pools/${pool}/reveal`, { as: 'auditor' })).status).toBe(403);
    const revealed = await call('POST', `code-pools/${pool}/reveal`);
    expect(revealed.text.trim().split('\n')).toHaveLength(21);
    const opened = await desk.t.db.tx((tx) =>
      tx.q(`SELECT 1 FROM audit_entry WHERE action = 'codes.reveal'`),
    );
    expect(opened).toHaveLength(1);
  });

  test('a code stands in no log, whatever becomes of the request', async () => {
    const { incidentId, offerId } = await anOffer(desk);
    const make = (body: object) => call('POST', `incidents/${incidentId}/code-pools`, { body });
    const shared = { offerId, name: 'One', kind: 'shared', code: 'SORRY-7731' };
    expect((await make(shared)).status).toBe(201);
    expect((await make({ ...shared, name: 'Two' })).json).toMatchObject({ code: 'codes.known_code' });
    expect((await make({ ...shared, name: 'Three', code: 'SORRY 7731' })).json).toMatchObject({
      code: 'codes.bad_code',
    });
    const pool = await aPool(incidentId, { offerId, name: 'Vendor', kind: 'imported' });
    await call('PUT', `code-pools/${pool}/file`, { text: 'code\nSORRY-7731\nSORRY-7732\n"SORRY-7733\n' });
    for (const code of ['SORRY-7731', 'SORRY-7732', 'SORRY-7733', 'SORRY-7734']) {
      const found = await call('POST', `incidents/${incidentId}/codes/find`, { body: { code } });
      expect(found.text).not.toContain('SORRY');
    }
    // Also where something breaks that nobody foresaw, and the database quotes the row.
    const owner = (sql: string) => desk.t.ownerDb.tx((tx) => tx.run(sql));
    await owner(`ALTER TABLE voucher_code ADD CONSTRAINT broken CHECK (false) NOT VALID`);
    expect((await call('PUT', `code-pools/${pool}/file`, { text: 'code\nSORRY-7735\n' })).status).toBe(500);
    expect((await make({ ...shared, name: 'Four', code: 'SORRY-7736' })).status).toBe(500);
    await owner(`ALTER TABLE voucher_code DROP CONSTRAINT broken`);
    expect(heard).toContain('broken');
    expect(heard).not.toMatch(/SORRY|773\d/);
  });

  test('what makes no sense is refused in one sentence', async () => {
    const { incidentId, offerId } = await anOffer(desk);
    const make = (body: object) => call('POST', `incidents/${incidentId}/code-pools`, { body });
    for (const wrong of [{ kind: 'lottery' }, { offerId: 'x' }, { name: '' }, { daysLeftMin: -1 }]) {
      expect((await make({ offerId, name: 'P', kind: 'imported', ...wrong })).status).toBe(400);
    }
    expect((await make({ offerId, name: 'P', kind: 'shared' })).json).toMatchObject({
      code: 'codes.needs_code',
    });
    const elsewhere = (await anOffer(desk)).offerId;
    expect((await make({ offerId: elsewhere, name: 'P', kind: 'imported' })).json).toMatchObject({
      code: 'codes.unknown_offer',
    });
    const find = await call('POST', `incidents/${incidentId}/codes/find`, { body: { code: 'V-99999' } });
    expect(find).toMatchObject({ status: 404, json: { code: 'codes.unknown_code' } });
    const gone = { body: { reference: 'R1', reason: 'x' } };
    expect((await call('POST', `incidents/${incidentId}/codes/revoke`, gone)).json).toMatchObject({
      code: 'codes.no_code',
    });
    expect((await call('GET', `code-pools/${offerId}`)).json).toMatchObject({ code: 'codes.unknown_pool' });
  });
});

describe('pools in the terminal', () => {
  test('go the same way, and a file with rejects is bad news', async () => {
    const offered = await anOffer(desk);
    const { incidentId, offerId } = offered;
    const run = terminalOn(desk.t);
    const env = { AMENDS_API_KEY: keys.maker };
    const json = async (line: readonly string[], as = env) => {
      const said = await run([...line, '--json'], as);
      expect(said).toMatchObject({ code: 0, err: '' });
      return JSON.parse(said.out) as Record<string, unknown>;
    };
    const create = ['pool', 'create', incidentId, '--offer', offerId, '--name', 'Terminal', '--kind'];
    const pool = String((await json([...create, 'imported']))['id']);
    const file = join(desk.t.dir, 'terminal.csv');
    writeFileSync(file, 'code,expires\nTERM-001,2099-12-31\nTERM-001,\nTERM-002,\n');
    const brought = await run(['pool', 'import', pool, file], env);
    expect(brought.code).toBe(1);
    expect(brought.err).toMatch(/1 lines were not taken; `amends pool rejects/);
    const files = (await json(['pool', 'files', pool])) as unknown as { id: string }[];
    expect((await run(['pool', 'rejects', files[0]!.id], env)).out).toMatch(/3\s+twice_in_file/);
    const out = join(desk.t.dir, 'rejects.csv');
    await json(['pool', 'rejects', files[0]!.id, '--out', out]);
    expect(await readFile(out, 'utf8')).toContain('3,twice_in_file,');
    const [claim] = claimsOf(desk, offered, 1);
    await assign(desk, [claim!]);
    const reference = referenceOf(claim!.cohortId, claim!.redemptionId);
    expect((await run(['pool', 'list', incidentId], env)).out).toMatch(
      /Terminal\s+imported\s+open\s+2\s+1\s+0\s+1/,
    );
    expect((await run(['pool', 'assigned', pool], env)).out).toContain(reference);
    const typed = join(desk.t.dir, 'code.txt');
    writeFileSync(typed, 'TERM-001\n');
    expect(await json(['code', 'find', incidentId, '--code-file', typed])).toMatchObject({ reference });
    expect(await json(['code', 'reissue', incidentId, reference, '--reason', 'Lost'])).toEqual({
      reference,
      outcome: 'assigned',
    });
    await json(['code', 'revoke', incidentId, reference, '--reason', 'Paid twice']);
    await json(['pool', 'quarantine', pool, '--reason', 'Suspicious']);
    expectRefusal(await run(['pool', 'release', pool]), /terminal/i);
    expectRefusal(await run(['pool', 'release', pool], env), /somebody else must release it/);
    await json(['pool', 'release', pool], { AMENDS_API_KEY: keys.checker });
    const shop = String((await json([...create.with(6, 'Shop'), 'generated']))['id']);
    await json(['pool', 'generate', shop, '--count', '3']);
    const codes = join(desk.t.dir, 'codes.csv');
    await json(['pool', 'reveal', shop, '--out', codes]);
    expect((await readFile(codes, 'utf8')).trim().split('\n')).toHaveLength(4);
    expectRefusal(await run(['pool', 'reveal', shop, '--out', codes], env), /codes\.csv/);
    const shared = await json([
      ...create.with(6, 'One for all'),
      'shared',
      '--code-file',
      typed.replace('code', 'one'),
    ]).catch(() => null);
    expect(shared).toBeNull();
    writeFileSync(typed, 'SORRY-2026\n');
    await json([...create.with(6, 'One for all'), 'shared', '--code-file', typed]);
    expectRefusal(await run(['pool', 'show', 'p1'], env), /pool/);
  });
});
