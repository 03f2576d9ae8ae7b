import { describe, expect, test } from '@jest/globals';
import { heldIn, MERGE, SAID } from '../../../test/support/said.ts';
import { CATEGORY_CODES, exposureBits } from '../../incidents/index.ts';
import { overlaysFor, SHIPPED_BOOK } from '../../laws/index.ts';
import { checkDraft } from '../check.ts';
import { startersOf } from '../starters/starters.ts';
import type { Said } from './said.ts';
import type { Locale, TemplateChannel, TemplateDraft } from './template-kinds.ts';

const PASSWORD = exposureBits([
  { code: 'con.email', form: 'plaintext' },
  { code: 'cred.password', form: 'hash_weak' },
]);
const PASSPORT = exposureBits([
  { code: 'con.email', form: 'plaintext' },
  { code: 'gov.passport', form: 'plaintext' },
]);

interface Given {
  readonly said?: Said;
  readonly profiles?: readonly string[];
  readonly countries?: readonly string[];
}

/** The sentences of what blocks. */
function refusals(
  draft: TemplateDraft,
  { said = SAID, profiles = [PASSWORD, PASSPORT], countries = ['ID'] }: Given = {},
) {
  const residences = countries.map((country) => ({ country }));
  const overlays = overlaysFor(SHIPPED_BOOK, residences, draft.kind ?? 'individual');
  const { typedCode, incidentUrl } = MERGE;
  return checkDraft(draft, { said, held: heldIn(profiles, overlays), typedCode, incidentUrl })
    .filter((f) => f.severity === 'blocking')
    .map((f) => f.message);
}

function starter(channel: TemplateChannel, locale: Locale): TemplateDraft {
  return startersOf({ channel, locale })[0]!;
}

function long(words: number): string {
  return `${Array.from({ length: words }, (_, i) => `word${i}`).join(' ')}.`;
}

/** The starter with a paragraph behind its greeting, which is its third line. */
function planted(channel: 'email' | 'letter', locale: Locale, paragraph: string): TemplateDraft {
  const draft = starter(channel, locale);
  return { ...draft, body: draft.body.replace('\n\n', `\n\n${paragraph}\n\n`) };
}

const STATED = (locale: Locale, statement: object): Said => ({
  ...SAID,
  statements: { [locale]: { ...SAID.statements[locale], ...statement } },
});

describe('a planted wrong category', () => {
  test.each([
    ['email', 'id', 'Paspor Anda ikut bocor.', 'Paspor'],
    ['letter', 'id', 'Yang disalin adalah nomor paspor Anda.', 'paspor'],
    ['email', 'en', 'Your passport number was copied.', 'passport'],
    ['letter', 'en', 'Somebody took your medical file and your passport.', 'passport'],
    ['email', 'en', 'The stolen file contained salaries.', 'salaries'],
  ] as const)('by %s in %s: “%s” is refused where it stands', (channel, locale, text, words) => {
    const found = refusals(planted(channel, locale, text));
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`^Line 3: “${words}” says that this leaked, and it did not for \\d of the 2 exposures`),
      ),
    );
  });

  test('in a list under a heading that speaks of a leak is refused', () => {
    const found = refusals(
      planted('email', 'en', '## What leaked\n\n- your e-mail address\n- your passport'),
    );
    expect(found).toEqual([expect.stringMatching(/^Line 6: “passport” says that this leaked/)]);
  });

  test('in the incident’s own statement is refused there', () => {
    const said = STATED('en', { whatHappened: 'Somebody copied your bank details from our server.' });
    expect(refusals(starter('email', 'en'), { said })).toEqual([
      expect.stringMatching(
        /^The incident’s statement whatHappened \(en\): “bank details” says that this leaked/,
      ),
    ]);
  });

  test('what the statement tells of the company’s files is a story, not a claim about the reader', () => {
    const said = STATED('en', { whatHappened: 'They copied player accounts, payments and ID card checks.' });
    expect(refusals(starter('email', 'en'), { said })).toEqual([]);
  });

  test('a kind of data that leaked of everybody passes', () => {
    const text = 'Your e-mail address was copied.';
    expect(refusals(planted('email', 'en', text))).toEqual([]);
  });

  test('one exposure among a thousand is enough', () => {
    const codes = CATEGORY_CODES.filter((code) => code !== 'con.email');
    const many = Array.from({ length: 1_000 }, (_, i) =>
      exposureBits([
        { code: 'con.email', form: 'plaintext' },
        { code: codes[i % 57]!, form: 'plaintext' },
        { code: codes[(i * 7 + 3) % 57]!, form: 'masked' },
      ]),
    );
    const last = exposureBits([{ code: 'con.phone', form: 'plaintext' }]);
    const draft = planted('email', 'en', 'Your e-mail address was copied.');
    expect(refusals(draft, { profiles: many })).toEqual([]);
    expect(refusals(draft, { profiles: [...many, last] })).toEqual([
      expect.stringMatching(/it did not for 1 of the 58 exposures this goes to/),
    ]);
  });

  test('advice, conditions and questions claim nothing', () => {
    const text = 'Change your password. If your passport was stolen, tell the police. Never share your PIN.';
    expect(refusals(planted('email', 'en', text))).toEqual([]);
  });

  test.each([
    ['id', 'Kata sandi Anda tidak ikut bocor.', 'Kata sandi'],
    ['en', 'No passports were taken.', 'passports'],
    ['en', 'Your password was not affected, but your e-mail address was copied.', 'password'],
  ] as const)('in %s, denying what leaked: “%s” is refused', (locale, text, words) => {
    expect(refusals(planted('email', locale, text))).toEqual([
      `Line 3: “${words}” says that it did not leak, and it did for 1 of the 2 exposures this goes to: leave it out.`,
    ]);
  });
});

