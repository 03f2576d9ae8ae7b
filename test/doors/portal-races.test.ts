import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Reconciliation } from '../../src/reconciliation/index.ts';
import { aPortal, type Browser, hiddenFields, type PortalDesk } from '../support/portal.ts';

let portal: PortalDesk;

beforeAll(async () => {
  portal = await aPortal();
});

afterEach(async () => {
  const { t, ledger, offers, clock, maker } = portal;
  const { checks } = await new Reconciliation(t.db, ledger, offers, new Audit(clock), clock).prove(
    null,
    maker,
  );
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

afterAll(async () => {
  await portal.close();
});

async function enter(person: number): Promise<Browser> {
  const guest = portal.guest();
  await guest.get(`/r/${await portal.token(person)}?lang=en`);
  return guest;
}

const redemptions = () => portal.t.db.tx((tx) => tx.q('SELECT grant_id, position FROM redemption'));

test('200 POSTs of one confirmation at once make one redemption, and all lead to the same receipt', async () => {
  const guest = await enter(0);
  const offers = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
  const at = (await guest.post('/my/offers/reserve', { ...offers, position: '1' })).to!;
  const fields = hiddenFields((await guest.get(at)).text, '/my/offers/confirm');
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => guest.post('/my/offers/confirm', fields)),
  );
  expect(new Set(answers.map(({ status, to }) => `${status} ${to}`))).toEqual(
    new Set([`303 /my/offers/receipt?grant=${fields['grant']}`]),
  );
  expect(await redemptions()).toHaveLength(1);
  const texts = await Promise.all([guest.get(answers[0]!.to!), (await enter(0)).get(answers[0]!.to!)]);
  const references = texts.map(({ text }) => /R[0-9A-Z]+-[0-9A-Z]+/.exec(text)?.[0]);
  expect(references[0]).toBeDefined();
  expect(references[1]).toBe(references[0]);
});

test('one person in two browsers, choosing different offers at once, gets one of them', async () => {
  const before = (await redemptions()).length;
  const guests = [await enter(1), await enter(1)];
  for (const guest of guests) {
    await portal.prove(guest);
    portal.clock.advanceMs(60_000);
  }
  const answers = await Promise.all(
    guests.map(async (guest, i) => {
      const fields = hiddenFields((await guest.get('/my/offers')).text, '/my/offers/reserve');
      const at = (await guest.post('/my/offers/reserve', { ...fields, position: String(i + 1) })).to!;
      const form = hiddenFields((await guest.get(at)).text, '/my/offers/confirm');
      return guest.post('/my/offers/confirm', form);
    }),
  );
  expect(answers.every(({ status }) => status === 303)).toBe(true);
  expect(await redemptions()).toHaveLength(before + 1);
});
