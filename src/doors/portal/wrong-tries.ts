/**
 * Counts wrong links and codes by network and in all, and nothing else: thousands of rightful people share one address. Too
 * many are kept as evidence, and an alarm.
 */
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { ALL_NETWORKS, WrongBursts, type WrongWhat } from '../../alarms/index.ts';
import { KeyStore } from '../../platform/crypto/key-store.ts';
import { Db } from '../../platform/db/db.ts';

/** Wrong tries of one network in ten minutes. A guess would need about 10¹¹ of them. */
export const WRONG_TRIES_MAX = 30;
/**
 * Of all networks together: a thousand guessers with a few tries each. A campaign's own mistyped codes stay far below. It
 * raises the alarm and turns nobody away, or guessers could shut everybody out.
 */
export const WRONG_TRIES_ALL_MAX = 1_000;
/** Whether a question was wrong nobody may learn, so all are counted: a whole carrier's customers fit, a machine does not. */
const QUESTIONS_MAX = 1_000;
const DURATION_SECONDS = 600;

@Injectable()
export class WrongTries {
  /** Links come by GET, which must not write to the database: counted in this process only. */
  readonly #links: RateLimiterAbstract;
  /** Codes come by POST: counted for all processes together. */
  readonly #codes: RateLimiterAbstract;
  /** "I think I am affected": each would send a message. */
  readonly #questions: RateLimiterAbstract;
  /** The same of links and codes, whoever tries. */
  readonly #all: Readonly<Record<'link' | 'code', RateLimiterAbstract>>;

  constructor(
    db: Db,
    private readonly keyStore: KeyStore,
    private readonly bursts: WrongBursts,
  ) {
    const limits = { points: WRONG_TRIES_MAX, duration: DURATION_SECONDS };
    const shared = {
      storeClient: clientOf(db),
      storeType: 'client',
      tableName: 'wrong_try',
      tableCreated: true,
      clearExpiredByTimeout: true,
    };
    this.#links = new RateLimiterMemory({ ...limits, keyPrefix: 'link' });
    this.#codes = new RateLimiterPostgres({ ...limits, ...shared, keyPrefix: 'code' });
    const ofAll = { ...limits, points: WRONG_TRIES_ALL_MAX };
    this.#all = {
      link: new RateLimiterMemory({ ...ofAll, keyPrefix: 'all-link' }),
      code: new RateLimiterPostgres({ ...ofAll, ...shared, keyPrefix: 'all-code' }),
    };
    this.#questions = new RateLimiterPostgres({
      ...limits,
      ...shared,
      points: QUESTIONS_MAX,
      keyPrefix: 'question',
    });
  }

  /** Counts a wrong link; true when its network has had too many. */
  async linkFrom(address: string): Promise<boolean> {
    return this.#isSpent('link', this.#links, address);
  }

  /** Counts a wrong code; true when its network has had too many. A right one is never asked: it opens its page. */
  async codeFrom(address: string): Promise<boolean> {
    return this.#isSpent('code', this.#codes, address);
  }

  /** Counts a question; true when its network has had too many. */
  async askedTooOften(address: string): Promise<boolean> {
    return this.#isSpent('question', this.#questions, address);
  }

  /** Counts one; writes of a burst when it is one, and then each time it has doubled. */
  async #isSpent(what: WrongWhat, limiter: RateLimiterAbstract, address: string): Promise<boolean> {
    const network = await this.#keyOf(address);
    const { tries, isSpent } = await counted(limiter, network);
    const more = burstOf(tries, limiter.points);
    if (more > 0) await this.bursts.keep(what, network, more);
    if (what !== 'question') await this.#countAll(what);
    return isSpent;
  }

  async #countAll(what: 'link' | 'code'): Promise<void> {
    const { tries } = await counted(this.#all[what], ALL_NETWORKS);
    const more = burstOf(tries, WRONG_TRIES_ALL_MAX);
    if (more > 0) await this.bursts.keep(what, ALL_NETWORKS, more);
  }

  /** An address is a person's data: what is stored is a keyed hash of its network. */
  async #keyOf(address: string): Promise<string> {
    const key = await this.keyStore.processKey('portal');
    return createHmac('sha256', key)
      .update(`network\0${networkOf(address)}`)
      .digest('base64url')
      .slice(0, 22);
  }
}

async function counted(
  limiter: RateLimiterAbstract,
  key: string,
): Promise<{ readonly tries: number; readonly isSpent: boolean }> {
  try {
    return { tries: (await limiter.consume(key)).consumedPoints, isSpent: false };
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    return { tries: rejected.consumedPoints, isSpent: true };
  }
}

/** How many tries are not written of yet, at the limit and at each doubling of it; else 0. */
export function burstOf(tries: number, limit: number): number {
  const times = tries / limit;
  if (!Number.isInteger(times) || times < 1 || !Number.isInteger(Math.log2(times))) return 0;
  return times === 1 ? tries : tries / 2;
}

/** IPv4 whole; IPv6 by the /64 that one household or phone holds. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The limiter's idea of a client. It counts in numbers; our connections bring int8 as bigint. */
function clientOf(db: Db): { query(statement: Statement): Promise<unknown> } {
  return {
    query: ({ text, values }) =>
      db.tx(async (tx) => {
        const rows = await tx.q(text, values);
        return { rows: rows.map(withNumbers), rowCount: rows.length };
      }),
  };
}

function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([k, v]) => [k, typeof v === 'bigint' ? Number(v) : v] as const);
  return Object.fromEntries(entries);
}
