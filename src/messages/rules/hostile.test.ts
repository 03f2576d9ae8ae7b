import { describe, expect, test } from '@jest/globals';
import { heldIn, MERGE, SAID } from '../../../test/support/said.ts';
import { exposureBits } from '../../incidents/index.ts';
import { overlaysFor, SHIPPED_BOOK } from '../../laws/index.ts';
import { checkDraft } from '../check.ts';
import { startersOf } from '../starters/starters.ts';
import type { Said } from './said.ts';
import type { Locale, TemplateChannel, TemplateDraft } from './template-kinds.ts';

const PASSWORD = exposureBits([
  { code: 'con.email', form: 'plaintext' },
  { code: 'cred.password', form: 'hash_weak' },
]);

function refusals(draft: TemplateDraft, said: Said = SAID): string[] {
  const overlays = overlaysFor(SHIPPED_BOOK, [{ country: 'ID' }], draft.kind ?? 'individual');
  const { typedCode, incidentUrl } = MERGE;
  return checkDraft(draft, { said, held: heldIn([PASSWORD], overlays), typedCode, incidentUrl })
    .filter((f) => f.severity === 'blocking')
    .map((f) => f.message);
}

function starter(channel: TemplateChannel, locale: Locale): TemplateDraft {
  return startersOf({ channel, locale })[0]!;
}

/** The starter with words behind its greeting, which is its third line. */
function planted(locale: Locale, words: string): TemplateDraft {
  const draft = starter('email', locale);
  return { ...draft, body: draft.body.replace('\n\n', `\n\n${words}\n\n`) };
}

describe('a wrong category in disguise', () => {
  test.each([
    ['id', 'Pas**por** Anda ikut bocor.'],
    ['id', 'PASPOR ANDA IKUT BOCOR.'],
    ['id', 'Paspor Anda\nikut bocor.'],
    ['id', 'Pas\npor Anda ikut bocor.'],
    ['id', '_Paspor_ Anda `bocor`.'],
    ['id', 'Ｐａｓｐｏｒ Anda bocor.'],
    ['id', 'Páspor Anda bocor.'],
    ['id', 'Data yang bocor:\n\n* nama\n* paspor'],
    ['id', '> Paspor Anda kini beredar di internet.'],
    ['id', '![Paspor Anda bocor](https://contoh.example/a.png)'],
    ['id', '[lihat](https://contoh.example "Paspor Anda bocor")'],
    ['id', '{% if leaked %}Paspor Anda bocor.{% endif %}'],
    ['id', '{% if newly_leaked %}{% else %}Paspor Anda bocor.{% endif %}'],
    ['id', '{% if name %}{% if offers %}{% else %}Paspor Anda dijual orang.{% endif %}{% endif %}'],
    ['en', 'Your pass**port** was copied.'],
    ['en', 'Your passport is in the hands of others.'],
    ['en', '{% if today %}Your passport was sold.{% endif %}'],
  ] as const)('in %s, “%s” is refused at its line', (locale, words) => {
    expect(refusals(planted(locale, words))).toContainEqual(
      expect.stringMatching(/^Line \d+: “(id )?(páspor|paspor|passport)” says that this leaked/i),
    );
  });
});

describe('letters that hide or pretend', () => {
  test.each([
    ['an invisible character', 'Pas\u200bpor Anda bocor.'],
    ['an invisible character', 'Data Anda mung\u00adkin bocor.'],
    ['two alphabets', 'Data Anda mungk\u0456n bocor.'],
    ['HTML', 'Data Anda bocor. <!-- ganti rugi -->'],
    ['HTML', 'Data&nbsp;Anda bocor.'],
    ['HTML', 'Data Anda <b>bocor</b>.'],
  ])('%s is refused where it stands', (what, words) => {
    expect(refusals(planted('id', words))).toContainEqual(
      expect.stringMatching(new RegExp(`^Line 3: (it contains|a word mixes).*${what}`)),
    );
  });

  test('in subject and preheader too', () => {
    const draft = { ...starter('email', 'en'), preheader: 'What you can do, &amp; what we do' };
    expect(refusals(draft)).toEqual([expect.stringMatching(/^Preheader: it contains HTML/)]);
  });
});

describe('a hedge in disguise', () => {
  test.each([
    ['id', 'Data Anda MUNGKIN bocor.'],
    ['id', 'Data Anda _mungkin_ bocor.'],
    ['id', 'Data Anda mung\nkin bocor.'],
    ['id', 'Data Anda diperkirakan bocor.'],
    ['id', 'Belum ada bukti data Anda dipakai orang.'],
    ['id', 'Sejauh kami tahu hanya itu.'],
    ['en', 'Your data may\nhave leaked.'],
    ['en', 'Your data may now be with others.'],
    ['en', 'We think that your data leaked.'],
    ['en', 'To the best of our knowledge that is all.'],
    ['en', '{% if name %}{% else %}Your data has probably leaked.{% endif %}'],
  ] as const)('in %s, “%s” is refused at its line', (locale, words) => {
    expect(refusals(planted(locale, words))).toContainEqual(
      expect.stringMatching(/^Line [34]: “.*” casts doubt/),
    );
  });
});

