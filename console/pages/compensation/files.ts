/** Files up: what somebody chose goes up as it is. */
import { askBytes } from '../../api/client.ts';

export async function bring<T>(path: string, file: File, type: string): Promise<T> {
  const response = await askBytes(path, { method: 'PUT', headers: { 'content-type': type }, body: file });
  return (await response.json()) as T;
}
