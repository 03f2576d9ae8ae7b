/** What a text claims of data: clause by clause, that it leaked or that it did not. */
import { CATEGORY_WORDS, type CategoryWords } from './category-words.ts';
import type { Locale } from './template-kinds.ts';

export interface Claim {
  /** The words that name the data, as they stand there. */
  readonly words: string;
  readonly category: CategoryWords;
  /** False where the text says that it did not leak. */
  readonly leaked: boolean;
  /** True where it speaks of the reader's own data. */
  readonly addressed: boolean;
}

const LEAK: Readonly<Record<Locale, RegExp>> = {
  id: /(?<!\p{L})(bocor|kebocoran|dibocorkan|membocorkan|tersebar|dicuri|mencuri|disalin|menyalin|diambil|mengambil|diakses|mengakses|dibaca orang|terbuka|terungkap|terdampak|terpapar|diunduh|mengunduh|dijual|diperjualbelikan|beredar|raib|hilang|dibobol|dikuasai|diketahui orang|di tangan|jatuh ke tangan|berisi|memuat)(?!\p{L})/iu,
  en: /(?<!\p{L})(leak(ed|s)?|stolen|stole|copied|taken|took|exposed|accessed|disclosed|breached|compromised|affected|revealed|published|posted|sold|downloaded|obtained|lost|circulating|got out|got hold of|in the hands|in the wrong hands|included|contained)(?!\p{L})/iu,
};

const NOT: Readonly<Record<Locale, RegExp>> = {
  id: /(?<!\p{L})(tidak|tak|bukan|belum|tanpa)(?!\p{L})/iu,
  en: /(?<!\p{L})(not|never|no|nor|none|neither|cannot|without|\p{L}+n[’']t)(?!\p{L})/iu,
};

/** A condition or a question claims nothing. */
const OPEN: Readonly<Record<Locale, RegExp>> = {
  id: /(?<!\p{L})(jika|kalau|bila|apabila|apakah|seandainya)(?!\p{L})/iu,
  en: /(?<!\p{L})(if|whether|in case)(?!\p{L})/iu,
};

const READER: Readonly<Record<Locale, RegExp>> = {
  id: /(?<!\p{L})(anda|kamu|milikmu)(?!\p{L})/iu,
  en: /(?<!\p{L})(your|yours|you)(?!\p{L})/iu,
};

const CLAUSE = /[.;!?]\s|[.;!?]$|\n|,?\s(?:tetapi|tapi|namun|melainkan|sedangkan|but|however|while)\s/giu;

/** Every kind of data of which some clause says that it leaked, or that it did not. */
export function claimsOf(text: string, locale: Locale): Claim[] {
  return clausesOf(text, locale).flatMap((clause) => {
    if (!LEAK[locale].test(clause) || OPEN[locale].test(clause)) return [];
    const leaked = !NOT[locale].test(clause);
    const addressed = READER[locale].test(clause);
    return namedIn(clause, locale).map(({ category, words }) => ({ category, words, leaked, addressed }));
  });
}

/** Every kind of data a clause names, but for advice never to give it away: “Never share an OTP.” */
export function mentionsOf(text: string, locale: Locale): { category: CategoryWords; words: string }[] {
  return clausesOf(text, locale)
    .filter((clause) => !NEVER[locale].test(clause))
    .flatMap((clause) => namedIn(clause, locale));
}

const NEVER: Readonly<Record<Locale, RegExp>> = {
  id: /(?<!\p{L})(jangan|tidak pernah)(?!\p{L})/iu,
  en: /(?<!\p{L})(never|do not|don[’']t)(?!\p{L})/iu,
};

/** Every kind of data that is named at all. */
export function namedIn(text: string, locale: Locale): { category: CategoryWords; words: string }[] {
  return CATEGORY_WORDS.flatMap((category) =>
    [...text.matchAll(category.words[locale])].map((m) => ({ category, words: m[0].trim() })),
  );
}

/** The items of a list say what the line above it says: "What leaked:" makes each of them a claim. */
function clausesOf(text: string, locale: Locale): string[] {
  const clauses: string[] = [];
  let lead = '';
  for (const line of text.split('\n')) {
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) {
      clauses.push(...`${lead} ${item}`.split(CLAUSE));
      continue;
    }
    const plain = line.trim();
    if (plain === '') continue;
    const leads = /^#{1,6}\s|:\s*$/.test(plain) && LEAK[locale].test(plain);
    lead = leads ? plain.replace(/^#{1,6}\s+/, '').replace(/[.?!:]\s*$/, '') : '';
    clauses.push(...plain.split(CLAUSE));
  }
  return clauses.filter((clause) => clause !== undefined && clause.trim() !== '');
}
