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
}

/** Beside the sandbox nothing leaves the machine. */
export class NoMailServers extends MailServers {
  readonly isOff = true;

  ask(): Promise<MailAnswer> {
    return Promise.resolve('unknown');
  }
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

export class DnsMailServers extends MailServers {
  readonly isOff = false;
  readonly #resolver: Resolver;
  /** Oldest first. What nobody answered is not kept. */
  readonly #cache = new Map<string, { readonly answer: MailAnswer; readonly until: number }>();

  constructor({ servers, timeoutMs = TIMEOUT_MS }: DnsSettings) {
    super();
    this.#resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
    if (servers.length > 0) this.#resolver.setServers([...servers]);
  }

  async ask(domain: string): Promise<MailAnswer> {
    if (!isHostname(domain)) return 'unknown';
    const known = this.#cache.get(domain);
    if (known && known.until > performance.now()) return known.answer;
    this.#cache.delete(domain);
    const answer = await this.#look(domain);
    if (answer === 'unknown') return answer;
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size < CACHE_MAX) break;
      this.#cache.delete(oldest);
    }
    this.#cache.set(domain, { answer, until: performance.now() + CACHE_MS });
    return answer;
  }

  async #look(domain: string): Promise<MailAnswer> {
    const mx = this.#resolver.resolveMx(domain);
    const said = readExchanges(await answerOf(mx.then((found) => found.map(({ exchange }) => exchange))));
    if (said !== null) return said;
    const addresses = [this.#resolver.resolve4(domain), this.#resolver.resolve6(domain)];
    return readAddresses(await Promise.all(addresses.map(answerOf)));
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
