/** What one profile's people are told of their exposure: what to do today, what leaked, and the details of each. */
import {
  type Category,
  type CategoryCode,
  categoryOf,
  COMBINATIONS,
  type ExposedCategory,
  type Form,
  READABLE_FORMS,
  readExposure,
  tierOf,
  urgencyOf,
  type Words,
} from '../../incidents/index.ts';
import type { Locale } from '../rules/template-kinds.ts';

export interface LeakedItem {
  readonly code: CategoryCode;
  readonly label: string;
  /** How it leaked, where that makes a difference to the reader. */
  readonly note: string | null;
}

export interface DetailItem {
  readonly code: CategoryCode;
  readonly label: string;
  readonly risk: string;
  /** What else helps, most urgent first; what stands in `today` is not repeated. */
  readonly advice: readonly string[];
}

export interface ExposureSection {
  /** At most three, most urgent first; empty where nothing needs doing. */
  readonly today: readonly string[];
  readonly leaked: readonly LeakedItem[];
  readonly details: readonly DetailItem[];
  /** True where categories were left out that are shown only behind the second factor (ENGINE §6.1). */
  readonly withheld: boolean;
}

const TODAY_MAX = 3;
const EVERYDAY_TIER = 1;

/** `full` shows health, sexual, crime and child categories too: only ever after the second factor. */
export function exposureSection(
  bits: string,
  locale: Locale,
  { full, forHidden = FOR_HIDDEN }: { readonly full: boolean; readonly forHidden?: Words },
): ExposureSection {
  const exposed = readExposure(bits);
  const shown = exposed.filter(({ code }) => full || !categoryOf(code).secondFactor);
  const items = shown.map((e) => assess(e, exposed)).sort(byGravity);
  const hidden = exposed.filter((e) => !shown.includes(e)).map((e) => assess(e, exposed));
  const today = doToday(items, { hidden, words: forHidden }, locale);
  return {
    today: today.texts,
    leaked: items.map(({ category, form }) => ({
      code: category.code,
      label: category.label[locale],
      note: FORM_NOTES[form]?.[locale] ?? null,
    })),
    details: items.map((item) => detail(item, locale, today)),
    withheld: shown.length < exposed.length,
  };
}

interface Assessed {
  readonly category: Category;
  readonly form: Form;
  readonly tier: number;
  /** Only a harmless rest leaked: the reader is calmed, not advised. */
  readonly calm: boolean;
}

function assess(exposed: ExposedCategory, all: readonly ExposedCategory[]): Assessed {
  const category = categoryOf(exposed.code);
  const shown = category.shownBy !== undefined && readable(all, category.shownBy);
  const form = shown ? 'plaintext' : exposed.form;
  const tier = tierOf(category, form);
  const alone = category.onlyWith !== undefined && !readable(all, category.onlyWith);
  const calm = alone || (!READABLE_FORMS.includes(form) && tier <= EVERYDAY_TIER);
  return { category, form, tier: alone ? 0 : tier, calm };
}

function byGravity(a: Assessed, b: Assessed): number {
  if (a.calm !== b.calm) return a.calm ? 1 : -1;
  return b.tier - a.tier || urgencyOf(a.category.code) - urgencyOf(b.category.code);
}

function readable(exposed: readonly ExposedCategory[], codes: readonly CategoryCode[]): boolean {
  return exposed.some(({ code, form }) => codes.includes(code) && READABLE_FORMS.includes(form));
}

interface Today {
  readonly texts: readonly string[];
  /** What stands there already, or a combination says better. */
  readonly said: ReadonlySet<string>;
}

interface Withheld {
  readonly hidden: readonly Assessed[];
  /** What to do about it: a message and the reader's own page say it differently. */
  readonly words: Words;
}

