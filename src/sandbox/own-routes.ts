/** What only a sandbox has: its ledger for judges, its knobs for faults, its counts. */
import type { FastifyInstance } from 'fastify';
import type { Accepted } from './ledger.ts';
import type { Parts } from './routes.ts';
import { FaultRefusal } from './rules/faults.ts';

export function ownRoutes(app: FastifyInstance, parts: Parts): void {
  const { ledger, topic } = parts;
  faultRoutes(app, parts);
  app.get<{ Querystring: Record<string, string> }>('/_sandbox/messages', async (request, reply) => {
    const { to = '', channel, limit = '1000', offset = '0' } = request.query;
    const found = to ? ledger.to(to) : ledger.all;
    const ofChannel = channel ? found.filter((m) => m.channel === channel) : found;
    const some = ofChannel.slice(Number(offset), Number(offset) + Number(limit));
    return reply.send({ messages: await Promise.all(some.map((m) => ledger.message(m.id))) });
  });
  app.get<{ Querystring: { since?: string } }>('/_sandbox/ledger', (request, reply) =>
    reply.send({ accepted: ledger.all.slice(Number(request.query.since ?? 0)).map(line) }),
  );
  app.get<{ Params: { d: string } }>('/_sandbox/ledger/:d', (request, reply) =>
    reply.send({ accepted: ledger.all.filter(({ d }) => d === request.params.d).map(line) }),
  );
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
  app.post('/_sandbox/queue', async (request, reply) => {
    const { subscribed } = JSON.parse(String(request.body)) as { subscribed: boolean };
    topic.fillQueue(subscribed);
    return reply.send({ url: parts.queueUrl, subscribed });
  });
}

function line({ channel, id, d, a, at, to }: Accepted): Record<string, unknown> {
  return { channel, id, d, a, at, to: to[0] };
}

function faultRoutes(app: FastifyInstance, { faults }: Parts): void {
  app.get('/_sandbox/faults', async () => faults.standing);
  app.post('/_sandbox/faults', async (request, reply) => {
    try {
      return await reply.code(201).send(faults.add(JSON.parse(String(request.body))));
    } catch (error) {
      if (!(error instanceof FaultRefusal) && !(error instanceof SyntaxError)) throw error;
      return reply.code(400).send({ error: error.message });
    }
  });
  app.delete('/_sandbox/faults', async () => ({ removed: faults.remove(null) }));
  app.delete<{ Params: { id: string } }>('/_sandbox/faults/:id', async (request, reply) => {
    const removed = faults.remove(request.params.id);
    return reply.code(removed === 0 ? 404 : 200).send({ removed });
  });
}

function stats(parts: Parts): Record<string, unknown> {
  const accepted = { email: 0, sms: 0 };
  const deliveries = new Map<string, number>();
  for (const m of parts.ledger.all) {
    accepted[m.channel] += 1;
    // Canaries are tagged `k…` and are nobody's delivery.
    if (m.d?.startsWith('c')) deliveries.set(m.d, (deliveries.get(m.d) ?? 0) + 1);
  }
  const acceptedTwice = [...deliveries.values()].filter((n) => n > 1).length;
  return {
    accepted,
    deliveries: deliveries.size,
    acceptedTwice,
    callbacks: parts.poster.counts,
    queue: parts.queue.counts,
    subscription: { confirmed: parts.topic.isConfirmed },
  };
}
