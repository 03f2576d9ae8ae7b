/** Twilio's Messages API: one create per SMS, never repeated by the SDK. */
import { Agent } from 'node:http';
import twilio from 'twilio';
import { both } from '../../kernel/both.ts';
import type { Secret } from '../../kernel/secret.ts';
import type {
  FoundSms,
  ProviderCheck,
  ProviderPreflight,
  SendLimits,
  SmsMessage,
  SmsProvider,
} from '../ports.ts';
import { outcomeOfFailure, type SendOutcome } from '../rules/outcomes.ts';
import { providerCheck } from './check.ts';
import { notStarted, twilioFailure } from './failures.ts';
import { Slots } from './slots.ts';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: Secret<string>;
  /** The sandbox's address; null is Twilio's own. */
  readonly baseUrl: string | null;
  /** One of the two; the service wins. */
  readonly messagingServiceSid: string | null;
  readonly from: string | null;
  readonly callsMax?: number;
  readonly timeoutMs?: number;
  /** How long Twilio may queue a message; bounds the wait for an unknown one. */
  readonly validitySeconds?: number;
}

const SERVICE_FOUND = both('Messaging service found.', 'Messaging service ditemukan.');
const SERVICE_UNKNOWN = both(
  'Messaging service not found: check its SID.',
  'Messaging service tidak ditemukan: periksa SID-nya.',
);
const NO_SENDER = both(
  'Set a Twilio sender or messaging service.',
  'Tetapkan pengirim Twilio atau messaging service.',
);
const OWN_NUMBER = both('The number is ours.', 'Nomornya milik kita.');
const FOREIGN_NUMBER = both(
  'The sending number is not in the account.',
  'Nomor pengirim tidak ada dalam akun.',
);

export class TwilioProvider implements SmsProvider {
  readonly name = 'twilio';
  readonly callsMax: number;
  readonly timeoutMs: number;
  readonly #options: TwilioOptions;
  readonly #slots: Slots;
  readonly #client: twilio.Twilio;
  readonly #agent: Agent;

  constructor(options: TwilioOptions) {
    this.#options = options;
    this.callsMax = options.callsMax ?? 16;
    this.timeoutMs = options.timeoutMs ?? 15_000;
    this.#slots = new Slots(this.callsMax);
    this.#agent = new Agent({ keepAlive: true, maxSockets: this.callsMax });
    this.#client = twilio(options.accountSid, options.authToken.reveal(), {
      autoRetry: false,
      httpClient: this.#httpClient(),
    });
  }

  send(batch: readonly SmsMessage[], limits: SendLimits = {}): Promise<readonly SendOutcome[]> {
    const startBy = limits.startBy ?? Infinity;
    return Promise.all(batch.map((m) => this.#slots.run(startBy, () => this.#sendOne(m), notStarted)));
  }

  async find(to: string): Promise<readonly FoundSms[]> {
    // By recipient only: Twilio's date filter looks at the sent date, which a queued message may not have.
    const found = await this.#client.messages.list({ to, limit: 50 }).catch((error: unknown) => {
      // The SDK's error names the number; ours must not, so it is no cause.
      throw new Error(`Twilio did not list messages: ${outcomeOfFailure(twilioFailure(error)).code}.`);
    });
    return found.map((m) => ({
      providerId: m.sid,
      status: m.status,
      body: m.body,
      errorCode: m.errorCode ? String(m.errorCode) : null,
      createdAt: m.dateCreated,
    }));
  }

  async preflight(): Promise<ProviderPreflight> {
    try {
      const account = await this.#client.api.v2010.accounts(this.#options.accountSid).fetch();
      const isActive = account.status === 'active';
      const active = isActive
        ? both('The account is active.', 'Akunnya aktif.')
        : both(
            `The account is ${account.status}: resolve it with Twilio.`,
            `Status akunnya ${account.status}: selesaikan dengan Twilio.`,
          );
      const reachable = providerCheck('reachable', true, both('Twilio answers.', 'Twilio menjawab.'));
      return {
        checks: [reachable, providerCheck('sending', isActive, active), await this.#sender()],
        quota: null,
      };
    } catch (error) {
      const said = outcomeOfFailure(twilioFailure(error));
      const words = both(
        `Twilio does not answer as it should: ${said.code}. Check the account, token and address.`,
        `Twilio tidak menjawab sebagaimana mestinya: ${said.code}. Periksa akun, token, dan alamatnya.`,
      );
      return { checks: [providerCheck('reachable', false, words)], quota: null };
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #sendOne(message: SmsMessage): Promise<SendOutcome> {
    const callback = new URL(message.statusCallback);
    callback.searchParams.set('d', message.tag.d);
    callback.searchParams.set('a', String(message.tag.a));
    const { messagingServiceSid, from, validitySeconds = 14_400 } = this.#options;
    try {
      const created = await this.#client.messages.create({
        to: message.to,
        body: message.body,
        ...(messagingServiceSid ? { messagingServiceSid } : { from: from ?? '' }),
        statusCallback: callback.href,
        validityPeriod: validitySeconds,
      });
      if (created.sid)
        return { class: 'accepted', providerId: created.sid, code: created.status, detail: '' };
      return { class: 'ambiguous', code: 'no_sid', detail: 'Twilio answered without a message id.' };
    } catch (error) {
      return outcomeOfFailure(twilioFailure(error));
    }
  }

  async #sender(): Promise<ProviderCheck> {
    const { messagingServiceSid, from } = this.#options;
    if (messagingServiceSid) {
      const known = await this.#client.messaging.v1
        .services(messagingServiceSid)
        .fetch()
        .then(() => true, isMissing);
      return providerCheck('sender', known, known ? SERVICE_FOUND : SERVICE_UNKNOWN);
    }
    if (from === null) return providerCheck('sender', false, NO_SENDER);
    if (!from.startsWith('+')) {
      const words = both(
        `${from} is a name: each carrier must have registered it.`,
        `${from} adalah nama: setiap operator seluler harus sudah mendaftarkannya.`,
      );
      return providerCheck('sender', true, words);
    }
    const numbers = await this.#client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 });
    const ok = numbers.length > 0;
    return providerCheck('sender', ok, ok ? OWN_NUMBER : FOREIGN_NUMBER);
  }

  /** The SDK keeps agents for https only, has no hard end of a call, and knows no other host. */
  #httpClient(): twilio.RequestClient {
    const client = new twilio.RequestClient({ timeout: this.timeoutMs, maxSockets: this.callsMax });
    client.axios.defaults.httpAgent = this.#agent;
    client.axios.interceptors.request.use((config) => {
      config.signal = AbortSignal.timeout(this.timeoutMs);
      const { baseUrl } = this.#options;
      if (baseUrl !== null && config.url) {
        const asked = new URL(config.url);
        config.url = new URL(asked.pathname + asked.search, baseUrl).href;
      }
      return config;
    });
    return client;
  }
}

function isMissing(error: unknown): false {
  if (twilioFailure(error).httpStatus === 404) return false;
  throw error;
}
