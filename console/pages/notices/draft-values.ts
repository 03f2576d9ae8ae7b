/** What the form of a new notice holds, what of it is wrong, and what it asks of the server. */
import type { EditBody, paths } from '../../api/schema.d.ts';
import { PLAN_DEFAULTS, planBody, planRules, type PlanValues } from './plan-values.ts';
import type { OneNotice, Template } from './queries.ts';

export interface DraftValues extends PlanValues {
  name: string;
  kind: OneNotice['kind'];
  countries: string;
  locales: string[];
  roles: string[];
  profileIds: string[];
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
  roles: [],
  profileIds: [],
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
  const { reckonCeiling: _, ...content } = editBody(of, false);
  return {
    ...content,
    name: of.name.trim(),
    templateIds: of.templateIds,
    kind: of.kind,
    ...planBody(of, currency),
  };
}

/** Everything a draft says and to whom, anew. */
export function editBody(of: DraftValues, reckonCeiling: boolean): EditBody {
  const { name, templateIds, handover, offerSetIds } = of;
  return {
    name: name.trim(),
    templateIds,
    handover,
    offerSetIds,
    audience: audienceOf(of),
    ...(reckonCeiling && { reckonCeiling }),
  };
}

/** Empty: everybody its kind is for. */
function audienceOf(of: DraftValues): NonNullable<EditBody['audience']> {
  const countries = codesOf(of.countries);
  return {
    ...(countries.length > 0 && { countries }),
    ...(of.locales.length > 0 && { locales: of.locales }),
    ...(of.roles.length > 0 && { subjectRoles: of.roles }),
    ...(of.profileIds.length > 0 && of.kind !== 'goodwill' && { profileIds: of.profileIds }),
    ...(of.told !== '' && { told: of.told }),
    ...(of.kin && { deceased: 'kin' as const }),
  };
}

/** As the draft stands. */
export function contentOf({
  name,
  kind,
  audience,
  templateIds,
  channels,
  offerSetIds,
}: OneNotice): DraftValues {
  return {
    ...EMPTY_DRAFT,
    name,
    kind,
    countries: (audience.countries ?? []).join(', '),
    locales: [...(audience.locales ?? [])],
    roles: [...(audience.subjectRoles ?? [])],
    profileIds: [...(audience.profileIds ?? [])],
    told: audience.told ?? '',
    kin: audience.deceased === 'kin',
    templateIds: [...templateIds],
    handover: channels.includes('handover'),
    offerSetIds: [...offerSetIds],
  };
}

/** The newest version of each text of a kind, by channel and language; and what is chosen already, though it be older. */
export function newestOf(
  templates: readonly Template[],
  kind: OneNotice['kind'],
  chosen: readonly string[] = [],
): Template[] {
  const newest = new Map<string, Template>();
  for (const template of templates) {
    if (template.kind !== kind) continue;
    const key = `${template.channel} ${template.locale} ${template.jurisdictions.join(' ')}`;
    if ((newest.get(key)?.version ?? 0) < template.version) newest.set(key, template);
  }
  const older = templates.filter(
    ({ id }) => chosen.includes(id) && ![...newest.values()].some((t) => t.id === id),
  );
  return [...newest.values(), ...older].toSorted(
    (a, b) => a.channel.localeCompare(b.channel) || a.locale.localeCompare(b.locale),
  );
}
