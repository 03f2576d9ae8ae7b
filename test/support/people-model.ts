/** ENGINE §5 once more, written slowly and without SQL: what a resolve must give for a handful of rows. */
import { CATEGORY_CODES, FORMS } from '../../src/incidents/index.ts';
import type { RowInput } from './people-fixtures.ts';

export interface ModelRow extends RowInput {
  readonly file: string;
}

export interface ModelPerson {
  readonly key: string;
  readonly exposure: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

const uniq = <T>(values: Iterable<T>): T[] => [...new Set(values)];

/** Person by key value, sorted; `emails` and `phones` are every acceptable choice. */
export function modelPersons(rows: readonly ModelRow[]): ModelPerson[] {
  const home = new Map<string, ModelRow[]>();
  const flagged = new Set<string>();
  const put = (key: string, row: ModelRow) => home.set(key, [...(home.get(key) ?? []), row]);
  for (const row of rows.filter((r) => r.customer !== undefined)) put(row.customer!, row);

  const join = (group: string, members: readonly ModelRow[], having: (row: ModelRow) => boolean) => {
    const owners = [...home].filter(([, own]) => own.some(having)).map(([key]) => key);
    return { to: owners.length === 1 ? owners[0]! : group, flag: owners.length > 1, members };
  };
  const gather = (joins: readonly { to: string; flag: boolean; members: readonly ModelRow[] }[]) => {
    for (const { to, flag, members } of joins) {
      for (const row of members) put(to, row);
      if (flag) flagged.add(to);
    }
  };
  const mailOnly = rows.filter((r) => r.customer === undefined && r.email !== undefined);
  gather(
    uniq(mailOnly.map((r) => r.email!)).map((email) =>
      join(
        email,
        mailOnly.filter((r) => r.email === email),
        (r) => r.email === email,
      ),
    ),
  );
  const phoneOnly = rows.filter((r) => r.customer === undefined && r.email === undefined);
  gather(
    uniq(phoneOnly.map((r) => r.phone!)).map((phone) =>
      join(
        phone,
        phoneOnly.filter((r) => r.phone === phone),
        (r) => r.phone === phone,
      ),
    ),
  );
  return [...home]
    .map(([key, own]) => ({
      key,
      exposure: worst(own),
      rows: own.length,
      files: uniq(own.map((r) => r.file)).sort(),
      flags: flagged.has(key) ? ['ambiguous_identity'] : [],
      emails: best(own, (r) => r.email),
      phones: best(own, (r) => r.phone),
    }))
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
