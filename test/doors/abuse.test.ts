import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Alarms, AlarmWatch, type Burst, WrongBursts } from '../../src/alarms/index.ts';
import { Logos, Pages } from '../../src/pages/index.ts';
import { WRONG_TRIES_ALL_MAX } from '../../src/doors/portal/wrong-tries.ts';
import { CONFIG } from '../../src/platform/tokens.ts';
import {
  addPeople,
  type Affected,
  affectedOf,
  anApprovedSet,
  CLAIM,
  DISCOUNT,
  grantAll,
} from '../support/compensation.ts';
import { addressesIn, crawl, everyRow, type FoundForm, formsIn, type Visited } from '../support/crawler.ts';
import type { RowInput } from '../support/people-fixtures.ts';
import { anIncident } from '../support/incidents.ts';
import { aLogo, aPage } from '../support/pages.ts';
import { aPortal, type Browser, type PortalDesk, told } from '../support/portal.ts';

/**
 * People behind one carrier's addresses. Each link costs the same few statements; the 50,000 that were asked for are
 * `AMENDS_CROWD=50000 npm run jest -- test/doors/abuse`.
 */
const CROWD = Number(process.env['AMENDS_CROWD'] ?? 2_000);
/** What one network may get wrong (src/doors/portal/wrong-tries.ts), and more. */
const TOO_MANY = 40;

/** Was told by e-mail, has a telephone that did not leak, and lost something sensitive. */
const TOLD: RowInput = {
  customer: 'C3',
  email: 'dua@example.com',
  phone: '+6281234567890',
  leaks: [['hlt.record', 'plaintext']],
};
const [CHOOSER, HOLDER, REVOKED, ASKING] = [0, 1, 2, 3] as const;

let portal: PortalDesk;
/** Chose an offer of every set and is proven, so that every page of theirs has something on it. */
let chooser: Browser;
/** Is proven, and holds an offer without having confirmed it. */
let holder: Browser;
/** Asked for a code, and has not typed it yet. */
let asking: Browser;
let home: string;
let slug: string;
let crowd: Affected;

beforeAll(async () => {
  portal = await aPortal(undefined, [TOLD]);
  slug = `/i/${portal.incident.slug}`;
  home = portal.app.get<{ portalUrl: string }>(CONFIG, { strict: false }).portalUrl;
  for (const offer of [CLAIM, DISCOUNT]) {
    await grantAll(portal, await anApprovedSet(portal, portal.incident.id, [offer]), portal.affected);
  }
  await told(portal, ASKING, 'email');
  await publish();
  chooser = await entered(CHOOSER);
  await portal.prove(chooser);
  for (const _ of [portal.set, CLAIM, DISCOUNT]) await choose(chooser);
  holder = await entered(HOLDER);
  await portal.prove(holder);
  await reserve(holder);
  asking = await entered(ASKING);
  const [send] = formsIn((await asking.get('/my/prove')).text);
  await asking.post('/my/prove/send', { ...send!.fields, means: 'email' });
  const { id } = await anIncident(portal.t, { clock: portal.clock });
  await addPeople(portal, id, { from: 0, count: CROWD });
  crowd = await affectedOf(portal, id);
  for (const cohortId of crowd.cohortIds) await portal.links.prepare(id, cohortId);
}, 600_000);

afterAll(() => portal.close());

async function publish(): Promise<void> {
  const { incident, maker, checker, app } = portal;
  const pages = app.get(Pages, { strict: false });
  const { sha256 } = await app.get(Logos, { strict: false }).add(incident.id, aLogo(), maker);
  for (const colour of ['#1f5f5b', '#7a1f4d']) {
    const page = aPage({ brand: { name: 'Toko Contoh', colour, logo: sha256 } });
    const { id } = await pages.propose(incident.id, page, maker);
    await pages.decide(incident.id, { draft: id, decision: 'approved' }, checker);
  }
}

async function entered(person: number): Promise<Browser> {
  const guest = portal.guest();
  await guest.get(`/r/${await portal.token(person)}`);
  return guest;
}

/** Holds the first offer of the first set that is open; answers where it is confirmed. */
async function reserve(guest: Browser): Promise<string> {
  const offers = formsIn((await guest.get('/my/offers')).text);
  const { fields } = offers.find(({ action }) => action === '/my/offers/reserve')!;
  return (await guest.post('/my/offers/reserve', { ...fields, position: '1' })).to!;
}

