/** Checks a spooled file against its mapping before anything is staged: columns bind and some row is good. */
import { both } from '../kernel/both.ts';
import { DomainError } from '../kernel/errors.ts';
import { factsOf, type Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import type { NewMapping, SourceRow } from './intake.store.ts';
import { readHead, readPreamble, readRecords, type Spooled } from './reading.ts';
import { Refusal } from './rules/asker.ts';
import { detectDelimiter, type Delimiter, type ParsedRecord } from '../formats/index.ts';
import { linesAboveFacts } from './rules/lines-above.ts';
import { readMapping, type SourceMapping } from './rules/mapping.ts';
import { mappingDigest } from './rules/mapping-body.ts';
import { PHONE_METADATA } from './rules/phone.ts';
import { bindMapping, columnNames, hasFreeText, type Plan } from './rules/plan.ts';
import { stageRecord } from './rules/stage.ts';
import { field } from '../platform/error-code.ts';
import { UPLOADS_ERRORS, type LocalFile } from '../uploads/index.ts';
import { spooledOf } from './spooled-source.ts';

/** What a checked mapping becomes, but for who made it and when. */
export type CheckedMapping = Omit<NewMapping, 'madeBy' | 'now'> & {
  /** The file's own names of its columns; null where it has none. */
  readonly columnNames: readonly string[] | null;
};

/** The mapping's part on one file; a mapping is keyed by base name. */
export function partOf(mapping: unknown, file: string): unknown {
  if (mapping === null || typeof mapping !== 'object' || Array.isArray(mapping)) {
    throw new DomainError(E.bad_mapping, {
      problem: both('it is not a JSON object keyed by file name', 'ini bukan objek JSON menurut nama berkas'),
    });
  }
  if (!Object.hasOwn(mapping, file)) throw new DomainError(E.no_mapping, { file });
  return (mapping as Readonly<Record<string, unknown>>)[file];
}

/**
 * The mapping of a file of this machine, before it is uploaded. What an archive holds is known only once it is
 * unpacked; sheets and tables are mapped by `file#part`.
 */
export async function checkPart(mapping: unknown, file: LocalFile): Promise<void> {
  const { baseName } = file;
  const names = mapping !== null && typeof mapping === 'object' ? Object.keys(mapping) : [];
  const hasParts = names.some((name) => name.startsWith(`${baseName}#`));
  const isNamed = names.includes(baseName);
  if (isNamed || (!hasParts && !(await isArchive(file)))) readPart(baseName, partOf(mapping, baseName));
}

async function isArchive(file: LocalFile): Promise<boolean> {
  if (file.bytes === null) return false;
  for await (const [a, b] of file.stream()) return a === 0x50 && b === 0x4b;
  return false;
}

/** The mapping of one file by itself, before the file is looked at. */
export function readPart(file: string, body: unknown): SourceMapping {
  return accepted(readMapping(file, body));
}

export async function checkFile(tools: Tools, source: SourceRow, body: unknown): Promise<CheckedMapping> {
  const mapping = readPart(source.base_name, body);
  refuseHeaderless(source, mapping);
  const stated = await spooledOf(tools, source, mapping);
  try {
    const spooled = { ...stated, delimiter: await delimiterOf(source, mapping, stated) };
    await refuseLinesAbove(source.base_name, mapping, spooled);
    const names = await findGoodRow(source.base_name, mapping, spooled);
    return {
      columnNames: mapping.header ? names : null,
      body: JSON.stringify(body),
      digest: mappingDigest(mapping),
      encoding: spooled.encoding,
      delimiter: spooled.delimiter,
      role: mapping.role,
      idSpace: mapping.idSpace,
      hasFreeText: hasFreeText(mapping),
      hasLinks: mapping.columns.some(({ use }) => use === 'link'),
      phoneMetadata: PHONE_METADATA,
    };
  } catch (error) {
    const isGone = field(error, 'code') === UPLOADS_ERRORS.spool_gone.code;
    if (error instanceof DomainError && !isGone) throw error;
    throw new DomainError(E.spool_gone, { file: source.base_name }, { cause: error });
  }
}

/** Sheets and delimited text may begin with data; where the format names the columns, nothing else does. */
function refuseHeaderless(source: SourceRow, mapping: SourceMapping): void {
  if (mapping.skipLines > 0 && source.format !== 'csv') {
    const { base_name: file } = source;
    const problem = both(
      `${file} is no delimited text: leave "skip_lines" out`,
      `${file} bukan teks berpemisah: hilangkan "skip_lines"`,
    );
    throw new DomainError(E.bad_mapping, { problem });
  }
  if (mapping.header || !source.columns) return;
  const { base_name: file } = source;
  const problem = both(
    `${file} names its columns itself: leave "header" out`,
    `${file} menamai kolom-kolomnya sendiri: hilangkan "header"`,
  );
  throw new DomainError(E.bad_mapping, { problem });
}

/** Rows would be read as what the title above them is taken for. */
async function refuseLinesAbove(file: string, mapping: SourceMapping, spooled: Spooled): Promise<void> {
  const found = await readPreamble(spooled, mapping);
  if (found) throw new DomainError(E.lines_above_header, linesAboveFacts(file, found));
}

/** Found while the file was entered, unless the mapping says how to read it. */
async function delimiterOf(source: SourceRow, mapping: SourceMapping, spooled: Spooled): Promise<Delimiter> {
  if (mapping.delimiter) return mapping.delimiter;
  if (source.format !== 'csv') return spooled.delimiter;
  const isFound = source.delimiter !== null && mapping.encoding === null && mapping.skipLines === 0;
  return isFound ? source.delimiter : detectDelimiter(await readHead(spooled));
}

/** Binds the header and reads on to the first row that can be staged: usually the very first. */
async function findGoodRow(
  file: string,
  mapping: SourceMapping,
  spooled: Spooled,
): Promise<readonly string[]> {
  let plan: Plan | null = null;
  let names: readonly string[] = [];
  const counts: Record<string, number> = {};
  for await (const { records } of readRecords(spooled)) {
    for (const record of records) {
      if (plan === null) {
        names = columnNames(cellsOf(file, record), mapping.header);
        plan = accepted(bindMapping(file, mapping, names));
        if (mapping.header) continue;
      }
      const reason = reasonAgainst(plan, record);
      if (reason === null) return names;
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  }
  throw new DomainError(E.no_good_rows, factsOf(file, counts));
}

function cellsOf(file: string, first: ParsedRecord): readonly string[] {
  if (first.cells === null) throw new DomainError(E.bad_header, { file });
  return first.cells;
}

/** Why a record is no good row; null where it is one. Nobody's age matters here. */
function reasonAgainst(plan: Plan, record: ParsedRecord): string | null {
  if (record.cells === null) return 'malformed';
  const answer = stageRecord(plan, record.cells, new Date(0));
  if (answer.verdict === 'staged') return null;
  return answer.verdict === 'rejected' ? answer.reason : 'out_of_scope';
}

function accepted<T>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new DomainError(E.bad_mapping, { problem: answer.said });
  return answer;
}
