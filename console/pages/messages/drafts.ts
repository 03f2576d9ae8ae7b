/** A text as it is being written: where it belongs, and where it waits in this tab until it is saved. */
import type { TemplateBody } from '../../api/schema.d.ts';

export type Channel = TemplateBody['channel'];
export type Locale = TemplateBody['locale'];
export type Kind = NonNullable<TemplateBody['kind']>;

export const CHANNELS: readonly Channel[] = ['email', 'sms', 'letter'];
export const LOCALES: readonly Locale[] = ['id', 'en'];
export const KINDS: readonly Kind[] = [
  'individual',
  'initial',
  'supplement',
  'correction',
  'update',
  'policy',
  'goodwill',
];

/** One version after another. */
export interface Place {
  readonly kind: Kind;
  readonly channel: Channel;
  readonly locale: Locale;
  /** Codes of laws; none: the general text. */
  readonly jurisdictions: readonly string[];
}

/** What a writer types. */
export interface Words {
  readonly subject: string;
  readonly preheader: string;
  readonly linkFree: boolean;
  readonly body: string;
}

export const NO_WORDS: Words = { subject: '', preheader: '', linkFree: false, body: '' };

/** A kept version, or a starter. */
interface Written {
  readonly subject?: string | null | undefined;
  readonly preheader?: string | null | undefined;
  readonly linkFree?: boolean | undefined;
  readonly body: string;
}

export function wordsOf({ subject, preheader, linkFree, body }: Written): Words {
  return { subject: subject ?? '', preheader: preheader ?? '', linkFree: linkFree ?? false, body };
}

/** As the API takes it. */
export function bodyOf(place: Place, words: Words): TemplateBody {
  const { kind, channel, locale, jurisdictions } = place;
  const isSms = channel === 'sms';
  return {
    kind,
    channel,
    locale,
    body: words.body,
    jurisdictions: [...jurisdictions],
    ...(isSms ? {} : { subject: words.subject }),
    ...(channel === 'email' && words.preheader.trim() !== '' ? { preheader: words.preheader } : {}),
    ...(channel === 'email' ? { linkFree: words.linkFree } : {}),
  };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return keyOf(a) === keyOf(b);
}

export function isSameText(a: Words, b: Words): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function keyOf({ kind, channel, locale, jurisdictions }: Place): string {
  return [kind, channel, locale, ...jurisdictions].join(':');
}

/** `/incidents/x/messages/write?…` */
export function writeAddress(incident: string, place: Place, from?: string): string {
  const query = new URLSearchParams({ kind: place.kind, channel: place.channel, locale: place.locale });
  for (const law of place.jurisdictions) query.append('law', law);
  if (from !== undefined) query.set('from', from);
  return `/incidents/${incident}/messages/write?${query.toString()}`;
}

export function placeOf(query: URLSearchParams): Place {
  const one = <T extends string>(all: readonly T[], name: string) =>
    all.find((value) => value === query.get(name)) ?? all[0]!;
  return {
    kind: one(KINDS, 'kind'),
    channel: one(CHANNELS, 'channel'),
    locale: one(LOCALES, 'locale'),
    jurisdictions: query.getAll('law').toSorted(),
  };
}

/** Only what somebody typed for everybody: no reader, no name, no reference. It ends with the tab. */
export const unsaved = {
  read(incident: string, place: Place): Words | null {
    const kept = sessionStorage.getItem(storeKey(incident, place));
    if (kept === null) return null;
    return { ...NO_WORDS, ...(JSON.parse(kept) as Partial<Words>) };
  },
  write(incident: string, place: Place, words: Words): void {
    sessionStorage.setItem(storeKey(incident, place), JSON.stringify(words));
  },
  forget(incident: string, place: Place): void {
    sessionStorage.removeItem(storeKey(incident, place));
  },
};

function storeKey(incident: string, place: Place): string {
  return `amends.unsaved:${incident}:${keyOf(place)}`;
}
