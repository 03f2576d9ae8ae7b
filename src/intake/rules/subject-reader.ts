/** A subject's part of a plan, made ready for many records: columns by use, forms by column, nothing looked up twice. */
import { categoryIndex, CATEGORY_CODES } from '../../incidents/catalogue/exposure.ts';
import { isAbsent } from './cells.ts';
import { formReader } from './forms.ts';
import type { AddressPart, ColumnMapping, SourceMapping, Use } from './mapping.ts';
import { formBit, type BoundColumn, type BoundCondition, type SubjectPlan } from './plan.ts';

/** Where a column of one use stands in a record. */
export interface UseColumn {
  readonly at: number;
  readonly mapping: ColumnMapping;
}

/** A column whose present cells expose a category. */
export interface ExposingColumn {
  readonly at: number;
  readonly mapping: ColumnMapping;
  readonly byte: number;
  /** The bit of this cell's form within its category. */
  readonly bitOf: (cell: string) => number;
  readonly distinctive: 'nik' | 'passport' | 'dob' | null;
}

export interface IdColumn {
  readonly at: number;
  readonly idSpace: string;
}

export interface LinkColumn {
  readonly at: number;
  readonly name: string;
}

type SingleUse = Exclude<Use, 'customer_id' | 'postal_address' | 'link'>;

/** Reads which cells of a subject are present, and knows where everything stands. */
export class SubjectReader {
  readonly plan: SubjectPlan;
  readonly ids: readonly IdColumn[];
  readonly links: readonly LinkColumn[];
  readonly address: readonly { readonly at: number; readonly part: AddressPart }[];
  readonly exposing: readonly ExposingColumn[];
  readonly #single: ReadonlyMap<SingleUse, UseColumn>;
  readonly #constant = new Uint8Array(CATEGORY_CODES.length);
  /** 1 where the cell of the record being read is present, by its place in the record. */
  readonly #present: Uint8Array;

  constructor(plan: SubjectPlan, source: SourceMapping, width: number) {
    this.plan = plan;
    this.#present = new Uint8Array(width);
    // In the order of the file: a stored mapping does not keep the order it was written in.
    const using = (use: Use) =>
      plan.columns.filter(({ mapping }) => mapping.use === use).sort((a, b) => a.at - b.at);
    this.ids = using('customer_id').map(({ at, mapping }) => ({
      at,
      idSpace: mapping.idSpace ?? source.idSpace,
    }));
    this.links = using('link').map(({ at, mapping }) => ({ at, name: mapping.link! }));
    this.address = using('postal_address').map(({ at, mapping }) => ({ at, part: mapping.part }));
    this.#single = new Map(
      plan.columns.flatMap((column) => (isSingle(column.mapping.use) ? [[column.mapping.use, column]] : [])),
    );
    this.exposing = plan.columns.flatMap(exposingColumn);
    for (const { code, form } of plan.constants) {
      this.#constant[categoryIndex(code)] = Math.max(this.#constant[categoryIndex(code)]!, formBit(form));
    }
  }

  /** Notes which of this subject's cells are present; false where none is. */
  look(cells: readonly string[]): boolean {
    let any = false;
    for (const { at, mapping, presentWhen } of this.plan.columns) {
      const is = !isAbsent(cells[at]!, mapping.absent) && (presentWhen === null || holds(presentWhen, cells));
      this.#present[at] = is ? 1 : 0;
      any ||= is;
    }
    return any;
  }

  isPresent(at: number): boolean {
    return this.#present[at] === 1;
  }

  /** The column of a use, where its cell is present. */
  at(use: SingleUse): UseColumn | null {
    const column = this.#single.get(use);
    return column && this.#present[column.at] === 1 ? column : null;
  }

  /** What the source's constants expose of this subject, in a fresh array. */
  constants(): Uint8Array {
    return this.#constant.slice();
  }
}

function isSingle(use: Use | null): use is SingleUse {
  return use !== null && use !== 'customer_id' && use !== 'postal_address' && use !== 'link';
}

export function holds({ at, condition }: BoundCondition, cells: readonly string[]): boolean {
  return condition.values.has(cells[at]!.trim()) !== condition.negated;
}

const DISTINCTIVE: Readonly<Record<string, 'nik' | 'passport' | 'dob'>> = {
  'gov.nik': 'nik',
  'gov.passport': 'passport',
  'id.dob': 'dob',
};

function exposingColumn({ at, mapping }: BoundColumn): ExposingColumn[] {
  const { category } = mapping;
  if (category === null) return [];
  const read = formReader(category, mapping.form);
  return [
    {
      at,
      mapping,
      byte: categoryIndex(category),
      bitOf: (cell) => formBit(read(cell)),
      distinctive: DISTINCTIVE[category] ?? null,
    },
  ];
}
