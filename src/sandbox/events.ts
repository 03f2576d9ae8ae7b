/** Turns what was accepted into callbacks: SES events through the topic, Twilio's to the message's own address. */
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { JsonLines } from './json-lines.ts';
import type { Accepted, AcceptedEmail, AcceptedSms, Ledger } from './ledger.ts';
import type { Callback, Post, Poster } from './poster.ts';
import type { Queue } from './queue.ts';
import type { PlannedEvent } from './rules/sentinels.ts';
import { sesEvent } from './rules/ses-event.ts';
import type { Settings } from './settings.ts';
import type { Topic } from './topic.ts';

/** A subscriber that took the question and did not confirm is asked again. */
const ASK_AGAIN_MS = 2_000;

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
}

export interface EventParts {
  readonly ledger: Ledger;
  readonly poster: Poster;
  readonly topic: Topic;
  readonly settings: Settings;
  readonly twilio: TwilioAccount;
  readonly queue: Queue;
  /** Nothing is told of anything: for measuring what sending alone costs. */
  readonly isMute: boolean;
}

export class Events {
  readonly #parts: EventParts;
  readonly #answered: JsonLines<string>;
  #asking = false;

  private constructor(parts: EventParts, answered: JsonLines<string>) {
    this.#parts = parts;
    this.#answered = answered;
  }

  /** An acceptance holds its events, so what is still owed is every acceptance less what was answered. */
  static async open(dataDir: string, parts: EventParts): Promise<Events> {
    const done = new Set<string>();
    const answered = await JsonLines.open<string>(join(dataDir, 'answered.jsonl'), (key) => done.add(key));
    const events = new Events(parts, answered);
    for (const accepted of parts.ledger.all) events.#plan(accepted, done);
    return events;
  }

  /** After `Ledger.accept`. */
  plan(accepted: Accepted): void {
    this.#plan(accepted, new Set());
  }

  /** Asks the subscriber to confirm, again and again until it has; one question at a time. */
  askForConfirmation(): void {
    if (this.#asking) return;
    this.#asking = true;
    const { topic, poster } = this.#parts;
    poster.schedule(
      {
        key: 'confirmation',
        build: async () => {
          const request = topic.confirmationRequest(new Date());
          if (request === 'drop') this.#asking = false;
          return request;
        },
        answered: async () => {
          this.#asking = false;
          if (!topic.isConfirmed) setTimeout(() => this.askForConfirmation(), ASK_AGAIN_MS).unref();
        },
      },
      0,
    );
  }

  close(): Promise<void> {
    return this.#answered.close();
  }

  #plan(accepted: Accepted, done: ReadonlySet<string>): void {
    if (this.#parts.isMute) return;
    const { topic, poster } = this.#parts;
    accepted.events.forEach((event, n) => {
      const key = `${accepted.id}#${n}`;
      const id = `${accepted.id}#${event.copyOf ?? n}`;
      const at = new Date(Date.parse(accepted.at) + event.afterMs);
      if (!this.#isWanted(accepted, event)) return;
      const inMs = at.getTime() - Date.now();
      if (accepted.channel === 'email' && topic.fillsQueue && !done.has(inQueue(key))) {
        poster.schedule(this.#queued({ key, id, at }, accepted, event), inMs);
      }
      if (done.has(key) || (accepted.channel === 'email' && !topic.isPosted)) return;
      poster.schedule(this.#callback({ key, id, at }, accepted, event), inMs);
    });
  }

  #isWanted(accepted: Accepted, event: PlannedEvent): boolean {
    if (accepted.channel === 'sms') return accepted.statusCallback !== null;
    const { settings, topic } = this.#parts;
    return settings.publishes(accepted.configurationSet, event.type, topic.arn);
  }

  /** Into the queue instead of to an address; done with once somebody deleted it there. */
  #queued(
    { key, id, at }: { key: string; id: string; at: Date },
    accepted: AcceptedEmail,
    event: PlannedEvent,
  ): Callback {
    const { topic, queue } = this.#parts;
    return {
      key: inQueue(key),
      build: async () => {
        const body = topic.envelope(id, sesEvent(mailOf(accepted), event, at), at);
        queue.put(event.forged ? withoutKey(body) : body, async () => {
          await this.#answered.append(inQueue(key));
        });
        return 'drop';
      },
      answered: async () => undefined,
    };
  }

  /** `key` says which callback, `id` which event: a repetition of an event is a callback of its own. */
  #callback(
    { key, id, at }: { key: string; id: string; at: Date },
    accepted: Accepted,
    event: PlannedEvent,
  ): Callback {
    return {
      key,
      once: event.forged === true,
      build: async () => {
        const post =
          accepted.channel === 'email'
            ? this.#parts.topic.notification(id, sesEvent(mailOf(accepted), event, at), at)
            : twilioPost(accepted, event, this.#parts.twilio);
        return event.forged && typeof post === 'object' ? forged(post) : post;
      },
      answered: async () => {
        await this.#answered.append(key);
      },
    };
  }
}

/** As somebody would post it who has not the key: everything right but the signature. */
function forged(post: Post): Post {
  const headers = { ...post.headers };
  if ('x-twilio-signature' in headers) headers['x-twilio-signature'] = randomBytes(20).toString('base64');
  return { ...post, headers, body: withoutKey(post.body) };
}

function withoutKey(envelope: string): string {
  return envelope.replace(/"Signature":"[^"]*"/, `"Signature":"${randomBytes(256).toString('base64')}"`);
}

function inQueue(key: string): string {
  return `${key}@queue`;
}

function mailOf(accepted: AcceptedEmail): Parameters<typeof sesEvent>[0] {
  return { ...accepted, acceptedAt: new Date(accepted.at) };
}

/** Form-encoded, signed over the exact address and the sorted parameters. */
function twilioPost(accepted: AcceptedSms, event: PlannedEvent, account: TwilioAccount): Post {
  const url = accepted.statusCallback ?? '';
  const form: Record<string, string> = {
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    From: accepted.from,
    MessageSid: accepted.id,
    MessageStatus: event.type,
    SmsSid: accepted.id,
    SmsStatus: event.type,
    To: accepted.to[0] ?? '',
    ...(event.why ? { ErrorCode: event.why } : {}),
    ...(accepted.messagingServiceSid ? { MessagingServiceSid: accepted.messagingServiceSid } : {}),
  };
  const names = Object.keys(form).sort();
  const signed = url + names.map((name) => name + form[name]).join('');
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': createHmac('sha1', account.authToken).update(signed).digest('base64'),
    },
    body: new URLSearchParams(form).toString(),
  };
}
