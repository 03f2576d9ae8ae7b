import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../bench/crash-crew.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { type AnswerTruth, truthOf } from '../support/answers.ts';
import { HandoverDesk } from '../support/handover.ts';
import { Hearing } from '../support/hearing.ts';
import { MailServer } from '../support/mail-server.ts';
import { aPerson } from '../support/notices.ts';
import type { RowInput } from '../support/people-fixtures.ts';
import { membersOfZip } from '../support/unzip.ts';

/** What an alarm says of a halted lane: to a webhook, and in a mail. */
const HALT = /"kind":"lane_halted"|messages of the day are used up/;
/** Web and worker at debug level while people are told through every fault: no line of a log names one of them. */
const planted = new Set<string>();
function plant(value: string): string {
  planted.add(value);
  return value;
}
const word = (prefix: string): string => plant(`${prefix}${randomBytes(5).toString('hex')}`);
/** Letters alone: nobody is greeted by a name with digits in it, and no letter is made for them. */
const called = (prefix: string): string =>
  plant(prefix + Array.from({ length: 10 }, () => String.fromCharCode(97 + randomInt(26))).join(''));
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

const FAULTS =
  'throttle error-before reset-before hang-before drop-answer hang error-after slow partial-bulk events-twice ' +
  'events-disordered events-never events-forged deferral';
const NUMBERS = ['10', '13', '14', '15', '16', '17', '18', '19', '21', '22', '23', '24'];
/** What a sandbox takes and its events undo: bounced, complained, suppressed, refused, undelivered, failed. */
const ENDS = ['bounce', 'soft-bounce', 'suppressed', 'late-bounce', 'complaint', 'delayed', 'rejected'];
const SMS_ENDS = ['0000009', '0000008', '0000007', '0000006', '0000005'];

/** With the last seven digits that a sandbox reads; shorter than a number, they are not planted. */
function number(ending: string): string {
  return plant(`+62812${digits(3)}${ending}`);
}

function withMail(locals: readonly string[]): RowInput[] {
  return locals.map((local) => {
    const name = `${called('Nama')} Wijaya`;
    const email = `${local}.${word('surat')}@contoh.example`;
    const phone = number(digits(7));
    return aPerson(local, { authoritative: true, customer: word('PEL'), email, name, phone });
  });
}

function people(): RowInput[] {
  const byMail = withMail([...FAULTS.split(' ').map((fault) => `fault-${fault}`), ...ENDS, 'baik', 'baik']);
  const byPhone = [...NUMBERS.map((two) => `00000${two}`), ...SMS_ENDS, digits(7)].map((ending) =>
    aPerson('', {
      authoritative: true,
      customer: word('PEL'),
      email: undefined,
      phone: number(ending),
      name: called('Nama'),
    }),
  );
  return [...byMail, ...byPhone, ...onPaper()];
}

/** Reached by no provider of ours. */
function onPaper(): RowInput[] {
  return [1, 2, 3].map(() => {
    const address = { line: `Jalan ${word('Jalan')} 5`, city: word('Kota'), postal_code: '12110' };
    const [customer, name] = [word('PEL'), called('Nama')];
    return aPerson('', { authoritative: true, customer, email: undefined, name, address });
  });
}

let desk: HandoverDesk;
let web: Hearing;
let worker: Hearing;
let url: string;
let truth: AnswerTruth;
let keys: { readonly maker: string; readonly checker: string };
let env: Readonly<Record<string, string>>;
/** What the API answered: to nobody who may see addresses. */
const answered: string[] = [];
/** Who is on duty, beside the processes: what they were told by each path. */
const mailServer = new MailServer();
const knocks: string[] = [];
const onCall = createServer((request, reply) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    knocks.push(body);
    reply.writeHead(204).end();
  });
});

beforeAll(async () => {
  desk = await HandoverDesk.open();
  const { t, sandbox, audit, maker, checker } = desk.office;
  const apiKeys = new ApiKeys(t.db, new Operators(t.db, audit, systemClock), audit, systemClock);
  keys = {
    maker: (await apiKeys.make(maker.operatorId, 'test', TERMINAL_ACTOR)).key.reveal(),
    checker: (await apiKeys.make(checker.operatorId, 'test', TERMINAL_ACTOR)).key.reveal(),
  };
  for (const key of Object.values(keys)) plant(key);
  await mailServer.listen();
  await once(onCall.listen(0, '127.0.0.1'), 'listening');
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = {
    PORT: String(port),
    AMENDS_PUBLIC_URL: url,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_SNS_PINNED_CERTIFICATE: join(t.dir, 'sandbox', 'certificate.json'),
    AMENDS_DELIVERY_LEASE_SECONDS: '6',
    AMENDS_PROVIDER_CALL_TIMEOUT_MS: '1500',
    AMENDS_UNKNOWN_WINDOW_SECONDS: '1',
    AMENDS_ALARM_SMTP_URL: mailServer.url,
    AMENDS_ALARM_FROM: 'alarms@contoh.example',
    AMENDS_ALARM_TO: 'on-duty@contoh.example',
    AMENDS_ALARM_WEBHOOK_URL: `http://127.0.0.1:${(onCall.address() as AddressInfo).port}/alarm`,
    AMENDS_ALARM_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  };
  web = new Hearing(t, ['main.ts'], env);
  await web.says(/web listens on/);
  truth = await truthOf(url);
  sandbox.setEventsUrl(`${url}/webhooks/sns`);
}, 240_000);
afterAll(async () => {
  await web.kill();
  await worker.kill();
  onCall.closeAllConnections();
  onCall.close();
  await mailServer.close();
  await desk.close();
});

