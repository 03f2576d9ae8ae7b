import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { lookInto, renamed, shownRecords, zipOf } from '../support/formats.ts';

const CSV = 'id,surel\n1,a@b.id\n';

describe('a zip', () => {
  test('gives a member for each file in it, packed or not, whatever its folder', async () => {
    const bytes = await zipOf([
      { path: 'export/', bytes: '' },
      { path: 'export/players.csv', bytes: CSV },
      { path: 'tickets.tsv.gz', bytes: gzipSync('a\tb\n1\t2\n') },
      { path: 'x/log.jsonl', bytes: '{"a":1}\n{"b":2}\n' },
      { path: '__MACOSX/export/._players.csv', bytes: 'junk' },
      { path: 'export/.DS_Store', bytes: 'junk' },
    ]);
    for (const pieceBytes of [7, 64 * 1024]) {
      const { members, ignored, records, shelf } = await lookInto('all.zip', bytes, { pieceBytes });
      expect(members.map(({ name, format, compressed }) => [name, format, compressed])).toEqual([
        ['players.csv', 'csv', false],
        ['tickets.tsv.gz', 'csv', true],
        ['log.jsonl', 'json_lines', false],
      ]);
      expect(shownRecords(records.get('players.csv')!)).toEqual(['1: id|surel', '2: 1|a@b.id']);
      expect(shownRecords(records.get('tickets.tsv.gz')!)).toEqual(['1: a|b', '2: 1|2']);
      expect(shownRecords(records.get('log.jsonl')!)).toEqual(['0: a|b', '1: 1|', '2: |2']);
      expect(ignored).toEqual(['export', '._players.csv', '.DS_Store']);
      expect(shelf.objects.size).toBe(3);
    }
  });

  test.each([
    ['above', 'aa/players.csv', '../players.csv'],
    ['absolute', 'aplayers.csv', '/players.csv'],
    ['of another kind', 'aa_b_players.csv', 'C:\\b\\players.csv'],
    ['with control characters', 'plXYayers.csv', 'pl\n\u0007ayers.csv'],
  ])('entry with a path %s is known by its last part alone', async (_, path, hostile) => {
    const bytes = renamed(await zipOf([{ path, bytes: CSV }]), path, hostile);
    const { members } = await lookInto('all.zip', bytes);
    expect(members.map(({ name }) => name)).toEqual(['players.csv']);
  });

  test('padded between its members is read as ever', async () => {
    const files = [
      { path: 'x.csv', bytes: CSV },
      { path: 'y.csv', bytes: 'y\n1\n' },
    ];
    const bytes = padded(await zipOf(files), Buffer.alloc(4096));
    expect((await lookInto('all.zip', bytes)).members.map(({ name }) => name)).toEqual(['x.csv', 'y.csv']);
  });

  const refusals: readonly (readonly [string, () => Promise<Buffer> | Buffer, RegExp])[] = [
    ['two members of one name', () => zipOf([{ path: 'a/x.csv', bytes: CSV }, { path: 'b/x.csv', bytes: 'y\n' }]), /^all\.zip holds two members named x\.csv/],
    ['a zip in it', async () => zipOf([{ path: 'in.zip', bytes: await zipOf([{ path: 'x.csv', bytes: CSV }]) }]), /^in\.zip in all\.zip is itself an archive/],
    ['members its directory does not count', async () => uncounted(await zipOf([{ path: 'x.csv', bytes: CSV }, { path: 'y.csv', bytes: CSV }])), /^all\.zip is a ZIP archive that ends early or is damaged \(it holds more members than it counts\)/],
    ['a member between others its directory does not name', async () => hidden(await zipOf([{ path: 'x.csv', bytes: CSV }, { path: 'y.csv', bytes: `${CSV}2,c@d.id\n` }, { path: 'z.csv', bytes: 'z\n1\n' }]), 1), /^all\.zip is a ZIP archive that ends early or is damaged \(it holds members that its directory does not name\)/],
    ['a first member its directory does not name', async () => hidden(await zipOf([{ path: 'x.csv', bytes: CSV }, { path: 'y.csv', bytes: 'y\n1\n' }]), 0), /members that its directory does not name/],
    ['a last member its directory does not name', async () => hidden(await zipOf([{ path: 'x.csv', bytes: CSV }, { path: 'y.csv', bytes: 'y\n1\n' }]), 1), /members that its directory does not name/],
    ['a link', () => zipOf([{ path: 'x.csv', bytes: '/etc/passwd', mode: 0o120777 }]), /^x\.csv in all\.zip is a link/],
    ['an encrypted member', async () => encrypted(await zipOf([{ path: 'x.csv', bytes: CSV }])), /^x\.csv in all\.zip is encrypted/],
    ['an empty member', () => zipOf([{ path: 'x.csv', bytes: '' }]), /^x\.csv is empty/],
    ['a member we do not read', () => zipOf([{ path: 'a.csv', bytes: CSV }, { path: 'x.pdf', bytes: '%PDF-1.7' }]), /^x\.pdf is a PDF/],
    ['nothing but folders', () => zipOf([{ path: 'a/', bytes: '' }]), /^all\.zip holds no rows/],
    ['more than a thousand members', () => zipOf(Array.from({ length: 1001 }, (_, i) => ({ path: `${i}.csv`, bytes: `${i}\n` }))), /^all\.zip holds more than 1000 members/],
    ['a cut end', async () => (await zipOf([{ path: 'x.csv', bytes: CSV }])).subarray(0, -30), /^all\.zip is a ZIP archive that ends early or is damaged/],
    ['its middle cut out', async () => cutOut(await zipOf([{ path: 'x.csv', bytes: CSV.repeat(500) }])), /^all\.zip is a ZIP archive that ends early or is damaged/],
    ['a changed byte', async () => changed(await zipOf([{ path: 'x.csv', bytes: CSV }])), /^all\.zip is a ZIP archive that ends early or is damaged \(.*checksum/],
    ['another method', async () => method(await zipOf([{ path: 'x.csv', bytes: CSV }])), /^x\.csv in all\.zip is packed by a method other than deflate/],
  ]; // prettier-ignore

  test.each(refusals)('with %s is refused in one sentence', async (_, bytes, sentence) => {
    await expect(lookInto('all.zip', await bytes())).rejects.toThrow(sentence);
  });
});

describe('a bomb', () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024, 'a,b\n');

  test('is refused by ratio beyond the first 100 MiB, as gzip and as zip', async () => {
    const sentence = /unpacks to more than 200 times its size/;
    await expect(lookInto('b.gz', gzipSync(zeros))).rejects.toThrow(sentence);
    await expect(lookInto('b.zip', await zipOf([{ path: 'b.csv', bytes: zeros }]))).rejects.toThrow(sentence);
  });

  test('is refused by amount over all members together', async () => {
    const part = Buffer.alloc(700_000, 'a,b\n');
    const bytes = await zipOf([
      { path: 'a.csv', bytes: part },
      { path: 'b.csv', bytes: part },
    ]);
    await expect(lookInto('all.zip', bytes, { limitBytes: 1_000_000 })).rejects.toThrow(
      'all.zip unpacks to more than 1000000 bytes',
    );
    expect((await lookInto('all.zip', bytes, { limitBytes: 1_400_000 })).members).toHaveLength(2);
  });

  test('that says it is small is stopped at what it says', async () => {
    const honest = await zipOf([{ path: 'x.csv', bytes: Buffer.alloc(5_000_000, 'a,b\n') }]);
    const lying = Buffer.from(honest);
    for (
      let at = lying.indexOf('504b0102', 0, 'hex');
      at >= 0;
      at = lying.indexOf('504b0102', at + 4, 'hex')
    ) {
      lying.writeUInt32LE(100, at + 24);
    }
    const { shelf } = await lookInto('ok.zip', honest);
    expect(shelf.objects.size).toBe(1);
    await expect(lookInto('all.zip', lying)).rejects.toThrow(/another length than it says/);
  });
});

