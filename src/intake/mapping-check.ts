/** What saving a mapping would do, before it is done: its problems, each at its column, and what is read again. */
import type { Both } from '../kernel/both.ts';
import { DomainError } from '../kernel/errors.ts';
import { detectDelimiter } from '../formats/index.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import type { SourceRow } from './intake.store.ts';
import type { MappingCheck } from './mappings.types.ts';
import { readHead, readPreamble, readRecords } from './reading.ts';
import { rejectCountsOf } from './reject-counts.ts';
import { Refusal } from './rules/asker.ts';
import { linesAboveOf } from './rules/lines-above.ts';
import { readMapping, type SourceMapping } from './rules/mapping.ts';
import { bindMapping, columnNames } from './rules/plan.ts';
import { placed } from './rules/problem-places.ts';
import { spooledOf } from './spooled-source.ts';
import { isMappedSo } from './starting.ts';

export async function checkMapping(tools: Tools, source: SourceRow, body: unknown): Promise<MappingCheck> {
  const file = source.base_name;
  if (source.spool_deleted_at) throw new DomainError(E.upload_deleted, { file });
  const mapping = readMapping(file, body);
  const found = mapping instanceof Refusal ? mapping.words : await misfits(tools, source, mapping);
  const problems = found.map((problem) => placed(problem, columnsIn(body)));
  return {
    problems: problems.map(({ problem }) => problem),
    findings: problems,
    saving: {
      version: (source.mapping_version ?? 0) + 1,
      changes: mapping instanceof Refusal || !(await isMappedSo(tools, source, body)),
      deletes: { staged: source.staged, rejected: rejectCountsOf(source) },
      resolved: source.resolved_ingest_no === source.ingest_no,
    },
  };
}

async function misfits(tools: Tools, source: SourceRow, mapping: SourceMapping): Promise<readonly Both[]> {
  const stated = await spooledOf(tools, source, mapping);
  const isKnown = mapping.delimiter !== null || source.format !== 'csv';
  const delimiter =
    isKnown || (source.delimiter !== null && mapping.encoding === null && mapping.skipLines === 0)
      ? stated.delimiter
      : detectDelimiter(await readHead(stated));
  const preamble = await readPreamble({ ...stated, delimiter }, mapping);
  if (preamble) return [linesAboveOf(preamble).words];
  for await (const { records } of readRecords({ ...stated, delimiter })) {
    const [first] = records;
    if (!first) continue;
    if (first.cells === null) break;
    const plan = bindMapping(source.base_name, mapping, columnNames(first.cells, mapping.header));
    return plan instanceof Refusal ? plan.words : [];
  }
  throw new DomainError(E.bad_header, { file: source.base_name });
}

function columnsIn(body: unknown): readonly string[] {
  const columns = body !== null && typeof body === 'object' && 'columns' in body ? body.columns : null;
  return columns !== null && typeof columns === 'object' ? Object.keys(columns) : [];
}