async function choose(guest: Browser): Promise<void> {
  const to = await reserve(guest);
  const [form] = formsIn((await guest.get(to)).text).filter(({ action }) => action === '/my/offers/confirm');
  expect((await guest.post('/my/offers/confirm', form!.fields)).to).toContain('/my/offers/receipt');
}

async function linksOf({ incidentId, visitors }: Affected): Promise<{ tokens: string[]; codes: string[] }> {
  const persons = visitors.map(({ person }) => person);
  const request = { incidentId, persons, locale: 'id', offerSetIds: [] } as const;
  const found = [...(await portal.t.db.tx((tx) => portal.links.forPersons(tx, request))).values()];
  return {
    tokens: found.map(({ link }) => link.split('/r/')[1]!),
    codes: found.map(({ typedCode }) => typedCode),
  };
}

/** Everything there is to see for somebody with a link, somebody proven, and somebody with neither. */
async function seen(): Promise<Visited[]> {
  const open = [slug, `${slug}/roots.txt`, `${slug}/really`, `${slug}/affected`, '/r/wrong', '/my/notice'];
  const own = ['notice', 'offers', 'prove', 'not-me', 'guardian', 'former'].map((page) => `/my/${page}`);
  return [
    ...(await crawl(portal.guest(), open, home)),
    ...(await crawl(portal.guest(), [`/r/${await portal.token(ASKING)}`, ...own], home)),
    ...(await crawl(asking, own, home)),
    ...(await crawl(holder, own, home)),
    ...(await crawl(chooser, own, home)),
  ];
}

