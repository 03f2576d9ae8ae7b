/** Bytes of the API become a file on the person's disk; a refusal is thrown before anything is saved. */
import { askBytes } from './client.ts';

/** The browser has begun to read it by then. */
const READ_MS = 60_000;

export interface Saving extends RequestInit {
  /** The server's own name for it comes first. */
  readonly asGiven?: boolean;
}

/** Saves what the address answers under this name; says under which it was. */
export async function saveFile(address: string, name: string, saving: Saving = {}): Promise<string> {
  const { asGiven = false, ...init } = saving;
  const answer = await askBytes(address, init);
  const given = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = asGiven ? (given ?? name) : name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
  return link.download;
}
