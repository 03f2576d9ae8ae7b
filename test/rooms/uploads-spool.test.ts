import { spawnSync } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DirectorySpool,
  openSealed,
  openSpool,
  spoolKey,
  writeSealed,
  type SpoolPlace,
  type SpoolStore,
} from '../../src/uploads/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { S3StandIn } from '../support/s3-stand-in.ts';
import { bytesOf } from '../support/intake.ts';

const MIB = 1024 * 1024;
const PLAIN = randomBytes(9 * MIB + 17);
const contactKey = createSecretKey(randomBytes(32));
let dir: string;
let bucket: S3StandIn;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'amends-spool-'));
  bucket = await S3StandIn.start();
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await bucket.stop();
});

function bucketPlace(): SpoolPlace {
  const credentials = { accessKeyId: 'stand-in', secretAccessKey: 'unchecked' };
  const where = { bucket: 'spool', prefix: 'amends/', region: 'us-east-1', endpoint: bucket.endpoint };
  return { kind: 'bucket', ...where, credentials, limitBytes: 1e12 };
}

const stores: readonly (readonly [string, () => SpoolPlace])[] = [
  ['a directory', () => ({ kind: 'directory', dir: join(dir, 'spool'), limitBytes: 1e12 })],
  ['a bucket', bucketPlace],
];

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function written(store: SpoolStore, name: string, plain = PLAIN): Promise<void> {
  expect(await writeSealed(store, name, spoolKey(contactKey, name), bytesOf(plain))).toBe(plain.length);
}

async function* broken(): AsyncGenerator<Buffer> {
  yield PLAIN;
  throw new Error('connection lost');
}

const opened = (store: SpoolStore, name: string, bytes = PLAIN.length) =>
  openSealed(store, name, spoolKey(contactKey, name), bytes);

describe.each(stores)('in %s', (_, place) => {
  test('an object is read back whole, from any offset, also through a place sent to another thread', async () => {
    const store = openSpool(place());
    await written(store, 'one');
    expect(await store.segments('one')).toEqual([
      { no: 0, plainBytes: 4 * MIB },
      { no: 1, plainBytes: 4 * MIB },
      { no: 2, plainBytes: MIB + 17 },
    ]);
    const content = await opened(openSpool(structuredClone(store.place)), 'one');
    expect(content.bytes).toBe(PLAIN.length);
    expect((await collect(content.stream())).equals(PLAIN)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [4 * MIB - 1, 4 * MIB + 1],
      [4 * MIB, 8 * MIB],
      [5 * MIB, PLAIN.length],
      [PLAIN.length - 1, PLAIN.length],
      [7, 7],
    ] as const) {
      expect((await collect(content.stream(from, to))).equals(PLAIN.subarray(from, to))).toBe(true);
    }
  });

  test('a segment is written once: of many at the same time exactly one wins, and nothing of it is mixed', async () => {
    const store = openSpool(place());
    const rivals = Array.from({ length: 8 }, () => randomBytes(100_000));
    const won = await Promise.all(rivals.map((bytes) => store.put('rivals', 0, bytes)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await store.get('rivals', 0)).equals(rivals[won.indexOf(true)]!)).toBe(true);
    expect(await store.put('rivals', 0, rivals[0]!)).toBe(won[0]);
  });

  test('a writer that fails leaves nothing', async () => {
    const store = openSpool(place());
    const writing = writeSealed(store, 'broken', spoolKey(contactKey, 'broken'), broken());
    await expect(writing).rejects.toThrow('connection lost');
    expect(await store.segments('broken')).toEqual([]);
  });

  test('what was cut, or is another object’s, is refused', async () => {
    const store = openSpool(place());
    await written(store, 'two');
    await expect(opened(store, 'two', PLAIN.length + 1)).rejects.toMatchObject({
      code: 'uploads.spool_gone',
    });
    await expect(opened(store, 'nothing')).rejects.toMatchObject({ code: 'uploads.spool_gone' });
    for (const no of [0, 1, 2]) await store.put('swapped', no, await store.get('two', no));
    const swapped = await opened(store, 'swapped');
    await expect(collect(swapped.stream())).rejects.toMatchObject({ code: 'uploads.spool_gone' });
    for (const no of [1, 0, 2]) await store.put('turned', no, await store.get('two', [1, 0, 2][no]!));
    const turned = await openSealed(store, 'turned', spoolKey(contactKey, 'two'), PLAIN.length);
    await expect(collect(turned.stream())).rejects.toMatchObject({ code: 'uploads.spool_gone' });
  });

  test('a deleted object is gone, twice is once, and nobody else’s is touched', async () => {
    const store = openSpool(place());
    await written(store, 'gone');
    await written(store, 'gone-not', Buffer.from('kept'));
    const later = new Date(Date.now() + 60_000);
    expect(await store.namesBefore(later)).toEqual(expect.arrayContaining(['gone', 'gone-not']));
    expect(await store.namesBefore(new Date(Date.now() - 60_000))).toEqual([]);
    await store.delete('gone');
    await store.delete('gone');
    expect(await store.namesBefore(later)).not.toContain('gone');
    expect((await collect((await opened(store, 'gone-not', 4)).stream())).toString()).toBe('kept');
  });
});

