/** What the laws of the readers' residence demand and forbid, on the full forms: an SMS is a pointer to them. */
import { type Both, both, counted, joined } from '../../kernel/both.ts';
import type { Overlay, OverlayElement } from './overlay.ts';
import { type Saying, SAYINGS } from './content.ts';
import {
  everywhere,
  type Finding,
  inBody,
  inMessage,
  inSubject,
  type LintInput,
  type LintProfile,
  type OverlayReaders,
} from './findings.ts';
import { wordsIn } from './lint-words.ts';

export type Readers = OverlayReaders['readers'];

export function overlayFindings(input: LintInput): Finding[] {
  return input.overlays.flatMap(({ overlay, readers }) => [
    ...overlay.required.flatMap((element) => missing(input, { overlay, readers }, element)),
    ...forbidden(input, { overlay, readers }),
    ...format(input, { overlay, readers }),
  ]);
}

/** An SMS points to the full forms: what these must say it need not, what they must not say it must not either. */
export function forbiddenFindings(input: LintInput): Finding[] {
  return input.overlays.flatMap((one) => forbidden(input, one));
}

function missing(input: LintInput, { overlay, readers }: OverlayReaders, element: OverlayElement): Finding[] {
  const saying = SAYINGS[element.code];
  const without = readersWithout(input, readers, element);
  if (without.length === 0) return [];
  const how = howToSay(input, saying);
  const people = peopleOf(without);
  return [
    inMessage(input, {
      code: 'overlay_missing',
      words: element.code,
      says: both(
        `it does not say ${element.title.en}, which ${nameOf(overlay)} asks for (${element.source})${people.en}: ${how.en}.`,
        `tidak menyebut ${element.title.id}, yang diminta ${nameOf(overlay)} (${element.source})${people.id}: ${how.id}.`,
      ),
    }),
  ];
}

/** Of whom the law asks it, and whose message does not say it. */
export function readersWithout(input: LintInput, readers: Readers, element: OverlayElement): Readers {
  if (isWritten(input, SAYINGS[element.code])) return [];
  return readers.filter(({ profile }) => owes(element, profile) && !isSaid(input, profile, element));
}

function howToSay(input: LintInput, saying: Saying): Both {
  const use = saying.variables.filter((v) => v !== 'offer').map((name) => `{{ ${name} }}`);
  if (saying.variables[0] === 'offer' && !input.offered) {
    return both(
      'the notice carries no offer, so add an offer set, or say it in your own words',
      'pemberitahuan ini tidak membawa penawaran, jadi tambahkan paket penawaran, atau sampaikan dengan kata Anda',
    );
  }
  if (saying.variables[0] === 'offer') {
    return both(
      'offer it with {% for offer in offers %}, or say it in your own words',
      'tawarkan dengan {% for offer in offers %}, atau sampaikan dengan kata Anda',
    );
  }
  return use.length > 0
    ? both(`use ${use.join(' or ')}`, `pakai ${use.join(' atau ')}`)
    : both('say it in your own words', 'sampaikan dengan kata Anda');
}

export function owes(
  { needsExposure, categories }: OverlayElement,
  { exposed, leaked }: LintProfile,
): boolean {
  if (needsExposure && exposed.length === 0) return false;
  return categories === undefined || categories.some((code) => leaked.includes(code));
}

/** Offers differ from person to person: that there are some, and a place for them, is what can be checked. */
function isSaid({ offered }: LintInput, { said }: LintProfile, { code }: OverlayElement): boolean {
  return SAYINGS[code].variables.some((name) => said.has(name) && (name !== 'offer' || offered));
}

export function isWritten(
  { own, locale }: LintInput,
  { words }: (typeof SAYINGS)[keyof typeof SAYINGS],
): boolean {
  return words?.[locale].every((pattern) => own.everyBody.every((body) => pattern.test(body))) ?? false;
}

