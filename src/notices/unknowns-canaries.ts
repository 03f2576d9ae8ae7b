/** A message to the provider's own simulator now and then, to see whether its events still reach us. */
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '../kernel/ids.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { Couriers, type Letter } from './couriers.ts';
import type { SentChannel } from './rules/ladder.ts';
import * as store from './unknowns.store.ts';

/** Takes every message, bounces nothing, counts against no reputation; its events come like everybody's. */
const SES_SIMULATOR = 'success@simulator.amazonses.com';
const SUBJECT = 'Delivery check';
const TEXT = 'Delivery check: nothing needs to be done.';

export interface CanarySettings {
  /** A number of the company's own; null: SMS have no canary, and a person decides where too little is known. */
  readonly smsTo: string | null;
}
export const CANARY_SETTINGS = Symbol('CanarySettings');

export function canarySettings(config: Config): CanarySettings {
  return Object.freeze({ smsTo: config.providers.twilio.canaryTo ?? null });
}

@Injectable()
export class Canaries {
  constructor(
    private readonly db: Db,
    private readonly couriers: Couriers,
    @Inject(CANARY_SETTINGS) private readonly settings: CanarySettings,
  ) {}

  /** Can this channel have one? */
  has(channel: SentChannel): boolean {
    return channel === 'email' || this.settings.smsTo !== null;
  }

  /** Sends one by the lane's provider and writes down what it answered. The call stands in no transaction. */
  async send(laneId: string, channel: SentChannel): Promise<void> {
    const letter = this.#letter(channel);
    if (!letter) return;
    const id = uuidv7();
    await this.db.tx((tx) => store.insertCanary(tx, { id, laneId }));
    const { calls } = await this.couriers.take(channel, 1);
    try {
      const tagged = { letter, tag: { d: canaryTag(id), a: 1 } };
      const [outcome] = await this.couriers.send(channel, [tagged], Infinity);
      const { class: said, code } = outcome!;
      await this.db.tx((tx) => store.answerCanary(tx, { id, outcome: said, code }));
    } finally {
      this.couriers.give(channel, calls);
    }
  }

  #letter(channel: SentChannel): Letter | null {
    if (channel === 'email') {
      return { channel, to: SES_SIMULATOR, subject: SUBJECT, html: `<p>${TEXT}</p>`, text: TEXT };
    }
    return this.settings.smsTo === null ? null : { channel, to: this.settings.smsTo, body: TEXT };
  }
}

/** `k<32 hex>`: no delivery's tag looks like it. */
export function canaryTag(id: string): string {
  return `k${id.replaceAll('-', '')}`;
}

export function parseCanaryTag(tag: string): string | null {
  const m = /^k([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(tag);
  return m ? m.slice(1).join('-') : null;
}