function doToday(items: readonly Assessed[], withheld: Withheld, locale: Locale): Today {
  const shown = items.map(({ category, form }) => ({ code: category.code, form }));
  const met = COMBINATIONS.filter(({ all }) => all.every((codes) => readable(shown, codes)));
  const replaced = new Set(met.flatMap((c) => c.replaces));
  const own = items
    .filter(({ category, calm }) => !calm && !category.noAction && !replaced.has(category.code))
    .map(({ category, tier }) => ({
      tier,
      urgency: urgencyOf(category.code),
      text: category.advice[locale][0]!,
    }));
  const combined = met.map((c) => ({
    tier: 4,
    urgency: Math.min(...c.replaces.map(urgencyOf)) - 0.5,
    text: c.advice[locale],
  }));
  const ranked = [...combined, ...own, ...adviceFor(withheld, locale)].sort(
    (a, b) => b.tier - a.tier || a.urgency - b.urgency,
  );
  // Everyday advice stands among today's only where there is nothing graver to do.
  const grave = ranked.filter(({ tier }) => tier > EVERYDAY_TIER);
  const chosen = grave.length > 0 ? grave : ranked.slice(0, 1);
  const texts = [...new Set(chosen.map(({ text }) => text))].slice(0, TODAY_MAX);
  const better = [...replaced].map((code) => categoryOf(code).advice[locale][0]!);
  return { texts, said: new Set([...texts, ...better]) };
}

/** The same words at the same place for every withheld category: that there is more, never what. */
function adviceFor({ hidden, words }: Withheld, locale: Locale) {
  if (hidden.every(({ calm }) => calm)) return [];
  return [{ tier: 4, urgency: urgencyOf('spc.child'), text: words[locale] }];
}

function detail({ category, form, calm }: Assessed, locale: Locale, today: Today): DetailItem {
  const { code } = category;
  const label = category.label[locale];
  if (calm) return { code, label, risk: (category.calm ?? CALM[form] ?? CALM_OTHERWISE)[locale], advice: [] };
  const advice = category.advice[locale].filter((text) => !today.said.has(text));
  return { code, label, risk: (category.risks?.[form] ?? category.risk)[locale], advice };
}

const FOR_HIDDEN: Words = {
  id: 'Tanyakan kepada kami data sensitif apa yang bocor. Jika ada yang mengancam Anda dengan data itu, jangan membayar dan lapor ke polisi di 110.',
  en: 'Ask us which sensitive data leaked. If anybody threatens you with it, do not pay and report it to the police on 110.',
};

const FORM_NOTES: Readonly<Partial<Record<Form, Words>>> = {
  encrypted_key_taken: { id: 'terkunci, tetapi kuncinya ikut bocor', en: 'locked, but the key leaked too' },
  hash_weak: { id: 'diacak, tetapi mudah dibaca kembali', en: 'scrambled, but easy to read back' },
  hash_strong: { id: 'diacak dengan kuat', en: 'strongly scrambled' },
  masked: { id: 'hanya sebagian', en: 'only in part' },
  tokenised: { id: 'diganti kode pengganti', en: 'replaced by a stand-in code' },
  encrypted_key_safe: { id: 'terkunci, kuncinya tidak bocor', en: 'locked, the key did not leak' },
};

const CALM: Readonly<Partial<Record<Form, Words>>> = {
  masked: {
    id: 'Hanya sebagian yang bocor, sehingga orang lain hampir tidak dapat memakainya.',
    en: 'Only a part leaked, so others can hardly use it.',
  },
  tokenised: {
    id: 'Yang bocor hanyalah kode pengganti. Kode itu tidak berguna bagi orang lain.',
    en: 'Only a stand-in code leaked. It is of no use to others.',
  },
  encrypted_key_safe: {
    id: 'Data ini terkunci dan kuncinya tidak bocor, sehingga orang lain tidak dapat membacanya.',
    en: 'This was locked and the key did not leak, so others cannot read it.',
  },
};

const CALM_OTHERWISE: Words = {
  id: 'Dalam bentuk ini orang lain hampir tidak dapat memakainya.',
  en: 'In this form others can hardly use it.',
};
