import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.ts';
import { RestartReading0001 } from '../../migrations/0028-restart-reading.ts';
import { Intake } from '../../src/intake/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type IncidentId, newId, type SourceId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { DirectorySpool, Uploads } from '../../src/uploads/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { bytesOf, people, peopleFile } from '../support/intake.ts';
import { anOperator } from '../support/operators.ts';

/** The first migration of after yesterday. */
const TODAY = 'Uploads0000000000012';
const RECORDS = 30_000;

let t: TestDatabase;
let intake: Intake;
let maker: Actor;
let incident: IncidentId;
let spoolDir: string;

const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));
const all = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.q(sql, params));

async function migrate(migrations: readonly (typeof MIGRATIONS)[number][]): Promise<void> {
  const runner = t.ownerDb.dataSource.createQueryRunner();
  for (const Migration of migrations) {
    await runner.startTransaction();
    await new Migration().up(runner);
    await runner.commitTransaction();
  }
  await runner.release();
}

/** A source of yesterday, with what was read of it. */
async function ofYesterday(baseName: string, status: string, records: number): Promise<SourceId> {
  const id = newId<SourceId>();
  await run(
    `INSERT INTO source (id, incident_id, base_name, status, content_hash, content_bytes, compressed, encoding, spool_bytes,
            spool_key_version, uploaded_by, uploaded_at, mapping_version, mapped_by, mapped_at, batches, records, staged,
            rejected, ingest_no, bytes_read, touched_at)
     VALUES ($1, $2, $3::text, $4, sha256(convert_to($3::text, 'UTF8')), 100, false, 'utf-8', 18, 1, $1, now(), 1, $1, now(), $5::int / 10, $5,
            $5::int - $5::int / 10, $5::int / 10, 1, $5, now())`,
    [id, incident, baseName, status, records],
  );
  await run(
    `INSERT INTO staged_row (bucket, incident_id, source_id, batch_no, record_no, subject_no, line, id_space, customer_key,
            email_sendable, phone_sms, exposure, sealed, key_version, subject_role, former, minor, deceased, contact_rank,
            authoritative_name)
     SELECT 7, $1, $2, n / 10, n, 0, n, 'main', decode(md5(n::text), 'hex'), true, true, 0::bit(464), '\\x00', 1, 'customer',
            false, false, false, 100, false FROM generate_series(1, $3::int - $3::int / 10) AS n`,
    [incident, id, records],
  );
  await run(
    `INSERT INTO reject (bucket, incident_id, source_id, record_no, line, reason)
     SELECT n % 1024, $1, $2, n, n, 'no_key' FROM generate_series($3::int - $3::int / 10 + 1, $3::int) AS n`,
    [incident, id, records],
  );
  writeFileSync(join(spoolDir, id), 'one file of frames');
  return id;
}

const standing = () =>
  all(
    `SELECT s.base_name, s.status, s.ingest_no, s.batches, s.records, s.staged, s.rejected, s.bytes_read::int,
            (SELECT count(*)::int FROM staged_row r WHERE r.source_id = s.id) AS rows,
            (SELECT count(*)::int FROM reject r WHERE r.source_id = s.id) AS rejects
       FROM source s WHERE s.incident_id = $1 ORDER BY s.base_name`,
    [incident],
  );
const nothing = { batches: 0, records: 0, staged: 0, rejected: 0, bytes_read: 0, rows: 0, rejects: 0 };

beforeAll(async () => {
  t = await freshDatabase();
  spoolDir = join(t.dir, 'spool');
  mkdirSync(spoolDir);
  await run('DROP SCHEMA public CASCADE');
  await run('CREATE SCHEMA public');
  const today = MIGRATIONS.findIndex((Migration) => new Migration().name === TODAY);
  await migrate(MIGRATIONS.slice(0, today));
  const db = t.ownerDb;
  incident = (await anIncident({ ...t, db })).id;
  maker = await anOperator(db, 'Made Maker');
  const { keys } = incidentParts({ ...t, db });
  const audit = new Audit(systemClock);
  const uploads = new Uploads(db, systemClock, keys, new DirectorySpool(spoolDir), audit);
  intake = new Intake(db, systemClock, keys, uploads, audit);
  await ofYesterday('dibaca.csv', 'ingesting', 40);
  await ofYesterday('menunggu.csv', 'mapped', 0);
  await migrate(MIGRATIONS.slice(today));
});
afterAll(() => t.close());

test('what yesterday was reading, or had waiting, stands as if nothing had been read', async () => {
  expect(await standing()).toEqual([
    { base_name: 'dibaca.csv', status: 'mapped', ingest_no: 2, ...nothing },
    { base_name: 'menunggu.csv', status: 'mapped', ingest_no: 2, ...nothing },
  ]);
});

test('its uploads, which are read no more, go with their proof, and the files may be uploaded and read again', async () => {
  await intake.deleteDueUploads();
  expect(await intake.sources(incident)).toEqual([]);
  const proofs = await all(`SELECT action FROM audit_entry WHERE action = 'intake.upload_expired'`);
  expect(proofs).toHaveLength(2);
  for (const name of ['dibaca.csv', 'menunggu.csv']) {
    await intake.upload(incident, name, bytesOf(peopleFile(name.length)), maker);
    const [source] = await intake.start(incident, { [name]: people }, [name], maker);
    expect(await intake.ingest(source!.sourceId)).toMatchObject({
      status: 'finished',
      records: name.length,
    });
  }
});

test('what a reader with other batches had begun is read again from the start, and that reader stores no more', async () => {
  const name = 'separuh.csv';
  await intake.upload(incident, name, bytesOf(peopleFile(RECORDS)), maker);
  const [source] = await intake.start(incident, { [name]: people }, [name], maker);
  const { sourceId } = source!;
  const reading = intake.ingest(sourceId, { threads: 1 });
  const refused = expect(reading).rejects.toMatchObject({ code: 'intake.taken_over' });
  const begun = () => all(`SELECT batches, staged FROM source WHERE id = $1 AND batches >= 2`, [sourceId]);
  while ((await begun()).length === 0);
  // That migration's own schema kept no counts by reason.
  await run('ALTER TABLE source DROP CONSTRAINT source_rejected_reasons_check');
  await migrate([RestartReading0001]);
  await refused;
  expect(await standing()).toContainEqual(
    expect.objectContaining({ base_name: name, status: 'mapped', ...nothing }),
  );
  expect(await intake.ingest(sourceId)).toMatchObject({ status: 'finished', records: RECORDS });
  expect(await standing()).toContainEqual(
    expect.objectContaining({ base_name: name, rows: RECORDS - Math.ceil((RECORDS - 3) / 7) }),
  );
});
