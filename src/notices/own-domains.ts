/** Domains of one's own lie with some mailbox provider too: found by their mail servers, so that its lane counts them. */
import type { MailServers } from '../people/index.ts';
import { domainOf, type Mailbox, mailboxOfServers } from './rules/mailboxes.ts';

/** Nobody waits longer for the DNS; what it says later serves the next message. */
const WAIT_MS = 500;
const KNOWN_MS = 3_600_000;
const KNOWN_MAX = 50_000;

export interface Placed {
  readonly to: string;
  readonly mailbox: string;
}

export class OwnDomains {
  /** Oldest first; also what nobody answered, so that a dead resolver holds up one claim and not each. */
  readonly #known = new Map<string, { readonly found: Promise<Mailbox>; readonly until: number }>();

  constructor(private readonly servers: MailServers) {}

  /** Those whose mailbox provider their address does not name, looked up by domain; outside any transaction. */
  async place<T extends Placed>(messages: readonly T[]): Promise<readonly T[]> {
    if (this.servers.isOff) return messages;
    const domains = [...new Set(messages.filter((m) => m.mailbox === 'other').map((m) => domainOf(m.to)))];
    if (domains.length === 0) return messages;
    const late = Promise.withResolvers<'other'>();
    const timer = setTimeout(() => late.resolve('other'), WAIT_MS);
    const found = await Promise.all(
      domains.map((domain) => Promise.race([this.#find(domain), late.promise])),
    );
    clearTimeout(timer);
    const mailboxes = new Map(domains.map((domain, i) => [domain, found[i]!]));
    return messages.map((m) => {
      const mailbox = m.mailbox === 'other' ? mailboxes.get(domainOf(m.to)) : undefined;
      return mailbox === undefined ? m : { ...m, mailbox };
    });
  }

  #find(domain: string): Promise<Mailbox> {
    const known = this.#known.get(domain);
    if (known && known.until > performance.now()) return known.found;
    this.#known.delete(domain);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size < KNOWN_MAX) break;
      this.#known.delete(oldest);
    }
    const found = this.servers.exchanges(domain).then(mailboxOfServers, () => 'other' as const);
    this.#known.set(domain, { found, until: performance.now() + KNOWN_MS });
    return found;
  }
}