async function ask(path: string, body?: object, key = keys.maker): Promise<Record<string, unknown>> {
  const method = body === undefined ? 'GET' : 'POST';
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomBytes(8).toString('hex'),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  answered.push(text);
  const contentType = response.headers.get('content-type') ?? '';
  truth.check({ method, url: `/api/v1/${path}`, status: response.status, contentType, text });
  return /json/.test(contentType) ? (JSON.parse(text) as never) : {};
}

async function until(enough: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 180_000; !(await enough()); await sleep(200)) {
    if (performance.now() > end) throw new Error(`nothing came of it: ${enough}`);
  }
}

interface Told {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
}

async function launched(rows: readonly RowInput[], more: { handover?: boolean } = {}): Promise<Told> {
  const { office } = desk;
  const incidentId = await office.incident(rows);
  const templateIds: string[] = [];
  for (const channel of ['email', 'sms', 'letter'] as const) {
    for (const starter of office.messages.starters({ kind: 'individual', channel })) {
      templateIds.push(await office.messages.save(incidentId, starter, office.maker));
    }
  }
  const id = await office.approved(incidentId, { templateIds, ...more });
  await office.launches.launch(id, {}, office.maker);
  return { id, incidentId };
}

/** A worker sends until nothing is claimed or sending, nor due in the next minutes. */
async function sent(id: NoticeId, more: Readonly<Record<string, string>>): Promise<void> {
  worker = new Hearing(desk.office.t, ['worker.ts'], { ...env, ...more });
  await worker.says(/worker works/);
  // A soft bounce comes back in hours.
  await until(async () => {
    const [left] = await desk.office.t.db.tx((tx) =>
      tx.q<{ n: number }>(
        `SELECT count(*)::int AS n FROM delivery WHERE notice_id = $1 AND (state IN ('claimed', 'sending')
             OR state = 'pending' AND channel IN ('email', 'sms') AND not_before < now() + interval '5 minutes')`,
        [id],
      ),
    );
    return left!.n === 0;
  });
}

/** As text, and as the hexadecimal or base64 in which bytes are shown. */
function found(texts: readonly string[]): string[] {
  return [...planted].filter((value) => {
    const bytes = Buffer.from(value);
    const forms = [
      value,
      encodeURIComponent(value),
      bytes.toString('hex'),
      bytes.toString('base64').slice(0, -4),
    ];
    return texts.some((text) => forms.some((form) => text.includes(form)));
  });
}

