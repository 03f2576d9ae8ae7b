import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/kernel/fingerprint.ts';
import { Postings } from '../../src/laws/index.ts';
import { Logos, type PageContent, Pages } from '../../src/pages/index.ts';
import { LOGO_BYTES_MAX } from '../../src/pages/rules/image.ts';
import { aLogo, aPage } from '../support/pages.ts';
import { aPortal, launched, type PortalDesk, type Shown } from '../support/portal.ts';

let portal: PortalDesk;
let home: string;

beforeAll(async () => {
  portal = await aPortal();
  home = `/i/${portal.incident.slug}`;
});
afterAll(() => portal.close());

async function publish(page: PageContent): Promise<number> {
  const pages = portal.app.get(Pages, { strict: false });
  const { id } = await pages.propose(portal.incident.id, page, portal.maker);
  return (await pages.decide(portal.incident.id, { draft: id, decision: 'approved' }, portal.checker))
    .current!.version;
}

/** As much as fits: of the second language every character must be escaped. */
const say = (n: number): { id: string; en: string } => ({
  id: 'k'.repeat(n),
  en: '"'.repeat(Math.floor(n / 6)),
});

const get = (path: string, headers = {}): Promise<Shown> => portal.guest().get(`${home}${path}`, headers);

test('an address that is half right gets a page that says so, not a program’s problem', async () => {
  for (const path of ['/i', `${home}/nothing`, `${home}/code`, '/my', '/my/nothing', '/my/offers/nothing']) {
    const { status, text, headers } = await portal.guest().get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(text).toContain('Halaman ini tidak ada');
  }
});

test('nothing of an incident is to be read before anything is published or anybody told', async () => {
  for (const path of [
    '',
    '/versions',
    '/versions/1',
    '/versions/1/content.json',
    '/roots.txt',
    '/really',
    '/logo/x',
  ]) {
    expect((await get(path)).status).toBe(404);
  }
  const pages = portal.app.get(Pages, { strict: false });
  await pages.propose(portal.incident.id, aPage(), portal.maker);
  expect((await get('')).status).toBe(404);
});

