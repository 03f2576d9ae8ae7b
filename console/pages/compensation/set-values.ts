/** Offer sets as somebody types them, and the bodies the API takes. */
import type { components } from '../../api/schema.d.ts';
import type { SET_WORDS } from './set-words.ts';

export type SetBody = components['schemas']['OfferSetBody'];

export interface SetValues {
  name: string;
  mode: SetBody['mode'];
  offerIds: string[];
  expires: 'months' | 'day';
  months: string;
  day: string;
  takeUp: string;
  budget: string;
  opensAt: string;
  follows: string;
  who: 'all' | 'taken' | 'not_taken';
  audience: NonNullable<SetBody['audience']>;
}

export interface SetsValues {
  bundleName: string;
  sets: SetValues[];
}

export const NEW_SET: SetValues = {
  name: '',
  mode: 'opt_in',
  offerIds: [],
  expires: 'months',
  months: '12',
  day: '',
  takeUp: '100',
  budget: '',
  opensAt: '',
  follows: '',
  who: 'all',
  audience: 'affected',
};

export function setBody(values: SetValues): SetBody {
  return {
    name: values.name.trim(),
    mode: values.mode,
    offerIds: values.offerIds,
    ...(values.expires === 'months'
      ? { expiryMonths: Number(values.months) }
      : { expiryMonths: null, expiresOn: values.day }),
    takeUpBps: Math.round(Number(values.takeUp.replace(',', '.')) * 100),
    ...(values.budget === '' ? {} : { budgetGrants: values.budget.replaceAll(/[.,\s]/g, '') }),
    ...(values.opensAt === '' ? {} : { opensAt: new Date(values.opensAt).toISOString() }),
    ...(values.follows === '' ? {} : { follows: { setId: values.follows, who: values.who } }),
    audience: values.audience,
  };
}

export function problemsOf(values: SetsValues, words: (typeof SET_WORDS)['en']): Record<string, string> {
  const problems: Record<string, string> = {};
  if (values.sets.length > 1 && values.bundleName.trim() === '') problems['bundleName'] = words.needsName;
  values.sets.forEach((set, i) => {
    const of = (name: keyof SetValues) => `sets.${i}.${name}`;
    const percent = Number(set.takeUp.replace(',', '.'));
    if (set.name.trim() === '') problems[of('name')] = words.needsName;
    if (set.offerIds.length === 0) problems[of('offerIds')] = words.needsOffer;
    else if (set.mode === 'auto_apply' && set.offerIds.length > 1) problems[of('offerIds')] = words.needsOne;
    if (set.expires === 'months' && !(Number(set.months) >= 1 && Number(set.months) <= 120)) {
      problems[of('months')] = words.needsMonths;
    }
    if (set.expires === 'day' && set.day === '') problems[of('day')] = words.needsDay;
    if (set.takeUp.trim() === '' || !(percent >= 0 && percent <= 100))
      problems[of('takeUp')] = words.needsPercent;
    if (set.budget !== '' && !/^[1-9][\d.,\s]*$/.test(set.budget)) problems[of('budget')] = words.needsWhole;
  });
  return problems;
}
