/** Mappings beside an intake desk, and a workbook as counsel would edit it. */
import ExcelJS from 'exceljs';
import { Mappings } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { bytesOf, type IntakeDesk } from './intake.ts';

export function mappingsOf({ t, clock, keys, uploads }: IntakeDesk): Mappings {
  return new Mappings(t.db, clock, keys, uploads, new Audit(clock));
}

/** An incident with these files uploaded, none of them mapped. */
export async function incidentWith(
  desk: IntakeDesk,
  files: Readonly<Record<string, Buffer>>,
): Promise<IncidentId> {
  const incidentId = await desk.incident();
  for (const [name, content] of Object.entries(files)) {
    await desk.intake.upload(incidentId, name, bytesOf(content), desk.maker);
  }
  return incidentId;
}

/** The workbook after a person changed some cells, such as `Columns!G4`. */
export async function edited(
  workbook: Buffer,
  changes: Readonly<Record<string, ExcelJS.CellValue>>,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(workbook).buffer);
  for (const [place, value] of Object.entries(changes)) {
    const [sheet, address] = place.split('!') as [string, string];
    book.getWorksheet(sheet)!.getCell(address).value = value;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
