import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '../../src/kernel/clock.ts';
import type { CohortId, IncidentId, NoticeId, PersonNo, PersonRef } from '../../src/kernel/ids.ts';
import { type DailyRoot, DailyRoots, ProofPackages, PublishedRoots } from '../../src/proofs/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { membersOfZip } from '../support/unzip.ts';

const DAY_MS = 86_400_000;
const PORTAL_URL = 'https://notice.example';

let office: PostOffice;
let scratch: string;
let incidentId: IncidentId;
let id: NoticeId;

beforeAll(async () => {
  office = await PostOffice.open();
  scratch = mkdtempSync(join(tmpdir(), 'amends-proofs-'));
  ({ incidentId, id } = await office.launched([
    aPerson('', { email: 'one@example.com' }),
    aPerson('', { email: 'two@example.com' }),
    aPerson('', { email: 'bounce@example.com' }),
  ]));
  await office.work(id);
  // Of each a Send and one more: what is still on its way would enter another day.
  await untilHeard(incidentId, 6);
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await office.close();
});

async function untilHeard(about: IncidentId, events: number): Promise<void> {
  for (const end = Date.now() + 60_000; ;) {
    await office.receipts.project();
    const [row] = await office.t.db.tx((tx) =>
      tx.q<{ n: number }>(`SELECT count(*)::int AS n FROM provider_event WHERE incident_id = $1`, [about]),
    );
    if (row!.n >= events) return;
    expect(Date.now()).toBeLessThan(end);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** So many days from now, whatever the day. */
function inDays(days: number): Clock {
  return { now: () => new Date(Date.now() + days * DAY_MS) };
}

const rootsOn = (days: number) => new DailyRoots(office.t.db, inDays(days), office.t.keyStore, office.audit);
function packages(days = 2): ProofPackages {
  const published = new PublishedRoots(incidentParts(office.t).incidents, { portalUrl: PORTAL_URL });
  return new ProofPackages(office.t.db, inDays(days), office.t.keyStore, office.audit, published);
}

async function aRecipient(): Promise<PersonRef> {
  const [row] = await office.t.db.tx((tx) =>
    tx.q<{ cohort_id: CohortId; person_id: PersonNo }>(
      `SELECT cohort_id, person_id FROM delivery WHERE notice_id = $1 AND state = 'delivered' LIMIT 1`,
      [id],
    ),
  );
  return { cohortId: row!.cohort_id, personId: row!.person_id };
}

async function firstRoot(): Promise<DailyRoot> {
  return (await rootsOn(2).list(incidentId))[0]!;
}

async function bytesOf(chunks: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function unpacked(name: string, zip: Buffer): Promise<string> {
  const dir = join(scratch, name);
  for (const [file, content] of await membersOfZip(zip)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  }
  return dir;
}

/** Checked as anybody would: no code of ours. */
function verify(dir: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['VERIFY.txt'], { cwd: dir, encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

function bend(dir: string, file: string, from: RegExp | string, to: string): void {
  const before = readFileSync(join(dir, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(dir, file), after);
}

/** As a forger would who has everything but our key. */
function signAnew(dir: string): void {
  const forge = `find . -type f ! -name 'manifest.*' ! -name VERIFY.txt | sed 's#^./##' | xargs sha256sum > manifest.sha256
      openssl ecparam -name prime256v1 -genkey -noout -out forger.pem 2>/dev/null
      openssl ec -in forger.pem -pubout -out public-key.pem 2>/dev/null
      sed -i '/public-key.pem/d' manifest.sha256 && sha256sum public-key.pem >> manifest.sha256
      openssl dgst -sha256 -sign forger.pem -out manifest.sig manifest.sha256`;
  expect(spawnSync('sh', ['-c', forge], { cwd: dir }).status).toBe(0);
}

describe('before the first day is sealed', () => {
  test('a package says that nothing is, what waits, and until when', async () => {
    for (const [name, zip] of [
      ['early-person', packages(0).person(incidentId, await aRecipient(), office.maker)],
      ['early-incident', packages(0).incident(incidentId, office.maker)],
    ] as const) {
      const dir = await unpacked(name, await bytesOf(zip));
      const answer = verify(dir);
      expect(answer).toMatchObject({ status: 0, stderr: '' });
      expect(answer.stdout).toMatch(
        /^SIGNED, NOT YET SEALED: no day of this incident is sealed so far; [1-9]\d* more in waiting\/ are signed, and part of a daily root by \d{4}-\d\d-\d\d 01:00 UTC$/,
      );
    }
  });
});

describe('a day', () => {
  test('is sealed once it is over, once, with everything known of it', async () => {
    expect(await rootsOn(0).sealDue()).toBe(0);
    const both = await Promise.all([rootsOn(2).sealDue(), rootsOn(2).sealDue()]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await rootsOn(2).sealDue()).toBe(0);
    const days = await rootsOn(2).list(incidentId);
    expect(days).toHaveLength(1);
    // Three attempts, three answers, and of each Send and one more event.
    expect(days[0]!.records).toBeGreaterThanOrEqual(3 + 3 + 6);
    expect(days[0]!.root).toMatch(/^[0-9a-f]{64}$/);
  });

  test('cannot be changed', async () => {
    for (const statement of [
      `UPDATE proof_day SET records = 1`,
      `DELETE FROM proof_day`,
      `UPDATE proof_list SET lines = ''`,
      `DELETE FROM proof_list`,
    ]) {
      await expect(office.t.db.tx((tx) => tx.run(statement))).rejects.toThrow(/permission denied|append/i);
    }
  });
});

describe('the package of one person', () => {
  test('is verified with openssl and sha256sum alone, and names nobody', async () => {
    const ref = await aRecipient();
    const zip = await bytesOf(packages().person(incidentId, ref, office.maker));
    const dir = await unpacked('person', zip);
    const { head } = await firstRoot();
    const answer = verify(dir);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(answer.stdout).toMatch(new RegExp(`^VERIFIED: [4-9] records; head ${head}$`));
    const records = readFileSync(join(dir, `records/${ref.cohortId}.jsonl`), 'utf8');
    expect(records).toContain(`"person":"${ref.cohortId}:${ref.personId}"`);
    expect(zip.includes('example.com') || records.includes('@')).toBe(false);
    expect(readFileSync(join(dir, 'VERIFY.txt'), 'utf8')).toMatch(`${PORTAL_URL}/i/`);
    expect(readFileSync(join(dir, 'public-key.pem'), 'utf8')).toBe(await rootsOn(2).publicKey());
  });

  test('does not verify once one byte of any file is another, and says of which', async () => {
    const zip = await bytesOf(packages().person(incidentId, await aRecipient(), office.maker));
    for (const [file, content] of await membersOfZip(zip)) {
      const dir = await unpacked('bent', zip);
      const bent = Buffer.from(content);
      // Of VERIFY.txt a byte of its prose: whoever changes its program can make it say anything.
      const at = Math.floor(bent.length / (file === 'VERIFY.txt' ? 10 : 2));
      bent[at] = bent[at] === 0x61 ? 0x62 : 0x61;
      writeFileSync(join(dir, file), bent);
      expect({ file, ...verify(dir) }).toEqual({
        file,
        status: 1,
        stdout: '',
        // Where the byte is the shell's own, it complains of that first.
        stderr: expect.stringMatching(/(?:^|\n)NOT VERIFIED: [^\n]+$/),
      });
      expect(verify(dir).stderr).toContain(file);
    }
  });

  test('does not verify with a file too many or too few, and says which', async () => {
    const ref = await aRecipient();
    const zip = await bytesOf(packages().person(incidentId, ref, office.maker));
    const more = await unpacked('more', zip);
    writeFileSync(join(more, 'records', '999.jsonl'), '{}\n');
    expect(verify(more).stderr).toBe('NOT VERIFIED: records/999.jsonl was added after signing');
    const fewer = await unpacked('fewer', zip);
    rmSync(join(fewer, 'roots.txt'));
    expect(verify(fewer).stderr).toBe('NOT VERIFIED: roots.txt is missing or not the file that was signed');
  });

  test.each([
    [
      'record',
      (c: string) => `records/${c}.jsonl`,
      /accepted/,
      'rejected',
      'no daily list of its cohort holds this record',
    ],
    [
      'list',
      (c: string, day: string) => `days/${day}/${c}.txt`,
      /^[0-9a-f]{8}/,
      '00000000',
      'is not the list that days/',
    ],
    [
      'day',
      (_: string, day: string) => `days/${day}.txt`,
      / [0-9a-f]{8}/,
      ' 00000000',
      'is not the list whose root is in roots.txt',
    ],
    ['root', () => 'roots.txt', / [0-9a-f]{8}/, ' 00000000', 'roots.txt: the head of'],
  ])('does not verify with a changed %s, even signed anew', async (name, fileOf, from, to, why) => {
    const ref = await aRecipient();
    const zip = await bytesOf(packages().person(incidentId, ref, office.maker));
    const dir = await unpacked(`forged-${name}`, zip);
    const { day } = await firstRoot();
    bend(dir, fileOf(String(ref.cohortId), day), from, to);
    signAnew(dir);
    expect(verify(dir)).toMatchObject({ status: 1, stderr: expect.stringContaining(why) });
  });

  test('is refused for somebody to whom nothing was sent', async () => {
    const ref = { ...(await aRecipient()), personId: 999 as PersonNo };
    await expect(bytesOf(packages().person(incidentId, ref, office.maker))).rejects.toMatchObject({
      code: 'proofs.nothing_sent',
    });
  });
});

describe('the package of the incident', () => {
  test('verifies every record of everybody', async () => {
    const zip = await bytesOf(packages().incident(incidentId, office.maker));
    const dir = await unpacked('incident', zip);
    const { records, head } = await firstRoot();
    expect(verify(dir)).toEqual({
      status: 0,
      stderr: '',
      stdout: `VERIFIED: ${records} records; head ${head}`,
    });
  });

  test('does not verify with a record left out, even signed anew', async () => {
    const dir = await unpacked('fewer-records', await bytesOf(packages().incident(incidentId, office.maker)));
    const { cohortId } = await aRecipient();
    bend(dir, `records/${cohortId}.jsonl`, /^.*\n/, '');
    signAnew(dir);
    expect(verify(dir)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        new RegExp(`records/${cohortId}\\.jsonl holds \\d+ records of the \\d+ that were sealed`),
      ),
    });
  });
});

test('what becomes known later enters a later day and leaves the earlier one as it was', async () => {
  const before = await rootsOn(2).list(incidentId);
  const more = await office.launched([aPerson('', { email: 'three@example.com' })]);
  await office.work(more.id);
  await untilHeard(more.incidentId, 2);
  const ref = await aRecipient();
  await office.t.db.tx((tx) =>
    tx.run(
      `UPDATE attempt SET outcome_code = 'later' WHERE (cohort_id, delivery_id) =
         (SELECT cohort_id, id FROM delivery WHERE cohort_id = $1 AND person_id = $2 LIMIT 1)`,
      [ref.cohortId, ref.personId],
    ),
  );
  const dir = await unpacked('waiting', await bytesOf(packages().person(incidentId, ref, office.maker)));
  expect(readFileSync(join(dir, `waiting/${ref.cohortId}.jsonl`), 'utf8')).toContain('"code":"later"');
  expect(verify(dir).status).toBe(0);
  await rootsOn(3).sealDue();
  const after = await rootsOn(3).list(incidentId);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 1);
  const later = await unpacked('later', await bytesOf(packages().person(incidentId, ref, office.maker)));
  expect(verify(later)).toMatchObject({ status: 0, stdout: expect.stringContaining(after.at(-1)!.head) });
});
