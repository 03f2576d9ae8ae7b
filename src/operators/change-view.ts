/** A request about an operator as it stands, read from what was pinned when it was asked. */
import type { WorksOn } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, type OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { type RequestRow, requestAbout } from './approvals.store.ts';
import { OPERATORS_ERRORS as E } from './operators.errors.ts';
import type { Operator, SetupLink } from './operators.ts';
import { listPeople } from './operators.store.ts';
import type { ApprovalStatus } from './rules/approval-states.ts';
import type { ChangeKind } from './rules/changes.ts';

/** Its kind among the approvals; deciding needs `operator.approve`. */
export const CHANGE = 'operator';

export interface Named {
  readonly id: OperatorId;
  readonly name: string;
}

/** One request about an operator, as it stands. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  /** Whom it is about; null for somebody new. */
  readonly operator: Named | null;
  readonly wants: Wants;
  readonly status: ApprovalStatus;
  readonly askedBy: Named;
  readonly askedAt: Date;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** Who may not decide: whoever asked, and whom it is about. */
  readonly makers: readonly OperatorId[];
}

export interface Wants {
  readonly name?: string;
  readonly email?: string;
  readonly roles?: readonly string[];
  readonly incidents?: 'all' | readonly IncidentId[];
}

/** Either a request that waits, or done at once: what takes away, and whatever the terminal does. */
export interface Asked {
  readonly change: Change | null;
  readonly operator: Operator | null;
  readonly setupLink: SetupLink | null;
}

export async function find(tx: Tx, id: string): Promise<RequestRow> {
  const row = isUuid(id) ? await requestAbout(tx, CHANGE, id.toLowerCase()) : undefined;
  if (!row) throw new DomainError(E.unknown_change);
  return row;
}

export async function namesOf(tx: Tx): Promise<ReadonlyMap<OperatorId, string>> {
  return new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
}

/** What `#ask` pinned. */
export function read({ pins }: RequestRow) {
  return pins as unknown as { kind: ChangeKind; operatorId: OperatorId | null; wants: Wants };
}

export function view(row: RequestRow, names: ReadonlyMap<OperatorId, string>): Change {
  const named = (id: OperatorId) => ({ id, name: names.get(id) ?? '' });
  const { kind, operatorId, wants } = read(row);
  const { subjectId: id, status, makers, madeBy, madeAt, decidedBy, decidedAt, reason } = row;
  return {
    id,
    kind,
    operator: operatorId && named(operatorId),
    wants,
    status,
    askedBy: named(madeBy),
    askedAt: madeAt,
    decidedBy: decidedBy && named(decidedBy),
    decidedAt,
    reason,
    makers,
  };
}

export function listed(incidents: WorksOn): 'all' | readonly IncidentId[] {
  return incidents === 'all' ? incidents : [...incidents];
}