describe('a missing mandatory element', () => {
  test.each([
    ['email', 'id'],
    ['email', 'en'],
    ['letter', 'id'],
    ['letter', 'en'],
  ] as const)('by %s in %s is refused with the law that asks for it', (channel, locale) => {
    const draft = starter(channel, locale);
    const without = { ...draft, body: draft.body.replace('{{ details }}', '') };
    expect(refusals(without)).toEqual([
      expect.stringMatching(
        /^The message as a whole: it does not say the likely consequences, which ID \(UU PDP 27\/2022 Art\. 46\) asks for \(.+\): use \{\{ exposure \}\} or \{\{ details \}\}\.$/,
      ),
    ]);
  });

  test('every law of every residence is asked', () => {
    const draft = starter('email', 'en');
    const without = { ...draft, body: draft.body.replace('{{ what_happened }}', '') };
    const found = refusals(without, { countries: ['ID', 'SG', 'DE', 'AU'] });
    expect(found.map((m) => /which (\w+) /.exec(m)?.[1])).toEqual(
      expect.arrayContaining(['ID', 'EU', 'SG', 'AU']),
    );
  });
});

describe('a hedge about a known fact', () => {
  test.each([
    ['id', 'Data Anda mungkin bocor.', 'mungkin'],
    ['id', 'Tidak ditemukan bukti bahwa data Anda dipakai.', 'Tidak ditemukan bukti'],
    ['en', 'Your data may have been copied.', 'may have'],
    ['en', 'There is no evidence that your data was used.', 'no evidence'],
  ] as const)('in %s: “%s” is refused where it stands', (locale, text, words) => {
    for (const channel of ['email', 'letter'] as const) {
      expect(refusals(planted(channel, locale, text))).toEqual([
        `Line 3: “${words}” casts doubt on what is known: say it plainly, and put doubt under not_yet_known.`,
      ]);
    }
  });

  test('in subject, preheader, SMS and statement is refused there', () => {
    const email = starter('email', 'en');
    const sms = starter('sms', 'en');
    const said = STATED('en', { measures: 'We believe it is over.' });
    const body = sms.body.replace('your data leaked', 'your data possibly leaked');
    expect(refusals({ ...email, subject: '{{ brand }}: a possible leak' })[0]).toMatch(
      /^Subject: “possible leak” casts/,
    );
    expect(refusals({ ...email, preheader: 'Your data may have leaked.' })[0]).toMatch(
      /^Preheader: “may have” casts/,
    );
    expect(refusals({ ...sms, body })[0]).toMatch(/^Line 1: “possibly” casts/);
    expect(refusals(email, { said })[0]).toMatch(
      /^The incident’s statement measures \(en\): “We believe” casts/,
    );
  });

  test('has its place where it is said what is not known yet', () => {
    const said = STATED('en', { notYetKnown: 'Other files may have been copied too.' });
    expect(refusals(starter('email', 'en'), { said })).toEqual([]);
  });
});