/** Links and typed codes stand in the messages alone. */
function plantSecrets(): number {
  const before = planted.size;
  const accepted = readFileSync(join(desk.office.t.dir, 'sandbox', 'accepted.jsonl'), 'utf8');
  for (const [, token] of accepted.matchAll(/\/r\/([\w-]{20,})/g)) plant(token!);
  for (const [code] of accepted.matchAll(/(?<![\w-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}(?![\w-])/g))
    plant(code);
  return planted.size - before;
}

/** Posted by somebody else, or by a provider that went mad: each names somebody. */
async function strangeEvents(): Promise<void> {
  const mail = `${word('palsu')}@contoh.example`;
  const event = { eventType: 'Bounce', mail: { destination: [mail], tags: { d: ['c1_1'], a: ['1'] } } };
  const envelope = { Type: 'Notification', MessageId: word('id'), Message: JSON.stringify(event) };
  const bodies = [
    '{',
    `{"Type": "${mail}`,
    JSON.stringify(envelope),
    JSON.stringify({ ...envelope, TopicArn: mail }),
  ];
  for (const body of bodies) {
    await fetch(`${url}/webhooks/sns`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
  }
  const form = new URLSearchParams({
    To: number(digits(7)),
    MessageStatus: 'undelivered',
    Body: word('isi'),
  });
  for (const query of ['', '?d=c1_1&a=1', `?d=${word('tanda')}&a=x`]) {
    await fetch(`${url}/webhooks/twilio${query}`, {
      method: 'POST',
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': word('tanda') },
    });
  }
}

async function owner(statement: string): Promise<void> {
  await desk.office.t.ownerDb.tx((tx) => tx.run(statement));
}

/** The file that a vendor gets, as only it can read it; the API says nothing of what stands in it. */
async function fileFor({ id, incidentId }: Told, channel: 'letter' | 'handover'): Promise<Buffer> {
  const fields = channel === 'letter' ? {} : { fields: ['customer_id', 'phone', 'name'] as const };
  const { id: vendorId } = await desk.vendor(incidentId, { channel, name: 'Mitra Jaya', ...fields });
  await ask(`notices/${id}/outlook?vendor=${vendorId}`);
  const batch = `batches/${String((await ask('batches', { noticeId: id, vendorId }))['id'])}`;
  await until(async () => (await ask(batch))['status'] !== 'making');
  await ask(`${batch}/left-out`);
  const response = await fetch(`${url}/api/v1/${batch}/file`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.maker}` },
  });
  const sealed = Buffer.from(await response.arrayBuffer());
  answered.push(sealed.toString('latin1'));
  expect(response.status).toBe(200);
  await ask(`${batch}/confirm`, { confirmation: 'MJ-7' });
  expect(await ask(batch)).toMatchObject({ status: 'confirmed' });
  return desk.opened(sealed);
}

/** Every file of a report that a worker made, opened. */
async function reported({ incidentId }: Told): Promise<string[]> {
  const { id } = await ask(`incidents/${incidentId}/regulator-reports`, {});
  const report = `regulator-reports/${String(id)}`;
  await until(async () => (await ask(report))['status'] === 'ready');
  const said: string[] = [];
  for (const file of ['figures.json', 'en.html', 'id.html', 'en.xlsx', 'id.xlsx']) {
    const response = await fetch(`${url}/api/v1/${report}/${file}`, {
      headers: { authorization: `Bearer ${keys.maker}` },
    });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    const members = file.endsWith('xlsx') ? [...(await membersOfZip(bytes)).values()] : [bytes];
    said.push(...members.map((member) => member.toString('utf8')));
  }
  return said;
}

/** What came to whoever is on duty, with the soft breaks of mail lines undone. */
function alarms(): string[] {
  return [...mailServer.mails.map(({ data }) => data.replaceAll('=\r\n', '')), ...knocks];
}

/** What providers said, as it is kept and shown. */
async function keptWords(): Promise<string[]> {
  const rows = await desk.office.t.ownerDb.tx((tx) =>
    tx.q<{ said: string | null }>(
      `SELECT reason AS said FROM lane UNION SELECT reason FROM delivery
       UNION SELECT concat_ws(' ', outcome_code, evidence_code, provider_id) FROM attempt
       UNION SELECT concat_ws(' ', data::text, output::text) FROM pgboss.job`,
    ),
  );
  return rows.map(({ said }) => said ?? '');
}

test.each(['single', 'bulk'])(
  'telling people %s through every fault names nobody in a log',
  async (mode) => {
    const { id, incidentId } = await launched(people());
    await sent(id, { AMENDS_SES_MODE: mode });
    await strangeEvents();
    // The database refuses what it is told of them, and its words name the row.
    await owner(`ALTER TABLE attempt ADD CONSTRAINT attempt_refused CHECK (false) NOT VALID`);
    const halted = await launched([...withMail(['baik', 'baik', 'fault-throttle']), ...onPaper()], {
      handover: true,
    });
    await worker.says(/a job failed/);
    desk.office.sandbox.faults.add({ fault: 'daily_quota', to: '@contoh.example' });
    await owner(`ALTER TABLE attempt DROP CONSTRAINT attempt_refused`);
    await until(async () => (await desk.office.lanes.list()).some(({ status }) => status === 'halted'));
    await until(async () => {
      const told = [mailServer.mails.map(({ data }) => data.replaceAll('=\r\n', '')), knocks];
      return told.every((texts) => texts.some((text) => HALT.test(text)));
    });
    desk.office.sandbox.faults.remove(null);
    for (const lane of await desk.office.lanes.list()) await ask(`lanes/${lane.id}/release`, {});
    // Only who prints the letters, and who brings the others their message, reads whom they are for.
    const letters = await membersOfZip(await fileFor({ id, incidentId }, 'letter'));
    const [csv = ''] = [...letters].filter(([name]) => name.endsWith('.csv')).map(([, file]) => `${file}`);
    expect(found([csv]).filter((value) => /^(Nama|Jalan|Kota)/.test(value))).toHaveLength(9);
    const lines = (await fileFor(halted, 'handover')).toString('utf8');
    expect(found([lines]).filter((value) => /^(Nama|PEL)/.test(value)).length).toBeGreaterThanOrEqual(6);
    // What is in doubt is looked at, and reported.
    const looks = [
      'unknowns',
      'unknowns/overview',
      'duplicates',
      'suppressions',
      'duties',
      'forecast',
      'batches',
      'regulator-reports',
    ];
    for (const path of looks) await ask(`incidents/${incidentId}/${path}`);
    const report = await reported({ id, incidentId });
    await ask(`incidents/${incidentId}/unknowns/decide`, { all: true, decision: 'told', reason: 'Asked.' });
    for (const path of ['lanes', 'alarms', `notices/${halted.id}`, 'restores']) await ask(path);
    await ask('alarms/test', {});
    expect(plantSecrets()).toBeGreaterThan(0);
    expect(found([web.said, worker.said])).toEqual([]);
    expect(found(await keptWords())).toEqual([]);
    expect(found(answered)).toEqual([]);
    expect(found(report)).toEqual([]);
    expect(found(alarms())).toEqual([]);
    await worker.kill();
  },
  400_000,
);
