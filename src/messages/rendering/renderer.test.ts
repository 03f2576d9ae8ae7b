import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { aPerson, MERGE, SAID } from '../../../test/support/said.ts';
import { whole } from '../../kernel/pieces.ts';
import { CATALOGUE, exposureBits, FORMS } from '../../incidents/index.ts';
import { escapeMarkdown, renderMarkdown } from './markdown.ts';
import { Renderer } from './renderer.ts';
import { startersOf } from '../starters/starters.ts';

const templates = [...startersOf({}), ...startersOf({ channel: 'letter' })].map((t) => ({
  ...t,
  id: `${t.channel}-${t.locale}`,
}));
const renderer = new Renderer({ said: SAID, overlayVersion: 'test', templates });

const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://evil.example","x")',
  'Budi\r\nBcc: korban@example.com', 'Budi\nSubject: x', '\u202eevil\u202c', '{{ link }}', '{% for a in b %}',
  '[klik](javascript:alert(1))', '![x](http://evil.example/pixel.gif)', '# Judul', '`code`', '**tebal**',
  '&lt;b&gt;', '$&', '$1', '\\', "'; DROP TABLE person; --", 'http://evil.example', '\u0000', '\ud800',
  '<!-- x', ']]>', 'zq00v0z', '\ue000',
]; // prettier-ignore

/** Tags and attribute names in order: what a browser would build. */
function structure(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map((m) => m[0]);
}

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((pair) => pair.join('')),
);

function offers(title: string, text: string) {
  return { ...MERGE, offers: [{ oneOf: [{ title, text }], isAutomatic: false }] };
}

describe('hostile values', () => {
  const calm = renderer.renderEmail(aPerson({ name: null }));
  const greeted = renderer.renderEmail(aPerson({ name: 'Siti Aminah' }));

  test('a name, an account or a code never becomes markup, a header or a placeholder', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, customerId, typedCode) => {
        const person = aPerson({ name, account: { customerId }, merge: { ...MERGE, typedCode } });
        const { subject, html, text } = renderer.renderEmail(person);
        expect([structure(calm.html), structure(greeted.html)]).toContainEqual(structure(html));
        expect(subject).toBe(calm.subject);
        expect(subject).not.toMatch(/[\r\n]/);
        for (const output of [html, text]) {
          expect(output).not.toMatch(/\{\{|\{%|zq[0-9a-f]{24}/);
          expect(output).not.toMatch(/(?![\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
        expect(renderer.renderSms(person).text).not.toMatch(/[\r\n<>]/);
      }),
      { numRuns: 300 },
    );
  });

  test('an e-mail in pieces is the same e-mail, and its hash is that of its words', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, email, typedCode) => {
        const person = aPerson({ name, account: { email }, merge: { ...MERGE, typedCode } });
        const { email: said, pieces } = renderer.writeEmail(person);
        const { subject, html, text } = said;
        expect([[pieces.subject], pieces.html, pieces.text].map(whole)).toEqual([subject, html, text]);
        const sum = createHash('sha256');
        for (const one of [subject, html, text]) sum.update(`${Buffer.byteLength(one)}:`).update(one);
        expect(said.messageHash).toBe(sum.digest('hex'));
      }),
    );
  });

  test('however long an e-mail is, its hash is that of its words', () => {
    const long = templates.map((t) => ({ ...t, body: `${t.body}\n\n${'Lihat Ω dan 😀. '.repeat(3_000)}` }));
    const email = long.filter(({ channel }) => channel === 'email');
    const one = new Renderer({ said: SAID, overlayVersion: 'test', templates: email }).renderEmail(aPerson());
    const sum = createHash('sha256');
    for (const text of [one.subject, one.html, one.text])
      sum.update(`${Buffer.byteLength(text)}:`).update(text);
    expect(one.messageHash).toBe(sum.digest('hex'));
  });

  test('an offer’s words stay words', () => {
    const plain = structure(renderer.renderEmail(aPerson({ merge: offers('Saldo', 'Cepat') })).html);
    fc.assert(
      fc.property(hostile, hostile, (title, text) => {
        const { html } = renderer.renderEmail(aPerson({ merge: offers(title, text) }));
        expect(structure(html)).toEqual(plain);
      }),
      { numRuns: 100 },
    );
  });

  test('an incident’s own facts stay words too', () => {
    fc.assert(
      fc.property(hostile, hostile, (brand, whatHappened) => {
        const said = {
          ...SAID,
          brand: `B${brand}`,
          statements: { id: { ...SAID.statements.id, whatHappened: `W${whatHappened}` } },
        };
        const one = new Renderer({ said, overlayVersion: 'test', templates }).renderEmail(aPerson());
        expect(structure(one.html)).toEqual(structure(greeted.html));
        expect(one.subject).not.toMatch(/[\r\n\u202e]/);
      }),
      { numRuns: 60 },
    );
  });

  test('a link that is not a plain address is a programmer error', () => {
    const merge = { ...MERGE, link: 'javascript:alert(1)' };
    expect(() => renderer.renderEmail(aPerson({ merge }))).toThrow(/plain addresses/);
  });
});

