/** Truth: claims against the dated facts, and against what leaked of the people this goes to. */
import { type Both, both } from '../../kernel/both.ts';
import { type Claim, claimsOf, mentionsOf, namedIn } from './claims.ts';
import { datesIn, isSameDay, spokenDate } from './dates.ts';
import {
  everywhere,
  type Finding,
  type Found,
  inBody,
  inPreheader,
  inSubject,
  type LintInput,
} from './findings.ts';
import type { Locale } from './template-kinds.ts';
import { CLOSED, CONTAINED, wordsIn } from './lint-words.ts';

export function truthFindings(input: LintInput): Finding[] {
  const { locale, said } = input;
  const contained = { at: said.containedAt, words: CONTAINED[locale], name: 'stopped' } as const;
  const closed = { at: said.gapClosedAt, words: CLOSED[locale], name: 'closed' } as const;
  return [
    ...(contained.at === null
      ? unsupported(input, contained.words, {
          code: 'claims_contained',
          says: both(
            'claims an end that no date of the incident supports: record containedAt, or leave it out.',
            'menyatakan kejadian sudah berakhir, tetapi tidak ada tanggal insiden yang mendukungnya: catat containedAt, atau hapus.',
          ),
        })
      : wrongDates(input, { ...contained, at: contained.at })),
    ...(closed.at === null
      ? unsupported(input, closed.words, {
          code: 'claims_closed',
          says: both(
            'claims a closed gap, and the incident has no date for it: record gapClosedAt, or leave it out.',
            'menyatakan celah sudah ditutup, tetapi insiden tidak punya tanggalnya: catat gapClosedAt, atau hapus.',
          ),
        })
      : wrongDates(input, { ...closed, at: closed.at })),
  ];
}

function unsupported(
  input: LintInput,
  patterns: readonly RegExp[],
  { code, says }: { code: 'claims_contained' | 'claims_closed'; says: Both },
): Finding[] {
  return everywhere(
    input,
    (text) =>
      wordsIn(text, patterns).map((words) => ({
        words,
        says: both(`“${words}” ${says.en}`, `“${words}” ${says.id}`),
      })),
    code,
  );
}

/** A day in a sentence that claims an end must be the day on record, however it is written. */
function wrongDates(
  input: LintInput,
  { at, words, name }: { at: string; words: readonly RegExp[]; name: 'stopped' | 'closed' },
): Finding[] {
  const { locale, said } = input;
  const right = spokenDate(at, locale, said.timeZone);
  const [day] = datesIn(spokenDate(at, 'en', said.timeZone));
  const sentences = `${input.own.body}\n${input.own.glued}`.split(/(?<=[.!?])\s|\n/u);
  return sentences
    .filter((sentence) => wordsIn(sentence, words).length > 0)
    .flatMap((sentence) => datesIn(sentence))
    .filter((date) => !day || !isSameDay(date, day))
    .flatMap(({ text }) =>
      inBody(input, {
        code: 'claims_date',
        words: text,
        says: both(
          `“${text}” is not the day on record: the incident says that it was ${name} on ${right}.`,
          `“${text}” bukan hari yang tercatat: menurut insiden, ${name === 'stopped' ? 'kejadian dihentikan' : 'celah ditutup'} pada ${right}.`,
        ),
      }),
    );
}

/** Kinds of data that are named: never to people of whom something else leaked, never sensitive ones in the open. */
export function exposureFindings(input: LintInput): Finding[] {
  return [
    ...inTheOpen(input),
    ...untrueClaims(input, (claim) => claim.addressed || !claim.leaked),
    ...untrueClaims(input, (claim) => !claim.addressed && claim.leaked).map(asStory),
    ...(input.channel === 'sms' ? [] : sensitiveClaims(input, `${input.own.body}\n${input.own.glued}`)),
  ];
}

function untrueClaims(input: LintInput, which: (claim: Claim) => boolean): Finding[] {
  const find = (text: string) =>
    claimsOf(text, input.locale)
      .filter(which)
      .flatMap((claim) => untrue(input, claim));
  return everywhere(input, find, 'names_other_data').map(asDenial);
}

