/** The shape of a breach-notice law as data: whom it protects, what triggers it, by when, and what must be said. */
import type { CategoryCode } from '../../incidents/catalogue/exposure.ts';

export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What a notice may have to say; messages knows which variables say it. */
export const CONTENTS = {
  C1: { id: 'apa yang terjadi dan bagaimana', en: 'what happened and how' },
  C2: { id: 'kapan terjadi', en: 'when it happened' },
  C3: { id: 'kapan diketahui', en: 'when it was discovered' },
  C4: { id: 'jenis data orang ini', en: 'the kinds of data of this person' },
  C5: { id: 'akibat yang mungkin timbul', en: 'the likely consequences' },
  C6: { id: 'tindakan perusahaan', en: 'what the company does about it' },
  C7: { id: 'yang dapat Anda lakukan', en: 'what the person can do' },
  C8: { id: 'ke mana bertanya', en: 'where to turn' },
  C9: { id: 'siapa pengendali datanya', en: 'who the controller is' },
  C10: { id: 'pemulihan yang ditawarkan dan cara ikut serta', en: 'the remedy offered and how to enrol' },
  C11: { id: 'kontak biro kredit dan pengawas', en: 'how to reach credit bureaus and the regulator' },
  C12: { id: 'hak membekukan kredit dan laporan polisi', en: 'the rights to a freeze and a police report' },
  C13: { id: 'alasan keterlambatan', en: 'the reason for any delay' },
  C14: {
    id: 'hak mengadu, menuntut dan menyelesaikan sengketa',
    en: 'the rights to complain and to claim damages',
  },
  C15: { id: 'pihak lain yang diberi tahu', en: 'which others were told' },
} as const satisfies Readonly<Record<string, Words>>;
export type ContentCode = keyof typeof CONTENTS;
export const CONTENT_CODES = Object.freeze(Object.keys(CONTENTS) as ContentCode[]);

export const DUTY_TARGETS = [
  'subject',
  'authority',
  'media',
  'bureaus',
  'substitute',
  'assessment',
  'register',
] as const;
/** Who is owed something: the people, an authority, the press, credit bureaus; or a step of the company’s own. */
export type DutyTarget = (typeof DUTY_TARGETS)[number];

/** The dated fact a clock runs from; `told` is the moment the first person was told. */
export const LAW_STARTS = ['occurred', 'discovered', 'confirmed', 'told'] as const;
export type LawStart = (typeof LAW_STARTS)[number];

export const STANDINGS = ['in_force', 'draft', 'superseded'] as const;
/** Only what is in force runs clocks and holds messages; the others are shown beside it. */
export type Standing = (typeof STANDINGS)[number];

/** One way of being in the law’s reach; a person needs only one of a trigger’s conditions. */
export interface Condition {
  /** Every group is met by one of its categories. */
  readonly all?: readonly (readonly CategoryCode[])[];
  /** Some category of the person is at least this grave (1 … 4). */
  readonly tier?: number;
  readonly minor?: true;
}

export interface Trigger {
  /** `readable`: encrypted or tokenised values do not count unless their key was taken. */
  readonly forms: 'any' | 'readable';
  /** An empty condition is met by any category at all. */
  readonly conditions: readonly Condition[];
  readonly words: Words;
}

/** `PT72H` hours, `P30D` calendar days, `P3BD` business days of the law’s calendar and zone. */
export type Period = string;

