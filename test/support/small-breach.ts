/** Breaches of a few lines, whose answer can be said by heart. */
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import {
  personKey,
  type ExportedPerson,
  type PersonKey,
  type ResolveResult,
} from '../../src/people/index.ts';
import type { BreachDesk } from './breach-desk.ts';
import { rejectsOf } from './intake.ts';

/** One export: its lines, and its mapping by base name. */
export interface SmallFile {
  readonly lines: readonly string[];
  readonly mapping: object;
}

export type SmallFiles = Readonly<Record<string, SmallFile>>;

export interface Answer {
  readonly incidentId: IncidentId;
  readonly result: ResolveResult;
  /** By key value. */
  readonly persons: Readonly<Record<string, Omit<ExportedPerson, 'key'>>>;
  readonly rejects: readonly string[];
}

/** Takes the files in one after the other, as listed. */
export async function takeSmall(desk: BreachDesk, incidentId: IncidentId, files: SmallFiles): Promise<void> {
  for (const [name, { lines, mapping }] of Object.entries(files)) {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    await desk.ingest(incidentId, { [name]: bytes }, { [name]: mapping as never });
  }
}

export async function answerTo(desk: BreachDesk, files: SmallFiles, before?: IncidentId): Promise<Answer> {
  const incidentId = before ?? (await desk.incident());
  await takeSmall(desk, incidentId, files);
  return published(desk, incidentId);
}

/** Resolves what is there and reads it back. */
export async function published(desk: BreachDesk, incidentId: IncidentId): Promise<Answer> {
  const result = await desk.resolve(incidentId);
  const persons: Record<string, Omit<ExportedPerson, 'key'>> = {};
  for await (const { key, ...person } of desk.people.export(incidentId, desk.maker))
    persons[key.value] = person;
  const rejects = (await rejectsOf(desk, incidentId)).map(
    ({ file, line, reason }) => `${file}:${line} ${reason}`,
  );
  return { incidentId, result, persons, rejects: rejects.sort() };
}

/** Every choice that may come first must give the same answer: files in both orders. */
export async function answersInAnyOrder(desk: BreachDesk, files: SmallFiles): Promise<Answer[]> {
  const turned = Object.fromEntries(Object.entries(files).toReversed());
  return [await answerTo(desk, files), await answerTo(desk, turned)];
}

export async function refOf(desk: BreachDesk, incidentId: IncidentId, key: PersonKey): Promise<PersonRef> {
  const found = await desk.people.findByKey(incidentId, key);
  if (found.length !== 1) throw new Error(`${found.length} people have this key`);
  return found[0]!;
}

/** What notices see of one person: residence, role, whether a minor, dead, held, reachable. */
export async function seenBySenders(
  desk: BreachDesk,
  incidentId: IncidentId,
  key: PersonKey,
): Promise<Record<string, unknown>> {
  const { cohortId, personId } = await refOf(desk, incidentId, key);
  const [row] = await desk.query<Record<string, unknown>>(
    `SELECT * FROM people_v_audience WHERE incident_id = $1 AND cohort_id = $2 AND person_id = $3`,
    [incidentId, cohortId, personId],
  );
  return row ?? {};
}

/** The name a message would greet with. */
export async function greetingOf(
  desk: BreachDesk,
  incidentId: IncidentId,
  key: PersonKey,
): Promise<string | null> {
  const ref = await refOf(desk, incidentId, key);
  const opened = await desk.t.db.tx((tx) => desk.people.openContacts(tx, incidentId, [ref]));
  return opened.get(personKey(ref))?.name ?? null;
}
