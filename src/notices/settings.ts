/** What delivery needs of the configuration: senders, addresses, lane times and sizes. */
import type { Config } from '../platform/config.ts';
import type { LaneTimes } from './lanes.store.ts';
import type { SentChannel } from './rules/ladder.ts';
import type { MessageProvider } from './rules/outcomes.ts';
import type { AddressLimits } from './rules/shared-addresses.ts';

export interface SenderSettings extends Omit<LaneTimes, 'timeoutMs'> {
  /** Names the lane: an e-mail sender, a messaging service or a number. */
  readonly sender: string;
  /** Recipients or segments a second where the provider does not say what it allows. */
  readonly rateMaxPerS: number;
}

export interface DeliverySettings {
  readonly email: SenderSettings & { readonly configurationSet: string };
  readonly sms: SenderSettings & { readonly statusCallback: string };
  /** Deliveries claimed at once. */
  readonly claimMax: number;
  /** Between two messages to an address that several people share, and how many of them one notice tells by it. */
  readonly shared: AddressLimits;
  /** A job ends after this long and enqueues its continuation. */
  readonly jobMs: number;
}

/** What may be shown of how a provider is set; never a secret, nor whose account it is. */
export interface ProviderFacts {
  readonly provider: MessageProvider;
  readonly channel: SentChannel;
  /** `sandbox`: nothing leaves this machine. */
  readonly kind: 'sandbox' | 'real';
  /** As people see it: an address, a number, a name, or a messaging service. */
  readonly sender: string;
  readonly region: string | null;
  readonly configurationSet: string | null;
  /** Of e-mail: one message a call, or up to fifty. */
  readonly mode: 'single' | 'bulk' | null;
  /** Where it tells us what became of messages. */
  readonly eventsAt: string;
}
export const PROVIDER_FACTS = Symbol('ProviderFacts');

export const DELIVERY_SETTINGS = Symbol('DeliverySettings');

/** Where providers reach us, under the public address. */
export const WEBHOOK_PATHS = { ses: '/webhooks/sns', twilio: '/webhooks/twilio' } as const;

/** ENGINE §6.3: ≤ 200 claimed at once, jobs ≤ 60 s (what is left of the minute is for the last group's calls). */
const SIZES = { claimMax: 200, jobMs: 35_000 } as const;

/** Until a launch asks SES for its quota; a Twilio sender's messages per second are agreed, not asked. */
const EMAIL_RATE_PER_S = 14;
const SMS_RATE_PER_S = 100;

export function deliverySettings(config: Config): DeliverySettings {
  const { ses, twilio } = config.providers;
  const leaseMs = config.limits.deliveryLeaseSeconds * 1000;
  const windowMs = config.limits.unknownWindowSeconds * 1000;
  return Object.freeze({
    email: {
      sender: ses.from,
      configurationSet: ses.configurationSet,
      rateMaxPerS: EMAIL_RATE_PER_S,
      leaseMs,
      windowMs,
    },
    sms: {
      sender: twilio.messagingServiceSid ?? twilio.from ?? twilio.accountSid,
      statusCallback: `${config.publicUrl}${WEBHOOK_PATHS.twilio}`,
      rateMaxPerS: SMS_RATE_PER_S,
      leaseMs,
      windowMs,
    },
    shared: {
      gapMs: config.limits.sharedAddressGapSeconds * 1000,
      peopleMax: config.limits.sharedAddressPeopleMax,
    },
    ...SIZES,
  });
}

export function providerFacts({ providers, publicUrl }: Config): readonly ProviderFacts[] {
  const { kind, ses, twilio } = providers;
  return Object.freeze([
    {
      provider: 'ses',
      channel: 'email',
      kind,
      sender: ses.from,
      region: ses.region,
      configurationSet: ses.configurationSet,
      mode: ses.mode,
      eventsAt: `${publicUrl}${WEBHOOK_PATHS.ses}`,
    },
    {
      provider: 'twilio',
      channel: 'sms',
      kind,
      sender: twilio.messagingServiceSid ?? twilio.from ?? '',
      region: null,
      configurationSet: null,
      mode: null,
      eventsAt: `${publicUrl}${WEBHOOK_PATHS.twilio}`,
    },
  ]);
}
