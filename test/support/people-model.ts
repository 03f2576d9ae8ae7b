/** ENGINE §5 once more, written slowly and without SQL: what a resolve must give for a handful of rows. */
import { CATEGORY_CODES, FORMS } from '../../src/incidents/index.ts';
import type { RowInput, SourceInput } from './people-fixtures.ts';

export interface ModelRow extends RowInput {
  readonly file: string;
  readonly source?: SourceInput['role'];
  readonly space?: string;
}

export interface ModelPerson {
  /** Name of the group that stands for this person. */
  readonly root: string;
  readonly key: string;
  readonly exposure: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** A merge, or a split where `into` is null, by group. */
export interface ModelDecision {
  readonly group: string;
  readonly into: string | null;
}

/** Groups are named by what their key is an HMAC of. */
export const groupName = {
  customer: (id: string, space = 'main') => `customer:${space}\u0000${id}`,
  email: (address: string) => `email\u0000${address}`,
  phone: (number: string) => `phone\u0000${number}`,
};

const uniq = <T>(values: Iterable<T>): T[] => [...new Set(values)];
const kindOf = (name: string) => (name.startsWith('customer:') ? 1 : name.startsWith('email') ? 2 : 3);
const valueOf = (name: string) => name.slice(name.indexOf('\u0000') + 1);
const spaceOf = (name: string) => name.slice('customer:'.length, name.indexOf('\u0000'));

const customerOf = (row: ModelRow) =>
  row.customer === undefined ? null : groupName.customer(row.customer, row.space);
const emailOf = (row: ModelRow) => (row.email === undefined ? null : groupName.email(row.email));
const phoneOf = (row: ModelRow) => (row.phone === undefined ? null : groupName.phone(row.phone));
const keysOf = (row: ModelRow) => [customerOf(row), emailOf(row), phoneOf(row)].filter((key) => key !== null);
const isLinked = (row: ModelRow) => row.inherits !== undefined;

function groupOf(row: ModelRow): string {
  const { inherits } = row;
  if (!inherits) return keysOf(row)[0]!;
  if (inherits.kind === 1) return groupName.customer(inherits.value, inherits.space);
  return inherits.kind === 2 ? groupName.email(inherits.value) : groupName.phone(inherits.value);
}

/** Rules 1–3 over some rows: the root of each group, and the groups in doubt. */
class Roots {
  readonly #rows: readonly ModelRow[];
  readonly #root = new Map<string, string>();
  readonly doubtful = new Set<string>();

