/** What an offer must not ask of people whose data leaked; learned from real remedies (reference/lessons.md). */
import { EXPIRY_MONTHS_MIN } from './expiry.ts';
import { monthsLater } from './grant-moves.ts';
import type { Mode, OfferKind } from './states.ts';
import type { Shortfall } from './statutory.ts';
import { type Terms, unsaid } from './terms.ts';

export type { LocalText, Terms } from './terms.ts';

export interface JudgedOffer {
  readonly name: string;
  readonly kind: OfferKind;
  readonly faceMinor: bigint;
  readonly terms: Terms;
}

export interface JudgedSet {
  readonly mode: Mode;
  readonly expiryMonths: number | null;
  readonly expiresOn: string | null;
  /** When people may choose for the first time. */
  readonly opensAt: Date;
  readonly offers: readonly JudgedOffer[];
  /** Names of offers minors may get. */
  readonly forMinors: ReadonlySet<string>;
  /** Where an offer protects people for less time than their law asks. */
  readonly shortfalls: readonly Shortfall[];
}

export interface Finding {
  readonly rule: string;
  /** The offer it is about, or null for the set. */
  readonly offer: string | null;
  readonly sentence: string;
}

const WAIVER_WORDS =
  /\bwaiv(e|er|es|ing)\b|\brelease[sd]?\s+(of\s+|all\s+|any\s+|us\s+)*(claims?|liability)\b|\b(melepaskan|mengesampingkan)\s+(semua\s+|segala\s+)?(hak|tuntutan|gugatan)\b|\btidak\s+akan\s+menuntut\b/i;

/** Every reason why the set must not be approved; empty when it is fair. */
export function unfairTerms(set: JudgedSet): Finding[] {
  const findings: Finding[] = [...hasty(set)];
  if (set.offers.length === 0) findings.push(setFinding('empty', 'The set holds no offer.'));
  if (set.mode === 'auto_apply' && set.offers.length > 1) {
    findings.push(setFinding('lone', 'A set applied without asking holds exactly one offer.'));
  }
  return [
    ...findings,
    ...set.offers.flatMap(unfairOffer),
    ...set.offers
      .filter(({ name, terms }) => set.forMinors.has(name) && !forGuardians(terms))
      .map(unaddressed),
    ...set.shortfalls.map(tooShort),
  ];
}

/** Time enough to choose: people are away, ill, or hear of it late. */
function hasty({ expiryMonths, expiresOn, opensAt }: JudgedSet): Finding[] {
  const least = monthsLater(opensAt, EXPIRY_MONTHS_MIN).toISOString().slice(0, 10);
  const asks = `give people at least ${EXPIRY_MONTHS_MIN} months`;
  if (expiryMonths !== null && expiryMonths < EXPIRY_MONTHS_MIN) {
    return [setFinding('expiry', `The offers lapse after ${expiryMonths} months; ${asks}.`)];
  }
  return expiresOn !== null && expiresOn < least
    ? [setFinding('expiry', `The offers lapse on ${expiresOn}; ${asks}, until ${least}.`)]
    : [];
}

function setFinding(rule: string, sentence: string): Finding {
  return { rule, offer: null, sentence };
}

function forGuardians({ guardian }: Terms): boolean {
  return guardian !== null && [guardian.id, guardian.en].every((words) => !isEmpty(words));
}

function unaddressed({ name }: JudgedOffer): Finding {
  const sentence = `The offer "${name}" can reach minors and lacks its words for whoever looks after them, in Indonesian and English; write them or limit it to adults.`;
  return { rule: 'guardian', offer: name, sentence };
}

function tooShort({ offer, months, title, monthsMin, persons }: Shortfall): Finding {
  const sentence = `The offer "${offer}" protects for ${months} months; ${title} asks for ${monthsMin} for ${persons} of these people.`;
  return { rule: 'statutory_months', offer, sentence };
}

function isEmpty({ title, text }: { title: string; text: string }): boolean {
  return title.trim() === '' || text.trim() === '';
}

function unfairOffer({ name, kind, faceMinor, terms }: JudgedOffer): Finding[] {
  const missing = unsaid(kind, terms);
  const words = [terms.id, terms.en, ...(terms.guardian ? [terms.guardian.id, terms.guardian.en] : [])];
  const rules: readonly (readonly [string, boolean, string])[] = [
    ['waiver', terms.waiver, 'asks people to give up a right; a remedy must not'],
    [
      'waiver_words',
      words.some(({ title, text }) => WAIVER_WORDS.test(`${title} ${text}`)),
      'speaks of waiving rights or claims; take those words out',
    ],
    ['new_account', terms.newAccount, 'needs a new account; former customers would get nothing'],
    ['change', terms.changeForfeited, 'forfeits what is not used at once'],
    [
      'minimum_spend',
      terms.minimumSpendMinor !== null && terms.minimumSpendMinor > faceMinor,
      'makes people spend more than they are given',
    ],
    ['texts', [terms.id, terms.en].some(isEmpty), 'lacks its title or text in Indonesian or English'],
    ['benefit', missing !== null, missing ?? ''],
  ];
  return rules
    .filter(([, broken]) => broken)
    .map(([rule, , what]) => ({ rule, offer: name, sentence: `The offer "${name}" ${what}.` }));
}
