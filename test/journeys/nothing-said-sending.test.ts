import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../bench/crash-crew.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators } from '../../src/operators/index.ts';
import { HandoverDesk } from '../support/handover.ts';
import { Hearing } from '../support/hearing.ts';
import { aPerson } from '../support/notices.ts';
import type { RowInput } from '../support/people-fixtures.ts';

/** Web and worker at debug level while people are told through every fault: no line of a log names one of them. */
const planted = new Set<string>();
function plant(value: string): string {
  planted.add(value);
  return value;
}
const word = (prefix: string): string => plant(`${prefix}${randomBytes(5).toString('hex')}`);
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

function people(): RowInput[] {
  const named = { authoritative: true } as const;
  const byMail = [...FAULTS.split(' ').map((fault) => `fault-${fault}`), ...ENDS, 'baik', 'baik'].map(
    (local) => {
      const name = `${word('Nama')} Wijaya`;
      const email = `${local}.${word('surat')}@contoh.example`;
      return aPerson(local, { ...named, customer: word('PEL'), email, name, phone: number(digits(7)) });
    },
  );
  const byPhone = [...NUMBERS.map((two) => `00000${two}`), ...SMS_ENDS, digits(7)].map((ending) =>
    aPerson('', {
      ...named,
      customer: word('PEL'),
      email: undefined,
      phone: number(ending),
      name: word('Nama'),
    }),
  );
  const onPaper = [1, 2, 3].map(() => {
    const address = { line: `Jalan ${word('Jalan')} 5`, city: word('Kota'), postal_code: '12110' };
    return aPerson('', { ...named, customer: word('PEL'), email: undefined, name: word('Nama'), address });
  });
  return [...byMail, ...byPhone, ...onPaper];
}

let desk: HandoverDesk;
let web: Hearing;
let worker: Hearing;
let url: string;
let keys: { readonly maker: string; readonly checker: string };
let env: Readonly<Record<string, string>>;
/** What the API answered: to nobody who may see addresses. */
const answered: string[] = [];

beforeAll(async () => {
  desk = await HandoverDesk.open();
  const { t, sandbox, audit, maker, checker } = desk.office;
  const apiKeys = new ApiKeys(t.db, new Operators(t.db, audit, systemClock), audit, systemClock);
  keys = {
    maker: (await apiKeys.make(maker.operatorId, 'test', maker)).key.reveal(),
    checker: (await apiKeys.make(checker.operatorId, 'test', maker)).key.reveal(),
  };
  for (const key of Object.values(keys)) plant(key);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = {
    PORT: String(port),
    AMENDS_PUBLIC_URL: url,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_SNS_PINNED_CERTIFICATE: join(t.dir, 'sandbox', 'certificate.json'),
    AMENDS_DELIVERY_LEASE_SECONDS: '3',
    AMENDS_PROVIDER_CALL_TIMEOUT_MS: '600',
    AMENDS_UNKNOWN_WINDOW_SECONDS: '1',
    // Nobody answers there: what an alarm cannot tell must not be told by the log instead.
    AMENDS_ALARM_WEBHOOK_URL: 'http://127.0.0.1:9/alarm',
    AMENDS_ALARM_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  };
  web = new Hearing(t, ['main.ts'], env);
  await web.says(/web listens on/);
  sandbox.setEventsUrl(`${url}/webhooks/sns`);
}, 120_000);
afterAll(async () => {
  await web.kill();
  await worker.kill();
  await desk.close();
});

async function ask(path: string, body?: object, key = keys.maker): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomBytes(8).toString('hex'),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  answered.push(text);
  return /json/.test(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as never) : {};
}

async function until(enough: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 90_000; !(await enough()); await sleep(200)) {
    if (performance.now() > end) throw new Error(`nothing came of it: ${enough}`);
  }
}

async function launched(rows: readonly RowInput[]): Promise<{ id: NoticeId; incidentId: IncidentId }> {
  const { office } = desk;
  const incidentId = await office.incident(rows);
  const templateIds: string[] = [];
  for (const channel of ['email', 'sms', 'letter'] as const) {
    for (const starter of office.messages.starters({ kind: 'individual', channel })) {
      templateIds.push(await office.messages.save(incidentId, starter, office.maker));
    }
  }
  const id = await office.approved(incidentId, { templateIds });
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
  for (const [code] of accepted.matchAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4,5}\b/g)) plant(code);
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
    const halted = await launched(people().slice(0, 3));
    await worker.says(/a job failed/);
    desk.office.sandbox.faults.add({ fault: 'daily_quota', to: '@contoh.example' });
    await owner(`ALTER TABLE attempt DROP CONSTRAINT attempt_refused`);
    await until(async () => (await desk.office.lanes.list()).some(({ status }) => status === 'halted'));
    desk.office.sandbox.faults.remove(null);
    for (const lane of await desk.office.lanes.list()) await ask(`lanes/${lane.id}/release`, {});
    // Who failed is tried again; what is in doubt is looked at, and reported.
    await desk.vendor(incidentId, { channel: 'letter', name: 'Percetakan Jaya' });
    const vendor = (await ask(`incidents/${incidentId}/vendors`))['vendors'] as { id: string }[];
    const batch = await ask('batches', { noticeId: id, vendorId: vendor[0]!.id });
    expect(batch).toMatchObject({ people: expect.any(Number) });
    await until(async () => (await ask(`batches/${String(batch['id'])}`))['status'] !== 'making');
    await ask(`batches/${String(batch['id'])}/file`, {});
    const looks = [
      'unknowns',
      'unknowns/overview',
      'duplicates',
      'suppressions',
      'duties',
      'forecast',
      'batches',
    ];
    for (const path of looks) await ask(`incidents/${incidentId}/${path}`);
    await ask(`incidents/${incidentId}/regulator-reports`, {});
    await ask(`incidents/${incidentId}/unknowns/decide`, { all: true, decision: 'told', reason: 'Asked.' });
    for (const path of ['lanes', 'alarms', `notices/${halted.id}`, 'restores']) await ask(path);
    await ask('alarms/test', {});
    expect(plantSecrets()).toBeGreaterThan(0);
    expect(found([web.said, worker.said])).toEqual([]);
    expect(found(await keptWords())).toEqual([]);
    expect(found(answered)).toEqual([]);
    await worker.kill();
  },
  240_000,
);
