/** Saying yes to proposals: for some columns, or for all that are left. */
import type { MappingBody } from './draft.ts';

/** With these columns as proposed, and what of the file as a whole they cannot stand without. */
export function withProposals(
  body: MappingBody,
  proposed: MappingBody,
  names: readonly string[],
): MappingBody {
  const taken = Object.fromEntries(names.map((name) => [name, proposed.columns[name] ?? {}]));
  const isFirst = Object.keys(body.columns).length === 0;
  const { columns: _, ...whole } = proposed;
  const subjects = Object.values(taken).some(({ subject }) => subject !== undefined)
    ? proposed.subjects
    : undefined;
  return {
    // A yes to the first of them is a yes to the file's role, country and id space as well.
    ...(isFirst ? whole : {}),
    ...body,
    ...(subjects && body.subjects === undefined ? { subjects } : {}),
    columns: { ...body.columns, ...taken },
  };
}
