/** How findings are shown: rows of the list, what only the sources say, and where a page ends. */
import { DomainError } from '../kernel/errors.ts';
import { isUuid } from '../kernel/ids.ts';
import type { DecisionRow, GuardRow, KindRow, Place, WarningRow } from './guards.store.ts';
import type { Guard, GuardFacts, GuardSummary, PastDecision } from './guards.types.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { blocksLaunch, EXAMPLES_MAX, GUARD_KINDS, ruleOf, type GuardKind } from './rules/guards.ts';
import { UNNAMED, type DeadDomain } from './rules/mail-answers.ts';

const SCIENTIFIC_HINT =
  'Numbers such as 6.28123E+11 lost their last digits in a spreadsheet: export the column again as text.';

export function shown(row: GuardRow): Guard {
  const { id, kind, subject, count, facts, examples, decision, reason } = row;
  const { holds, decisions, does } = ruleOf(kind);
  return {
    id,
    kind,
    subject,
    count,
    facts,
    examples,
    does,
    holds,
    decisions,
    decision,
    reason,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
    decidedAt: row.decided_at,
    blocking: blocksLaunch(kind, decision, row.applied),
    makers: row.makers,
  };
}

export function pastDecision(row: DecisionRow): PastDecision {
  const { decision, reason, count } = row;
  const by = { id: row.decided_by, name: row.decided_by_name };
  return { decision, reason, count, inBulk: row.bulk_id !== null, by, at: row.decided_at };
}

/** Of the last check of mail domains, one finding: the list itself is long, and has a verb of its own. */
export function fromDomains(dead: readonly DeadDomain[]): Guard[] {
  if (dead.length === 0) return [];
  const sum = (of: (one: DeadDomain) => number) => dead.reduce((total, one) => total + of(one), 0);
  const named = dead.filter(({ domain }) => domain !== UNNAMED);
  const finding = undecidable(
    'no_mail_server',
    'mail domains',
    sum(({ people }) => people),
    {
      domains: sum(({ domains }) => domains),
    },
  );
  return [{ ...finding, examples: named.slice(0, EXAMPLES_MAX).map(({ domain }) => domain) }];
}

/** Rejects are accepted in intake, the rest is only shown: nothing here is decided. */
export function fromSources(
  rejects: readonly { readonly base_name: string; readonly rejected: number }[],
  warnings: readonly WarningRow[],
  isPublished: boolean,
): Guard[] {
  const counted = (kind: GuardKind, of: (w: WarningRow) => number, facts: (w: WarningRow) => GuardFacts) =>
    warnings.filter((w) => of(w) > 0).map((w) => undecidable(kind, w.base_name, of(w), facts(w)));
  return [
    ...rejects.map((r) => undecidable('rejects', r.base_name, r.rejected, { file: r.base_name })),
    ...counted('late_source', (w) => (isPublished && !w.resolved ? 1 : 0), fileOf),
    ...counted('keyless_subjects', (w) => w.keyless_subjects, fileOf),
    ...counted('invalid_email', (w) => w.invalid_emails, fileOf),
    ...counted(
      'invalid_phone',
      (w) => w.invalid_phones,
      (w) => ({
        ...fileOf(w),
        ...(w.scientific_phones > 0
          ? { scientific_notation: w.scientific_phones, hint: SCIENTIFIC_HINT }
          : {}),
      }),
    ),
  ];
}

function fileOf({ base_name }: WarningRow): GuardFacts {
  return { file: base_name };
}

function undecidable(kind: GuardKind, subject: string, count: number, facts: GuardFacts): Guard {
  const { holds, does } = ruleOf(kind);
  return {
    id: null,
    kind,
    subject,
    count,
    facts,
    examples: [],
    does,
    holds,
    decisions: [],
    decision: null,
    reason: null,
    decidedBy: null,
    decidedAt: null,
    blocking: blocksLaunch(kind, null, true),
    makers: [],
  };
}

/** All kinds, in the order of the rules. */
export function summaries(kept: readonly KindRow[], others: readonly Guard[]): GuardSummary[] {
  return GUARD_KINDS.map((kind) => {
    const { holds, decisions, inBulk, does } = ruleOf(kind);
    const own = others.filter((guard) => guard.kind === kind);
    const row = kept.find((k) => k.kind === kind) ?? {
      findings: own.length,
      count: own.reduce((sum, { count }) => sum + count, 0),
      undecided: 0,
      blocking: own.filter(({ blocking }) => blocking).length,
    };
    const { findings, count, blocking } = row;
    const undecided = decisions.length === 0 ? 0 : row.undecided;
    return { kind, findings, count, undecided, blocking, holds, decisions, inBulk, does };
  });
}

export function placeOf({ kind, count, id }: Place): string {
  return `${kind}.${count}.${id}`;
}

export function readPlace(text: string): Place {
  const [kind, count, id, ...more] = text.split('.');
  if (!kind || !count || !id || more.length > 0 || !/^\d{1,10}$/.test(count) || !isUuid(id)) {
    throw new DomainError(E.unreadable_place);
  }
  return { kind, count: Number(count), id };
}
