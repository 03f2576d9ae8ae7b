import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Pages } from '../../src/pages/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { DailyRoots, ProofPackages, PublishedRoots } from '../../src/proofs/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aPage } from '../support/pages.ts';
import { membersOfZip } from '../support/unzip.ts';

let t: TestDatabase;
let scratch: string;
let maker: Actor;
let checker: Actor;

const at = (instant: string) => new FixedClock(instant);
const rootsAt = (instant: string) => new DailyRoots(t.db, at(instant), t.keyStore, new Audit(at(instant)));

beforeAll(async () => {
  t = await freshDatabase();
  scratch = mkdtempSync(join(tmpdir(), 'amends-pages-proofs-'));
  [maker, checker] = [await anOperator(t.db, 'Made Maker'), await anOperator(t.db, 'Citra Checker')];
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await t.close();
});

async function publish(incident: IncidentId, instant: string, page = aPage()): Promise<string> {
  const clock = at(instant);
  const audit = new Audit(clock);
  const pages = new Pages(t.db, clock, incidentParts(t, clock).incidents, new Approvals(audit, clock), audit);
  const { id, sha256 } = await pages.propose(incident, page, maker);
  await pages.decide(incident, { draft: id, decision: 'approved' }, checker);
  return sha256;
}

/** Unpacked and checked as anybody would: no code of ours. */
async function checked(
  incident: IncidentId,
  instant: string,
): Promise<{ said: string; record: (file: string) => string }> {
  const { incidents } = incidentParts(t, at(instant));
  const published = new PublishedRoots(incidents, { portalUrl: 'https://notice.example' });
  const packages = new ProofPackages(t.db, at(instant), t.keyStore, new Audit(at(instant)), published);
  const chunks: Uint8Array[] = [];
  for await (const chunk of packages.incident(incident, maker)) chunks.push(chunk);
  const dir = join(scratch, `${incident}-${instant.slice(0, 10)}`);
  for (const [file, content] of await membersOfZip(Buffer.concat(chunks))) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  }
  const { status, stdout, stderr } = spawnSync('sh', ['VERIFY.txt'], { cwd: dir, encoding: 'utf8' });
  return { said: `${status} ${stdout}${stderr}`, record: (file) => readFileSync(join(dir, file), 'utf8') };
}

test('each version’s hash stands in the root of its day, apart for each incident, and a package proves it', async () => {
  const clock = at('2026-06-01T03:00:00Z');
  const [one, other] = [(await anIncident(t, { clock })).id, (await anIncident(t, { clock })).id];
  const first = await publish(one, '2026-06-01T04:00:00Z');
  const others = await publish(other, '2026-06-01T05:00:00Z', aPage({ notYetKnown: [] }));
  expect(await rootsAt('2026-06-02T00:30:00Z').sealDue()).toBe(0);
  expect(await rootsAt('2026-06-02T02:00:00Z').sealDue()).toBe(2);
  const second = await publish(one, '2026-06-02T04:00:00Z', aPage({ known: [] }));
  expect(await rootsAt('2026-06-05T02:00:00Z').sealDue()).toBe(1);

  const days = await rootsAt('2026-06-05T02:00:00Z').list(one);
  expect(days.map(({ day, records }) => [day, records])).toEqual([
    ['2026-06-01', 1],
    ['2026-06-02', 1],
  ]);
  expect(await rootsAt('2026-06-05T02:00:00Z').list(other)).toHaveLength(1);
  const { said, record } = await checked(one, '2026-06-05T03:00:00Z');
  expect(said).toContain(`0 VERIFIED: 2 records; head ${days.at(-1)!.head}`);
  expect(record('records/0.jsonl')).toBe(
    `{"kind":"page","at":"2026-06-01T04:00:00.000Z","content_sha256":"${first}","version":1}\n` +
      `{"kind":"page","at":"2026-06-02T04:00:00.000Z","content_sha256":"${second}","version":2}\n`,
  );
  expect(record('records/0.jsonl')).not.toContain(others);
});

test('a version published today waits, signed, until its day is sealed', async () => {
  const { id } = await anIncident(t, { clock: at('2026-06-10T00:00:00Z') });
  const hash = await publish(id, '2026-06-10T04:00:00Z');
  const { said, record } = await checked(id, '2026-06-10T05:00:00Z');
  expect(said).toContain('0 SIGNED, NOT YET SEALED');
  expect(record('waiting/0.jsonl')).toContain(hash);
});
