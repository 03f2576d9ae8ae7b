/** The whole way of a message on a real database and the real sandbox: drafted, approved, launched, sent, heard of. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Links } from '../../src/compensation/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import type { CohortId, IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { Secret } from '../../src/kernel/secret.ts';
import { Holds, Laws } from '../../src/laws/index.ts';
import { Checks, Messages } from '../../src/messages/index.ts';
import {
  Compositions,
  Couriers,
  Deliveries,
  Delivery,
  type DeliverySettings,
  type EmailProvider,
  Gates,
  KeptCounts,
  LaunchChecks,
  LaunchForecasts,
  Lanes,
  Canaries,
  Launches,
  LookUps,
  type NoticeDraft,
  NoticeFence,
  NoticeJobs,
  Notices,
  Preflights,
  type SmsProvider,
  UnknownLooks,
  Unknowns,
  Waves,
} from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { type Guards, type MailServers, NoMailServers, type People, Seeds } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import type { Db } from '../../src/platform/db/db.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import {
  EventArchive,
  EventInbox,
  EventKeys,
  EventsToProject,
  ReceiptEffects,
  Receipts,
  SuppressionList,
  Verification,
} from '../../src/receipts/index.ts';
import { SANDBOX_TWILIO, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { anIncident, incidentParts } from './incidents.ts';
import { anOperator } from './operators.ts';
import { guardsOf, peopleOf, type RowInput, stage } from './people-fixtures.ts';
import { sesAt, twilioAt } from './providers.ts';

export interface PostOfficeOptions {
  readonly clock?: Clock;
  readonly leaseMs?: number;
  readonly timeoutMs?: number;
  readonly claimMax?: number;
  /** Addresses of several people: not spaced unless told. */
  readonly shared?: DeliverySettings['shared'];
  /** How long a provider may take to tell of an acceptance. */
  readonly windowMs?: number;
  /** Beside the sandbox nobody asks the DNS. */
  readonly servers?: MailServers;
  /** Wraps the real adapters, to break the line at a chosen moment. */
  readonly wrapEmail?: (real: EmailProvider) => EmailProvider;
  readonly wrapSms?: (real: SmsProvider) => SmsProvider;
  /** Replaces a worker's database, to lose it at a chosen moment. */
  readonly wrapDb?: (real: Db) => Db;
}

let serial = 0;

/** A customer in Indonesia whose e-mail address leaked, unless told otherwise; each with an id and address of its own. */
export function aPerson(
  local: string,
  more: { [K in keyof RowInput]?: RowInput[K] | undefined } = {},
): RowInput {
  serial += 1;
  const email = `${local}.${serial}@example.com`;
  const leaks = [['con.email', 'plaintext']] as const;
  const row = { customer: `C${serial}`, email, country: 'ID', locale: 'id', leaks, ...more };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as RowInput;
}

/** Webhooks as the door answers them: 2xx only for what was accepted. Closed, it answers 503. */
class WebhookDoor {
  receipts!: Receipts;
  open = true;
  #server!: Server;
  url!: string;

  async listen(): Promise<void> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        void this.#answer(request.url ?? '', request.headers['x-twilio-signature'], body).then((status) =>
          response.writeHead(status).end(),
        );
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(path: string, signature: string | string[] | undefined, body: string): Promise<number> {
    if (!this.open) return 503;
    const twilio = { pathAndQuery: path, signature: String(signature), body };
    const answer = await this.receipts
      .accept(
        path.startsWith('/webhooks/twilio') ? { provider: 'twilio', ...twilio } : { provider: 'ses', body },
      )
      .catch(() => ({ status: 'unavailable' }) as const);
    return { accepted: 204, refused: 403, unavailable: 503 }[answer.status];
  }
}

export class PostOffice {
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly lanes: Lanes;
  readonly deliveries: Deliveries;
  readonly people: People;
  readonly guards: Guards;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly couriers: Couriers;
  readonly preflights: Preflights;
  readonly kept: KeptCounts;
  readonly checks: LaunchChecks;
  readonly holds: Holds;
  readonly launches: Launches;
  readonly seeds: Seeds;
  readonly waves: Waves;
  readonly receipts: Receipts;
  readonly archive: EventArchive;
  readonly unknowns: Unknowns;
  readonly links: Links;

