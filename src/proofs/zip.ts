/** A zip whose members are made one after another, signed as a whole: only one of them is in memory at a time. */
import { PassThrough, Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import yazl from 'yazl';
import type { ProofKey } from './signing.ts';

export interface Member {
  readonly name: string;
  readonly read: () => Promise<string>;
}

/** The members, then `public-key.pem`, `manifest.sha256` and `manifest.sig`. */
export async function* signedZip(
  members: readonly Member[],
  { key, at }: { readonly key: ProofKey; readonly at: Date },
): AsyncGenerator<Uint8Array> {
  const sums: string[] = [];
  const zip = new yazl.ZipFile();
  const add = (name: string, read: () => Promise<string | Buffer>): void => {
    zip.addReadStreamLazy(name, { mtime: at }, (give) => {
      read().then(
        (content) => give(null, Readable.from([Buffer.from(content as string)])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  };
  const listed = (name: string, read: () => Promise<string>): void => {
    add(name, async () => {
      const content = await read();
      sums.push(`${createHash('sha256').update(content, 'utf8').digest('hex')}  ${name}\n`);
      return content;
    });
  };
  for (const { name, read } of members) listed(name, read);
  listed('public-key.pem', async () => key.publicPem);
  add('manifest.sha256', async () => sums.join(''));
  add('manifest.sig', async () => key.sign(sums.join('')));
  const out = new PassThrough();
  zip.outputStream.on('error', (error: Error) => out.destroy(error)).pipe(out);
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  yield* out;
}
