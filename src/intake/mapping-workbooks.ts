/** Mappings out to counsel as a workbook, and back, edited and signed. */
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex, sha256 } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { readPart } from './check.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import { insertSignature } from './mappings.store.ts';
import type { Imported, Inspected } from './mappings.types.ts';
import { findSource, inspectSource } from './proposing.ts';
import { Refusal } from './rules/asker.ts';
import { readMapping } from './rules/mapping.ts';
import { mappingBody, mappingDigest, type JsonObject } from './rules/mapping-body.ts';
import { isMappedSo, startFiles } from './starting.ts';
import { readWorkbook, type ReadWorkbook } from './workbook/reading.ts';
import { writeWorkbook, type WorkbookFile } from './workbook/writing.ts';

export async function exportWorkbook(
  tools: Tools,
  incidentId: IncidentId,
  which: readonly string[],
): Promise<Buffer> {
  const sources: SourceRow[] = [];
  if (which.length === 0) sources.push(...(await tools.db.tx((tx) => store.sourcesOf(tx, incidentId))));
  else for (const each of new Set(which)) sources.push(await findSource(tools, incidentId, each));
  if (sources.length === 0) throw new DomainError(E.no_sources);
  const files: WorkbookFile[] = [];
  for (const source of sources) files.push(await fileOf(tools, source));
  const digest = fingerprintHex(Object.fromEntries(files.map(({ file, body }) => [file, body])));
  const book = await writeWorkbook(files, digest);
  if (!book) throw new DomainError(E.workbook_too_wide);
  return book;
}

async function fileOf(tools: Tools, source: SourceRow): Promise<WorkbookFile> {
  const current = await currentMapping(tools, source);
  const look = source.spool_deleted_at ? null : await inspectSource(tools, source);
  const body = current?.body ?? must(look, 'a source without a mapping keeps its upload').mapping;
  return {
    file: source.base_name,
    body: current ? body : withReasons(body, look),
    digest: current?.digest.toString('hex') ?? null,
    looks: new Map(
      look?.columns.map(({ name, shapes, presentPercent }) => [
        name,
        { shape: shapes.slice(0, 2).join('\n'), presentPercent },
      ]),
    ),
  };
}

async function currentMapping(
  tools: Tools,
  source: SourceRow,
): Promise<{ readonly body: JsonObject; readonly digest: Buffer } | null> {
  const row = await tools.db.tx((tx) => store.mappingOf(tx, source.id));
  const mapping = row && readMapping(source.base_name, row.body);
  if (!mapping || mapping instanceof Refusal) return null;
  return { body: mappingBody(mapping), digest: mappingDigest(mapping) };
}

const NOTE_MAX = 1_000;

/** What is only proposed says so, column by column. */
function withReasons(body: JsonObject, look: Inspected | null): JsonObject {
  const columns = Object.entries(body['columns'] as Readonly<Record<string, JsonObject>>).map(
    ([name, column]) => {
      const proposal = look?.columns.find((each) => each.name === name)?.proposal;
      if (!proposal || column['note'] !== undefined) return [name, column] as const;
      const origin = look?.known
        ? `as ${look.known.file} was mapped (version ${look.known.version})`
        : `${Math.round(100 * proposal.confidence)} %: ${proposal.reason}`;
      return [name, { ...column, note: `Proposed, ${origin}`.slice(0, NOTE_MAX) }] as const;
    },
  );
  return { ...body, columns: Object.fromEntries(columns) };
}

interface Import {
  readonly incidentId: IncidentId;
  readonly bytes: Uint8Array;
  /** The one source whose mapping the workbook may hold; null for any of the incident. */
  readonly only: string | null;
}

export async function importWorkbook(
  tools: Tools,
  { incidentId, bytes, only }: Import,
  actor: Actor,
): Promise<Imported> {
  const read = await readWorkbook(bytes);
  if (read instanceof Refusal) throw new DomainError(E.bad_workbook, { problem: read.said });
  const due = await filesOf(tools, incidentId, read, only);
  const changed = due.filter(({ isChanged }) => isChanged);
  const mapping = Object.fromEntries(read.files.map(({ file, body }) => [file, body]));
  const sign = (tx: Tx) => signAll(tools, tx, { due, read, bytes }, actor);
  const baseNames = changed.map(({ source }) => source.base_name);
  if (changed.length > 0) await startFiles(tools, { incidentId, mapping, baseNames }, actor, sign);
  else await tools.db.tx(sign);
  return {
    sources: changed.map(({ source }) => source.id),
    files: due.map(({ source, digest, isChanged }) => ({
      file: source.base_name,
      digest: digest.toString('hex'),
      changed: isChanged,
    })),
    signature: read.signature,
  };
}

interface Due {
  readonly source: SourceRow;
  readonly digest: Buffer;
  readonly isChanged: boolean;
}

async function filesOf(
  tools: Tools,
  incidentId: IncidentId,
  { files }: ReadWorkbook,
  only: string | null,
): Promise<Due[]> {
  if (files.length === 0)
    throw new DomainError(E.bad_workbook, {
      problem: both('its sheet "Sources" lists no file', 'lembar "Sources" tidak menyebut satu berkas pun'),
    });
  const due: Due[] = [];
  for (const { file, body, exportedDigest } of files) {
    const source = await findSource(tools, incidentId, file);
    if (only !== null && source.id !== only && source.base_name !== only) {
      throw new DomainError(E.bad_workbook, {
        problem: both(
          `it holds the mapping of ${file} besides the one asked for`,
          `berisi pemetaan ${file} di samping yang diminta`,
        ),
      });
    }
    const digest = mappingDigest(readPart(file, body));
    const isChanged = !(await isMappedSo(tools, source, body));
    const current = await currentMapping(tools, source);
    // Somebody changed it after the export: neither version may overwrite the other unseen.
    if (isChanged && current && current.digest.toString('hex') !== exportedDigest) {
      throw new DomainError(E.mapping_changed, { file });
    }
    due.push({ source, digest, isChanged });
  }
  return due;
}

async function signAll(
  tools: Tools,
  tx: Tx,
  {
    due,
    read,
    bytes,
  }: { readonly due: readonly Due[]; readonly read: ReadWorkbook; readonly bytes: Uint8Array },
  actor: Actor,
): Promise<void> {
  const now = tools.clock.now();
  const workbookHash = sha256(bytes);
  for (const { source, digest } of due) {
    if (read.signature) {
      const { signedBy, signedOn, statement } = read.signature;
      await insertSignature(tx, {
        sourceId: source.id,
        digest,
        workbookHash,
        signedBy,
        signedOn,
        statement,
        importedBy: actor.operatorId,
        now,
      });
    }
    await tools.audit.record(tx, {
      actor,
      action: 'intake.import_mapping',
      incidentId: source.incident_id,
      subject: `source:${source.id}`,
      facts: {
        mapping: digest.toString('hex'),
        workbook: workbookHash.toString('hex'),
        signed: read.signature !== null,
      },
    });
  }
}
