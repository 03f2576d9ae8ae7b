/** The portal door on real rooms: people who lost data, offers granted to them, and HTTP without a socket. */
import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createWeb } from '../../src/app/web.ts';
import type { OfferInput, OfferSet, OfferSetInput, Visitor } from '../../src/compensation/index.ts';
import { Replies } from '../../src/guests/index.ts';
import { type Incident, Incidents } from '../../src/incidents/index.ts';
import { newId, type NoticeId } from '../../src/kernel/ids.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import {
  type Affected,
  aCompensationDesk,
  affectedOf,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
} from './compensation.ts';
import { truthful } from './answers.ts';
import { anIncident } from './incidents.ts';
import { type RowInput, stage } from './people-fixtures.ts';

export interface PortalDesk extends CompensationDesk {
  readonly app: NestFastifyApplication;
  readonly incident: Incident;
  readonly affected: Affected;
  readonly set: OfferSet;
  /** The person's token, by their place in `affected.visitors`. */
  token(person: number): Promise<string>;
  /** The person's typed code. */
  code(person: number): Promise<string>;
  guest(): Browser;
  /** Shows the second factor in this visit: the code that would reach the person by e-mail, typed on the page. */
  prove(guest: Browser): Promise<void>;
  /** What the newest reply ordered says, before it is on its way. */
  ordered(): Promise<string>;
}

