/** What delivery needs of the configuration: senders, addresses, lane times and sizes. */
import type { Config } from '../platform/config.ts';
import type { LaneTimes } from './lanes.store.ts';
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
