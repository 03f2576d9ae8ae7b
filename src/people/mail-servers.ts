/** Asks the DNS whether a domain takes mail: a port, its real implementation, and none beside the sandbox. */
import { Resolver } from 'node:dns/promises';
import { errorCode } from '../platform/error-code.ts';
import {
  type DnsAnswer,
  isHostname,
  type MailAnswer,
  readAddresses,
  readExchanges,
} from './rules/mail-answers.ts';

/** What people ask of the DNS; domains leave the machine, addresses never do. */
export abstract class MailServers {
  /** Nothing is ever asked. */
  abstract readonly isOff: boolean;
  abstract ask(domain: string): Promise<MailAnswer>;
  /** The names of a domain's mail servers, those it prefers first; none where nobody is asked or nobody said. */
  abstract exchanges(domain: string): Promise<readonly string[]>;
}

/** Beside the sandbox nothing leaves the machine. */
export class NoMailServers extends MailServers {
  readonly isOff = true;

  ask(): Promise<MailAnswer> {
    return Promise.resolve('unknown');
  }

  exchanges(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}

interface Found {
  readonly answer: MailAnswer;
  readonly exchanges: readonly string[];
}

export interface DnsSettings {
  /** `address` or `address:port`; the machine's own resolvers where there are none. */
  readonly servers: readonly string[];
  /** Of the first try; the second waits twice as long. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 2_000;
const TRIES = 2;
const CACHE_MS = 3_600_000;
const CACHE_MAX = 50_000;
const NOTHING: Found = { answer: 'unknown', exchanges: [] };

export class DnsMailServers extends MailServers {
  readonly isOff = false;
  readonly #resolver: Resolver;
  /** Oldest first. What nobody answered is not kept. */
  readonly #cache = new Map<string, Found & { readonly until: number }>();

  constructor({ servers, timeoutMs = TIMEOUT_MS }: DnsSettings) {
    super();
    this.#resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
    if (servers.length > 0) this.#resolver.setServers([...servers]);
  }

  async ask(domain: string): Promise<MailAnswer> {
    return (await this.#find(domain)).answer;
  }

  async exchanges(domain: string): Promise<readonly string[]> {
    return (await this.#find(domain)).exchanges;
  }

  async #find(domain: string): Promise<Found> {
    if (!isHostname(domain)) return NOTHING;
    const known = this.#cache.get(domain);
    if (known && known.until > performance.now()) return known;
    this.#cache.delete(domain);
    const found = await this.#look(domain);
    if (found.answer === 'unknown') return found;
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size < CACHE_MAX) break;
      this.#cache.delete(oldest);
    }
    this.#cache.set(domain, { ...found, until: performance.now() + CACHE_MS });
    return found;
  }

  async #look(domain: string): Promise<Found> {
    const mx = this.#resolver.resolveMx(domain);
    const inOrder = mx.then((found) => found.toSorted((a, b) => a.priority - b.priority));
    const told = await answerOf(inOrder.then((found) => found.map(({ exchange }) => exchange)));
    const said = readExchanges(told);
    const exchanges = told.is === 'there' ? told.records : [];
    if (said !== null) return { answer: said, exchanges };
    const addresses = [this.#resolver.resolve4(domain), this.#resolver.resolve6(domain)];
    return { answer: readAddresses(await Promise.all(addresses.map(answerOf))), exchanges };
  }
}

/** Errors of a resolver carry the name they asked for: nothing but their code is looked at. */
async function answerOf(asked: Promise<readonly string[]>): Promise<DnsAnswer<string>> {
  try {
    return { is: 'there', records: await asked };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOTFOUND') return { is: 'no_name' };
    return { is: code === 'ENODATA' ? 'no_records' : 'unanswered' };
  }
}
