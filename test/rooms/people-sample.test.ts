import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Intake } from '../../src/intake/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { ExportedPerson, People, ResolveResult } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { DirectorySpool, Uploads } from '../../src/uploads/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { audience, guardsOf, peopleOf } from '../support/people-fixtures.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');

interface ExpectedPerson extends Omit<ExportedPerson, 'contact_email' | 'contact_phone'> {
  readonly contact_email_any_of: readonly string[];
  readonly contact_phone_any_of: readonly string[];
}

const expected = JSON.parse(readFileSync(join(SAMPLE, 'expected.json'), 'utf8')) as {
  readonly persons: readonly ExpectedPerson[];
  readonly profiles: number;
};
const mapping = JSON.parse(readFileSync(join(SAMPLE, 'mapping.json'), 'utf8')) as Record<string, unknown>;
const FILES = Object.keys(mapping);

let t: TestDatabase;
let people: People;
let intake: Intake;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  const { keys } = incidentParts(t);
  const audit = new Audit(systemClock);
  const uploads = new Uploads(t.db, systemClock, keys, new DirectorySpool(join(t.dir, 'spool')), audit);
  intake = new Intake(t.db, systemClock, keys, uploads, audit);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

async function ingest(id: IncidentId, files: readonly string[]): Promise<void> {
  const paths = files.map((file) => join(SAMPLE, file));
  const sources = await intake.takeFiles(id, mapping, paths, admin);
  for (const { sourceId } of sources) await intake.ingest(sourceId);
}

/** Everyone of the export against everyone of the file, both by key; contacts against every acceptable one. */
async function expectTheKnownAnswer(id: IncidentId, result: ResolveResult): Promise<void> {
  const found = new Map<string, ExportedPerson>();
  for await (const person of people.export(id, admin)) {
    found.set(`${person.key.kind}:${person.key.value}`, person);
  }
  expect(found.size).toBe(expected.persons.length);
  for (const { contact_email_any_of: emails, contact_phone_any_of: phones, ...rest } of expected.persons) {
    const person = found.get(`${rest.key.kind}:${rest.key.value}`);
    expect(person).toEqual({
      ...rest,
      contact_email: emails.find((email) => email === person?.contact_email) ?? emails[0] ?? null,
      contact_phone: phones.find((phone) => phone === person?.contact_phone) ?? phones[0] ?? null,
    });
  }
  expect(result).toMatchObject({
    persons: { customer_id: 300, email: 38, phone: 40 },
    profiles: expected.profiles,
    flagged: 15,
    conflicts: 1,
  });
}

describe('the sample breach', () => {
  test.each([
    ['as listed', FILES],
    ['the other way round', FILES.toReversed()],
    ['from the middle', [...FILES.slice(2), ...FILES.slice(0, 2)]],
  ])('gives the known answer with its files %s', async (_order, files) => {
    const { id } = await anIncident(t);
    await ingest(id, files);
    await expectTheKnownAnswer(id, await people.resolve(id, admin));
  });

  test('gives the known answer when it is resolved after every file', async () => {
    const { id } = await anIncident(t);
    const order = ['support_tickets.tsv.gz', 'kyc.csv', 'payments.csv', 'players.csv'];
    expect([...order].sort()).toEqual([...FILES].sort());
    let result: ResolveResult | undefined;
    for (const file of order) {
      await ingest(id, [file]);
      result = await people.resolve(id, admin);
    }
    await expectTheKnownAnswer(id, result!);
    expect(result!.run).toBe(order.length);
  });

  test('holds one person for its conflict, and nobody once that is decided', async () => {
    const { id } = await anIncident(t);
    await ingest(id, FILES);
    await people.resolve(id, admin);
    const { guards } = await guardsOf(t).list(id);
    expect(guards.filter((g) => g.id !== null).map((g) => g.kind)).toEqual([
      'ambiguous_identity',
      'conflict',
    ]);
    expect((await audience(t, id)).filter((p) => p['held'])).toHaveLength(1);
    const conflict = guards.find((g) => g.kind === 'conflict')!;
    const checker = await anOperator(t.db, 'Citra');
    await guardsOf(t).decide(
      id,
      conflict.id!,
      { decision: 'tell', reason: 'Two cards of one family.' },
      checker,
    );
    expect((await audience(t, id)).filter((p) => p['held'])).toHaveLength(0);
    await people.resolve(id, admin);
    expect((await audience(t, id)).filter((p) => p['held'])).toHaveLength(0);
  });
});
