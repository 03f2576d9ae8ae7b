import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { textsOf } from '../../src/receipts/event-pages.ts';
import {
  EventArchive,
  EventImports,
  EventInbox,
  EventKeys,
  ReceiptEffects,
  Receipts,
  Verification,
} from '../../src/receipts/index.ts';
import { asBefore } from '../support/before.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { sesMessage, snsPoster } from '../support/sns-posts.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const never = new AbortController().signal;

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.ownerDb.tx((tx) => tx.q<R>(text, params));
}

function imports(): EventImports {
  const keys = new EventKeys(office.t.db, office.t.keyStore, incidentParts(office.t).keys);
  const inbox = new EventInbox(
    office.t.db,
    keys,
    new ReceiptEffects(office.deliveries, office.jobs, office.archive),
  );
  return new EventImports(inbox, keys, office.receipts, office.t.db, office.audit);
}

/** Posts of two people's events, shared out to two hosts; one event reached both. */
async function twoHosts(): Promise<{ id: NoticeId; hosts: string[]; tags: string[] }> {
  const { id } = await office.launched([aPerson('host-a'), aPerson('host-b')]);
  const [a, b] = (
    await sql<{ tag: string }>(
      `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery WHERE notice_id = $1 ORDER BY person_id`,
      [id],
    )
  ).map((row) => row.tag) as [string, string];
  const post = snsPoster(join(office.t.dir, 'sandbox'), office.sandbox);
  const said = (name: string, type: string, d: string) =>
    post(`${id}-${name}`, sesMessage(type, { d, a: 1 }));
  const shared = said('shared', 'Send', a);
  const posts = [
    [shared, said('a', 'Delivery', a)],
    [shared, said('b', 'Delivery', b)],
  ];
  const hosts: string[] = [];
  for (const [n, bodies] of posts.entries()) {
    const dir = mkdtempSync(join(office.t.dir, `host-${n}-`));
    const archive = new EventArchive({ dataDir: dir }, office.t.db, SILENT);
    const keys = new EventKeys(office.t.db, office.t.keyStore, incidentParts(office.t).keys);
    const effects = new ReceiptEffects(office.deliveries, office.jobs, archive);
    const verification = new Verification({ publicUrl: office.door.url, providers: office.providers() });
    const inbox = new EventInbox(office.t.db, keys, effects);
    const host = new Receipts(office.t.db, systemClock, verification, inbox, effects);
    for (const body of bodies) {
      expect(await host.accept({ provider: 'ses', body })).toMatchObject({ status: 'accepted' });
    }
    // The next host has not heard of it: SNS posted it to each.
    await sql(`DELETE FROM provider_event WHERE event_id = $1`, [`${id}-shared`]);
    hosts.push(join(dir, 'events'));
  }
  await asBefore(office, id);
  return { id, hosts, tags: [a, b] };
}

