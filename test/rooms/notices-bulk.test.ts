import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SESClient, UpdateTemplateCommand } from '@aws-sdk/client-ses';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoticeId } from '../../src/kernel/ids.ts';
import type { EmailMessage } from '../../src/notices/ports.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { email, sesAt } from '../support/providers.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

async function emailLane() {
  return (await office.lanes.list()).find((l) => l.provider === 'ses')!;
}

async function tags(id: NoticeId): Promise<string[]> {
  const rows = await sql<{ tag: string }>(
    `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery WHERE notice_id = $1 ORDER BY cohort_id, id`,
    [id],
  );
  return rows.map((r) => r.tag);
}

/** What stands in the mailbox of this address. */
async function arrived(to: string): Promise<Record<'subject' | 'html' | 'text', string>> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(to)}`);
  const { messages } = (await answer.json()) as { messages: Record<'subject' | 'html' | 'text', string>[] };
  expect(messages).toHaveLength(1);
  const { subject, html, text } = messages[0]!;
  return { subject, html, text };
}

describe('SES bulk', () => {
  const bulk = { wrapEmail: () => sesAt(office.sandbox.url, { mode: 'bulk' }) };

  test('sends every body as it was rendered, each under its own tag', async () => {
    const rows = [aPerson('bulk'), aPerson('bulk', { locale: 'en' }), aPerson('bulk')];
    const { id } = await office.launched(rows);
    await office.work(id, bulk);
    await office.untilStates(id, (s) => s['email']!.every((state) => state === 'delivered'));
    for (const row of rows) expect(await office.accepted(row.email!)).toBe(1);
    const accepted = readFileSync(join(office.t.dir, 'sandbox', 'accepted.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { d: string; subject: string; html: string });
    for (const tag of await tags(id)) {
      const [one] = accepted.filter((m) => m.d === tag);
      expect(one?.subject).not.toContain('{{');
      expect(one?.html).toMatch(/^<!doctype html>/i);
    }
  });

  test('carries braces byte for byte: from names, and in whatever subject, HTML and text there may be', async () => {
    const braces = [
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{{subject}}',
      '{{{html}}}',
      '{{{{raw}}}} x {{{{/raw}}}}',
      '\\{{x}}',
    ];
    const more = [
      '{{!-- x --}}',
      '{{#each this}}x{{/each}}',
      '{{> text}}',
      '{{~x~}}',
      '&lt;{{&x}} "\'`=',
      '$& $1 \n\t',
    ];
    const provider = sesAt(office.sandbox.url, { mode: 'bulk' });
    const bodies = [...braces, ...more].map((odd) => ({
      subject: `S ${odd}`,
      html: `<b>${odd}</b>`,
      text: odd,
    }));
    const batch = bodies.map((body, i) => email(`odd${i}@example.com`, `c77_${i}`, body));
    expect((await provider.send(batch)).every((o) => o.class === 'accepted')).toBe(true);
    provider.close();
    expect(await Promise.all(batch.map(({ to }) => arrived(to)))).toEqual(bodies);
    // And from a person's name to their mailbox, whatever the text makes of it.
    const sent: EmailMessage[] = [];
    const keeping = () => {
      const real = bulk.wrapEmail();
      const send = real.send.bind(real);
      real.send = (messages, limits) => {
        sent.push(...messages);
        return send(messages, limits);
      };
      return real;
    };
    const rows = braces.map((name) => aPerson('brace', { name: `Siti ${name}`, authoritative: true }));
    const { id } = await office.launched(rows);
    await office.work(id, { wrapEmail: keeping });
    expect(sent).toHaveLength(rows.length);
    for (const { to, subject, html, text } of sent)
      expect(await arrived(to)).toEqual({ subject, html, text });
  });

  test('is asked before a launch whether its template carries messages as they were written', async () => {
    const { sandbox } = office;
    const sends = async (): Promise<unknown> => {
      const provider = sesAt(sandbox.url, { mode: 'bulk' });
      const { checks } = await provider.preflight();
      provider.close();
      return checks.find(({ name }) => name === 'sending');
    };
    expect(await sends()).toMatchObject({ ok: true });
    const TemplateName = 'amends-prerendered-1';
    const parts = { SubjectPart: '{{{subject}}}', HtmlPart: '{{{html}}}', TextPart: '{{{text}}}' };
    // Whoever changed it, or an engine that reads braces otherwise: what is inserted comes out escaped.
    const account = new SESClient({
      region: 'ap-southeast-1',
      endpoint: sandbox.url,
      credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    });
    const change = (more: Partial<typeof parts>): Promise<unknown> =>
      account.send(new UpdateTemplateCommand({ Template: { TemplateName, ...parts, ...more } }));
    for (const [part, name] of [
      ['SubjectPart', 'subject'],
      ['HtmlPart', 'html'],
      ['TextPart', 'text'],
    ] as const) {
      await change({ [part]: `{{${name}}}` });
      expect(await sends()).toMatchObject({ ok: false, detail: expect.stringContaining('says changed') });
    }
    await change({ TextPart: '{{{texts}}}' });
    expect(await sends()).toMatchObject({ ok: false, detail: expect.stringContaining('MissingRendering') });
    await change({});
    expect(await sends()).toMatchObject({ ok: true });
    account.destroy();
  });

  test('reads every destination’s status: throttled comes back, refused fails, the others stand', async () => {
    const rows = [
      aPerson('fine'),
      aPerson('fault-throttle'),
      aPerson('wrong', { phone: undefined }),
      aPerson('fine'),
    ];
    office.sandbox.faults.add({ fault: 'partial_bulk', to: rows[2]!.email, code: 'MessageRejected' });
    const { id } = await office.launched(rows);
    await office.work(id, bulk);
    office.sandbox.faults.remove(null);
    const outcomes = await sql<{ outcome: string; n: number }>(
      `SELECT outcome, count(*)::int AS n FROM notices_v_attempt WHERE notice_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(outcomes).toEqual([
      { outcome: 'accepted', n: 2 },
      { outcome: 'rejected', n: 1 },
      { outcome: 'retry', n: 1 },
    ]);
    expect((await emailLane()).status).toBe('open');
  });

  test('whose answer is lost leaves as many unknowns as it carried, and sends nobody twice', async () => {
    office.sandbox.faults.add({ fault: 'drop_answer', channel: 'email', times: 1 });
    const rows = Array.from({ length: 5 }, () => aPerson('lost'));
    const { id } = await office.launched(rows);
    await office.work(id, bulk);
    expect((await office.states(id))['email']).toEqual(Array(5).fill('unknown'));
    await office.untilStates(id, (s) => s['email']!.every((state) => state === 'delivered'));
    for (const row of rows) expect(await office.accepted(row.email!)).toBe(1);
  });
});
