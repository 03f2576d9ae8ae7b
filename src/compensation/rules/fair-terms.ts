/** What an offer must not ask of people whose data leaked; learned from real remedies (reference/lessons.md). */
import { type Both, both } from '../../kernel/both.ts';
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
  readonly words: Both;
}

const WAIVER_WORDS =
  /\bwaiv(e|er|es|ing)\b|\brelease[sd]?\s+(of\s+|all\s+|any\s+|us\s+)*(claims?|liability)\b|\b(melepaskan|mengesampingkan)\s+(semua\s+|segala\s+)?(hak|tuntutan|gugatan)\b|\btidak\s+akan\s+menuntut\b/i;

/** Every reason why the set must not be approved; empty when it is fair. */
export function unfairTerms(set: JudgedSet): Finding[] {
  const findings: Finding[] = [...hasty(set)];
  if (set.offers.length === 0)
    findings.push(setFinding('empty', both('The set holds no offer.', 'Paket ini tidak memuat penawaran.')));
  if (set.mode === 'auto_apply' && set.offers.length > 1) {
    findings.push(setFinding('lone', LONE));
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
  const asks = both(
    `give people at least ${EXPIRY_MONTHS_MIN} months`,
    `beri orang waktu setidaknya ${EXPIRY_MONTHS_MIN} bulan`,
  );
  if (expiryMonths !== null && expiryMonths < EXPIRY_MONTHS_MIN) {
    const words = both(
      `The offers lapse after ${expiryMonths} months; ${asks.en}.`,
      `Penawaran gugur setelah ${expiryMonths} bulan; ${asks.id}.`,
    );
    return [setFinding('expiry', words)];
  }
  if (expiresOn === null || expiresOn >= least) return [];
  const words = both(
    `The offers lapse on ${expiresOn}; ${asks.en}, until ${least}.`,
    `Penawaran gugur pada ${expiresOn}; ${asks.id}, sampai ${least}.`,
  );
  return [setFinding('expiry', words)];
}

const LONE = both(
  'A set applied without asking holds exactly one offer.',
  'Paket yang diterapkan tanpa bertanya memuat tepat satu penawaran.',
);

function setFinding(rule: string, words: Both): Finding {
  return offerFinding(rule, null, words);
}

function offerFinding(rule: string, offer: string | null, words: Both): Finding {
  return { rule, offer, sentence: words.en, words };
}

function forGuardians({ guardian }: Terms): boolean {
  return guardian !== null && [guardian.id, guardian.en].every((words) => !isEmpty(words));
}

function unaddressed({ name }: JudgedOffer): Finding {
  const words = both(
    `The offer "${name}" can reach minors and lacks its words for whoever looks after them, in Indonesian and English; write them or limit it to adults.`,
    `Penawaran "${name}" dapat sampai kepada anak di bawah umur dan belum punya teks bagi pengasuhnya, dalam bahasa Indonesia dan Inggris; tulis teksnya atau batasi bagi orang dewasa.`,
  );
  return offerFinding('guardian', name, words);
}

function tooShort({ offer, months, title, monthsMin, persons }: Shortfall): Finding {
  const words = both(
    `The offer "${offer}" protects for ${months} months; ${title} asks for ${monthsMin} for ${persons} of these people.`,
    `Penawaran "${offer}" melindungi selama ${months} bulan; ${title} meminta ${monthsMin} bulan bagi ${persons} orang di antaranya.`,
  );
  return offerFinding('statutory_months', offer, words);
}

function isEmpty({ title, text }: { title: string; text: string }): boolean {
  return title.trim() === '' || text.trim() === '';
}

const ASKS = {
  waiver: both(
    'asks people to give up a right; a remedy must not',
    'meminta orang melepaskan haknya; pemulihan tidak boleh begitu',
  ),
  waiverWords: both(
    'speaks of waiving rights or claims; take those words out',
    'menyebut pelepasan hak atau tuntutan; hapus kata-kata itu',
  ),
  newAccount: both(
    'needs a new account; former customers would get nothing',
    'memerlukan akun baru; mantan pelanggan tidak akan mendapat apa-apa',
  ),
  change: both('forfeits what is not used at once', 'menghanguskan yang tidak dipakai sekaligus'),
  minimumSpend: both(
    'makes people spend more than they are given',
    'membuat orang membayar lebih dari yang diberikan',
  ),
  texts: both(
    'lacks its title or text in Indonesian or English',
    'belum punya judul atau teks dalam bahasa Indonesia atau Inggris',
  ),
};

function unfairOffer({ name, kind, faceMinor, terms }: JudgedOffer): Finding[] {
  const missing = unsaid(kind, terms);
  const words = [terms.id, terms.en, ...(terms.guardian ? [terms.guardian.id, terms.guardian.en] : [])];
  const rules: readonly (readonly [string, boolean, Both])[] = [
    ['waiver', terms.waiver, ASKS.waiver],
    [
      'waiver_words',
      words.some(({ title, text }) => WAIVER_WORDS.test(`${title} ${text}`)),
      ASKS.waiverWords,
    ],
    ['new_account', terms.newAccount, ASKS.newAccount],
    ['change', terms.changeForfeited, ASKS.change],
    [
      'minimum_spend',
      terms.minimumSpendMinor !== null && terms.minimumSpendMinor > faceMinor,
      ASKS.minimumSpend,
    ],
    ['texts', [terms.id, terms.en].some(isEmpty), ASKS.texts],
    ['benefit', missing !== null, missing ?? both('', '')],
  ];
  return rules
    .filter(([, broken]) => broken)
    .map(([rule, , what]) =>
      offerFinding(rule, name, both(`The offer "${name}" ${what.en}.`, `Penawaran "${name}" ${what.id}.`)),
    );
}
