/** Joins rows that know only an order or an address to the rows that know the person (ENGINE §4, `link:`). */
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Tools } from './ingest.ts';
import * as store from './linking.store.ts';

const HOPS_MAX = 4;

export { lockLinks } from './linking.store.ts';

/**
 * Links again where an incident has links, with keys that were decided to be placeholders regarded as absent: a row
 * follows the strongest key that is left. For a run, which must not lose a row to a key that names nobody.
 */
export async function relink(
  tools: Pick<Tools, 'clock' | 'audit'>,
  tx: Tx,
  incidentId: IncidentId,
  absent: readonly Buffer[],
): Promise<void> {
  if (!(await store.hasLinks(tx, incidentId))) return;
  await store.lockLinks(tx, incidentId);
  await linkRows(tools, tx, incidentId, absent);
}

/**
 * To be called under `lockLinks`, taken first in the transaction. A pure function of the rows of finished sources: the
 * same whatever came first, and in the transaction that made a source appear or disappear, so that no kill leaves it
 * half done. Rows whose links lead nowhere, in a circle, or to
 * different persons keep no key: their records are rejects until a later file tells.
 */
export async function linkRows(
  tools: Pick<Tools, 'clock' | 'audit'>,
  tx: Tx,
  incidentId: IncidentId,
  absent: readonly Buffer[] = [],
): Promise<void> {
  if ((await store.takeSources(tx, incidentId)) === 0) return;
  await store.takeLinks(tx, absent);
  for (let hop = 1; hop <= HOPS_MAX; hop += 1) if ((await store.settleHop(tx, hop)) === 0) break;
  await store.writeInherited(tx);
  for (const { sourceId, rejected, staged } of await store.moveRecords(tx, tools.clock.now())) {
    await tools.audit.record(tx, {
      actor: SYSTEM_ACTOR,
      action: 'intake.link',
      incidentId,
      subject: `source:${sourceId}`,
      facts: { nowStaged: staged, nowRejected: rejected },
    });
  }
}
