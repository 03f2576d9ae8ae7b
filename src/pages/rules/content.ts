/** What one version of an incident's page says: read strictly, in both languages, or refused in one clause. */
import { type Both, both } from '../../kernel/both.ts';
import { contrast, readableOn } from './colour.ts';

/** The same in both languages; plain text, a blank line parts paragraphs. */
export interface Spoken {
  readonly id: string;
  readonly en: string;
}

export interface PageUpdate {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: Spoken;
}

export interface PageContent {
  readonly statement: Spoken;
  readonly known: readonly Spoken[];
  readonly notYetKnown: readonly Spoken[];
  /** Null: the way in is not closed yet. */
  readonly closed: { readonly at: string; readonly how: Spoken } | null;
  /** Newest first. */
  readonly updates: readonly PageUpdate[];
  readonly questions: readonly { readonly question: Spoken; readonly answer: Spoken }[];
  readonly contacts: {
    readonly email: string | null;
    readonly phone: string | null;
    readonly hours: Spoken | null;
    readonly address: string | null;
  };
  readonly brand: {
    readonly name: string;
    /** `#rrggbb`: of buttons, links and marks. */
    readonly colour: string;
    /** SHA-256 of a stored image; null: the name alone. */
    readonly logo: string | null;
  };
}

/** A page stays under 50 KB on the wire: frame, style sheet and logo take the rest. */
export const WORDS_BYTES_MAX = 18_000;
/** What stands around one entry of a list: tags, and an instant. */
const ENTRY_BYTES = 130;
/** WCAG 2.2 AA: white words on a button of this colour. */
export const CONTRAST_MIN = 4.5;
const TEXT_MAX = 4_000;
const LINE_MAX = 300;
const LIST_MAX = 40;
/** Control characters, and what turns text around. */
const INVISIBLE = /\p{Cc}|\p{Bidi_Control}/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

class Unreadable extends Error {
  constructor(readonly why: Both) {
    super(why.en);
  }
}

/** The content, or one clause that says what is wrong with it and where. */
export function readContent(input: unknown): PageContent | { readonly why: Both } {
  try {
    const page = record(input, 'the page', PARTS);
    const content: PageContent = {
      statement: spoken(page['statement'], 'statement'),
      known: list(page['known'], 'known', spoken),
      notYetKnown: list(page['notYetKnown'], 'notYetKnown', spoken),
      closed: orNull(page['closed'], (given) => closed(given)),
      updates: list(page['updates'], 'updates', update).sort((a, b) => (a.at < b.at ? 1 : -1)),
      questions: list(page['questions'], 'questions', question),
      contacts: contacts(page['contacts']),
      brand: brand(page['brand']),
    };
    for (const locale of ['id', 'en'] as const) {
      const bytes = weightOf(content, locale);
      if (bytes > WORDS_BYTES_MAX) {
        fail(
          `its words in ${locale} weigh ${bytes} bytes, ${WORDS_BYTES_MAX} fit (some read it on a slow phone)`,
          `kata-katanya dalam bahasa ${locale} berbobot ${bytes} bita, yang muat ${WORDS_BYTES_MAX} (ada yang membacanya di ponsel lambat)`,
        );
      }
    }
    return content;
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why };
    throw error;
  }
}

/** What cannot be published now, given what stands published and what the incident's dated facts say. */
export function publishingProblem(
  content: PageContent,
  before: PageContent | null,
  facts: { readonly gapClosedAt: Date | null; readonly now: Date },
): Both | null {
  const { closed: shut, updates } = content;
  const now = facts.now.toISOString();
  const ahead = updates.find(({ at }) => at > now);
  if (ahead) {
    return both(
      `the update of ${ahead.at} lies in the future`,
      `kabar bertanggal ${ahead.at} berada di masa depan`,
    );
  }
  if (shut && facts.gapClosedAt?.toISOString() !== shut.at) {
    const known = facts.gapClosedAt?.toISOString();
    return both(
      `it says that the way in was closed at ${shut.at}, and the incident's facts say ${known ?? 'not yet'}`,
      `halaman menyebut celahnya ditutup pada ${shut.at}, sedangkan fakta insiden menyebut ${known ?? 'belum'}`,
    );
  }
  const kept = new Set(updates.map(({ at, text }) => `${at}\0${text.id}\0${text.en}`));
  const lost = before?.updates.find(({ at, text }) => !kept.has(`${at}\0${text.id}\0${text.en}`));
  return lost
    ? both(
        `the update of ${lost.at} was published and must stay as it is; correct it by a new one`,
        `kabar bertanggal ${lost.at} sudah terbit dan harus tetap seperti adanya; ralat dengan kabar baru`,
      )
    : null;
}