describe('a published page', () => {
  beforeAll(async () => {
    const logo = await portal.app
      .get(Logos, { strict: false })
      .add(portal.incident.id, aLogo(), portal.maker);
    const brand = { name: 'Toko Contoh', colour: '#7a1f4d', logo: logo.sha256 };
    await publish(aPage({ brand }));
    await publish(
      aPage({
        brand,
        statement: { id: 'Pernyataan kedua <b>kami</b>.', en: 'Our second statement <b>here</b>.' },
        updates: [
          { at: '2026-05-06T02:00:00.000Z', text: { id: 'Kabar kedua.', en: 'Second update.' } },
          ...aPage().updates,
        ],
      }),
    );
  });

  test('says everything of its latest version in the reader’s language, and escapes it', async () => {
    const { text, headers, status } = await get('?lang=en');
    expect(status).toBe(200);
    for (const said of [
      'Our second statement &lt;b&gt;here&lt;/b&gt;.',
      'Second update.',
      'We began to send notices.',
      'Who did it.',
      'Every day, 7 am to 10 pm',
      'Version 2',
    ]) {
      expect(text).toContain(said);
    }
    expect(text.indexOf('Second update.')).toBeLessThan(text.indexOf('We began to send notices.'));
    expect((await get('?lang=id')).text).toContain('Kabar kedua.');
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'all' });
    expect(String(headers['content-security-policy'])).not.toMatch(/script|unsafe|https?:/);
  });

  test('asks nobody else for anything, and weighs less than 50 KB with style and logo', async () => {
    const { text } = await get('?lang=id');
    const assets = [...text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, href]) => href!);
    expect(
      assets.filter((href) => /^(?:https?:)?\/\//.test(href) && !href.startsWith('http://127.0.0.1')),
    ).toEqual([]);
    const loaded = [...new Set(assets.filter((href) => /portal-style|\/logo\//.test(href)))];
    expect(loaded).toHaveLength(2);
    const parts = await Promise.all(loaded.map((href) => portal.guest().get(href)));
    expect(parts.map(({ status }) => status)).toEqual([200, 200]);
    const bytes = [text, ...parts.map((part) => part.text)].reduce(
      (sum, part) => sum + Buffer.byteLength(part),
      0,
    );
    expect(bytes).toBeLessThan(50 * 1024);
  });

  test('weighs less than 50 KB with its style and the largest logo, however much is said', async () => {
    const { brand, updates } = (await portal.app.get(Pages, { strict: false }).current(portal.incident.id))!
      .content;
    for (const content of [
      aPage({
        brand,
        statement: say(3_900),
        known: Array.from({ length: 3 }, () => say(3_900)),
        questions: [],
      }),
      aPage({
        brand,
        statement: say(10),
        known: Array.from({ length: 40 }, () => say(90)),
        notYetKnown: Array.from({ length: 36 }, () => say(90)),
      }),
    ]) {
      await publish({ ...content, updates });
      for (const lang of ['id', 'en']) {
        const { text } = await get(`?lang=${lang}`);
        const style = await portal.guest().get(/"(\/portal-style[^"]+)"/.exec(text)![1]!);
        const bytes = Buffer.byteLength(text) + Buffer.byteLength(style.text) + LOGO_BYTES_MAX;
        expect(bytes).toBeGreaterThan(30 * 1024);
        expect(bytes).toBeLessThan(50 * 1024);
      }
    }
  });

  test('keeps every version at its own address, with the hash of exactly the bytes it offers', async () => {
    const first = await get('/versions/1?lang=en');
    expect(first.text).toContain('On 2 May 2026 somebody copied');
    expect(first.text).toContain('There is a newer one');
    const content = await get('/versions/1/content.json');
    const hash = sha256(content.text).toString('hex');
    expect(first.text).toContain(hash);
    expect(content.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    const list = await get('/versions?lang=en');
    expect(list.text).toContain(hash);
    expect([...list.text.matchAll(/versions\/(\d)\?/g)].map(([, no]) => no)).toEqual(['4', '3', '2', '1']);
    for (const wrong of ['0', '5', '01', '1e0', '-1', 'x', '999999999999']) {
      expect((await get(`/versions/${wrong}`)).status).toBe(404);
    }
  });

  test('wears its own brand on every page, also on a person’s', async () => {
    const guest = portal.guest();
    await guest.get(`/r/${await portal.token(0)}`);
    const { text } = await guest.get('/my/notice');
    expect(text).toContain('alt="Toko Contoh"');
    expect(text).toMatch(/portal-style\/\w+-7a1f4d\.css/);
    expect(text).toContain('0800 1 234 567');
  });

  test('says since when and until when it is posted, and when somebody last saw it', async () => {
    const postings = portal.app.get(Postings, { strict: false });
    const { id } = await postings.record(
      portal.incident.id,
      {
        lawCodes: ['ID'],
        medium: 'site',
        place: `https://contoh.example${home}`,
        locale: 'en',
        words: 'Words',
        startsAt: new Date('2026-05-10T00:00:00Z'),
        endsAt: new Date('2026-09-10T00:00:00Z'),
        standsFor: [],
      },
      portal.maker,
    );
    expect((await get('?lang=en')).text).toContain('Posted here since 10 May 2026 until 10 September 2026');
    await postings.prove(
      id,
      { seenAt: new Date('2026-05-30T00:00:00Z'), sha256: 'a'.repeat(64) },
      portal.maker,
    );
    expect((await get('?lang=en')).text).toContain('last checked 30 May 2026');
  });

  test('a logo is served as what it is, and nothing else is', async () => {
    const src = /src="([^"]+\/logo\/[^"]+)"/.exec((await get('')).text)![1]!;
    const logo = await portal.guest().get(src);
    expect(logo.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    for (const wrong of ['a'.repeat(64), 'x', `${'a'.repeat(63)}G`])
      expect((await get(`/logo/${wrong}`)).status).toBe(404);
  });
});

const asked = (code: string, headers = {}): Promise<Shown> =>
  portal.guest().post(`${home}/really?lang=en`, { code }, headers);

describe('is this really from you?', () => {
  beforeAll(() => launched(portal));

  test('a code of ours is ours, however it is typed; nobody is signed in and nobody is named', async () => {
    const code = await portal.code(0);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' ')]) {
      const answer = await asked(typed);
      expect(answer.text).toContain('Yes, this code is ours');
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).not.toContain(code);
    }
    const [a, b] = [await asked(await portal.code(0)), await asked(await portal.code(1))];
    expect(a.text).toBe(b.text);
  });

  test('a code that opens nothing any more is still ours: its letter may lie on a table', async () => {
    const code = await portal.code(2);
    const { person } = portal.affected.visitors[2]!;
    await portal.t.db.tx((tx) =>
      tx.run(`UPDATE person SET link_version = link_version + 1 WHERE cohort_id = $1 AND id = $2`, [
        person.cohortId,
        person.personId,
      ]),
    );
    expect((await portal.guest().post(`${home}/code`, { code })).to).toContain('trouble=codeWrong');
    expect((await asked(code)).text).toContain('Yes, this code is ours');
  });

  test('every other code gets one answer, and both answers take their time', async () => {
    const code = await portal.code(0);
    const wrong = ['ABCDEFGHJKMNP', code.slice(0, 8), `${code}X`, '', '🙂', '<script>'];
    const answers = [];
    for (const typed of [...wrong, code]) {
      const startedAt = performance.now();
      answers.push((await asked(typed)).text);
      expect(performance.now() - startedAt).toBeGreaterThan(100);
    }
    expect(new Set(answers.slice(0, -1)).size).toBe(1);
    expect(answers[0]).toContain('We do not know this code');
  });

  test('the answer stands in no address, and another site cannot ask for it', async () => {
    const code = await portal.code(0);
    expect((await get(`/really?lang=en&code=${code}&answer=yes`)).text).not.toContain('Yes, this code');
    const cross = await asked(code, { 'sec-fetch-site': 'cross-site' });
    expect(cross.text).not.toContain('Yes, this code');
  });

  test('only wrong codes are counted; after thirty of them no wrong one is answered, a right one always', async () => {
    const code = await portal.code(0);
    const fresh = await aPortal();
    const really = `/i/${fresh.incident.slug}/really?lang=en`;
    try {
      await launched(fresh);
      const own = await fresh.code(0);
      for (let i = 0; i < 40; i += 1)
        expect((await fresh.guest().post(really, { code: own })).status).toBe(200);
      const wrong = Array.from({ length: 30 }, () => fresh.guest().post(really, { code }));
      await Promise.all(wrong);
      expect((await fresh.guest().post(really, { code: own })).text).toContain('Yes, this code');
      const blocked = await fresh.guest().post(really, { code });
      expect(blocked.status).toBe(429);
      expect(blocked.text).toContain('Too many wrong codes');
    } finally {
      await fresh.close();
    }
  });
});

