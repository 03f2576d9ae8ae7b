/** The eligibility as somebody builds it, and as the API reads it. */
import type { Both } from '../../../src/kernel/both.ts';
import { type Eligibility, readEligibility } from '../../../src/compensation/rules/eligibility.ts';

export interface RuleValues {
  everyone: boolean;
  conditions: { category: string; readable: boolean }[];
  livesIn: string;
  notIn: string;
  roles: string[];
  former: '' | 'true' | 'false';
  minor: '' | 'true' | 'false';
  sinceFrom: string;
  sinceBefore: string;
}

export const ANY_RULE: RuleValues = {
  everyone: true,
  conditions: [],
  livesIn: '',
  notIn: '',
  roles: [],
  former: '',
  minor: '',
  sinceFrom: '',
  sinceBefore: '',
};

/** Whoever can read it: not hashed strongly, not masked, not encrypted with a safe key. */
const READABLE = ['plaintext', 'encrypted_key_taken', 'hash_weak', 'unknown'];

function places(typed: string): string[] {
  return typed
    .split(/[\s,;]+/)
    .filter((place) => place !== '')
    .map((place) => place.toUpperCase());
}

/** The rule, or one sentence why it is none. */
export function ruleOf(values: RuleValues): Eligibility | Both {
  const { livesIn, notIn, roles, former, minor, sinceFrom, sinceBefore } = values;
  const leaked = values.everyone
    ? { everyone: true }
    : {
        anyOf: values.conditions.map(({ category, readable }) =>
          readable ? { category, forms: READABLE } : { category },
        ),
      };
  return readEligibility({
    ...leaked,
    ...(places(livesIn).length > 0 ? { livesIn: places(livesIn) } : {}),
    ...(places(notIn).length > 0 ? { notIn: places(notIn) } : {}),
    ...(roles.length > 0 ? { roles } : {}),
    ...(former === '' ? {} : { former: former === 'true' }),
    ...(minor === '' ? {} : { minor: minor === 'true' }),
    ...(sinceFrom === '' && sinceBefore === ''
      ? {}
      : {
          customerSince: {
            ...(sinceFrom === '' ? {} : { from: sinceFrom }),
            ...(sinceBefore === '' ? {} : { before: sinceBefore }),
          },
        }),
  });
}

function yes(flag: boolean | undefined) {
  return flag === undefined ? '' : flag ? 'true' : 'false';
}

export function valuesOf(rule: Eligibility): RuleValues {
  return {
    everyone: 'everyone' in rule,
    conditions:
      'everyone' in rule
        ? []
        : rule.anyOf.map(({ category, forms }) => ({ category, readable: forms !== undefined })),
    livesIn: (rule.livesIn ?? []).join(', '),
    notIn: (rule.notIn ?? []).join(', '),
    roles: [...(rule.roles ?? [])],
    former: yes(rule.former),
    minor: yes(rule.minor),
    sinceFrom: rule.customerSince?.from ?? '',
    sinceBefore: rule.customerSince?.before ?? '',
  };
}
