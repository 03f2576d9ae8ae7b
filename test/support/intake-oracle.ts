/** What a breach of the sample's shape must come out as, written from ENGINE §4–5 without any code of ours. */
import { emailOf, formOf, isPresent, phoneOf, SEVERITY } from './intake-oracle-cells.ts';
import { oracleRecords, oracleText } from './intake-oracle-reading.ts';

export interface OracleColumn {
  readonly use?: string;
  readonly category?: string;
  readonly form?: string;
  readonly absent?: readonly string[];
}

export interface OracleSource {
  readonly default_country?: string;
  readonly delimiter?: string;
  readonly contact_rank?: number;
  readonly columns: Readonly<Record<string, OracleColumn>>;
}

export type OracleMapping = Readonly<Record<string, OracleSource>>;

export interface ExpectedPerson {
  readonly key: { readonly kind: string; readonly value: string };
  readonly exposure: Readonly<Record<string, string>>;
  readonly contact_email_any_of: readonly string[];
  readonly contact_phone_any_of: readonly string[];
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
}

export interface Expected {
  readonly records: Readonly<Record<string, number>>;
  readonly staged: number;
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
  readonly warnings: { readonly invalid_email: number; readonly invalid_phone: number };
  readonly persons: readonly ExpectedPerson[];
  readonly profiles: number;
}

export interface OracleRow {
  readonly file: string;
  readonly customer: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly rank: number;
  readonly exposure: Readonly<Record<string, string>>;
}

interface Verdict {
  readonly row: OracleRow | null;
  readonly reason: string | null;
  readonly badEmail: boolean;
  readonly badPhone: boolean;
}

/** The whole answer for these files, by base name. */
export function expectedOf(files: Readonly<Record<string, Buffer>>, mapping: OracleMapping): Expected {
  const records: Record<string, number> = {};
  const rejected: { file: string; line: number; reason: string }[] = [];
  const rows: OracleRow[] = [];
  const warnings = { invalid_email: 0, invalid_phone: 0 };
  for (const [file, source] of Object.entries(mapping)) {
    const [header, ...body] = oracleRecords(oracleText(file, files[file]!), source.delimiter);
    const names = header!.cells!.map((name) => name.trim());
    records[file] = body.length;
    for (const { line, cells } of body) {
      const verdict = verdictOf(file, source, names, cells);
      if (verdict.reason !== null) rejected.push({ file, line, reason: verdict.reason });
      if (verdict.row === null) continue;
      rows.push(verdict.row);
      if (verdict.badEmail) warnings.invalid_email += 1;
      if (verdict.badPhone) warnings.invalid_phone += 1;
    }
  }
  const persons = oraclePersons(rows);
  const profiles = new Set(persons.map(({ exposure }) => JSON.stringify(exposure))).size;
  return { records, staged: rows.length, rejected: inOrder(rejected), warnings, persons, profiles };
}

