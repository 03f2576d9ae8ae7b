import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  Alarms,
  AlarmTelling,
  AlarmWatch,
  Beats,
  FirstTelling,
  Matters,
  Senders,
} from '../../src/alarms/index.ts';
import { LegalClocks } from '../../src/incidents/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Secret } from '../../src/kernel/secret.ts';
import { Unknowns } from '../../src/notices/index.ts';
import type { AlarmSettings } from '../../src/platform/config.ts';
import { incidentParts } from '../support/incidents.ts';
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

/** An incident's clocks as the laws have them; what they say is the laws room's to test. */
class OneClock extends LegalClocks {
  deadlineAt: Date | null = null;
  async clocks() {
    const reading = { start: 'confirmed_at', startedAt: new Date(0), hoursLeft: 0, reason: '' };
    const chosen = this.deadlineAt && { ...reading, deadlineAt: this.deadlineAt };
    const law = {
      law: 'ID',
      title: 'UU PDP',
      who: ['subject'],
      disputed: false,
      source: '',
      review_by_counsel: true,
    };
    return [{ ...law, chosen, strictest: chosen }];
  }
}
const laws = new OneClock();

function parts(alarms: AlarmSettings = settings) {
  const { db } = office.t;
  const config = { alarms, publicUrl: 'https://amends.contoh.example' };
  const senders = new Senders(office.lanes, new Unknowns(db, office.deliveries));
  const telling = new FirstTelling(office.notices, office.launches);
  const matters = new Matters(incidentParts(office.t).incidents, laws, office.guards, telling, senders);
  const tell = new AlarmTelling(db, clock, config);
  return {
    watch: new AlarmWatch(db, clock, config, matters, new Beats(db)),
    tell,
    alarms: new Alarms(db, clock, office.audit, tell),
  };
}

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
    { path: 'webhook', tries: 1, problem: 'it was answered with 503', givenUp: false },
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
  laws.deadlineAt = new Date(Date.now() + 3 * HOUR_MS);
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
  laws.deadlineAt = null;
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

test('a test goes by every path at once and says what each answered; without a path it is refused', async () => {
  answer = 410;
  const before = mailServer.mails.length;
  expect(await parts().alarms.test(office.maker)).toEqual([
    { path: 'mail', problem: null },
    { path: 'webhook', problem: 'it was answered with 410' },
  ]);
  answer = 200;
  expect(mailServer.mails).toHaveLength(before + 1);
  await expect(
    parts({ ...settings, mail: null, webhook: null }).alarms.test(office.maker),
  ).rejects.toMatchObject({
    code: 'alarms.no_path',
  });
});
