/** What the verbs of mappings take and give. */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { InspectedColumn, Inspection } from './inspection.ts';
import type { JsonObject } from './rules/mapping-body.ts';
import type { RejectCounts } from './intake.types.ts';
import type { LinesAbove } from './rules/lines-above.ts';
import type { PlacedProblem } from './rules/problem-places.ts';
import type { Signature } from './workbook/reading.ts';

/** A mapping that another source of the same header was read with. */
export interface KnownMapping {
  readonly incidentId: IncidentId;
  readonly sourceId: SourceId;
  readonly file: string;
  readonly version: number;
  readonly madeAt: Date;
}

export interface Inspected extends Inspection {
  readonly sourceId: SourceId;
  /** The mapping that is proposed as a whole: a known one where there is one, else what each column looks like. */
  readonly mapping: JsonObject;
  readonly known: KnownMapping | null;
  /** Columns too uncertain to be taken without being named. */
  readonly unsure: readonly string[];
}

export interface MappingSignature extends Signature {
  /** Of the mapping that was signed. */
  readonly digest: string;
  /** SHA-256 of the workbook that was imported. */
  readonly workbookHash: string;
  readonly importedBy: string;
  readonly importedAt: Date;
}

export interface MappingVersion {
  readonly file: string;
  readonly version: number;
  /** Whether the source is read with it now. */
  readonly current: boolean;
  readonly mapping: JsonObject;
  readonly digest: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** Who signed exactly this, outside this system. */
  readonly signatures: readonly MappingSignature[];
}

export interface Imported {
  readonly sources: readonly SourceId[];
  readonly files: readonly { readonly file: string; readonly digest: string; readonly changed: boolean }[];
  readonly signature: Signature | null;
}

/** Columns of a file that are taken although they are uncertain. */
export type NamedColumns = readonly string[];

/** What is wrong with a mapping, and what saving it would do. */
export interface MappingCheck {
  /** One sentence each; none where it fits. */
  readonly problems: readonly string[];
  /** The same, each at its column. */
  readonly findings: readonly PlacedProblem[];
  readonly saving: {
    /** The version it would become. */
    readonly version: number;
    /** Whether it means anything else than the mapping the source is read with now. */
    readonly changes: boolean;
    /** What was read with the present mapping, and is read again. */
    readonly deletes: { readonly staged: number; readonly rejected: RejectCounts };
    /** Whether people were found in these rows already: they must be found again. */
    readonly resolved: boolean;
  };
}

/** What several files would get, looked at together. */
export interface Proposals {
  /** Keyed by base name, with the links between the files. */
  readonly mapping: Readonly<Record<string, JsonObject>>;
  readonly looks: readonly {
    readonly file: string;
    readonly sourceId: SourceId;
    readonly known: KnownMapping | null;
    readonly linesAbove: LinesAbove | null;
    /** How many columns it has. */
    readonly columns: number;
    /** Those too uncertain to be taken without being named. */
    readonly unsure: readonly InspectedColumn[];
  }[];
  /** Of all files together. */
  readonly columnNames: readonly string[];
}
