import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipOf } from '../support/formats.ts';
import { aWeb, signedIn, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let admin: string;
let writer: string;

beforeAll(async () => {
  web = await aWeb();
  admin = await web.keyOf('Adi Admin');
  writer = await web.keyOf('Wina Writer', ['writer']);
});
afterAll(() => web.close());

function declare(body: object, headers: Record<string, string> = {}, key = admin) {
  return web.call({ method: 'POST', url: '/api/v1/incidents', key, headers, body });
}

function once(key: string) {
  return { 'idempotency-key': key };
}

describe('who may ask', () => {
  test('without a key nobody is answered', async () => {
    const answer = await web.call({ url: '/api/v1/incidents' });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json).toMatchObject({ code: 'operators.not_signed_in', status: 401 });
  });

  test.each(['amk_wrong', 'x', ''])('the key %j is nobody’s', async (key) => {
    const answer = await web.call({ url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(401);
  });

  test('a key acts as its person, with that person’s permissions and no others', async () => {
    const me = await web.call({ url: '/api/v1/me', key: writer });
    expect(me.json).toMatchObject({ name: 'Wina Writer', roles: ['writer'] });
    expect(me.json['permissions']).toContain('message.write');
    const refused = await declare({ name: 'X' }, {}, writer);
    expect(refused.status).toBe(403);
    expect(refused.json).toMatchObject({
      code: 'operators.not_allowed',
      facts: { permission: 'incident.write' },
    });
  });
});

describe('what is asked', () => {
  test('an unknown property is refused by name, and nothing is made', async () => {
    const answer = await declare({ name: 'Contoh', surprise: 1, brand: { name: 'B', shade: 'red' } });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({
      code: 'api.invalid_input',
      type: 'urn:amends:error:api.invalid_input',
    });
    expect(answer.json['detail']).toContain('surprise is not known here');
    expect(answer.json['detail']).toContain('brand.shade is not known here');
    const list = await web.call({ url: '/api/v1/incidents', key: admin });
    expect(list.json['incidents']).toEqual([]);
  });

  test('a missing body names what is missing', async () => {
    const answer = await web.call({ method: 'POST', url: '/api/v1/incidents', key: admin });
    expect(answer.status).toBe(400);
    expect(answer.json['detail']).toContain('name must be a string');
  });

  test.each([
    ['{"name": ', 'application/json'],
    ['name=x', 'text/csv'],
  ])('the body %j as %s is refused without a word of it', async (body, type) => {
    const answer = await web.call({
      method: 'POST',
      url: '/api/v1/incidents',
      key: admin,
      headers: { 'content-type': type },
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ status: 400 });
    expect(answer.text).not.toContain('name=x');
  });

  test('an instant without an offset is refused', async () => {
    const answer = await declare({ name: 'Contoh', discoveredAt: '2026-11-20T08:00:00' });
    expect(answer.json['detail']).toContain('discoveredAt must be an instant with its offset');
  });

  test('a too large body is refused', async () => {
    const answer = await declare({ name: 'x'.repeat(1_100_000) });
    expect(answer.status).toBe(413);
  });

  test('an unknown address and an unknown incident are problems', async () => {
    const nowhere = await web.call({ url: '/api/v1/nowhere', key: admin });
    expect(nowhere.status).toBe(404);
    expect(nowhere.json).toMatchObject({ status: 404, code: 'http.not_found' });
    const unknown = await web.call({ url: '/api/v1/incidents/nothing/sources', key: admin });
    expect(unknown.status).toBe(404);
    expect(unknown.json).toMatchObject({ code: 'incidents.unknown' });
  });
});

describe('incidents', () => {
  test('an incident is declared, listed, corrected and shown', async () => {
    const made = await declare({ name: 'Contoh Games', occurredFrom: '2026-11-01T00:00:00+07:00' });
    expect(made.status).toBe(201);
    const id = made.json['id'] as string;
    const patch = { discoveredAt: '2026-11-18T03:00:00Z', brand: { name: 'Contoh' } };
    const facts = await web.call({
      method: 'PATCH',
      url: `/api/v1/incidents/${id}/facts`,
      key: admin,
      body: patch,
    });
    expect(facts.json).toMatchObject({
      facts: { occurredFrom: '2026-10-31T17:00:00.000Z', discoveredAt: '2026-11-18T03:00:00.000Z' },
      brand: { name: 'Contoh' },
    });
    const shown = await web.call({ url: `/api/v1/incidents/${String(made.json['slug'])}`, key: admin });
    expect(shown.json).toMatchObject({ id, name: 'Contoh Games' });
    const readiness = await web.call({ url: `/api/v1/incidents/${id}/readiness`, key: admin });
    expect(readiness.json).toMatchObject({ incident: id, ready: false });
  });
});

describe('Idempotency-Key', () => {
  test('the same key and body give the same answer, and one incident', async () => {
    const first = await declare({ name: 'Once' }, once('k1'));
    const again = await declare({ name: 'Once' }, once('k1'));
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await declare({ name: 'Once' }, once('k2'));
    expect(other.json['id']).not.toBe(first.json['id']);
  });

  test('the same key with another body is 422', async () => {
    await declare({ name: 'Twice' }, once('k3'));
    const other = await declare({ name: 'Thrice' }, once('k3'));
    expect(other.status).toBe(422);
    expect(other.json).toMatchObject({ code: 'platform.idempotency_reused' });
  });

  test('a key in flight is 409, and each key belongs to one person', async () => {
    const both = await Promise.all([1, 2, 3].map(() => declare({ name: 'Race' }, once('k4'))));
    const statuses = both.map((answer) => answer.status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    const list = await web.call({ url: '/api/v1/incidents', key: admin });
    const races = (list.json['incidents'] as { name: string }[]).filter(({ name }) => name === 'Race');
    expect(races).toHaveLength(1);
    const colleague = await web.keyOf('Citra');
    const theirs = await declare({ name: 'Race' }, once('k4'), colleague);
    expect(theirs.status).toBe(201);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
  });

  test('a refusal is not remembered: the repaired request may use the key', async () => {
    const refused = await declare({ name: 'Bad', slug: '!' }, once('k5'));
    expect(refused.status).toBe(400);
    const repaired = await declare({ name: 'Bad', slug: 'good-one' }, once('k5'));
    expect(repaired.status).toBe(201);
  });

  test('an API key made once is answered again to its maker and stands nowhere in clear', async () => {
    const me = String((await web.call({ url: '/api/v1/me', key: admin })).json['id']);
    const headers = { ...once('k6'), ...(await signedIn(web, me)) };
    const ask = () =>
      web.call({
        method: 'POST',
        url: `/api/v1/operators/${me}/keys`,
        headers,
        body: { label: 'books' },
      });
    const first = await ask();
    expect(first.status).toBe(201);
    expect((await ask()).json).toEqual(first.json);
    const token = first.json['key'] as string;
    const stored = await web.db.tx((tx) =>
      tx.one<{ text: string }>(`SELECT string_agg(a::text, '') AS text FROM idempotent_answer a`),
    );
    expect(stored?.text).not.toContain(token);
  });
});

const asked = async (body: object, as = admin) =>
  web.call({ method: 'POST', url: '/api/v1/operators', key: as, body });
const decide = (id: unknown, as: string, how: string, body: object = {}) =>
  web.call({ method: 'POST', url: `/api/v1/operator-changes/${String(id)}/${how}`, key: as, body });

describe('operators over HTTP', () => {
  test('a person is asked for by one administrator, allowed by another, who gets the link', async () => {
    const second = await web.keyOf('Dewi Admin');
    const made = await asked({ name: 'Budi', email: 'budi@example.com', roles: ['finance'] });
    expect(made.status).toBe(202);
    const change = made.json['change'] as { id: string; can: unknown };
    expect(change).toMatchObject({
      kind: 'create',
      status: 'requested',
      wants: { name: 'Budi', email: 'budi@example.com', roles: ['finance'], incidents: 'all' },
      can: {
        decide: { allowed: false, reason: expect.stringMatching(/another administrator decides/) },
        withdraw: { allowed: true, reason: null },
      },
    });
    expect(made.json['setupLink']).toBeNull();
    expect((await decide(change.id, admin, 'approve')).json['code']).toBe('operators.same_person');
    const listed = await web.call({ url: '/api/v1/operator-changes?status=requested', key: second });
    expect(listed.json['changes']).toMatchObject([{ id: change.id, can: { decide: { allowed: true } } }]);
    const allowed = await decide(change.id, second, 'approve');
    expect(allowed.status).toBe(200);
    expect((allowed.json['setupLink'] as { url: string }).url).toMatch(/\/set-up\/[\w-]{43}$/);
    const all = (await web.call({ url: '/api/v1/operators', key: admin })).json['operators'] as {
      email: string;
    }[];
    expect(all.find(({ email }) => email === 'budi@example.com')).toMatchObject({
      status: 'invited',
      incidents: 'all',
      secondFactor: false,
    });
  });

  test('a refusal needs a reason, and whoever asked may take it back instead', async () => {
    const second = await web.keyOf('Dewi Admin');
    const one = (await asked({ name: 'Citra', email: 'citra@example.com', roles: ['writer'] })).json[
      'change'
    ];
    const { id } = one as { id: string };
    expect((await decide(id, second, 'refuse')).status).toBe(400);
    expect((await decide(id, second, 'withdraw')).json['code']).toBe('operators.only_asker');
    expect((await decide(id, admin, 'withdraw')).json).toMatchObject({ status: 'withdrawn' });
  });

  test('membership narrows at once; me says so', async () => {
    const { id: incident } = (await declare({ name: 'Named', slug: 'named-one' })).json as { id: string };
    const key = await web.keyOf('Wati Writer', ['writer']);
    const me = await web.call({ url: '/api/v1/me', key });
    expect(me.json).toMatchObject({ incidents: 'all', session: null, secondFactor: { required: false } });
    const url = `/api/v1/operators/${String(me.json['id'])}/incidents`;
    const body = { all: false, incidents: ['named-one'] };
    const narrowed = await web.call({ method: 'PUT', url, key: admin, body });
    expect(narrowed.json).toEqual({ change: null, setupLink: null });
    expect((await web.call({ url: '/api/v1/me', key })).json['incidents']).toEqual([incident]);
    const widened = await web.call({ method: 'PUT', url, key: admin, body: { all: true } });
    expect(widened.json['change']).toMatchObject({ kind: 'incidents', wants: { incidents: 'all' } });
    expect((await web.call({ url: '/api/v1/me', key })).json['incidents']).toEqual([incident]);
  });

  test('whoever works on one incident gives no other, and reads of no other', async () => {
    const declared = [await declare({ name: 'Mine' }), await declare({ name: 'Theirs' })];
    const [mine, theirs] = declared.map(({ json }) => String(json['id']));
    const key = await web.keyOf('Nora Named');
    const { id } = (await web.call({ url: '/api/v1/me', key })).json as { id: string };
    const both = { all: false, incidents: [mine, theirs] };
    const url = `/api/v1/operators/${id}/incidents`;
    expect((await web.call({ method: 'PUT', url, key: admin, body: both })).status).toBe(200);
    const guest = { name: 'Gita', email: 'gita@example.com', roles: ['writer'], incidents: [theirs, mine] };
    expect((await asked(guest)).json['change']).toMatchObject({ wants: { incidents: [theirs, mine] } });
    const body = { all: false, incidents: [mine] };
    expect((await web.call({ method: 'PUT', url, key: admin, body })).status).toBe(200);
    const person = { name: 'Hadi', email: 'hadi@example.com', roles: ['writer'] };
    for (const incidents of [undefined, [theirs], ['nowhere-at-all']]) {
      const refused = await asked({ ...person, ...(incidents && { incidents }) }, key);
      expect(refused.json['code']).toBe('operators.bad_incidents');
    }
    expect((await asked({ ...person, incidents: [mine] }, key)).status).toBe(202);
    for (const list of ['operators', 'operator-changes']) {
      expect((await web.call({ url: `/api/v1/${list}`, key })).text).not.toContain(theirs);
    }
  });

  test('a key is made by its owner only, and lost at once', async () => {
    const own = await web.keyOf('Fina Finance', ['finance']);
    const { id } = (await web.call({ url: '/api/v1/me', key: own })).json as { id: string };
    const url = `/api/v1/operators/${id}/keys`;
    const label = { label: 'books' };
    const taken = await web.call({ method: 'POST', url, key: admin, body: label });
    expect(taken.json['code']).toBe('operators.own_key_only');
    // A key that was copied makes no other.
    const copied = await web.call({ method: 'POST', url, key: own, body: label });
    expect(copied.json['code']).toBe('operators.needs_session');
    const key = await web.call({ method: 'POST', url, headers: await signedIn(web, id), body: label });
    expect(key.status).toBe(201);
    const secret = key.json['key'] as string;
    expect((await web.call({ url: '/api/v1/me', key: secret })).json).toMatchObject({ name: 'Fina Finance' });
    const listed = await web.call({ url, key: admin });
    expect(listed.text).not.toContain(secret);
    const gone = await web.call({ method: 'DELETE', url: `${url}/${String(key.json['id'])}`, key: admin });
    expect(gone.status).toBe(204);
    expect((await web.call({ url: '/api/v1/me', key: secret })).status).toBe(401);
  });

  test('what only a signed-in person does is refused through a key', async () => {
    const begun = await web.call({ method: 'POST', url: '/api/v1/me/second-factor', key: admin, body: {} });
    expect(begun.json['code']).toBe('operators.needs_session');
  });
});

describe('files', () => {
  test('an upload streams any kind of bytes; JSON that was parsed is no file', async () => {
    const { id } = (await declare({ name: 'Files' })).json as { id: string };
    const url = `/api/v1/incidents/${id}/files/players.csv`;
    const body = Buffer.from('id,email\n1,a@example.com\n');
    const put = await web.call({
      method: 'PUT',
      url,
      key: admin,
      headers: { 'content-type': 'text/csv' },
      body,
    });
    expect(put.status).toBe(200);
    expect(put.json).toMatchObject({
      sources: [{ baseName: 'players.csv', status: 'uploaded', resumed: false }],
      ignored: [],
    });
    const parsed = await web.call({ method: 'PUT', url, key: admin, body: { a: 1 } });
    expect(parsed.json).toMatchObject({ code: 'api.unreadable_body' });
    const sources = await web.call({ url: `/api/v1/incidents/${id}/sources`, key: admin });
    expect(sources.json['sources']).toHaveLength(1);
  });

  test('an archive answers one entry for each source it became, a damaged one a sentence', async () => {
    const { id } = (await declare({ name: 'Archive' })).json as { id: string };
    const headers = { 'content-type': 'application/zip' };
    const url = `/api/v1/incidents/${id}/files/all.zip`;
    const body = await zipOf([
      { path: 'export/', bytes: '' },
      { path: 'export/a.csv', bytes: 'id,email\n1,a@example.com\n' },
      { path: 'b.jsonl', bytes: '{"email":"b@example.com"}\n' },
    ]);
    const cut = await web.call({ method: 'PUT', url, key: admin, headers, body: body.subarray(0, -40) });
    expect(cut.status).toBe(400);
    expect(cut.json).toMatchObject({ code: 'formats.broken_zip' });
    const put = await web.call({ method: 'PUT', url, key: admin, headers, body });
    expect(put.status).toBe(200);
    expect(put.json).toMatchObject({
      sources: [{ baseName: 'a.csv' }, { baseName: 'b.jsonl' }],
      ignored: ['export'],
    });
  });

  test('a mapping that names an unknown column leaves nothing staged', async () => {
    const { id } = (await declare({ name: 'Mapping' })).json as { id: string };
    await web.call({
      method: 'PUT',
      url: `/api/v1/incidents/${id}/files/a.csv`,
      key: admin,
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from('id,email\n1,a@example.com\n'),
    });
    const started = await web.call({
      method: 'POST',
      url: `/api/v1/incidents/${id}/intake`,
      key: admin,
      body: { mapping: { 'a.csv': { columns: { nothing: { use: 'email' } } } }, files: ['a.csv'] },
    });
    expect(started.status).toBe(400);
    expect(started.json['code']).toMatch(/^intake\./);
    const rejects = await web.call({ url: `/api/v1/incidents/${id}/rejects`, key: admin });
    expect(rejects.json).toEqual({ rejects: [] });
    const file = await web.call({ url: `/api/v1/incidents/${id}/rejects.csv`, key: admin });
    expect(file.text).toBe('file,line,reason\r\n');
  });
});

describe('the API describes itself', () => {
  test('OpenAPI 3.1 with every route, bodies and problems', async () => {
    const { json, text } = await web.call({ url: '/api/openapi.json' });
    expect(json).toMatchObject({ openapi: '3.1.0', info: { title: 'Amends' } });
    const paths = Object.keys(json['paths'] as object);
    expect(paths).toContain('/api/v1/incidents/{incident}/facts');
    const names = Object.keys((json['components'] as { schemas: object }).schemas);
    const used = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/g)].map((m) => m[1]);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((name) => !names.includes(name!))).toEqual([]);
  });

  test('the page to read it needs nobody else’s server', async () => {
    const page = await web.call({ url: '/api/docs' });
    expect(page.status).toBe(200);
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1]!);
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) expect(address).not.toMatch(/^(https?:)?\/\//);
    const script = await web.call({ url: '/api/docs/swagger-ui-bundle.js' });
    expect(script.status).toBe(200);
  });

  test('health asks nobody, readiness asks the database', async () => {
    expect((await web.call({ url: '/healthz' })).json).toEqual({ status: 'ok' });
    expect((await web.call({ url: '/readyz' })).json).toMatchObject({ status: 'ok' });
  });
});