test('an archive keeps every line whole, in the file of its day, also of days that come while others are written', async () => {
  const dir = mkdtempSync(join(office.t.dir, 'days-'));
  const archive = new EventArchive({ dataDir: dir }, office.t.db, SILENT);
  const days = ['2026-05-01', '2026-05-02', '2026-05-01', '2026-05-03', '2026-05-02'];
  const written = days.map(async (day, n) => {
    // Each in a turn of its own, so that each is a write of its own.
    for (let turn = 0; turn < 2 * n; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await archive.add([archived(`${n}-${day}`, day)]);
  });
  await Promise.all(written);
  const kept = readdirSync(join(dir, 'events')).flatMap((file) =>
    readFileSync(join(dir, 'events', file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [
        file.slice(0, 10),
        (JSON.parse(line) as { events: { eventId: string }[] }).events[0]!.eventId,
      ]),
  );
  expect(kept.toSorted()).toEqual(days.map((day, n) => [day, `${n}-${day}`]).toSorted());
});

interface PageLine {
  readonly id: string;
  readonly provider: string;
  readonly incidentId: IncidentId | null;
  readonly day: string | null;
  readonly sealed: string;
  readonly events: readonly { readonly eventId: string; readonly place: number }[];
}

function pagesIn(file: string): PageLine[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as PageLine);
}

/** Long enough that a write takes its time. */
function archived(eventId: string, day: string) {
  const sealed = Buffer.alloc(4 * 1024 * 1024, 1);
  const nothing = { cohortId: null, deliveryId: null, attemptNo: null, evidence: null };
  const event = {
    ...nothing,
    bucket: 1,
    eventId,
    type: 'Delivery',
    place: 0,
    receivedAt: new Date(`${day}T12:00:00Z`),
  };
  return { id: randomUUID(), provider: 'ses' as const, incidentId: null, day, sealed, events: [event] };
}

describe('archives of several hosts', () => {
  test('are brought together: what both heard once, in any order, any number of times', async () => {
    const { id, hosts } = await twoHosts();
    const lines = hosts.flatMap((dir) =>
      readdirSync(dir).flatMap((file) => readFileSync(join(dir, file), 'utf8').split('\n')),
    );
    const backwards = Readable.from(lines.toReversed());
    expect(await imports().bring(backwards, office.maker)).toEqual({
      read: 4,
      added: 3,
      repeated: 1,
      unreadable: 0,
    });
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
    expect(await imports().bring(Readable.from(lines), office.maker)).toEqual({
      read: 4, added: 0, repeated: 4, unreadable: 0,
    }); // prettier-ignore
    await office.work(id);
    expect(await office.accepted('host-a')).toBe(0);
  });

  test('count as one where they lie beside our own', async () => {
    const { id, hosts } = await twoHosts();
    for (const [n, dir] of hosts.entries())
      cpSync(dir, join(office.t.dir, 'events', `of-host-${n}`), { recursive: true });
    const since = new Date(Date.now() - 86_400_000);
    expect(await office.archive.replay(since, never)).toBeGreaterThanOrEqual(3);
    expect(await office.archive.replay(since, never)).toBe(0);
    await office.receipts.project();
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
  });

  test('of before there were pages, when each event was a line and sealed by itself, count as well', async () => {
    const { id, hosts } = await twoHosts();
    const keys = new EventKeys(office.t.db, office.t.keyStore, incidentParts(office.t).keys);
    const pages = hosts.flatMap((dir) => readdirSync(dir).flatMap((file) => pagesIn(join(dir, file))));
    const lines = await Promise.all(
      pages.map(async ({ id: page, provider, incidentId, day, sealed, events }) => {
        const opened = await keys.open({ incidentId, day }, Buffer.from(sealed, 'base64'), page);
        const key = await keys.ofIncident(incidentId!);
        return events.map(({ place, ...event }) => {
          const raw = Buffer.from(textsOf(opened!)[place]!, 'utf8');
          const alone = keys.seal(key, raw, `${provider}:${event.eventId}`).toString('base64');
          return JSON.stringify({ ...event, provider, incidentId, day, sealed: alone });
        });
      }),
    );
    const old = join(office.t.dir, 'events', 'of-before');
    mkdirSync(old, { recursive: true });
    writeFileSync(
      join(old, `${new Date().toISOString().slice(0, 10)}-old.jsonl`),
      `${lines.flat().join('\n')}\n`,
    );
    expect(await office.archive.replay(new Date(Date.now() - 86_400_000), never)).toBe(3);
    await office.receipts.project();
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
    expect(await imports().bring(Readable.from(lines.flat()), office.maker)).toEqual({
      read: 4, added: 0, repeated: 4, unreadable: 0,
    }); // prettier-ignore
    await asBefore(office, id);
    expect(await imports().bring(Readable.from(lines.flat()), office.maker)).toMatchObject({
      added: 3,
      repeated: 1,
    });
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
  });

  test('are believed only as far as they were sealed by us: a changed line says nothing', async () => {
    const { id, hosts, tags } = await twoHosts();
    const [line] = readFileSync(join(hosts[0]!, readdirSync(hosts[0]!)[0]!), 'utf8').split('\n');
    const known = JSON.parse(line!) as { sealed: string; events: Record<string, unknown>[] };
    const said = (what: Record<string, unknown>) =>
      JSON.stringify({ ...known, events: [{ ...known.events[0], ...what }] });
    const renamed = said({ eventId: 'another' });
    const sealedOtherwise = JSON.stringify({ ...known, sealed: Buffer.alloc(200, 1).toString('base64') });
    const evidence = {
      kind: 'bounced',
      at: new Date().toISOString(),
      permanent: true,
      providerId: null,
      code: null,
    };
    const lying = said({ evidence, deliveryId: tags[1]!.split('_')[1] });
    const torn = line!.slice(0, 100);
    const undated = said({ receivedAt: 'never' });
    expect(
      await imports().bring(
        Readable.from([renamed, sealedOtherwise, torn, undated, '', lying]),
        office.maker,
      ),
    ).toEqual({
      read: 5,
      added: 1,
      repeated: 0,
      unreadable: 4,
    });
    // Only the raw text was believed: the Send of the first person.
    expect((await office.states(id))['email']).toEqual(['accepted', 'pending']);
  });
});
