/** Proposes what one column carries from its header and the kinds of its values, with confidence and reason. */
import type { CategoryCode, Form } from '../../incidents/catalogue/exposure.ts';
import type { DateOrder } from './cells.ts';
import { shareOf, type Evidence } from './detect/evidence.ts';
import { headerWords, phrasesIn, type Span } from './detect/header-words.ts';
import { counted } from './detect/kind-words.ts';
import type { Kind } from './detect/kinds.ts';
import type { Meaning } from './detect/meaning.ts';
import { MEANINGS, PHRASES } from './detect/meanings.ts';
import { PEOPLE_WORDS } from './detect/meanings-person.ts';
import { groupOf } from './detect/groups.ts';
import { unnamedReading } from './detect/unnamed.ts';
import type { AddressPart } from './mapping.ts';

/** One column of a mapping as it is proposed; nothing of it applies without a yes. */
export interface ColumnProposal {
  readonly column: string;
  /** As the mapping writes it, `link:<name>` included. */
  readonly use: string | null;
  readonly part: AddressPart | null;
  readonly category: CategoryCode | null;
  readonly form: Form | null;
  readonly subject: string | null;
  readonly idSpace: string | null;
  readonly dateOrder: DateOrder | null;
  /** Words that mean nothing here, beyond those that always do. */
  readonly absent: readonly string[];
  readonly confidence: number;
  readonly reason: string;
}

