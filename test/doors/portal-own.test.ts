import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aPortal, type Browser, hiddenFields, type PortalDesk, told } from '../support/portal.ts';
import { ReceiptMails } from '../../src/fulfilment/index.ts';

let portal: PortalDesk;
let guest: Browser;

/** A child who lost a phone number, a customer of before who lost an address, someone with two ways to reach them. */
const MORE = [
  { customer: 'C3', email: 'anak@example.com', minor: true, leaks: [['con.phone', 'plaintext']] },
  { customer: 'C4', email: 'lama@example.com', former: true, leaks: [['con.address', 'plaintext']] },
  {
    customer: 'C5',
    email: 'dua@example.com',
    phone: '+6281234567890',
    leaks: [['hlt.record', 'plaintext']],
  },
] as const;
const [ANYONE, ILL, CHILD, FORMER, BOTH] = [0, 1, 3, 4, 5] as const;

beforeAll(async () => {
  portal = await aPortal(undefined, MORE);
});
beforeEach(() => {
  guest = portal.guest();
});
afterAll(() => portal.close());

async function enter(person: number, language = 'en'): Promise<Browser> {
  await guest.get(`/r/${await portal.token(person)}?lang=${language}`);
  return guest;
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return portal.t.db.tx((tx) => tx.q(sql));
}

/** Everything a person's page can write. */
function written(): Promise<Record<string, unknown>[]> {
  return rows(`SELECT (SELECT count(*)::int FROM challenge) c, (SELECT count(*)::int FROM reply) r,
                      (SELECT count(*)::int FROM suppression) s, (SELECT count(*)::int FROM own_page) o,
                      (SELECT max(link_version)::int FROM person) v`);
}