describe('a claim of an end in disguise', () => {
  const open = { ...SAID, containedAt: null, gapClosedAt: null };
  test.each([
    ['id', 'Kebocoran ini sudah\nteratasi.'],
    ['id', 'Semuanya **sudah terkendali**.'],
    ['id', 'Data Anda aman.'],
    ['id', 'Celahnya sudah kami tambal.'],
    ['id', 'Kami berhasil menghentikan serangan itu.'],
    ['en', 'Everything is now under control.'],
    ['en', 'The attack was\nshut down.'],
    ['en', 'We have already plugged the hole.'],
  ] as const)('in %s, “%s” is refused while no date supports it', (locale, words) => {
    expect(refusals(planted(locale, words), open)).toContainEqual(
      expect.stringMatching(/^Line [34]: “.*” claims (an end|a closed gap)/),
    );
  });

  test.each(['May 4, 2026', '2026-05-04', '4/5/2026', '4 May', 'the 4th of May 2026'])(
    'with “%s”, another day than the one on record, is refused',
    (day) => {
      expect(refusals(planted('en', `We stopped the leak on ${day}.`))).toEqual([
        expect.stringMatching(/^Line 3: “.*” is not the day on record/),
      ]);
    },
  );

  test.each(['6 May 2026', 'May 6, 2026', '2026-05-06', '6/5/2026', '5/6/2026'])('with “%s”, the day on record, passes', (day) => {
    expect(refusals(planted('en', `We stopped the leak on ${day}.`))).toEqual([]);
  }); // prettier-ignore
});

describe('an amount of money in disguise', () => {
  test.each([
    'Rp 50.000', 'Rp. 50.000,-', 'RP50RB', 'IDR 50000', '50 ribu', '50rb untuk Anda', '50K', '1,5 jt', 'lima puluh ribu', 'seratus ribu',
    'sejuta', 'Rupiah menanti', '$5', 'S$ 5', '5 USD', 'US$5', '€5', '£5', 'five dollars', 'a hundred bucks', 'fifty thousand', '50.000 saldo',
    '**Rp**50.000', '5 euro', '₹500', 'Rp\u00a050.000',
  ])('“%s” is refused in subject and preheader', (text) => {
    const email = starter('email', 'id');
    expect(refusals({ ...email, subject: text })).toContainEqual(expect.stringMatching(/^Subject: “.+” is an amount of money/));
    expect(refusals({ ...email, preheader: text })).toContainEqual(expect.stringMatching(/^Preheader: “.+” is an amount/));
  }); // prettier-ignore

  test.each(['{{ brand }}: data Anda bocor', 'Baca ini hari ini', 'Notice {{ incident_code }}'])('“%s” is none', (text) => {
    expect(refusals({ ...starter('email', 'id'), subject: text })).toEqual([]);
  }); // prettier-ignore
});

function sms(locale: Locale, words: string): TemplateDraft {
  const draft = starter('sms', locale);
  return { ...draft, body: draft.body.replace('{{ brand }}: ', `{{ brand }}: ${words} `) };
}

describe('an SMS in disguise', () => {
  test.each([
    ['id', 'rekam\nmedis.', 'health, sexual, crime or child data'],
    ['id', 'HIV.', 'health, sexual, crime or child data'],
    ['id', 'kanker.', 'health, sexual, crime or child data'],
    ['id', 'balita.', 'health, sexual, crime or child data'],
    ['en', 'gay.', 'health, sexual, crime or child data'],
    ['en', 'arrests.', 'health, sexual, crime or child data'],
    ['id', 'soal paspor.', 'names a kind of data'],
    ['en', 'passport, password.', 'names a kind of data'],
  ] as const)('in %s, “%s” is refused', (locale, words, says) => {
    expect(refusals(sms(locale, words))).toContainEqual(
      expect.stringMatching(new RegExp(`^(Line \\d|The message as a whole): .*${says}`)),
    );
  });

  test('what it needs counts only where everybody reads it', () => {
    const draft = starter('sms', 'en');
    const body = draft.body.replace('{{ typed_code }}', '{% if contact_phone %}{{ typed_code }}{% endif %}');
    expect(refusals({ ...draft, body }, { ...SAID, contactPhone: null })).toEqual([
      'The message as a whole: an SMS needs {{ typed_code }}.',
    ]);
  });
});

describe('a mandatory element that only some would read', () => {
  test.each([
    '{% if name %}{{ what_happened }}{% endif %}',
    '{% if offers %}{{ what_happened }}{% endif %}',
    '{% if offers %}{% else %}{{ what_happened }}{% endif %}',
    '{% if not_leaked %}{{ what_happened }}{% endif %}',
  ])('%s does not count', (guarded) => {
    const draft = starter('email', 'id');
    const body = draft.body.replace('{{ what_happened }}', guarded);
    expect(refusals({ ...draft, body })).toEqual([
      expect.stringMatching(/^The message as a whole: it does not say what happened and how, which ID/),
    ]);
  });

  test('a regulator that is only mentioned is no way to reach one', () => {
    const california = overlaysFor(SHIPPED_BOOK, [{ country: 'US', region: 'NY' }], 'individual');
    const draft = starter('letter', 'en');
    const check = (body: string) =>
      checkDraft({ ...draft, body }, { said: SAID, held: heldIn([PASSWORD], california, 'US-NY'), typedCode: MERGE.typedCode, incidentUrl: MERGE.incidentUrl })
        .filter((f) => f.where === 'C11').length; // prettier-ignore
    expect(check(`${draft.body}\nWe told the attorney general.`)).toBe(1);
    expect(check(`${draft.body}\nThe attorney general: 1-800-771-7755.`)).toBe(0);
  });
});
