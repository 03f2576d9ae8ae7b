import { describe, expect, test } from '@jest/globals';
import { MERGE, SAID } from '../../../test/support/said.ts';
import { type ExposedCategory, exposureBits } from '../../incidents/index.ts';
import { type ContentCode, overlayOf, SHIPPED_BOOK } from '../../laws/index.ts';
import { checkDraft } from '../check.ts';
import { Choice, heldBy, type Reader } from '../readers.ts';
import { SAYINGS } from '../rules/content.ts';
import { TEMPLATE_KINDS, type TemplateDraft, type TemplateKind } from '../rules/template-kinds.ts';
import type { Said } from '../rules/said.ts';
import { JURISDICTION_STARTERS, STARTERS } from './starters.ts';

const incident = { defaultCountry: 'ID', defaultLocale: 'id' } as const;

const leaked = (...codes: ExposedCategory['code'][]) =>
  exposureBits(codes.map((code) => ({ code, form: 'plaintext' })));
const PASSPORT = leaked('con.email', 'id.name', 'gov.passport', 'cred.password');
const SSN = leaked('con.email', 'id.name', 'gov.ssn');
const HEALTH = leaked('con.email', 'id.name', 'hlt.record');

/** Somebody of each law whom it protects, with what its remedies hang on. */
const SOMEBODY = {
  ID: { country: 'ID', region: null, exposure: PASSPORT },
  EU: { country: 'DE', region: null, exposure: PASSPORT },
  UK: { country: 'GB', region: null, exposure: PASSPORT },
  SG: { country: 'SG', region: null, exposure: PASSPORT },
  'US-CA': { country: 'US', region: 'California', exposure: SSN },
  'US-MA': { country: 'US', region: 'MA', exposure: SSN },
  'US-HIPAA': { country: 'US', region: 'WY', exposure: HEALTH },
  AU: { country: 'AU', region: null, exposure: PASSPORT },
  'US-NY': { country: 'US', region: 'NY', exposure: SSN },
  'US-DC': { country: 'US', region: 'DC', exposure: SSN },
  'US-CT': { country: 'US', region: 'CT', exposure: SSN },
  'US-TX': { country: 'US', region: 'Texas', exposure: SSN },
} as const;
type Law = keyof typeof SOMEBODY;
const LAWS = Object.keys(SOMEBODY) as Law[];

const WHOLE: Said = {
  ...SAID,
  statements: {
    id: { ...SAID.statements.id, notYetKnown: 'Jumlah orangnya belum kami ketahui.' },
    en: { ...SAID.statements.en, notYetKnown: 'We do not know yet how many it is.' },
  },
};

const OF_THE_BREACH: readonly TemplateKind[] = ['initial', 'individual', 'supplement', 'correction'];
const CASES = LAWS.flatMap((law) =>
  TEMPLATE_KINDS.flatMap((kind) =>
    (['id', 'en'] as const).flatMap((locale) =>
      (['email', 'letter'] as const).map((channel) => ({ law, kind, locale, channel })),
    ),
  ),
);
type Case = (typeof CASES)[number];

function reader({ law, kind, locale }: Case): Reader {
  const named = !['initial', 'goodwill'].includes(kind);
  const somebody = SOMEBODY[law];
  return {
    ...somebody,
    exposure: named ? somebody.exposure : exposureBits([]),
    locale,
    minor: false,
    persons: 7,
  };
}

/** The starter this person gets of all there are. */
function starterFor(one: Case): TemplateDraft {
  const all = [...STARTERS, ...JURISDICTION_STARTERS].filter(
    (s) => s.kind === one.kind && s.channel === one.channel,
  );
  return new Choice(one.kind, { book: SHIPPED_BOOK, incident }).textFor(all, reader(one))!;
}

function refusals(draft: TemplateDraft, one: Case, said: Said = WHOLE): string[] {
  const reading = { book: SHIPPED_BOOK, incident, audience: { readers: [reader(one)] } };
  const held = heldBy({ ...draft, kind: one.kind }, [], reading);
  const { typedCode, incidentUrl } = MERGE;
  return checkDraft(draft, { said, held, typedCode, incidentUrl })
    .filter((f) => f.severity === 'blocking')
    .map((f) => f.message);
}

