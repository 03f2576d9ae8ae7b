import { expect, test } from '@jest/globals';
import { logoProblem, readImage } from './image.ts';

function png(width: number, height: number, more = 0): Buffer {
  const head = Buffer.alloc(33 + more);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(head);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

function jpeg(width: number, height: number): Buffer {
  const app = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]);
  const frame = Buffer.alloc(20);
  frame.writeUInt16BE(0xffc2, 0);
  frame.writeUInt16BE(17, 2);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([app, frame]);
}

test('a PNG and a JPEG are known by their bytes', () => {
  expect(readImage(png(320, 80))).toEqual({ mediaType: 'image/png', width: 320, height: 80 });
  expect(readImage(jpeg(320, 80))).toEqual({ mediaType: 'image/jpeg', width: 320, height: 80 });
});

test.each<[string, Buffer, string]>([
  [
    'a drawing that may hold a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'neither a PNG nor a JPEG',
  ],
  ['a page', Buffer.from('<html>'), 'neither a PNG nor a JPEG'],
  ['a PNG cut off', png(320, 80).subarray(0, 20), 'neither a PNG nor a JPEG'],
  ['a JPEG without a frame', jpeg(1, 1).subarray(0, 8), 'neither a PNG nor a JPEG'],
  ['a dot', png(1, 1), '16 to 2000 pixels'],
  ['a poster', png(4_000, 80), '16 to 2000 pixels'],
  ['a heavy one', png(320, 80, 20_000), '12288 fit'],
])('%s is no logo', (_, bytes, why) => expect(logoProblem(bytes)?.en).toContain(why));