export interface Duty {
  /** Unique within the law. */
  readonly code: string;
  readonly to: DutyTarget;
  /** Who that is: `ICO`, `Attorney General`. */
  readonly name: string;
  /** Null where the law says only “without undue delay”, “as soon as possible”, “at once”. */
  readonly deadline: Period | null;
  /** Every start somebody may argue for; more than one means that it is disputed. */
  readonly starts: readonly LawStart[];
  readonly usualStart: LawStart;
  /** Owed from this many people on … */
  readonly atLeast: number;
  /** … up to this many, where another duty takes over. */
  readonly atMost?: number;
  /** `affected`: everybody of the jurisdiction; `triggered`: those whose data the law lists. */
  readonly of: 'affected' | 'triggered';
  /** A trigger of this duty’s own, instead of the law’s. */
  readonly trigger?: Trigger;
  /** A way out that is allowed, not owed. */
  readonly may?: true;
  /** How many days a substitute notice must stay posted. */
  readonly postedDays?: number;
  readonly words: Words;
}

export interface RequiredElement {
  readonly code: ContentCode;
  readonly source: string;
  /** Demanded only of people of whom one of these leaked readable. */
  readonly categories?: readonly CategoryCode[];
  /** Demanded only where an authority held the people back, or (`late`) also where the law's own time ran out. */
  readonly when?: 'held' | 'late';
}

export interface ForbiddenElement {
  readonly code: string;
  readonly title: Words;
  readonly source: string;
  /** Contents that may not be said at all. */
  readonly contents: readonly ContentCode[];
  /** Words that may not stand, per language: sources of regular expressions. */
  readonly patterns: { readonly id: readonly string[]; readonly en: readonly string[] };
}

export interface Heading {
  readonly text: string;
  readonly contents: readonly ContentCode[];
}

/** How the full form must look; null or false where the law does not say. */
export interface Format {
  readonly title: string | null;
  readonly headings: readonly Heading[];
  readonly fontPtMin: number | null;
  readonly plainLanguage: boolean;
}

export interface Remedy {
  readonly monthsMin: number;
  readonly categories: readonly CategoryCode[];
  readonly words: Words;
}

export const CHANNEL_RULES = [
  'not_to_breached_mailbox',
  'email_needs_consent',
  'first_class_mail',
  'dedicated_message',
] as const;
export type ChannelRule = (typeof CHANNEL_RULES)[number];

/** Whom a law protects, by where they live. */
export interface Reach {
  readonly countries: readonly string[];
  /** Spellings of a region, first its code; empty: the whole country. */
  readonly regions: readonly string[];
  /** Does it hold for people of the country whose region nobody knows? */
  readonly regionUnknown: boolean;
}

export interface Law {
  readonly code: string;
  readonly place: Words;
  readonly title: string;
  readonly standing: Standing;
  readonly reach: Reach;
  readonly trigger: Trigger;
  readonly duties: readonly Duty[];
  /** IANA zone in which days are counted. */
  readonly zone: string;
  /** Code of the calendar of business days. */
  readonly calendar: string;
  readonly required: readonly RequiredElement[];
  readonly forbidden: readonly ForbiddenElement[];
  readonly format: Format;
  readonly remedies: readonly Remedy[];
  readonly channels: readonly ChannelRule[];
  readonly notes: Words;
  /** Codes of laws whose notice counts as this one’s: where one of them protects a person too, it asks and forbids nothing. */
  readonly yieldsTo?: readonly string[];
  readonly source: string;
  /** Marks of the sources: S… read in a public summary, K general knowledge. */
  readonly mark: string;
  /** True until counsel has read this row; not legal advice. */
  readonly review_by_counsel: boolean;
}

/** Which days are no business days. */
export interface Calendar {
  readonly code: string;
  readonly name: string;
  /** 0 is Sunday. */
  readonly weekend: readonly number[];
  /** `MM-DD`, each year. */
  readonly yearly: readonly string[];
  /** Days counted from Easter Sunday. */
  readonly easter: readonly number[];
  /** `YYYY-MM-DD`, where a year has days of its own. */
  readonly days: readonly string[];
  readonly source: string;
  readonly review_by_counsel: boolean;
}

/** Everything in force at one moment; its version changes with every word of it. */
export interface LawBook {
  readonly version: string;
  readonly laws: readonly Law[];
  readonly calendars: readonly Calendar[];
}
