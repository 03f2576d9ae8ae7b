/** Ends a reading somebody started by mistake: its rows go, the upload stays and can be started again. */
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { SourceId } from '../kernel/ids.ts';
import type { Tools } from './ingest.ts';
import { takeBackSource } from './ingesting.store.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import * as rows from './rows.store.ts';

/** Waits for the batch that is being stored; the reader finds out at its next checkpoint and stores nothing more. */
export async function cancelReading(tools: Tools, sourceId: SourceId, actor: Actor): Promise<void> {
  await tools.db.tx(async (tx) => {
    const taken = await takeBackSource(tx, sourceId, tools.clock.now());
    const source = await store.sourceById(tx, sourceId);
    if (!source) throw new DomainError(E.unknown_source, { file: sourceId });
    if (!taken) throw new DomainError(E.not_started, { file: source.base_name });
    await rows.deleteRead(tx, { incidentId: source.incident_id, sourceId });
    await tools.audit.record(tx, {
      actor,
      action: 'intake.cancel',
      incidentId: source.incident_id,
      subject: `source:${sourceId}`,
    });
  });
}
