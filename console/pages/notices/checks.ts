/** The preflight's answer as a list of checks: what each looks at, whether it is in the way, who mends it and where. */
import type { Both } from '../../../src/kernel/both.ts';
import type { NOTICE_WORDS } from './notice-words.ts';
import type { OneNotice, Preflight } from './queries.ts';

type Words = (typeof NOTICE_WORDS)['en'];
export type CheckKey = keyof Words['checks'];

export interface CheckRow {
  readonly key: string;
  readonly check: CheckKey;
  readonly standing: 'ok' | 'notOk' | 'still';
  /** What the server says against it, by its code and values. */
  readonly refusals: readonly Preflight['blockers'][number][];
  /** A provider's own words. */
  readonly detail: Both | null;
  readonly mender: keyof Words['menders'];
  /** Where it is mended; null: on this page. */
  readonly to: string | null;
  readonly provider?: { readonly name: string; readonly check: keyof Words['providerChecks'] };
}

/** Without these nobody would be reached, or we should not hear of it; the others are advice. */
const NEEDED = new Set(['reachable', 'sending', 'identity', 'events', 'sender']);

const CODES: Readonly<Record<string, CheckKey>> = {
  'notices.not_approved': 'approval',
  'notices.changed': 'approval',
  'notices.not_published': 'people',
  'notices.stale_run': 'people',
  'notices.empty_audience': 'audience',
  'notices.lint': 'texts',
  'notices.blocked': 'findings',
  'notices.over_ceiling': 'cost',
  'notices.hotline_not_approved': 'hotline',
};

const ORDER: readonly Exclude<CheckKey, 'other'>[] = [
  'people',
  'audience',
  'findings',
  'holds',
  'texts',
  'offers',
  'cost',
  'hotline',
  'approval',
];

export function checksOf(notice: OneNotice, preflight: Preflight, incident: string): CheckRow[] {
  const found = Map.groupBy(
    preflight.blockers.filter(({ code }) => code !== 'notices.provider'),
    ({ code }) => checkOf(code),
  );
  const places: Readonly<Partial<Record<CheckKey, string>>> = {
    people: `/incidents/${incident}/people`,
    findings: `/incidents/${incident}/people`,
    texts: `/incidents/${incident}/messages`,
    offers: `/incidents/${incident}/compensation`,
    hotline: `/incidents/${incident}/notices/lanes`,
    holds: '/laws',
  };
  const row = (check: CheckKey): CheckRow => {
    const refusals = found.get(check) ?? [];
    // A draft is not approved yet, and that is no fault of it.
    const still = check === 'approval' && (notice.status === 'draft' || notice.status === 'requested');
    const standing = refusals.length === 0 ? 'ok' : still ? 'still' : 'notOk';
    return {
      key: check,
      check,
      standing,
      refusals: still ? [] : refusals,
      detail: null,
      mender: check,
      to: places[check] ?? null,
    };
  };
  const others = found.has('other') ? [row('other')] : [];
  return [...ORDER.map(row), ...others, ...providersOf(preflight)];
}

function checkOf(code: string): CheckKey {
  if (code.startsWith('laws.')) return 'holds';
  if (code.startsWith('compensation.')) return 'offers';
  return CODES[code] ?? 'other';
}

function providersOf({ providers }: Preflight): CheckRow[] {
  return Object.entries(providers).flatMap(([name, checks]) =>
    checks.map(({ name: check, ok, words }) => ({
      key: `${name} ${check}`,
      check: 'other' as const,
      standing: ok ? ('ok' as const) : NEEDED.has(check) ? ('notOk' as const) : ('still' as const),
      refusals: [],
      detail: ok ? null : words,
      mender: 'providers' as const,
      to: '/settings',
      provider: { name, check },
    })),
  );
}
