import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Beats } from '../../src/alarms/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Secret } from '../../src/kernel/secret.ts';
import type { AlarmSettings } from '../../src/platform/config.ts';
import { alarmingOf, OneClock } from '../support/alarms.ts';
import { MailServer } from '../support/mail-server.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const KEY = randomBytes(24);
const HOUR_MS = 3_600_000;

interface Knock {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let office: PostOffice;
const mailServer = new MailServer();
const knocks: Knock[] = [];
let answer = 200;
const receiver = createServer((request, reply) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    knocks.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    reply.writeHead(answer).end();
  });
});
let laterMs = 0;
const clock: Clock = { now: () => new Date(Date.now() + laterMs) };
let settings: AlarmSettings;

beforeAll(async () => {
  office = await PostOffice.open();
  await mailServer.listen();
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/on-call`;
  settings = {
    mail: { smtpUrl: new Secret(mailServer.url), from: 'amends@contoh.example', to: ['duty@contoh.example'] },
    webhook: { url, secret: new Secret(`whsec_${KEY.toString('base64')}`) },
    unknownHours: 6,
    clockHours: 12,
  };
});
afterAll(async () => {
  await office.close();
  await mailServer.close();
  receiver.close();
});

const clocks = new OneClock();

const parts = (alarms: AlarmSettings = settings) => alarmingOf({ office, clock, clocks }, alarms);

const sql = (text: string, params: readonly unknown[] = []) => office.t.db.tx((tx) => tx.run(text, params));

async function aLane(): Promise<string> {
  await office.launched([aPerson('', { email: 'somebody@example.com' })]);
  return (await office.lanes.list())[0]!.id;
}

describe('a halted lane', () => {
  test('is told once by mail and webhook, is seen by somebody, and is over once it is released', async () => {
    const lane = await aLane();
    const { watch, tell, alarms } = parts();
    await sql(
      `UPDATE lane SET status = 'halted', halted_at = now(), reason = 'AccountSendingPaused: somebody@example.com'
      WHERE id = $1`,
      [lane],
    );
    await Promise.all([watch.look(), watch.look()]);
    expect(await tell.tell()).toBe(2);
    await watch.look();
    expect(await tell.tell()).toBe(0);
    const [open] = await alarms.list();
    expect(open).toMatchObject({ kind: 'lane_halted', seenBy: null, untold: [] });
    expect(open!.sentence).toContain('AccountSendingPaused');
    const [mail] = mailServer.mails;
    expect(mail).toMatchObject({ from: 'amends@contoh.example', to: ['duty@contoh.example'] });
    expect(mail!.data).toContain(open!.id);
    expect(`${mail!.data}${knocks[0]!.body}`).not.toContain('somebody');

    expect(await alarms.acknowledge(open!.id, office.maker)).toMatchObject({ seenBy: office.maker.name });
    await alarms.acknowledge(open!.id, office.checker);
    expect((await alarms.list())[0]!.seenBy).toBe(office.maker.name);

    await office.lanes.release(lane, office.checker);
    await watch.look();
    expect(await tell.tell()).toBe(2);
    expect(await alarms.list()).toEqual([]);
    expect((await alarms.list({ all: true }))[0]!.overAt).not.toBeNull();
    expect(mailServer.mails).toHaveLength(2);
    await expect(alarms.acknowledge(open!.id, office.maker)).rejects.toMatchObject({
      code: 'alarms.unknown',
    });
  });

  test('comes to the webhook signed as Standard Webhooks says, a repeat under the same id', () => {
    expect(knocks.map(({ headers }) => headers['webhook-id'])).toEqual([
      expect.stringMatching(/\.raised$/),
      expect.stringMatching(/\.over$/),
    ]);
    for (const { headers, body } of knocks) {
      const [id, at] = [headers['webhook-id'], headers['webhook-timestamp']];
      const mac = createHmac('sha256', KEY)
        .update(`${String(id)}.${String(at)}.${body}`)
        .digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${mac}`);
      expect(Math.abs(Date.now() / 1000 - Number(at))).toBeLessThan(60);
      expect(JSON.parse(body)).toMatchObject({
        type: expect.stringMatching(/^alarm\./),
        data: { kind: 'lane_halted' },
      });
    }
  });
});

test('what a receiver refuses is told again later, and shows until then', async () => {
  const lane = (await office.lanes.list())[0]!.id;
  const { watch, tell, alarms } = parts({ ...settings, mail: null });
  await sql(
    `UPDATE lane SET status = 'halted', halted_at = now(), reason = 'ThrottlingException: x' WHERE id = $1`,
    [lane],
  );
  await watch.look();
  answer = 503;
  expect(await tell.tell()).toBe(0);
  expect((await alarms.list())[0]!.untold).toEqual([
    {
      path: 'webhook',
      tries: 1,
      problem: 'it was answered with 503',
      words: { en: 'it was answered with 503', id: 'dijawab dengan 503' },
      givenUp: false,
    },
  ]);
  answer = 200;
  expect(await tell.tell()).toBe(0);
  laterMs = 60_000;
  expect(await tell.tell()).toBe(1);
  expect((await alarms.list())[0]!.untold).toEqual([]);
  laterMs = 0;
  await office.lanes.release(lane, office.checker);
  await watch.look();
});