describe('a claim against a containment fact', () => {
  const open = { ...SAID, containedAt: null, gapClosedAt: null };

  test.each([
    ['id', 'Kebocoran ini sudah dihentikan.', 'claims an end that no date'],
    ['id', 'Celahnya telah ditutup.', 'claims a closed gap'],
    ['en', 'The leak has been stopped.', 'claims an end that no date'],
    ['en', 'Your data is now safe.', 'claims an end that no date'],
    ['en', 'We have fixed the flaw.', 'claims a closed gap'],
  ] as const)('in %s: “%s” is refused while no date supports it', (locale, text, says) => {
    const found = refusals(planted('email', locale, text), { said: open });
    expect(found.length).toBeGreaterThan(0);
    for (const message of found) expect(message).toMatch(new RegExp(`^Line 3: “.+” ${says}`));
    expect(refusals(planted('email', locale, text))).toEqual([]);
  });

  test('with another day than the one on record is refused', () => {
    const text = 'We stopped the leak on 4 May 2026.';
    expect(refusals(planted('letter', 'en', text))).toEqual([
      'Line 3: “4 May 2026” is not the day on record: the incident says that it was stopped on 6 May 2026.',
    ]);
    expect(refusals(planted('letter', 'en', 'We stopped the leak on 6 May 2026.'))).toEqual([]);
  });
});

describe('a sensitive category in the open', () => {
  test.each([
    ['id', 'rekam medis', 'rekam medis'],
    ['id', 'HIV', 'HIV'],
    ['id', 'data anak Anda', 'anak'],
    ['en', 'medical records', 'medical'],
    ['en', 'sexual orientation', 'sexual'],
    ['en', 'criminal record', 'criminal'],
    ['en', 'children', 'children'],
  ] as const)('in %s, “%s” is refused in SMS, subject and preheader', (locale, text, words) => {
    const sms = starter('sms', locale);
    const email = starter('email', locale);
    const all = [
      ...refusals({ ...sms, body: sms.body.replace('{{ brand }}: ', `{{ brand }}: ${text} `) }),
      ...refusals({ ...email, subject: `{{ brand }}: ${text}` }),
      ...refusals({ ...email, preheader: `Tentang ${text}` }),
    ].filter((m) => m.includes('health, sexual, crime or child data, which never stands in'));
    expect(all.map((m) => m.split(':')[0])).toEqual(
      expect.arrayContaining(['Line 1', 'Subject', 'Preheader']),
    );
    expect(all.join()).toMatch(new RegExp(words, 'i'));
  });

  test('an SMS names no other kind of data either', () => {
    const sms = starter('sms', 'id');
    const body = sms.body.replace('data Anda bocor', 'kata sandi Anda bocor');
    expect(refusals({ ...sms, body }, { profiles: [PASSWORD] })).toEqual([
      'Line 1: “kata sandi” names a kind of data, and an SMS only points to where it is told: take it out.',
    ]);
  });

  test('named in a mail or letter, it is refused too: it is told behind the second factor', () => {
    const found = refusals(planted('letter', 'en', 'Your medical records were copied.'));
    expect(found).toContainEqual(expect.stringMatching(/^Line 3: “medical” .*behind the second factor/));
  });
});

describe('an amount of money', () => {
  test.each([
    'Ganti rugi Rp50.000',
    'You get $20',
    'Klaim 50 ribu',
    'EUR 10',
    'lima puluh ribu rupiah',
    'a hundred dollars',
  ])('“%s” is refused in subject and preheader', (text) => {
    const email = starter('email', 'id');
    const subject = refusals({ ...email, subject: text });
    const preheader = refusals({ ...email, preheader: text });
    expect(subject[0]).toMatch(
      /^Subject: “.+” is an amount of money and looks like a scam here: take it out\.$/,
    );
    expect(preheader[0]).toMatch(/^Preheader: “.+” is an amount of money/);
  });
});

describe('every kind says what it is for', () => {
  test.each([
    ['initial', 'not_yet_known', 'an initial notice says what is not known yet'],
    ['supplement', 'newly_leaked', 'a supplement says what is new'],
    ['correction', 'not_leaked', 'a correction says what was wrong'],
  ] as const)('%s without {{ %s }} is refused', (kind, variable, says) => {
    const draft = startersOf({ kind, channel: 'email', locale: 'en' })[0]!;
    const body = draft.body.replace(`{{ ${variable} }}`, '');
    expect(refusals({ ...draft, body })).toContainEqual(expect.stringContaining(says));
  });
});

describe('a text nobody can read in fear', () => {
  test('a sentence beyond 35 words is refused where it stands', () => {
    expect(refusals(planted('email', 'en', long(36)))).toEqual([
      'Line 3: a sentence of 36 words (“word0 word1 word2 word3 word4 word5 …”) is longer than 35: cut it in two.',
    ]);
    expect(refusals(planted('email', 'en', long(35)))).toEqual([]);
  });

  test('sentences that are long on average are refused', () => {
    const draft = {
      ...starter('email', 'en'),
      body: `Sorry. {{ exposure }}\n\n${`Very ${long(29)} `.repeat(20)}`,
    };
    expect(refusals(draft, { countries: [] })).toEqual([
      expect.stringMatching(
        /^The message as a whole: its sentences have \d\d(\.\d)? words on average, more than 20/,
      ),
    ]);
  });
});
