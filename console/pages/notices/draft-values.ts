/** What the form of a new notice holds, what of it is wrong, and what it asks of the server. */
import type { paths } from '../../api/schema.d.ts';
import { PLAN_DEFAULTS, planBody, planRules, type PlanValues } from './plan-values.ts';
import type { OneNotice, Template } from './queries.ts';

export interface DraftValues extends PlanValues {
  name: string;
  kind: OneNotice['kind'];
  countries: string;
  locales: string[];
  told: '' | 'before' | 'not_individually';
  kin: boolean;
  templateIds: string[];
  handover: boolean;
  offerSetIds: string[];
}

export const EMPTY_DRAFT: DraftValues = {
  ...PLAN_DEFAULTS,
  name: '',
  kind: 'individual',
  countries: '',
  locales: [],
  told: '',
  kin: false,
  templateIds: [],
  handover: false,
  offerSetIds: [],
};

export const FIELDS_OF_STEP: readonly (readonly (keyof DraftValues)[])[] = [
  ['name', 'countries'],
  ['templateIds'],
  ['pilot', 'size', 'quietFrom', 'quietTo', 'deadlineAt'],
  ['amount'],
];

interface DraftErrors {
  readonly nameMissing: string;
  readonly countriesWrong: string;
  readonly templatesMissing: string;
}

export function draftRules(words: DraftErrors & Parameters<typeof planRules>[0], currency: string) {
  return {
    ...planRules(words, currency),
    name: (value: string) => (value.trim() === '' ? words.nameMissing : null),
    countries: (value: string) =>
      codesOf(value).every((code) => /^[A-Z]{2}$/.test(code)) ? null : words.countriesWrong,
    templateIds: (value: readonly string[]) => (value.length === 0 ? words.templatesMissing : null),
  };
}

function codesOf(typed: string): string[] {
  return typed
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());
}

type Body =
  paths['/api/v1/incidents/{incident}/notices']['post']['requestBody']['content']['application/json'];

export function draftBody(of: DraftValues, currency: string): Body {
  const countries = codesOf(of.countries);
  const audience = {
    ...(countries.length > 0 && { countries }),
    ...(of.locales.length > 0 && { locales: of.locales }),
    ...(of.told !== '' && { told: of.told }),
    ...(of.kin && { deceased: 'kin' as const }),
  };
  return {
    name: of.name.trim(),
    kind: of.kind,
    templateIds: of.templateIds,
    handover: of.handover,
    offerSetIds: of.offerSetIds,
    ...(Object.keys(audience).length > 0 && { audience }),
    ...planBody(of, currency),
  };
}

/** The newest version of each text of a kind, by channel and language. */
export function newestOf(templates: readonly Template[], kind: OneNotice['kind']): Template[] {
  const newest = new Map<string, Template>();
  for (const template of templates) {
    if (template.kind !== kind) continue;
    const key = `${template.channel} ${template.locale} ${template.jurisdictions.join(' ')}`;
    if ((newest.get(key)?.version ?? 0) < template.version) newest.set(key, template);
  }
  return [...newest.values()].toSorted(
    (a, b) => a.channel.localeCompare(b.channel) || a.locale.localeCompare(b.locale),
  );
}