  constructor(rows: readonly ModelRow[], decisions: readonly ModelDecision[]) {
    this.#rows = rows;
    const groups = uniq(rows.map(groupOf));
    const inForce = decisions.filter(
      ({ group, into }) => groups.includes(group) && (into === null || groups.includes(into)),
    );
    for (const [key, root] of crosswalks(rows)) this.#root.set(key, root);
    for (const kind of [1, 2, 3]) {
      const decided = new Map(inForce.filter((d) => kindOf(d.group) === kind).map((d) => [d.group, d.into]));
      if (kind > 1) {
        const joined = groups
          .filter((group) => kindOf(group) === kind && !decided.has(group))
          .map((group) => [group, this.#owners(group, kind)] as const);
        for (const [group, owners] of joined) {
          if (owners.length === 1) this.#root.set(group, owners[0]!);
          if (owners.length > 1) this.doubtful.add(group);
        }
      }
      for (const [group, into] of decided) if (into !== null) this.#merge(this.of(group), this.of(into));
    }
  }

  of(group: string): string {
    return this.#root.get(group) ?? group;
  }

  /** Ids that stand for the same customer as this root. */
  customers(root: string): string[] {
    const ids = uniq([...this.#rows.map(groupOf), ...this.#root.keys()]);
    return ids.filter((id) => kindOf(id) === 1 && this.of(id) === root);
  }

  /** Whose rows of stronger keys carry this e-mail or phone? */
  #owners(group: string, kind: number): string[] {
    const has = (row: ModelRow) => (kind === 2 ? emailOf(row) : phoneOf(row)) === group;
    return uniq(
      this.#rows
        .filter((row) => !isLinked(row) && kindOf(groupOf(row)) < kind && has(row))
        .map((row) => this.of(groupOf(row))),
    );
  }

  #merge(from: string, to: string): void {
    if (from === to) return;
    for (const [group, root] of this.#root) if (root === from) this.#root.set(group, to);
    this.#root.set(from, to);
    this.doubtful.delete(from);
  }
}

/** Ids that hang together are one customer where each id space occurs once; the main space stands for it. */
function crosswalks(rows: readonly ModelRow[]): Map<string, string> {
  const edges = rows
    .filter((row) => row.source === 'reference' && row.customer !== undefined && row.otherCustomer)
    .map((row) => [customerOf(row)!, groupName.customer(row.otherCustomer!.id, row.otherCustomer!.space)]);
  const component = new Map(edges.flat().map((key) => [key, new Set([key])]));
  for (const [a, b] of edges) {
    const both = new Set([...component.get(a!)!, ...component.get(b!)!]);
    for (const key of both) component.set(key, both);
  }
  const standing = new Set(rows.filter((row) => !isLinked(row)).map(customerOf));
  const roots = new Map<string, string>();
  for (const keys of new Set(component.values())) {
    if (uniq([...keys].map(spaceOf)).length < keys.size) continue;
    const order = (key: string) => (spaceOf(key) === 'main' ? '' : spaceOf(key));
    const [root] = [...keys]
      .filter((key) => standing.has(key))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    for (const key of keys) if (root !== undefined && key !== root) roots.set(key, root);
  }
  return roots;
}

/** The one person a contact_only or suppression row attaches to, strongest key first; null: nobody, or several. */
function attachment(row: ModelRow, roots: Roots, rows: readonly ModelRow[]): string | null {
  const customer = row.inherits?.kind === 1 ? groupOf(row) : isLinked(row) ? null : customerOf(row);
  const email = row.inherits?.kind === 2 ? groupOf(row) : emailOf(row);
  const phone = row.inherits?.kind === 3 ? groupOf(row) : phoneOf(row);
  const behind = (key: string | null, of: (one: ModelRow) => string | null) =>
    key === null ? [] : uniq(rows.filter((r) => of(r) === key).map((r) => roots.of(groupOf(r))));
  const groups = new Set(rows.map(groupOf));
  if (customer !== null && (groups.has(customer) || roots.of(customer) !== customer))
    return roots.of(customer);
  const byEmail = behind(email, emailOf);
  const found = byEmail.length > 0 ? byEmail : behind(phone, phoneOf);
  if (found.length !== 1) return null;
  const ids = roots.customers(found[0]!);
  const clashes =
    customer !== null && !ids.includes(customer) && ids.some((id) => spaceOf(id) === spaceOf(customer));
  return clashes ? null : found[0]!;
}

export interface ModelPeople {
  readonly persons: ModelPerson[];
  /** Group names of people found unaffected. */
  readonly unaffected: string[];
  /** Whether rows of leaked or reference sources link by this group. */
  readonly hasGroup: (group: string) => boolean;
  /** Root of the person a group belongs to. */
  readonly rootOf: (group: string) => string;
  /** Roots of everybody among whose rows this key stands. */
  readonly carriersOf: (key: string) => string[];
}

/** Everybody, by key value, sorted; `emails` and `phones` are every acceptable choice. */
export function modelPeople(
  rows: readonly ModelRow[],
  given: {
    readonly decisions?: readonly ModelDecision[];
    readonly rejectedKeys?: readonly (readonly [string, string])[];
  } = {},
): ModelPeople {
  const joining = rows.filter((row) => (row.source ?? 'leaked') === 'leaked' || row.source === 'reference');
  const extras = rows.filter((row) => row.source === 'contact_only' || row.source === 'suppression');
  const roots = new Roots(joining, given.decisions ?? []);
  const persons = personsOf(joining, extras, roots);
  const live = new Set(persons.map(({ root }) => root));
  const attached = extras.filter((row) => live.has(attachment(row, roots, joining) ?? ''));
  const taken = new Set([
    ...[...joining.filter((row) => live.has(roots.of(groupOf(row)))), ...attached].flatMap((row) => [
      ...keysOf(row),
      groupOf(row),
      ...(row.otherCustomer ? [groupName.customer(row.otherCustomer.id, row.otherCustomer.space)] : []),
    ]),
    ...(given.rejectedKeys ?? []).map(([kind, value]) => `${kind}\u0000${value}`),
  ]);
  const rest = extras.filter(
    (row) =>
      row.source === 'contact_only' &&
      !isLinked(row) &&
      !live.has(attachment(row, roots, joining) ?? '') &&
      !keysOf(row).some((key) => taken.has(key)),
  );
  const aside = rest.map((row) => ({ ...row, source: 'leaked' as const }));
  const unaffected = personsOf(aside, [], new Roots(aside, [])).map(({ root }) => root);
  const owned = [
    ...joining.map((row) => ({ row, root: roots.of(groupOf(row)) })),
    ...attached.map((row) => ({ row, root: attachment(row, roots, joining)! })),
  ].filter(({ root }) => live.has(root));
  return {
    persons,
    unaffected: unaffected.sort(),
    hasGroup: (group) => joining.some((row) => groupOf(row) === group),
    rootOf: (group) => roots.of(group),
    carriersOf: (key) =>
      uniq(
        owned.filter(({ row }) => keysOf(row).includes(key) || groupOf(row) === key).map(({ root }) => root),
      ),
  };
}

/** As `modelPeople`, for rows of leaked sources alone. */
export function modelPersons(rows: readonly ModelRow[]): ModelPerson[] {
  return modelPeople(rows).persons;
}

function personsOf(joining: readonly ModelRow[], extras: readonly ModelRow[], roots: Roots): ModelPerson[] {
  const stands = new Set(joining.filter((row) => !isLinked(row)).map(groupOf));
  return uniq(joining.map((row) => roots.of(groupOf(row))))
    .map((root) => {
      const leaked = joining.filter(
        (row) => (row.source ?? 'leaked') === 'leaked' && roots.of(groupOf(row)) === root,
      );
      const told = [
        ...leaked.filter((row) => !isLinked(row)),
        ...extras.filter((row) => row.source === 'contact_only' && attachment(row, roots, joining) === root),
      ];
      return {
        root,
        key: valueOf(root),
        exposure: worst(leaked),
        rows: leaked.length,
        files: uniq(leaked.map((r) => r.file)).sort(),
        flags: roots.doubtful.has(root) ? ['ambiguous_identity'] : [],
        emails: best(told, (r) => r.email),
        phones: best(told, (r) => r.phone),
      };
    })
    .filter(({ root, rows }) => stands.has(root) && rows > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function worst(rows: readonly ModelRow[]): Record<string, string> {
  const leaks = rows.flatMap((r) => r.leaks ?? []);
  const codes = CATEGORY_CODES.filter((code) => leaks.some(([c]) => c === code));
  return Object.fromEntries(
    codes.map((code) => [code, FORMS.find((form) => leaks.some(([c, f]) => c === code && f === form))!]),
  );
}

function best(rows: readonly ModelRow[], value: (row: ModelRow) => string | undefined): string[] {
  let left = rows.filter((r) => value(r) !== undefined);
  const values = () => uniq(left.map((r) => value(r)!));
  const counts = new Map(values().map((v) => [v, left.filter((r) => value(r) === v).length]));
  const rank = Math.min(...left.map((r) => r.rank ?? 100));
  left = left.filter((r) => (r.rank ?? 100) === rank);
  const latest = Math.max(...left.map((r) => r.asOf?.getTime() ?? -1));
  left = left.filter((r) => (r.asOf?.getTime() ?? -1) === latest);
  const most = Math.max(...values().map((v) => counts.get(v)!));
  return values()
    .filter((v) => counts.get(v) === most)
    .sort();
}
