import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Pages } from '../../src/pages/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPage } from '../support/pages.ts';
import { aPortal, launched, type PortalDesk } from '../support/portal.ts';

let portal: PortalDesk;

beforeAll(async () => {
  portal = await aPortal();
});
afterAll(() => portal.close());

test('the first page says nothing of incidents that are not published, told of or not', async () => {
  await launched(portal);
  const { status, text, headers } = await portal.guest().get('/');
  expect(status).toBe(200);
  expect(text).toContain('Saat ini tidak ada insiden yang kami umumkan');
  for (const word of [portal.incident.slug, portal.incident.name, portal.incident.brand.name]) {
    expect(text).not.toContain(word);
  }
  expect(text).not.toContain('<script');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('the first page names what is published in its brand’s clothes, in both languages', async () => {
  const hidden = await anIncident(portal.t);
  const pages = portal.app.get(Pages, { strict: false });
  const { id } = await pages.propose(portal.incident.id, aPage(), portal.maker);
  await pages.decide(portal.incident.id, { draft: id, decision: 'approved' }, portal.checker);
  const english = (await portal.guest().get('/?lang=en')).text;
  expect(english).toContain('<html lang="en">');
  expect(english).toContain(`href="/i/${portal.incident.slug}?lang=en"`);
  expect(english).toContain(`href="/i/${portal.incident.slug}/really?lang=en"`);
  expect(english).toContain('We never ask for a password');
  expect(english).not.toContain(hidden.slug);
  expect((await portal.guest().get('/?lang=id')).text).toContain('Insiden yang sudah kami umumkan');
});

test('a code typed at the first page opens the person’s page; a wrong one says so', async () => {
  const guest = portal.guest();
  const wrong = await guest.post('/code?lang=en', { code: 'ABCD-EFGH-JKMN0' });
  expect(wrong.to).toBe('/?lang=en&trouble=codeWrong#code-entry');
  expect((await guest.get('/?lang=en&trouble=codeWrong')).text).toMatch(/role="alert"/);
  const right = await guest.post('/code?lang=en', { code: await portal.code(0) });
  expect(right.to).toBe('/my/notice');
  expect((await guest.get('/my/notice')).status).toBe(200);
});

test('another site cannot type a code for its reader', async () => {
  const code = await portal.code(0);
  const guest = portal.guest();
  const { to } = await guest.post('/code', { code }, { 'sec-fetch-site': 'cross-site' });
  expect(to).toContain('trouble=codeWrong');
  expect(guest.cookie).toBeNull();
});