/** What a column was taken for, and how sure that is. */
export interface Reading {
  readonly meaning: Meaning | null;
  readonly category: CategoryCode | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Categories of tier 3 and 4: taken for granted rather than overlooked. */
export const DANGEROUS: ReadonlySet<CategoryCode> = new Set<CategoryCode>([
  'id.mother', 'gov.nik', 'gov.kk', 'gov.taxid', 'gov.passport', 'gov.license', 'gov.ssn', 'gov.idscan', 'gov.health_id',
  'con.entrycode', 'cred.password', 'cred.password_old', 'cred.hint_qa', 'cred.pin', 'cred.token', 'cred.mfa', 'cred.seed',
  'fin.pan', 'fin.cvv', 'fin.track', 'fin.bank', 'fin.credit', 'hlt.record', 'hlt.claims', 'hlt.mental_sex', 'bio.template',
  'bio.genetic', 'spc.ethnic_politic', 'spc.sexual', 'spc.crime', 'spc.child', 'com.messages', 'com.media', 'beh.location',
]); // prettier-ignore

const TIME_WORDS = new Set(
  'at,on,date,time,tgl,tanggal,waktu,since,until,timestamp,is,has,was,verified,enabled'.split(','),
);
/** Yes or no about these is itself what leaked. */
const TOLD_BY_YES = /^(?:hlt|spc|bio)\.|^id\.(?:gender|marital)$/;

export function readColumn(header: string, evidence: Evidence): Reading {
  const spans = phrasesIn(header, PHRASES).filter((span) => !isVague(span));
  const readings = [
    ...spans
      .map((span) => namedReading(span, header, evidence))
      .map((reading) => shyName(reading, spans, header)),
    ...MEANINGS.flatMap((meaning) => provenReading(meaning, spans, { header, evidence })),
  ].sort((a, b) => b.confidence - a.confidence || gravity(b) - gravity(a));
  const best = documentScan(spans, { header, evidence }) ?? readings[0];
  const bookkeeping = best && onlyWhen(best, spans, { header, evidence });
  return bookkeeping ?? best ?? unnamedReading(evidence);
}

/** "Doc number": a word that any column may end with explains a header only where it is all of it. */
function isVague({ of, whole, from, to }: Span<Meaning>): boolean {
  return of.technical && !whole && to - from === 1;
}

/** "Nama ahli waris": the name of something else that the header names is that, whatever a name looks like. */
function shyName(reading: Reading, spans: readonly Span<Meaning>[], header: string): Reading {
  if (reading.meaning?.use === 'name' && isStrangers(header, spans)) {
    const reason = `${reading.reason}, but whose name is it?`;
    return { ...reading, confidence: Math.min(reading.confidence, 0.55), reason };
  }
  const isOther = ({ of, whole }: Span<Meaning>) =>
    of !== reading.meaning && !whole && !of.technical && of.kinds.length === 0 && of.use === null;
  if (reading.meaning?.use !== 'name' || !spans.some(isOther)) return reading;
  return { ...reading, confidence: Math.min(reading.confidence, 0.78) };
}

/** Whether a word of the header is neither explained nor one for the people of the file. */
function isStrangers(header: string, spans: readonly Span<Meaning>[]): boolean {
  return headerWords(header).some(
    (word, i) =>
      !PEOPLE_WORDS.has(word) &&
      !NAMING.test(word) &&
      groupOf(header) === null &&
      !spans.some(({ from, to }) => from <= i && i < to),
  );
}

const NAMING = /^(?:\d+|the|of|pada|sesuai|di|in|asli|resmi|legal|official|account|person|user|contact)$/;

const SCAN = MEANINGS.find(({ category }) => category === 'gov.idscan')!;

/** A picture under a header that names an identity document shows that document. */
function documentScan(spans: readonly Span<Meaning>[], { header, evidence }: Column): Reading | null {
  const { kind, share } = shareOf(evidence, ['media', 'url']);
  const named = spans.some(({ of }) => of.category?.startsWith('gov.') ?? false);
  if (!named || share < 0.5) return null;
  return {
    meaning: SCAN,
    category: SCAN.category,
    confidence: 0.95,
    reason: `header "${shortened(header)}" and ${said(evidence, kind, SCAN)}`,
  };
}

function gravity({ category, meaning }: Reading): number {
  if (category !== null && DANGEROUS.has(category)) return 3;
  return meaning?.technical ? 1 : 2;
}

/** What the header says, as far as the values do not speak against it. */
function namedReading({ of: meaning, whole }: Span<Meaning>, header: string, evidence: Evidence): Reading {
  const named = `header "${shortened(header)}"`;
  const reading = (confidence: number, values: string): Reading => ({
    meaning,
    category: meaning.category,
    confidence,
    reason: `${named}${values}`,
  });
  if (evidence.present === 0) return reading(whole ? 0.72 : 0.65, ', no values in the sample');
  const confirming = [...meaning.kinds, ...(meaning.proof?.kinds ?? [])];
  const { kind, share } = shareOf(evidence, confirming);
  if (meaning.kinds.length === 0 && share < 0.5) {
    if (meaning.technical) return reading(whole ? 0.8 : 0.6, `: ${meaning.name}`);
    return reading(whole ? 0.85 : 0.8, ` says ${meaning.name}`);
  }
  const values = said(evidence, kind, meaning);
  // Any word can be a name: that alone does not outweigh another word of the header.
  if (kind === 'name_like' || kind === 'integer') return reading(whole ? 0.88 : 0.78, ` and ${values}`);
  if (share >= 0.8) return reading(whole ? 0.98 : 0.95, ` and ${values}`);
  if (share >= 0.5) return reading(0.9, ` and ${values}`);
  if (share >= 0.2) return reading(0.75, ` and ${values}`);
  const isGrave = meaning.category !== null && DANGEROUS.has(meaning.category);
  return reading(isGrave ? 0.65 : 0.45, `, but only ${values}`);
}

/** What the values say whatever the header is. */
function provenReading(
  meaning: Meaning,
  spans: readonly Span<Meaning>[],
  { header, evidence }: Column,
): Reading[] {
  if (!meaning.proof || evidence.present === 0) return [];
  const { kind, share } = shareOf(evidence, meaning.proof.kinds);
  if (share < meaning.proof.share) return [];
  // A hashed PIN or a hashed token is no password: within one family the header knows better.
  const family = meaning.category?.split('.')[0];
  const isNamed = spans.some(({ of }) => of !== meaning && of.category?.split('.')[0] === family);
  if (isNamed && family !== 'con' && family !== 'id') return [];
  // Whose name it is, no name tells: under a header that means something else a person must say.
  const isStranger =
    meaning.use === 'name' && spans.every(({ of }) => of !== meaning) && !/^#\d+$/.test(header);
  const sure = Math.min(isStranger ? 0.55 : meaning.proof.confidence, evidence.present < 5 ? 0.7 : 1);
  return [
    {
      meaning,
      category: meaning.category,
      confidence: Math.round(100 * sure * Math.min(1, share + 0.1)) / 100,
      reason: said(evidence, kind, meaning),
    },
  ];
}

interface Column {
  readonly header: string;
  readonly evidence: Evidence;
}

/** "password changed at", "email verified": times and yes/no beside a person's data are not that data. */
function onlyWhen(
  best: Reading,
  spans: readonly Span<Meaning>[],
  { header, evidence }: Column,
): Reading | null {
  const { meaning, category } = best;
  if (meaning === null || meaning.technical || evidence.present === 0) return null;
  if (meaning.kinds.some((kind) => kind === 'date' || kind === 'boolean') || meaning.use === 'deceased')
    return null;
  if (category !== null && TOLD_BY_YES.test(category)) return null;
  const isTimed =
    headerWords(header).some((word) => TIME_WORDS.has(word)) || spans.some(({ of }) => of.technical);
  const times = shareOf(evidence, ['timestamp', 'date']).share;
  const answers = shareOf(evidence, ['boolean']).share;
  const isWhen = isTimed && times >= 0.8;
  if (!isWhen && (answers < 0.95 || evidence.distinct > 4)) return null;
  const what = isWhen ? 'only times' : 'only yes or no';
  const technical = MEANINGS.find(({ phrases }) => phrases.includes('createdat'))!;
  return {
    meaning: technical,
    category: null,
    confidence: isTimed ? 0.8 : 0.65,
    reason: `header "${shortened(header)}", but its values are ${what}: no data of a person in themselves`,
  };
}

function said(evidence: Evidence, kind: Kind | null, { name }: Meaning): string {
  return kind === null ? `0 of ${evidence.present} values look like ${name}` : counted(evidence, kind);
}

export function shortened(header: string): string {
  return header.length > 60 ? `${header.slice(0, 60)}…` : header;
}
