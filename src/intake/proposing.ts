/** Looks at sources and proposes their mappings; a proposal counts only once a person says yes to it. */
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { isUuid, type SourceId } from '../kernel/ids.ts';
import { detectDelimiter, type Delimiter } from '../formats/index.ts';
import { field } from '../platform/error-code.ts';
import { UPLOADS_ERRORS } from '../uploads/index.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import { inspectionOf } from './inspection.ts';
import * as mappings from './mappings.store.ts';
import type { Inspected, KnownMapping, NamedColumns, Proposals } from './mappings.types.ts';
import { readHead, readPreamble, type Spooled } from './reading.ts';
import { Refusal } from './rules/asker.ts';
import { headerFingerprint } from './rules/header-fingerprint.ts';
import { type LinesAbove, linesAboveFacts, linesAboveOf } from './rules/lines-above.ts';
import { readMapping } from './rules/mapping.ts';
import { mappingBody, type JsonObject } from './rules/mapping-body.ts';
import { proposalBody, renamed } from './rules/proposal-body.ts';
import { proposeLinks } from './rules/propose-links.ts';
import { sampleOf } from './sampling.ts';
import { AS_FOUND, spooledOf } from './spooled-source.ts';

/** Below it a column is taken only by its name. */
export const SURE_FROM = 0.6;

/** A source by its id or its base name. */
export async function findSource(tools: Tools, incidentId: IncidentId, which: string): Promise<SourceRow> {
  const source = await tools.db.tx(async (tx) => {
    const found = isUuid(which) ? await store.sourceById(tx, which as SourceId) : undefined;
    return found?.incident_id === incidentId ? found : store.sourceNamed(tx, incidentId, which);
  });
  if (!source) throw new DomainError(E.unknown_source, { file: which.slice(0, 255) });
  return source;
}

export async function inspectSource(tools: Tools, source: SourceRow): Promise<Inspected> {
  const file = source.base_name;
  if (source.spool_deleted_at) throw new DomainError(E.upload_deleted, { file });
  try {
    const stated = await tools.db.tx((tx) => store.mappingOf(tx, source.id));
    const { spooled, linesAbove } = await belowTitle(
      await spooledOf(tools, source, stated ?? AS_FOUND),
      source,
      stated,
    );
    const { delimiter, encoding, skipLines: skippedLines } = spooled;
    const sample = await sampleOf(spooled, Number(source.content_bytes));
    if (!sample) throw new DomainError(E.bad_header, { file });
    const inspection = await inspectionOf({ source, delimiter, encoding, sample, skippedLines, linesAbove });
    const { columns, proposal, header } = inspection;
    const own = proposalBody(
      { ...proposal, columns: columns.map((column) => column.proposal) },
      header.present,
    );
    const known = header.present
      ? await knownMapping(
          tools,
          source,
          columns.map(({ name }) => name),
        )
      : null;
    return {
      ...inspection,
      sourceId: source.id,
      mapping: { ...(known?.body ?? own), ...skipping(skippedLines) },
      known: known && known.origin,
      unsure: known
        ? []
        : columns.filter(({ proposal: { confidence } }) => confidence < SURE_FROM).map(({ name }) => name),
    };
  } catch (error) {
    const isGone = field(error, 'code') === UPLOADS_ERRORS.spool_gone.code;
    if (isGone) throw new DomainError(E.spool_gone, { file }, { cause: error });
    throw error;
  }
}

/** As a mapping states it; nothing where none is skipped. */
function skipping(lines: number): JsonObject {
  return lines > 0 ? { skip_lines: lines } : {};
}

/** How it is read; where a title seems to stand above the header, as it would be read below it. */
async function belowTitle(
  found: Spooled,
  source: SourceRow,
  stated: store.MappingRow | undefined,
): Promise<{ readonly spooled: Spooled; readonly linesAbove: LinesAbove | null }> {
  const spooled = { ...found, delimiter: stated?.delimiter ?? (await delimiterOf(source, found)) };
  const preamble = await readPreamble(spooled, stated ?? AS_FOUND);
  if (!preamble) return { spooled, linesAbove: null };
  const linesAbove = linesAboveOf(preamble);
  const { delimiter, skipLines } = linesAbove;
  return { spooled: { ...spooled, delimiter, skipLines }, linesAbove };
}

