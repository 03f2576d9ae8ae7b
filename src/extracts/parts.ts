/** The part of an extract that one file gives: its columns judged, its content and mapping pinned. */
import { INTAKE_ERRORS, type CellColumn, type OpenedCells, type SourceCells } from '../intake/index.ts';
import type { CategoryCode } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { SourceId } from '../kernel/ids.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';
import type { ExtractPart, PartRequest } from './extract.types.ts';

/** What a bank needs to stop its cards and watch its accounts; a CVV may never be stored again. */
const FOR_BANKS: ReadonlySet<CategoryCode | null> = new Set([
  'fin.pan',
  'fin.bank',
  'fin.wallet',
  'fin.expiry',
]);

export async function readPart(
  cells: SourceCells,
  sourceId: SourceId,
  part: PartRequest,
): Promise<ExtractPart> {
  const { file, values } = part;
  const customerId = part.customerId ?? null;
  if (values.length === 0) throw new DomainError(E.no_values, { file });
  const opened = await openCells(cells, sourceId, { file, values, customerId });
  if (opened.role !== 'leaked') throw new DomainError(E.not_leaked, { file });
  const [own, rest] =
    customerId === null ? [null, opened.columns] : [opened.columns[0]!, opened.columns.slice(1)];
  refuseColumns(file, own, rest);
  const { subjectNo } = rest[0]!;
  const { contentHash, mappingDigest } = opened;
  return { sourceId, file, values, customerId, subjectNo, contentHash, mappingDigest };
}

/** The part again on the day it is made; refused where the file or its mapping is another. */
export async function reopenPart(cells: SourceCells, part: ExtractPart): Promise<OpenedCells> {
  const opened = await openCells(cells, part.sourceId, part);
  if (opened.contentHash !== part.contentHash || opened.mappingDigest !== part.mappingDigest) {
    throw new DomainError(E.source_changed, { file: part.file });
  }
  return opened;
}

/** The customer id first, then the values; an upload whose time is over says so in this room's words. */
async function openCells(
  cells: SourceCells,
  sourceId: SourceId,
  { file, values, customerId }: Pick<ExtractPart, 'file' | 'values' | 'customerId'>,
): Promise<OpenedCells> {
  try {
    return await cells.open(sourceId, customerId === null ? values : [customerId, ...values]);
  } catch (error) {
    const isGone = error instanceof DomainError && error.code === INTAKE_ERRORS.upload_deleted.code;
    throw isGone ? new DomainError(E.upload_gone, { file }, { cause: error }) : error;
  }
}

/** An expiry is nobody's by itself: it goes with the card beside it. */
export function follows({ category }: CellColumn): boolean {
  return category === 'fin.expiry';
}

function refuseColumns(file: string, customerId: CellColumn | null, values: readonly CellColumn[]): void {
  for (const { name: column, category } of values) {
    if (!FOR_BANKS.has(category)) {
      throw new DomainError(E.not_financial, { column, file, category: category ?? 'nothing' });
    }
  }
  if (values.every(follows)) throw new DomainError(E.no_values, { file });
  if (customerId && customerId.use !== 'customer_id') {
    throw new DomainError(E.not_customer_id, { column: customerId.name, file });
  }
  const subjects = new Set(
    [...values, ...(customerId ? [customerId] : [])].map(({ subjectNo }) => subjectNo),
  );
  if (subjects.size > 1) throw new DomainError(E.other_subject, { file });
}
