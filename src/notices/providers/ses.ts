/** Amazon SES v1: by default one SendEmail per recipient, so that a lost answer leaves one person in doubt, never fifty. */
import {
  DescribeConfigurationSetCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SendEmailCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { type Both, both, counted } from '../../kernel/both.ts';
import type { Secret } from '../../kernel/secret.ts';
import type { EmailMessage, EmailProvider, ProviderCheck, ProviderPreflight, SendLimits } from '../ports.ts';
import { BULK_MESSAGES_MAX } from '../rules/bulk-calls.ts';
import { outcomeOfFailure, type SendOutcome } from '../rules/outcomes.ts';
import { providerCheck } from './check.ts';
import { notStarted, sesFailure } from './failures.ts';
import { HardEnd } from './hard-end.ts';
import { SesBulk } from './ses-bulk.ts';
import { Sha256 } from './sha256.ts';
import { Shortcut } from './shortcut.ts';
import { Slots } from './slots.ts';

export interface SesOptions {
  readonly region: string;
  /** The sandbox's address; null is Amazon's own. */
  readonly endpoint: string | null;
  /** Absent: the SDK's own chain (environment, profile, instance role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: Secret<string> };
  /** `Name <address>` or an address; its domain or address is the identity preflight asks about. */
  readonly from: string;
  readonly configurationSet: string;
  /** `single` unless told. */
  readonly mode?: 'single' | 'bulk';
  readonly callsMax?: number;
  readonly timeoutMs?: number;
}

/** SES answers in tens of milliseconds: so many calls in flight reach a few hundred messages a second. */
const CALLS_MAX = 32;
const BULK_CALLS_MAX = 8;
const CONNECTION_TIMEOUT_MS = 2_000;
const EVENTS = ['send', 'delivery', 'bounce', 'complaint', 'reject'] as const;
const SENDS = both('Sending is enabled.', 'Pengiriman diizinkan.');
const PAUSED = both(
  'Sending is paused for the account: resolve it with AWS.',
  'Pengiriman akun ini dijeda: selesaikan dengan AWS.',
);
const IN_SANDBOX = both(
  'This account is still in the SES sandbox (200 a day): ask AWS for production access.',
  'Akun ini masih dalam sandbox SES (200 per hari): mintalah akses produksi kepada AWS.',
);

function cannotCarry(why: string): Both {
  return both(
    `Several a call would not arrive as they were written: its stored template says ${why}. Send one a call (AMENDS_SES_MODE=single).`,
    `Beberapa pesan per panggilan tidak akan tiba seperti ditulis: templat tersimpannya menjawab ${why}. Kirim satu per panggilan (AMENDS_SES_MODE=single).`,
  );
}

export class SesProvider implements EmailProvider {
  readonly name = 'ses';
  readonly callsMax: number;
  readonly messagesPerCall: number;
  readonly timeoutMs: number;
  readonly #bulk: SesBulk | null;
  readonly #options: SesOptions;
  readonly #slots: Slots;
  readonly #hardEnd: HardEnd;
  /** One attempt: the SDK's own retries would send a message again whose answer was lost (providers.md §2). */
  readonly #sending: SESClient;
  readonly #shortcut: Shortcut;
  readonly #asking: SESClient;

  constructor(options: SesOptions) {
    this.#options = options;
    const isBulk = options.mode === 'bulk';
    this.callsMax = options.callsMax ?? (isBulk ? BULK_CALLS_MAX : CALLS_MAX);
    this.messagesPerCall = isBulk ? BULK_MESSAGES_MAX : 1;
    this.timeoutMs = options.timeoutMs ?? 15_000;
    this.#slots = new Slots(this.callsMax);
    this.#hardEnd = new HardEnd(this.timeoutMs);
    this.#sending = new SESClient({ ...this.#common(this.callsMax), maxAttempts: 1 });
    this.#shortcut = new Shortcut(this.#sending, this.#hardEnd);
    this.#asking = new SESClient(this.#common(2));
    const clients = { sending: this.#sending, asking: this.#asking };
    this.#bulk = isBulk ? new SesBulk(clients, this.#slots, this.#hardEnd) : null;
  }

  send(batch: readonly EmailMessage[], limits: SendLimits = {}): Promise<readonly SendOutcome[]> {
    const startBy = limits.startBy ?? Infinity;
    if (this.#bulk) return this.#bulk.send(batch, startBy);
    return Promise.all(batch.map((m) => this.#slots.run(startBy, () => this.#sendOne(m), notStarted)));
  }

  async preflight(): Promise<ProviderPreflight> {
    try {
      const [quota, ...checks] = await Promise.all([this.#quota(), this.#sendingEnabled(), this.#events()]);
      const production = quota.max24Hour === null || quota.max24Hour > 200;
      const perDay =
        quota.max24Hour === null
          ? both('unlimited', 'tak terbatas')
          : both(String(quota.max24Hour), counted(quota.max24Hour).id);
      const words = production
        ? both(
            `${perDay.en} recipients a day, ${quota.perSecond} a second.`,
            `${perDay.id} penerima per hari, ${quota.perSecond} per detik.`,
          )
        : IN_SANDBOX;
      const identities = await this.#identity();
      const reachable = providerCheck('reachable', true, both('SES answers.', 'SES menjawab.'));
      return {
        checks: [reachable, ...checks, ...identities, providerCheck('quota', production, words)],
        quota,
      };
    } catch (error) {
      const said = outcomeOfFailure(sesFailure(error));
      const words = both(
        `SES does not answer as it should: ${said.code}. Check its credentials, region and address.`,
        `SES tidak menjawab sebagaimana mestinya: ${said.code}. Periksa kredensial, region, dan alamatnya.`,
      );
      return { checks: [providerCheck('reachable', false, words)], quota: null };
    }
  }

  close(): void {
    this.#sending.destroy();
    this.#asking.destroy();
  }

  async #sendOne(message: EmailMessage): Promise<SendOutcome> {
    const command = new SendEmailCommand({
      Source: message.from,
      Destination: { ToAddresses: [message.to] },
      Message: {
        Subject: { Data: message.subject, Charset: 'UTF-8' },
        Body: {
          Html: { Data: message.html, Charset: 'UTF-8' },
          Text: { Data: message.text, Charset: 'UTF-8' },
        },
      },
      ConfigurationSetName: message.configurationSet,
      Tags: [
        { Name: 'd', Value: message.tag.d },
        { Name: 'a', Value: String(message.tag.a) },
      ],
    });
    try {
      const answer = await this.#shortcut.send(command);
      if (answer.MessageId)
        return { class: 'accepted', providerId: answer.MessageId, code: 'ok', detail: '' };
      return { class: 'ambiguous', code: 'no_message_id', detail: 'SES answered without a message id.' };
    } catch (error) {
      return outcomeOfFailure(sesFailure(error));
    }
  }

  async #quota(): Promise<NonNullable<ProviderPreflight['quota']>> {
    const q = await this.#asking.send(new GetSendQuotaCommand({}));
    const max = q.Max24HourSend ?? 0;
    return {
      max24Hour: max < 0 ? null : max,
      perSecond: q.MaxSendRate ?? 0,
      sentLast24Hours: q.SentLast24Hours ?? 0,
    };
  }

  async #sendingEnabled(): Promise<ProviderCheck> {
    const { Enabled } = await this.#asking.send(new GetAccountSendingEnabledCommand({}));
    const refusal = Enabled && this.#bulk ? await this.#bulk.refusal() : null;
    if (refusal !== null) return providerCheck('sending', false, cannotCarry(refusal));
    return providerCheck('sending', Enabled === true, Enabled ? SENDS : PAUSED);
  }

  /** A domain identity covers every address of the domain, so either will do. */
  async #identity(): Promise<ProviderCheck[]> {
    const address = /<([^<>]+)>\s*$/.exec(this.#options.from)?.[1] ?? this.#options.from;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const Identities = [domain, address];
    const [verification, dkim] = await Promise.all([
      this.#asking.send(new GetIdentityVerificationAttributesCommand({ Identities })),
      this.#asking.send(new GetIdentityDkimAttributesCommand({ Identities })),
    ]);
    const verified = Identities.some(
      (i) => verification.VerificationAttributes?.[i]?.VerificationStatus === 'Success',
    );
    const signed = Identities.some((i) => {
      const facts = dkim.DkimAttributes?.[i];
      return facts?.DkimEnabled === true && facts.DkimVerificationStatus === 'Success';
    });
    return [
      providerCheck(
        'identity',
        verified,
        verified
          ? both(`${domain} is verified as a sender.`, `${domain} terverifikasi sebagai pengirim.`)
          : both(`${domain} is not verified as a sender.`, `${domain} belum terverifikasi sebagai pengirim.`),
      ),
      providerCheck(
        'dkim',
        signed,
        signed
          ? both(`${domain} signs with DKIM.`, `${domain} menandatangani dengan DKIM.`)
          : both(
              `${domain} does not sign with DKIM: publish the three CNAME records SES shows for the domain.`,
              `${domain} tidak menandatangani dengan DKIM: terbitkan tiga catatan CNAME yang ditunjukkan SES untuk domain itu.`,
            ),
      ),
    ];
  }

  async #events(): Promise<ProviderCheck> {
    const name = this.#options.configurationSet;
    const found = await this.#asking
      .send(
        new DescribeConfigurationSetCommand({
          ConfigurationSetName: name,
          ConfigurationSetAttributeNames: ['eventDestinations'],
        }),
      )
      .catch((error: unknown) => {
        if (error instanceof Error && error.name.startsWith('ConfigurationSetDoesNotExist')) return null;
        throw error;
      });
    if (!found) {
      const words = both(
        `SES has no configuration set ${name}: create it.`,
        `SES tidak punya configuration set ${name}: buatlah.`,
      );
      return providerCheck('events', false, words);
    }
    const published = new Set(
      found.EventDestinations?.filter((d) => d.Enabled && d.SNSDestination).flatMap(
        (d) => d.MatchingEventTypes ?? [],
      ),
    );
    const missing = [...EVENTS, ...(this.#bulk ? (['renderingFailure'] as const) : [])].filter(
      (t) => !published.has(t),
    );
    const left = missing.join(', ');
    const words =
      left === ''
        ? both(`${name} publishes its events to SNS.`, `${name} menerbitkan kejadiannya ke SNS.`)
        : both(
            `${name} does not publish ${left} to SNS: without them a lost answer cannot be resolved.`,
            `${name} tidak menerbitkan ${left} ke SNS: tanpa itu jawaban yang hilang tidak dapat dipastikan.`,
          );
    return providerCheck('events', left === '', words);
  }

  #common(sockets: number) {
    const { region, endpoint, credentials } = this.#options;
    const agent = { keepAlive: true, maxSockets: sockets };
    return {
      region,
      sha256: Sha256,
      ...(endpoint === null ? {} : { endpoint }),
      ...(credentials
        ? {
            credentials: {
              accessKeyId: credentials.accessKeyId,
              secretAccessKey: credentials.secretAccessKey.reveal(),
            },
          }
        : {}),
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        requestTimeout: this.timeoutMs,
        throwOnRequestTimeout: true,
        httpAgent: agent,
        httpsAgent: agent,
      },
    };
  }
}