/** Every line that says it, gone: its variables and, where words do, theirs. */
function without(draft: TemplateDraft, code: ContentCode): TemplateDraft {
  const { variables, words } = SAYINGS[code];
  const says = (line: string) =>
    variables.some((v) => line.includes(v === 'offer' ? 'offer.title' : `{{ ${v} }}`)) ||
    words?.[draft.locale].some((w) => w.test(line)) === true;
  const body = draft.body
    .split('\n')
    .map((line) => (says(line) ? '' : line))
    .join('\n');
  return { ...draft, body };
}

describe('a starter for everybody', () => {
  test.each(CASES)('$kind by $channel in $locale passes for somebody of $law', (one) => {
    expect(refusals(starterFor(one), one)).toEqual([]);
  });

  test('whoever Massachusetts protects reads not how it happened, and Californians read their headings', () => {
    const ma = starterFor({ law: 'US-MA', kind: 'individual', locale: 'id', channel: 'letter' });
    expect(ma).toMatchObject({ locale: 'en', jurisdictions: ['US-MA'] });
    expect(ma.body).not.toMatch(/what_happened|how_closed/);
    const ca = starterFor({ law: 'US-CA', kind: 'individual', locale: 'en', channel: 'email' });
    expect(ca.subject).toContain('Notice of Data Breach');
    expect([...ca.body.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual(
      expect.arrayContaining(['What Happened', 'What Information Was Involved', 'What We Are Doing', 'What You Can Do', 'For More Information']),
    ); // prettier-ignore
  });
});

const REQUIRED = CASES.filter(({ kind }) => OF_THE_BREACH.includes(kind)).flatMap((one) => {
  const law = SHIPPED_BOOK.laws.find(({ code }) => code === one.law)!;
  const { exposure } = reader(one);
  const owed = overlayOf(law, one.kind).required.filter(
    ({ needsExposure, categories, code }) =>
      // The company stands in the foot of every message, whatever its author writes.
      code !== 'C9' &&
      !(needsExposure && !exposure.includes('1')) &&
      (categories === undefined || (one.kind !== 'initial' && categories.includes('gov.ssn'))),
  );
  return owed.map(({ code }) => ({ ...one, code }));
});

describe('each element a law asks for, taken out', () => {
  test.each(REQUIRED)('$law $code of $kind by $channel in $locale is refused', ({ code, ...one }) => {
    // Contacts also stand in the foot of every message: nowhere means that there are none.
    const nobody = { ...WHOLE, contactEmail: null, contactPhone: null, contactAddress: null };
    const said = code === 'C8' ? nobody : WHOLE;
    const found = refusals(without(starterFor(one), code), one, said);
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`^The message as a whole: it does not say .*, which ${one.law} \\(.*\\) asks for \\(.*\\) for 7 people \\(7 in .*\\): `),
      ),
    ); // prettier-ignore
  });

  test.each(['What Happened', 'What Information Was Involved', 'What We Are Doing', 'What You Can Do', 'For More Information'])(
    'without the heading “%s” a Californian notice is refused',
    (heading) => {
      const one = { law: 'US-CA', kind: 'individual', locale: 'en', channel: 'email' } as const;
      const draft = starterFor(one);
      const body = draft.body.replace(`## ${heading}`, '## Something else');
      expect(refusals({ ...draft, body }, one)).toEqual([
        expect.stringContaining(`asks for the heading “${heading}” for 7 people (7 in US-California): add “## ${heading}”.`),
      ]);
    },
  ); // prettier-ignore

  test('with what happened, or how many, a notice to Massachusetts is refused where it says so', () => {
    const one = { law: 'US-MA', kind: 'individual', locale: 'en', channel: 'email' } as const;
    const draft = starterFor(one);
    const told = { ...draft, body: `${draft.body}\n{{ what_happened }}\n\nIt is 1,200 residents.` };
    const lines = told.body.split('\n').length;
    expect(refusals(told, one)).toEqual([
      expect.stringMatching(new RegExp(`^Line ${lines - 2}: \\{\\{ what_happened \\}\\} may not stand here, because US-MA`)),
      expect.stringMatching(new RegExp(`^Line ${lines}: “1,200 residents” may not stand here, because US-MA`)),
    ]); // prettier-ignore
  });
});
