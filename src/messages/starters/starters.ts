/** Texts to start from: e-mail and SMS, Indonesian and English, with every element Indonesian law asks for. */
import type { TemplateDraft } from '../rules/template-kinds.ts';
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
