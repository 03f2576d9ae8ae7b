import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWeb } from '../../src/app/web.ts';
import { ActionLists } from '../../src/extracts/index.ts';
import { Lookups, Reveals } from '../../src/people/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { browser } from '../support/portal.ts';

const NAMES = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example","klik")',
  '@SUM(1+1)',
  'Budi\r\nBcc: korban@example.com',
  'Budi\n\nSubject: lain',
  '\u202egnp.exe\u202c',
  '\u2066Siti\u2069',
  '{{ 7*7 }}',
  '{% for a in b %}x{% endfor %}',
  '<a href="javascript:alert(1)">Siti</a>',
  'Siti](http://evil.example)',
  '`Siti` **tebal** http://evil.example/x',
  'Siti\u0000\u0007\u001b[31m',
];
/** Of ids as companies have them, and as somebody who planted them would. */
const IDS = ['=cmd|"/C calc"!A0', '+62', '-1+1', '@x', '"><b>', "\tP'1", 'P;2,"3"', '\u202eP4'];

interface Message {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

let office: PostOffice;
let incidentId: IncidentId;
const people = NAMES.map((name, i) =>
  aPerson('hostile', {
    name,
    authoritative: true,
    customer: IDS[i] ?? `C${i}`,
    leaks: [
      ['con.email', 'plaintext'],
      ['cred.password', 'hash_weak'],
    ],
  }),
);

const siti = aPerson('siti', { name: 'Siti Aminah', authoritative: true });

beforeAll(async () => {
  office = await PostOffice.open();
  const launched = await office.launched([...people, siti]);
  incidentId = launched.incidentId;
  await office.work(launched.id);
});
afterAll(() => office.close());

async function messageTo(email: string): Promise<Message> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(email)}`);
  const { messages } = (await answer.json()) as { messages: Message[] };
  expect(messages).toHaveLength(1);
  return messages[0]!;
}

const HIDDEN = /(?![\t\r\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('a name that means harm', () => {
  test.each(people.map(({ name, email }) => [name!, email!]))(
    '%j is inert in what its owner reads',
    async (_, email) => {
      const { subject, html, text } = await messageTo(email);
      expect(subject).not.toMatch(/[\r\n]|korban|Bcc/);
      for (const part of [subject, html ?? '', text ?? '']) expect(part).not.toMatch(HIDDEN);
      expect(html).not.toMatch(/<script|<img|onerror=|javascript:|href="?http:\/\/evil/i);
      expect(text).not.toMatch(/\b49\b|^x$/m);
      // Nothing of it begins a line of its own, where it could pass for ours.
      expect(text).not.toMatch(/^(?:Bcc|Subject):/im);
    },
  );

  test('greets nobody; an ordinary one does', async () => {
    const [script] = people;
    expect((await messageTo(script!.email!)).text).toMatch(/^Halo,$/m);
    expect((await messageTo(siti.email!)).text).toMatch(/^Halo Siti Aminah,$/m);
  });

  test('and an id that does are inert on their page of the portal', async () => {
    const config = loadConfig({ AMENDS_DATA_DIR: office.t.dir });
    const database = {
      db: office.t.db,
      embedded: null,
      guaranteeIsWeaker: false,
      close: () => Promise.resolve(),
    };
    const app = await createWeb({ config, database, clock: systemClock, log: SILENT });
    try {
      for (const { email } of people) {
        const { html } = await messageTo(email!);
        const [, token] = /\/r\/([\w-]+)/.exec(html ?? '')!;
        const guest = browser(app);
        expect((await guest.get(`/r/${token}`)).to).toBe('/my/notice');
        const { status, text } = await guest.get('/my/notice');
        expect(status).toBe(200);
        expect(text).not.toMatch(/<script|<img|onerror=|javascript:|evil\.example|cmd\||"><b>/);
        expect(text).not.toMatch(HIDDEN);
      }
    } finally {
      await app.close();
    }
  });

  test('an id that means harm is one plain cell of an action list', async () => {
    const { keys } = incidentParts(office.t);
    const reveals = new Reveals(office.t.db, keys, office.audit);
    const lists = new ActionLists(office.t.db, new Lookups(office.t.db, keys), reveals, office.audit);
    const lines: string[] = [];
    for await (const line of lists.write(incidentId, { category: 'cred.password' }, office.maker))
      lines.push(line);
    const text = lines.join('');
    expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength(NAMES.length + 1);
    for (const cell of text.split('\r\n').map((line) => line.replace(/^"/, '')))
      expect(cell).not.toMatch(/^[=+@\t-]/);
    expect(text).not.toMatch(HIDDEN);
    expect(text).toContain(`'=cmd`);
  });
});
