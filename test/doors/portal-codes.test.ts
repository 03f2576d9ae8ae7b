import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aPortal, type Browser, hiddenFields, type PortalDesk } from '../support/portal.ts';
import { bring, codeFile } from '../support/codes.ts';

const PEOPLE = 12;
const CODES = 4;

let portal: PortalDesk;
let pool: string;

beforeAll(async () => {
  const more = Array.from({ length: PEOPLE - 3 }, (_, i) => {
    return { customer: `M${i}`, email: `more${i}@example.com`, leaks: [['con.email', 'plaintext']] } as const;
  });
  portal = await aPortal(undefined, more);
  const offerId = portal.set.offers[1]!.offerId;
  const input = { offerId, name: 'Vendor', kind: 'imported', engagement: 'ENG-204' } as const;
  pool = (await portal.pools.create(portal.incident.id, input, portal.maker)).id;
  await fill(CODES, 1);
});
afterAll(() => portal.close());

async function fill(count: number, from: number): Promise<void> {
  await bring({ ...portal, files: portal.codeFiles }, pool, codeFile(count, { from }));
}

async function deliver(): Promise<void> {
  for (const cohortId of portal.affected.cohortIds) await portal.fulfilments.deliverCodes(cohortId);
}

/** Chooses the code over HTTP, as a person does; answers where the receipt is. */
async function choose(guest: Browser): Promise<string> {
  const fields = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
  const at = (await guest.post('/my/offers/reserve', { ...fields, position: '2' })).to!;
  const form = hiddenFields((await guest.get(at)).text, '/my/offers/confirm');
  const { status, to } = await guest.post('/my/offers/confirm', form);
  expect(status).toBe(303);
  return to!;
}

const promised = (text: string): boolean =>
  /We are getting your code ready|Kode untuk Anda sedang kami siapkan/.test(text);

test('twelve people, four codes: nobody sees an error, eight are promised theirs and get it', async () => {
  const guests: Browser[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const guest = portal.guest();
    await guest.get(`/r/${await portal.token(person)}?lang=${person % 2 === 0 ? 'en' : 'id'}`);
    await portal.prove(guest);
    guests.push(guest);
  }
  const receipts = await Promise.all(guests.map(choose));
  await deliver();
  const pages = () => Promise.all(guests.map((guest, i) => guest.get(receipts[i]!)));
  const first = await pages();
  expect(first.every(({ status }) => status === 200)).toBe(true);
  expect(first.filter(({ text }) => promised(text))).toHaveLength(PEOPLE - CODES);
  const codesOf = (shown: typeof first) =>
    shown.flatMap(({ text }) => /<strong class="code">(V-\d{5})<\/strong>/.exec(text)?.[1] ?? []);
  expect(new Set(codesOf(first)).size).toBe(CODES);
  expect(first.filter(({ text }) => text.includes('ENG-204'))).toHaveLength(CODES);

  await fill(PEOPLE, 101);
  expect(await portal.fulfilments.serveLines()).not.toEqual([]);
  await deliver();
  const last = await pages();
  expect(last.some(({ text }) => promised(text))).toBe(false);
  expect(new Set(codesOf(last)).size).toBe(PEOPLE);
});

test('a pool in quarantine still shows what people have; who gets another one is told on the same page', async () => {
  portal.clock.advanceMs(60_000);
  const guest = portal.guest();
  await guest.get(`/r/${await portal.token(0)}?lang=en`);
  await portal.prove(guest);
  const receipt = /\/my\/offers\/receipt\?grant=\d+/.exec((await guest.get('/my/offers')).text)![0];
  const code = /<strong class="code">(V-\d{5})/.exec((await guest.get(receipt)).text)![1];
  await portal.pools.quarantine(pool, 'The vendor lost the list.', portal.maker);
  expect((await guest.get(receipt)).text).toContain(code);
  await portal.pools.replaceAll(pool, 'The vendor lost the list.', portal.maker);
  const waiting = (await guest.get(receipt)).text;
  expect(waiting).not.toContain(code);
  expect(waiting).toContain('We are getting your code ready');
});
