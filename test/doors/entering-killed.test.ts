import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Intake } from '../../src/intake/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { FixedClock, systemClock } from '../../src/kernel/clock.ts';
import { DirectorySpool, Uploads } from '../../src/uploads/index.ts';
import { zipOf } from '../support/formats.ts';
import { anApiKey } from '../support/operators.ts';
import { segmentsIn } from '../support/spool.ts';
import { aTerminalDesk, type TerminalDesk } from '../support/terminal.ts';
import { killed, startProcess, tmpDirOf } from '../support/web-process.ts';

const PLANTED = 'rahasia-tanam-4712';

let desk: TerminalDesk;
let spool: string;
beforeAll(async () => {
  desk = await aTerminalDesk();
  spool = join(desk.t.dir, 'spool');
});
afterAll(() => desk.close());

const value = () => randomBytes(400).toString('hex');
const objects = () => (existsSync(spool) ? readdirSync(spool) : []);

const tuples = (no: number) => `INSERT INTO t${no} VALUES ('${PLANTED}','${value()}');\n`;

/** Three members, two of them tables of a dump that take turns. */
function packed(): Promise<Buffer> {
  const dump = Array.from({ length: 12_000 }, (_, i) => tuples(Math.floor(i / 3000) % 2)).join('');
  const rows = Array.from({ length: 8_000 }, () => `${PLANTED},${value()}\n`).join('');
  return zipOf([
    { path: 'dump.sql', bytes: `-- MySQL dump\n${dump}` },
    { path: 'people.csv', bytes: `id,isi\n${rows}` },
  ]);
}

function sourcesOf(incidentId: string) {
  return desk.t.db.tx((tx) =>
    tx.q<{ base_name: string; spool_name: string }>(
      `SELECT base_name, content_hash, content_bytes, columns, spool_bytes, spool_name FROM source
        WHERE incident_id = $1 ORDER BY base_name`,
      [incidentId],
    ),
  );
}

const withoutPlace = (rows: readonly { readonly spool_name: string }[]) =>
  rows.map((row) => ({ ...row, spool_name: null }));

test('an archive whose reader is killed while it unpacks is entered once, whole, and nothing else stays', async () => {
  const path = join(desk.dir, 'all.zip');
  writeFileSync(path, await packed());
  const [incident, other] = [await desk.anIncident(), await desk.anIncident()];
  const env = { AMENDS_API_KEY: await anApiKey(desk.t.db) };
  let kills = 0;
  for (const segments of [1, 3, 5]) {
    const before = new Set(objects());
    const child = startProcess(desk.t, ['cli.ts', 'upload', incident, path], env);
    const unpacked = () => {
      const { length } = objects()
        .filter((name) => !before.has(name))
        .slice(before.size === 0 ? 1 : 0)
        .flatMap((name) => segmentsIn(join(spool, name)));
      return length;
    };
    while (unpacked() < segments && child.exitCode === null) await sleep(1);
    if (child.exitCode === null) kills += 1;
    await killed(child);
    expect(await sourcesOf(incident)).toEqual([]);
    expect(await desk.json(['uploads', incident])).toBeDefined();
  }
  expect(kills).toBe(3);
  const { files } = await desk.json(['upload', incident, path]);
  expect(files).toMatchObject([
    { file: 'all.zip', status: 'entered', resumedAtBytes: readFileSync(path).length },
  ]);
  await desk.json(['upload', other, path]);
  const sources = await sourcesOf(incident);
  expect(sources.map(({ base_name: name }) => name)).toEqual(['dump.sql#t0', 'dump.sql#t1', 'people.csv']);
  expect(withoutPlace(sources)).toEqual(withoutPlace(await sourcesOf(other)));

  const clear = [spool, tmpDirOf(desk.t)].flatMap(segmentsIn).filter((file) => readFileSync(file).includes(PLANTED)); // prettier-ignore
  expect(clear).toEqual([]);
  const owned = [...sources, ...(await sourcesOf(other))].map(({ spool_name: name }) => name);
  expect(objects().length).toBeGreaterThan(owned.length);
  await anIntakeOf(new FixedClock(new Date(Date.now() + 25 * 3_600_000).toISOString())).deleteStrayUploads();
  expect(objects().toSorted()).toEqual(owned.toSorted());
}, 180_000);

function anIntakeOf(clock: FixedClock): Intake {
  const { keys } = incidentParts(desk.t, systemClock);
  const audit = new Audit(clock);
  const uploads = new Uploads(desk.t.db, clock, keys, new DirectorySpool(spool), audit);
  return new Intake(desk.t.db, clock, keys, uploads, audit);
}
