/** Checks a message before anybody gets it: law, truth, tone and the limits of its channel. */
import type { Problem, Use } from './grammar.ts';
import { BLAME, CLOSED, CONTAINED, DENIALS, HEDGES, MONEY, SOFT, wordsIn } from './lint-words.ts';
import type { OverlayData } from './overlay.ts';
import type { Said } from './said.ts';
import { segmentsOf } from './segments.ts';
import type { Locale, TemplateChannel } from './template-kinds.ts';
import type { ValueOf } from './variables.ts';

export const FINDING_CODES = [
  'template', 'empty_variable', 'overlay_missing', 'overlay_forbidden', 'hedging', 'blame', 'money_in_subject',
  'claims_contained', 'claims_closed', 'claims_not_leaked', 'softening', 'statement_missing', 'sms_segments',
  'sms_letters', 'sms_link', 'sms_brand_first', 'sms_missing',
] as const; // prettier-ignore
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  /** Blocking findings must be gone before approval; advice may stay. */
  readonly severity: 'blocking' | 'advice';
  readonly message: string;
  /** The words or the variable it is about. */
  readonly where: string | null;
}

export interface LintInput {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly subject: string | null;
  readonly body: string;
  readonly said: Said;
  readonly values: ValueOf;
  /** What the author and the incident say, as it would be said now; without what is said to be unknown. */
  readonly ownWords: string;
  readonly problems: readonly Problem[];
  readonly uses: readonly Use[];
  readonly overlays: readonly OverlayData[];
  /** One per profile: what of it leaked readable, and which variables its message really says. */
  readonly profiles: readonly { readonly leaked: readonly string[]; readonly said: ReadonlySet<string> }[];
  /** The longest SMS anybody can get. */
  readonly longestSms: string | null;
}

export function lint(input: LintInput): Finding[] {
  if (input.problems.length > 0) {
    return input.problems.map((p) => blocking('template', `Line ${p.line}: ${p.sentence}.`, null));
  }
  const found = [
    ...emptyVariables(input),
    ...toneFindings(input),
    ...truthFindings(input),
    ...(input.channel === 'sms' ? smsFindings(input) : overlayFindings(input)),
  ];
  const seen = new Set<string>();
  return found.filter(
    (f) => !seen.has(`${f.code}|${f.where}|${f.message}`) && seen.add(`${f.code}|${f.where}|${f.message}`),
  );
}

function blocking(code: FindingCode, message: string, where: string | null): Finding {
  return { code, severity: 'blocking', message, where };
}

/** A fact that is not known leaves a hole in the sentence unless an `if` asks for it. */
function emptyVariables({ uses, values }: LintInput): Finding[] {
  return uses
    .filter(({ name, guards }) => name in values && !values[name as keyof ValueOf] && !guards.includes(name))
    .map(({ name, line }) =>
      blocking(
        'empty_variable',
        `Line ${line}: ${name} is not known for this incident and language: record the fact, or put it inside {% if ${name} %}.`,
        name,
      ),
    );
}

function toneFindings(input: LintInput): Finding[] {
  const { locale, subject } = input;
  const words = input.ownWords;
  return [
    ...wordsIn(words, HEDGES[locale]).map((w) =>
      blocking(
        'hedging',
        `"${w}" casts doubt on what is known: say it plainly, and put doubt under not_yet_known.`,
        w,
      ),
    ),
    ...wordsIn(words, BLAME[locale]).map((w) =>
      blocking('blame', `"${w}" blames the reader: leave it out.`, w),
    ),
    ...wordsIn(
      subject ?? '',
      MONEY.map((p) => new RegExp(p, 'giu')),
    ).map((w) =>
      blocking('money_in_subject', `"${w}" in the subject looks like a scam: take the amount out.`, w),
    ),
    ...wordsIn(words, SOFT[locale]).map((w): Finding => ({
      code: 'softening',
      severity: 'advice',
      message: `"${w}" makes it sound like less: say that the data leaked.`,
      where: w,
    })),
  ];
}