/** As HTML carries them: what must be escaped weighs more, and so does every further entry and paragraph. */
function weightOf(content: PageContent, locale: keyof Spoken): number {
  const words = wordsOf(content, locale);
  const text = words.join('');
  const escapes = text.match(/[&<>"']/g)?.length ?? 0;
  const paragraphs = words.reduce((sum, said) => sum + said.split(/\n{2,}/).length, 0);
  return Buffer.byteLength(text) + escapes * 5 + paragraphs * ENTRY_BYTES;
}

/** Everything said in one language, part by part. */
function wordsOf(content: PageContent, locale: keyof Spoken): string[] {
  const { statement, known, notYetKnown, closed: shut, updates, questions, contacts: reach } = content;
  return [
    statement[locale],
    ...known.map((one) => one[locale]),
    ...notYetKnown.map((one) => one[locale]),
    ...(shut ? [shut.how[locale]] : []),
    ...updates.map(({ text }) => text[locale]),
    ...questions.flatMap((one) => [one.question[locale], one.answer[locale]]),
    ...(reach.hours ? [reach.hours[locale]] : []),
  ];
}

const PARTS = ['statement', 'known', 'notYetKnown', 'closed', 'updates', 'questions', 'contacts', 'brand'];

function closed(given: unknown): { at: string; how: Spoken } {
  const read = record(given, 'closed', ['at', 'how']);
  return { at: instant(read['at'], 'closed.at'), how: spoken(read['how'], 'closed.how') };
}

function update(given: unknown, place: string): PageUpdate {
  const read = record(given, place, ['at', 'text']);
  return { at: instant(read['at'], `${place}.at`), text: spoken(read['text'], `${place}.text`) };
}

function question(given: unknown, place: string): { question: Spoken; answer: Spoken } {
  const read = record(given, place, ['question', 'answer']);
  return {
    question: spoken(read['question'], `${place}.question`),
    answer: spoken(read['answer'], `${place}.answer`),
  };
}

function contacts(given: unknown): PageContent['contacts'] {
  const read = record(given, 'contacts', ['email', 'phone', 'hours', 'address']);
  const email = orNull(read['email'], (one) =>
    line(one, 'contacts.email', /^[^\s@<>,"]+@[^\s@<>,"]+\.[^\s@<>,"]+$/),
  );
  const phone = orNull(read['phone'], (one) => line(one, 'contacts.phone', /^\+?[0-9][0-9 ()-]{2,24}$/));
  if (email === null && phone === null) {
    fail(
      'contacts needs an e-mail address or a telephone number',
      'contacts memerlukan alamat email atau nomor telepon',
    );
  }
  return {
    email,
    phone,
    hours: orNull(read['hours'], (one) => spoken(one, 'contacts.hours')),
    address: orNull(read['address'], (one) => line(one, 'contacts.address', /^[^\r\n]+$/)),
  };
}

/** A colour nobody can read white words on is refused, with the nearest that will do. */
function brand(given: unknown): PageContent['brand'] {
  const read = record(given, 'brand', ['name', 'colour', 'logo']);
  const colour = line(read['colour'], 'brand.colour', /^#[0-9a-f]{6}$/);
  const against = contrast(colour, '#ffffff');
  if (against < CONTRAST_MIN) {
    const nearest = readableOn('#ffffff', colour);
    fail(
      `white words on ${colour} have a contrast of ${against.toFixed(1)} to 1 and ${CONTRAST_MIN} is needed (WCAG AA): ${nearest} would do`,
      `kata putih di atas ${colour} berkontras ${against.toFixed(1)} banding 1, padahal perlu ${CONTRAST_MIN} (WCAG AA): ${nearest} memadai`,
    );
  }
  return {
    name: line(read['name'], 'brand.name', /^[^\r\n]{1,80}$/),
    colour,
    logo: orNull(read['logo'], (one) => line(one, 'brand.logo', /^[0-9a-f]{64}$/)),
  };
}

function spoken(given: unknown, place: string): Spoken {
  const read = record(given, place, ['id', 'en']);
  return { id: prose(read['id'], `${place}.id`), en: prose(read['en'], `${place}.en`) };
}

function prose(given: unknown, place: string): string {
  if (typeof given !== 'string' || given.trim() === '')
    return fail(`${place} must be said`, `${place} harus diisi`);
  if (given.length > TEXT_MAX) {
    fail(`${place} has more than ${TEXT_MAX} characters`, `${place} berisi lebih dari ${TEXT_MAX} karakter`);
  }
  if (INVISIBLE.test(given.replaceAll(/[\r\n\t]/g, ''))) {
    fail(`${place} has characters nobody can see`, `${place} memuat karakter yang tidak terlihat`);
  }
  return given.replaceAll('\r\n', '\n').trim();
}

function line(given: unknown, place: string, pattern: RegExp): string {
  const read = prose(given, place);
  return pattern.test(read) && read.length <= LINE_MAX
    ? read
    : fail(`${place} cannot be used as it is written`, `${place} tidak dapat dipakai seperti ditulis`);
}

function instant(given: unknown, place: string): string {
  const at = typeof given === 'string' && INSTANT.test(given) ? new Date(given) : null;
  if (!at || Number.isNaN(at.getTime()))
    return fail(
      `${place} must be an instant such as 2026-05-06T08:00:00Z`,
      `${place} harus berupa waktu seperti 2026-05-06T08:00:00Z`,
    );
  return at.toISOString();
}

function list<T>(given: unknown, place: string, read: (one: unknown, place: string) => T): T[] {
  if (!Array.isArray(given)) {
    return fail(`${place} must be a list, which may be empty`, `${place} harus berupa daftar, boleh kosong`);
  }
  if (given.length > LIST_MAX) {
    fail(`${place} has more than ${LIST_MAX} entries`, `${place} berisi lebih dari ${LIST_MAX} butir`);
  }
  return given.map((one: unknown, at) => read(one, `${place}[${at}]`));
}

function orNull<T>(given: unknown, read: (given: unknown) => T): T | null {
  return given === null ? null : read(given);
}

/** Exactly these parts: a mistyped name must not be a part nobody sees missing. */
function record(given: unknown, place: string, names: readonly string[]): Record<string, unknown> {
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    return fail(`${place} must be an object`, `${place} harus berupa objek`);
  const read = given as Record<string, unknown>;
  const unknown = Object.keys(read).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 40);
    fail(`${place} has no part called ${shown}`, `${place} tidak punya bagian bernama ${shown}`);
  }
  const missing = names.find((name) => read[name] === undefined);
  if (missing !== undefined) fail(`${place} lacks ${missing}`, `${place} belum memuat ${missing}`);
  return read;
}

function fail(en: string, id: string): never {
  throw new Unreadable(both(en, id));
}
