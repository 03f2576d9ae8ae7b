/** Whether what knocks at a webhook is from SES's topic or from Twilio; everything else is refused unread. */
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import {
  confirmSubscription,
  fetchCertificate,
  pinnedCertificate,
  type SnsMessage,
  type SnsVerdict,
  SnsVerifier,
} from './providers/sns.ts';
import { isSignedByTwilio, type TwilioCallback } from './providers/twilio-callbacks.ts';

@Injectable()
export class Verification {
  readonly #sns: SnsVerifier;
  readonly #config: Pick<Config, 'providers' | 'publicUrl'>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'providers' | 'publicUrl'>) {
    const { topicArns, pinnedCertificate: pin } = config.providers.sns;
    this.#config = config;
    this.#sns = new SnsVerifier(topicArns, pin ? pinnedCertificate(pin) : fetchCertificate);
  }

  async sns(body: string, now: Date): Promise<SnsVerdict> {
    return this.#sns.verify(body, now);
  }

  twilio(callback: TwilioCallback): boolean {
    const { providers, publicUrl } = this.#config;
    return isSignedByTwilio(callback, providers.twilio.authToken.reveal(), publicUrl);
  }

  /** Of a message that was verified. Throws when SNS does not answer: it asks again. */
  async confirm(message: SnsMessage): Promise<void> {
    const { providers } = this.#config;
    await confirmSubscription(message, providers.kind === 'sandbox' ? providers.url : null);
  }
}
