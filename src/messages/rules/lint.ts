/** Checks a message before anybody gets it: law, truth, tone, readability and the limits of its channel. */
import { type Both, both } from '../../kernel/both.ts';
import { at, type Finding, inMessage, type LintInput } from './findings.ts';
import { letterFindings } from './lint-letters.ts';
import { forbiddenFindings, overlayFindings } from './lint-overlays.ts';
import { smsFindings } from './lint-sms.ts';
import { toneFindings } from './lint-tone.ts';
import { exposureFindings, truthFindings } from './lint-truth.ts';
import { lineOf, PREHEADER, SUBJECT } from './places.ts';
import { readingFindings } from './readability.ts';
import type { ValueOf } from './variables.ts';

export type { Finding, FindingCode, LintInput } from './findings.ts';
export { FINDING_CODES } from './findings.ts';

export function lint(input: LintInput): Finding[] {
  if (input.problems.length > 0) return input.problems.map((p) => problemFinding(p, input));
  const found = [
    ...emptyVariables(input),
    ...letterFindings(input),
    ...toneFindings(input),
    ...truthFindings(input),
    ...exposureFindings(input),
    ...(input.channel === 'sms'
      ? [...smsFindings(input), ...forbiddenFindings(input)]
      : [...overlayFindings(input), ...kindFindings(input), ...readingFindings(input)]),
  ];
  const seen = new Set<string>();
  const unlike = found.filter(
    ({ code, message }) => !seen.has(`${code}|${message}`) && seen.add(`${code}|${message}`),
  );
  return [
    ...unlike.filter((f) => f.severity === 'blocking'),
    ...unlike.filter((f) => f.severity === 'advice'),
  ];
}

function problemFinding({ part, line, sentence }: LintInput['problems'][number], input: LintInput): Finding {
  const place = part === 'subject' ? SUBJECT : part === 'preheader' ? PREHEADER : lineOf(line);
  return at(place, input, { code: 'template', words: '', says: both(`${sentence.en}.`, `${sentence.id}.`) });
}

/** A fact that is not known leaves a hole in the sentence unless an `if` asks for it. */
function emptyVariables(input: LintInput): Finding[] {
  const { uses, values } = input;
  return uses
    .filter(({ name, guards }) => name in values && !values[name as keyof ValueOf] && !guards.includes(name))
    .map(({ name, line }) =>
      at(lineOf(line), input, {
        code: 'empty_variable',
        words: name,
        says: both(
          `${name} is not known for this incident and language: record the fact, or put it inside {% if ${name} %}.`,
          `${name} belum diketahui untuk insiden dan bahasa ini: catat faktanya, atau taruh di dalam {% if ${name} %}.`,
        ),
      }),
    );
}

const APOLOGY = { id: /\b(maaf|menyesal)\b/iu, en: /\b(sorry|apologi[sz]e|apology)\b/iu } as const;
const HAPPENED = ['what_happened'] as const;
const LEAKED = ['exposure', 'leaked'] as const;

const NEEDS = {
  initial: both(
    'an initial notice says what is not known yet: use {{ not_yet_known }}.',
    'pemberitahuan awal menyebut apa yang belum diketahui: pakai {{ not_yet_known }}.',
  ),
  supplement: both(
    'a supplement says what is new since the last message: use {{ newly_leaked }}.',
    'tambahan menyebut apa yang baru sejak pesan terakhir: pakai {{ newly_leaked }}.',
  ),
  correction: both(
    'a correction says what was wrong in the last message: use {{ not_leaked }}.',
    'ralat menyebut apa yang keliru dalam pesan terakhir: pakai {{ not_leaked }}.',
  ),
  apology: both(
    'it says no word of regret: say sorry.',
    'tidak ada kata penyesalan: sampaikan permintaan maaf.',
  ),
  happened: both(
    'it does not say what happened: use {{ what_happened }}.',
    'tidak menyebut apa yang terjadi: pakai {{ what_happened }}.',
  ),
  leaked: both(
    'it does not say what leaked about the reader: use {{ leaked }}.',
    'tidak menyebut data apa tentang pembaca yang bocor: pakai {{ leaked }}.',
  ),
};

/** What each kind is for must stand in it; what a good notice has besides is advice. */
function kindFindings(input: LintInput): Finding[] {
  const found: Finding[] = [];
  const uses = new Set(input.uses.map((u) => u.name));
  const unsaid = input.profiles.some(({ said }) => !said.has('not_yet_known'));
  const need = (names: readonly string[], says: Both) => {
    if (!names.some((name) => uses.has(name))) {
      found.push(inMessage(input, { code: 'kind_missing', words: names[0]!, says }));
    }
  };
  const { kind, locale } = input;
  if (kind === 'initial') {
    if (unsaid) uses.delete('not_yet_known');
    need(['not_yet_known'], NEEDS.initial);
  }
  if (kind === 'supplement') {
    need(['newly_leaked'], NEEDS.supplement);
  }
  if (kind === 'correction') {
    need(['not_leaked'], NEEDS.correction);
  }
  const advise = (words: string, says: Both) =>
    found.push(inMessage(input, { code: 'block_missing', words, says, severity: 'advice' }));
  const ofTheBreach = !['goodwill', 'policy'].includes(kind);
  if (ofTheBreach && !APOLOGY[locale].test(input.own.body)) advise('apology', NEEDS.apology);
  if (ofTheBreach && !HAPPENED.some((n) => uses.has(n))) {
    advise('what_happened', NEEDS.happened);
  }
  if (['individual', 'supplement'].includes(kind) && !LEAKED.some((n) => uses.has(n))) {
    advise('leaked', NEEDS.leaked);
  }
  return found;
}
