/** What an offer must not ask of people whose data leaked; learned from real remedies (reference/lessons.md). */
import type { Mode, OfferKind } from './states.ts';

export interface LocalText {
  readonly title: string;
  /** What the person gets, and how, in plain words. */
  readonly text: string;
}

export interface Terms {
  readonly id: LocalText;
  readonly en: LocalText;
  /** The person gives up a right or a claim by accepting. */
  readonly waiver: boolean;
  /** The person must open, reopen or pay for an account first. */
  readonly newAccount: boolean;
  /** Value not used in one go is lost. */
  readonly changeForfeited: boolean;
  /** The person must spend this much of their own to use it; null = nothing. */
  readonly minimumSpendMinor: bigint | null;
}

export interface JudgedOffer {
  readonly name: string;
  readonly kind: OfferKind;
  readonly faceMinor: bigint;
  readonly terms: Terms;
}

export interface JudgedSet {
  readonly mode: Mode;
  readonly expiryMonths: number;
  readonly offers: readonly JudgedOffer[];
}

export interface Finding {
  readonly rule: string;
  /** The offer it is about, or null for the set. */
  readonly offer: string | null;
  readonly sentence: string;
}

export const EXPIRY_MONTHS_MIN = 6;

const WAIVER_WORDS =
  /\bwaiv(e|er|es|ing)\b|\brelease[sd]?\s+(of\s+|all\s+|any\s+|us\s+)*(claims?|liability)\b|\b(melepaskan|mengesampingkan)\s+(semua\s+|segala\s+)?(hak|tuntutan|gugatan)\b|\btidak\s+akan\s+menuntut\b/i;

/** Every reason why the set must not be approved; empty when it is fair. */
export function unfairTerms(set: JudgedSet): Finding[] {
  const findings: Finding[] = [];
  if (set.expiryMonths < EXPIRY_MONTHS_MIN) {
    findings.push({
      rule: 'expiry',
      offer: null,
      sentence: `The offers lapse after ${set.expiryMonths} months; give people at least ${EXPIRY_MONTHS_MIN}.`,
    });
  }
  if (set.offers.length === 0) {
    findings.push({ rule: 'empty', offer: null, sentence: 'The set holds no offer.' });
  }
  if (set.mode === 'auto_apply' && set.offers.length > 1) {
    findings.push({
      rule: 'lone',
      offer: null,
      sentence: 'A set applied without asking holds exactly one offer.',
    });
  }
  return [...findings, ...set.offers.flatMap(unfairOffer)];
}

function unfairOffer({ name, faceMinor, terms }: JudgedOffer): Finding[] {
  const rules: readonly (readonly [string, boolean, string])[] = [
    ['waiver', terms.waiver, 'asks people to give up a right; a remedy must not'],
    [
      'waiver_words',
      [terms.id, terms.en].some(({ title, text }) => WAIVER_WORDS.test(`${title} ${text}`)),
      'speaks of waiving rights or claims; take those words out',
    ],
    ['new_account', terms.newAccount, 'needs a new account; former customers would get nothing'],
    ['change', terms.changeForfeited, 'forfeits what is not used at once'],
    [
      'minimum_spend',
      terms.minimumSpendMinor !== null && terms.minimumSpendMinor > faceMinor,
      'makes people spend more than they are given',
    ],
    [
      'texts',
      [terms.id, terms.en].some(({ title, text }) => title.trim() === '' || text.trim() === ''),
      'lacks its title or text in Indonesian or English',
    ],
  ];
  return rules
    .filter(([, broken]) => broken)
    .map(([rule, , what]) => ({ rule, offer: name, sentence: `The offer "${name}" ${what}.` }));
}
