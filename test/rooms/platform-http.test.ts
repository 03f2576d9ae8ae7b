import { Body, Controller, type INestApplication, Module, Post } from '@nestjs/common';
import { Get, HttpCode, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DomainError, type ErrorKind, errors } from '../../src/kernel/errors.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { Idempotency } from '../../src/platform/http/idempotency.ts';
import { IdempotencyInterceptor } from '../../src/platform/http/idempotency.interceptor.ts';
import { ProblemFilter } from '../../src/platform/http/problem.filter.ts';
import type { LogFacts } from '../../src/platform/log/log.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const E = errors('test', {
  invalid: ['invalid', 'Bad {n}.'],
  not_found: ['not_found', 'No {n}.'],
  conflict: ['conflict', 'Twice {n}.'],
  forbidden: ['forbidden', 'Not you {n}.'],
  unavailable: ['unavailable', 'Later {n}.'],
});

let made = 0;
let gate: Promise<void> | null = null;

@Controller('things')
class ThingsController {
  @Post()
  async make(@Body() body: { name: string; fail?: boolean }): Promise<{ no: number; secret: string }> {
    if (gate) await gate;
    if (body.fail) throw new DomainError(E.conflict, { n: 1 });
    made += 1;
    return { no: made, secret: `amk_${body.name}` };
  }

  @Post('quiet')
  @HttpCode(204)
  quiet(): void {
    made += 1;
  }

  @Get('fails/:kind')
  fails(@Param('kind') kind: string): never {
    if (kind === 'bug') throw new TypeError('siti@example.com is not a function');
    throw new DomainError(E[kind as ErrorKind], { n: 7n });
  }
}

@Module({ controllers: [ThingsController] })
class TestModule {}

let t: TestDatabase;
let app: NestFastifyApplication & INestApplication;
let idempotency: Idempotency;
const told: LogFacts[] = [];
const line = (facts: LogFacts): void => void told.push(facts);

beforeAll(async () => {
  t = await freshDatabase();
  idempotency = new Idempotency(t.db, t.keyStore, loadConfig({ AMENDS_DATA_DIR: t.dir }));
  app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new ProblemFilter({ debug: line, info: line, warn: line, error: line }));
  app.useGlobalInterceptors(new IdempotencyInterceptor(idempotency));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => {
      const operatorId = request.headers['x-operator'];
      if (operatorId) Object.assign(request, { actor: { operatorId } });
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await t.close();
});
beforeEach(() => {
  made = 0;
  gate = null;
  told.length = 0;
});

const SITI = '01900000-0000-7000-8000-00000000000a';
const BUDI = '01900000-0000-7000-8000-00000000000b';

async function post(payload: object, key?: string, operator = SITI, url = '/things') {
  const headers = { 'x-operator': operator, ...(key && { 'idempotency-key': key }) };
  const answer = await app.inject({ method: 'POST', url, payload, headers });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : answer.json(),
    headers: answer.headers,
  };
}

/** The first request has taken the key. */
async function claimed(key: string): Promise<void> {
  const find = () => t.db.tx((tx) => tx.q('SELECT 1 FROM idempotent_answer WHERE key = $1', [key]));
  while ((await find()).length === 0) await new Promise(setImmediate);
}

