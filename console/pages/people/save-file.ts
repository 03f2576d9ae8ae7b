/** Hands bytes of the API to the browser as a file; a refusal is thrown before anything is saved. */
import { askBytes } from '../../api/client.ts';

export async function saveFile(address: string, name: string): Promise<void> {
  const response = await askBytes(address);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
