/** What the sandbox accepted, for ever: the oracle for messages lost and messages sent twice. */
import { join } from 'node:path';
import { JsonLines, type Span } from './json-lines.ts';
import type { PlannedEvent } from './rules/sentinels.ts';

interface AcceptedFacts {
  /** The provider's id: SES message id or Twilio SID. */
  readonly id: string;
  readonly at: string;
  /** Delivery tag and attempt as the sender put them; null where it put none. */
  readonly d: string | null;
  readonly a: number | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly events: readonly PlannedEvent[];
}

export interface AcceptedEmail extends AcceptedFacts {
  readonly channel: 'email';
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Empty when the message names none, or one that publishes nothing. */
  readonly configurationSet: string;
}

export interface AcceptedSms extends AcceptedFacts {
  readonly channel: 'sms';
  readonly statusCallback: string | null;
  readonly messagingServiceSid: string | null;
  readonly segments: number;
}

export type Accepted = AcceptedEmail | AcceptedSms;

export interface Body {
  readonly html: string | null;
  readonly text: string | null;
}

export type Message = Accepted & Body;

export class Ledger {
  /** In order of acceptance; bodies stay in the file. */
  readonly #accepted: Accepted[] = [];
  readonly #spans = new Map<string, Span>();
  readonly #byId = new Map<string, Accepted>();
  readonly #byRecipient = new Map<string, Accepted[]>();
  readonly #keepsBodies: boolean;
  #file!: JsonLines<Message>;

  private constructor(keepsBodies: boolean) {
    this.#keepsBodies = keepsBodies;
  }

  static async open(dataDir: string, keepsBodies = true): Promise<Ledger> {
    const ledger = new Ledger(keepsBodies);
    ledger.#file = await JsonLines.open<Message>(join(dataDir, 'accepted.jsonl'), (entry, span) => {
      const { html: _html, text: _text, ...facts } = entry;
      ledger.#index(facts as Accepted, span);
    });
    return ledger;
  }

  /** The one way in for both providers. When it returns, the message counts as accepted and is in the file. */
  async accept(facts: Accepted, body: Body): Promise<void> {
    const kept = this.#keepsBodies ? body : { html: null, text: null };
    this.#index(facts, await this.#file.append({ ...facts, ...kept }));
  }

  get all(): readonly Accepted[] {
    return this.#accepted;
  }

  get(id: string): Accepted | undefined {
    return this.#byId.get(id);
  }

  /** Everything a recipient got, oldest first. */
  to(recipient: string): readonly Accepted[] {
    return this.#byRecipient.get(recipient.trim().toLowerCase()) ?? [];
  }

  async message(id: string): Promise<Message | undefined> {
    const span = this.#spans.get(id);
    return span ? await this.#file.read(span) : undefined;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #index(facts: Accepted, span: Span): void {
    this.#accepted.push(facts);
    this.#spans.set(facts.id, span);
    this.#byId.set(facts.id, facts);
    for (const recipient of facts.to) {
      const key = recipient.toLowerCase();
      const list = this.#byRecipient.get(key);
      if (list) list.push(facts);
      else this.#byRecipient.set(key, [facts]);
    }
  }
}
