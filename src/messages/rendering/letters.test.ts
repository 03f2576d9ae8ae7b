import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { aPerson, MERGE, SAID } from '../../../test/support/said.ts';
import { exposureBits } from '../../incidents/index.ts';
import { startersOf } from '../starters/starters.ts';
import type { TemplateDraft, TemplateKind } from '../rules/template-kinds.ts';
import { Renderer } from './renderer.ts';

function rendererOf(drafts: readonly TemplateDraft[]): Renderer {
  const templates = drafts.map((t) => ({ ...t, id: `${t.kind}-${t.channel}-${t.locale}` }));
  return new Renderer({ said: SAID, overlayVersion: '', templates });
}

const letters = rendererOf(startersOf({ channel: 'letter' }));

describe('letters', () => {
  test('are words in order: headings, paragraphs, lists, the box to check by, and who writes', () => {
    const letter = letters.renderLetter(aPerson({ locale: 'en' }));
    expect(letter).toMatchObject({
      templateId: 'individual-letter-en',
      locale: 'en',
      brand: 'Contoh Games',
      title: 'Notice that your personal data leaked',
    });
    expect(letter.blocks[0]).toEqual({
      kind: 'paragraph',
      runs: [{ text: 'Hello Siti Aminah,', bold: false }],
    });
    expect(letter.blocks).toContainEqual({
      kind: 'list',
      ordered: false,
      items: [[{ text: 'E-mail address', bold: true }]],
    });
    expect(letter.verify.rows.map((r) => r.value)).toEqual([
      'maaf.contoh.example/i/contoh-games',
      MERGE.typedCode,
      'P1•••74',
    ]);
    expect(letter.foot.at(-1)).toBe('Incident number INC-2026-0001');
    expect(letter.messageHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('carry no link: paper is typed from', () => {
    const { text } = letters.renderLetter(aPerson());
    expect(text).not.toMatch(/https?:|\/r\/aaa/);
    expect(text).toContain('maaf.contoh.example/i/contoh-games');
  });

  test('a hostile name stays a name or goes, and never adds a block', () => {
    const calm = letters.renderLetter(aPerson({ name: null })).blocks.length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const letter = letters.renderLetter(aPerson({ name, account: { customerId: name } }));
        expect(letter.blocks).toHaveLength(calm);
        expect(JSON.stringify(letter)).not.toMatch(/zq[0-9a-f]{24}|\{\{/);
      }),
      { numRuns: 60 },
    );
  });

  test('whoever reads another language gets the incident’s, and the letter says which that is', () => {
    const [english] = startersOf({ channel: 'letter', locale: 'en' });
    expect(rendererOf([english!]).renderLetter(aPerson({ locale: 'id' }))).toMatchObject({ locale: 'en' });
  });
});

describe('what an earlier message told', () => {
  const told = exposureBits([
    { code: 'con.email', form: 'plaintext' },
    { code: 'gov.passport', form: 'plaintext' },
    { code: 'cred.password', form: 'hash_strong' },
  ]);
  const exposure = exposureBits([
    { code: 'con.email', form: 'plaintext' },
    { code: 'con.phone', form: 'plaintext' },
    { code: 'cred.password', form: 'hash_weak' },
    { code: 'hlt.record', form: 'plaintext' },
  ]);
  const read = (kind: TemplateKind, given: object) => {
    const draft = startersOf({ kind, channel: 'email', locale: 'en' });
    return rendererOf(draft).renderEmail(aPerson({ locale: 'en', exposure, ...given })).text;
  };

  test('a supplement says what is new, and what is worse than was told', () => {
    const text = read('supplement', { told });
    const fresh = text.split('What we had not told you before')[1]!.split('Do this today')[0]!;
    expect(fresh).toContain('- Phone number');
    expect(fresh).toContain('- Password (scrambled, but easy to read back)');
    expect(fresh).not.toContain('E-mail address');
    expect(fresh).toContain('other, more sensitive data');
    expect(fresh).not.toMatch(/medical/i);
  });

  test('a correction says what did not leak after all', () => {
    const wrong = read('correction', { told })
      .split('What did not leak after all')[1]!
      .split('Do this today')[0]!;
    expect(wrong).toContain('That was wrong. It did not leak.');
    expect(wrong).toContain('- Passport');
    expect(wrong).not.toContain('E-mail address');
  });

  test('without an earlier message there is nothing new and nothing wrong', () => {
    expect(read('supplement', {})).not.toContain('What we had not told you before');
    expect(read('correction', { told: null })).not.toContain('What did not leak after all');
  });
});

test('only whoever was hit is told so: goodwill says that nothing of theirs leaked', () => {
  for (const channel of ['email', 'letter'] as const) {
    const renderer = rendererOf(startersOf({ kind: 'goodwill', channel, locale: 'en' }));
    const person = aPerson({ locale: 'en', exposure: exposureBits([]) });
    const text = channel === 'email' ? renderer.renderEmail(person).html : renderer.renderLetter(person).text;
    expect(text).toContain('Your data is not among what leaked.');
    expect(text).not.toContain('your data is among what leaked');
  }
});

test('a template’s own preheader stands in place of the kind’s', () => {
  const [draft] = startersOf({ channel: 'email', locale: 'en' });
  const renderer = rendererOf([{ ...draft!, preheader: '{{ brand }} writes to you' }]);
  const { html } = renderer.renderEmail(aPerson({ locale: 'en' }));
  expect(html).toContain('>Contoh Games writes to you</div>');
  expect(html).not.toContain('What leaked, what you need to do, and what we are doing.');
});