describe('the second factor', () => {
  test('opens what is sensitive for an hour of this visit, and of no other', async () => {
    await enter(ILL);
    const before = (await guest.get('/my/notice')).text;
    expect(before).toContain('/my/prove?for=notice');
    expect(before).not.toMatch(/health|medical|diagnos/i);
    await portal.prove(guest);
    const after = (await guest.get('/my/notice')).text;
    expect(after).toMatch(/health/i);
    expect(after).toContain('disappears by itself after an hour');
    const other = portal.guest();
    await other.get(`/r/${await portal.token(ILL)}?lang=en`);
    expect((await other.get('/my/notice')).text).not.toMatch(/health|medical|diagnos/i);
    portal.clock.advanceMs(3_600_000);
    expect((await guest.get('/my/notice')).text).not.toMatch(/health|medical|diagnos/i);
  });

  test('a code of one visit opens nothing in another, and a wrong one says so calmly', async () => {
    await enter(BOTH);
    const page = (await guest.get('/my/prove?for=notice')).text;
    await guest.post('/my/prove/send', { ...hiddenFields(page, '/my/prove/send'), means: 'sms' });
    const code = /\b\d{6}\b/.exec(await portal.ordered())![0];
    const typing = (await guest.get('/my/prove?for=notice')).text;
    expect(typing).toContain('by SMS to the number we know of you');
    expect(typing).not.toContain('81234567890');

    const other = portal.guest();
    await other.get(`/r/${await portal.token(BOTH)}?lang=en`);
    const theirs = hiddenFields((await other.get('/my/prove?for=notice')).text, '/my/prove/send');
    const stolen = await other.post('/my/prove/code', { ...theirs, code });
    expect(stolen.to).toBe('/my/prove?for=notice&trouble=expired');

    const fields = hiddenFields(typing, '/my/prove/code');
    const wrong = await guest.post('/my/prove/code', {
      ...fields,
      code: code === '111111' ? '222222' : '111111',
    });
    expect(wrong.to).toBe('/my/prove?for=notice&trouble=wrong');
    expect((await guest.get(wrong.to!)).text).toContain('That does not match yet.');
    expect((await guest.post('/my/prove/code', { ...fields, code })).to).toBe('/my/notice');
  });

  test('data that did not leak does as well, and is nowhere kept', async () => {
    await enter(BOTH);
    const fields = hiddenFields((await guest.get('/my/prove?for=offers')).text, '/my/prove/data');
    expect(fields['means']).toBe('phone_number');
    const { to } = await guest.post('/my/prove/data', { ...fields, value: '0812-3456-7890' });
    expect(to).toBe('/my/offers?say=proven');
    expect((await guest.get(to!)).text).toContain('we are sure that this is you');
  });

  test('a form that is not ours sends nothing and counts nothing', async () => {
    await enter(ANYONE);
    const before = await rows('SELECT count(*)::int AS n FROM challenge');
    for (const form of [{}, { for: 'notice' }, { for: 'notice', nonce: 'x', means: 'email' }]) {
      const { to } = await guest.post('/my/prove/send', form as Record<string, string>);
      expect(to).toBe('/my/prove?for=notice&trouble=again');
    }
    expect((await portal.guest().post('/my/prove/send', { for: 'notice' })).status).toBe(403);
    expect(await rows('SELECT count(*)::int AS n FROM challenge')).toEqual(before);
  });

  test('never leads to an address from outside', async () => {
    await enter(ANYONE);
    for (const name of ['https://evil.example', '//evil.example', 'receipt-1/../..', '']) {
      const { status, to } = await guest.get(`/my/prove?for=${encodeURIComponent(name)}`);
      expect([status, to]).toEqual([303, '/my/notice']);
    }
  });

  test('is asked before anything that can be spent is even held, and the choice is kept meanwhile', async () => {
    await enter(ANYONE);
    const fields = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
    const asked = await guest.post('/my/offers/reserve', { ...fields, position: '2' });
    expect(asked.to).toBe(`/my/prove?for=pick-${fields['grant']}-2`);
    expect(await rows(`SELECT state FROM offer_grant WHERE state <> 'granted'`)).toEqual([]);

    const way = hiddenFields((await guest.get(asked.to!)).text, '/my/prove/send');
    await guest.post('/my/prove/send', { ...way, means: 'email' });
    const code = /\b\d{6}\b/.exec(await portal.ordered())![0];
    const typing = hiddenFields((await guest.get(asked.to!)).text, '/my/prove/code');
    const { to } = await guest.post('/my/prove/code', { ...typing, code });
    const [, pick] = /pick=([\d-]+)/.exec(to!)!;
    expect(pick).toBe(`${fields['grant']}-2`);
    const offers = (await guest.get(to!.split('#')[0]!)).text;
    expect(offers).toMatch(/value="2"[^>]*checked|checked=""[^>]*value="2"/);
    const held = await guest.post('/my/offers/reserve', { ...fields, position: '2' });
    expect(held.to).toBe(`/my/offers/confirm?grant=${fields['grant']}`);
  });

  test('somebody with only the link can neither confirm it nor see its code', async () => {
    await enter(ANYONE);
    const { grant } = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
    const at = `/my/offers/confirm?grant=${grant}`;
    expect((await guest.get(at)).to).toBe(`/my/prove?for=confirm-${grant}`);

    portal.clock.advanceMs(60_000);
    await portal.prove(guest);
    const form = hiddenFields((await guest.get(at)).text, '/my/offers/confirm');
    const receipt = (await guest.post('/my/offers/confirm', form)).to!;
    for (const cohortId of portal.affected.cohortIds) await portal.fulfilments.deliverCodes(cohortId);
    const mine = (await guest.get(receipt)).text;
    const code = /Your code<\/span><br\/><strong class="code">([^<]+)</.exec(mine)![1]!;

    const thief = portal.guest();
    await thief.get(`/r/${await portal.token(ANYONE)}?lang=en`);
    const theirs = (await thief.get(receipt)).text;
    expect(theirs).not.toContain(code);
    expect(theirs).toContain(`/my/prove?for=receipt-${grant}`);
    expect(await portal.ordered()).not.toContain(code);
  });
});

const ordered = () => rows(`SELECT once FROM reply WHERE kind = 'receipt'`);

describe('a receipt by e-mail', () => {
  test('is ordered once by itself, says the reference, and no code, link or address', async () => {
    const mails = portal.app.get(ReceiptMails, { strict: false });
    expect(await ordered()).toEqual([]);
    expect(await mails.tell()).toBe(1);
    expect(await mails.tell()).toBe(0);
    expect((await ordered()).length).toBe(1);
    const text = await portal.ordered();
    expect(text).toMatch(/Reference: R[0-9A-Z]+-[0-9A-Z]+/);
    expect(text).not.toMatch(/https?:|@/);
  });

  test('comes again when asked for, four times a day at most', async () => {
    await enter(ANYONE);
    const [{ id: grant } = { id: 0n }] = await rows(
      `SELECT id FROM offer_grant WHERE state IN ('redeemed','fulfilled')`,
    );
    const at = `/my/offers/receipt?grant=${String(grant)}`;
    const fields = hiddenFields((await guest.get(at)).text, '/my/offers/receipt/mail');
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push((await guest.post('/my/offers/receipt/mail', fields)).to);
    expect(answers).toEqual([...Array.from({ length: 3 }, () => `${at}&mail=sent`), `${at}&mail=too_many`]);
    expect((await guest.get(`${at}&mail=sent`)).text).toContain('We are sending this receipt');
    const stranger = await enter(ILL);
    const forged = await stranger.post('/my/offers/receipt/mail', fields);
    expect(forged.to).toBe('/my/offers?say=again');
  });
});

