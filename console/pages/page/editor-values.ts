/** A page as it is typed, and as the API takes it: empty lines are nothing, published updates stay as they are. */
import type { PageContent, Spoken } from '../../api/schema.d.ts';

export interface Said {
  id: string;
  en: string;
}

/** Entries of lists keep a name of their own, so that taking one out leaves the others' fields alone. */
export interface TypedUpdate {
  readonly key: string;
  /** As the server has it; null: it is new. */
  readonly known: string | null;
  at: string;
  text: Said;
  /** It was published, and stays as it is. */
  readonly published: boolean;
}

export interface TypedPage {
  statement: Said;
  known: (Said & { readonly key: string })[];
  notYetKnown: (Said & { readonly key: string })[];
  closed: boolean;
  how: Said;
  updates: TypedUpdate[];
  questions: { readonly key: string; question: Said; answer: Said }[];
  contacts: { email: string; phone: string; address: string; hours: Said };
  brand: { name: string; colour: string; logo: string | null };
}

let made = 0;

export function newEntry(): string {
  made += 1;
  return `${made}`;
}

export function typedOf(content: PageContent, published: PageContent | null): TypedPage {
  const fixed = new Set(published?.updates.map(({ at, text }) => `${at} ${text.id} ${text.en}`));
  const { contacts } = content;
  return {
    statement: { ...content.statement },
    known: content.known.map((one) => ({ ...one, key: newEntry() })),
    notYetKnown: content.notYetKnown.map((one) => ({ ...one, key: newEntry() })),
    closed: content.closed !== null,
    how: { ...(content.closed?.how ?? { id: '', en: '' }) },
    updates: content.updates.map(({ at, text }) => ({
      key: newEntry(),
      known: at,
      at: localOf(at),
      text: { ...text },
      published: fixed.has(`${at} ${text.id} ${text.en}`),
    })),
    questions: content.questions.map(({ question, answer }) => ({
      key: newEntry(),
      question: { ...question },
      answer: { ...answer },
    })),
    contacts: {
      email: contacts.email ?? '',
      phone: contacts.phone ?? '',
      address: contacts.address ?? '',
      hours: { ...(contacts.hours ?? { id: '', en: '' }) },
    },
    brand: { ...content.brand },
  };
}

function isSaid({ id, en }: Said): boolean {
  return id.trim() !== '' || en.trim() !== '';
}

function said({ id, en }: Said): Spoken {
  return { id: id.trim(), en: en.trim() };
}

/** `gapClosedAt`: the page says no other time than the incident's facts. */
export function contentOf(typed: TypedPage, gapClosedAt: string | null): PageContent {
  const { contacts } = typed;
  return {
    statement: said(typed.statement),
    known: typed.known.map(said),
    notYetKnown: typed.notYetKnown.map(said),
    closed: typed.closed && gapClosedAt !== null ? { at: gapClosedAt, how: said(typed.how) } : null,
    updates: typed.updates.map((one) => ({ at: instantOf(one), text: said(one.text) })),
    questions: typed.questions.map(({ question, answer }) => ({
      question: said(question),
      answer: said(answer),
    })),
    contacts: {
      email: orNull(contacts.email),
      phone: orNull(contacts.phone),
      address: orNull(contacts.address),
      hours: isSaid(contacts.hours) ? said(contacts.hours) : null,
    },
    brand: { ...typed.brand, name: typed.brand.name.trim(), colour: typed.brand.colour.trim().toLowerCase() },
  };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** 2026-11-22T15:04, by the clock of who looks. */
export function localOf(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What nobody touched keeps its seconds. */
function instantOf({ known, at }: TypedUpdate): string {
  return known !== null && localOf(known) === at ? known : new Date(at).toISOString();
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function anew<T extends { readonly key: string }>(list: T[]): T[] {
  return list.map((one) => ({ ...one, key: newEntry() }));
}

/** What was typed and not kept yet: it stays in this tab, also when the page is reloaded. */
export const unkept = {
  read(incident: string): TypedPage | null {
    const stored = sessionStorage.getItem(`amends.page.${incident}`);
    if (stored === null) return null;
    const typed = JSON.parse(stored) as TypedPage;
    return {
      ...typed,
      known: anew(typed.known),
      notYetKnown: anew(typed.notYetKnown),
      updates: anew(typed.updates),
      questions: anew(typed.questions),
    };
  },
  write(incident: string, typed: TypedPage): void {
    sessionStorage.setItem(`amends.page.${incident}`, JSON.stringify(typed));
  },
  forget(incident: string): void {
    sessionStorage.removeItem(`amends.page.${incident}`);
  },
};

/** WCAG 2: of two colours `#rrggbb`; null where one is none. */
export function contrastWithWhite(colour: string): number | null {
  const match = /^#([0-9a-f]{6})$/i.exec(colour.trim());
  if (!match) return null;
  const value = Number.parseInt(match[1]!, 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const s = channel / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** WCAG 2.2 AA, and what the server refuses below. */
export const CONTRAST_MIN = 4.5;

/** The nearest darker shade that white words can be read on. */
export function darkened(colour: string): string {
  const value = Number.parseInt(colour.trim().slice(1), 16);
  let shade = [value >> 16, (value >> 8) & 255, value & 255];
  const hex = () => `#${shade.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  while ((contrastWithWhite(hex()) ?? CONTRAST_MIN) < CONTRAST_MIN) {
    shade = shade.map((channel) => Math.floor(channel * 0.98));
  }
  return hex();
}