/** Claims against the dated facts and against what leaked. */
function truthFindings(input: LintInput): Finding[] {
  const { locale, said, profiles } = input;
  const words = input.ownWords;
  const found: Finding[] = [];
  if (said.containedAt === null) {
    for (const w of wordsIn(words, CONTAINED[locale])) {
      found.push(
        blocking('claims_contained', `"${w}" claims an end that no date of the incident supports.`, w),
      );
    }
  }
  if (said.gapClosedAt === null) {
    for (const w of wordsIn(words, CLOSED[locale])) {
      found.push(
        blocking('claims_closed', `"${w}" claims a closed gap, and the incident has no date for it.`, w),
      );
    }
  }
  for (const { codes, words: denials } of DENIALS) {
    const lies = profiles.some(({ leaked }) => leaked.some((code) => codes.includes(code)));
    if (!lies) continue;
    for (const w of wordsIn(words, denials[locale])) {
      found.push(blocking('claims_not_leaked', `"${w}" is untrue for some of the people this goes to.`, w));
    }
  }
  return found;
}

/** Required and forbidden elements, on the full forms only: an SMS is a pointer to them. */
function overlayFindings({ overlays, profiles, body, subject }: LintInput): Finding[] {
  const found: Finding[] = [];
  for (const overlay of overlays) {
    for (const element of overlay.required) {
      const missing = profiles.some(
        ({ said, leaked }) =>
          !(element.needsExposure && leaked.length === 0) && !element.saidBy.some((name) => said.has(name)),
      );
      if (missing) {
        const use = element.saidBy.map((name) => `{{ ${name} }}`).join(' or ');
        found.push(
          blocking(
            'overlay_missing',
            `${overlay.title} asks for ${element.title} (${element.source}): use ${use}.`,
            element.code,
          ),
        );
      }
    }
    for (const { pattern, title, source } of overlay.forbidden) {
      for (const w of wordsIn(`${subject ?? ''}\n${body}`, [new RegExp(pattern, 'giu')])) {
        found.push(
          blocking('overlay_forbidden', `${overlay.title} forbids ${title} (${source}): "${w}".`, w),
        );
      }
    }
  }
  return found;
}

const SMS_NEEDS = ['incident_address', 'typed_code', 'account_hint'] as const;

function smsFindings({ body, uses, longestSms }: LintInput): Finding[] {
  const found: Finding[] = [];
  const used = new Set(uses.map((u) => u.name));
  for (const name of SMS_NEEDS) {
    if (!used.has(name)) found.push(blocking('sms_missing', `An SMS needs {{ ${name} }}.`, name));
  }
  if (!/^\s*\{\{-?\s*brand\s*-?\}\}/.test(body)) {
    found.push(
      blocking('sms_brand_first', 'An SMS starts with {{ brand }}, so that readers know who writes.', null),
    );
  }
  const literal = body.replace(/\{\{[\s\S]*?\}\}/g, ' ');
  for (const w of wordsIn(literal, [
    /https?:\/\/\S*|www\.\S+|\b[a-z0-9-]+\.(com|id|net|org|co|me|io|ly)\b\S*/giu,
  ])) {
    found.push(blocking('sms_link', `"${w}" is a link: an SMS gives only the address to type.`, w));
  }
  if (longestSms !== null) {
    const { segments, units, foreign } = segmentsOf(longestSms);
    if (foreign.length > 0) {
      const letters = foreign.join(' ');
      found.push(blocking('sms_letters', `These letters are not in the SMS alphabet: ${letters}`, letters));
    }
    if (segments > 1) {
      found.push(
        blocking(
          'sms_segments',
          `The longest SMS has ${units} characters in ${segments} parts: it must fit in one.`,
          null,
        ),
      );
    }
  }
  return found;
}