const ask = (contact: string, headers = {}): Promise<Shown> =>
  portal.guest().post(`${home}/affected?lang=en`, { contact }, headers);
const waiting = async (): Promise<number> =>
  (await portal.t.db.tx((tx) => tx.q(`SELECT 1 FROM inquiry WHERE status = 'asked'`))).length;

describe('I think I am affected', () => {
  test('whoever asks sees the same page, known or not, first time or fifth, and waits as long', async () => {
    const answers = [];
    for (const contact of [
      'sari@example.com',
      'sari@example.com',
      'stranger@example.com',
      '0812 3456 7890',
    ]) {
      const startedAt = performance.now();
      const { status, to, headers } = await ask(contact);
      expect(performance.now() - startedAt).toBeGreaterThan(100);
      expect(headers['set-cookie']).toBeUndefined();
      answers.push(`${status} ${to}`);
    }
    expect(new Set(answers)).toEqual(new Set([`303 ${home}/affected/sent?lang=en`]));
    expect(await waiting()).toBe(3);
    expect((await get('/affected/sent?lang=en')).text).toContain('We have your request');
  });

  test('what is no address is said so, without repeating it', async () => {
    const { to } = await ask('<b>quux</b>');
    expect(to).toBe(`${home}/affected?trouble=unreadable&lang=en`);
    const { text } = await portal.guest().get(to!);
    expect(text).toContain('does not read as an e-mail address');
    expect(text).not.toContain('quux');
  });

  test('looking changes nothing, and another site cannot ask in its reader’s name', async () => {
    const before = await waiting();
    for (const path of [
      '/affected',
      '/affected/sent',
      '/affected?contact=x@example.com',
      '/really',
      '/versions',
    ]) {
      expect((await get(path)).status).toBe(200);
      expect((await portal.guest().head(`${home}${path}`)).status).toBe(200);
    }
    await ask('other@example.com', { 'sec-fetch-site': 'cross-site' });
    expect(await waiting()).toBe(before);
  });
});
