/** How a unit of work, one cohort of one notice, is named in a queue. */
import type { CohortId, NoticeId } from '../kernel/ids.ts';

export const NOTICE_QUEUE = 'notices.deliver';
/** One unit for all: whoever is woken opens every wave that is due. */
export const WAVE_QUEUE = 'notices.waves';
/** What pages show and no page counts: people before a launch, people told what is no longer so. */
export const COUNT_QUEUE = 'notices.count';
/** A notice with cohorts whose deliveries changed since they were counted. */
export const RECOUNT_QUEUE = 'notices.recount';
/** How often the sweep looks for work whose wake-up was lost. */
export const SWEEP_SECONDS = 60;
export const AFTER_LEASE_MS = 250;

export function unitKey(unit: { readonly noticeId: NoticeId; readonly cohortId: CohortId }): string {
  return `${unit.noticeId}:${unit.cohortId}`;
}

export function parseUnitKey(key: string): { noticeId: NoticeId; cohortId: CohortId } | null {
  const m = /^([0-9a-f-]{36}):(\d{1,18})$/.exec(key);
  return m ? { noticeId: m[1] as NoticeId, cohortId: BigInt(m[2]!) as CohortId } : null;
}
