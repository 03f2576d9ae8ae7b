import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { ApiKeys, Operators, type Role, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { anOperator } from '../support/operators.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

let desk: TerminalDesk;
let first: Record<string, string>;
let second: Record<string, string>;

beforeAll(async () => {
  desk = await aTerminalDesk();
  [first, second] = [await keyOf('Adi Admin', ['admin']), await keyOf('Dewi Admin', ['admin'])];
});
afterAll(() => desk.close());

async function keyOf(
  name: string,
  roles: readonly Role[],
  incidents?: readonly IncidentId[],
): Promise<Record<string, string>> {
  const audit = new Audit(systemClock);
  const operators = new Operators(desk.t.db, audit, systemClock);
  const { operatorId } = await anOperator(desk.t.db, name, roles);
  if (incidents) await operators.setIncidents(operatorId, new Set(incidents), TERMINAL_ACTOR);
  const keys = new ApiKeys(desk.t.db, operators, audit, systemClock);
  return { AMENDS_API_KEY: (await keys.make(operatorId, 'test', TERMINAL_ACTOR)).key.reveal() };
}

const create = ['operator', 'create', '--name', 'Budi', '--email', 'budi@example.com', '--role', 'finance'];

test('one administrator asks in the terminal, another allows it and gets the link', async () => {
  const asked = await desk.run([...create, '--json'], first);
  expect(asked).toMatchObject({ code: 0, err: '' });
  const { change } = JSON.parse(asked.out) as { change: { id: string } };
  expectRefusal(await desk.run(['operator', 'approve', change.id], first), /may not decide it/);
  const listed = await desk.run(['operator', 'changes'], second);
  expect(listed.out).toMatch(/create\s+Budi\s+requested\s+Adi Admin/);
  const allowed = await desk.run(['operator', 'approve', change.id], second);
  expect(allowed.out).toMatch(/setupLink +http\S+\/set-up\/[\w-]{43}\n/);
  expectRefusal(await desk.run(['operator', 'approve', change.id], second), /Nothing is waiting/);
});

test('roles and sessions are taken away by one, given by two', async () => {
  const whom = 'budi@example.com';
  const fewer = await desk.run(['operator', 'roles', whom, '--role', 'finance', '--json'], first);
  expect(JSON.parse(fewer.out)).toMatchObject({ roles: ['finance'], change: null });
  const more = await desk.run(['operator', 'roles', whom, '--role', 'finance', '--role', 'admin'], first);
  expect(more.out).toMatch(/waits +operator approve [0-9a-f-]{36}/);
  expect((await desk.run(['operator', 'sessions', whom], first)).out).toContain('(none)');
  expect((await desk.run(['operator', 'end-sessions', whom, '--json'], first)).out).toContain('"ended":0');
  expectRefusal(await desk.run(['operator', 'reset-factor', whom], first), /no second factor/);
});

test('a key in the terminal reaches only the incidents its owner works on', async () => {
  const [mine, theirs] = [(await desk.anIncident()) as IncidentId, (await desk.anIncident()) as IncidentId];
  const named = await keyOf('Nora Named', ['incident_lead'], [mine]);
  expect((await desk.run(['incident', 'show', mine], named)).code).toBe(0);
  const books = await keyOf('Fina Named', ['finance'], [mine]);
  expectRefusal(await desk.run(['ledger', 'prove'], books), /say which one/);
  expect((await desk.run(['ledger', 'prove', '--incident', mine], books)).code).toBe(0);
  const known = await desk.run(['incident', 'show', theirs], named);
  const nowhere = await desk.run(['incident', 'show', '0190f3a2-0000-7000-8000-000000000001'], named);
  expectRefusal(known, /nothing of that id/);
  expect(known).toEqual(nowhere);
  expectRefusal(await desk.run(['notice', 'list', theirs], named), /nothing of that id/);
  const listed = (await desk.run(['incident', 'list', '--json'], named)).out;
  expect(listed).toContain(mine);
  expect(listed).not.toContain(theirs);
  expectRefusal(await desk.run(['incident', 'create', '--name', 'Another'], named), /named incidents only/);
});
