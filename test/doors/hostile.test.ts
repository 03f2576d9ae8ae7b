import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let admin: string;
const NUL = 'a\0b';
const HALF = '\ud800';

beforeAll(async () => {
  web = await aWeb();
  admin = await web.keyOf('Adi Admin');
  await post('/api/v1/incidents', { name: 'Contoh', slug: 'contoh' });
});
afterAll(() => web.close());

function post(url: string, body: object | string, headers: Record<string, string> = {}): Promise<Answer> {
  const json = { 'content-type': 'application/json', ...headers };
  return web.call({ method: 'POST', url, key: admin, body, headers: json });
}

function put(name: string): Promise<Answer> {
  const url = `/api/v1/incidents/contoh/files/${name}`;
  const headers = { 'content-type': 'application/octet-stream' };
  return web.call({ method: 'PUT', url, key: admin, headers, body: 'a\n1\n' });
}

function nested(depth: number): string {
  return '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
}

function isProblem(answer: Answer, status: number, code?: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json).toMatchObject({ status, ...(code ? { code } : {}) });
  expect(answer.status).toBe(status);
}

describe('text no table can hold', () => {
  test.each([
    ['/api/v1/incidents', { name: NUL }],
    ['/api/v1/incidents', { name: HALF }],
    ['/api/v1/operators/adi-admin@example.com/keys', { label: NUL }],
    ['/api/v1/incidents/contoh/intake', { mapping: { [NUL]: {} }, files: ['a.csv'] }],
    ['/api/v1/incidents/contoh/intake', { mapping: {}, files: [NUL] }],
    ['/api/v1/incidents/contoh/rejects/accept', { file: NUL, counts: {} }],
    ['/api/v1/incidents/contoh/notices', { name: NUL, templateIds: [] }],
    ['/sign-in', { email: NUL, password: NUL }],
    ['/i/contoh/code', { code: HALF }],
  ])('%s refuses it in one sentence', async (url, body) => {
    isProblem(await post(url, body), 400, 'api.unreadable_text');
  });

  test.each([
    '/api/v1/operators/%00/keys',
    '/api/v1/incidents/a%00b',
    '/i/%00',
    '/r/a%00',
    '/i/contoh?lang=%00',
  ])('nor does the address %s reach the database', async (url) => {
    isProblem(await web.call({ url, key: admin }), 400, 'api.unreadable_text');
  });

  test.each(['/api/v1/incidents/%ff', '/r/%E0%A4%A', `/r/${'a'.repeat(600)}`])(
    'an address that cannot be read is not repeated: %s',
    async (url) => {
      const answer = await web.call({ url });
      isProblem(answer, 400, 'api.unreadable_address');
      expect(answer.text).not.toContain(url.slice(4));
    },
  );
});

describe('a body without end', () => {
  test.each([100, 5_000, 60_000])(
    'of %i levels is refused before anything recurses into it',
    async (depth) => {
      const body = `{"files":["a.csv"],"mapping":${nested(depth)}}`;
      const once = { 'idempotency-key': `deep-${depth}` };
      isProblem(await post('/api/v1/incidents/contoh/intake', body), 400, 'api.unreadable_text');
      isProblem(await post('/api/v1/incidents/contoh/intake', body, once), 400, 'api.unreadable_text');
      isProblem(await post('/sign-in', nested(depth)), 400, 'api.unreadable_text');
    },
  );

  test('of ten megabytes is refused by its length', async () => {
    isProblem(await post('/api/v1/incidents', { name: 'x'.repeat(10_000_000) }), 413);
  });

  test.each([
    '{"__proto__":{"x":1},"name":"P"}',
    '{"constructor":{"prototype":{"x":1}},"name":"P"}',
    '{"name":',
  ])('%s makes nothing', async (body) => {
    isProblem(await post('/api/v1/incidents', body), 400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a portal form of another shape', () => {
  test.each([{ code: { toString: 1 } }, { code: ['a'] }, { code: 5 }, {}, []])(
    '%j is a page, never a failure of ours',
    async (body) => {
      const answer = await post('/i/contoh/code', body);
      expect(answer.status).toBeLessThan(500);
    },
  );

  test('a language named twice is no language', async () => {
    const answer = await web.call({ url: '/my/notice?lang=en&lang=id' });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('an upload’s name', () => {
  test.each(['..%2F..%2Fx', 'a%5Cb', 'a%0d%0ab', '%20'])('%s is refused', async (name) => {
    isProblem(await put(name), 400, 'uploads.bad_name');
  });
});

describe('an address that names another incident', () => {
  test('finds no template of this one there', async () => {
    await post('/api/v1/incidents', { name: 'Other', slug: 'other' });
    const saved = await post('/api/v1/incidents/contoh/templates', {
      channel: 'sms',
      locale: 'en',
      body: 'Contoh',
    });
    expect(saved.status).toBe(201);
    const there = `/api/v1/incidents/other/templates/${String(saved.json['id'])}`;
    isProblem(await post(`${there}/lint`, {}), 404, 'messages.unknown_template');
    isProblem(await web.call({ url: `${there}/preview`, key: admin }), 404, 'messages.unknown_template');
  });
});

describe('a day that is none', () => {
  test.each(['2026-02-30T00:00:00Z', '2026-04-31T08:00:00+07:00', '2026-13-01T00:00:00Z'])(
    '%s is refused',
    async (at) => {
      const answer = await web.call({
        method: 'PATCH',
        url: '/api/v1/incidents/contoh/facts',
        key: admin,
        body: { occurredFrom: at },
      });
      isProblem(answer, 400, 'api.invalid_input');
    },
  );
});
