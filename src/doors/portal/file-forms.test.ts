import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { readFileForm } from './file-forms.ts';

async function aForm(bytes: Uint8Array<ArrayBuffer>): Promise<{ body: Buffer; type: string }> {
  const form = new FormData();
  form.append('nonce', 'abc');
  form.append('file', new Blob([bytes]), 'a.png');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return { body: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type')! };
}

/** In pieces, as a socket gives it. */
function* pieces(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

function* forever(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1024 * 1024);
}

test('reads fields and the file', async () => {
  const { body, type } = await aForm(new Uint8Array([1, 2, 3]));
  expect(await readFileForm(Readable.from(pieces(body)), type, 'me')).toEqual({
    fields: { nonce: 'abc' },
    file: { name: 'a.png', bytes: Buffer.from([1, 2, 3]) },
  });
});

test('what is too large is heard out and refused; what never ends is cut off', async () => {
  const { body, type } = await aForm(new Uint8Array(11 * 1024 * 1024));
  expect(await readFileForm(Readable.from(pieces(body)), type, 'me')).toBe('unreadable');
  const endless = Readable.from(forever());
  expect(await readFileForm(endless, type, 'me')).toBe('unreadable');
  expect(endless.destroyed).toBe(true);
});

test('no more than four at once; the others are told to come again, and so they can', async () => {
  const { body, type } = await aForm(new Uint8Array([1]));
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => readFileForm(Readable.from(pieces(body)), type, `claim ${i}`)),
  );
  expect(answers.filter((answer) => answer === 'busy').length).toBe(8);
  expect(await readFileForm(Readable.from(pieces(body)), type, 'me')).not.toBe('busy');
});

test('nobody has two places, and whoever hangs up gives theirs back', async () => {
  const { body, type } = await aForm(new Uint8Array([1]));
  const slow = new Readable({ read: () => undefined });
  const first = readFileForm(slow, type, 'me');
  expect(await readFileForm(Readable.from(pieces(body)), type, 'me')).toBe('busy');
  expect(await readFileForm(Readable.from(pieces(body)), type, 'somebody else')).not.toBe('busy');
  slow.destroy();
  expect(await first).toBe('unreadable');
  expect(await readFileForm(Readable.from(pieces(body)), type, 'me')).not.toBe('busy');
});

test.each([
  [undefined, 'multipart/form-data; boundary=x'],
  [Readable.from(['x']), undefined],
  [Readable.from([Buffer.from('nonsense')]), 'multipart/form-data; boundary=x'],
])('what is no such form is none', async (body, type) => {
  expect(await readFileForm(body, type, 'me')).toBe('unreadable');
});