describe('what is refused with the command that helps', () => {
  test.each([
    ['a gzip cut short', gzipSync(CSV.repeat(5000)).subarray(0, 120), /^x is a gzip file that ends early or is damaged/],
    ['a zip in gzip', gzipSync(Buffer.from('504b030414', 'hex')), /^x is packed twice: unpack it with `gunzip`/],
    ['a tar in gzip', gzipSync(tarHead()), /^x is a tar archive: unpack it with `tar xf`/],
    ['a JSON array', Buffer.from('[\n  {"a": 1}\n]'), /^x is a JSON array; turn it into JSON lines with `jq -c "\.\[\]"`/],
    ['a JSON document', Buffer.from('{\n  "a": 1\n}\n'), /^x is a JSON document over several lines/],
    ['JSON that names fields by values', Buffer.from('{"a":1}\n{"siti@example.com":{"n":1}}\n'), /^x names fields by values \(line 2\)/],
    ['JSON with too many fields', Buffer.from(JSON.stringify(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`f${i}`, i])))), /^x has more than 5000 columns/],
    ['a dump without rows', Buffer.from('-- MySQL dump\nCREATE TABLE t (a int);\n'), /^x holds no rows/],
    ['nothing', Buffer.alloc(0), /^x is empty/],
    ['nothing, packed', gzipSync(''), /^x is empty/],
  ])('%s', async (_, bytes, sentence) => {
    await expect(lookInto('x', bytes)).rejects.toThrow(sentence);
  }); // prettier-ignore
});

const dump = (count: number, rounds: number) =>
  Array.from({ length: rounds }, (_round, round) =>
    Array.from({ length: count }, (_, no) => `INSERT INTO t${no} (a,r) VALUES ('x${no}',${round});\n`).join(
      '',
    ),
  ).join('');