describe('a directory', () => {
  test('is ours alone and holds nothing half written', async () => {
    const store = new DirectorySpool(join(dir, 'private'));
    await written(store, 'a');
    expect(statSync(join(dir, 'private')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'private', 'a')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(dir, 'private', 'a'))).toEqual(['00000', '00001', '00002']);
    expect(statSync(join(dir, 'private', 'a', '00000')).mode & 0o777).toBe(0o600);
  });

  test('whose process may write no longer files refuses in one sentence, leaves nothing, and works afterwards', () => {
    const spool = join(dir, 'limited');
    const script = join(PROJECT_ROOT, 'test', 'support', 'spool-writer.ts');
    const put = (limit: string) => {
      const line = `ulimit -f ${limit} && exec "$0" "$@"`;
      const args = ['-c', line, process.execPath, script, spool, String(3 * MIB)];
      return spawnSync('bash', args, { encoding: 'utf8' }).stdout;
    };
    expect(put('1024')).toBe(
      'The disk of the spool is full, and nothing of this piece was kept; make room, then send it again.',
    );
    expect(readdirSync(join(spool, 'a'))).toEqual([]);
    expect(put('unlimited')).toBe('stored');
    expect(readdirSync(join(spool, 'a'))).toEqual(['00000']);
  });

  test('that was changed by one bit is refused when that segment is read, not before', async () => {
    const store = new DirectorySpool(join(dir, 'bits'));
    await written(store, 'a');
    const path = join(dir, 'bits', 'a', '00001');
    const bytes = readFileSync(path);
    bytes[1000]! ^= 1;
    writeFileSync(path, bytes);
    const content = await opened(store, 'a');
    expect((await collect(content.stream(0, 4 * MIB))).equals(PLAIN.subarray(0, 4 * MIB))).toBe(true);
    await expect(collect(content.stream())).rejects.toMatchObject({ code: 'uploads.spool_gone' });
  });

  test('that cannot be written says why in one sentence', async () => {
    const file = join(dir, 'a-file');
    writeFileSync(file, '');
    await expect(new DirectorySpool(join(file, 'spool')).put('a', 0, PLAIN)).rejects.toThrow(
      'The spool cannot be written just now (ENOTDIR); see to its disk or its bucket, then send again.',
    );
  });
});

describe('a bucket', () => {
  test('that lost its answer to a put is asked again, and the segment is ours', async () => {
    const store = openSpool(bucketPlace());
    bucket.faults.push({ on: 'PUT', fault: 'lost' }, { on: 'GET', fault: 503 });
    await written(store, 'lost-answer', Buffer.from('once'));
    expect((await collect((await opened(store, 'lost-answer', 4)).stream())).toString()).toBe('once');
  });

  test('that is full, closed or away says so in one sentence, and loses nothing', async () => {
    const store = openSpool(bucketPlace());
    for (const [status, code] of [
      [507, 'uploads.spool_full'],
      [403, 'uploads.spool_unusable'],
    ] as const) {
      for (let i = 0; i < 3; i += 1) bucket.faults.push({ on: 'PUT', fault: status });
      await expect(store.put('full', 0, PLAIN)).rejects.toMatchObject({ code });
      bucket.faults.length = 0;
    }
    expect(await store.segments('full')).toEqual([]);
    expect(await store.put('full', 0, PLAIN)).toBe(true);
    const away = openSpool({ ...bucketPlace(), endpoint: 'http://127.0.0.1:1' } as SpoolPlace);
    await expect(away.segments('full')).rejects.toMatchObject({ code: 'uploads.spool_unusable' });
    await expect(opened(away, 'full')).rejects.toMatchObject({ code: 'uploads.spool_unusable' });
  });
});
