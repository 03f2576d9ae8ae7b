/** Lines of CSV that stay data wherever they are opened: quoted, and never a formula. */

/** What spreadsheets take for the start of a formula, also in wide signs; a tab or a line end can hide one. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Controls no cell needs, and characters that reorder what follows them. */
const HIDDEN = /(?![\t\r\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text that shows as what it is. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '');
}

/** One cell; a value that could be a formula gets an apostrophe in front, as spreadsheets write text themselves. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = withoutHidden(value);
  const inert = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",;\r\n\t]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