describe('an e-mail', () => {
  test.each(['id', 'en'] as const)(
    'in %s carries account hint, typed code, address and link in both forms',
    (locale) => {
      const { html, text } = renderer.renderEmail(aPerson({ locale }));
      for (const output of [html, text]) {
        expect(output).toContain('P1•••74');
        expect(output).toContain('7K3M-9QXV-2TTB4');
        expect(output).toContain('maaf.contoh.example/i/contoh-games');
        expect(output).toContain(MERGE.link);
        expect(output).not.toContain('P100274');
        expect(output).not.toMatch(/undefined|null|NaN|\[object/);
      }
    },
  );

  test('says a choice as one choice, so that nobody counts on both', () => {
    const [credit, code] = [
      { title: 'Saldo Rp50.000', text: 'Segera.' },
      { title: 'Kode belanja', text: 'Untuk toko kami.' },
    ];
    const merge = {
      ...MERGE,
      offers: [
        { oneOf: [credit, code], isAutomatic: false },
        { oneOf: [{ title: 'Poin', text: 'Seribu poin.' }], isAutomatic: true },
      ],
    };
    const { text } = renderer.renderEmail(aPerson({ merge }));
    expect(text).toContain('- Saldo Rp50.000 atau Kode belanja. Anda memilih salah satu.');
    expect(text).toContain('- Poin. Seribu poin. Anda menerimanya tanpa perlu meminta.');
  });

  test('with only withheld data says that there is more and what to do, and never what', () => {
    const exposure = exposureBits([{ code: 'hlt.mental_sex', form: 'plaintext' }]);
    const { text } = renderer.renderEmail(aPerson({ exposure }));
    expect(text).toContain('1. Tanyakan kepada kami data sensitif apa yang bocor.');
    expect(text).toContain('Hubungi kami');
    expect(text).not.toMatch(/jiwa|HIV|seksual/i);
  });

  test('fetches nothing: no image, no script, no style sheet, no remote address but its links', () => {
    const { html } = renderer.renderEmail(aPerson());
    expect(html).not.toMatch(/<img|<script|<link|<iframe|url\(|@import|\ssrc=|background=/i);
    const addresses = [...html.matchAll(/https?:\/\/[^"<\s]+/g)].map((m) => m[0]);
    expect(new Set(addresses)).toEqual(new Set([MERGE.link]));
  });

  test.each([...CATALOGUE])('$code reads in full in both languages, or is withheld', (category) => {
    for (const locale of ['id', 'en'] as const) {
      for (const form of FORMS) {
        const exposure = exposureBits([{ code: category.code, form }]);
        const { html, text, subject } = renderer.renderEmail(aPerson({ locale, exposure }));
        expect(text.includes(`- ${category.label[locale]}`)).toBe(!category.secondFactor);
        expect(html + text).not.toMatch(/undefined|\{\{|\{%|zq[0-9a-f]{24}/);
        expect(subject).not.toContain(category.label[locale]);
        expect(html.slice(0, html.indexOf('</h1>'))).not.toContain(category.label[locale]);
      }
    }
  });

  test('health, sexual, crime and child data leave no trace but a safe sentence', () => {
    for (const category of CATALOGUE.filter((c) => c.secondFactor)) {
      const exposure = exposureBits([{ code: category.code, form: 'plaintext' }]);
      const mail = renderer.renderEmail(aPerson({ exposure }));
      const other = renderer.renderEmail(
        aPerson({ exposure: exposureBits([{ code: 'hlt.record', form: 'masked' }]) }),
      );
      expect(mail.html).toBe(other.html);
      expect(mail.text).toContain('Ada data lain yang lebih sensitif');
    }
  });

  test('greets by name only where the name is a name', () => {
    expect(renderer.renderEmail(aPerson({ name: "محمد O'Neill" })).text).toContain("Halo محمد O'Neill,");
    expect(renderer.renderEmail(aPerson({ name: 'user123' })).text).toContain('Halo,');
  });

  test('is the same for the same person, and its hash changes with a single word', () => {
    const one = renderer.renderEmail(aPerson());
    expect(renderer.renderEmail(aPerson())).toEqual(one);
    expect(renderer.renderEmail(aPerson({ name: 'Siti Amina' })).messageHash).not.toBe(one.messageHash);
    expect(one.messageHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('falls back to the incident’s language where a template is missing', () => {
    const onlyId = new Renderer({
      said: SAID,
      overlayVersion: 'x',
      templates: templates.filter((t) => t.id === 'email-id'),
    });
    expect(onlyId.renderEmail(aPerson({ locale: 'en' })).templateId).toBe('email-id');
    expect(onlyId.has('email')).toBe(true);
    expect(onlyId.has('sms')).toBe(false);
  });
});

describe('an SMS', () => {
  test.each(['id', 'en'] as const)(
    'in %s is one segment: brand first, no link, no name, no kind of data',
    (locale) => {
      const all = exposureBits(CATALOGUE.map(({ code }) => ({ code, form: 'plaintext' })));
      const { text, segments } = renderer.renderSms(aPerson({ locale, exposure: all }));
      expect(segments).toBe(1);
      expect(text.startsWith('Contoh Games: ')).toBe(true);
      expect(text).toContain('maaf.contoh.example/i/contoh-games');
      expect(text).toContain('7K3M-9QXV-2TTB4');
      expect(text).toContain('P1***74');
      expect(text).not.toMatch(/https?:|Siti|\/r\//);
      for (const { label } of CATALOGUE)
        expect(text.toLowerCase()).not.toContain(label[locale].toLowerCase());
    },
  );
});

describe('Markdown', () => {
  test('knows no HTML, no images, no code, no entities', () => {
    const { html } = renderMarkdown(
      '<b>x</b> ![a](http://x.example/p.gif) &lt;i&gt; `c`\n\n    code\n\n| a |\n|---|\n',
    );
    expect(html).not.toMatch(/<b>|<img|<i>|<pre|<table/);
  });

  test('writes lists and links out for those who read plain text', () => {
    const { text } = renderMarkdown('## Judul\n\n1. satu\n2. dua\n\n- [buka](https://a.example)\n- b\n');
    expect(text).toBe('Judul\n-----\n\n1. satu\n2. dua\n\n- buka: https://a.example\n- b');
  });

  test('escaped words come out as they went in', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), (raw) => {
        const words = `x${raw.replace(/\s+/g, ' ')}x`;
        expect(renderMarkdown(escapeMarkdown(words)).text).toBe(words);
      }),
    );
  });
});
