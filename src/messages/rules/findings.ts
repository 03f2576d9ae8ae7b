/** What the linter finds: each with a code, a severity, and a sentence that says where. */
import { type Both, both } from '../../kernel/both.ts';
import type { Problem, Use } from './grammar.ts';
import { MESSAGE, type Place, placesOf, placeText, PREHEADER, SUBJECT } from './places.ts';
import type { Said } from './said.ts';
import type { Locale, TemplateChannel, TemplateKind } from './template-kinds.ts';
import type { ValueOf } from './variables.ts';
import type { Overlay } from './overlay.ts';

export const FINDING_CODES = [
  'template', 'empty_variable', 'overlay_missing', 'overlay_forbidden', 'overlay_format', 'kind_missing', 'hedging',
  'blame', 'money_in_subject', 'claims_contained', 'claims_closed', 'claims_date', 'claims_not_leaked',
  'names_other_data', 'sensitive_in_open', 'sensitive_named', 'category_in_sms', 'softening', 'hard_to_read',
  'hard_word', 'block_missing', 'sms_segments', 'sms_letters', 'sms_link', 'sms_brand_first', 'sms_missing', 'strange_letters',
] as const; // prettier-ignore
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  /** Blocking findings must be gone before approval; advice may stay. */
  readonly severity: 'blocking' | 'advice';
  /** One sentence that begins with the place. */
  readonly message: string;
  /** The same in both languages. */
  readonly says: Both;
  /** The words, the variable or the content code it is about. */
  readonly where: string | null;
  readonly place: Place;
}

/** One exposure, and what its message really says. */
export interface LintProfile {
  /** Codes of what leaked in a form others can read. */
  readonly leaked: readonly string[];
  /** Codes of what leaked in any form. */
  readonly exposed: readonly string[];
  /** Variables that stand in its message with a value, whatever its reader's name and offers. */
  readonly said: ReadonlySet<string>;
}

/** One law, and of whom it holds this text. */
export interface OverlayReaders {
  readonly overlay: Overlay;
  readonly readers: readonly {
    readonly profile: LintProfile;
    readonly place: string;
    /** 0 where nobody is there yet. */
    readonly persons: number;
  }[];
}

export interface OwnWords {
  readonly subject: string;
  readonly preheader: string;
  readonly body: string;
  /** Paragraphs of the body without the blanks of their line breaks: what is cut in two there is read as one. */
  readonly glued: string;
  /** The body of each kind of reader: what only some of them read is not in all. */
  readonly everyBody: readonly string[];
}

export interface LintInput {
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly subject: string | null;
  readonly preheader: string | null;
  readonly body: string;
  readonly said: Said;
  readonly values: ValueOf;
  /** What the author and the incident say, as it would be said now; without what is said to be unknown. */
  readonly own: OwnWords;
  readonly problems: readonly Problem[];
  readonly uses: readonly Use[];
  readonly overlays: readonly OverlayReaders[];
  readonly profiles: readonly LintProfile[];
  /** False where it is known that nobody is offered anything. */
  readonly offered: boolean;
  /** The longest SMS anybody can get. */
  readonly longestSms: string | null;
}

export interface Found {
  readonly code: FindingCode;
  readonly words: string;
  /** Continues the sentence after the place. */
  readonly says: Both;
  readonly severity?: 'advice';
}

/** One finding per place in which the words stand. */
export function inBody(input: LintInput, found: Found): Finding[] {
  return placesOf(found.words, input).map((place) => ({ ...at(place, input, found), where: found.words }));
}

export function inSubject(input: LintInput, found: Found): Finding {
  return at(SUBJECT, input, found);
}

export function inPreheader(input: LintInput, found: Found): Finding {
  return at(PREHEADER, input, found);
}

/** Of the whole: what is missing stands nowhere. */
export function inMessage(input: LintInput, found: Found): Finding {
  return at(MESSAGE, input, found);
}

export function at(place: Place, input: LintInput, { code, words, says, severity }: Found): Finding {
  const where = placeText(place, input.locale);
  const whole = both(`${where.en}: ${says.en}`, `${where.id}: ${says.id}`);
  return {
    code,
    severity: severity ?? 'blocking',
    message: whole.en,
    says: whole,
    where: words === '' ? null : words,
    place,
  };
}

/** Checks words wherever the author and the incident speak: subject, preheader, body. */
export function everywhere(
  input: LintInput,
  find: (text: string) => readonly Omit<Found, 'code'>[],
  code: FindingCode,
): Finding[] {
  const { subject, preheader, body, glued } = input.own;
  return [
    ...find(subject).map((f) => inSubject(input, { code, ...f })),
    ...find(preheader).map((f) => inPreheader(input, { code, ...f })),
    ...[...find(body), ...find(glued)].flatMap((f) => inBody(input, { code, ...f })),
  ];
}
