/** A form that carries a file, read by what Node has built in: bounded, and of one route only (src/doors/web.ts). */
import { Readable } from 'node:stream';

export interface FileForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
}

/** `busy`: too many are being read; `unreadable`: too large, or no such form. */
export type FileFormResult = FileForm | 'busy' | 'unreadable';

/** A photograph of a receipt and the words around it. */
const FORM_BYTES_MAX = 10 * 1024 * 1024 + 64 * 1024;
/** Read to its end a little beyond that, since a browser that is cut off shows no answer; further it is cut off. */
const READ_BYTES_MAX = 2 * FORM_BYTES_MAX;
/** Each is held a few times over while it is taken apart. */
const AT_ONCE = 4;

let reading = 0;

export async function readFileForm(body: unknown, contentType: string | undefined): Promise<FileFormResult> {
  if (!(body instanceof Readable) || contentType === undefined) return 'unreadable';
  if (reading >= AT_ONCE) {
    await drained(body);
    return 'busy';
  }
  reading += 1;
  try {
    const bytes = await bytesOf(body);
    return bytes ? await parsed(bytes, contentType) : 'unreadable';
  } finally {
    reading -= 1;
  }
}

/** Null where it is too large. */
async function bytesOf(body: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += (chunk as Buffer).length;
    if (length <= FORM_BYTES_MAX) chunks.push(chunk as Buffer);
    else chunks.length = 0;
    // Leaving the loop destroys the stream.
    if (length > READ_BYTES_MAX) return null;
  }
  return length > FORM_BYTES_MAX ? null : Buffer.concat(chunks);
}

/** Heard out without keeping anything of it. */
async function drained(body: Readable): Promise<void> {
  let length = 0;
  for await (const chunk of body) {
    length += (chunk as Buffer).length;
    if (length > READ_BYTES_MAX) return;
  }
}

async function parsed(bytes: Buffer, contentType: string): Promise<FileFormResult> {
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
    return 'unreadable';
  }
}
