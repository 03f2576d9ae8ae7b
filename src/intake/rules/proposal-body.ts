/** A proposal as the mapping it would become, and another file's mapping for a file of the same header. */
import type { JsonObject } from './mapping-body.ts';
import type { ColumnProposal } from './propose-column.ts';
import type { SourceProposal } from './propose.ts';

export function proposalBody(proposal: SourceProposal, hasHeader: boolean): JsonObject {
  const { role, idSpace, defaultCountry, subjects, columns } = proposal;
  const first = subjects[0]?.name ?? 'holder';
  return {
    ...(role.value === 'leaked' ? {} : { role: role.value }),
    ...(idSpace.value === 'main' ? {} : { id_space: idSpace.value }),
    ...(defaultCountry ? { default_country: defaultCountry.value } : {}),
    ...(hasHeader ? {} : { header: false }),
    ...(subjects.length > 0
      ? {
          subjects: Object.fromEntries(
            subjects.map(({ name, role: subjectRole, minor }) => [
              name,
              { ...(subjectRole === 'customer' ? {} : { role: subjectRole }), ...(minor ? { minor } : {}) },
            ]),
          ),
        }
      : {}),
    columns: Object.fromEntries(columns.map((column) => [column.column, columnBody(column, first)])),
  };
}

function columnBody(column: ColumnProposal, firstSubject: string): JsonObject {
  const { use, part, subject, category, form, absent, idSpace, dateOrder } = column;
  return {
    ...(use === null ? {} : { use }),
    ...(idSpace === null ? {} : { id_space: idSpace }),
    ...(part === null || part === 'line' ? {} : { part }),
    ...(subject === null || subject === firstSubject ? {} : { subject }),
    ...(category === null ? {} : { category }),
    ...(form === null ? {} : { form }),
    ...(absent.length > 0 ? { absent } : {}),
    ...(dateOrder === 'mdy' ? { date_order: dateOrder } : {}),
  };
}

/** The same columns under the names this file writes them with, place by place. */
export function renamed(body: unknown, from: readonly string[], to: readonly string[]): unknown {
  const names = new Map(from.map((name, i) => [name, to[i] ?? name]));
  const name = (old: unknown): unknown => (typeof old === 'string' ? (names.get(old) ?? old) : old);
  const inCondition = (condition: unknown): unknown =>
    isObject(condition) ? { ...condition, column: name(condition['column']) } : condition;
  if (!isObject(body) || !isObject(body['columns'])) return body;
  const columns = Object.entries(body['columns']).map(([column, inner]) => [
    name(column),
    isObject(inner) && isObject(inner['present_when'])
      ? { ...inner, present_when: inCondition(inner['present_when']) }
      : inner,
  ]);
  const onlyWhen = body['only_when'];
  return {
    ...body,
    ...(onlyWhen === undefined
      ? {}
      : { only_when: Array.isArray(onlyWhen) ? onlyWhen.map(inCondition) : inCondition(onlyWhen) }),
    columns: Object.fromEntries(columns) as object,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
