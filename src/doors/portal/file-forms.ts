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
/** Ten megabytes over a poor line take a minute; whoever is slower gives the place back. */
const READ_MS = 120_000;

/** Whose forms are being read: nobody has two places. */
const reading = new Set<string>();

/** `whose` names what the form is about: a new visit is no second place. */
export async function readFileForm(
  body: unknown,
  contentType: string | undefined,
  whose: string,
): Promise<FileFormResult> {
  if (!(body instanceof Readable) || contentType === undefined) return 'unreadable';
  if (reading.size >= AT_ONCE || reading.has(whose)) {
    await drained(body);
    return 'busy';
  }
  reading.add(whose);
  const slow = setTimeout(() => body.destroy(), READ_MS);
  try {
    const bytes = await bytesOf(body);
    return bytes ? await parsed(bytes, contentType) : 'unreadable';
  } finally {
    clearTimeout(slow);
    reading.delete(whose);
  }
}

/** Null where it is too large, too slow, or cut off. */
async function bytesOf(body: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += (chunk as Buffer).length;
      if (length <= FORM_BYTES_MAX) chunks.push(chunk as Buffer);
      else chunks.length = 0;
      // Leaving the loop destroys the stream.
      if (length > READ_BYTES_MAX) return null;
    }
  } catch {
    return null;
  }
  return length > FORM_BYTES_MAX ? null : Buffer.concat(chunks);
}

/** Heard out without keeping anything of it, for as long as a form may take. */
async function drained(body: Readable): Promise<void> {
  const slow = setTimeout(() => body.destroy(), READ_MS);
  try {
    let length = 0;
    for await (const chunk of body) {
      length += (chunk as Buffer).length;
      if (length > READ_BYTES_MAX) return;
    }
  } catch {
    // Whoever hung up hears no answer.
  } finally {
    clearTimeout(slow);
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
