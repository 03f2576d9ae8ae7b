import { describe, expect, test } from '@jest/globals';
import { heldIn, MERGE, SAID } from '../../../test/support/said.ts';
import { exposureBits } from '../../incidents/index.ts';
import { checkDraft } from '../check.ts';
import { overlaysFor, SHIPPED_BOOK } from '../../laws/index.ts';
import { STARTERS, startersOf } from '../starters/starters.ts';
import type { Said } from './said.ts';
import type { Locale, TemplateChannel, TemplateDraft } from './template-kinds.ts';

const INDONESIA = overlaysFor(SHIPPED_BOOK, [{ country: 'ID' }], 'individual');

const PASSWORD = exposureBits([
  { code: 'con.email', form: 'plaintext' },
  { code: 'cred.password', form: 'hash_weak' },
]);

function findings(
  draft: TemplateDraft,
  said: Said = SAID,
  profiles: readonly string[] = [PASSWORD],
): string[] {
  const context = {
    said,
    held: heldIn(profiles, overlaysFor(SHIPPED_BOOK, [{ country: 'ID' }], draft.kind ?? 'individual')),
    typedCode: MERGE.typedCode,
    incidentUrl: MERGE.incidentUrl,
  };
  return checkDraft(draft, context)
    .filter((f) => f.code !== 'block_missing')
    .map((f) => (f.severity === 'blocking' ? f.code : `${f.code}?`));
}

function starter(channel: TemplateChannel, locale: Locale): TemplateDraft {
  return startersOf({ channel, locale })[0]!;
}

function email(locale: 'id' | 'en', body: string, subject = '{{ brand }}'): TemplateDraft {
  return {
    channel: 'email',
    locale,
    subject,
    body: `${body}\n\n{{ exposure }}\n\n{{ what_happened }} {{ occurred }} {{ measures }}`,
  };
}

/** Told only behind the second factor: outside it nothing of this is named, and still everything is said. */
const HEALTH = exposureBits([{ code: 'hlt.record', form: 'plaintext' }]);

const WHOLE: Said = {
  ...SAID,
  statements: {
    id: { ...SAID.statements.id, notYetKnown: 'Jumlah orangnya belum kami ketahui.' },
    en: { ...SAID.statements.en, notYetKnown: 'We do not know yet how many people it is.' },
  },
};

/** Wherever people of the sample live; Massachusetts forbids what others demand and needs a text of its own. */
const RESIDENCES = ['ID', 'SG', 'DE', 'GB', 'MY', 'AU', 'IN', 'PH'].map((country) => ({ country }));

describe('the starters', () => {
  test('are there for seven kinds, three channels and two languages', () => {
    expect(STARTERS).toHaveLength(7 * 3 * 2);
    expect(new Set(STARTERS.map((s) => `${s.kind} ${s.channel} ${s.locale}`)).size).toBe(42);
  });

  test.each([...STARTERS])('$kind by $channel in $locale has nothing to find', (draft) => {
    const overlays = overlaysFor(SHIPPED_BOOK, RESIDENCES, draft.kind!);
    const context = { said: WHOLE, typedCode: MERGE.typedCode, incidentUrl: MERGE.incidentUrl };
    const profiles =
      draft.kind === 'goodwill' || draft.kind === 'initial' ? [exposureBits([])] : [PASSWORD, HEALTH];
    expect(checkDraft(draft, { ...context, held: heldIn(profiles, overlays) }).map((f) => f.message)).toEqual(
      [],
    );
  });

  test.each([...STARTERS])('$kind by $channel in $locale stays true while little is known', (draft) => {
    const early = { ...WHOLE, containedAt: null, gapClosedAt: null, discoveredAt: null, occurredUntil: null };
    expect(findings(draft, early)).toEqual([]);
  });
});

