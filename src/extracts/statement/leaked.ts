/** An exposure in words: what leaked, in which form, what it means and what to do, most urgent first. */
import {
  type Advice,
  type CategoryCode,
  categoryOf,
  type ExposedCategory,
  type Form,
  READABLE_FORMS,
  type Tier,
  tierOf,
  urgencyOf,
  type Words,
} from '../../incidents/index.ts';
import { FORM_WORDS } from './words.ts';

export interface LeakedLine {
  readonly code: CategoryCode;
  readonly form: Form;
  readonly tier: Tier;
  readonly label: Words;
  readonly formWords: Words;
  readonly risk: Words;
  /** Nothing where what leaked is harmless by itself: a masked card gives no card advice. */
  readonly advice: Advice;
}

const NO_ADVICE: Advice = { id: [], en: [] };
const HARMLESS: Words = {
  id: 'Yang bocor hampir tidak dapat dipakai orang lain.',
  en: 'What leaked is of hardly any use to others.',
};

export function leakedLines(exposure: readonly ExposedCategory[]): LeakedLine[] {
  return [...exposure]
    .sort((a, b) => urgencyOf(a.code) - urgencyOf(b.code))
    .map((exposed) => {
      const category = categoryOf(exposed.code);
      const { code, form } = exposed;
      const calm = isHarmless(exposed, exposure);
      return {
        code,
        form,
        tier: tierOf(category, form),
        label: category.label,
        formWords: FORM_WORDS[form],
        risk: calm ? (category.calm ?? HARMLESS) : (category.risks?.[form] ?? category.risk),
        advice: calm ? NO_ADVICE : category.advice,
      };
    });
}

const readable = ({ form }: ExposedCategory): boolean => READABLE_FORMS.includes(form);

function isHarmless({ code, form }: ExposedCategory, exposure: readonly ExposedCategory[]): boolean {
  const category = categoryOf(code);
  const shown =
    category.shownBy?.some((by) => exposure.some((one) => one.code === by && readable(one))) ?? false;
  if (shown) return false;
  const alone =
    category.onlyWith !== undefined &&
    !exposure.some((one) => category.onlyWith!.includes(one.code) && readable(one));
  return alone || (!READABLE_FORMS.includes(form) && tierOf(category, form) <= 1);
}
