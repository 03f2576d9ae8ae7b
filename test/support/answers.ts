/** Holds every answer of the API against its own description: a wrong description fails the test that met it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Page, Response } from 'playwright-core';
import { describeApi } from '../../src/doors/api/open-api.ts';

export interface GivenAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /** How much of the path is anybody’s: the route that names most is meant. */
  readonly params: number;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

const DOOR = '/api/v1/';
const ERRORS_MAX = 20;

export class AnswerTruth {
  readonly #ajv: Ajv2020;
  readonly #routes: readonly Route[];
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
    this.#ajv.addSchema({ ...closed(document), $id: 'api' });
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Pick<Route, 'responses'>>).map(([method, operation]) =>
        routeOf(method, path, operation.responses),
      ),
    );
    this.#routes = routes.sort((a, b) => a.params - b.params);
  }

  /** Throws where a 2xx answer is not what its route says it answers. */
  check({ method, url, status, contentType, text }: GivenAnswer): void {
    if (!url.startsWith(DOOR) || status < 200 || status > 299) return;
    const path = decodeURI(url.split('?')[0]!);
    const route = this.#routes.find((one) => one.method === method && one.path.test(path));
    if (!route) throw new Error(`${method} ${path} answered ${status} and is not described: npm run docs`);
    const told = route.responses[status];
    if (!told) throw new Error(`${route.name} answered ${status}, which is not described`);
    if (method === 'HEAD' || (text === '' && !told.content)) return;
    const type = contentType.replace(/;.*/, '');
    const media = [type, '*/*'].find((one) => told.content?.[one] !== undefined);
    if (media === undefined) throw new Error(`${route.name} answered "${type}", which is not described`);
    if (media === 'application/json') this.#checkJson(route, status, text);
  }

  #checkJson({ name }: Route, status: number, text: string): void {
    const [method, path] = name.split(' ') as [string, string];
    const steps = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content'];
    const pointer = [...steps, 'application/json', 'schema'].map(pointed).join('/');
    const check = this.#checks.get(pointer) ?? this.#ajv.compile({ $ref: `api#/${pointer}` });
    this.#checks.set(pointer, check);
    if (check(JSON.parse(text))) return;
    const wrong = (check.errors ?? [])
      .slice(0, ERRORS_MAX)
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
    throw new Error(
      `${name} answered what it does not describe (npm run docs, or its type is wrong): ${wrong.join('; ')}\n${text.slice(0, 500)}`,
    );
  }
}

/** As a running process describes itself. */
export async function truthOf(origin: string): Promise<AnswerTruth> {
  const response = await fetch(`${origin}/api/openapi.json`);
  return new AnswerTruth((await response.json()) as OpenAPIObject);
}

/** The same application; whatever is asked of it without a socket is held against its description. */
export function truthful(app: NestFastifyApplication): NestFastifyApplication {
  let truth: AnswerTruth | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  const ask = fastify.inject.bind(fastify) as (
    request: InjectOptions | string,
  ) => Promise<LightMyRequestResponse>;
  const inject = async (request: InjectOptions | string): Promise<LightMyRequestResponse> => {
    const response = await ask(request);
    const { method = 'GET', url, path } = typeof request === 'string' ? { url: request } : request;
    const asked = String(url ?? path);
    if (!asked.startsWith(DOOR)) return response;
    truth ??= new AnswerTruth(describeApi(app));
    const contentType = String(response.headers['content-type'] ?? '');
    truth.check({ method, url: asked, status: response.statusCode, contentType, text: response.body });
    return response;
  };
  Object.assign(app.getHttpAdapter(), { inject });
  return app;
}

/** What pages are answered while somebody uses them. */
export class WatchedPages {
  readonly #truth: AnswerTruth;
  readonly #looks: Promise<void>[] = [];
  readonly #wrong = new Set<string>();

  constructor(app: NestFastifyApplication) {
    this.#truth = new AnswerTruth(describeApi(app));
  }

  watch(page: Page): void {
    page.on('response', (response) => this.#looks.push(this.#look(response)));
  }

  /** Throws what was answered otherwise than described. */
  async settle(): Promise<void> {
    await Promise.all(this.#looks);
    if (this.#wrong.size > 0) throw new Error([...this.#wrong].join('\n'));
  }

  async #look(response: Response): Promise<void> {
    const url = new URL(response.url()).pathname;
    const contentType = response.headers()['content-type'] ?? '';
    if (!url.startsWith(DOOR) || !contentType.startsWith('application/json')) return;
    // A page that was left keeps no answers, or empty ones.
    const text = await response.text().catch(() => '');
    if (text === '') return;
    try {
      const method = response.request().method();
      this.#truth.check({ method, url, status: response.status(), contentType, text });
    } catch (error) {
      this.#wrong.add(String(error));
    }
  }
}

function routeOf(method: string, path: string, responses: Route['responses']): Route {
  const verb = method.toUpperCase();
  const pattern = path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', String.raw`\.`);
  const params = path.split('{').length;
  return { name: `${verb} ${path}`, method: verb, path: new RegExp(`^${pattern}/?$`), params, responses };
}

/** Nothing may be answered that is not described. */
function closed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, closed(inner as unknown)] as const);
  const isOpen =
    'properties' in value && 'type' in value && value.type === 'object' && !('additionalProperties' in value);
  return Object.fromEntries(isOpen ? [...fields, ['additionalProperties', false]] : fields) as T;
}

function pointed(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
