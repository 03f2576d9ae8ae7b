/** Where alarms go: by SMTP and to a webhook, neither of which is a lane of ours. */
import type { Secret } from '../kernel/secret.ts';
import type { EnvReader } from './config-reader.ts';
import { WEBHOOK_SECRET } from './crypto/webhook-signature.ts';

export interface AlarmSettings {
  /** Null: no alarm goes by mail. */
  readonly mail: {
    readonly smtpUrl: Secret<string>;
    readonly from: string;
    readonly to: readonly string[];
  } | null;
  /** Null: no alarm goes to a webhook. The secret is that of Standard Webhooks, `whsec_` and base64. */
  readonly webhook: { readonly url: string; readonly secret: Secret<string> } | null;
  /** An unknown older than this is an alarm. */
  readonly unknownHours: number;
  /** So long before a legal deadline its clock is an alarm. */
  readonly clockHours: number;
}

export function readAlarms(read: EnvReader): AlarmSettings {
  const smtpUrl = read.secret('AMENDS_ALARM_SMTP_URL');
  const url = read.url('AMENDS_ALARM_WEBHOOK_URL');
  const secret = read.secret('AMENDS_ALARM_WEBHOOK_SECRET');
  if (url !== null && secret === null) {
    read.fail('AMENDS_ALARM_WEBHOOK_SECRET', 'is needed because AMENDS_ALARM_WEBHOOK_URL is set');
  }
  if (secret !== null && !WEBHOOK_SECRET.test(secret.reveal())) {
    read.fail('AMENDS_ALARM_WEBHOOK_SECRET', 'must be whsec_ and at least 18 bytes in base64');
  }
  return Object.freeze({
    mail: smtpUrl === null ? null : readMail(read, smtpUrl),
    webhook: url === null || secret === null ? null : { url, secret },
    unknownHours: read.whole('AMENDS_ALARM_UNKNOWN_HOURS', 6, { min: 1, max: 720 }),
    clockHours: read.whole('AMENDS_ALARM_CLOCK_HOURS', 12, { min: 1, max: 720 }),
  });
}

function readMail(read: EnvReader, smtpUrl: Secret<string>): AlarmSettings['mail'] {
  const protocol = URL.parse(smtpUrl.reveal())?.protocol;
  if (protocol !== 'smtp:' && protocol !== 'smtps:') {
    read.fail('AMENDS_ALARM_SMTP_URL', 'must be an address like smtps://user:password@mail.example:465');
  }
  const why = 'is needed because AMENDS_ALARM_SMTP_URL is set';
  const from = read.needed('AMENDS_ALARM_FROM', why);
  const to = read.list('AMENDS_ALARM_TO');
  if (to.length === 0) read.fail('AMENDS_ALARM_TO', why);
  return { smtpUrl, from, to };
}
