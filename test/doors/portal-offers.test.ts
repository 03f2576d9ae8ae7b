import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Waiting } from '../../src/compensation/index.ts';
import { CalledPeople } from '../../src/fulfilment/index.ts';
import { OwnMail } from '../../src/guests/index.ts';
import { Incidents } from '../../src/incidents/index.ts';
import { anApprovedSet, balancesOf, CREDIT, grantAll } from '../support/compensation.ts';
import { aPortal, type Browser, hiddenFields, type PortalDesk, withGuardian } from '../support/portal.ts';

let portal: PortalDesk;

beforeAll(async () => {
  portal = await aPortal();
});

afterAll(async () => {
  await portal.close();
});

async function enter(person: number): Promise<Browser> {
  const guest = portal.guest();
  await guest.get(`/r/${await portal.token(person)}?lang=en`);
  return guest;
}

/** As `enter`, and proven to be that person: what can be spent is open. */
async function enterProven(person: number): Promise<Browser> {
  const guest = await enter(person);
  await portal.prove(guest);
  return guest;
}

async function reserve(guest: Browser, position: number): Promise<string> {
  const { text } = await guest.get('/my/offers');
  const fields = hiddenFields(text, '/my/offers/reserve');
  const answer = await guest.post('/my/offers/reserve', { ...fields, position: String(position) });
  expect(answer.status).toBe(303);
  return answer.to!;
}

async function confirm(guest: Browser, at: string): Promise<string> {
  const { text } = await guest.get(at);
  const answer = await guest.post('/my/offers/confirm', hiddenFields(text, '/my/offers/confirm'));
  expect(answer.status).toBe(303);
  return answer.to!;
}

describe('choosing an offer', () => {
  test('compare, choose, confirm, receipt: once, however often the last page is sent again', async () => {
    const guest = await enter(0);
    const offers = await guest.get('/my/offers');
    expect(offers.text).toContain('Bill credit');
    expect(offers.text).toContain('Worth Rp50,000');
    expect(offers.text).toContain('Worth Rp75,000');
    expect(offers.text).toContain('takes none of your rights away');

    const at = await reserve(guest, 1);
    expect(at).toMatch(/^\/my\/offers\/confirm\?grant=\d+$/);
    const confirmation = await guest.get(at);
    expect(confirmation.text).toContain('<h1>Confirm your choice</h1>');
    expect(confirmation.text).toContain('Bill credit');

    const fields = hiddenFields(confirmation.text, '/my/offers/confirm');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => guest.post('/my/offers/confirm', fields)),
    );
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
    const receipt = await guest.get(answers[0]!.to!);
    expect(receipt.text).toContain('<h1>We have your choice</h1>');
    const reference = /R[0-9A-Z]+-[0-9A-Z]+/.exec(receipt.text)?.[0];
    expect(reference).toBeDefined();
    expect(receipt.text).toContain('We are preparing it.');

    const redemptions = await portal.t.db.tx((tx) => tx.q('SELECT * FROM redemption'));
    expect(redemptions.length).toBe(1);
    const balances = await balancesOf(portal, portal.incident.id);
    expect(Object.values(balances).reduce((a, b) => a + b, 0n)).toBe(0n);

    const again = await guest.get('/my/offers');
    expect(again.text).toContain('See receipt and status');
    expect((await guest.get(at)).to).toBe('/my/offers');
  });

  test('a choice can be changed before it is confirmed, and after, until it is in progress', async () => {
    const guest = await enterProven(1);
    await reserve(guest, 1);
    const at = await reserve(guest, 2);
    expect((await guest.get(at)).text).toContain('Discount');
    const receipt = await confirm(guest, at);
    expect((await guest.get(receipt)).text).toContain('Discount');

    const { text } = await guest.get('/my/offers');
    const fields = hiddenFields(text, '/my/offers/switch');
    const switched = await guest.post('/my/offers/switch', { ...fields, position: '1' });
    expect(switched.to).toBe(receipt);
    expect((await guest.get(receipt)).text).toContain('Bill credit');
  });

  test('a form of another visit, another action, another grant or without a nonce does nothing', async () => {
    const guest = await enter(2);
    const other = await enter(2);
    const fields = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
    const theirs = hiddenFields((await other.get('/my/offers')).text, '/my/offers/reserve');
    expect(theirs['nonce']).not.toBe(fields['nonce']);
    const forms = [
      { ...fields, position: '1', nonce: theirs['nonce']! },
      { ...fields, position: '1', grant: '999' },
      { grant: fields['grant']!, position: '1' },
      {},
    ];
    for (const form of forms) {
      const { status, to } = await guest.post('/my/offers/reserve', form);
      expect([status, to]).toEqual([303, '/my/offers?say=again']);
    }
    const misused = await guest.post('/my/offers/confirm', { ...fields });
    expect(misused.to).toBe('/my/offers?say=again');
    expect((await guest.get('/my/offers?say=again')).text).toContain('Please choose once more.');
    expect((await guest.get('/my/offers?say=<b>')).text).not.toContain('role="status"');
  });

  test('nothing is done without a visit', async () => {
    const stranger = portal.guest();
    for (const action of ['reserve', 'confirm', 'switch']) {
      expect((await stranger.post(`/my/offers/${action}`, { grant: '1', position: '1' })).status).toBe(403);
    }
  });

  test('a position that is not offered, and an offer past its expiry, are said in one sentence', async () => {
    const guest = await enter(2);
    expect(await reserve(guest, 9)).toBe('/my/offers?say=not_offered');
    const { text } = await guest.get('/my/offers');
    const fields = hiddenFields(text, '/my/offers/reserve');
    const before = portal.clock.now();
    portal.clock.set('2027-07-01T00:00:00Z');
    const late = await enter(2);
    expect((await late.get('/my/offers')).text).toContain('It is no longer valid.');
    portal.clock.set(before);
    await guest.get('/my/offers');
    const ok = await guest.post('/my/offers/reserve', { ...fields, position: '1' });
    expect(ok.to).toMatch(/confirm\?grant=/);
  });

  test('a code is promised until it is there, then shown on the receipt again and again', async () => {
    const guest = await enterProven(2);
    const receipt = await confirm(guest, await reserve(guest, 2));
    expect((await guest.get(receipt)).text).toContain('Your code will appear on this page.');
    for (const cohortId of portal.affected.cohortIds) await portal.fulfilments.deliverCodes(cohortId);
    portal.clock.advanceMs(60_000);
    const pages = [await guest.get(receipt), await (await enterProven(2)).get(receipt)];
    const codes = pages.map(({ text }) => /<strong class="code">([^<]+)<\/strong>/.exec(text)?.[1]);
    expect(codes[0]).toMatch(/^[0-9A-Z]{4}-/);
    expect(codes[1]).toBe(codes[0]);
    expect(pages[1]!.text).toContain('Your code is ready to use.');
  });
});