  private constructor(
    readonly t: TestDatabase,
    readonly sandbox: Sandbox,
    readonly door: WebhookDoor,
    readonly options: PostOfficeOptions,
    readonly maker: Actor,
    readonly checker: Actor,
  ) {
    const { db } = t;
    const clock = options.clock ?? systemClock;
    const { keys, incidents } = incidentParts(t, clock);
    this.audit = new Audit(clock);
    this.jobs = new Jobs(db);
    this.lanes = new Lanes(db, this.audit);
    this.deliveries = new Deliveries(db, clock, this.audit, this.jobs);
    this.guards = guardsOf(t, { clock });
    this.people = peopleOf(t, { clock, fence: new NoticeFence(this.deliveries) });
    this.links = new Links(db, keys, { portalUrl: 'https://contoh.example' }, clock);
    const laws = new Laws(db, clock);
    const checks = new Checks({ portalUrl: 'https://contoh.example' }, incidents, laws);
    this.messages = new Messages(db, clock, incidents, this.audit, checks);
    const approvals = new Approvals(this.audit, clock);
    this.notices = new Notices(db, clock, this.messages, approvals, this.audit);
    this.couriers = this.couriersWith(options);
    this.holds = new Holds(db, clock, laws, approvals, this.audit);
    const gates = new Gates(this.guards, this.holds);
    this.preflights = new Preflights(db, this.messages, gates, approvals, this.couriers);
    this.kept = new KeptCounts(db, clock, this.jobs);
    const forecasts = new LaunchForecasts(db, clock, this.lanes, this.couriers);
    this.checks = new LaunchChecks(db, clock, this.kept, this.preflights, forecasts);
    this.seeds = new Seeds(db, clock, keys, this.audit);
    this.waves = new Waves(db, clock, this.seeds, this.deliveries, this.jobs);
    this.launches = new Launches(db, clock, this.preflights, this.deliveries, this.waves);
    this.unknowns = new Unknowns(db, this.deliveries);
    this.archive = new EventArchive({ dataDir: t.dir }, db, SILENT);
    const effects = new ReceiptEffects(this.deliveries, this.jobs, this.archive);
    const eventKeys = new EventKeys(db, t.keyStore, keys);
    const verification = new Verification({ publicUrl: door.url, providers: this.providers() });
    const inbox = new EventInbox(db, eventKeys, effects);
    this.receipts = new Receipts(db, clock, verification, inbox, effects);
    door.receipts = this.receipts;
  }

  static async open(options: PostOfficeOptions = {}): Promise<PostOffice> {
    const t = await freshDatabase();
    const door = new WebhookDoor();
    await door.listen();
    const callbacks = { firstRetryMs: 20, longestRetryMs: 100 };
    const sandbox = await startSandbox({ dataDir: join(t.dir, 'sandbox'), callbacks });
    const [maker, checker] = [await anOperator(t.db, 'Maya'), await anOperator(t.db, 'Cahyo')];
    const office = new PostOffice(t, sandbox, door, options, maker, checker);
    sandbox.setEventsUrl(`${door.url}/webhooks/sns`);
    return office;
  }

  /** Adapters and settings of another process on the same database. */
  couriersWith(options: PostOfficeOptions): Couriers {
    const { leaseMs = 20_000, timeoutMs = 5_000, claimMax = 200, windowMs = 5_000 } = options;
    const email = sesAt(this.sandbox.url, { timeoutMs });
    const sms = twilioAt(this.sandbox.url, { timeoutMs });
    const settings: DeliverySettings = {
      email: {
        sender: 'Contoh <care@contoh.example>',
        configurationSet: 'amends',
        rateMaxPerS: 500,
        leaseMs,
        windowMs,
      },
      sms: {
        sender: 'CONTOH',
        statusCallback: `${this.door.url}/webhooks/twilio`,
        rateMaxPerS: 500,
        leaseMs,
        windowMs,
      },
      shared: options.shared ?? { gapMs: 0, peopleMax: 20 },
      claimMax,
      jobMs: 20_000,
    };
    const { wrapEmail = (x) => x, wrapSms = (x) => x } = options;
    return new Couriers(
      wrapEmail(email),
      wrapSms(sms),
      settings,
      this.lanes,
      options.servers ?? new NoMailServers(),
    );
  }

  /** A worker of this office; another one where its line shall break. */
  worker(options: PostOfficeOptions = {}): { delivery: Delivery; jobs: NoticeJobs } {
    const clock = this.options.clock ?? systemClock;
    const couriers =
      Object.keys(options).length === 0 ? this.couriers : this.couriersWith({ ...this.options, ...options });
    const compositions = new Compositions(
      this.people,
      this.messages,
      this.links,
      new SuppressionList(),
      this.links,
    );
    const db = (options.wrapDb ?? ((real: Db) => real))(this.t.db);
    const delivery = new Delivery(db, clock, this.deliveries, compositions, couriers);
    return { delivery, jobs: new NoticeJobs(this.jobs, clock, delivery, this.launches, couriers) };
  }

