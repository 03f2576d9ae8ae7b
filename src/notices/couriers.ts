/** Hands messages to the providers: never more calls than sockets, by lanes that can be slowed and stopped. */
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { MailServers } from '../people/index.ts';
import { type Lane, Lanes, type Slots } from './lanes.ts';
import { OwnDomains, type Placed } from './own-domains.ts';
import {
  EMAIL_PROVIDER,
  type EmailMessage,
  type EmailProvider,
  type MessageTag,
  type ProviderPreflight,
  type SendOutcome,
  SMS_PROVIDER,
  type SmsProvider,
} from './ports.ts';
import type { SentChannel } from './rules/ladder.ts';
import { type Asking, hasRoom, hear, type Heard } from './rules/lanes.ts';
import type { MessageProvider } from './rules/outcomes.ts';
import { DELIVERY_SETTINGS, type DeliverySettings } from './settings.ts';

/** A rendered message without its tag, which exists only once the attempt is committed. */
export type Letter =
  | ({ readonly channel: 'email' } & Pick<EmailMessage, 'to' | 'subject' | 'html' | 'text' | 'pieces'>)
  | { readonly channel: 'sms'; readonly to: string; readonly body: string };

export interface Tagged {
  readonly letter: Letter;
  readonly tag: MessageTag;
}

const PROVIDERS: Readonly<Record<SentChannel, MessageProvider>> = { email: 'ses', sms: 'twilio' };

/** One group on the wire and one behind it, so that no socket waits while a group is committed to; a lone one may. */
function placesFor({ callsMax }: { readonly callsMax: number }): number {
  return callsMax === 1 ? 1 : callsMax * 2;
}

@Injectable()
export class Couriers {
  readonly #lanes = new Map<string, Lane>();
  /** By lane: what its provider answered to this process within the last second. */
  readonly #heard = new Map<string, Heard>();
  readonly #ownDomains: OwnDomains;
  readonly #permits: Readonly<Record<SentChannel, Permits>>;

  constructor(
    @Inject(EMAIL_PROVIDER) private readonly email: EmailProvider,
    @Inject(SMS_PROVIDER) private readonly sms: SmsProvider,
    @Inject(DELIVERY_SETTINGS) readonly settings: DeliverySettings,
    private readonly lanes: Lanes,
    servers: MailServers,
  ) {
    this.#ownDomains = new OwnDomains(servers);
    this.#permits = { email: new Permits(placesFor(email)), sms: new Permits(placesFor(sms)) };
  }

  providerOf(channel: SentChannel): MessageProvider {
    return PROVIDERS[channel];
  }

  times(channel: SentChannel): { leaseMs: number; timeoutMs: number } {
    const provider = channel === 'email' ? this.email : this.sms;
    return { leaseMs: this.settings[channel].leaseMs, timeoutMs: provider.timeoutMs };
  }

  /** Asks each provider what must be right before a launch. Outside any transaction. */
  async preflight(channels: readonly SentChannel[]): Promise<Record<string, ProviderPreflight>> {
    const asked = channels.map(async (channel) => {
      const provider = channel === 'email' ? this.email : this.sms;
      return [provider.name, await provider.preflight()] as const;
    });
    return Object.fromEntries(await Promise.all(asked));
  }

  /** What SES says it allows becomes its lane's ceiling; Twilio's rates are agreed per sender, not asked. */
  async openLanes(providers: Readonly<Record<string, ProviderPreflight>>): Promise<void> {
    const perSecond = providers[PROVIDERS.email]?.quota?.perSecond ?? 0;
    if (providers[PROVIDERS.email]) await this.#ensure('email', '', perSecond > 0 ? perSecond : null);
  }

  /**
   * How many to claim now, so that little is claimed only to be given back; SMS learn their lane only when the number
   * is open. None while the lane is halted or its second is spent: then come back after so long.
   */
  async room(
    channel: SentChannel,
    incidentId: IncidentId,
  ): Promise<{ readonly messages: number; readonly waitMs: number }> {
    const { claimMax } = this.settings;
    if (channel === 'sms') {
      return { messages: Math.min(claimMax, Math.ceil(this.settings.sms.rateMaxPerS)), waitMs: 0 };
    }
    const room = await this.lanes.room((await this.lane(channel, '')).id, incidentId);
    return { ...room, messages: Math.min(claimMax, room.messages) };
  }

  /** E-mail has one lane per sender, SMS one per sender and country of the number. */
  async lane(channel: SentChannel, country: string): Promise<Lane> {
    return this.#ensure(channel, channel === 'email' ? '' : country, null);
  }

