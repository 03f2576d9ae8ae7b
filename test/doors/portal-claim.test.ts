import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApprovedSet, CLAIM, grantAll } from '../support/compensation.ts';
import { everyRow } from '../support/crawler.ts';
import { aPortal, type Browser, hiddenFields, type PortalDesk } from '../support/portal.ts';

let portal: PortalDesk;
let guest: Browser;
let claim: string;
let url: string;

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

beforeAll(async () => {
  portal = await aPortal();
  const set = await anApprovedSet(portal, portal.incident.id, [CLAIM]);
  await grantAll(portal, set, portal.affected);
  guest = portal.guest();
  await guest.get(`/r/${await portal.token(0)}?lang=en`);
  await portal.prove(guest);
  const { grant = '', ...form } = await claimForm();
  const held = await guest.post('/my/offers/reserve', { ...form, grant, position: '1' });
  const fields = hiddenFields((await guest.get(held.to!)).text, '/my/offers/confirm');
  const receipt = await guest.post('/my/offers/confirm', fields);
  expect((await guest.get(receipt.to!)).text).toContain('Claim your loss');
  claim = `/my/claim?grant=${grant}`;
  await portal.app.listen(0, '127.0.0.1');
  url = await portal.app.getUrl();
});
afterAll(() => portal.close());

/** Of the set that is a claim: its form has one offer and needs no choosing. */
async function claimForm(): Promise<Record<string, string>> {
  const { text } = await guest.get('/my/offers');
  const section = text.split('<section').find((part) => part.includes('Proven loss')) ?? '';
  return hiddenFields(section, '/my/offers/reserve');
}

function filing(form: Record<string, string>): Promise<{ to: string | null }> {
  return guest.post('/my/claim', form);
}

/** As a browser sends a file: the guest's own, or another. */
async function send(
  bytes: Buffer,
  form: Record<string, string>,
  cookie = guest.cookie,
): Promise<string | null> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '../../etc/passwd.png');
  // Over a socket: a body that comes in pieces is not what an injected one is.
  const answer = await fetch(`${url}/my/claim/evidence?${claim.split('?')[1]}`, {
    method: 'POST',
    redirect: 'manual',
    headers: cookie === null ? {} : { cookie: `amends_visit=${cookie}` },
    body,
  });
  return answer.headers.get('location') ?? `${answer.status}`;
}

describe('a claim', () => {
  test('asks for a loss within the cap and in words, then for what proves it', async () => {
    const { text } = await guest.get(claim);
    expect(text).toContain('at most Rp2,000,000');
    const form = hiddenFields(text, '/my/claim');
    const tries = [
      { ...form, amount: 'much', statement: 'x' },
      { ...form, amount: '2.000.001', statement: 'x' },
      { ...form, amount: '1.500.000', statement: '  ' },
      { ...form, amount: '1.500.000', statement: 'x', nonce: 'theirs' },
    ];
    const answers = [];
    for (const one of tries) answers.push((await filing(one)).to?.split('trouble=')[1]);
    expect(answers).toEqual(['amount', 'amount', 'statement', 'again']);
    const filed = await filing({ ...form, amount: 'Rp 1.500.000', statement: 'Pinjaman atas nama saya.' });
    expect(filed.to).toBe(claim);
    const after = (await guest.get(claim)).text;
    expect(after).toContain('We have your claim for Rp1,500,000.');
    expect(after).toContain('A bank statement or a police report.');
  });

  test('takes a photo, and nothing that is none or too large', async () => {
    const form = hiddenFields((await guest.get(claim)).text, `/my/claim/evidence?${claim.split('?')[1]}`);
    expect(await send(Buffer.from('<script>'), form)).toBe(`${claim}&trouble=file`);
    expect(await send(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024 + 100_000)]), form)).toBe(
      `${claim}&trouble=file`,
    );
    expect(await send(PNG, { ...form, nonce: 'x' })).toBe(`${claim}&trouble=again`);
    expect(await send(PNG, form)).toBe(claim);
    expect((await guest.get(claim)).text).toContain('Proofs we have: 1.');
  });

  test('a proof without its nonce, with another visit’s, of another person or of nobody is kept nowhere', async () => {
    const at = `/my/claim/evidence?${claim.split('?')[1]}`;
    const form = hiddenFields((await guest.get(claim)).text, at);
    const { nonce: _nonce, ...without } = form;
    portal.clock.advanceMs(60_000);
    const later = portal.guest();
    await later.get(`/r/${await portal.token(0)}?lang=en`);
    await portal.prove(later);
    const theirs = hiddenFields((await later.get(claim)).text, at);
    const other = portal.guest();
    await other.get(`/r/${await portal.token(2)}?lang=en`);
    const before = await everyRow(portal.t);
    expect(await send(PNG, without)).toBe(`${claim}&trouble=again`);
    expect(await send(PNG, { ...form, nonce: '' })).toBe(`${claim}&trouble=again`);
    expect(await send(PNG, theirs)).toBe(`${claim}&trouble=again`);
    expect(await send(PNG, form, later.cookie)).toBe(`${claim}&trouble=again`);
    expect(await send(PNG, form, other.cookie)).toBe('/my/offers');
    expect(await send(PNG, form, null)).toBe('403');
    expect(await everyRow(portal.t)).toEqual(before);
  });

  test('is nobody’s who only has the link, nor another person’s', async () => {
    const thief = portal.guest();
    await thief.get(`/r/${await portal.token(0)}?lang=en`);
    expect((await thief.get(claim)).to).toMatch(/^\/my\/prove\?for=claim-/);
    const other = portal.guest();
    await other.get(`/r/${await portal.token(2)}?lang=en`);
    expect((await other.get(claim)).to).toBe('/my/offers');
  });
});
