/** The members of a zip, read by a library that did not write it. */
import yauzl from 'yauzl';

export async function membersOfZip(zip: Buffer): Promise<Map<string, Buffer>> {
  const opened = await yauzl.fromBufferPromise(zip);
  const members = new Map<string, Buffer>();
  for await (const entry of opened.eachEntry()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await opened.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array);
    members.set(entry.fileName, Buffer.concat(chunks));
  }
  return members;
}
