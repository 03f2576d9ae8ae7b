/** Event archives of other hosts, brought together after a restore: each is opened, read anew and kept like a new one. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { MessageProvider } from '../notices/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { archivedPage } from './event-archive.ts';
import { type Arrival, EventInbox } from './event-inbox.ts';
import { EventKeys } from './event-keys.ts';
import { type ProviderEvidence, storable } from './providers/evidence.ts';
import { readNotification } from './providers/ses-events.ts';
import { readTwilioCallback } from './providers/twilio-callbacks.ts';
import { Receipts } from './receipts.ts';
import type { EventPage } from './receipts.store.ts';
import { textsOf } from './event-pages.ts';

export interface Brought {
  readonly read: number;
  /** New to this database, and projected. */
  readonly added: number;
  readonly repeated: number;
  /** Torn, not sealed by us, or under a key that is gone: nothing of them counts. */
  readonly unreadable: number;
}

const BATCH = 50;

@Injectable()
export class EventImports {
  constructor(
    private readonly inbox: EventInbox,
    private readonly keys: EventKeys,
    private readonly receipts: Receipts,
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  /**
   * Lines of archives, of any host, in any order, any number of times. Only what opens under our own keys is believed,
   * and only what its raw text says. Needs `notice.launch`.
   */
  async bring(lines: AsyncIterable<string>, actor: Actor): Promise<Brought> {
    const total = { read: 0, added: 0, repeated: 0, unreadable: 0 };
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      const verdicts = (await Promise.all(batch.map((line) => this.#keep(line)))).flat();
      for (const verdict of verdicts) total[verdict] += 1;
      total.read += verdicts.length;
      batch = [];
    };
    for await (const line of lines) {
      if (line !== '') batch.push(line);
      if (batch.length === BATCH) await flush();
    }
    await flush();
    await this.receipts.project();
    const facts = { ...total };
    await this.db.tx((tx) =>
      this.audit.record(tx, { actor, action: 'receipts.bring_events', incidentId: null, facts }),
    );
    return total;
  }

  /** One verdict for each event; one for a line that shows none. */
  async #keep(line: string): Promise<Verdict[]> {
    const page = archivedPage(line);
    const texts = page && (await this.#texts(page));
    if (!texts) return ['unreadable'];
    return Promise.all(
      page.events.map(async ({ eventId, place, receivedAt }) => {
        const raw = texts[place ?? 0];
        const arrival = raw === undefined ? null : arrivalOf(page.provider, raw, receivedAt);
        if (!arrival || storable(arrival.event, arrival.raw).eventId !== eventId) return 'unreadable';
        return (await this.inbox.keep(arrival)) ? 'added' : 'repeated';
      }),
    );
  }

  async #texts(page: EventPage): Promise<string[] | null> {
    const [first] = page.events;
    if (first?.place !== null) {
      const opened = await this.keys.open(page, page.sealed, page.id);
      return opened && textsOf(opened);
    }
    const alone = await this.keys.open(page, page.sealed, `${page.provider}:${first.eventId}`);
    return alone && [alone.toString('utf8')];
  }
}

type Verdict = 'added' | 'repeated' | 'unreadable';

function arrivalOf(provider: MessageProvider, raw: string, at: Date): Arrival | null {
  const event = provider === 'ses' ? sesEventOf(raw, at) : twilioEventOf(raw, at);
  return event && { event, raw, at };
}

/** Verified when it came; sealed since. */
function sesEventOf(raw: string, at: Date): ProviderEvidence {
  const { Type, MessageId, Message } = JSON.parse(raw) as Record<'Type' | 'MessageId' | 'Message', string>;
  return readNotification({ type: Type, messageId: MessageId, message: Message }, at);
}

function twilioEventOf(raw: string, at: Date): ProviderEvidence | null {
  const end = raw.indexOf('\n');
  const callback = { pathAndQuery: raw.slice(0, end), signature: undefined, body: raw.slice(end + 1) };
  return readTwilioCallback(callback, at);
}
