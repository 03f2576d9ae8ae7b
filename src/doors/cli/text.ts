/** Results for people: an object as `key: value` lines, a list as a table. */
import { formatMoney, isCurrency, money } from '../../kernel/money.ts';
import { json } from './terminal.ts';

export function text(value: unknown): string {
  if (Array.isArray(value)) return table(value as unknown[]);
  if (value === null || typeof value !== 'object' || value instanceof Date) return cell(value);
  const entries = Object.entries(inMajorUnits(value)).filter(([, inner]) => inner !== undefined);
  const width = Math.max(0, ...entries.map(([key]) => key.length));
  const lines = entries.map(([key, inner]) => {
    const nested = holdsRecords(inner);
    return nested ? `${key}:\n${indent(text(inner))}` : `${key.padEnd(width)}  ${cell(inner)}`;
  });
  return lines.join('\n');
}

/** What leaked, on one line. */
export function exposureText(exposure: readonly { readonly code: string; readonly form: string }[]): string {
  return exposure.map(({ code, form }) => `${code} (${form})`).join(', ') || 'nothing known';
}

export function table(rows: readonly unknown[]): string {
  if (rows.length === 0) return '(none)';
  if (!rows.every(isRecord)) return rows.map(cell).join('\n');
  const read = rows.map(inMajorUnits);
  const columns = [...new Set(read.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...read.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map((line) =>
      line
        .map((c, i) => c.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const WHOLE = /^-?\d+$/;

/** `amountMinor` beside a `currency` is read as money: nobody counts the zeros of minor units. */
function inMajorUnits(record: object): Record<string, unknown> {
  const { currency } = record as { readonly currency?: unknown };
  const entries = Object.entries(record);
  if (typeof currency !== 'string' || !isCurrency(currency)) return Object.fromEntries(entries);
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => {
      const isAmount = key.endsWith('Minor') && WHOLE.test(String(value));
      return isAmount
        ? [key.slice(0, -'Minor'.length), formatMoney(money(BigInt(String(value)), currency), 'en')]
        : [key, value];
    }),
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(cell).join(', ') || '–';
  if (isRecord(value)) {
    return (
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(
          ([key, inner]) => `${key} ${Array.isArray(inner) || isRecord(inner) ? json(inner) : cell(inner)}`,
        )
        .join(', ') || '–'
    );
  }
  return String(value as string | number | boolean | bigint);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** A list or a record of records: too much for one cell. */
function holdsRecords(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isRecord(item));
  return isRecord(value) && Object.values(value).some((item) => isRecord(item));
}

function indent(block: string): string {
  return block.replace(/^/gm, '  ');
}