describe('the Indonesian overlay on full forms', () => {
  test.each([
    ['{{ occurred }}', 'C2'],
    ['{{ what_happened }}', 'C1'],
    ['{{ measures }}', 'C6'],
    ['{{ leaked }}', 'C4'],
    ['{{ details }}', 'C5'],
  ])('a notice without %s is blocked for %s', (variable, code) => {
    const draft = starter('email', 'id');
    const found = checkDraft(
      { ...draft, body: draft.body.replaceAll(variable, '') },
      {
        said: SAID,
        held: heldIn([PASSWORD], INDONESIA),
        typedCode: MERGE.typedCode,
        incidentUrl: MERGE.incidentUrl,
      },
    );
    expect(found.filter((f) => f.severity === 'blocking').map((f) => [f.code, f.where])).toEqual([
      ['overlay_missing', code],
    ]);
  });

  test('a company nobody can reach is blocked', () => {
    expect(findings(starter('email', 'id'), { ...SAID, contactEmail: null, contactPhone: null })).toEqual([
      'overlay_missing',
    ]);
  });

  test('an element hidden behind an if that is never true does not count', () => {
    const draft = email('id', '');
    const hidden = {
      ...draft,
      body: draft.body.replace('{{ measures }}', '{% if not_yet_known %}{{ measures }}{% endif %}'),
    };
    expect(findings(hidden)).toEqual(['overlay_missing']);
  });

  test('a fact that is not known blocks the sentence that needs it', () => {
    expect(findings(starter('email', 'id'), { ...SAID, occurredFrom: null, occurredUntil: null })).toEqual([
      'empty_variable',
      'overlay_missing',
    ]);
  });

  test('an SMS is a pointer and is not held to the full form', () => {
    expect(findings(starter('sms', 'id'))).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    ['id', 'Data Anda mungkin telah bocor.', 'hedging'],
    ['id', 'Diduga ada kebocoran.', 'hedging'],
    ['id', 'Data berpotensi diambil.', 'hedging'],
    ['en', 'Your data may have been taken.', 'hedging'],
    ['en', 'This could potentially affect you.', 'hedging'],
    ['en', 'Out of an abundance of caution we write to you.', 'hedging'],
    ['id', 'Ini terjadi karena Anda memakai kata sandi yang sama.', 'blame'],
    ['en', 'This happened because you reused a password.', 'blame'],
    ['en', 'You should have changed it.', 'blame'],
    ['id', 'Kata sandi Anda tidak ikut bocor.', 'claims_not_leaked'],
    ['en', 'Passwords were not affected.', 'claims_not_leaked'],
    ['en', 'No passwords were taken.', 'claims_not_leaked'],
    ['en', 'This was a security incident.', 'softening?'],
  ] as const)('%s: "%s" → %s', (locale, body, code) => {
    expect(findings(email(locale, body))).toContain(code);
  });

  test.each([
    ['id', 'Kami menghubungi Anda secepat mungkin.'],
    ['id', 'Kartu Anda tidak ikut bocor.'],
    ['en', 'Scammers can call you.'],
    ['en', 'Card numbers were not taken.'],
  ] as const)('%s: "%s" passes', (locale, body) => {
    expect(findings(email(locale, body))).toEqual([]);
  });

  test('doubt has its own place', () => {
    const said = {
      ...SAID,
      statements: { id: { ...SAID.statements.id, notYetKnown: 'Mungkin ada berkas lain.' } },
    };
    expect(findings(starter('email', 'id'), said)).toEqual([]);
    const wrong = {
      ...SAID,
      statements: { id: { ...SAID.statements.id, whatHappened: 'Mungkin ada yang masuk.' } },
    };
    expect(findings(starter('email', 'id'), wrong)).toEqual(['hedging']);
  });

  test.each(['Ganti rugi Rp50.000 untuk Anda', 'You get $20', 'Klaim 50 ribu', 'EUR 10'])(
    'a subject "%s" names money',
    (subject) => {
      expect(findings(email('id', '', subject))).toContain('money_in_subject');
    },
  );

  test('an end is claimed only with its date', () => {
    const open = { ...SAID, containedAt: null, gapClosedAt: null };
    const claim = email('id', 'Kebocoran ini sudah dihentikan dan celahnya telah ditutup.');
    expect(findings(claim)).toEqual([]);
    expect(findings(claim, open)).toEqual(['claims_contained', 'claims_closed']);
    const english = email('en', 'The leak has been contained and we have fixed the flaw.');
    expect(findings(english)).toEqual([]);
    expect(findings(english, open)).toEqual(['claims_contained', 'claims_closed']);
  });
});

describe('SMS rules', () => {
  const base = starter('sms', 'id').body;

  test.each([
    ['the brand not first', `Info ${base}`, 'sms_brand_first'],
    ['a link', `${base} https://x.example`, 'sms_link'],
    ['a bare web address', `${base} contoh.com`, 'sms_link'],
    ['no code', base.replace('{{ typed_code }}', ''), 'sms_missing'],
    ['no address', base.replace('{{ incident_address }}', ''), 'sms_missing'],
    ['letters outside the alphabet', base.replace('bocor', '“bocor”'), 'sms_letters'],
    ['too many words', `${base} ${'lagi '.repeat(8)}`, 'sms_segments'],
    ['a name', `{{ brand }} {{ name }}`, 'template'],
    ['a kind of data', `{{ brand }} {{ leaked }}`, 'template'],
  ])('%s is blocked', (_, body, code) => {
    expect(findings({ channel: 'sms', locale: 'id', body })).toContain(code);
  });

  test('the worst case counts: a long brand and a long address', () => {
    const long = { ...SAID, smsBrand: 'Perusahaan Sangat Pj' };
    const context = { said: long, held: [], typedCode: MERGE.typedCode };
    const incidentUrl = `https://pemberitahuan.perusahaan.example/i/${'a'.repeat(30)}`;
    expect(checkDraft(starter('sms', 'id'), { ...context, incidentUrl }).map((f) => f.code)).toEqual([
      'sms_segments',
    ]);
  });
});

test('a link of the author’s must be a plain https address or one of ours', () => {
  expect(
    findings(email('id', '[x]({{ link }}) [y](https://contoh.example) [z](mailto:{{ contact_email }})')),
  ).toEqual([]);
  expect(findings(email('id', '[x]({{ name }})'))).toEqual(['template']);
  expect(findings(email('id', '[x](https://evil.example/{{ typed_code }})'))).toEqual(['template']);
  expect(findings(email('id', '[x](http://contoh.example)'))).toEqual(['template']);
});
