/** Breaches taken through intake and people, and what came out held against what must. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { IncidentId, SourceId } from '../../src/kernel/ids.ts';
import type { ExportedPerson, People, ResolveResult } from '../../src/people/index.ts';
import { bytesOfBreach, wholeName, type Breach } from './breach-generator.ts';
import { anIntake, rejectsOf, type IntakeDesk } from './intake.ts';
import type { Expected, ExpectedPerson, OracleMapping } from './intake-oracle.ts';
import { peopleOf } from './people-fixtures.ts';

export interface BreachDesk extends IntakeDesk {
  readonly people: People;
  /** Writes these files, takes them in with their mapping and reads them. */
  ingest(
    incidentId: IncidentId,
    files: Readonly<Record<string, Buffer>>,
    mapping: OracleMapping,
  ): Promise<SourceId[]>;
  resolve(incidentId: IncidentId): Promise<ResolveResult>;
  /** Ingest of everything and one resolve. */
  run(incidentId: IncidentId, breach: Breach): Promise<ResolveResult>;
}

export async function aBreachDesk(): Promise<BreachDesk> {
  const desk = await anIntake();
  const people = peopleOf(desk.t);
  const dir = join(desk.t.dir, 'exports');
  mkdirSync(dir);
  const ingest: BreachDesk['ingest'] = async (incidentId, files, mapping) => {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(dir, name), bytes);
      return join(dir, name);
    });
    const sources = await desk.intake.takeFiles(incidentId, mapping, paths, desk.maker);
    // No two readings end at one instant.
    desk.clock.advanceMs(1_000);
    for (const { sourceId } of sources) await desk.intake.ingest(sourceId);
    return sources.map(({ sourceId }) => sourceId);
  };
  const resolve: BreachDesk['resolve'] = (incidentId) => people.resolve(incidentId, desk.maker);
  return {
    ...desk,
    people,
    ingest,
    resolve,
    run: async (incidentId, breach) => {
      await ingest(incidentId, bytesOfBreach(breach), breach.mapping);
      return resolve(incidentId);
    },
  };
}

/** What intake counted and refused; lines only where the files stand as they were generated. */
export async function expectTheRecords(
  desk: BreachDesk,
  incidentId: IncidentId,
  expected: Expected,
): Promise<void> {
  const sources = await desk.intake.sources(incidentId);
  expect(Object.fromEntries(sources.map(({ baseName, records }) => [baseName, records]))).toEqual(
    expected.records,
  );
  expect(sources.reduce((sum, { staged }) => sum + staged, 0)).toBe(expected.staged);
  expect(
    sources.reduce(
      (sum, { warnings }) => ({
        invalid_email: sum.invalid_email + warnings.invalid_email,
        invalid_phone: sum.invalid_phone + warnings.invalid_phone,
      }),
      { invalid_email: 0, invalid_phone: 0 },
    ),
  ).toEqual(expected.warnings);
  expect(inOrder(await rejectsOf(desk, incidentId))).toEqual(inOrder(expected.rejected));
}

/** Every person with key, exposure, contacts, rows, files and flags, and nobody else. */
export async function expectThePeople(
  { people, maker }: BreachDesk,
  incidentId: IncidentId,
  expected: Expected,
  result: ResolveResult,
  fileOf: (source: string) => string = wholeName,
): Promise<void> {
  const found: ExportedPerson[] = [];
  for await (const person of people.export(incidentId, maker)) found.push(person);
  const comparable = found.map((person) => ({
    ...person,
    files: [...new Set(person.files.map(fileOf))].sort(),
  }));
  const wanted = new Map(expected.persons.map((person) => [nameOf(person), person]));
  expect(comparable.sort(byName).map((person) => withChoices(person, wanted.get(nameOf(person))))).toEqual(
    [...expected.persons].sort(byName),
  );
  expect(result).toMatchObject({
    persons: { customer_id: 0, email: 0, phone: 0, ...counted(expected.persons) },
    profiles: expected.profiles,
    flagged: expected.persons.filter(({ flags }) => flags.length > 0).length,
  });
}

/** The person with its contact widened to all that tie, where it is one of them. */
function withChoices(
  { contact_email, contact_phone, ...rest }: ExportedPerson,
  wanted: ExpectedPerson | undefined,
): object {
  return {
    ...rest,
    contact_email_any_of: choices(contact_email, wanted?.contact_email_any_of),
    contact_phone_any_of: choices(contact_phone, wanted?.contact_phone_any_of),
  };
}

function choices(found: string | null, any: readonly string[] | undefined): readonly string[] {
  if (any && (found === null ? any.length === 0 : any.includes(found))) return any;
  return found === null ? [] : [found];
}

function counted(persons: readonly ExpectedPerson[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { key } of persons) counts[key.kind] = (counts[key.kind] ?? 0) + 1;
  return counts;
}

type Keyed = Pick<ExpectedPerson, 'key'>;
const nameOf = ({ key }: { key: { kind: string; value: string } }) => `${key.kind}:${key.value}`;
const byName = (a: Keyed, b: Keyed) => (nameOf(a) < nameOf(b) ? -1 : 1);

function inOrder<R extends { file: string; line: number; reason: string }>(rejected: readonly R[]): object[] {
  const plain = rejected.map(({ file, line, reason }) => ({ file, line, reason }));
  return plain.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
