/** What no table can hold and no recursion should meet: refused before any guard, pipe or room sees it. */

/** Deeper than any body of ours by far; far less than what exhausts a stack. */
export const DEPTH_MAX = 64;

/** False for a NUL or half a character anywhere, in keys too, and for nesting beyond `DEPTH_MAX`. */
export function isReadable(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return false;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'string' && !isText(item)) return false;
      if (!isPlain(item)) continue;
      for (const [key, inner] of Object.entries(item)) {
        if (!isText(key)) return false;
        next.push(inner);
      }
    }
    level = next;
  }
  return true;
}

function isText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** A parsed body, not a stream or bytes. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('pipe' in value) && !ArrayBuffer.isView(value);
}
