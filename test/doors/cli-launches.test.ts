import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators, type Role, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

let desk: TerminalDesk;

beforeAll(async () => {
  desk = await aTerminalDesk();
});
afterAll(() => desk.close());

async function aKey(name: string, role: Role): Promise<{ id: string; env: Record<string, string> }> {
  const audit = new Audit(systemClock);
  const keys = new ApiKeys(desk.t.db, new Operators(desk.t.db, audit, systemClock), audit, systemClock);
  const { operatorId } = await anOperator(desk.t.db, name, [role]);
  const { key } = await keys.make(operatorId, 'test', TERMINAL_ACTOR);
  return { id: operatorId, env: { AMENDS_API_KEY: key.reveal() } };
}

/** Drafted and submitted in the terminal, for an incident with one person. */
async function submitted(): Promise<string> {
  const { id } = await anIncident(desk.t);
  await stage(desk.t, id, { name: 'players.csv', rows: [aPerson('line')] });
  await desk.json(['people', 'resolve', id]);
  const draft = ['notice', 'draft', id, '--name', 'What happened'];
  await desk.json(['message', 'save', id, '--starters']);
  const kept = (await desk.json(['message', 'list', id])) as unknown as { id: string; channel: string }[];
  for (const template of kept) if (template.channel !== 'letter') draft.push('--template', template.id);
  const notice = String((await desk.json(draft))['id']);
  await desk.json(['notice', 'submit', notice]);
  return notice;
}

describe('a launch in the terminal', () => {
  test('is refused in one sentence where its waves make no sense, before anything is opened', async () => {
    const notice = '01900000-0000-7000-8000-00000000000a';
    expectRefusal(await desk.run(['notice', 'plan', notice, '--start-at', 'soon']), /startAt/);
    expectRefusal(await desk.run(['notice', 'plan', notice, '--hold', '5']), /a hold follows a pilot/);
    expectRefusal(await desk.run(['notice', 'plan', notice, '--pilot', '5']), /There is no notice/);
    expectRefusal(await desk.run(['notice', 'watch', notice]), /There is no notice/);
  });
});

describe('a plan in the terminal', () => {
  test('is changed while it is a draft, and withdrawn before it is changed again', async () => {
    const notice = await submitted();
    const plan = ['notice', 'plan', notice, '--pilot', '500', '--hold', '60', '--quiet-hours', '21:00-07:00'];
    expectRefusal(await desk.run(plan), /is requested: only a draft/);
    await desk.json(['notice', 'withdraw', notice]);
    expectRefusal(await desk.run(['notice', 'plan', notice, '--quiet-hours', '9-5']), /two different times/);
    expect(await desk.json(plan)).toMatchObject({
      waves: { pilot: 500, holdMinutes: 60 },
      quietHours: { from: '21:00', to: '07:00', channels: ['sms'] },
    });
    expect(await desk.json(['notice', 'plan', notice, '--at-once', '--no-quiet-hours'])).toMatchObject({
      waves: {},
      quietHours: null,
    });
  });
});

describe('a preflight in the terminal', () => {
  test('says in words who is reached, what it costs and when the last person would be told', async () => {
    const notice = await submitted();
    const { out } = await desk.run(['notice', 'preflight', notice]);
    expect(out).toMatch(/people +1, of whom 1 are reached/);
    expect(out).toMatch(/cost +USD.0.01 at launch/);
    expect(out).toMatch(/If it were launched now, the last of 1 people is told by 20/);
    expect((await desk.run(['notice', 'ceiling', notice])).out).toContain('not metered');
    const raise = ['notice', 'raise', notice, '--ceiling', '900', '--reason', 'More.'];
    expectRefusal(await desk.run(raise), /waits for a higher ceiling/);
    expectRefusal(await desk.run(['notice', 'approve-raise', notice]), /never/);
  });
});

describe('seeds in the terminal', () => {
  test('are added, listed without an address and removed', async () => {
    const incident = await desk.anIncident();
    const add = ['seed', 'add', incident, '--label', 'Web team'];
    expectRefusal(await desk.run(add), /e-mail address that can be sent to/);
    const { id } = await desk.json([...add, '--email', 'web@contoh.example', '--locale', 'en']);
    const listed = await desk.run(['seed', 'list', incident]);
    expect(listed.out).toContain('Web team');
    expect(listed.out).not.toContain('contoh.example');
    expect(await desk.json(['seed', 'remove', incident, String(id)])).toEqual([]);
    expectRefusal(await desk.run(['seed', 'remove', incident, String(id)]), /no seed recipient/);
  });
});

describe('approvals in the terminal', () => {
  test('a deputy is named with an end and a reason, listed and ended', async () => {
    const away = await aKey('Bima', 'approver');
    const stand = await anOperator(desk.t.db, 'Sinta', ['writer']);
    const name = ['deputy', 'name', stand.operatorId, '--reason', 'On leave.', '--until'];
    expectRefusal(await desk.run([...name, '2020-01-01T00:00:00Z'], away.env), /ends before it begins/);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const named = await desk.run([...name, until, '--json'], away.env);
    const { id, principalId } = JSON.parse(named.out) as Record<string, string>;
    expect(principalId).toBe(away.id);
    const all = (await desk.json(['deputy', 'list'])) as unknown as { id: string }[];
    expect(all.map((d) => d.id)).toContain(id);
    expect((await desk.run(['deputy', 'end', id!], away.env)).code).toBe(0);
  });

  test('nobody approves alone unless it was enabled, and the terminal itself never does', async () => {
    expect((await desk.run(['emergency', 'show'])).out).toContain('not enabled');
    const notice = await submitted();
    const alone = ['notice', 'approve-alone', notice, '--reason', 'Nobody answers.'];
    expectRefusal(await desk.run(alone), /never/);
    const approver = await aKey('Citra', 'approver');
    expectRefusal(await desk.run(alone, approver.env), /did not enable it before/);
    expect((await desk.run(['emergency', 'enable'])).out).toContain('enabled since');
    const later = await submitted();
    const done = await desk.run(
      ['notice', 'approve-alone', later, '--reason', 'Urgent.', '--json'],
      approver.env,
    );
    expect(JSON.parse(done.out)).toHaveProperty('reviewDueAt');
    const review = ['notice', 'review', later, '--verdict', 'upheld'];
    expectRefusal(await desk.run(review, approver.env), /ask a second person/);
    const second = await aKey('Dewi', 'approver');
    expect((await desk.run(review, second.env)).code).toBe(0);
    expect((await desk.run(['emergency', 'disable'])).out).toContain('not enabled');
  });
});
