/** The law's deadline goes with a draft for as long as it lies ahead, to the last minute. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Drafting } from '../../src/doors/drafting.ts';
import { Messages } from '../../src/messages/index.ts';
import { Notices } from '../../src/notices/index.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const HOUR_MS = 3_600_000;
const now = Date.now();
const ago = (hours: number) => new Date(now - hours * HOUR_MS);

let web: TestWeb;

beforeAll(async () => {
  web = await aWeb();
}, 240_000);
afterAll(() => web?.close());

/** When a notice drafted now, for a breach discovered so many hours ago, says people must be told. */
async function deadlineOf(discovered: number): Promise<Date | null> {
  const actor = await anOperator(web.db, 'Dina Drafter');
  const incident = await anIncident(web, {
    occurredFrom: ago(200),
    occurredUntil: ago(199),
    discoveredAt: ago(discovered),
    confirmedAt: ago(discovered),
    containedAt: ago(discovered),
    gapClosedAt: ago(discovered),
  });
  await stage(web, incident.id, { name: 'players.csv', rows: [aPerson('one')] });
  await web.app.get(People, { strict: false }).resolve(incident.id, actor);
  const messages = web.app.get(Messages, { strict: false });
  const starter = messages.starters({ kind: 'individual', locale: 'id' }).find((s) => s.channel === 'email')!;
  const template = await messages.save(incident.id, starter, actor);
  const input = { incidentId: incident.id, name: 'What happened', templateIds: [template] };
  const { id } = await web.app.get(Drafting, { strict: false }).draft(input, actor);
  return (await web.app.get(Notices, { strict: false }).get(id)).deadlineAt;
}

test('a deadline hours away goes with the draft', async () => {
  await expect(deadlineOf(10)).resolves.toEqual(ago(10 - 72));
});

test('a deadline half an hour away goes with it too: quiet hours must not outlast it', async () => {
  await expect(deadlineOf(71.5)).resolves.toEqual(ago(71.5 - 72));
});

test('one that has passed goes with nothing', async () => {
  await expect(deadlineOf(73)).resolves.toBeNull();
});