function inOrder<R extends { file: string; line: number }>(rejected: R[]): R[] {
  return rejected.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function rejectedFor(reason: string): Verdict {
  return { row: null, reason, badEmail: false, badPhone: false };
}

function verdictOf(
  file: string,
  source: OracleSource,
  names: readonly string[],
  cells: readonly string[] | null,
): Verdict {
  if (cells === null) return rejectedFor('malformed');
  if (cells.length !== names.length) return rejectedFor('column_count');
  const exposure: Record<string, string> = {};
  const keys: Record<string, string | null> = {};
  const bad = new Set<string>();
  for (const [i, name] of names.entries()) {
    const column = source.columns[name]!;
    if (!isPresent(cells[i]!, column.absent)) continue;
    if (column.category !== undefined) {
      widen(exposure, column.category, formOf(column.category, cells[i]!, column.form));
    }
    const value = keyValue(column.use, cells[i]!, source.default_country);
    if (value === undefined) continue;
    keys[column.use!] = value;
    if (value === null) bad.add(column.use!);
  }
  const [customer, email, phone] = [
    keys['customer_id'] ?? null,
    keys['email'] ?? null,
    keys['phone'] ?? null,
  ];
  if (customer === null && email === null && phone === null) return rejectedFor('no_key');
  const row = { file, customer, email, phone, rank: source.contact_rank ?? 100, exposure };
  return { row, reason: null, badEmail: bad.has('email'), badPhone: bad.has('phone') };
}

function keyValue(
  use: string | undefined,
  cell: string,
  country: string | undefined,
): string | null | undefined {
  if (use === 'customer_id') return cell.trim();
  if (use === 'email') return emailOf(cell);
  return use === 'phone' ? phoneOf(cell, country) : undefined;
}

/** A category stands in its worst form. */
function widen(exposure: Record<string, string>, category: string, form: string): void {
  const stands = exposure[category];
  if (stands === undefined || SEVERITY.indexOf(form) < SEVERITY.indexOf(stands)) exposure[category] = form;
}

interface Group {
  readonly kind: 'customer_id' | 'email' | 'phone';
  readonly value: string;
  readonly rows: OracleRow[];
  isAmbiguous: boolean;
}

/** ENGINE §5, rules 1 to 3. */
export function oraclePersons(rows: readonly OracleRow[]): ExpectedPerson[] {
  const persons: Group[] = groups('customer_id', rows, (row) => row.customer);
  const withoutId = rows.filter((row) => row.customer === null);
  const customers = [...persons];
  const mail = groups('email', withoutId, (row) => row.email);
  const homesOfMail = mail.map((group) => homesOf(customers, group, (row) => row.email));
  settle(persons, mail, homesOfMail);
  const withoutMail = withoutId.filter((row) => row.email === null);
  const calls = groups('phone', withoutMail, (row) => row.phone);
  const homesOfCalls = calls.map((group) => homesOf(persons, group, (row) => row.phone));
  settle(persons, calls, homesOfCalls);
  return persons.map(personOf).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const nameOf = ({ key }: ExpectedPerson) => `${key.kind}:${key.value}`;

function groups(
  kind: Group['kind'],
  rows: readonly OracleRow[],
  keyOf: (row: OracleRow) => string | null,
): Group[] {
  const found = new Map<string, Group>();
  for (const row of rows) {
    const value = keyOf(row);
    if (value === null) continue;
    const group = found.get(value) ?? { kind, value, rows: [], isAmbiguous: false };
    group.rows.push(row);
    found.set(value, group);
  }
  return [...found.values()];
}

function homesOf(persons: readonly Group[], group: Group, keyOf: (row: OracleRow) => string | null): Group[] {
  return persons.filter(({ rows }) => rows.some((row) => keyOf(row) === group.value));
}

/** A group joins the one person that has its key; of several it is none's, and says so. */
function settle(persons: Group[], arriving: readonly Group[], homes: readonly Group[][]): void {
  for (const [i, group] of arriving.entries()) {
    if (homes[i]!.length === 1) homes[i]![0]!.rows.push(...group.rows);
    else persons.push(Object.assign(group, { isAmbiguous: homes[i]!.length > 1 }));
  }
}

function personOf({ kind, value, rows, isAmbiguous }: Group): ExpectedPerson {
  const exposure: Record<string, string> = {};
  for (const row of rows)
    for (const [category, form] of Object.entries(row.exposure)) widen(exposure, category, form);
  return {
    key: { kind, value },
    exposure: Object.fromEntries(Object.entries(exposure).sort(([a], [b]) => (a < b ? -1 : 1))),
    contact_email_any_of: bestOf(rows, (row) => row.email),
    contact_phone_any_of: bestOf(rows, (row) => row.phone),
    rows: rows.length,
    files: [...new Set(rows.map(({ file }) => file))].sort(),
    flags: isAmbiguous ? ['ambiguous_identity'] : [],
  };
}

/** The smallest matching key decides at last, which only the incident's key knows: all that tie are right. */
function bestOf(rows: readonly OracleRow[], keyOf: (row: OracleRow) => string | null): string[] {
  const having = rows.filter((row) => keyOf(row) !== null);
  const rank = Math.min(...having.map((row) => row.rank));
  const counts = new Map<string, number>();
  for (const row of having.filter((r) => r.rank === rank)) {
    counts.set(keyOf(row)!, (counts.get(keyOf(row)!) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([value]) => value)
    .sort();
}
