import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Incidents } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Messages } from '../../src/messages/index.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Db } from '../../src/platform/db/db.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let lead: string;
let writer: Actor;
let incident: IncidentId;
let other: IncidentId;
let base: string;

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Lina Lead', ['incident_lead']);
  writer = await anOperator(web.db, 'Wati Writer');
  incident = (await anIncident(web)).id;
  other = (await anIncident(web)).id;
  await web.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(web.app.getHttpServer().address() as AddressInfo).port}/api/v1/live`;
});
afterAll(() => web.close());

type Areas = Readonly<Record<string, string>>;

interface Listener {
  /** The next marks of which this holds. */
  until(holds: (areas: Areas) => boolean): Promise<Areas>;
  stop(): void;
}

async function listener(key: string, of: string): Promise<Listener> {
  const stop = new AbortController();
  const answer = await fetch(`${base}?incident=${of}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: stop.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    until: async (holds) => {
      for (;;) {
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const [one, rest] = [text.slice(0, end), text.slice(end + 2)];
          text = rest;
          const data = /^event: changed\ndata: (.*)$/m.exec(one)?.[1];
          const areas = data ? (JSON.parse(data) as { areas: Areas }).areas : null;
          if (areas && holds(areas)) return areas;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    stop: () => stop.abort(),
  };
}

const differing = (a: Areas, b: Areas) => Object.keys(b).filter((area) => a[area] !== b[area]);

let saved = 0;

/** Another text each time: the same again is no change. */
async function saves(of: IncidentId): Promise<void> {
  saved += 1;
  const said = {
    kind: 'update',
    channel: 'sms',
    locale: 'id',
    body: `Kami sudah menutup celahnya (${saved}).`,
  } as const;
  await web.app.get(Messages, { strict: false }).save(of, said, writer);
}

describe('whoever watches what changed', () => {
  test('hears the mark of an area change when something in it did, and of no other', async () => {
    const heard = await listener(lead, incident);
    const first = await heard.until(() => true);
    await saves(incident);
    const then = await heard.until(({ messages }) => messages !== first['messages']);
    expect(differing(first, then)).toEqual(['messages']);
    heard.stop();
  });

  test('hears nothing of another incident in the areas of this one', async () => {
    const heard = await listener(lead, incident);
    const first = await heard.until(() => true);
    await saves(other);
    await anOperator(web.db, 'Nia New');
    const then = await heard.until(({ operators }) => operators !== first['operators']);
    expect(differing(first, then)).toEqual(['operators']);
    heard.stop();
  });

  test('hears how far a run is, whichever process does it', async () => {
    const heard = await listener(lead, incident);
    const first = await heard.until(() => true);
    await web.app.get(Db, { strict: false }).tx(async (tx) => {
      await tx.q(`SELECT set_config('application_name', $1, true)`, [`people.resolve:${incident}:2`]);
      const during = await heard.until(({ people }) => people !== first['people']);
      await tx.q(`SELECT set_config('application_name', $1, true)`, [`people.resolve:${incident}:3`]);
      await heard.until(({ people }) => people !== during['people']);
    });
    await heard.until(({ people }) => people === first['people']);
    heard.stop();
  });

  test('hears only areas they may look at', async () => {
    const hotline = await web.keyOf('Hadi Hotline', ['hotline']);
    const heard = await listener(hotline, incident);
    const areas = Object.keys(await heard.until(() => true));
    expect(areas).toEqual(expect.arrayContaining(['incidents', 'notices', 'told', 'compensation', 'page']));
    for (const hidden of ['people', 'sources', 'messages', 'extracts', 'alarms', 'operators', 'fulfilment']) {
      expect(areas).not.toContain(hidden);
    }
    heard.stop();
  });
});

test('nobody unknown watches, and of an incident one does not work on nothing is there', async () => {
  expect((await web.call({ url: '/api/v1/live' })).status).toBe(401);
  const { operatorId } = await anOperator(web.db, 'Fitri Few', ['incident_lead']);
  await web.app.get(Operators, { strict: false }).setIncidents(operatorId, new Set([other]), TERMINAL_ACTOR);
  const few = (
    await web.app.get(ApiKeys, { strict: false }).make(operatorId, 'test', TERMINAL_ACTOR)
  ).key.reveal();
  expect((await web.call({ url: `/api/v1/live?incident=${incident}`, key: few })).status).toBe(404);
  const heard = await listener(few, other);
  const first = await heard.until(() => true);
  const all = await listener(lead, other);
  const before = await all.until(() => true);
  await web.app
    .get(Incidents, { strict: false })
    .setFacts(incident, { containedAt: new Date('2026-06-01T00:00:00Z') }, writer);
  await all.until(({ incidents }) => incidents !== before['incidents']);
  await saves(other);
  const then = await heard.until(({ messages }) => messages !== first['messages']);
  expect(differing(first, then)).toContain('messages');
  expect(then['incidents']).toBe(first['incidents']);
  heard.stop();
  all.stop();
});