describe('a dump of several tables', () => {
  test('gives a member for each, whole and in order, however they alternate', async () => {
    const { members, records, shelf } = await lookInto('d.sql', Buffer.from(dump(12, 40)));
    expect(members.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, no) => `d.sql#t${no}`));
    expect(shelf.objects.size).toBe(12);
    for (const [name, found] of records) {
      const no = name.slice('d.sql#t'.length);
      expect(found.map(({ cells }) => cells)).toEqual([
        ['a', 'r'],
        ...Array.from({ length: 40 }, (_, round) => [`x${no}`, `${round}`]),
      ]);
    }
  });

  test('that jumps from row to row between many is refused', async () => {
    await expect(lookInto('d.sql', Buffer.from(dump(9, 1100)))).rejects.toThrow(
      /^d\.sql changes between more than 8/,
    );
  });

  test('of more tables than sources may be is refused before they are written', async () => {
    const from = performance.now();
    await expect(lookInto('d.sql', Buffer.from(dump(20_000, 1)))).rejects.toThrow(/more than 1000 members/);
    const empty = Array.from({ length: 60_000 }, (_, i) => `CREATE TABLE t${i} (a int);\n`).join('');
    await expect(lookInto('d.sql', Buffer.from(empty))).rejects.toThrow(/more than 1000 members/);
    expect(performance.now() - from).toBeLessThan(60_000);
  });

  test('whose short rows become long ones is refused as a bomb', async () => {
    const names = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',');
    const rows = Array.from({ length: 10_000 }, () => '(1)').join(',');
    const text = `INSERT INTO t (${names}) VALUES (${names});\nINSERT INTO t (c4999) VALUES ${rows};\n`;
    await expect(lookInto('d.sql', Buffer.from(text))).rejects.toThrow(/unpacks to more than 200 times/);
  });

  test('keeps what it could not read, and rows of another length stay of another length', async () => {
    const text =
      'CREATE TABLE `t` (`a` int, `b` int);\nINSERT INTO `t` VALUES (1,2),(3);\nINSERT INTO `t` SELECT 4;\n';
    const { records } = await lookInto('d.sql', Buffer.from(text));
    const found = records.get('d.sql#t')!;
    expect(found.map(({ line, cells }) => [line, cells?.length ?? null])).toEqual([
      [0, 2],
      [2, 2],
      [2, 1],
      [3, null],
    ]);
    expect(found[3]!.text).toBe('INSERT INTO `t` SELECT 4;');
  });

  test('named alike in two databases keeps both apart', async () => {
    const text = 'USE `a`;\nINSERT INTO `t` VALUES (1);\nUSE `b`;\nINSERT INTO `t` VALUES (2);\n';
    const { members } = await lookInto('d.sql', gzipSync(text));
    expect(members.map(({ name }) => name)).toEqual(['d.sql#a.t', 'd.sql#b.t']);
  });
});

/** With other bytes before its second member, as the directory says. */
function padded(zip: Buffer, padding: Buffer): Buffer {
  const second = zip.indexOf(Buffer.from('504b0304', 'hex'), 4);
  const bytes = Buffer.concat([zip.subarray(0, second), padding, zip.subarray(second)]);
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  bytes.writeUInt32LE(bytes.readUInt32LE(end + 16) + padding.length, end + 16);
  const last = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(second + padding.length, last + 42);
  return bytes;
}

/** Takes one entry out of the directory and leaves the member where it is. */
function hidden(zip: Buffer, no: number): Buffer {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const directoryAt = zip.readUInt32LE(end + 16);
  const starts: number[] = [];
  for (let at = directoryAt; at < end;) {
    starts.push(at);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const [from, to] = [starts[no]!, starts[no + 1] ?? end];
  const bytes = Buffer.concat([zip.subarray(0, from), zip.subarray(to)]);
  const [endNow, left] = [end - (to - from), starts.length - 1];
  bytes.writeUInt16LE(left, endNow + 8);
  bytes.writeUInt16LE(left, endNow + 10);
  bytes.writeUInt32LE(endNow - directoryAt, endNow + 12);
  return bytes;
}

function encrypted(zip: Buffer): Buffer {
  return patched(zip, (bytes, at) => bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at));
}

function method(zip: Buffer): Buffer {
  return patched(zip, (bytes, at) => bytes.writeUInt16LE(12, at + 2));
}

/** Changes the flags (or what stands behind them) of every central entry. */
function patched(zip: Buffer, change: (bytes: Buffer, at: number) => void): Buffer {
  const bytes = Buffer.from(zip);
  const at = bytes.indexOf('504b0102', 0, 'hex');
  change(bytes, at + 8);
  return bytes;
}

function changed(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const packed = deflateRawSync(CSV);
  const at = bytes.indexOf(packed.subarray(0, 4));
  bytes[at + 8] = bytes[at + 8]! ^ 1;
  return bytes;
}

function uncounted(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  for (const at of [8, 10]) bytes.writeUInt16LE(1, bytes.length - 22 + at);
  return bytes;
}

function cutOut(zip: Buffer): Buffer {
  return Buffer.concat([zip.subarray(0, 60), zip.subarray(80)]);
}

function tarHead(): Buffer {
  const head = Buffer.alloc(1024);
  head.write('ustar', 257);
  return head;
}
