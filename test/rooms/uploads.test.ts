import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { bringIn, DirectorySpool, localFile, Uploads, type UploadId } from '../../src/uploads/index.ts';
import { anIntake, bytesOf, type IntakeDesk } from '../support/intake.ts';
import { scratchDir } from '../support/scratch.ts';
import { segmentsIn } from '../support/spool.ts';
import { aTinyDisk, type TinyDisk } from '../support/tiny-disk.ts';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;
const START = '2026-05-07T00:00:00Z';

let desk: IntakeDesk;
let uploads: Uploads;
let incidentId: IncidentId;
beforeAll(async () => {
  desk = await anIntake();
  ({ uploads } = desk);
  incidentId = await desk.incident();
});
beforeEach(() => desk.clock.set(START));
afterAll(() => desk.close());

const begin = (baseName: string, lengthBytes: number | null) =>
  uploads.begin(incidentId, { baseName, lengthBytes }, desk.maker);

const append = (id: UploadId, offset: number, bytes: Buffer) =>
  uploads.append(incidentId, id, { offset, chunks: bytesOf(bytes) }, desk.maker);

async function opened(id: UploadId, of = uploads): Promise<Buffer> {
  const { content } = await of.open(id);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Some bytes, then the sender is gone. */
async function* brokenOff(bytes: Buffer): AsyncGenerator<Buffer> {
  yield* bytesOf(bytes);
  throw new Error('connection lost');
}

async function actions(id: UploadId): Promise<string[]> {
  const rows = await desk.query<{ action: string }>(
    `SELECT action FROM audit_entry WHERE subject = $1 ORDER BY action`,
    [`upload:${id}`],
  );
  return rows.map(({ action }) => action);
}

describe('an upload', () => {
  test('lands piece by piece, is whole with its last byte, and both are on record', async () => {
    const file = randomBytes(9 * MIB);
    const { uploadId } = await begin('pieces.csv', file.length);
    const half = await append(uploadId, 0, file.subarray(0, 5 * MIB));
    expect(half).toMatchObject({ status: 'landing', receivedBytes: 5 * MIB, percent: 55 });
    const whole = await append(uploadId, 5 * MIB, file.subarray(5 * MIB));
    expect(whole).toMatchObject({ status: 'landed', receivedBytes: file.length, percent: 100 });
    expect((await opened(uploadId)).equals(file)).toBe(true);
    expect(await actions(uploadId)).toEqual(['uploads.begun', 'uploads.landed']);
    await expect(append(uploadId, file.length, Buffer.from('x'))).rejects.toMatchObject({
      code: 'uploads.not_landing',
    });
  });

  test('whose sender breaks off keeps every byte that came', async () => {
    const file = randomBytes(5 * MIB + 7);
    const { uploadId } = await begin('broken.csv', 2 * file.length);
    const piece = { offset: 0, chunks: brokenOff(file) };
    await expect(uploads.append(incidentId, uploadId, piece, desk.maker)).rejects.toThrow('connection lost');
    expect(await uploads.get(incidentId, uploadId)).toMatchObject({ receivedBytes: file.length });
    await append(uploadId, file.length, file);
    expect((await opened(uploadId)).equals(Buffer.concat([file, file]))).toBe(true);
  });

  test('stands where its segments end, whatever a process that ended had written down', async () => {
    const file = randomBytes(9 * MIB);
    const { uploadId } = await begin('killed.csv', file.length);
    await append(uploadId, 0, file.subarray(0, 8 * MIB));
    for (const segments of [0, 1]) {
      const written = [uploadId, segments * 4 * MIB, segments];
      await desk.query('UPDATE upload SET received_bytes = $2, segments = $3 WHERE id = $1', written);
      expect(await uploads.get(incidentId, uploadId)).toMatchObject({ receivedBytes: 8 * MIB });
    }
    await expect(append(uploadId, 3 * MIB, file)).rejects.toMatchObject({ code: 'uploads.wrong_offset' });
    await append(uploadId, 8 * MIB, file.subarray(8 * MIB));
    expect((await opened(uploadId)).equals(file)).toBe(true);
  });

  test('announced without a length ends when it is said, and not before', async () => {
    const { uploadId } = await begin('later.csv', null);
    expect(await append(uploadId, 0, Buffer.from('id\n'))).toMatchObject({
      status: 'landing',
      percent: null,
    });
    await expect(uploads.declareLength(incidentId, uploadId, 2)).rejects.toMatchObject({
      code: 'uploads.bad_length',
    });
    expect(await uploads.finish(incidentId, uploadId, desk.maker)).toMatchObject({ lengthBytes: 3 });
    const { uploadId: short } = await begin('short.csv', 10);
    await append(short, 0, Buffer.from('id\n'));
    await expect(uploads.finish(incidentId, short, desk.maker)).rejects.toThrow(
      'short.csv was announced with 10 bytes and 3 came; send the rest.',
    );
  });

  test('as a whole file lands, or leaves nothing', async () => {
    const before = readdirSync(desk.spoolDir).length;
    const broken = uploads.receive(incidentId, 'whole.csv', brokenOff(randomBytes(6 * MIB)), desk.maker);
    await expect(broken).rejects.toThrow('connection lost');
    expect(readdirSync(desk.spoolDir)).toHaveLength(before);
    const file = randomBytes(6 * MIB);
    const { uploadId } = await uploads.receive(incidentId, 'whole.csv', bytesOf(file), desk.maker);
    expect((await opened(uploadId)).equals(file)).toBe(true);
  });

  test('sent by many at once is one file: each piece is one sender’s, the others are refused', async () => {
    const file = randomBytes(17 * MIB);
    const { uploadId } = await begin('rivals.csv', file.length);
    let at = 0;
    for (let round = 0; at < file.length && round < 40; round += 1) {
      const from = at;
      const sent = await Promise.allSettled(
        [1, 2, 3, 4].map(() => append(uploadId, from, file.subarray(from))),
      );
      for (const { reason } of sent.filter((one) => one.status === 'rejected')) {
        const { code } = reason as { code: string };
        expect(['uploads.overtaken', 'uploads.wrong_offset', 'uploads.not_landing']).toContain(code);
      }
      at = (await uploads.get(incidentId, uploadId)).receivedBytes;
    }
    expect((await opened(uploadId)).equals(file)).toBe(true);
    expect(await actions(uploadId)).toEqual(['uploads.begun', 'uploads.landed']);
  });

  test('in more pieces than an object may have is refused in one sentence', async () => {
    const { uploadId } = await begin('crumbs.csv', 100_000);
    const written = 'UPDATE upload SET received_bytes = 65535, segments = 65535 WHERE id = $1';
    await desk.query(written, [uploadId]);
    await expect(append(uploadId, 65_535, Buffer.from('x'))).rejects.toThrow(
      'This upload came in more than 65535 pieces; begin it again and send larger ones.',
    );
  });

  test('whose spool lost a piece never counts as whole: it ends, and begins anew', async () => {
    const file = randomBytes(9 * MIB);
    const { uploadId } = await begin('lost.csv', file.length);
    await append(uploadId, 0, file.subarray(0, 8 * MIB));
    rmSync(join(desk.spoolDir, uploadId, '00001'));
    await expect(append(uploadId, 8 * MIB, file.subarray(8 * MIB))).rejects.toThrow(
      'An encrypted upload is gone or damaged; upload its file again.',
    );
    expect(await uploads.get(incidentId, uploadId)).toMatchObject({ status: 'expired' });
    expect(existsSync(join(desk.spoolDir, uploadId))).toBe(false);
  });

  test('abandoned while bytes come ends with a refusal, and leaves nothing', async () => {
    const { uploadId } = await begin('abandoned.csv', 9 * MIB);
    const chunks = (async function* () {
      yield randomBytes(5 * MIB);
      await uploads.abandon(incidentId, uploadId, desk.maker);
      yield randomBytes(4 * MIB);
    })();
    const sending = uploads.append(incidentId, uploadId, { offset: 0, chunks }, desk.maker);
    await expect(sending).rejects.toMatchObject({ code: 'uploads.not_landing' });
    desk.clock.set(new Date(Date.now() + 25 * HOUR_MS));
    await desk.intake.deleteStrayUploads();
    expect(existsSync(join(desk.spoolDir, uploadId))).toBe(false);
    expect(await actions(uploadId)).toEqual(['uploads.abandoned', 'uploads.begun']);
  });
});

describe('time', () => {
  test('ends an upload nobody goes on with, deletes its bytes, and spares one that still moves', async () => {
    const { uploadId: idle } = await begin('idle.csv', 100);
    const { uploadId: moving } = await begin('moving.csv', 100);
    await append(idle, 0, Buffer.from('x'));
    desk.clock.set(new Date(Date.parse(START) + 71 * HOUR_MS));
    await append(moving, 0, Buffer.from('x'));
    const after = { landingMs: 72 * HOUR_MS, landedMs: 336 * HOUR_MS };
    await uploads.expire(after);
    expect((await uploads.get(incidentId, idle)).status).toBe('landing');
    desk.clock.set(new Date(Date.parse(START) + 72 * HOUR_MS));
    await uploads.expire(after);
    await uploads.expire(after);
    expect(await uploads.get(incidentId, idle)).toMatchObject({
      status: 'expired',
      spoolDeletedAt: desk.clock.now(),
    });
    expect(existsSync(join(desk.spoolDir, idle))).toBe(false);
    expect(await actions(idle)).toEqual(['uploads.begun', 'uploads.expired']);
    expect((await uploads.get(incidentId, moving)).status).toBe('landing');
    await expect(append(idle, 1, Buffer.from('y'))).rejects.toMatchObject({ code: 'uploads.not_landing' });
  });

  test('spares a landed upload that waits to be read for as long as any', async () => {
    const { uploadId } = await uploads.receive(
      incidentId,
      'waits.csv',
      bytesOf(Buffer.from('id\n')),
      desk.maker,
    );
    const after = { landingMs: 72 * HOUR_MS, landedMs: 336 * HOUR_MS };
    desk.clock.set(new Date(Date.parse(START) + 335 * HOUR_MS));
    await uploads.expire(after);
    expect((await opened(uploadId)).toString()).toBe('id\n');
    desk.clock.set(new Date(Date.parse(START) + 336 * HOUR_MS));
    await uploads.expire(after);
    expect((await uploads.get(incidentId, uploadId)).status).toBe('expired');
  });
});

/** Where nothing can be mounted, the limit of a process is met all the same (uploads-spool.test.ts). */
function mayMount(): boolean {
  const dir = scratchDir();
  const disk = aTinyDisk(join(dir, 'probe'), MIB);
  disk?.remove();
  rmSync(dir, { recursive: true });
  return disk !== null;
}

function fullDisk(): void {
  let disk: TinyDisk;
  let tiny: Uploads;
  beforeEach(() => {
    disk = aTinyDisk(join(desk.t.dir, 'tiny'), 6 * MIB)!;
    const { t, clock, keys } = desk;
    tiny = new Uploads(t.db, clock, keys, new DirectorySpool(disk.dir), new Audit(clock));
  });
  afterEach(() => disk.remove());
  const sentence =
    'The disk of the spool is full, and nothing of this piece was kept; make room, then send it again.';

  test('is one sentence; nothing of the piece stays, and the same upload goes on once there is room', async () => {
    const file = randomBytes(11 * MIB);
    const beginning = { baseName: 'full.csv', lengthBytes: file.length };
    const { uploadId } = await tiny.begin(incidentId, beginning, desk.maker);
    const send = (offset: number) =>
      tiny.append(incidentId, uploadId, { offset, chunks: bytesOf(file.subarray(offset)) }, desk.maker);
    await expect(send(0)).rejects.toThrow(sentence);
    expect(await tiny.get(incidentId, uploadId)).toMatchObject({ receivedBytes: 4 * MIB });
    expect(segmentsIn(disk.dir)).toEqual([join(disk.dir, uploadId, '00000')]);
    await expect(send(4 * MIB)).rejects.toThrow(sentence);
    disk.makeRoom();
    expect((await send(4 * MIB)).status).toBe('landed');
    expect((await opened(uploadId, tiny)).equals(file)).toBe(true);
  });

  test('leaves nothing of a whole file, which may be sent again', async () => {
    const file = randomBytes(11 * MIB);
    const send = () => tiny.receive(incidentId, 'full-whole.csv', bytesOf(file), desk.maker);
    await expect(send()).rejects.toThrow(sentence);
    expect(segmentsIn(disk.dir)).toEqual([]);
    disk.makeRoom();
    expect((await opened((await send()).uploadId, tiny)).equals(file)).toBe(true);
  });
}
if (mayMount()) describe('a full disk', fullDisk);

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${from + i},orang${from + i}@example.com\n`).join('');

describe('a file of this machine', () => {
  let path: string;
  let count = 0;
  beforeEach(() => {
    count += 1;
    path = join(desk.t.dir, `local-${count}.csv`);
  });
  const bring = async () => bringIn(uploads, incidentId, await localFile(path), desk.maker);

  test('that grows while it is read is read as it stood when it was opened', async () => {
    const before = `id,surel\n${lines(0, 60_000)}`;
    writeFileSync(path, before);
    const file = await localFile(path);
    const growing = {
      ...file,
      stream: async function* (from?: number) {
        for await (const chunk of file.stream(from)) {
          appendFileSync(path, lines(60_000, 60_100));
          yield chunk;
        }
      },
    };
    const { upload } = await bringIn(uploads, incidentId, growing, desk.maker);
    expect(readFileSync(path).length).toBeGreaterThan(before.length);
    expect(upload).toMatchObject({ status: 'landed', lengthBytes: before.length });
    expect((await opened(upload.uploadId)).toString()).toBe(before);
  });

  test('that shrinks while it is read is refused in one sentence', async () => {
    writeFileSync(path, lines(0, 60_000));
    const file = await localFile(path);
    truncateSync(path, 1000);
    await expect(bringIn(uploads, incidentId, file, desk.maker)).rejects.toThrow(
      /^local-\d+\.csv became shorter while it was read; wait until its export is whole\.$/,
    );
  });

  test('broken off goes on where it was, however it broke', async () => {
    const content = Buffer.from(`id,surel\n${lines(0, 400_000)}`);
    writeFileSync(path, content);
    const file = await localFile(path);
    const stream = () => brokenOff(content.subarray(0, 9 * MIB));
    await expect(bringIn(uploads, incidentId, { ...file, stream }, desk.maker)).rejects.toThrow(
      'connection lost',
    );
    const { upload, resumedAtBytes } = await bring();
    expect(resumedAtBytes).toBe(9 * MIB);
    expect((await opened(upload.uploadId)).equals(content)).toBe(true);
    // Landed, but never entered: neither sent nor begun again.
    const again = await bring();
    expect([again.upload.uploadId, again.resumedAtBytes]).toEqual([upload.uploadId, content.length]);
  });

  test('exported anew meanwhile is never joined to the beginning of the old one', async () => {
    const content = Buffer.from(lines(0, 400_000));
    writeFileSync(path, content);
    const file = await localFile(path);
    const stream = () => brokenOff(content.subarray(0, 9 * MIB));
    await expect(bringIn(uploads, incidentId, { ...file, stream }, desk.maker)).rejects.toThrow(
      'connection lost',
    );
    // One byte, near the end of what had landed.
    content[9 * MIB - 5]! ^= 1;
    writeFileSync(path, content);
    const { upload, resumedAtBytes } = await bring();
    expect(resumedAtBytes).toBe(0);
    expect((await opened(upload.uploadId)).equals(content)).toBe(true);
  });

  test('that is none is refused in one sentence', async () => {
    await expect(localFile(path)).rejects.toThrow(`There is no file ${path}; check the path.`);
    await expect(localFile(desk.t.dir)).rejects.toThrow('is a directory; name the files in it.');
    writeFileSync(path, '');
    await expect(localFile(path)).rejects.toThrow('is empty; export it again.');
  });
});

test('what lands is found nowhere in clear, neither while it lands nor afterwards', async () => {
  const planted = ['rahasia-tanam-83', '3174218781652769', 'tanam.surel@example.org'];
  const row = Buffer.from(`${planted.join(',')}\n`.repeat(100_000));
  const clear = (): string[] =>
    segmentsIn(desk.t.dir).flatMap((path) => {
      const bytes = readFileSync(path);
      return planted.filter((value) => bytes.includes(value)).map((value) => `${value} in ${path}`);
    });
  const { uploadId } = await begin('planted.csv', row.length);
  const chunks = (async function* () {
    for (let at = 0; at < row.length; at += MIB) {
      yield row.subarray(at, at + MIB);
      expect(clear()).toEqual([]);
    }
  })();
  const landed = await uploads.append(incidentId, uploadId, { offset: 0, chunks }, desk.maker);
  expect(landed.status).toBe('landed');
  expect(segmentsIn(join(desk.spoolDir, uploadId)).length).toBeGreaterThan(1);
  expect(clear()).toEqual([]);
});
