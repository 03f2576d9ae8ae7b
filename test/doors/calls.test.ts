import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { anOperator } from '../support/operators.ts';
import { aPortal, type PortalDesk } from '../support/portal.ts';
import { terminalOn } from '../support/terminal.ts';

let portal: PortalDesk;
let agent: string;
let writer: string;
let lead: string;

beforeAll(async () => {
  portal = await aPortal();
  const keyOf = async (name: string, role: 'hotline' | 'writer' | 'incident_lead') => {
    const { operatorId } = await anOperator(portal.t.db, name, [role]);
    const keys = portal.app.get(ApiKeys, { strict: false });
    return (await keys.make(operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
  };
  [agent, writer, lead] = [
    await keyOf('Hana Hotline', 'hotline'),
    await keyOf('Wati Writer', 'writer'),
    await keyOf('Lia Lead', 'incident_lead'),
  ];
});
afterAll(() => portal.close());

async function ask(method: 'GET' | 'POST', path: string, key: string, body?: object) {
  const answer = await portal.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, json: JSON.parse(answer.body) as Record<string, unknown> };
}

describe('over the API', () => {
  test('a call is opened by what is stated, proven, ended and listed', async () => {
    const { slug } = portal.incident;
    const opened = await ask('POST', `incidents/${slug}/calls`, agent, {
      code: await portal.code(1),
      locale: 'en',
    });
    expect(opened.status).toBe(201);
    expect(opened.json).toMatchObject({ state: 'identified', caller: { hidden: 1 } });
    const id = opened.json['id'] as string;
    const wrong = await ask('POST', `calls/${id}/answer`, agent, { code: '000000' });
    expect(wrong.json).toMatchObject({ right: false, triesLeft: 4 });
    const ended = await ask('POST', `calls/${id}/end`, agent, { outcome: 'minor' });
    expect(ended.json).toMatchObject({ state: 'closed', outcome: 'minor', caller: null });
    const again = await ask('POST', `calls/${id}/end`, agent, { outcome: 'explained' });
    expect(again).toMatchObject({ status: 409, json: { code: 'hotline.ended' } });
    const listed = await ask('GET', `incidents/${slug}/calls?unsettled=true`, lead);
    expect(listed.json['calls']).toMatchObject([{ id, outcome: 'minor' }]);
    expect((await ask('POST', `calls/${id}/settle`, lead)).status).toBe(200);
    expect((await ask('GET', `incidents/${slug}/calls?unsettled=true`, lead)).json['calls']).toEqual([]);
  });

  test('whoever answers finds people through calls only', async () => {
    const { slug } = portal.incident;
    for (const path of [
      `incidents/${slug}/calls`,
      `incidents/${slug}/categories`,
      `incidents/${slug}/profiles`,
    ]) {
      expect((await ask('GET', path, agent)).status).toBe(403);
    }
    const found = await ask('POST', `incidents/${slug}/people/find`, agent, { email: 'budi@example.com' });
    expect(found.status).toBe(403);
  });

  test.each([
    ['nothing stated', {}, 400, 'hotline.nothing_stated'],
    ['an address that cannot be one', { email: 'at home' }, 400, 'people.unreadable_key'],
    ['a language of others', { email: 'a@example.com', locale: 'fr' }, 400, 'api.invalid_input'],
    ['a field nobody knows', { name: 'Budi' }, 400, 'api.invalid_input'],
  ])('refuses %s in one sentence', async (_, body, status, code) => {
    const answer = await ask('POST', `incidents/${portal.incident.slug}/calls`, agent, body);
    expect(answer).toMatchObject({ status, json: { code } });
  });

  test('refuses who may not answer, an unknown call and an answer without one', async () => {
    const path = `incidents/${portal.incident.slug}/calls`;
    expect((await ask('POST', path, writer, { email: 'budi@example.com' })).status).toBe(403);
    expect((await ask('GET', 'calls/01890000-0000-7000-8000-000000000000', agent)).status).toBe(404);
    const { json } = await ask('POST', path, agent, { email: 'budi@example.com' });
    const none = await ask('POST', `calls/${String(json['id'])}/answer`, agent, { means: 'phone_number' });
    expect(none).toMatchObject({ status: 400, json: { code: 'hotline.no_answer' } });
  });
});

describe('in the terminal', () => {
  test('a call is opened, shown with what to say, and ended', async () => {
    const run = terminalOn(portal.t);
    const { slug } = portal.incident;
    const script = await run(['call', 'script', slug]);
    expect(script).toMatchObject({ code: 0, out: expect.stringContaining('We never ask for a password') });
    const opened = await run(['call', 'open', slug, '--code', await portal.code(0), '--json']);
    expect(opened).toMatchObject({ code: 0, err: '' });
    const { id } = JSON.parse(opened.out) as { id: string };
    const shown = await run(['call', 'show', id]);
    expect(shown.out).toMatch(/leaked +.*con\.email \(plaintext\)/);
    expect(shown.out).not.toContain('sari@example.com');
    expect((await run(['call', 'end', id, '--outcome', 'resent'])).err).toMatch(
      /^Say by which channel: email or sms\.\n$/,
    );
    expect((await run(['call', 'end', id, '--outcome', 'explained'])).code).toBe(0);
    expect((await run(['call', 'list', slug])).out).toMatch(/explained +\d/);
  });

  test('what makes no sense is one sentence and no call', async () => {
    const run = terminalOn(portal.t);
    const { slug } = portal.incident;
    expect(await run(['call', 'open', slug])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Say by what to look/),
    });
    expect(await run(['call', 'end', 'nonsense', '--outcome', 'explained'])).toMatchObject({ code: 1 });
    expect((await run(['call'])).err).toMatch(/`amends call --help` lists every verb/);
  });
});