describe('refusals', () => {
  test.each([
    ['invalid', 400, 'Bad Request', 'Bad 7.'],
    ['forbidden', 403, 'Forbidden', 'Not you 7.'],
    ['not_found', 404, 'Not Found', 'No 7.'],
    ['conflict', 409, 'Conflict', 'Twice 7.'],
    ['unavailable', 503, 'Service Unavailable', 'Later 7.'],
  ])('%s is a %i problem', async (kind, status, title, detail) => {
    const answer = await app.inject({ url: `/things/fails/${kind}` });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const code = `test.${kind}`;
    expect(answer.json()).toEqual({
      type: `urn:amends:error:${code}`,
      title,
      status,
      detail,
      code,
      facts: { n: '7' },
    });
    expect(answer.headers['retry-after']).toBe(status === 503 ? '5' : undefined);
  });

  test('a failure of ours tells nothing outside and where it was in the log', async () => {
    const answer = await app.inject({ url: '/things/fails/bug' });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'http.failed', status: 500 });
    expect(answer.body).not.toContain('siti');
    expect(told).toEqual([expect.objectContaining({ method: 'GET', route: '/things/fails/:kind' })]);
  });

  test('an unknown address and an unreadable body are problems too', async () => {
    const unknown = await app.inject({ url: '/nowhere' });
    expect([unknown.statusCode, unknown.json()]).toEqual([404, expect.objectContaining({ status: 404 })]);
    const headers = { 'content-type': 'application/json' };
    const unreadable = await app.inject({ method: 'POST', url: '/things', payload: '{', headers });
    expect(unreadable.statusCode).toBe(400);
    expect(unreadable.headers['content-type']).toContain('application/problem+json');
  });
});

describe('an Idempotency-Key', () => {
  test('gives the first answer again without doing it again', async () => {
    const first = await post({ name: 'a' }, 'k1');
    const second = await post({ name: 'a' }, 'k1');
    expect([first.status, second.status, second.body]).toEqual([201, 201, { no: 1, secret: 'amk_a' }]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(made).toBe(1);
  });

  test('remembers an answer without a body', async () => {
    const answers = [
      await post({}, 'k2', SITI, '/things/quiet'),
      await post({}, 'k2', SITI, '/things/quiet'),
    ];
    expect(answers.map((answer) => [answer.status, answer.body])).toEqual([
      [204, null],
      [204, null],
    ]);
    expect(made).toBe(1);
  });

  test('with another body is a 422', async () => {
    await post({ name: 'a' }, 'k3');
    const other = await post({ name: 'b' }, 'k3');
    expect([other.status, (other.body as { code: string }).code]).toEqual([
      422,
      'platform.idempotency_reused',
    ]);
  });

  test('is a 409 while the first request still runs', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const first = post({ name: 'a' }, 'k4');
    await claimed('k4');
    const second = await post({ name: 'a' }, 'k4');
    resolve();
    expect([second.status, (second.body as { code: string }).code]).toEqual([
      409,
      'platform.idempotency_in_flight',
    ]);
    expect((await first).status).toBe(201);
  });

  test('belongs to one operator and one route', async () => {
    await post({ name: 'a' }, 'k6');
    await post({ name: 'a' }, 'k6', BUDI);
    await post({ name: 'a' }, 'k6', SITI, '/things/quiet');
    expect(made).toBe(3);
  });

  test('is free again after a refusal', async () => {
    expect((await post({ name: 'a', fail: true }, 'k7')).status).toBe(409);
    expect((await post({ name: 'a' }, 'k7')).status).toBe(201);
  });

  test.each(['x'.repeat(201), 'a b'])('of the wrong form is refused: %s', async (key) => {
    expect((await post({ name: 'a' }, key)).status).toBe(400);
  });

  test('keeps no answer readable in the database, and none longer than its days', async () => {
    await post({ name: 'visible' }, 'k8');
    const [row] = await t.db.tx((tx) =>
      tx.q<{ answer: Buffer }>(`SELECT answer FROM idempotent_answer WHERE key = 'k8'`),
    );
    expect(row?.answer.includes('visible')).toBe(false);
    await t.db.tx((tx) =>
      tx.run(`UPDATE idempotent_answer SET claimed_at = now() - interval '8 days' WHERE key = 'k8'`),
    );
    expect(await idempotency.forgetOld()).toBe(1);
  });

  test('left behind by a process that died is free after two minutes', async () => {
    const asked = { operatorId: SITI, route: 'POST /x', key: 'k9', bodyHash: Buffer.alloc(32) };
    const first = await idempotency.begin(asked);
    await expect(idempotency.begin(asked)).rejects.toThrow('still running');
    await t.db.tx((tx) => tx.run(`UPDATE idempotent_answer SET claimed_at = now() - interval '3 minutes'`));
    const second = await idempotency.begin(asked);
    expect(second).toHaveProperty('claim');
    expect(second).not.toEqual(first);
  });
});
