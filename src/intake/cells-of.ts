/** Reads chosen cells of a source once more, straight from its upload: for extracts, which keep nothing of them. */
import { Injectable } from '@nestjs/common';
import { type CategoryCode, IncidentKeys } from '../incidents/index.ts';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { Uploads } from '../uploads/index.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import { mappingOf, type SourceRow, sourceById } from './intake.store.ts';
import { readRecords, type Spooled } from './reading.ts';
import { Refusal } from './rules/asker.ts';
import { isAbsent } from './rules/cells.ts';
import { readMapping, type SourceMapping, type SourceRole, type Use } from './rules/mapping.ts';
import { bindMapping, type BoundColumn, columnNames } from './rules/plan.ts';
import { holds } from './rules/subject-reader.ts';
import { spooledOf } from './spooled-source.ts';

export interface CellColumn {
  readonly name: string;
  /** Whose column it is: the subject number of the staged rows it contributed to. */
  readonly subjectNo: number;
  readonly use: Use | null;
  readonly category: CategoryCode | null;
  /** Of a customer id. */
  readonly idSpace: string;
}

export interface CellRecord {
  readonly recordNo: number;
  /** In the order asked, trimmed; null where nothing stands there, by the mapping's own rules. */
  readonly cells: readonly (string | null)[];
}

export interface OpenedCells {
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly role: SourceRole;
  /** What was mapped how: changes with either. */
  readonly contentHash: string;
  readonly mappingDigest: string;
  readonly columns: readonly CellColumn[];
  /**
   * Every record with as many cells as the header, in order of the file, some at a time and never more than a chunk in
   * memory. Whether a record was staged, and for whom, stands in `intake_v_row` under its number. The values are leaked
   * ones: they go to nobody but who they are sealed for, and into no log.
   */
  records(): AsyncGenerator<readonly CellRecord[]>;
}

@Injectable()
export class SourceCells {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
    private readonly uploads: Uploads,
  ) {}

  /** Refuses `unknown_source`, `unread`, `upload_deleted`, `unknown_column`. */
  async open(sourceId: SourceId, names: readonly string[]): Promise<OpenedCells> {
    const source = await this.db.tx((tx) => sourceById(tx, sourceId));
    if (!source) throw new DomainError(E.unknown_source, { file: sourceId });
    const file = source.base_name;
    if (source.status !== 'finished' && source.status !== 'accepted') {
      throw new DomainError(E.unread, { file });
    }
    if (source.spool_deleted_at) throw new DomainError(E.upload_deleted, { file });
    const stored = must(await this.db.tx((tx) => mappingOf(tx, sourceId)), 'a finished source is mapped');
    const mapping = readMapping(file, stored.body);
    if (mapping instanceof Refusal) throw new DomainError(E.bad_mapping, { problem: mapping.said });
    const columns = names.map((name) => columnOf(mapping, name, file));
    const spooled = await spooledOf({ keys: this.keys, spool: this.uploads.spool }, source, stored);
    return {
      incidentId: source.incident_id,
      baseName: file,
      role: mapping.role,
      contentHash: source.content_hash.toString('hex'),
      mappingDigest: stored.digest.toString('hex'),
      columns,
      records: () => readCells(source, { mapping, spooled, names }),
    };
  }
}

function columnOf(mapping: SourceMapping, name: string, file: string): CellColumn {
  const column = mapping.columns.find((one) => one.column === name);
  if (!column) throw new DomainError(E.unknown_column, { column: name.slice(0, 100), file });
  const subjectNo = mapping.subjects.findIndex((subject) => subject.name === column.subject);
  const { use, category } = column;
  return { name, subjectNo, use, category, idSpace: column.idSpace ?? mapping.idSpace };
}

interface Asked {
  readonly mapping: SourceMapping;
  readonly spooled: Spooled;
  readonly names: readonly string[];
}

/** Record numbers are those of the staged rows: the header is none, every other record counts (ENGINE §4). */
async function* readCells(source: SourceRow, asked: Asked): AsyncGenerator<readonly CellRecord[]> {
  const { mapping, spooled, names } = asked;
  let bound: { readonly width: number; readonly columns: readonly BoundColumn[] } | null = null;
  let recordNo = 0;
  for await (const { records } of readRecords(spooled)) {
    const found: CellRecord[] = [];
    for (const { cells } of records) {
      if (bound === null) {
        bound = bind(source.base_name, mapping, { first: cells ?? [], names });
        if (mapping.header) continue;
      }
      recordNo += 1;
      if (cells?.length !== bound.width) continue;
      found.push({ recordNo, cells: bound.columns.map((column) => cellOf(column, cells)) });
    }
    if (found.length > 0) yield found;
  }
}

function bind(
  file: string,
  mapping: SourceMapping,
  { first, names }: { readonly first: readonly string[]; readonly names: readonly string[] },
) {
  const plan = bindMapping(file, mapping, columnNames(first, mapping.header));
  if (plan instanceof Refusal) throw new DomainError(E.bad_mapping, { problem: plan.said });
  const all = plan.subjects.flatMap(({ columns }) => columns);
  const columns = names.map((name) =>
    must(
      all.find(({ mapping: of }) => of.column === name),
      'an opened column is bound',
    ),
  );
  return { width: plan.columns, columns };
}

function cellOf({ at, mapping, presentWhen }: BoundColumn, cells: readonly string[]): string | null {
  const cell = cells[at]!;
  if (isAbsent(cell, mapping.absent)) return null;
  return presentWhen && !holds(presentWhen, cells) ? null : cell.trim();
}