describe('a mail scanner that follows every link', () => {
  let pages: Visited[];
  let before: Record<string, string>;
  let after: Record<string, string>;

  beforeAll(async () => {
    before = await everyRow(portal.t);
    pages = await seen();
    after = await everyRow(portal.t);
  }, 300_000);

  const html = (): Visited[] =>
    pages.filter(({ headers }) => String(headers['content-type']).startsWith('text/html'));

  test('reaches every page, and changes no row of any table', () => {
    const reached = new Set(
      pages.filter(({ status }) => status === 200).map(({ path }) => path.split('?')[0]),
    );
    for (const page of [
      'notice',
      'offers',
      'offers/receipt',
      'claim',
      'prove',
      'not-me',
      'guardian',
      'former',
    ]) {
      expect(reached).toContain(`/my/${page}`);
    }
    for (const page of ['', '/versions', '/versions/1', '/versions/2/content.json', '/really', '/affected']) {
      expect(reached).toContain(`${slug}${page}`);
    }
    expect([...reached].some((path) => path?.includes('/logo/'))).toBe(true);
    expect(pages.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThan(50);
    expect(after).toEqual(before);
  });

  test('every page forbids scripts, frames, referrers and storing, and has no script or style within', () => {
    expect(html().length).toBeGreaterThan(20);
    for (const { headers, text, path } of html()) {
      expect({ path, ...headers }).toMatchObject({
        path,
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(text).not.toMatch(/<script|<style|<iframe|\sstyle="|\son\w+="|javascript:|http-equiv/i);
      expect(Buffer.byteLength(text)).toBeLessThan(50_000);
    }
  });

  test('whatever else is served sends no referrer either, and is public only where it is about nobody', () => {
    const others = pages.filter((page) => page.status === 200 && !html().includes(page));
    expect(others.length).toBeGreaterThan(3);
    for (const { headers, path } of others) {
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      const isStored = headers['cache-control'] !== 'no-store';
      expect({ path, isPublic: !isStored || /^\/(?:portal-style|i)\//.test(path) }).toEqual({
        path,
        isPublic: true,
      });
    }
  });

  test('no page names an address of anybody else, nor any person’s link', async () => {
    const { tokens } = await linksOf(portal.affected);
    for (const { text, headers, path } of pages) {
      const foreign = addressesIn(text).filter(
        (address) =>
          !/^(?:[/#?]|mailto:|tel:)/.test(address) && new URL(address, home).origin !== new URL(home).origin,
      );
      expect({ path, foreign }).toEqual({ path, foreign: [] });
      expect(addressesIn(text).some((address) => address.startsWith('//'))).toBe(false);
      expect(tokens.some((token) => text.includes(token) || JSON.stringify(headers).includes(token))).toBe(
        false,
      );
    }
  });

  test('a form sent without its nonce, with another visit’s, or by another site does nothing', async () => {
    const forms = new Map(pages.flatMap(({ text }) => formsIn(text)).map((form) => [form.action, form]));
    const own = [...forms.values()].filter(({ action }) => action.startsWith('/my/'));
    const open = [...forms.values()].filter(({ action }) => action.startsWith('/i/'));
    const actions = own.map(({ action }) => action.split('?')[0]!);
    expect(actions).toEqual(expect.arrayContaining(VERBS.map((verb) => `/my/${verb}`)));
    expect(new Set(open.map(({ action }) => action.split('?')[0]))).toEqual(
      new Set(['code', 'really', 'affected'].map((verb) => `${slug}/${verb}`)),
    );
    const stranger = await entered(CHOOSER);
    for (const form of own) {
      await unwelcome(chooser, { ...form, fields: { ...form.fields, nonce: '' } });
      await unwelcome(stranger, form);
      await unwelcome(portal.guest(), form);
    }
    const code = await portal.code(CHOOSER);
    for (const { action } of open) {
      const anyone = portal.guest();
      const fields = { code, contact: 'sari@example.com' };
      await anyone.post(action, fields, { 'sec-fetch-site': 'cross-site' });
      expect(anyone.cookie).toBeNull();
    }
    expect(await everyRow(portal.t)).toEqual(before);
  });
});

/** What a person does on their own pages. */
const VERBS = [
  'notice/done',
  'prove/send',
  'prove/code',
  'prove/data',
  'not-me',
  'guardian',
  'offers/reserve',
  'offers/confirm',
  'offers/switch',
  'offers/receipt/mail',
  'claim',
];

/** Answered by a page or a way back, never by an error or what the form asked for. */
async function unwelcome(by: Browser, { action, fields }: FoundForm): Promise<void> {
  const { status, to } = await by.post(action, fields, { 'sec-fetch-site': 'cross-site' });
  expect([303, 403]).toContain(status);
  if (to !== null) expect(to).toMatch(/^\/my\//);
}

describe('what is not somebody’s link or code', () => {
  test('gets one and the same answer, however close it is', async () => {
    const [ours, theirs] = [await portal.token(CHOOSER), (await linksOf(crowd)).tokens[0]!];
    const { person } = portal.affected.visitors[REVOKED]!;
    const revoked = await portal.token(REVOKED);
    await portal.t.ownerDb.tx((tx) =>
      tx.run(`UPDATE person SET link_version = link_version + 1 WHERE cohort_id = $1 AND id = $2`, [
        person.cohortId,
        person.personId,
      ]),
    );
    const wrong = [
      'a'.repeat(32),
      ours.slice(0, -1),
      ours.slice(1),
      `${ours}.`,
      `${ours}%20`,
      `${ours}a`,
      ours.slice(0, 13) + theirs.slice(13),
      theirs.slice(0, 13) + ours.slice(13),
      revoked,
    ];
    const answers = new Set<string>();
    for (const token of wrong) {
      const { status, text, headers } = await portal.guest().get(`/r/${token}`);
      expect(headers['set-cookie']).toBeUndefined();
      answers.add(`${status} ${text}`);
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 /)]);
  });

  test('a link in capitals, as some programs write it, leads to its own person alone', async () => {
    const loud = portal.guest();
    expect((await loud.get(`/r/${(await portal.token(CHOOSER)).toUpperCase()}`)).to).toBe('/my/notice');
    const quiet = await entered(CHOOSER);
    expect(bare((await loud.get('/my/notice')).text)).toBe(bare((await quiet.get('/my/notice')).text));
  });

  test('a code of another incident opens nothing here', async () => {
    const { codes } = await linksOf({ ...crowd, visitors: crowd.visitors.slice(0, 1) });
    const guest = portal.guest();
    const { to } = await guest.post(`${slug}/code?lang=id`, { code: codes[0]! });
    expect(to).toBe(`${slug}?lang=id&trouble=codeWrong#code-entry`);
    expect(guest.cookie).toBeNull();
  });
});

test('a network that guesses is an alarm while it does, and what it did is kept; nobody’s address is', async () => {
  const guess = () => portal.guest().post(`${slug}/code?lang=id`, { code: 'ABCDEFGHJKMNP' });
  for (let n = 0; n < TOO_MANY / 2; n++) await guess();
  expect(await guessed()).toEqual({ sentences: [], bursts: [] });
  for (let n = 0; n < TOO_MANY; n++) await guess();
  const { sentences, bursts } = await guessed();
  expect(sentences).toEqual([expect.stringMatching(/^One network tried 60 links, codes or questions/)]);
  expect(bursts).toEqual([expect.objectContaining({ what: 'code', tries: 60 })]);
  expect(JSON.stringify(bursts)).not.toContain('127.0.0');
  portal.clock.advanceMs(3_600_000);
  expect(await guessed()).toEqual({ sentences: [], bursts });
});

test('many networks that guess a little each are an alarm too, and turn nobody away', async () => {
  const before = (await guessed()).bursts.length;
  await inTens(Array.from({ length: WRONG_TRIES_ALL_MAX }), (_, n) =>
    portal.app.inject({ url: '/r/wrong', remoteAddress: `203.0.${n % 250}.${Math.floor(n / 250) + 1}` }),
  );
  const { sentences, bursts } = await guessed();
  expect(sentences).toEqual([expect.stringMatching(/^Many networks tried [\d]+ links, codes or questions/)]);
  expect(bursts).toHaveLength(before + 1);
  expect(bursts).toContainEqual(
    expect.objectContaining({ what: 'link', network: '*', tries: WRONG_TRIES_ALL_MAX }),
  );
  const late = await portal.app.inject({ url: '/r/wrong', remoteAddress: '203.0.113.9' });
  expect(late.statusCode).toBe(404);
}, 600_000);

async function guessed(): Promise<{ sentences: string[]; bursts: readonly Burst[] }> {
  const of = { strict: false } as const;
  await portal.app.get(AlarmWatch, of).look();
  const open = await portal.app.get(Alarms, of).list();
  return {
    sentences: open.flatMap(({ kind, sentence }) => (kind === 'wrong_tries' ? [sentence] : [])),
    bursts: await portal.app.get(WrongBursts, of).list(),
  };
}

/** A page without what hangs on the visit. */
function bare(html: string): string {
  return html.replaceAll(/name="nonce" value="[^"]*"/g, '');
}

/**
 * 50,000 distinct valid links from one /24 in ten minutes. Nothing on the way of a valid link counts anything, so the cost
 * is linear and what must hold is that no limit is met, after the same addresses have been stopped for wrong ones.
 */
test('thousands of people behind one /24 are all served, though others there guess', async () => {
  const { tokens } = await linksOf(crowd);
  expect(new Set(tokens).size).toBe(CROWD);
  await inTens(Array.from({ length: 5 * TOO_MANY }), (_, n) => ask('/r/wrong', n));
  expect(
    (await Promise.all([0, 1, 2, 3, 4].map((n) => ask('/r/wrong', n)))).map((a) => a.statusCode),
  ).toEqual(Array.from({ length: 5 }, () => 429));
  const opened = await inTens(tokens, (token, n) => ask(`/r/${token}`, n));
  expect(
    opened.filter(({ statusCode, headers }) => statusCode !== 303 || headers.location !== '/my/notice'),
  ).toEqual([]);
  const cookies = opened.map(({ cookies: [cookie] }) => `${cookie!.name}=${cookie!.value}`);
  expect(new Set(cookies).size).toBe(CROWD);
  const some = cookies.filter((_, n) => n % 20 === 0);
  const notices = await inTens(some, (cookie, n) => ask('/my/notice', n, cookie));
  expect(notices.filter(({ statusCode }) => statusCode !== 200)).toEqual([]);
}, 600_000);

/** One of five addresses of one carrier. */
function ask(url: string, n: number, cookie = '') {
  const headers = cookie === '' ? {} : { cookie };
  return portal.app.inject({ url, remoteAddress: `198.51.100.${1 + (n % 5)}`, headers });
}

/** Ten at a time, answers in the order of what was asked. */
async function inTens<T, R>(items: readonly T[], each: (item: T, n: number) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < items.length; at += 10) {
    answers.push(...(await Promise.all(items.slice(at, at + 10).map((item, n) => each(item, at + n)))));
  }
  return answers;
}
