/** One message to one person who asked for it, by the lane of its channel: a code, a receipt, an answer. */
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { must } from '../kernel/assert.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { segmentsOf } from '../messages/index.ts';
import { Db } from '../platform/db/db.ts';
import { Couriers, type Letter } from './couriers.ts';
import { mailboxOf } from './rules/mailboxes.ts';
import type { OutcomeClass } from './rules/outcomes.ts';

export type Answered = 'accepted' | 'wait' | 'refused' | 'unknown';

const OUTCOMES: Readonly<Record<OutcomeClass, Answered>> = {
  accepted: 'accepted',
  retry: 'wait',
  halt: 'wait',
  rejected: 'refused',
  ambiguous: 'unknown',
};

@Injectable()
export class Answers {
  constructor(
    private readonly db: Db,
    private readonly couriers: Couriers,
  ) {}

  /**
   * Sends one message now, or says `wait` where its lane is halted or its second spent. Outside any transaction; never
   * throws for what a provider does. That it is sent once is its caller's promise: write the intention down before.
   * Whoever asked for it waits for it, so the hotline's cap, which slows what nobody asked for, does not count it.
   */
  async send(letter: Letter): Promise<Answered> {
    const { channel } = letter;
    const isMail = channel === 'email';
    const country = isMail ? '' : (parsePhoneNumberFromString(letter.to)?.country ?? '');
    const lane = await this.couriers.lane(channel, country);
    const asking = {
      units: isMail ? 1 : segmentsOf(letter.body).segments,
      mailbox: isMail ? mailboxOf(letter.to) : '',
    };
    const { go } = await this.couriers.reserve(lane, null, [asking]);
    if (go.length === 0) return 'wait';
    const { calls } = await this.couriers.take(channel, 1);
    try {
      const tagged = { letter, tag: { d: answerTag(), a: 1 } };
      const outcomes = await this.couriers.send(channel, [tagged], Infinity);
      await this.db.tx((tx) => this.couriers.learn(tx, lane, outcomes));
      return OUTCOMES[must(outcomes[0], 'one message has one outcome').class];
    } finally {
      this.couriers.give(channel, calls);
    }
  }
}

/** `q<32 hex>`: no delivery's and no canary's tag looks like it. */
function answerTag(): string {
  return `q${uuidv7().replaceAll('-', '')}`;
}

export interface PlainMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Stands by itself after the paragraphs, in full. */
  readonly link?: string;
}

/** Both parts of a plain e-mail; what people and companies are called can become no markup. */
export function letterOf({ subject, paragraphs, link }: PlainMail): {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
} {
  const all = link === undefined ? paragraphs : [...paragraphs, link];
  const html = all.map((one) => `<p>${one === link ? anchor(one) : escaped(one)}</p>`).join('\n');
  return {
    subject: subject.replaceAll(/[\r\n]+/g, ' ').trim(),
    html: `<!doctype html>\n<html><head><meta charset="utf-8"></head><body style="font:16px/1.6 sans-serif">\n${html}\n</body></html>\n`,
    text: `${all.join('\n\n')}\n`,
  };
}

function anchor(link: string): string {
  return `<a href="${escaped(link)}">${escaped(link)}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
