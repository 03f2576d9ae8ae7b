/** Answers about the people of a published run, remembered: a run never changes, and looking at a million takes a second. */
import type { IncidentId } from '../kernel/ids.ts';

const REMEMBERED_MAX = 50;
const remembered = new Map<string, readonly unknown[]>();

interface Question {
  readonly incidentId: IncidentId;
  readonly asked: string;
  readonly run: () => Promise<number | undefined>;
}

/** What was `asked` of an incident's people; the first question of a run in a process looks at them. */
export async function rememberedOf<T>(
  { incidentId, asked, run }: Question,
  look: () => Promise<T[]>,
): Promise<T[]> {
  const runNo = await run();
  const key = `${incidentId} ${runNo} ${asked}`;
  const known = remembered.get(key) as readonly T[] | undefined;
  if (known) return [...known];
  const found = await look();
  // A run may have been published between the statements: then nothing is remembered.
  if (runNo === undefined || (await run()) !== runNo) return found;
  remembered.set(key, found);
  const oldest = remembered.keys().next();
  if (remembered.size > REMEMBERED_MAX && !oldest.done) remembered.delete(oldest.value);
  return [...found];
}
