/** A form that carries a file, read by what Node has built in: bounded, and of one route only (src/doors/web.ts). */
import type { Readable } from 'node:stream';

export interface FileForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
}

/** A photograph of a receipt and the words around it. */
const FORM_BYTES_MAX = 10 * 1024 * 1024 + 64 * 1024;

/** Null where it is too large or no such form. */
export async function readFileForm(body: unknown, contentType: string | undefined): Promise<FileForm | null> {
  if (!isStream(body) || contentType === undefined) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += (chunk as Buffer).length;
    // Read to its end all the same: a browser that is cut off shows no answer.
    if (length <= FORM_BYTES_MAX) chunks.push(chunk as Buffer);
  }
  if (length > FORM_BYTES_MAX) return null;
  return parsed(Buffer.concat(chunks), contentType);
}

async function parsed(bytes: Buffer, contentType: string): Promise<FileForm | null> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const fields: Record<string, string> = {};
    let file: FileForm['file'] = null;
    for (const [name, value] of form) {
      if (typeof value === 'string') fields[name] = value;
      else file = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
    }
    return { fields, file };
  } catch {
    return null;
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
