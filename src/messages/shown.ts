/** A rendered message with what stands around it, in one shape for every channel, for whoever looks before it is sent. */
import type { DraftText } from './check.ts';
import type { RenderedLetter } from './rules/letter.ts';
import type { RenderedEmail, RenderedSms } from './rules/person.ts';
import { segmentsOf } from './rules/segments.ts';
import type { Locale, TemplateChannel } from './rules/template-kinds.ts';

export type Preview = RenderedEmail | RenderedSms | RenderedLetter;

export interface Shown {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  /** Where its reader lives; the incident's country where nobody knows. */
  readonly country: string;
  /** Of an e-mail, or the title of a letter. */
  readonly subject: string | null;
  /** What mail programs show beside the subject: its own, else the kind's. */
  readonly preheader: string | null;
  /** The whole page of an e-mail, byte for byte as it is sent. */
  readonly html: string | null;
  /** The plain-text twin of an e-mail, an SMS, the words of a letter. */
  readonly text: string;
  readonly letter: RenderedLetter | null;
  readonly sms: {
    readonly segments: number;
    /** Septets or UTF-16 units. */
    readonly units: number;
    readonly encoding: 'GSM-7' | 'UCS-2';
  } | null;
  /** As the proof keeps it, of the example's link and code. */
  readonly messageHash: string;
}

export function shownOf(
  preview: Preview,
  {
    channel,
    locale,
    preheader,
    country,
  }: Pick<DraftText, 'channel' | 'locale' | 'preheader'> & Pick<Shown, 'country'>,
): Shown {
  const { text, messageHash } = preview;
  const given = { channel, locale, country, text, messageHash };
  if ('html' in preview) {
    return { ...given, subject: preview.subject, preheader, html: preview.html, letter: null, sms: null };
  }
  if ('blocks' in preview) {
    return { ...given, subject: preview.title, preheader: null, html: null, letter: preview, sms: null };
  }
  const { segments, units, encoding } = segmentsOf(text);
  return {
    ...given,
    subject: null,
    preheader: null,
    html: null,
    letter: null,
    sms: { segments, units, encoding },
  };
}