describe('marks', () => {
  test('are kept without a script, outlive the visit and the language, and only of this person’s page', async () => {
    await enter(ANYONE);
    const { text } = await guest.get('/my/notice');
    const keys = [...text.matchAll(/name="done"[^>]*value="(\w+)"/g)].map(([, key]) => key!);
    expect(keys.length).toBeGreaterThan(2);
    const form = hiddenFields(text, '/my/notice/done');
    const saved = await guest.post('/my/notice/done', { ...form, done: keys[0]! });
    expect(saved.to).toBe('/my/notice?saved#today');
    expect((await guest.get('/my/notice?saved')).text).toContain('Your marks are saved. You have done 1 of');
    const later = portal.guest();
    await later.get(`/r/${await portal.token(ANYONE)}?lang=id`);
    const checked = [...(await later.get('/my/notice')).text.matchAll(/<input[^>]*checked[^>]*>/g)];
    expect(checked.length).toBe(1);
    expect(checked[0]![0]).toContain(keys[0]!);
    await guest.post('/my/notice/done', { ...form, done: 'cafecafecafe' });
    expect(await rows('SELECT done FROM own_page')).toEqual([{ done: [] }]);
  });
});

describe('other situations', () => {
  test('a child’s page speaks to the guardian, and only they choose', async () => {
    await enter(CHILD);
    expect((await guest.get('/my/notice')).text).toContain('This page is about a child.');
    const fields = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
    expect(fields).toEqual({});
    const form = hiddenFields((await guest.get('/my/guardian')).text, '/my/guardian');
    expect((await guest.post('/my/guardian', {})).to).toBe('/my/guardian');
    expect((await guest.post('/my/guardian', form)).to).toBe('/my/notice');
    const choice = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
    const held = await guest.post('/my/offers/reserve', { ...choice, position: '1' });
    expect(held.to).toMatch(/confirm\?grant=/);
  });

  test('a customer of before is told why, and that no account is needed', async () => {
    await enter(FORMER);
    expect((await guest.get('/my/notice')).text).toContain('You used to be our customer.');
    expect((await guest.get('/my/former')).text).toContain('You need not open an account');
  });

  test('“this is not me” ends the visit and the link; a second press finds nobody', async () => {
    await told(portal, FORMER, 'email');
    await enter(FORMER);
    const old = await portal.token(FORMER);
    const { text } = await guest.get('/my/not-me');
    const form = { ...hiddenFields(text, '/my/not-me'), channel: 'email' };
    expect(text).toContain('That e-mail was not for me');
    expect(text).not.toContain('That SMS was not for me');
    expect((await guest.post('/my/not-me', { channel: 'email' })).to).toBe('/my/not-me');
    const stopped = await guest.post('/my/not-me', form);
    expect(stopped.text).toContain('We write no more about this incident to that address or number.');
    expect(stopped.text).not.toContain('lama@');
    expect((await guest.get('/my/notice')).status).toBe(403);
    expect((await guest.post('/my/not-me', form)).status).toBe(403);
    expect((await portal.guest().get(`/r/${old}`)).to).toBeNull();
    expect(await portal.token(FORMER)).not.toBe(old);
    expect(await rows(`SELECT reason FROM suppression`)).toEqual([{ reason: 'not_mine' }]);
  });

  test('GET and HEAD of every one of these pages change nothing', async () => {
    await enter(BOTH);
    const before = await written();
    for (const path of [
      'prove?for=notice',
      'prove/send',
      'prove/code',
      'not-me?channel=email',
      'guardian',
      'former',
      'notice/done?done=x',
      'offers/receipt/mail',
    ]) {
      await guest.get(`/my/${path}`);
      await guest.head(`/my/${path}`);
    }
    expect(await written()).toEqual(before);
  });
});