/** Of the newest set on the page that has such a form. */
async function formOf(guest: Browser, action: string): Promise<Record<string, string>> {
  const { text } = await guest.get('/my/offers');
  const sections = text.split('<section').filter((part) => part.includes(`"/my/offers/${action}"`));
  return hiddenFields(sections.at(-1) ?? '', `/my/offers/${action}`);
}

/** What of their offers somebody stands in line for. */
async function inLineOf(person: number): Promise<string[]> {
  const { text } = await (await enter(person)).get('/my/offers');
  return text.split('<section').filter((part) => part.includes('You are on the waiting list, number'));
}

describe('an offer of which there are few', () => {
  test('is used up for the next, who waits in line, leaves it, and is called when a share comes back', async () => {
    const { incident, affected } = portal;
    const set = await anApprovedSet(portal, incident.id, [withGuardian(CREDIT)], { budgetGrants: 1n });
    await grantAll(portal, set, affected);
    const waiting = portal.app.get(Waiting, { strict: false });
    const [first, second] = [await enter(0), await enter(1)];
    const held = await first.post('/my/offers/reserve', {
      ...(await formOf(first, 'reserve')),
      position: '1',
    });
    expect(held.to).toMatch(/confirm\?grant=/);

    expect((await second.get('/my/offers')).text).toContain('It is used up for now.');
    const form = await formOf(second, 'wait');
    const joined = await second.post('/my/offers/wait', { ...form, position: '1' });
    expect(joined.to).toBe(`/my/offers#set-${form['grant']}`);
    expect((await second.get('/my/offers')).text).toContain('You are on the waiting list, number 1.');
    expect((await second.post('/my/offers/leave', { ...form, nonce: 'theirs' })).to).toBe(
      '/my/offers?say=again',
    );
    await second.post('/my/offers/leave', await formOf(second, 'leave'));
    expect((await second.get('/my/offers')).text).not.toContain('You are on the waiting list');

    await second.post('/my/offers/wait', { ...form, position: '1' });
    portal.clock.advanceMs(16 * 60_000);
    for (const cohortId of affected.cohortIds) await portal.grants.lapse(cohortId);
    await waiting.serve(set.id);
    const news = new CalledPeople(
      waiting,
      portal.app.get(Incidents, { strict: false }),
      portal.app.get(OwnMail, { strict: false }),
    );
    expect([await news.tell(), await news.tell()]).toEqual([1, 0]);
    const letter = await portal.ordered();
    expect(letter).toContain('We keep it for you until 4 June 2026');
    expect(letter).not.toMatch(/https?:|@/);
    const called = await enter(1);
    expect((await called.get('/my/offers')).text).toContain(`/my/offers/confirm?grant=${form['grant']}`);
  });

  test('of what is given without asking says where somebody stands, with nothing to press, until it is theirs', async () => {
    const { incident, affected } = portal;
    const change = { mode: 'auto_apply', budgetGrants: 1n } as const;
    const set = await anApprovedSet(portal, incident.id, [withGuardian(CREDIT)], change);
    await grantAll(portal, set, affected);
    const inLine = (await Promise.all([0, 1, 2].map(inLineOf))).flat();
    expect(inLine).toHaveLength(2);
    for (const section of inLine) {
      expect(section).toContain('as soon as there is more it is given to you');
      expect(section).not.toContain('<form');
    }
    const more = { toGrants: 3n, reason: 'Everybody was meant to have it.' };
    const { digest } = await portal.raises.ask(set.id, more, portal.maker);
    await portal.raises.decide(set.id, { decision: 'approved', digest }, portal.checker);
    expect(await portal.waiting.serve(set.id)).toEqual({ called: 2 });
    expect((await Promise.all([0, 1, 2].map(inLineOf))).flat()).toEqual([]);
  });
});