/** Somebody with a browser: keeps the cookie, follows nothing by itself. */
export interface Browser {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Shown>;
  head(url: string): Promise<Shown>;
  post(
    url: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Shown>;
  cookie: string | null;
}

export interface Shown {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Where a redirect leads; null without one. */
  readonly to: string | null;
}

/** One person lost an e-mail address and national id, the second also health data, the third a masked card. */
const PEOPLE: readonly RowInput[] = [
  {
    customer: 'C0',
    email: 'sari@example.com',
    leaks: [
      ['con.email', 'plaintext'],
      ['id.name', 'plaintext'],
      ['gov.nik', 'plaintext'],
      ['cred.password', 'hash_weak'],
      ['id.dob', 'plaintext'],
    ],
  },
  {
    customer: 'C1',
    email: 'budi@example.com',
    locale: 'en',
    leaks: [
      ['con.email', 'plaintext'],
      ['hlt.record', 'plaintext'],
    ],
  },
  { customer: 'C2', email: 'tuti@example.com', leaks: [['fin.pan', 'masked']] },
];

/** Also for whoever looks after a minor. */
export function withGuardian(offer: OfferInput): OfferInput {
  const { id, en } = offer.terms;
  const guardian = {
    id: { title: `${id.title} untuk anak Anda`, text: id.text },
    en: { title: `${en.title} for your child`, text: en.text },
  };
  return { ...offer, terms: { ...offer.terms, guardian } };
}

export async function aPortal(now?: string, more: readonly RowInput[] = []): Promise<PortalDesk> {
  const rows = [...PEOPLE, ...more];
  const desk = await aCompensationDesk(now);
  const incident = await anIncident(desk.t, { clock: desk.clock });
  await stage(desk.t, incident.id, { name: 'people.csv', rows });
  await desk.people.resolve(incident.id, desk.maker);
  const affected = await affectedOf(desk, incident.id);
  for (const cohortId of affected.cohortIds) await desk.links.prepare(incident.id, cohortId);
  const set = await anApprovedSet(desk, incident.id, [CREDIT, DISCOUNT].map(withGuardian));
  await grantAll(desk, set, affected);
  const app = await appOf(desk);
  const ordered = await inOrderOfRows(desk, affected, rows);
  const merge = (person: number) => mergedOf(desk, ordered[person]!);
  return {
    ...desk,
    app,
    incident: await app.get(Incidents, { strict: false }).get(incident.id),
    affected: { ...affected, visitors: ordered },
    set,
    token: async (person) => (await merge(person)).link.split('/r/')[1]!,
    code: async (person) => (await merge(person)).typedCode,
    guest: () => browser(app),
    prove: (guest) => prove(guest, () => newestReply(desk, app)),
    ordered: () => newestReply(desk, app),
    close: async () => {
      await app.close();
      await desk.close();
    },
  };
}

async function prove(guest: Browser, newest: () => Promise<string>): Promise<void> {
  const at = '/my/prove?for=notice';
  const way = hiddenFields((await guest.get(at)).text, '/my/prove/send');
  await guest.post('/my/prove/send', { ...way, means: 'email' });
  const code = /\b\d{6}\b/.exec(await newest())?.[0] ?? '';
  const fields = hiddenFields((await guest.get(at)).text, '/my/prove/code');
  const { to } = await guest.post('/my/prove/code', { ...fields, code });
  if (to !== '/my/notice') throw new Error(`the code did not prove anything: ${to}`);
}

/** What a message to this person carries. */
async function mergedOf(desk: CompensationDesk, { incidentId, person }: Visitor) {
  const request = { incidentId, persons: [person], locale: 'id', offerSetIds: [] } as const;
  const found = await desk.t.db.tx((tx) => desk.links.forPersons(tx, request));
  return found.get(`${person.cohortId}:${person.personId}`)!;
}

/** A customer of whom nothing leaked, with goodwill on their page; answers their token. */
export async function anUntouched(desk: PortalDesk): Promise<string> {
  const [visitor] = await untouched(desk, 1);
  await withGoodwill(desk, [visitor!], [DISCOUNT]);
  return tokenOf(desk, visitor!);
}

/** So many customers of whom nothing leaked. */
export async function untouched(desk: PortalDesk, count: number): Promise<Visitor[]> {
  const incidentId = desk.incident.id;
  const rows = Array.from({ length: count }, (_, n) => ({
    customer: `U${n}`,
    email: `aman${n}@example.com`,
  }));
  await stage(desk.t, incidentId, { name: 'crm.csv', role: 'contact_only', rows });
  await desk.people.resolve(incidentId, desk.maker);
  const people = await desk.t.db.tx((tx) =>
    tx.q<Visitor['person'] & { linkVersion: number }>(
      `SELECT cohort_id AS "cohortId", person_id AS "personId", link_version::int AS "linkVersion"
         FROM people_v_unaffected WHERE incident_id = $1 ORDER BY cohort_id, person_id`,
      [incidentId],
    ),
  );
  for (const { cohortId } of people) await desk.links.prepare(incidentId, cohortId);
  return people.map(({ linkVersion, ...person }) => ({ incidentId, person, linkVersion }));
}

export async function withGoodwill(
  desk: PortalDesk,
  people: readonly Visitor[],
  offers: readonly OfferInput[],
  change: Partial<OfferSetInput> = {},
): Promise<OfferSet> {
  const goodwill = { audience: 'unaffected', ...change } as const;
  const set = await anApprovedSet(desk, desk.incident.id, offers.map(withGuardian), goodwill);
  for (const { person } of people) await desk.grants.grantCohort(set.id, person.cohortId);
  return set;
}

export async function tokenOf(desk: CompensationDesk, visitor: Visitor): Promise<string> {
  return (await mergedOf(desk, visitor)).link.split('/r/')[1]!;
}

async function newestReply(desk: CompensationDesk, app: NestFastifyApplication): Promise<string> {
  const reply = await desk.t.db.tx((tx) =>
    tx.one<Parameters<Replies['opened']>[0] & Record<string, unknown>>(
      `SELECT cohort_id AS "cohortId", id, incident_id AS "incidentId", person_id AS "personId", channel, sealed,
              key_version::int AS "keyVersion" FROM reply ORDER BY id DESC LIMIT 1`,
    ),
  );
  const { message } = await app.get(Replies, { strict: false }).opened(reply!);
  return 'body' in message ? message.body : message.text;
}

async function appOf(desk: CompensationDesk): Promise<NestFastifyApplication> {
  const config = loadConfig({ AMENDS_DATA_DIR: desk.t.dir });
  const database = {
    db: desk.t.db,
    embedded: null,
    guaranteeIsWeaker: false,
    close: () => Promise.resolve(),
  };
  return truthful(await createWeb({ config, database, clock: desk.clock, log: SILENT }));
}

/** Cohorts are dealt by key hash; tests speak of people by their row. */
async function inOrderOfRows(
  desk: CompensationDesk,
  { visitors }: Affected,
  rows: readonly RowInput[],
): Promise<Visitor[]> {
  const pages = await Promise.all(
    visitors.map(async (visitor) => ({ visitor, page: await desk.pages.page(visitor, 'id') })),
  );
  const leaks = rows.map(({ leaks: l = [] }) =>
    l
      .map(([code]) => code)
      .sort()
      .join(),
  );
  const place = (exposed: readonly { readonly code: string }[]): number =>
    leaks.indexOf(
      exposed
        .map(({ code }) => code)
        .sort()
        .join(),
    );
  return pages
    .map(({ visitor, page }) => ({ visitor, at: place(page!.exposed) }))
    .sort((a, b) => a.at - b.at)
    .map(({ visitor }) => visitor);
}

/** As if a notice of the incident had been launched: its page is public from then on. */
export async function launched(desk: PortalDesk): Promise<NoticeId> {
  const id = newId<NoticeId>();
  const { t, incident, maker, checker } = desk;
  await t.db.tx((tx) =>
    tx.run(
      `INSERT INTO notice (id, incident_id, kind, name, status, template_ids, channels, message_pins, run_no, audience,
              cost_ceiling_minor, cost_currency, offer_set_ids, unknown_policy, digest, made_by, made_at, requested_by,
              approved_by, approved_at, launched_by, launched_at, updated_at)
       VALUES ($1, $2, 'individual', 'Notice', 'launched', '{}', '{email}', '{}', 1, '{}', 0, 'IDR', '{}', 'resend',
               $5, $3, now(), $3, $4, now(), $3, now(), now())`,
      [id, incident.id, maker.operatorId, checker.operatorId, randomBytes(32).toString('hex')],
    ),
  );
  return id;
}

/** As if a notice had reached this person by that way. */
export async function told(desk: PortalDesk, person: number, channel: 'email' | 'sms'): Promise<void> {
  const { incidentId, person: ref } = desk.affected.visitors[person]!;
  const notice = await launched(desk);
  const of = [ref.cohortId, notice, incidentId] as const;
  await desk.t.db.tx(async (tx) => {
    await tx.run(
      `INSERT INTO wave (notice_id, no, kind, status, opened_at) VALUES ($1, 1, 'rest', 'open', now())`,
      [notice],
    );
    await tx.run(
      `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no)
       VALUES ($1, $2, $3, 1, 1, 1)`,
      of,
    );
    await tx.run(
      `WITH sent AS (
         INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no,
                               profile_id, locale, state, attempts, not_before, made_at, state_at)
         SELECT $1, $2, $3, person_id, $5, 1, false, 1, profile_id, 'id', 'accepted', 1, now(), now(), now()
           FROM people_v_audience WHERE cohort_id = $1 AND person_id = $4
         RETURNING id)
       INSERT INTO attempt (cohort_id, delivery_id, no, provider, contact_key, started_at, outcome, outcome_at,
                            accepted_at, rank)
       SELECT $1, id, 1, CASE $5 WHEN 'email' THEN 'ses' ELSE 'twilio' END, decode(repeat('ab', 16), 'hex'), now(),
              'accepted', now(), now(), 4 FROM sent`,
      [...of, ref.personId, channel],
    );
  });
}

export function browser(app: NestFastifyApplication): Browser {
  const ask = async (
    method: 'GET' | 'HEAD' | 'POST',
    url: string,
    options: { payload?: string; headers?: Readonly<Record<string, string>> },
  ): Promise<Shown> => {
    const answer = await app.inject({
      method,
      url,
      ...(options.payload === undefined ? {} : { payload: options.payload }),
      headers: { ...(self.cookie ? { cookie: `amends_visit=${self.cookie}` } : {}), ...options.headers },
    });
    const set = answer.cookies.find(({ name }) => name === 'amends_visit');
    if (set) self.cookie = set.value;
    const { location } = answer.headers;
    const to = typeof location === 'string' ? location : null;
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, to };
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const self: Browser = {
    cookie: null,
    get: (url, headers = {}) => ask('GET', url, { headers }),
    head: (url) => ask('HEAD', url, {}),
    post: (url, fields, headers = {}) =>
      ask('POST', url, { payload: new URLSearchParams(fields).toString(), headers: { ...form, ...headers } }),
  };
  return self;
}

/** The hidden fields of the first form that posts to `action`. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}
