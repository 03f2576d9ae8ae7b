import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

let desk: TerminalDesk;
let incident: string;
let checker: Record<string, string>;

interface Listed {
  readonly id: string;
  readonly kind: string;
}

beforeAll(async () => {
  desk = await aTerminalDesk();
  incident = await desk.anIncident();
  const rows = Array.from({ length: 12 }, (_, i) => ({ customer: `C${i}`, email: `desk${i % 2}@gmial.com` }));
  await stage(desk.t, incident as IncidentId, { name: 'a.csv', rows });
  await desk.json(['people', 'resolve', incident]);
  const audit = new Audit(systemClock);
  const operators = new Operators(desk.t.db, audit, systemClock);
  const { operatorId } = await anOperator(desk.t.db, 'Citra Checker', ['approver']);
  const { key } = await new ApiKeys(desk.t.db, operators, audit, systemClock).make(
    operatorId,
    'test',
    TERMINAL_ACTOR,
  );
  checker = { AMENDS_API_KEY: key.reveal() };
});
afterAll(() => desk.close());

async function listed(kind: string): Promise<Listed[]> {
  return (await desk.json(['guards', incident, '--kind', kind]))['guards'] as Listed[];
}

describe('guards in the terminal', () => {
  test('are listed by kind, in pages, and summed up in one line per kind', async () => {
    expect((await listed('typo_domain')).map((g) => g.kind)).toEqual(['typo_domain']);
    const paged = await desk.run(['guards', incident, '--limit', '1']);
    expect(paged.out).toMatch(/--after shared_address\.6\.[0-9a-f-]{36}/);
    const { out } = await desk.run(['guards', incident, '--overview']);
    expect(out).toMatch(/shared_address +2 +12 +2 +0 +people/);
    expectRefusal(
      await desk.run(['guards', incident, '--kind', 'ghost']),
      /one of these kinds: suspect_key, /,
    );
    expectRefusal(await desk.run(['guards', incident, '--limit', 'all']), /--limit as a whole number/);
  });

  test('are shown with their examples, and the people behind them by reference', async () => {
    const [guard] = await listed('typo_domain');
    const { out } = await desk.run(['guard', 'show', incident, guard!.id]);
    expect(out).toMatch(/d\*\*\*@gmial\.com \(a\.csv, line 2\)/);
    expect(out).toMatch(/meant gmail\.com/);
    const people = await desk.run(['guard', 'people', incident, guard!.id, '--limit', '5']);
    expect(people.out).toMatch(/^1:\d+ +customer_id +true$/m);
    expect(people.out).toMatch(/--after 1:\d+/);
    const hinted = await desk.run(['guard', 'people', incident, guard!.id, '--hints']);
    expect(hinted.out).toMatch(/^1:\d+ +customer_id +true +d\*\*\*@\*\*\*\.com$/m);
  });

  test('are decided and taken back with a second person’s key only', async () => {
    const [one] = await listed('shared_address');
    const decide = ['guard', 'decide', incident, one!.id, '--decision', 'hold', '--reason', 'Not this desk.'];
    expectRefusal(await desk.run(decide), /needs the permission guard\.decide/);
    expect((await desk.run(decide, checker)).out).toMatch(/hold +Citra Checker +Not this desk\./);
    const all = ['guard', 'decide-all', incident, '--kind', 'shared_address', '--decision', 'tell'];
    const counted = (n: string) => [...all, '--undecided', n, '--reason', 'A shop.'];
    expectRefusal(
      await desk.run(counted('2'), checker),
      /1 findings of kind shared_address are undecided, not 2/,
    );
    expect((await desk.run(counted('1'), checker)).out).toBe('decided  1\n');
    const withdraw = ['guard', 'withdraw', incident, one!.id, '--reason', 'Asked again.'];
    expect((await desk.run(withdraw, checker)).out).toMatch(/taken back +Citra Checker +Asked again\./);
    expectRefusal(await desk.run(withdraw, checker), /is not decided: there is nothing to take back/);
  });
});