  /** Attempts in doubt, as a worker looks at them. */
  looks(): UnknownLooks {
    const { db } = this.t;
    const sms = (this.options.wrapSms ?? ((x: SmsProvider) => x))(twilioAt(this.sandbox.url));
    const lookUps = new LookUps(db, this.people, sms, this.deliveries);
    const canaries = new Canaries(db, this.couriers, { smsTo: '+15005550100' });
    return new UnknownLooks(db, this.deliveries, canaries, lookUps, new EventsToProject());
  }

  async incident(rows: readonly RowInput[]): Promise<IncidentId> {
    const { id } = await anIncident(this.t);
    await stage(this.t, id, { name: 'players.csv', rows });
    await this.people.resolve(id, this.maker);
    return id;
  }

  async draft(incidentId: IncidentId, more: Partial<NoticeDraft> = {}): Promise<NoticeId> {
    const templateIds: string[] = [];
    const { kind = 'individual' } = more;
    for (const starter of this.messages.starters({ kind })) {
      if (starter.channel === 'letter') continue;
      templateIds.push(await this.messages.save(incidentId, starter, this.maker));
    }
    const draft = { incidentId, name: 'What happened', templateIds, quietHours: null, ...more };
    return (await this.notices.draft(draft, this.maker)).id;
  }

  async approved(incidentId: IncidentId, more: Partial<NoticeDraft> = {}): Promise<NoticeId> {
    const id = await this.draft(incidentId, more);
    await this.notices.requestApproval(id, this.maker);
    await this.notices.decide({ id, decision: 'approved' }, this.checker);
    return id;
  }

  async launched(
    rows: readonly RowInput[],
    more: Partial<NoticeDraft> = {},
  ): Promise<{ id: NoticeId; incidentId: IncidentId }> {
    const incidentId = await this.incident(rows);
    const id = await this.approved(incidentId, more);
    await this.launches.launch(id, {}, this.maker);
    return { id, incidentId };
  }

  async units(id: NoticeId): Promise<{ noticeId: NoticeId; cohortId: CohortId }[]> {
    return this.t.db.tx((tx) =>
      tx.q(
        `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort WHERE notice_id = $1 ORDER BY 2`,
        [id],
      ),
    );
  }

  /** One pass of a worker over every unit of a notice. */
  async work(id: NoticeId, options: PostOfficeOptions = {}): Promise<void> {
    const { delivery } = this.worker(options);
    const until = { untilMs: performance.now() + 100_000, signal: new AbortController().signal };
    for (const unit of await this.units(id)) await delivery.work(unit, until);
  }

  /** Projects what came in until `enough` says so. */
  async untilStates(id: NoticeId, enough: (states: Record<string, string[]>) => boolean): Promise<void> {
    const end = Date.now() + 60_000;
    for (;;) {
      await this.receipts.project();
      const states = await this.states(id);
      if (enough(states)) return;
      if (Date.now() > end) throw new Error(`gave up waiting at ${JSON.stringify(states)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** States by channel, in order of persons. */
  async states(id: NoticeId): Promise<Record<string, string[]>> {
    const rows = await this.t.db.tx((tx) =>
      tx.q<{ channel: string; state: string }>(
        `SELECT channel, state FROM delivery WHERE notice_id = $1 ORDER BY channel, cohort_id, person_id`,
        [id],
      ),
    );
    const states: Record<string, string[]> = {};
    for (const { channel, state } of rows) (states[channel] ??= []).push(state);
    return states;
  }

  /** What the sandbox accepted for these recipients: the oracle. */
  async accepted(to: string): Promise<number> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(to)}`);
    const { messages } = (await answer.json()) as { messages: unknown[] };
    return messages.length;
  }

  async close(): Promise<void> {
    await this.jobs.stop();
    await this.sandbox.close();
    await this.door.close();
    await this.t.close();
  }

  /** As configuration gives them, for this office's sandbox. */
  providers(queueUrls: readonly string[] = []) {
    const { url, topicArn, certificateUrl, certificatePem } = this.sandbox;
    return {
      kind: 'sandbox' as const,
      url,
      ses: {
        region: 'ap-southeast-1',
        endpoint: url,
        configurationSet: 'amends',
        from: '',
        mode: 'single' as const,
        sockets: null,
        credentials: { accessKeyId: 'sandbox', secretAccessKey: new Secret('sandbox') },
      },
      twilio: {
        accountSid: SANDBOX_TWILIO.accountSid,
        authToken: new Secret(SANDBOX_TWILIO.authToken),
        baseUrl: url,
        messagingServiceSid: null,
        from: 'CONTOH',
      },
      sns: {
        topicArns: [topicArn],
        pinnedCertificate: { url: certificateUrl, pem: certificatePem },
        queueUrls,
      },
    };
  }
}
