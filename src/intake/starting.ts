/** Gives uploaded files their mapping: every one is checked before the first changes, then all or none. */
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { checkFile, partOf, readPart, type CheckedMapping } from './check.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import { linkRows, lockLinks } from './linking.ts';
import { headerMapped } from './mappings.store.ts';
import { Refusal } from './rules/asker.ts';
import { readMapping } from './rules/mapping.ts';
import { mappingDigest } from './rules/mapping-body.ts';
import * as rows from './rows.store.ts';
import { isUnread } from './uploads.ts';

export interface Order {
  readonly incidentId: IncidentId;
  /** Keyed by base name. */
  readonly mapping: unknown;
  readonly baseNames: readonly string[];
}

interface Due {
  readonly source: SourceRow;
  readonly checked: CheckedMapping;
}

/** `also` is done in the very transaction that changes the mappings. */
export async function startFiles(
  tools: Tools,
  { incidentId, mapping, baseNames }: Order,
  actor: Actor,
  also?: (tx: Tx, started: readonly SourceId[]) => Promise<void>,
): Promise<void> {
  if (baseNames.length === 0) throw new DomainError(E.no_files);
  const due: Due[] = [];
  const named = await sourcesNamed(tools, incidentId, new Set(baseNames));
  for (const source of named) {
    const body = partOf(mapping, source.base_name);
    if (await isToBeRead(tools, { source, body, goesOn: goesOnBeside(source, named) }))
      due.push({ source, checked: await checkFile(tools, source, body) });
  }
  await tools.db.tx(async (tx) => {
    await lockLinks(tx, incidentId);
    for (const { source, checked } of due) await map(tools, tx, { source, checked }, actor);
    // Rows that were joined through a file that is read again have lost what joined them.
    if (due.some(({ source }) => source.has_links)) await linkRows(tools, tx, incidentId);
    await also?.(
      tx,
      named.map(({ id }) => id),
    );
  });
}

async function sourcesNamed(
  tools: Tools,
  incidentId: IncidentId,
  baseNames: ReadonlySet<string>,
): Promise<SourceRow[]> {
  const found: SourceRow[] = [];
  for (const file of baseNames) {
    const source = await tools.db.tx((tx) => store.sourceNamed(tx, incidentId, file));
    if (!source) throw new DomainError(E.unknown_source, { file });
    found.push(source);
  }
  return found;
}

function isRead({ status }: SourceRow): boolean {
  return status === 'finished' || status === 'accepted';
}

/** A killed intake of an archive is repeated as a whole: nobody can leave the members out that were read. */
function goesOnBeside({ id, upload_id }: SourceRow, named: readonly SourceRow[]): boolean {
  if (upload_id === null) return false;
  return named.some((other) => other.id !== id && other.upload_id === upload_id && !isRead(other));
}

async function isToBeRead(
  tools: Tools,
  { source, body, goesOn }: { readonly source: SourceRow; readonly body: unknown; readonly goesOn: boolean },
): Promise<boolean> {
  const file = source.base_name;
  if (source.status === 'accepted') throw new DomainError(E.accepted, { file });
  if (isUnread(source)) return true;
  if (source.spool_deleted_at) throw new DomainError(E.upload_deleted, { file });
  const isSame = await isMappedSo(tools, source, body);
  if (isSame && source.status === 'finished' && !goesOn) throw new DomainError(E.already_ingested, { file });
  return !isSame;
}

/** Whether a source's mapping means what `body` means, however either is written. */
export async function isMappedSo(tools: Tools, source: SourceRow, body: unknown): Promise<boolean> {
  const current = await tools.db.tx((tx) => store.mappingOf(tx, source.id));
  const known = current && readMapping(source.base_name, current.body);
  if (!known || known instanceof Refusal) return false;
  return mappingDigest(known).equals(mappingDigest(readPart(source.base_name, body)));
}

async function map(tools: Tools, tx: Tx, { source, checked }: Due, actor: Actor): Promise<void> {
  const now = tools.clock.now();
  const place = { incidentId: source.incident_id, sourceId: source.id };
  await store.mapSource(tx, source.id, { ...checked, madeBy: actor.operatorId, now });
  const { columnNames: names } = checked;
  if (names) await headerMapped(tx, source.id, { names, format: source.format });
  await rows.deleteRead(tx, place);
  await tools.audit.record(tx, {
    actor,
    action: 'intake.start',
    incidentId: source.incident_id,
    subject: `source:${source.id}`,
    facts: { mapping: checked.digest.toString('hex'), role: checked.role },
  });
}
