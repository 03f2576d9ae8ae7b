/** What operators set up in the sandbox account: identities, configuration sets, templates, the subscription. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StoredTemplate {
  readonly name: string;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly createdAt: string;
}

export interface EventDestination {
  readonly name: string;
  readonly enabled: boolean;
  /** In the query protocol's words: `send`, `delivery`, `renderingFailure`… */
  readonly eventTypes: readonly string[];
  readonly topicArn: string | null;
}

export interface Subscription {
  readonly endpoint: string;
  readonly token: string;
  readonly confirmed: boolean;
}

interface Account {
  identities: string[];
  configurationSets: Record<string, EventDestination[]>;
  templates: Record<string, StoredTemplate>;
  subscription: Subscription | null;
  /** Whether the topic also fills the queue. */
  queue?: boolean;
}

export const EVENT_TYPES = [
  'send',
  'reject',
  'bounce',
  'complaint',
  'delivery',
  'open',
  'click',
  'renderingFailure',
  'deliveryDelay',
  'subscription',
] as const;

/** One small JSON file, replaced whole on every change. */
export class Settings {
  readonly #path: string;
  readonly account: Account;

  constructor(dataDir: string, first: { configurationSet: string; topicArn: string }) {
    this.#path = join(dataDir, 'account.json');
    if (existsSync(this.#path)) {
      this.account = JSON.parse(readFileSync(this.#path, 'utf8')) as Account;
      return;
    }
    const events = { name: 'sns', enabled: true, eventTypes: EVENT_TYPES, topicArn: first.topicArn };
    this.account = {
      identities: [],
      configurationSets: { [first.configurationSet]: [events] },
      templates: {},
      subscription: null,
    };
    this.save();
  }

  save(): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.account, null, 2), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }

  /** Every identity counts as verified, with DKIM, unless its name begins with `unverified`. */
  isVerified(identity: string): boolean {
    return !/^unverified|@unverified/i.test(identity);
  }

  /** Does this configuration set publish this event type to the topic? */
  publishes(configurationSet: string, eventType: string, topicArn: string): boolean {
    const word = eventType.replaceAll(' ', '').toLowerCase();
    return (this.account.configurationSets[configurationSet] ?? []).some(
      (d) => d.enabled && d.topicArn === topicArn && d.eventTypes.some((t) => t.toLowerCase() === word),
    );
  }
}