test('a legal clock is an alarm in its last hours, until everybody is told', async () => {
  const { watch, alarms } = parts({ ...settings, mail: null, webhook: null });
  const { id } = await office.launched([aPerson('', { email: 'clock@example.com' })]);
  clocks.deadlineAt = new Date(Date.now() + 3 * HOUR_MS);
  await watch.look();
  const mine = (await alarms.list()).filter(({ kind }) => kind === 'clock');
  expect(mine.length).toBeGreaterThan(0);
  expect(mine[0]!.sentence).toContain('runs out at');
  await office.work(id);
  await office.untilStates(id, (states) => (states['email'] ?? []).includes('delivered'));
  await watch.look();
  const { incidentId } = await office.notices.get(id);
  const still = (await alarms.list()).filter((one) => one.kind === 'clock' && one.incidentId === incidentId);
  expect(still).toEqual([]);
  clocks.deadlineAt = null;
});

test('a worker that fell silent is an alarm, and so is having none left', async () => {
  const { watch, alarms } = parts({ ...settings, mail: null, webhook: null });
  const beats = new Beats(office.t.db);
  await beats.beat('worker');
  await sql(`INSERT INTO process_beat (id, role, host, pid, beat_at)
    VALUES (gen_random_uuid(), 'worker', 'machine-a', 4711, now() - interval '3 minutes')`);
  await watch.look();
  const kinds = async () =>
    (await alarms.list()).map(({ kind }) => kind).filter((kind) => kind.includes('worker'));
  expect(await kinds()).toEqual(['worker_dead']);
  await beats.end();
  await watch.look();
  expect((await kinds()).sort()).toEqual(['no_worker', 'worker_dead']);
  await sql(`UPDATE process_beat SET beat_at = now() - interval '2 days'`);
  await beats.beat('worker');
  await watch.look();
  expect(await kinds()).toEqual([]);
});

const halt = async () =>
  sql(`UPDATE lane SET status = 'halted', halted_at = now(), reason = 'Paused: x' WHERE id = $1`, [
    (await office.lanes.list())[0]!.id,
  ]);

const heard = () =>
  knocks.map(({ body }) => JSON.parse(body) as { type: string; data: { kind: string; repeats: number } });

describe('what goes on', () => {
  test('is told again after an hour, then each four hours, each day once somebody is on it, and then as over', async () => {
    const { watch, tell, alarms } = parts({ ...settings, mail: null });
    await watch.look();
    await tell.tell();
    knocks.length = 0;
    await halt();
    const told = async (hours: number): Promise<string[]> => {
      laterMs = hours * HOUR_MS;
      await Promise.all([watch.look(), watch.look()]);
      await tell.tell();
      const types = heard()
        .filter(({ data }) => data.kind === 'lane_halted')
        .map(({ type, data }) => `${type} ${data.repeats}`);
      knocks.length = 0;
      return types;
    };
    expect(await told(0)).toEqual(['alarm.raised 0']);
    expect(await told(0.9)).toEqual([]);
    expect(await told(1.1)).toEqual(['alarm.repeated 1']);
    expect(await told(4.9)).toEqual([]);
    expect(await told(5.2)).toEqual(['alarm.repeated 2']);
    // However long nobody could tell anything, it is told once and not once for each time it was missed.
    expect(await told(50)).toEqual(['alarm.repeated 3']);
    const [open] = (await alarms.list()).filter(({ kind }) => kind === 'lane_halted');
    await alarms.acknowledge(open!.id, office.maker);
    expect(await told(55)).toEqual([]);
    expect(await told(74.5)).toEqual(['alarm.repeated 4']);
    await office.lanes.release((await office.lanes.list())[0]!.id, office.checker);
    expect(await told(75)).toEqual(['alarm.over 0']);
    laterMs = 0;
  });

  test('is not told again once it is over, even where nobody heard the last time', async () => {
    const { watch, tell } = parts({ ...settings, mail: null });
    await halt();
    await watch.look();
    await tell.tell();
    answer = 503;
    laterMs = 2 * HOUR_MS;
    await watch.look();
    await tell.tell();
    await office.lanes.release((await office.lanes.list())[0]!.id, office.checker);
    await watch.look();
    answer = 200;
    knocks.length = 0;
    laterMs = 3 * HOUR_MS;
    await tell.tell();
    expect(
      heard()
        .filter(({ data }) => data.kind === 'lane_halted')
        .map(({ type }) => type),
    ).toEqual(['alarm.over']);
    laterMs = 0;
  });

  test('comes by mail as something that is still so', async () => {
    const { watch, tell } = parts({ ...settings, webhook: null });
    await halt();
    await watch.look();
    laterMs = 2 * HOUR_MS;
    await watch.look();
    await tell.tell();
    expect(mailServer.mails.at(-1)!.data).toMatch(/Subject: \[Amends\] Still: Nothing is sent by/);
    await office.lanes.release((await office.lanes.list())[0]!.id, office.checker);
    await watch.look();
    laterMs = 0;
  });
});

test('a test goes by every path at once and says what each answered; without a path it is refused', async () => {
  answer = 410;
  const before = mailServer.mails.length;
  expect(await parts().alarms.test(office.maker)).toEqual([
    { path: 'mail', problem: null, words: null },
    {
      path: 'webhook',
      problem: 'it was answered with 410',
      words: { en: 'it was answered with 410', id: 'dijawab dengan 410' },
    },
  ]);
  answer = 200;
  expect(mailServer.mails).toHaveLength(before + 1);
  await expect(
    parts({ ...settings, mail: null, webhook: null }).alarms.test(office.maker),
  ).rejects.toMatchObject({
    code: 'alarms.no_path',
  });
});
