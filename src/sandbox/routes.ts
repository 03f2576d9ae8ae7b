/** The sandbox's HTTP surface: two provider APIs, an inbox for people, a JSON view for tests and demos. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { inboxPage, messagePage, type Shown } from './inbox.tsx';
import { INBOX_STYLE } from './inbox-style.ts';
import type { Accepted } from './ledger.ts';
import { ownRoutes } from './own-routes.ts';
import { type Receiver, receiverRoutes } from './receiver.ts';
import { answerQuery, type SesParts, type Silence } from './ses.ts';
import { answerSqs, QUEUE_PATH, type SqsParts } from './sqs.ts';
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

export interface Parts extends SesParts, TwilioParts, SqsParts {
  readonly certificatePem: string;
  readonly receiver: Receiver;
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
  receiverRoutes(app, parts.receiver);
  ownRoutes(app, parts);
  return app;
}

function queryRoutes(app: FastifyInstance, parts: Parts): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [body, target] = [String(request.body ?? ''), request.headers['x-amz-target']];
    if (target !== undefined) {
      const said = await answerSqs(String(target), body, parts);
      return reply.code(said.status).type('application/x-amz-json-1.0').send(JSON.stringify(said.body));
    }
    const said = await answerQuery(body, request.headers.authorization, parts);
    if (typeof said === 'string') return keepSilent(reply, said);
    return reply.code(said.status).type('text/xml; charset=utf-8').send(said.body);
  };
  app.post('/', answer);
  app.post(QUEUE_PATH, answer);
}

/** Either the connection ends without an answer, or it stays open until the caller has had enough. */
function keepSilent(reply: FastifyReply, how: Silence): FastifyReply {
  reply.hijack();
  if (how === 'reset') reply.raw.socket?.resetAndDestroy();
  return reply;
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
    account.post(`${base}.json`, async (request, reply) => {
      const said = await createMessage(new URLSearchParams(String(request.body ?? '')), parts);
      return typeof said === 'string' ? keepSilent(reply, said) : json(reply, said);
    });
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
