import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { codeOf } from '../support/operators.ts';
import { type Answer, aWeb, type TestWeb } from '../support/web.ts';

const PASSWORD = 'correct horse battery';
const clock = new FixedClock('2026-11-20T08:00:00Z');

let web: TestWeb;
let serial = 0;
let email: string;
let token: string;

beforeAll(async () => {
  web = await aWeb({ clock });
});
afterAll(() => web.close());

beforeEach(async () => {
  serial += 1;
  email = `wina${serial}@example.com`;
  const input = { name: 'Wina Writer', email, roles: ['writer'] };
  token = (await web.app.get(Operators).create(input, SYSTEM_ACTOR)).setupLink.token;
});

function form(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  return web.call({ method: 'POST', url, headers: { ...type, ...headers }, body });
}

async function setPassword(): Promise<Answer> {
  return form(`/set-up/${token}`, { password: PASSWORD, again: PASSWORD });
}

/** As a browser would send it back. */
function cookieOf(answer: Answer, kind: 'session' | 'step'): string {
  const all = [answer.headers['set-cookie']].flat().map(String);
  return all.find((one) => one.includes(`amends_${kind}=`) && !one.includes('=;'))!.split(';')[0]!;
}

async function cookie(): Promise<string> {
  const entered = await form('/sign-in', { email, password: PASSWORD });
  return cookieOf(entered, 'session');
}

describe('the set-up link', () => {
  test('looking at it changes nothing; it names the person and asks for a password', async () => {
    for (let i = 0; i < 2; i += 1) {
      const page = await web.call({ url: `/set-up/${token}` });
      expect(page.status).toBe(200);
      expect(page.text).toContain('Wina Writer');
      expect(page.text).toMatch(/autocomplete="new-password"/i);
    }
    expect((await setPassword()).status).toBe(303);
  });

  test('works once', async () => {
    const done = await setPassword();
    expect(done.headers['location']).toBe('/sign-in?lang=en&set');
    expect((await web.call({ url: `/set-up/${token}` })).status).toBe(404);
    expect((await setPassword()).status).toBe(404);
  });

  test('refuses two different passwords and a weak one, and stays good', async () => {
    const differ = await form(`/set-up/${token}`, { password: PASSWORD, again: 'something else' });
    expect(differ.status).toBe(400);
    expect(differ.text).toContain('The two passwords differ');
    const weak = await form(`/set-up/${token}`, { password: 'short', again: 'short' });
    expect(weak.text).toContain('A password needs at least 12 characters');
    expect(weak.text).not.toContain('value="short"');
    expect((await setPassword()).status).toBe(303);
  });
});

/** Where signing in leads whoever wanted to go there. */
async function ends(next: string) {
  const url = `/sign-in?${new URLSearchParams({ next }).toString()}`;
  return (await form(url, { email, password: PASSWORD })).headers['location'];
}