  /** Whose mailboxes e-mails to domains of people's own lie in. Outside any transaction. */
  async place<T extends Placed>(channel: SentChannel, messages: readonly T[]): Promise<readonly T[]> {
    return channel === 'email' ? this.#ownDomains.place(messages) : messages;
  }

  /** A group's place in the line, never more calls than sockets; give back exactly what was taken. */
  async take(channel: SentChannel, wanted: number): Promise<{ calls: number; messages: number }> {
    const { callsMax, messagesPerCall: each = 1 } = channel === 'email' ? this.email : this.sms;
    const calls = await this.#permits[channel].take(Math.min(callsMax, Math.ceil(wanted / each)));
    return { calls, messages: calls * each };
  }

  give(channel: SentChannel, calls: number): void {
    this.#permits[channel].give(calls);
  }

  async reserve<T extends Asking>(
    lane: Lane,
    incidentId: IncidentId | null,
    asking: readonly T[],
  ): Promise<Slots<T>> {
    return this.lanes.reserve(lane.id, incidentId, asking);
  }

  /** Outside any transaction. Never throws for what a provider or network does. */
  async send(
    channel: SentChannel,
    group: readonly Tagged[],
    startBy: number,
  ): Promise<readonly SendOutcome[]> {
    if (channel === 'email') {
      const { sender: from, configurationSet } = this.settings.email;
      const batch = group.flatMap(({ letter, tag }) =>
        letter.channel === 'email' ? [{ ...letter, tag, from, configurationSet }] : [],
      );
      return this.email.send(batch, { startBy });
    }
    const { statusCallback } = this.settings.sms;
    const batch = group.flatMap(({ letter, tag }) =>
      letter.channel === 'sms' ? [{ to: letter.to, body: letter.body, tag, statusCallback }] : [],
    );
    return this.sms.send(batch, { startBy });
  }

  /** What a group's answers mean for its lane: slower, or stopped until a person has looked. */
  async learn(tx: Tx, lane: Lane, outcomes: readonly SendOutcome[]): Promise<void> {
    const halt = outcomes.find((o) => o.class === 'halt');
    if (halt) {
      const { provider, sender, country } = lane;
      const reason = `${halt.code}: ${halt.detail}`.slice(0, 300);
      const scope = halt.scope === 'country' ? country : null;
      const { awaits = null } = halt;
      await this.lanes.halt(tx, { provider, sender, country: scope, reason, awaits }, SYSTEM_ACTOR);
    }
    const slow = outcomes.filter((o) => o.class === 'retry' && o.throttled).length;
    const news = { answers: outcomes.length, throttled: slow };
    const { heard, share } = hear(this.#heard.get(lane.id) ?? null, news, performance.now());
    this.#heard.set(lane.id, heard);
    if (share > 0) await this.lanes.slowDown(tx, lane.id, share);
  }

  /** Stops what must be stopped although nobody sends by it now. */
  async brake(): Promise<void> {
    await this.lanes.brake();
  }

  /** What halted for the day's quota goes on once the provider says there is room again. Outside any transaction. */
  async resume(): Promise<void> {
    const of = { provider: PROVIDERS.email, sender: this.settings.email.sender };
    if (!(await this.lanes.awaitQuota(of))) return;
    const { checks, quota } = await this.email.preflight();
    const isSending = checks.some(({ name, ok }) => name === 'sending' && ok);
    if (isSending && quota && hasRoom(quota)) await this.lanes.resume(of, { ...quota });
  }

  /** Made and brought up to the settings once in a process; then only known by its id. */
  async #ensure(channel: SentChannel, country: string, ceilingPerS: number | null): Promise<Lane> {
    const { sender, leaseMs, windowMs, rateMaxPerS } = this.settings[channel];
    const known = this.#lanes.get(`${channel}:${country}`);
    if (known && ceilingPerS === null) return known;
    const { timeoutMs } = this.times(channel);
    const key = { provider: PROVIDERS[channel], sender, country };
    const lane = await this.lanes.ensure(key, { leaseMs, windowMs, timeoutMs, rateMaxPerS, ceilingPerS });
    this.#lanes.set(`${channel}:${country}`, lane);
    return lane;
  }
}

/** Counts free sockets of one provider in this process. */
class Permits {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(total: number) {
    this.#free = total;
  }

  async take(wanted: number): Promise<number> {
    while (this.#free === 0) await new Promise<void>((wake) => this.#waiting.push(wake));
    const taken = Math.min(this.#free, wanted);
    this.#free -= taken;
    if (this.#free > 0) this.#waiting.shift()?.();
    return taken;
  }

  give(count: number): void {
    this.#free += count;
    this.#waiting.shift()?.();
  }
}
