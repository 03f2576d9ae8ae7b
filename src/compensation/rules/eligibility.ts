/** Who may be given an offer: a small rule over what leaked about a person, readable by a lawyer. */
import {
  FORMS,
  isCategoryCode,
  isForm,
  type ExposedCategory,
  type Form,
} from '../../incidents/catalogue/exposure.ts';

/** `gov.nik`, or a whole tier-group as `gov.*`. */
export interface Condition {
  readonly category: string;
  /** Only where it leaked in one of these forms; every form when left out. */
  readonly forms?: readonly Form[];
}

/** Everyone affected, or everyone for whom at least one condition holds. */
export type Eligibility = { readonly everyone: true } | { readonly anyOf: readonly Condition[] };

/** More than there are categories and groups. */
const CONDITIONS_MAX = 100;

export function isEligible(rule: Eligibility, exposed: readonly ExposedCategory[]): boolean {
  if ('everyone' in rule) return true;
  return rule.anyOf.some((condition) => exposed.some((leak) => holds(condition, leak)));
}

/** The rule, or one sentence saying what is wrong with it. */
export function readEligibility(value: unknown): Eligibility | string {
  if (typeof value !== 'object' || value === null) return 'The eligibility must be an object.';
  const { everyone, anyOf, ...unknown } = value as { everyone?: unknown; anyOf?: unknown };
  const isKnownShape = Object.keys(unknown).length === 0;
  if (isKnownShape && everyone === true && anyOf === undefined) return { everyone: true };
  if (!isKnownShape || everyone !== undefined || !Array.isArray(anyOf) || anyOf.length === 0) {
    return 'The eligibility is either {"everyone": true} or {"anyOf": [{"category": …}, …]}.';
  }
  if (anyOf.length > CONDITIONS_MAX) return `The eligibility has more than ${CONDITIONS_MAX} conditions.`;
  const conditions: Condition[] = [];
  for (const item of anyOf as unknown[]) {
    const condition = readCondition(item);
    if (typeof condition === 'string') return condition;
    conditions.push(condition);
  }
  return { anyOf: conditions };
}

function readCondition(value: unknown): Condition | string {
  const { category, forms, ...unknown } = (value ?? {}) as { category?: unknown; forms?: unknown };
  const [surprise] = Object.keys(unknown);
  if (surprise !== undefined) return `A condition has a category and forms, not "${surprise.slice(0, 40)}".`;
  if (typeof category !== 'string' || !isKnown(category)) {
    return `"${typeof category === 'string' ? category.slice(0, 40) : typeof category}" is not a data category nor a group such as "gov.*".`;
  }
  if (forms === undefined) return { category };
  if (
    !Array.isArray(forms) ||
    forms.length === 0 ||
    !forms.every((f) => typeof f === 'string' && isForm(f))
  ) {
    return `The forms of "${category}" must be some of ${FORMS.join(', ')}.`;
  }
  return { category, forms: forms as Form[] };
}

function holds({ category, forms }: Condition, leak: ExposedCategory): boolean {
  const named = category.endsWith('.*')
    ? leak.code.startsWith(category.slice(0, -1))
    : leak.code === category;
  return named && (forms === undefined || forms.includes(leak.form));
}

const GROUPS = ['id', 'gov', 'con', 'cred', 'fin', 'hlt', 'bio', 'spc', 'com', 'beh', 'dev', 'emp', 'oth'];

function isKnown(category: string): boolean {
  return isCategoryCode(category) || (category.endsWith('.*') && GROUPS.includes(category.slice(0, -2)));
}