/** What the incident's statement tells of the company's files is no claim about the reader: worth a look, no more. */
function asStory(finding: Finding): Finding {
  return finding.place.part === 'statement' ? { ...finding, severity: 'advice' } : finding;
}

const DENIED = 'says that it did not leak';

/** One rule, two codes: naming what did not leak, and denying what did. */
function asDenial(finding: Finding): Finding {
  return finding.message.includes(DENIED) ? { ...finding, code: 'claims_not_leaked' } : finding;
}

/** Before mapping is finished, and to people whom the breach did not touch, a text speaks of others' data. */
const OF_OTHERS: ReadonlySet<string> = new Set(['initial', 'update', 'policy', 'goodwill']);

function untrue({ kind, profiles }: LintInput, { words, category, leaked }: Claim) {
  const known = profiles.filter((p) => p.exposed.length > 0);
  const has = (codes: readonly string[]) => category.codes.some((code) => codes.includes(code));
  const wrong = leaked ? known.filter((p) => !has(p.exposed)) : known.filter((p) => has(p.leaked));
  if (wrong.length === 0 || (leaked && OF_OTHERS.has(kind))) return [];
  const of = both(
    `${wrong.length} of the ${known.length} exposures this goes to`,
    `${wrong.length} dari ${known.length} paparan penerimanya`,
  );
  const says = leaked
    ? both(
        `“${words}” says that this leaked, and it did not for ${of.en}: use {{ leaked }}, which names each reader’s own data.`,
        `“${words}” mengatakan data ini bocor, padahal tidak bagi ${of.id}: pakai {{ leaked }}, yang menyebut data milik tiap pembaca.`,
      )
    : both(
        `“${words}” ${DENIED}, and it did for ${of.en}: leave it out.`,
        `“${words}” mengatakan data ini tidak bocor, padahal bocor bagi ${of.id}: hapus.`,
      );
  return [{ words, says }];
}

/** Subject, preheader and SMS are read over shoulders and on locked screens. */
function inTheOpen(input: LintInput): Finding[] {
  const { channel, locale, own } = input;
  const found = [
    ...graveIn(own.subject, locale, both('a subject', 'subjek')).map((f) => inSubject(input, f)),
    ...graveIn(own.preheader, locale, both('a preheader', 'praheader')).map((f) => inPreheader(input, f)),
  ];
  if (channel !== 'sms') return found;
  const whole = `${own.body}\n${own.glued}`;
  const others = mentionsOf(whole, locale).filter(({ category }) => !category.sensitive);
  return [
    ...found,
    ...graveIn(whole, locale, both('an SMS', 'SMS')).flatMap((f) => inBody(input, f)),
    ...others.flatMap(({ words }) =>
      inBody(input, {
        code: 'category_in_sms',
        words,
        says: both(
          `“${words}” names a kind of data, and an SMS only points to where it is told: take it out.`,
          `“${words}” menyebut jenis data, sedangkan SMS hanya mengarahkan ke tempat penjelasannya: hapus.`,
        ),
      }),
    ),
  ];
}

function graveIn(text: string, locale: Locale, part: Both): Found[] {
  return namedIn(text, locale)
    .filter(({ category }) => category.sensitive)
    .map(({ words }) => ({
      code: 'sensitive_in_open',
      words,
      says: both(
        `“${words}” names health, sexual, crime or child data, which never stands in ${part.en}: take it out.`,
        `“${words}” menyebut data kesehatan, seksual, pidana, atau anak, yang tidak pernah boleh ada dalam ${part.id}: hapus.`,
      ),
    }));
}

function sensitiveClaims(input: LintInput, body: string): Finding[] {
  return claimsOf(body, input.locale)
    .filter(({ category, leaked }) => category.sensitive && leaked)
    .flatMap(({ words }) =>
      inBody(input, {
        code: 'sensitive_named',
        words,
        says: both(
          `“${words}” names health, sexual, crime or child data, which is told only behind the second factor: use {{ leaked }}.`,
          `“${words}” menyebut data kesehatan, seksual, pidana, atau anak, yang hanya disampaikan di balik faktor kedua: pakai {{ leaked }}.`,
        ),
      }),
    );
}
