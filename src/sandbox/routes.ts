/** The sandbox's HTTP surface: two provider APIs, an inbox for people, a JSON view for tests and demos. */
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { inboxPage, messagePage, type Shown } from './inbox.tsx';
import { INBOX_STYLE } from './inbox-style.ts';
import type { Accepted } from './ledger.ts';
import { answerQuery, type SesParts } from './ses.ts';
import {
  createMessage,
  fetchMessage,
  isAuthorised,
  listMessages,
  listNumbers,
  notFound,
  unauthorised,
  type JsonAnswer,
  type TwilioParts,
} from './twilio.ts';

export interface Parts extends SesParts, TwilioParts {
  readonly certificatePem: string;
  setEventsUrl(url: string): void;
}

/** 10 MB of mail after base64 and percent-encoding. */
const BODY_BYTES_MAX = 40 * 1024 * 1024;
const PAGE_ROWS = 50;
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** A shown e-mail may style itself and open links elsewhere, nothing more. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function server(parts: Parts): FastifyInstance {
  const app = Fastify({ bodyLimit: BODY_BYTES_MAX, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  });
  queryRoutes(app, parts);
  twilioRoutes(app, parts);
  inboxRoutes(app, parts);
  sandboxRoutes(app, parts);
  return app;
}

function queryRoutes(app: FastifyInstance, parts: Parts): void {
  app.post('/', async (request, reply) => {
    const answer = await answerQuery(String(request.body ?? ''), request.headers.authorization, parts);
    return reply.code(answer.status).type('text/xml; charset=utf-8').send(answer.body);
  });
}

function twilioRoutes(app: FastifyInstance, parts: Parts): void {
  interface InAccount {
    Params: { account: string; sid: string };
    Querystring: Record<string, string>;
  }
  const base = '/2010-04-01/Accounts/:account/Messages';
  app.register(async (account) => {
    account.addHook<InAccount>('onRequest', async (request, reply) => {
      const known = isAuthorised(request.headers.authorization, request.params.account, parts.twilio);
      if (!known) await json(reply, unauthorised);
    });
    account.post(`${base}.json`, async (request, reply) =>
      json(reply, await createMessage(new URLSearchParams(String(request.body ?? '')), parts)),
    );
    account.get<InAccount>(`${base}.json`, async (request, reply) =>
      json(reply, await listMessages(new URLSearchParams(request.query), parts)),
    );
    account.get<InAccount>(
      '/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json',
      async (request, reply) => json(reply, listNumbers(request.query['PhoneNumber'] ?? '', parts)),
    );
    account.get<InAccount>(`${base}/:sid`, async (request, reply) => {
      const { sid } = request.params;
      return json(reply, sid.endsWith('.json') ? await fetchMessage(sid.slice(0, -5), parts) : notFound);
    });
  });
  app.get<InAccount>('/2010-04-01/Accounts/:sid', async (request, reply) => {
    const sid = request.params.sid.replace(/\.json$/, '');
    const known = isAuthorised(request.headers.authorization, sid, parts.twilio);
    return json(reply, known ? { status: 200, body: { sid, status: 'active' } } : unauthorised);
  });
  app.get<InAccount>('/v1/Services/:sid', async (request, reply) => {
    const { sid } = request.params;
    const known = isAuthorised(request.headers.authorization, parts.twilio.accountSid, parts.twilio);
    if (!known) return json(reply, unauthorised);
    return json(reply, sid.startsWith('MG') ? { status: 200, body: { sid } } : notFound);
  });
}

function inboxRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/', async (_request, reply) => reply.redirect('/inbox'));
  app.get('/inbox.css', async (_request, reply) => reply.type('text/css').send(INBOX_STYLE));
  app.get<{ Querystring: Record<string, string> }>('/inbox', async (request, reply) =>
    html(reply, await inbox(parts, request.query)),
  );
  app.get<{ Params: { id: string } }>('/inbox/:id', async (request, reply) => {
    const message = await parts.ledger.message(request.params.id);
    return message ? html(reply, messagePage(message)) : reply.code(404).send('No such message.');
  });
  app.get<{ Params: { id: string } }>('/inbox/:id/html', async (request, reply) => {
    const message = await parts.ledger.message(request.params.id);
    if (!message?.html) return reply.code(404).send('No such message.');
    return html(reply, `<base target="_blank">${message.html}`, MAIL_POLICY);
  });
}

