/** The intake room on a real database and a real spool, for tests. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncidentKeys } from '../../src/incidents/index.ts';
import { Intake, type Entered, type Reject, type Source } from '../../src/intake/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { DirectorySpool, Uploads } from '../../src/uploads/index.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { anIncident, incidentParts } from './incidents.ts';
import { anOperator } from './operators.ts';

export interface IntakeDesk {
  readonly t: TestDatabase;
  readonly intake: Intake;
  readonly uploads: Uploads;
  readonly keys: IncidentKeys;
  readonly clock: FixedClock;
  readonly maker: Actor;
  readonly checker: Actor;
  readonly spoolDir: string;
  incident(): Promise<IncidentId>;
  query<R extends object>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Batches stored of a source, once there are at least so many. */
  batches(sourceId: string, least: number): Promise<number>;
  /** A hash over everything of a source's rows and rejects that two readings must have in common. */
  rowsDigest(sourceId: string): Promise<string>;
  close(): Promise<void>;
}

export async function anIntake(): Promise<IntakeDesk> {
  const t = await freshDatabase();
  const clock = new FixedClock('2026-05-07T00:00:00Z');
  const { keys } = incidentParts(t, clock);
  const spoolDir = join(t.dir, 'spool');
  mkdirSync(spoolDir);
  const audit = new Audit(clock);
  const uploads = new Uploads(t.db, clock, keys, new DirectorySpool(spoolDir), audit);
  const intake = new Intake(t.db, clock, keys, uploads, audit);
  const query = <R extends object>(sql: string, params: readonly unknown[] = []) =>
    t.db.tx((tx) => tx.q<R & Record<string, unknown>>(sql, params)) as Promise<R[]>;
  return {
    t,
    intake,
    uploads,
    keys,
    clock,
    maker: await anOperator(t.db, 'Made Maker'),
    checker: await anOperator(t.db, 'Citra Checker'),
    spoolDir,
    incident: async () => (await anIncident(t, { clock })).id,
    query,
    batches: async (sourceId, least) => {
      for (;;) {
        const [row] = await query<{ batches: number }>('SELECT batches FROM source WHERE id = $1', [
          sourceId,
        ]);
        if (row!.batches >= least) return row!.batches;
        await sleep(2);
      }
    },
    rowsDigest: async (sourceId) => {
      const rows = await query(
        `SELECT bucket, batch_no, record_no, subject_no, line, customer_key, email_key, phone_key, exposure, contact_rank,
                minor, conflict_dob, NULL AS reason FROM staged_row WHERE source_id = $1
         UNION ALL
         SELECT bucket, NULL, record_no, NULL, line, NULL, NULL, NULL, NULL, NULL, NULL, NULL, reason
           FROM reject WHERE source_id = $1 ORDER BY record_no, subject_no`,
        [sourceId],
      );
      return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    },
    close: () => t.close(),
  };
}

/** The mapping of `peopleFile`. */
export const people = {
  columns: { id: { use: 'customer_id' }, surel: { use: 'email', category: 'con.email' } },
};

/** `count` records; every 7th is broken in one of the three ways. */
export function peopleFile(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, i) => {
    if (i % 7 !== 3) return `${i},orang${i}@example.com`;
    return ['"a" b,c', `${i}`, '-,bukan surel'][i % 3]!;
  });
  return Buffer.from(`id,surel\n${lines.join('\n')}\n`);
}

/** Bytes as an upload's stream, in small pieces. */
export async function* bytesOf(content: Buffer): AsyncGenerator<Buffer> {
  const piece = Math.max(1, Math.ceil(content.length / 7));
  for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece);
}

/** Uploads one file that becomes one source. */
export async function uploadOne(
  { intake, maker }: IntakeDesk,
  incidentId: IncidentId,
  name: string,
  content: Buffer,
): Promise<Entered> {
  const { sources } = await intake.upload(incidentId, name, bytesOf(content), maker);
  if (sources.length !== 1) throw new Error(`${name} became ${sources.length} sources`);
  return sources[0]!;
}

/** The object in the spool that a source is read from. */
export async function objectOf({ query }: IntakeDesk, sourceId: string): Promise<string> {
  const [row] = await query<{ name: string }>('SELECT spool_name AS name FROM source WHERE id = $1', [
    sourceId,
  ]);
  return row!.name;
}

/** Uploads, starts and ingests these files. */
export async function ingestAll(
  { intake, maker }: IntakeDesk,
  incidentId: IncidentId,
  files: Readonly<Record<string, Buffer>>,
  mapping: object,
): Promise<Source[]> {
  for (const [name, content] of Object.entries(files)) {
    await intake.upload(incidentId, name, bytesOf(content), maker);
  }
  const started = await intake.start(incidentId, mapping, Object.keys(files), maker);
  const finished: Source[] = [];
  for (const { sourceId } of started) finished.push(await intake.ingest(sourceId));
  return finished;
}

export async function rejectsOf({ intake }: IntakeDesk, incidentId: IncidentId): Promise<Reject[]> {
  const rejects: Reject[] = [];
  for await (const reject of intake.rejects(incidentId)) rejects.push(reject);
  return rejects;
}

/** Every table of the database as text. */
export async function dump({ query }: IntakeDesk): Promise<string> {
  const tables = await query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    texts.push(name, ...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