describe('signing in', () => {
  test('opens a session that scripts and other sites cannot reach, and shows who is there', async () => {
    await setPassword();
    const entered = await form('/sign-in', { email, password: PASSWORD });
    expect(entered.status).toBe(303);
    expect(entered.headers['location']).toBe('/console');
    expect([entered.headers['set-cookie']].flat().join('\n')).toMatch(
      /^amends_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/m,
    );
    const home = await web.call({ url: '/second-factor', headers: { cookie: await cookie() } });
    expect(home.text).toContain('Signed in as <strong>Wina Writer</strong> (writer)');
  });

  test('the session acts on the API with the person’s permissions', async () => {
    await setPassword();
    const me = await web.call({ url: '/api/v1/me', headers: { cookie: await cookie() } });
    expect(me.json).toMatchObject({ name: 'Wina Writer', roles: ['writer'] });
  });

  test('a wrong password and an unknown address look the same', async () => {
    await setPassword();
    const wrong = await form('/sign-in', { email, password: 'wrong' });
    const unknown = await form('/sign-in', { email: 'nobody@example.com', password: 'wrong' });
    expect(wrong.status).toBe(403);
    expect(unknown.status).toBe(403);
    expect(wrong.text.replace(email, '')).toBe(unknown.text.replace('nobody@example.com', ''));
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('another site cannot sign anybody in or out, nor act with the cookie', async () => {
    await setPassword();
    const other = { origin: 'https://evil.example' };
    expect((await form('/sign-in', { email, password: PASSWORD }, other)).status).toBe(403);
    const session = await cookie();
    expect((await form('/sign-out', {}, { ...other, cookie: session })).status).toBe(403);
    const post = await web.call({
      method: 'POST',
      url: '/api/v1/incidents',
      headers: { cookie: session, 'sec-fetch-site': 'cross-site' },
      body: { name: 'X' },
    });
    expect(post.json).toMatchObject({ code: 'api.cross_site' });
    const home = await web.call({ url: '/second-factor', headers: { cookie: session } });
    expect(home.status).toBe(200);
  });

  test('a second factor that waits is shown to the session that began it, never to a key', async () => {
    await setPassword();
    const session = await cookie();
    await form('/second-factor/begin', {}, { cookie: session });
    const own = await web.call({ url: '/second-factor/enrol', headers: { cookie: session } });
    expect(own.text).toContain('<svg');
    const key = (await web.app.get(ApiKeys).make(email, 'k', TERMINAL_ACTOR)).key.reveal();
    const headers = { authorization: `Bearer ${key}` };
    const keyed = await web.call({ url: '/second-factor/enrol', headers });
    expect(keyed.status).not.toBe(200);
    expect(keyed.text).not.toContain('<svg');
    const other = await web.call({ url: '/second-factor/enrol', headers: { cookie: await cookie() } });
    expect(other.text).not.toContain('name="code" autocomplete="one-time-code"');
    expect(other.text).not.toContain('<svg');
  });

  test('signing out ends the session', async () => {
    await setPassword();
    const session = await cookie();
    const left = await form('/sign-out', {}, { cookie: session });
    expect(left.status).toBe(303);
    expect(String(left.headers['set-cookie'])).toContain('amends_session=;');
    expect((await web.call({ url: '/api/v1/me', headers: { cookie: session } })).status).toBe(401);
    expect(
      (await web.call({ url: '/second-factor', headers: { cookie: session } })).headers['location'],
    ).toBe('/sign-in?next=%2Fsecond-factor');
  });

  test('leads to the page that was asked for, if it is one of our own', async () => {
    await setPassword();
    expect(await ends('/console/incidents/contoh?tab=people')).toBe('/console/incidents/contoh?tab=people');
    for (const elsewhere of [
      'https://evil.example/console',
      '//evil.example',
      '/\\evil.example',
      '/api/v1/me',
      '/consoles',
    ]) {
      expect(await ends(elsewhere)).toBe('/console');
    }
  });

  test('speaks Indonesian too, and says the same', async () => {
    await setPassword();
    const page = await web.call({ url: '/sign-in', headers: { 'accept-language': 'id-ID,id;q=0.9' } });
    expect(page.text).toContain('<html lang="id">');
    const wrong = await form('/sign-in?lang=id', { email, password: 'salah' });
    expect(wrong.text).toContain('Alamat email atau kata sandi salah');
  });

  test('an idle session is over after an hour', async () => {
    await setPassword();
    const session = await cookie();
    clock.advanceMs(61 * 60_000);
    expect((await web.call({ url: '/api/v1/me', headers: { cookie: session } })).status).toBe(401);
  });

  test('the pages run no script and may not be framed', async () => {
    const page = await web.call({ url: '/sign-in' });
    expect(page.text).not.toContain('<script');
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  test('nobody’s name can become markup', async () => {
    const input = { name: '<b>Bold</b>', email: `bold${serial}@example.com`, roles: ['writer'] };
    const made = await web.app.get(Operators).create(input, SYSTEM_ACTOR);
    const page = await web.call({ url: `/set-up/${made.setupLink.token}` });
    expect(page.text).toContain('&lt;b&gt;Bold&lt;/b&gt;');
  });
});

describe('over https', () => {
  let safe: TestWeb;
  beforeAll(async () => {
    safe = await aWeb({
      clock,
      env: { AMENDS_PUBLIC_URL: 'https://amends.example', AMENDS_REQUIRE_TOTP: 'yes' },
    });
  });
  afterAll(() => safe.close());

  test('cookies are of this host only, and whoever has no second factor is led to enrol', async () => {
    const person = { name: 'Wina Writer', email: 'safe@example.com', roles: ['writer'] };
    const made = await safe.app.get(Operators).create(person, SYSTEM_ACTOR);
    const post = (url: string, fields: Record<string, string>, cookies = '') => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: cookies };
      return safe.call({ method: 'POST', url, headers, body: new URLSearchParams(fields).toString() });
    };
    await post(`/set-up/${made.setupLink.token}`, { password: PASSWORD, again: PASSWORD });
    const entered = await post('/sign-in', { email: person.email, password: PASSWORD });
    expect(entered.headers['location']).toBe('/sign-in/enrol?lang=en');
    const step = cookieOf(entered, 'step');
    expect(String(entered.headers['set-cookie'])).toMatch(
      /^__Host-amends_step=[\w-]{43}; .*Path=\/.*HttpOnly; Secure/,
    );
    expect((await safe.call({ url: '/api/v1/me', headers: { cookie: step } })).status).toBe(401);
    const page = await safe.call({ url: '/sign-in/enrol', headers: { cookie: step } });
    expect(page.text).toContain('<svg');
    expect(page.text).not.toContain('<script');
    const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)![1]!;
    const done = await post('/sign-in/enrol', { code: codeOf(key, clock.now()) }, step);
    expect(done.text.match(/<li>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}<\/li>/g)).toHaveLength(10);
    const session = cookieOf(done, 'session');
    expect(session).toMatch(/^__Host-amends_session=/);
    const me = await safe.call({ url: '/api/v1/me', headers: { cookie: session } });
    expect(me.json['secondFactor']).toEqual({ enrolled: true, required: true, recoveryCodesLeft: 10 });

    clock.advanceMs(30_000);
    const again = await post('/sign-in', { email: person.email, password: PASSWORD });
    expect(again.headers['location']).toBe('/sign-in/code?lang=en');
    const wrong = await post('/sign-in/code', { code: '000000' }, cookieOf(again, 'step'));
    expect(wrong.status).toBe(403);
    expect(wrong.text).toContain('That code is wrong');
    const right = await post('/sign-in/code', { code: codeOf(key, clock.now()) }, cookieOf(again, 'step'));
    expect(right.headers['location']).toBe('/console');
    const gone = await post('/sign-in/code', { code: codeOf(key, clock.now()) }, cookieOf(again, 'step'));
    expect(gone.headers['location']).toBe('/sign-in?lang=en&late');
  });
});
