/** What one mapping says otherwise than another: column by column, then of the file as a whole. */
import type { ColumnBody, MappingBody } from './draft.ts';

export interface Difference {
  /** A column, or a property of the file. */
  readonly name: string;
  readonly isColumn: boolean;
  readonly before: ColumnBody | string | undefined;
  readonly after: ColumnBody | string | undefined;
}

export function differences(before: MappingBody, after: MappingBody): readonly Difference[] {
  const columns = namesIn(before.columns, after.columns).flatMap((name) => {
    const [old, now] = [before.columns[name], after.columns[name]];
    return spelled(old) === spelled(now) ? [] : [{ name, isColumn: true, before: old, after: now }];
  });
  const file = namesIn(before, after).flatMap((name) => {
    if (name === 'columns') return [];
    const [old, now] = [spelled(valueOf(before, name)), spelled(valueOf(after, name))];
    return old === now ? [] : [{ name, isColumn: false, before: old, after: now }];
  });
  return [...columns, ...file];
}

function namesIn(...objects: readonly object[]): string[] {
  return [...new Set(objects.flatMap((each) => Object.keys(each)))];
}

function valueOf(body: MappingBody, name: string): unknown {
  return (body as unknown as Readonly<Record<string, unknown>>)[name];
}

/** One spelling for one meaning, whatever the order of its properties. */
function spelled(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
