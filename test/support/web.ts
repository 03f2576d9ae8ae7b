/** The web process as it ships, on a database of the test's own, asked without a socket. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createWeb } from '../../src/app/web.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { OperatorId } from '../../src/kernel/ids.ts';
import { ApiKeys, type Role, Sessions, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { truthful } from './answers.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { anOperator } from './operators.ts';

export interface TestWeb extends TestDatabase {
  readonly app: NestFastifyApplication;
  /** A named person's key, ready for `authorization`. */
  keyOf(name: string, roles?: readonly Role[]): Promise<string>;
  call(request: Call): Promise<Answer>;
}

export interface Call {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a string as it is. */
  readonly body?: object | string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export async function aWeb(
  options: { clock?: Clock; env?: Readonly<Record<string, string>> } = {},
): Promise<TestWeb> {
  const t = await freshDatabase();
  const config = loadConfig({ AMENDS_DATA_DIR: t.dir, ...options.env });
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const clock = options.clock ? { clock: options.clock } : {};
  const app = truthful(await createWeb({ config, database, log: SILENT, ...clock }));
  return {
    ...t,
    app,
    keyOf: async (name, roles) => {
      const actor = await anOperator(t.db, name, roles);
      return (await app.get(ApiKeys).make(actor.operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
    },
    call: (request) => call(app, request),
    close: async () => {
      await app.close();
      await t.close();
    },
  };
}

async function call(app: NestFastifyApplication, request: Call): Promise<Answer> {
  const { method = 'GET', url, key, headers = {}, body } = request;
  const response = await app.inject({
    method,
    url,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  const text = response.body;
  const isJson = /[/+]json/.test(String(response.headers['content-type'])) && text !== '';
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.statusCode, headers: response.headers, text, json };
}

/** What the browser of somebody who has signed in sends along. */
export async function signedIn({ app, db }: TestWeb, operatorId: string): Promise<{ cookie: string }> {
  const of = { device: '', withFactor: true };
  const { token } = await db.tx((tx) => app.get(Sessions).open(tx, operatorId as OperatorId, of));
  return { cookie: `amends_session=${token}` };
}
