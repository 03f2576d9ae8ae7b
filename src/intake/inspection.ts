/** What a look at a source tells: how it is written, what each column looks like, and a mapping to say yes or no to. */
import { setImmediate as breath } from 'node:timers/promises';
import { must } from '../kernel/assert.ts';
import type { Delimiter, Encoding, RecordFormat } from '../formats/index.ts';
import type { SourceRow } from './intake.store.ts';
import { evidenceOf, type Evidence } from './rules/detect/evidence.ts';
import { readHeader, type HeaderReading } from './rules/header.ts';
import type { LinesAbove } from './rules/lines-above.ts';
import { columnNames } from './rules/plan.ts';
import { countryOf, proposeMapping, type SourceProposal } from './rules/propose.ts';
import type { ColumnProposal } from './rules/propose-column.ts';
import type { Sample } from './sampling.ts';

export interface InspectedColumn {
  readonly name: string;
  readonly presentPercent: number;
  /** Different values in the whole file, as far as the sample lets one guess. */
  readonly distinctEstimate: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** Shapes, never values: letters are a and A, digits 9; of secrets only their length. */
  readonly shapes: readonly string[];
  readonly proposal: ColumnProposal;
}

export interface Inspection {
  readonly file: string;
  readonly format: RecordFormat;
  readonly encoding: Encoding;
  /** Null where the format has none. */
  readonly delimiter: Delimiter | null;
  readonly quote: '"' | null;
  readonly header: HeaderReading;
  /** Lines above the header that this look left out, as the mapping states or as is proposed. */
  readonly skippedLines: number;
  /** Set where the first line is a title rather than a header, and nobody has said yet that it is skipped. */
  readonly linesAbove: LinesAbove | null;
  readonly sampled: {
    readonly records: number;
    readonly windows: number;
    /** Whether that was every record of the file. */
    readonly complete: boolean;
    readonly recordsEstimate: number;
  };
  readonly proposal: Omit<SourceProposal, 'columns'>;
  readonly columns: readonly InspectedColumn[];
}

export interface Looked {
  readonly source: SourceRow;
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly sample: Sample;
  readonly skippedLines: number;
  readonly linesAbove: LinesAbove | null;
}

/** Works in breaths, so that a process that answers others meanwhile goes on answering. */
export async function inspectionOf(looked: Looked): Promise<Inspection> {
  const { source, delimiter, encoding, sample, skippedLines, linesAbove } = looked;
  const named = source.columns !== null;
  const header = named
    ? { present: true, reason: 'the format names its columns' }
    : readHeader(sample.first, sample.records);
  const names = columnNames(sample.first, header.present);
  const records = header.present ? sample.records : [sample.first, ...sample.records];
  const values = names.map((_, i) => records.map((cells) => cells[i]!));
  const country = countryOf(names, values);
  const evidence: Evidence[] = [];
  for (const cells of values) {
    evidence.push(evidenceOf(cells, country?.value ?? null));
    await breath();
  }
  const { columns, ...proposal } = proposeMapping({ baseName: source.base_name, names, evidence, country });
  const recordsEstimate = sample.complete
    ? records.length
    : Math.max(records.length, Math.round(Number(source.content_bytes) / sample.bytesPerRecord));
  return {
    file: source.base_name,
    format: source.format,
    encoding,
    delimiter: source.format === 'csv' ? delimiter : null,
    quote: sample.isQuoted ? '"' : null,
    header,
    skippedLines,
    linesAbove,
    sampled: { records: records.length, windows: sample.windows, complete: sample.complete, recordsEstimate },
    proposal,
    columns: columns.map((column, i) =>
      inspected(column, must(evidence[i], 'one per column'), recordsEstimate),
    ),
  };
}

function inspected(proposal: ColumnProposal, evidence: Evidence, recordsEstimate: number): InspectedColumn {
  const { records, present, filled, minLength, maxLength } = evidence;
  const isSecret = proposal.category?.startsWith('cred.') ?? false;
  return {
    name: proposal.column,
    presentPercent: records === 0 ? 0 : Math.round((1000 * (present + filled)) / records) / 10,
    distinctEstimate: distinctEstimate(evidence, recordsEstimate),
    minLength,
    maxLength,
    shapes: isSecret ? [lengths(minLength, maxLength)] : evidence.shapes,
    proposal,
  };
}

/** A password of signs alone would stand in its own shape. */
function lengths(from: number, to: number): string {
  return from === to ? `(${to} characters)` : `(${from} to ${to} characters)`;
}

/** Charikar's guaranteed-error estimator: values seen once stand for the root of what was not seen. */
function distinctEstimate(
  { records, present, distinct, singles }: Evidence,
  recordsEstimate: number,
): number {
  if (records === 0 || recordsEstimate <= records) return distinct;
  if (distinct === present) return Math.round((recordsEstimate * present) / records);
  return Math.round(Math.sqrt(recordsEstimate / records) * singles + (distinct - singles));
}