export function forbidden(input: LintInput, { overlay, readers }: OverlayReaders): Finding[] {
  return overlay.forbidden.flatMap(({ title, source, contents, patterns }) => {
    const why = (what: string, of: Readers) => {
      const people = peopleOf(of);
      return both(
        `${what} may not stand here, because ${nameOf(overlay)} forbids ${title.en} (${source})${people.en}.`,
        `${what} tidak boleh ada di sini, karena ${nameOf(overlay)} melarang ${title.id} (${source})${people.id}.`,
      );
    };
    const variables = contents.flatMap((code) => {
      const { variables: whole, hints = [] } = SAYINGS[code];
      return [...whole, ...hints];
    });
    const uses = input.uses.flatMap(({ name }) => {
      const shown = readers.filter(() => variables.some((v) => v === name) && Boolean(valueOf(input, name)));
      return shown.length > 0 ? [{ name, shown }] : [];
    });
    return [
      ...uses.flatMap(({ name, shown }) =>
        inBody(input, {
          code: 'overlay_forbidden',
          words: `{{ ${name} }}`,
          says: why(`{{ ${name} }}`, shown),
        }),
      ),
      ...everywhere(
        input,
        (text) =>
          wordsIn(
            text,
            patterns[input.locale].map((p) => new RegExp(p, 'giu')),
          ).map((words) => ({
            words,
            says: why(`“${words}”`, readers),
          })),
        'overlay_forbidden',
      ),
    ];
  });
}

/** Of a variable that is the same for everybody; whatever differs may be there for somebody. */
function valueOf({ values }: LintInput, name: string): string | null {
  return name in values ? (values[name as keyof typeof values] ?? null) : name;
}

const PLACES_MAX = 3;

/** ` for 12 people (10 in US-CA, 2 in US)`; nothing where nobody is there yet. */
function peopleOf(readers: Readers): Both {
  const places = new Map<string, number>();
  for (const { place, persons } of readers) places.set(place, (places.get(place) ?? 0) + persons);
  const all = [...places].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  const sum = all.reduce((total, [, n]) => total + n, 0);
  if (sum === 0) return both('', '');
  const shown = all.slice(0, PLACES_MAX).map(([place, n]) => {
    const { en, id } = counted(n);
    return both(`${en} in ${place}`, `${id} di ${place}`);
  });
  const rest = all.slice(PLACES_MAX).reduce((total, [, n]) => total + n, 0);
  const left = counted(rest);
  const others = rest > 0 ? [both(`${left.en} elsewhere`, `${left.id} di tempat lain`)] : [];
  const where = joined([...shown, ...others], ', ');
  const people = counted(sum);
  return both(
    ` for ${people.en} ${sum === 1 ? 'person' : 'people'} (${where.en})`,
    ` bagi ${people.id} orang (${where.id})`,
  );
}

/** A law that prescribes its headings prescribes them in its own language. */
export function format(input: LintInput, { overlay, readers }: OverlayReaders): Finding[] {
  if (input.locale !== 'en') return [];
  const { title, headings } = overlay.format;
  const code = 'overlay_format';
  const people = peopleOf(readers);
  const found: Finding[] = [];
  if (
    title !== null &&
    !plain(input.own.subject).includes(plain(title)) &&
    !headingsOf(input).includes(plain(title))
  ) {
    const says = both(
      `${nameOf(overlay)} asks for the title “${title}”${people.en}, in the subject or as a heading.`,
      `${nameOf(overlay)} meminta judul “${title}”${people.id}, dalam subjek atau sebagai judul bagian.`,
    );
    found.push(inSubject(input, { code, words: title, says }));
  }
  for (const { text } of headings) {
    if (headingsOf(input).includes(plain(text))) continue;
    const says = both(
      `${nameOf(overlay)} asks for the heading “${text}”${people.en}: add “## ${text}”.`,
      `${nameOf(overlay)} meminta judul bagian “${text}”${people.id}: tambahkan “## ${text}”.`,
    );
    found.push(inMessage(input, { code, words: text, says }));
  }
  return found;
}

export function headingsOf({ own }: LintInput): string[] {
  return [...own.body.matchAll(/^#{1,3}\s+(.+)$/gm)].map((m) => plain(m[1]!));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function nameOf({ code, title }: Overlay): string {
  return `${code} (${title})`;
}
