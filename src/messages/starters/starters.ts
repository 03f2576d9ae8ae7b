/** Texts to start from: every kind of message by e-mail, SMS and letter, in Indonesian and English. */
import type { Locale, TemplateChannel, TemplateDraft, TemplateKind } from '../rules/template-kinds.ts';
import { EMAIL_EN } from './email-en.ts';
import { EMAIL_ID } from './email-id.ts';

/** One GSM-7 segment with a short address: no link, no name, no kind of data. */
const SMS_ID =
  '{{ brand }}: data Anda bocor. Cek apa yang bocor di {{ incident_address }} dengan kode {{ typed_code }}. ' +
  'Akun {{ account_hint }}. Jangan beri OTP.';
const SMS_EN =
  '{{ brand }}: your data leaked. See what leaked at {{ incident_address }} with code {{ typed_code }}. ' +
  'Account {{ account_hint }}. Never share an OTP.';

export const STARTERS: readonly TemplateDraft[] = [
  { kind: 'individual', channel: 'email', locale: 'id', ...EMAIL_ID },
  { kind: 'individual', channel: 'email', locale: 'en', ...EMAIL_EN },
  { kind: 'individual', channel: 'sms', locale: 'id', body: SMS_ID },
  { kind: 'individual', channel: 'sms', locale: 'en', body: SMS_EN },
];

export interface StarterQuery {
  /** Default `individual`. */
  readonly kind?: TemplateKind | undefined;
  /** Default e-mail and SMS: letters are asked for by name. */
  readonly channel?: TemplateChannel | undefined;
  /** Default both. */
  readonly locale?: Locale | undefined;
}

export function startersOf({ kind = 'individual', channel, locale }: StarterQuery): TemplateDraft[] {
  return STARTERS.filter(
    (s) =>
      s.kind === kind &&
      (channel === undefined ? s.channel !== 'letter' : s.channel === channel) &&
      (locale === undefined || s.locale === locale),
  );
}
