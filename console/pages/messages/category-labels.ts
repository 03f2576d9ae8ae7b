/** What kinds of data are called, in the catalogue's own words. */
import { ACTIVITY } from '../../../src/incidents/catalogue/activity.ts';
import { CONTACT } from '../../../src/incidents/catalogue/contact.ts';
import { CREDENTIALS } from '../../../src/incidents/catalogue/credentials.ts';
import { FINANCE } from '../../../src/incidents/catalogue/finance.ts';
import { GOVERNMENT } from '../../../src/incidents/catalogue/government.ts';
import { IDENTITY } from '../../../src/incidents/catalogue/identity.ts';
import { SENSITIVE } from '../../../src/incidents/catalogue/sensitive.ts';
import type { Language } from '../../words/words.tsx';

const LABELS = new Map<string, Readonly<Record<Language, string>>>(
  [IDENTITY, GOVERNMENT, CONTACT, CREDENTIALS, FINANCE, SENSITIVE, ACTIVITY]
    .flat()
    .map(({ code, label }) => [code, label]),
);

export function categoryLabel(code: string, language: Language): string {
  return LABELS.get(code)?.[language] ?? code;
}
