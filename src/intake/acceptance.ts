/** A second person accepts rejects by count and reason. */
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { countsText, type Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import type { RejectCounts } from './intake.types.ts';
import { rejectCountsOf } from './reject-counts.ts';

export interface Acceptance {
  readonly incidentId: IncidentId;
  /** A base name, or `all` that wait. */
  readonly which: string;
  readonly counts: RejectCounts;
}

export function acceptWaiting(tools: Tools, acceptance: Acceptance, actor: Actor): Promise<SourceId[]> {
  return tools.db.tx(async (tx) => {
    const waiting = await sourcesWaiting(tx, acceptance);
    const ids = waiting.map(({ id }) => id);
    refuseOtherCounts(waiting.map(rejectCountsOf), acceptance.counts);
    const now = tools.clock.now();
    for (const source of waiting) {
      if (actor.operatorId === source.uploaded_by || actor.operatorId === source.mapped_by) {
        throw new DomainError(E.second_person, { file: source.base_name });
      }
      const own = rejectCountsOf(source);
      await store.acceptSource(tx, source.id, { by: actor.operatorId, counts: JSON.stringify(own), now });
      await tools.audit.record(tx, {
        actor,
        action: 'intake.accept_rejects',
        incidentId: source.incident_id,
        subject: `source:${source.id}`,
        facts: { rejects: own },
      });
    }
    return ids;
  });
}

async function sourcesWaiting(tx: Tx, { incidentId, which }: Acceptance): Promise<SourceRow[]> {
  if (which !== 'all') {
    const source = await store.sourceNamed(tx, incidentId, which);
    if (!source) throw new DomainError(E.unknown_source, { file: which });
    if (source.status === 'accepted') throw new DomainError(E.nothing_to_accept);
    if (source.status !== 'finished') throw new DomainError(E.not_finished, { file: which });
    return [source];
  }
  const waiting = (await store.sourcesOf(tx, incidentId)).filter(({ status }) => status === 'finished');
  if (waiting.length === 0) throw new DomainError(E.nothing_to_accept);
  return waiting;
}

function refuseOtherCounts(found: readonly RejectCounts[], stated: RejectCounts): void {
  const total: Record<string, number> = {};
  for (const counts of found) {
    for (const [reason, n] of Object.entries(counts)) total[reason] = (total[reason] ?? 0) + n;
  }
  const given = Object.entries(stated).filter(([, n]) => n !== 0);
  const isSame =
    given.length === Object.keys(total).length && given.every(([reason, n]) => total[reason] === n);
  if (!isSame) throw new DomainError(E.counts_changed, { counts: countsText(total) });
}
