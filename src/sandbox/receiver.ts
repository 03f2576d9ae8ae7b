/** A stand-in for the company's own system: books credits by key; what it booked is in its ledger, also after SIGKILL. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Secret } from '../kernel/secret.ts';
import { isSigned } from '../platform/crypto/webhook-signature.ts';
import { JsonLines } from './json-lines.ts';
import { ReceiverFaults, ReceiverRefusal } from './receiver-faults.ts';

export interface Credit {
  readonly key: string;
  readonly kind: string;
  readonly customer: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly reference: string;
  readonly at: string;
}

/** Fixed and public, as it opens nothing but a sandbox. */
export const SANDBOX_FULFILMENT_SECRET = `whsec_${Buffer.from('sandbox-fulfilment-secret').toString('base64')}`;
export const RECEIVER_PATH = '/company/fulfilments';

const BEFORE = ['refuse', 'busy', 'error_before', 'reset_before', 'hang_before'] as const;
const AFTER = [
  'drop_answer',
  'error_after',
  'hang',
  'slow',
  'wrong_amount',
  'wrong_key',
  'accepted',
] as const;

type Asked = Omit<Credit, 'reference' | 'at'>;
type Said = { readonly status: number; readonly body: unknown } | 'reset' | 'silence';

export class Receiver {
  readonly faults = new ReceiverFaults();
  readonly #credits: Credit[] = [];
  readonly #accepted = new Map<string, Credit>();
  readonly #file: JsonLines<Credit>;
  /** Keys are booked one after another, as any system that honours them does. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(file: JsonLines<Credit>, credits: readonly Credit[]) {
    this.#file = file;
    this.#credits.push(...credits);
  }

  static async open(dataDir: string): Promise<Receiver> {
    const credits: Credit[] = [];
    const file = await JsonLines.open<Credit>(join(dataDir, 'credits.jsonl'), (credit) =>
      credits.push(credit),
    );
    return new Receiver(file, credits);
  }

  /** Everything it booked, in order: the oracle. */
  get credits(): readonly Credit[] {
    return this.#credits;
  }

  async take(asked: Asked): Promise<Said> {
    const before = this.faults.strike(BEFORE);
    if (before) return BEFORE_SAID[before.fault as (typeof BEFORE)[number]];
    const after = this.faults.strike(AFTER);
    if (after?.fault === 'accepted') return this.#accept(asked);
    const credit = await this.#inTurn(() => this.#book(asked));
    switch (after?.fault) {
      case 'drop_answer':
        return 'reset';
      case 'hang':
        return 'silence';
      case 'error_after':
        return { status: 500, body: { error: 'internal error' } };
      case 'wrong_amount':
        return answer({ ...credit, amountMinor: String(BigInt(credit.amountMinor) + 1n) });
      case 'wrong_key':
        return answer({ ...credit, key: `${credit.key}0` });
      case 'slow':
        await sleep(after.delayMs, undefined, { ref: false });
        return answer(credit);
      default:
        return answer(credit);
    }
  }

  async ask(key: string): Promise<Said> {
    if (this.faults.strike(['ask_error'])) return { status: 503, body: { error: 'try later' } };
    const waiting = this.#accepted.get(key);
    if (waiting) {
      this.#accepted.delete(key);
      return answer(await this.#inTurn(() => this.#book(waiting)));
    }
    const booked = this.#credits.find((credit) => credit.key === key);
    return booked ? answer(booked) : { status: 404, body: { error: 'unknown key' } };
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #accept(asked: Asked): Said {
    const credit = creditOf(asked);
    this.#accepted.set(asked.key, credit);
    return { status: 202, body: { ...bodyOf(credit), status: 'accepted' } };
  }

  /** Once per key; again gives what stands, unless it forgets. */
  async #book(asked: Asked): Promise<Credit> {
    const known = this.#credits.find(({ key }) => key === asked.key);
    if (known && !this.faults.strike(['forgets'])) return known;
    const credit = creditOf(asked);
    await this.#file.append(credit);
    this.#credits.push(credit);
    return credit;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

const BEFORE_SAID: Readonly<Record<(typeof BEFORE)[number], Said>> = {
  refuse: { status: 422, body: { error: 'no such account' } },
  busy: { status: 429, body: { error: 'too many requests' } },
  error_before: { status: 503, body: { error: 'try later' } },
  reset_before: 'reset',
  hang_before: 'silence',
};

export function receiverRoutes(app: FastifyInstance, receiver: Receiver): void {
  const secret = new Secret(SANDBOX_FULFILMENT_SECRET);
  app.post(RECEIVER_PATH, async (request, reply) => {
    const body = String(request.body ?? '');
    const asked = readAsked(body);
    if (!signed(request, secret, body)) return reply.code(401).send({ error: 'not signed' });
    if (!asked || request.headers['idempotency-key'] !== asked.key) {
      return reply.code(400).send({ error: 'malformed' });
    }
    return say(reply, await receiver.take(asked));
  });
  app.get<{ Params: { key: string } }>(`${RECEIVER_PATH}/:key`, async (request, reply) => {
    if (!signed(request, secret, '')) return reply.code(401).send({ error: 'not signed' });
    return say(reply, await receiver.ask(request.params.key));
  });
  app.get('/_sandbox/credits', async () => ({ credits: receiver.credits }));
  app.get('/_sandbox/receiver-faults', async () => ({ faults: receiver.faults.standing }));
  app.delete('/_sandbox/receiver-faults', async () => ({ removed: receiver.faults.clear() }));
  app.post('/_sandbox/receiver-faults', async (request, reply) => {
    try {
      return await reply.code(201).send(receiver.faults.add(JSON.parse(String(request.body))));
    } catch (error) {
      if (!(error instanceof ReceiverRefusal) && !(error instanceof SyntaxError)) throw error;
      return reply.code(400).send({ error: error.message });
    }
  });
}

function say(reply: FastifyReply, said: Said): FastifyReply {
  if (typeof said !== 'string') {
    return reply.code(said.status).type('application/json').send(JSON.stringify(said.body));
  }
  reply.hijack();
  if (said === 'reset') reply.raw.socket?.resetAndDestroy();
  return reply;
}

function signed(request: FastifyRequest, secret: Secret<string>, body: string): boolean {
  const of = (name: string) => String(request.headers[name] ?? '');
  const given = {
    id: of('webhook-id'),
    timestamp: of('webhook-timestamp'),
    signature: of('webhook-signature'),
  };
  return isSigned(secret, { ...given, body }, Date.now());
}

function readAsked(body: string): Asked | null {
  try {
    const { data } = JSON.parse(body) as { data?: Readonly<Record<string, unknown>> };
    const { key, kind, customer, amountMinor, currency } = data ?? {};
    const words = [key, kind, customer, amountMinor, currency];
    if (!words.every((word) => typeof word === 'string') || !/^\d+$/.test(String(amountMinor))) return null;
    return { key, kind, customer, amountMinor, currency } as Asked;
  } catch {
    return null;
  }
}

function creditOf({ key, kind, customer, amountMinor, currency }: Asked): Credit {
  const reference = `cr_${randomUUID()}`;
  return { key, kind, customer, amountMinor, currency, reference, at: new Date().toISOString() };
}

function bodyOf({ key, amountMinor, currency, reference }: Credit): Readonly<Record<string, string>> {
  return { key, amountMinor, currency, reference };
}

function answer(credit: Credit): Said {
  return { status: 200, body: { ...bodyOf(credit), status: 'done' } };
}
