import { describe, expect, test } from '@jest/globals';
import { heldIn, MERGE, SAID } from '../../../test/support/said.ts';
import { exposureBits } from '../../incidents/index.ts';
import { overlaysFor, SHIPPED_BOOK } from '../../laws/index.ts';
import { examineDraft } from '../check.ts';
import { startersOf } from '../starters/starters.ts';
import type { ChecklistLaw } from './checklist.ts';
import type { TemplateDraft } from './template-kinds.ts';

const EMAIL = exposureBits([{ code: 'con.email', form: 'plaintext' }]);

function checked(draft: TemplateDraft, country = 'ID', region?: string) {
  const residence = region === undefined ? { country } : { country, region };
  return examineDraft(draft, {
    said: SAID,
    held: heldIn([EMAIL], overlaysFor(SHIPPED_BOOK, [residence], draft.kind ?? 'individual')),
    typedCode: MERGE.typedCode,
    incidentUrl: MERGE.incidentUrl,
  });
}

function starter(channel: 'email' | 'sms', locale: 'id' | 'en'): TemplateDraft {
  return startersOf({ channel, locale })[0]!;
}

function asked({ asks }: ChecklistLaw, code: string) {
  return asks.find((one) => one.code === code);
}

describe('the checklist of the laws', () => {
  test('says of everything a law asks by which value it is said', () => {
    const [law] = checked(starter('email', 'id')).laws;
    expect(law).toMatchObject({ code: 'ID', reviewByCounsel: true, place: { en: 'Indonesia' } });
    expect(law!.asks.map(({ standing }) => standing)).not.toContain('missing');
    expect(asked(law!, 'C2')).toMatchObject({ standing: 'met', by: ['occurred'], inOwnWords: false });
  });

  test('agrees with the linter on what is missing', () => {
    const draft = { ...starter('email', 'id'), body: 'Halo.\n\nKami menyesal. {{ contact_email }}' };
    const { laws, findings } = checked(draft);
    const missing = laws.flatMap(({ asks }) => asks.filter(({ standing }) => standing === 'missing'));
    const found = findings.filter(({ code }) => code === 'overlay_missing').map(({ where }) => where);
    expect(missing.map(({ code }) => code)).toEqual(found);
    expect(found).toContain('C4');
  });

  test('counts the writer’s own words', () => {
    const body = 'We told the regulator.\n\nYou have the right to complain and to claim damages.';
    const { laws } = checked({ ...starter('email', 'en'), body }, 'KR');
    expect(asked(laws[0]!, 'C14')).toMatchObject({ standing: 'met', by: [], inOwnWords: true });
  });

  test('asks nothing of an SMS, which points to the full form, and still shows what may not stand in it', () => {
    const { laws } = checked(starter('sms', 'id'));
    expect(new Set(laws.flatMap(({ asks }) => asks.map(({ standing }) => standing)))).toEqual(
      new Set(['elsewhere']),
    );
  });

  test('names what stands there against the law', () => {
    const draft = {
      ...starter('email', 'en'),
      jurisdictions: ['US-MA'],
      body: 'It is so. {{ what_happened }}',
    };
    const { laws } = checked({ ...draft, kind: 'initial' }, 'US', 'MA');
    const law = laws.find(({ code }) => code === 'US-MA');
    expect(law!.forbids.flatMap(({ standing }) => standing)).toEqual(['{{ what_happened }}']);
  });

  test('is empty for a text that cannot be read, which the linter refuses', () => {
    const { laws, findings } = checked({ ...starter('email', 'id'), body: 'Halo {{ nik }}' });
    expect(laws).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['template']);
  });
});