function json(reply: FastifyReply, { status, body }: JsonAnswer): FastifyReply {
  return reply.code(status).type('application/json').send(JSON.stringify(body));
}

function html(reply: FastifyReply, text: string, policy = PAGE_POLICY): FastifyReply {
  return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(text);
}

async function inbox(parts: Parts, query: Readonly<Record<string, string>>): Promise<string> {
  const to = (query['to'] ?? '').trim();
  const found = to ? parts.ledger.to(to) : parts.ledger.all;
  const email = found.filter((m) => m.channel === 'email');
  const sms = found.filter((m) => m.channel === 'sms');
  const by: Readonly<Record<Shown, readonly Accepted[]>> = { all: found, email, sms };
  const shown = (['email', 'sms'] as const).find((channel) => channel === query['channel']) ?? 'all';
  const all = by[shown];
  const pages = Math.max(1, Math.ceil(all.length / PAGE_ROWS));
  const page = Math.min(Math.max(0, Math.trunc(Number(query['page']) || 0)), pages - 1);
  const end = all.length - page * PAGE_ROWS;
  const rows = all.slice(Math.max(0, end - PAGE_ROWS), end).toReversed();
  const messages = await Promise.all(rows.map(async (m) => ({ ...m, preview: await preview(parts, m) })));
  const callbacksWaiting = parts.poster.counts.waiting;
  const counts = { all: found.length, email: email.length, sms: sms.length };
  return inboxPage({ to, shown, counts, messages, page, pages, callbacksWaiting });
}

async function preview(parts: Parts, accepted: Accepted): Promise<string> {
  const message = await parts.ledger.message(accepted.id);
  return (message?.text ?? '').replaceAll(/\s+/g, ' ').slice(0, 140);
}

function sandboxRoutes(app: FastifyInstance, parts: Parts): void {
  const { ledger, topic } = parts;
  app.get<{ Querystring: Record<string, string> }>('/_sandbox/messages', async (request, reply) => {
    const { to = '', channel, limit = '1000', offset = '0' } = request.query;
    const found = to ? ledger.to(to) : ledger.all;
    const ofChannel = channel ? found.filter((m) => m.channel === channel) : found;
    const some = ofChannel.slice(Number(offset), Number(offset) + Number(limit));
    return reply.send({ messages: await Promise.all(some.map((m) => ledger.message(m.id))) });
  });
  app.get('/_sandbox/ledger', async () => ({
    accepted: ledger.all.map(({ channel, id, d, a, at, to }) => ({ channel, id, d, a, at, to: to[0] })),
  }));
  app.get('/_sandbox/stats', async () => stats(parts));
  app.get('/_sandbox/certificate', async () => ({
    pem: parts.certificatePem,
    url: topic.certificateUrl,
    topicArn: topic.arn,
  }));
  app.post('/_sandbox/events-url', async (request, reply) => {
    const { url } = JSON.parse(String(request.body)) as { url: string };
    parts.setEventsUrl(new URL(url).href);
    return reply.code(204).send();
  });
}

function stats(parts: Parts): Record<string, unknown> {
  const accepted = { email: 0, sms: 0 };
  const deliveries = new Map<string, number>();
  for (const m of parts.ledger.all) {
    accepted[m.channel] += 1;
    if (m.d !== null) deliveries.set(m.d, (deliveries.get(m.d) ?? 0) + 1);
  }
  const acceptedTwice = [...deliveries.values()].filter((n) => n > 1).length;
  return {
    accepted,
    deliveries: deliveries.size,
    acceptedTwice,
    callbacks: parts.poster.counts,
    subscription: { confirmed: parts.topic.isConfirmed },
  };
}
