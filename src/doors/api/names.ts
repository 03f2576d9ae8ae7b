/** What people who did something are called: answers carry ids, pages show names. */
import type { Operators } from '../../operators/index.ts';

/** Names by id, of those of `ids` who are people; the system has none. */
export async function namesOf(
  operators: Operators,
  ids: Iterable<string | null | undefined>,
): Promise<Readonly<Record<string, string>>> {
  const wanted = new Set([...ids].filter((id) => id !== null && id !== undefined));
  if (wanted.size === 0) return {};
  const people = await operators.list();
  return Object.fromEntries(people.filter(({ id }) => wanted.has(id)).map(({ id, name }) => [id, name]));
}
