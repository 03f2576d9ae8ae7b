/** Calls the company's own system: signed as Standard Webhooks says, under our key; docs/fulfilment.md is the contract. */
import { CALL_SAID } from '../rules/call-words.ts';
import { saying } from '../../kernel/both.ts';
import { toDecimal } from '../../kernel/money.ts';
import type { FulfilmentSettings } from '../../platform/config.ts';
import { signedHeaders } from '../../platform/crypto/webhook-signature.ts';
import type { FulfilmentAdapter, Order } from '../ports.ts';
import { askedOutcome, type HttpAnswer, sentOutcome } from '../rules/answer.ts';
import type { Outcome } from '../rules/next-step.ts';

/** More than an answer of the contract ever needs. */
const ANSWER_BYTES_MAX = 65_536;

/** The connection never stood: nothing can have been taken in. */
const NEVER_STOOD: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

export class HttpAdapter implements FulfilmentAdapter {
  readonly canAsk: boolean;
  readonly idempotentByKey: boolean;
  readonly kinds: readonly string[];
  readonly timeoutMs: number;
  readonly retryMs: number;
  readonly giveUpMs: number;
  readonly #http: NonNullable<FulfilmentSettings['http']>;

  constructor(http: NonNullable<FulfilmentSettings['http']>) {
    this.#http = http;
    this.canAsk = http.canAsk;
    this.idempotentByKey = http.idempotentByKey;
    this.kinds = http.kinds;
    this.timeoutMs = http.timeoutMs;
    this.retryMs = http.retrySeconds * 1_000;
    this.giveUpMs = http.giveUpHours * 3_600_000;
  }

  async send(order: Order): Promise<Outcome> {
    const { key, reference, kind, customerId, amountMinor, currency, days } = order;
    const amount = toDecimal({ amountMinor, currency });
    const data = {
      key,
      reference,
      kind,
      customer: customerId,
      amount,
      amountMinor: String(amountMinor),
      currency,
      days,
    };
    const body = JSON.stringify({ type: 'fulfilment.requested', timestamp: new Date().toISOString(), data });
    try {
      return sentOutcome(await this.#call('POST', this.#http.url, key, body), order);
    } catch (error) {
      const code = codeOf(error);
      if (NEVER_STOOD.includes(code))
        return { kind: 'later', why: saying(CALL_SAID.noConnection, code), afterMs: null };
      return { kind: 'unknown', why: saying(CALL_SAID.noAnswer, code) };
    }
  }

  async ask(order: Order): Promise<Outcome> {
    const url = `${this.#http.url}/${encodeURIComponent(order.key)}`;
    try {
      return askedOutcome(await this.#call('GET', url, order.key, ''), order);
    } catch (error) {
      return { kind: 'unknown', why: saying(CALL_SAID.askedNoAnswer, codeOf(error)) };
    }
  }

  async #call(method: 'POST' | 'GET', url: string, key: string, body: string): Promise<HttpAnswer> {
    const answer = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeoutMs),
      headers: {
        accept: 'application/json',
        'idempotency-key': key,
        ...signedHeaders(this.#http.secret, { id: key, body }, Date.now()),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body } : {}),
    });
    return {
      status: answer.status,
      body: await readAnswer(answer),
      retryAfter: answer.headers.get('retry-after'),
    };
  }
}

/** No more than the contract needs, however much is sent. */
async function readAnswer(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX).toString('utf8');
}

/** What went wrong, without what a server may have quoted. */
function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown; name?: unknown }; name?: unknown };
  const word = [cause?.code, cause?.name, name].find((one) => typeof one === 'string');
  return word ?? 'unknown';
}
