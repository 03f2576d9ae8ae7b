/** What must not be kept goes, leaving its proof: uploads when they are due, conflict hashes with them (ENGINE §3). */
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { isUuid } from '../kernel/ids.ts';
import type { Tools } from './ingest.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import * as rows from './rows.store.ts';

/** The longest an upload is kept, whatever became of it. */
const KEPT_MS = 14 * 24 * 3_600_000;
/** How long an upload without a source is left alone: it may still be landing. */
const STRAY_AFTER_MS = 24 * 3_600_000;
/** Uploads and what was unpacked from them; `.part` is a file of before. Other rooms name theirs otherwise. */
const OURS = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.part)?$/;
/** Records of one transaction. */
const RECORDS_STEP = 65_536;

export async function deleteDueUploads(tools: Tools): Promise<void> {
  const now = tools.clock.now();
  const until = { now, kept: new Date(now.getTime() - KEPT_MS) };
  for (const source of await tools.db.tx((tx) => store.uploadsDue(tx, until))) {
    if (source.status === 'finished' || source.status === 'accepted') await deleteRead(tools, source, now);
    else await forget(tools, source);
  }
  for (const source of await tools.db.tx((tx) => store.conflictsDue(tx, until))) {
    let dropped = 0;
    const last = await tools.db.tx((tx) => rows.lastRecord(tx, source.id));
    for (let from = 1; from <= last; from += RECORDS_STEP) {
      const records = { from, to: from + RECORDS_STEP - 1 };
      dropped += await tools.db.tx((tx) => rows.dropConflictHashes(tx, source.id, records));
    }
    await tools.db.tx(async (tx) => {
      if (!(await store.noteConflictsDropped(tx, source.id, now))) return;
      await tools.audit.record(tx, {
        actor: SYSTEM_ACTOR,
        action: 'intake.conflicts_dropped',
        incidentId: source.incidentId,
        subject: `source:${source.id}`,
        facts: { rows: dropped },
      });
    });
  }
}

/** The rows stay, the upload goes. */
async function deleteRead({ db, uploads, audit }: Tools, source: SourceRow, now: Date): Promise<void> {
  await uploads.deleteBytes(source.spool_name);
  await db.tx(async (tx) => {
    if (!(await store.noteSpoolDeleted(tx, source.id, now))) return;
    await audit.record(tx, { ...proofOf(source), action: 'intake.spool_deleted' });
  });
}

/** Never read to its end in all that time: nothing of it stays but the proof, and it may be uploaded again. */
async function forget({ db, uploads, audit }: Tools, source: SourceRow): Promise<void> {
  const isGone = await db.tx(async (tx) => {
    if (!(await store.deleteUnfinished(tx, source.id))) return false;
    await rows.deleteRead(tx, { incidentId: source.incident_id, sourceId: source.id });
    await audit.record(tx, { ...proofOf(source), action: 'intake.upload_expired' });
    return true;
  });
  if (isGone) await uploads.deleteBytes(source.spool_name);
}

function proofOf(source: SourceRow) {
  return {
    actor: SYSTEM_ACTOR,
    incidentId: source.incident_id,
    subject: `source:${source.id}`,
    facts: { contentHash: source.content_hash.toString('hex'), spoolBytes: source.spool_bytes },
  };
}

/** Objects that neither an upload nor a source owns: a process ended between storing and saying so. */
/** An object with a room's name in front is kept and swept by that room. */
const OF_ANOTHER_ROOM = /^(extract|handover)-/;

export async function deleteStrayUploads({ db, uploads, spool, clock }: Tools): Promise<void> {
  const found = await spool.namesBefore(new Date(clock.now().getTime() - STRAY_AFTER_MS));
  const names = found.filter((name) => OURS.test(name));
  const ofUploads = await uploads.owned(names);
  const ofSources = await db.tx((tx) => store.ownedObjects(tx, names.filter(isUuid)));
  for (const name of names) {
    if (ofUploads.has(name) || ofSources.has(name) || OF_ANOTHER_ROOM.test(name)) continue;
    await uploads.deleteBytes(name);
  }
}
