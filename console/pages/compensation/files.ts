/** Files down and up: what the server gives is saved as it came, what somebody chose goes up as it is. */
import { askBytes } from '../../api/client.ts';

/** Saves what an address answers under this name. */
export async function save(path: string, name: string, init: RequestInit = {}): Promise<void> {
  const response = await askBytes(path, init);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click; nothing else needs it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function bring<T>(path: string, file: File, type: string): Promise<T> {
  const response = await askBytes(path, { method: 'PUT', headers: { 'content-type': type }, body: file });
  return (await response.json()) as T;
}
