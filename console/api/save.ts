/** Bytes of the API become a file on the person's disk; a refusal is thrown before anything is saved. */
import { askBytes } from './client.ts';

/** The browser has begun to read it by then. */
const READ_MS = 60_000;

/** Saves what the address answers, under the name the server gives, else under `name`; says which it was. */
export async function saveFile(address: string, name: string, init: RequestInit = {}): Promise<string> {
  const answer = await askBytes(address, init);
  const given = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = given ?? name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
  return link.download;
}
