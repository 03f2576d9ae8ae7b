import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { TemplateDraft } from '../../src/messages/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

/** Approved, held back by an authority before its launch, and told once the hold is over: with why only now. */
const HOUR_MS = 3_600_000;
const WHY = {
  id: 'Kami baru sekarang memberi tahu Anda karena polisi meminta kami menunggu secara tertulis.',
  en: 'We did not tell you earlier because the police asked us in writing to wait.',
} as const;

let office: PostOffice;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock('2026-11-20T03:00:00Z');
  office = await PostOffice.open({ clock });
});
afterAll(() => office.close());

async function held(incidentId: IncidentId): Promise<void> {
  const request = {
    authority: 'Bareskrim',
    reference: 'B/12/2026',
    requestSha256: 'a'.repeat(64),
    reason: 'Suspects are watched.',
    untilAt: new Date(clock.now().getTime() + 24 * HOUR_MS),
  };
  const { id } = await office.holds.record(incidentId, request, office.maker);
  await office.holds.confirm(id, office.checker);
}

/** The starters of an individual notice, changed by who writes them. */
async function written(incidentId: IncidentId, change: (one: TemplateDraft) => TemplateDraft) {
  const ids: string[] = [];
  for (const starter of office.messages.starters({ kind: 'individual' })) {
    if (starter.channel === 'email')
      ids.push(await office.messages.save(incidentId, change(starter), office.maker));
  }
  return ids;
}

async function received(to: string): Promise<string> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(to)}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  return messages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ');
}

test('an individual notice that was held before its launch goes out after the hold, with why only now', async () => {
  const incidentId = await office.incident([aPerson('ditahan'), aPerson('held', { locale: 'en' })]);
  const approved = await office.approved(incidentId, {
    templateIds: await written(incidentId, (one) => one),
  });
  await held(incidentId);
  const blockers = async () => (await office.checks.now(approved)).blockers.map(({ code }) => code);
  expect(await blockers()).toEqual(expect.arrayContaining(['laws.held']));
  clock.advanceMs(25 * HOUR_MS);
  // What was approved before the hold says nothing of the delay, and is no longer what the law asks for.
  expect(new Set(await blockers())).toEqual(new Set(['notices.lint']));
  const unsaid = { code: 'notices.lint', message: expect.stringMatching(/C13|delay|keterlambatan/) };
  await expect(office.launches.launch(approved, {}, office.maker)).rejects.toMatchObject(unsaid);
  const again = { templateIds: await written(incidentId, (one) => one) };
  await expect(office.approved(incidentId, again)).rejects.toMatchObject({
    message: expect.stringMatching(/delay|keterlambatan/),
  });
  expect(office.sandbox.accepted).toHaveLength(0);
  const said = await written(incidentId, (one) => ({ ...one, body: `${one.body}\n\n${WHY[one.locale]}` }));
  const id = await office.approved(incidentId, { templateIds: said });
  await office.launches.launch(id, {}, office.maker);
  await office.work(id);
  expect(office.sandbox.accepted).toHaveLength(2);
  const bodies = await Promise.all(office.sandbox.accepted.map(({ to }) => received(to[0]!)));
  expect(bodies.filter((body) => body.includes(WHY.id))).toHaveLength(1);
  expect(bodies.filter((body) => body.includes(WHY.en))).toHaveLength(1);
});
