/** Whom a supplement or a correction is for: exactly those whose facts changed, listed once and pinned. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { classify } from './changes.ts';
import * as store from './recipients.store.ts';
import { OPEN_STATES, TOLD_STATES } from './rules/delivery-states.ts';
import { KIND_RULES, SUPPLEMENT_REST_DAYS } from './rules/kinds.ts';
import type { NoticeKind } from './rules/notice-states.ts';

export interface Listed {
  readonly listed: number;
  readonly digest: string;
  /** Left out until a week after their last supplement. */
  readonly rested: number;
}

const DAY_MS = 86_400_000;
/** A supplement that failed told nobody anything. */
export const REACHING: readonly string[] = [...OPEN_STATES, ...TOLD_STATES];

export function restSince(now: Date): Date {
  return new Date(now.getTime() - SUPPLEMENT_REST_DAYS * DAY_MS);
}

/** Lists them anew for a notice that is not launched yet; null for kinds whose people are no list. */
export async function listRecipients(
  tx: Tx,
  notice: { readonly id: NoticeId; readonly incidentId: IncidentId; readonly kind: NoticeKind },
  now: Date,
): Promise<Listed | null> {
  const { source: list } = KIND_RULES[notice.kind];
  if (list !== 'grew' && list !== 'shrank') return null;
  await classify(tx, notice.incidentId);
  await store.listChanged(tx, { noticeId: notice.id, list });
  const rest = {
    noticeId: notice.id,
    incidentId: notice.incidentId,
    since: restSince(now),
    reaching: REACHING,
  };
  const rested = list === 'grew' ? await store.dropRested(tx, rest) : 0;
  return { ...(await store.summarise(tx, notice.id)), rested };
}
