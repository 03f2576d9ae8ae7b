import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { peopleFile } from '../support/intake.ts';
import { anApiKey } from '../support/operators.ts';
import { segmentsIn } from '../support/spool.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { killed, startProcess } from '../support/web-process.ts';

const MIB = 1024 * 1024;

let desk: TerminalDesk;
let incident: string;
beforeAll(async () => {
  desk = await aTerminalDesk();
  incident = await desk.anIncident();
});
afterAll(() => desk.close());

function aFile(name: string, content: Buffer | string): string {
  const path = join(desk.dir, name);
  writeFileSync(path, content);
  return path;
}

async function listed(): Promise<Record<string, unknown>[]> {
  const { out } = await desk.run(['uploads', incident, '--json']);
  return JSON.parse(out) as Record<string, unknown>[];
}

describe('in the terminal', () => {
  test('files land without a mapping, and stand among the sources', async () => {
    const paths = [aFile('one.csv', peopleFile(50)), aFile('two.csv', peopleFile(60))];
    const { files } = await desk.json(['upload', incident, ...paths]);
    expect(files).toEqual([
      { file: 'one.csv', status: 'entered', bytes: peopleFile(50).length, resumedAtBytes: 0, ignored: [] },
      { file: 'two.csv', status: 'entered', bytes: peopleFile(60).length, resumedAtBytes: 0, ignored: [] },
    ]);
    const { out } = await desk.run(['sources', incident]);
    expect(out).toMatch(/one\.csv.*uploaded/);
    expect((await desk.run(['uploads', incident])).out).toMatch(/two\.csv +entered +\d+ +\d+ +100 %/);
  });

  test('an upload whose terminal was killed goes on where it was when the same line is said again', async () => {
    const path = aFile('killed.csv', peopleFile(1_500_000));
    const size = readFileSync(path).length;
    const env = { AMENDS_API_KEY: await anApiKey(desk.t.db) };
    const child = startProcess(desk.t, ['cli.ts', 'upload', incident, path], env);
    const spool = join(desk.t.dir, 'spool');
    const before = new Set(readdirSync(spool));
    const landed = () =>
      readdirSync(spool)
        .filter((name) => !before.has(name))
        .flatMap((name) => segmentsIn(join(spool, name)));
    while (landed().length < 2) await sleep(1);
    await killed(child);
    const [broken] = await listed();
    expect(broken).toMatchObject({ baseName: 'killed.csv', status: 'landing', lengthBytes: size });
    const { files } = await desk.json(['upload', incident, path]);
    const [file] = files as { resumedAtBytes: number }[];
    expect(file).toMatchObject({ file: 'killed.csv', status: 'entered', bytes: size });
    expect(file!.resumedAtBytes).toBeGreaterThanOrEqual(4 * MIB);
    expect(file!.resumedAtBytes).toBeLessThan(size);
    expect((await listed()).filter(({ baseName }) => baseName === 'killed.csv')).toHaveLength(1);
  });

  test('what cannot be a source is refused in one sentence, which stays on the upload', async () => {
    const path = aFile('copy.csv', peopleFile(50));
    const sentence =
      /^copy\.csv has the same content as one\.csv, which this incident already holds; leave it out\.\n?$/;
    expectRefusal(await desk.run(['upload', incident, path]), sentence);
    const [refused] = await listed();
    expect(refused).toMatchObject({ baseName: 'copy.csv', status: 'refused' });
    expect(refused!['refusal']).toMatch(sentence);
    expect(refused!['spoolDeletedAt']).not.toBeNull();
  });

  test('an upload is given up, and one that is a source is not', async () => {
    const rows = await listed();
    const entered = rows.find(({ baseName }) => baseName === 'one.csv')!;
    const said = await desk.run(['uploads', 'abandon', incident, String(entered['uploadId'])]);
    expectRefusal(said, /^The upload of one\.csv is entered; begin a new one\.\n$/);
    expectRefusal(await desk.run(['uploads', 'abandon', incident, 'x']), /has no upload x/);
    expectRefusal(await desk.run(['upload', incident, join(desk.dir, 'none.csv')]), /no file/);
  });
});
