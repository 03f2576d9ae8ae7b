import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { everyRow } from '../support/crawler.ts';
import { aPortal, type Browser, hiddenFields, launched, type PortalDesk } from '../support/portal.ts';

let portal: PortalDesk;
let guest: Browser;

beforeAll(async () => {
  portal = await aPortal();
});

beforeEach(() => {
  guest = portal.guest();
});

afterAll(async () => {
  await portal.close();
});

/** Signs a person in by their link. */
async function enter(person: number, by: Browser = guest): Promise<Browser> {
  await by.get(`/r/${await portal.token(person)}`);
  return by;
}

describe('a person’s own link', () => {
  test('leads to the notice, leaves the address at once, and only puts a sealed cookie', async () => {
    const token = await portal.token(0);
    const shown = await guest.get(`/r/${token}`);
    expect(shown.status).toBe(303);
    expect(shown.to).toBe('/my/notice');
    expect(shown.headers['set-cookie']).toMatch(/^amends_visit=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(shown.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.stringify(shown.headers)).not.toContain(token);
  });

  test('whatever is wrong with it gets one and the same answer, slowly', async () => {
    const token = await portal.token(0);
    const other = (at: number): string =>
      token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
    const wrong = [
      other(31),
      other(9),
      other(0),
      token.slice(0, 31),
      `${token}.`,
      `${token}a`,
      'x',
      '%00',
      '🙂',
    ];
    const answers = [];
    for (const text of wrong) {
      const startedAt = performance.now();
      const shown = await portal.guest().get(`/r/${encodeURIComponent(text)}`);
      expect(performance.now() - startedAt).toBeGreaterThan(100);
      expect(shown.headers['set-cookie']).toBeUndefined();
      answers.push(`${shown.status} ${shown.text}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 .*Halaman ini tidak dapat dibuka/s);
  });

  test('goes on opening for everyone when its network has made too many mistakes', async () => {
    await Promise.all(Array.from({ length: 40 }, () => portal.guest().get('/r/wrong')));
    expect((await guest.get('/r/wrong')).status).toBe(429);
    expect((await guest.get(`/r/${await portal.token(2)}`)).to).toBe('/my/notice');
  });

  test('of a person whose version was raised opens nothing, nor does the visit it began', async () => {
    await enter(2);
    const { person } = portal.affected.visitors[2]!;
    const raise = (by: number): Promise<number> =>
      portal.t.ownerDb.tx((tx) =>
        tx.run(`UPDATE person SET link_version = link_version + $3 WHERE cohort_id = $1 AND id = $2`, [
          person.cohortId,
          person.personId,
          by,
        ]),
      );
    const old = await portal.token(2);
    await raise(1);
    expect((await guest.get('/my/notice')).status).toBe(403);
    expect((await portal.guest().get(`/r/${old}`)).to).toBeNull();
    await raise(-1);
  });
});

describe('the notice', () => {
  test('says in Indonesian exactly what leaked, and at most three things to do today', async () => {
    const { status, text } = await (await enter(0)).get('/my/notice');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="id">');
    expect(text).toContain('<h1>Data Anda yang bocor</h1>');
    for (const label of ['Alamat email', 'Nama lengkap', 'NIK', 'Kata sandi', 'Tanggal lahir'])
      expect(text).toContain(label);
    expect(text).toContain('diacak, tetapi mudah dibaca kembali');
    expect(text).not.toContain('Nomor kartu');
    const today = /<ol class="today card">(.*?)<\/ol>/s.exec(text)?.[1] ?? '';
    expect(today.match(/<li>/g)?.length).toBeLessThanOrEqual(3);
    expect(today.match(/<li>/g)?.length).toBeGreaterThan(0);
    expect(text).toContain('Contoh Games');
    expect(text).toContain('6 Mei 2026');
  });

  test('speaks the language of the person’s records, and another on request', async () => {
    await enter(1);
    expect((await guest.get('/my/notice')).text).toContain('<h1>Your data has leaked</h1>');
    const switched = await guest.get('/my/notice?lang=id');
    expect([switched.status, switched.to]).toEqual([303, '/my/notice']);
    expect((await guest.get('/my/notice')).text).toContain('<h1>Data Anda yang bocor</h1>');
    expect((await guest.get('/my/offers')).text).toContain('<html lang="id">');
  });

  test('withholds health data, and says that something is withheld', async () => {
    const { text } = await (await enter(1)).get('/my/notice');
    expect(text).toContain('more sensitive data');
    expect(text).not.toMatch(/health|medical|diagnos/i);
    const { text: other } = await (await enter(0, portal.guest())).get('/my/notice');
    expect(other).not.toContain('lebih peka');
  });

  test('a masked card alone is no reason to act', async () => {
    const { text } = await (await enter(2)).get('/my/notice');
    expect(text).toContain('Tidak ada yang perlu Anda lakukan hari ini.');
  });

  test('is not there without a visit, with a forged cookie, and after four hours', async () => {
    expect((await guest.get('/my/notice')).status).toBe(403);
    guest.cookie = 'A'.repeat(200);
    expect((await guest.get('/my/notice')).status).toBe(403);
    await enter(0);
    portal.clock.advanceMs(4 * 3_600_000 - 1_000);
    expect((await guest.get('/my/notice')).status).toBe(200);
    portal.clock.advanceMs(1_000);
    expect((await guest.get('/my/notice')).status).toBe(403);
    expect((await guest.get('/my/offers')).status).toBe(403);
  });
});

describe('every page', () => {
  test('is small, allows no script, frame or foreign asset, and is never stored', async () => {
    await launched(portal);
    await enter(0);
    for (const url of ['/my/notice', '/my/offers', `/i/${portal.incident.slug}`, '/r/wrong']) {
      const { headers, text } = await guest.get(url);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(Buffer.byteLength(text)).toBeLessThan(50_000);
      expect(text).not.toMatch(/<script|style="|\son\w+="|<img|@import|javascript:/);
      const foreign = [...text.matchAll(/(?:src|href|action)="(https?:[^"]*)"/g)].map(
        ([, address]) => address,
      );
      expect(foreign.filter((a) => !a!.endsWith(`/i/${portal.incident.slug}`))).toEqual([]);
    }
  });

  test('brings its style from one immutable address that is coloured by the brand', async () => {
    const { text } = await (await enter(0)).get('/my/notice');
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(text)![1]!;
    const style = await guest.get(href);
    expect(style.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(style.text).not.toMatch(/url\(|@import/);
    expect((await guest.get(href.replace(/-\w{6}\.css/, '-zzzzzz.css'))).status).toBe(404);
  });

  test('GET and HEAD of everything a mail scanner could follow change nothing', async () => {
    const id = await portal.token(0);
    await enter(0);
    const { text } = await guest.get('/my/offers');
    const { grant } = hiddenFields(text, '/my/offers/reserve');
    const urls = [
      `/r/${id}`,
      '/r/wrong',
      '/my/notice',
      '/my/notice?lang=en',
      '/my/offers',
      `/my/offers/confirm?grant=${grant}`,
      `/my/offers/receipt?grant=${grant}`,
      '/my/offers/reserve',
      '/my/offers/switch',
      `/i/${portal.incident.slug}`,
      `/i/${portal.incident.slug}/code?code=${await portal.code(0)}`,
    ];
    const before = await everyRow(portal.t);
    for (const url of urls) {
      await guest.get(url);
      await guest.head(url);
    }
    expect(await everyRow(portal.t)).toEqual(before);
  });
});

const page = (): string => `/i/${portal.incident.slug}`;

describe('the incident’s page', () => {
  test('says what happened, when, how it was closed, and how to reach us', async () => {
    const { status, text } = await guest.get(page(), { 'accept-language': 'en-GB,en;q=0.9' });
    expect(status).toBe(200);
    for (const part of [
      '<h1>Data leak at Contoh Games</h1>',
      'stolen key',
      '6 May 2026',
      'withdrew that key',
      'outside security experts',
      '+62 21 5550 0100',
    ]) {
      expect(text).toContain(part);
    }
    expect((await guest.get(`${page()}?lang=id`)).text).toContain('kunci yang dicuri');
  });

  test('does not exist before a notice was launched, nor under an unknown name: one answer', async () => {
    const answers = [];
    for (const url of ['/i/nothing-here', `/i/${portal.incident.id}`]) {
      const { status, text } = await guest.get(url);
      answers.push(`${status} ${text}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 /);
  });

  test('publishes the daily roots, for whoever checks a proof', async () => {
    expect((await guest.get(`${page()}?lang=en`)).text).not.toContain('A record that cannot be changed');
    const [root, head] = ['ab'.repeat(32), 'cd'.repeat(32)];
    await portal.t.db.tx((tx) =>
      tx.run(
        `INSERT INTO proof_day (incident_id, day, records, root, head, sealed_at)
         VALUES ($1, '2026-05-08', 3, decode($2, 'hex'), decode($3, 'hex'), now())`,
        [portal.incident.id, root, head],
      ),
    );
    const shown = (await guest.get(`${page()}?lang=en`)).text;
    expect(shown).toContain(head);
    expect(shown).toContain('8 May 2026');
    expect((await guest.get(`${page()}?lang=id`)).text).toContain('Jejak yang tidak dapat diubah');
    const all = await guest.get(`${page()}/roots.txt`);
    expect([all.status, all.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(all.text).toMatch(
      new RegExp(`^# One line a day[^]*\n2026-05-08 ${root} ${head}\n-----BEGIN PUBLIC KEY-----\n`),
    );
    expect((await guest.get('/i/nothing-here/roots.txt')).status).toBe(404);
  });

  test('a typed code opens the notice, forgiving case, blanks and look-alikes', async () => {
    const code = await portal.code(0);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
    const opened = await guest.post(`${page()}/code?lang=en`, { code: typed });
    expect([opened.status, opened.to]).toEqual([303, '/my/notice']);
    expect((await guest.get('/my/notice')).text).toContain('<h1>Your data has leaked</h1>');
  });

  test('a wrong code is told so on the same page and says nothing else', async () => {
    for (const code of ['', 'ABCD-EFGH-JKMNP', 'x'.repeat(39)]) {
      const shown = await guest.post(`${page()}/code?lang=id`, { code });
      expect([shown.status, shown.to]).toEqual([303, `${page()}?lang=id&trouble=codeWrong#code-entry`]);
      expect(guest.cookie).toBeNull();
    }
    const { text } = await guest.get(`${page()}?lang=id&trouble=codeWrong`);
    expect(text).toContain('role="alert"');
    expect(text).toContain('Kode ini tidak dapat kami buka.');
    expect((await guest.get(`${page()}?trouble=<script>`)).text).not.toContain('role="alert"');
  });

  test('another site cannot enter a code for its reader', async () => {
    const shown = await guest.post(
      `${page()}/code`,
      { code: await portal.code(0) },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(shown.to).toContain('trouble=codeWrong');
    expect(guest.cookie).toBeNull();
  });

  test('too many wrong codes of a network stop further wrong ones, for a while, and never a right one', async () => {
    for (let i = 0; i < 40; i += 1) await guest.post(`${page()}/code`, { code: 'wrong' });
    const right = await portal.guest().post(`${page()}/code`, { code: await portal.code(0) });
    expect(right.to).toBe('/my/notice');
    const blocked = await guest.post(`${page()}/code`, { code: 'wrong' });
    expect(blocked.to).toBe(`${page()}?trouble=tooMany#code-entry`);
    const stored = await portal.t.db.tx((tx) => tx.q<{ key: string }>('SELECT key FROM wrong_try'));
    // The network's own, and that of all networks together.
    expect(stored.length).toBe(2);
    for (const { key } of stored) expect(key).not.toContain('127');
    await portal.t.db.tx((tx) => tx.run('DELETE FROM wrong_try'));
  });
});