async function delimiterOf(source: SourceRow, spooled: Spooled): Promise<Delimiter> {
  if (source.format !== 'csv' || source.delimiter) return spooled.delimiter;
  return detectDelimiter(await readHead(spooled));
}

/** The mapping of another source with this header, its columns under the names of this one. */
async function knownMapping(
  tools: Tools,
  source: SourceRow,
  names: readonly string[],
): Promise<{ readonly body: JsonObject; readonly origin: KnownMapping } | null> {
  const fingerprint = headerFingerprint(names, source.format);
  const place = { id: source.id, incidentId: source.incident_id };
  const row = await tools.db.tx((tx) => mappings.mappingForHeader(tx, place, fingerprint));
  if (!row) return null;
  const mapping = readMapping(source.base_name, renamed(row.body, row.names, names));
  // A mapping of yesterday may say what today's language does not: then it is no help.
  if (mapping instanceof Refusal) return null;
  const origin = {
    incidentId: row.incident_id,
    sourceId: row.source_id,
    file: row.base_name,
    version: row.version,
    madeAt: row.made_at,
  };
  return { body: mappingBody(mapping), origin };
}

/** The mapping these files would get together, the links between them included; nothing is taken by looking. */
export async function proposalsFor(
  tools: Tools,
  incidentId: IncidentId,
  files: readonly string[],
): Promise<Proposals> {
  if (files.length === 0) throw new DomainError(E.no_files);
  const looks: Inspected[] = [];
  for (const file of new Set(files))
    looks.push(await inspectSource(tools, await findSource(tools, incidentId, file)));
  const bodies = linkedBodies(looks);
  return {
    mapping: Object.fromEntries(looks.map(({ file, mapping }) => [file, bodies.get(file) ?? mapping])),
    looks: looks.map(({ file, sourceId, known, linesAbove, unsure, columns }) => ({
      file,
      sourceId,
      known,
      linesAbove,
      columns: columns.length,
      unsure: columns.filter(({ name }) => unsure.includes(name)),
    })),
    columnNames: looks.flatMap(({ columns }) => columns.map(({ name }) => name)),
  };
}

function linkedBodies(looks: readonly Inspected[]): ReadonlyMap<string, JsonObject> {
  const guessed = looks.filter(({ known }) => known === null);
  const linked = proposeLinks(
    guessed.map(({ file, proposal, columns }) => ({
      file,
      proposal: { ...proposal, columns: columns.map((column) => column.proposal) },
    })),
  );
  return new Map(
    linked.map(({ file, proposal }) => {
      const { header, skippedLines } = must(
        guessed.find((look) => look.file === file),
        'links join what was looked at',
      );
      return [file, { ...proposalBody(proposal, header.present), ...skipping(skippedLines) }] as const;
    }),
  );
}

/** The same, as a yes to it; refused where a column is too uncertain and not named. */
export async function proposedMapping(
  tools: Tools,
  incidentId: IncidentId,
  { files, named }: { readonly files: readonly string[]; readonly named: NamedColumns },
): Promise<Readonly<Record<string, JsonObject>>> {
  const proposals = await proposalsFor(tools, incidentId, files);
  refuseLinesAbove(proposals);
  refuseUnsure(proposals, named);
  return proposals.mapping;
}

function refuseLinesAbove({ looks }: Proposals): void {
  for (const { file, linesAbove } of looks) {
    if (linesAbove) throw new DomainError(E.lines_above_header, linesAboveFacts(file, linesAbove));
  }
}

function refuseUnsure({ looks, columnNames }: Proposals, named: NamedColumns): void {
  const allowed = new Set(named);
  const known = new Set(columnNames);
  const stranger = named.find((name) => !known.has(name));
  if (stranger !== undefined) throw new DomainError(E.no_such_column, { column: stranger.slice(0, 100) });
  const unsure = looks.flatMap(({ file, unsure: columns }) =>
    columns.filter(({ name }) => !allowed.has(name)).map(({ name }) => `"${name}" of ${file}`),
  );
  if (unsure.length === 0) return;
  const shown = unsure.slice(0, 10).join(', ');
  const columns = unsure.length > 10 ? `${shown} and ${unsure.length - 10} more` : shown;
  throw new DomainError(E.unsure_columns, { columns });
}
