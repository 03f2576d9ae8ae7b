/** How many messages fit one bulk call: counted as they travel, form-encoded JSON inside a form. */

export const BULK_MESSAGES_MAX = 50;
/** Of the request's body; a lost answer leaves everything in it in doubt (reference/providers.md §1). */
export const BULK_BYTES_MAX = 400_000;
/** Names of parameters, the sender, the template and the configuration set. */
const CALL_BYTES = 1_000;
/** `Destinations.member.50.…` six times over, and the tags. */
const MESSAGE_BYTES = 700;

/** Bytes of each ASCII character once JSON and the form have escaped it. */
const COSTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return encodeURIComponent(JSON.stringify(character).slice(1, -1)).replace(/[!'()*]/g, '%00').length;
});
const TWO_BYTES = 6;
/** A lone surrogate is written out as an escape of six characters; the escape's backslash takes three. */
const THREE_BYTES = 9;

export function encodedBytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 128 ? COSTS[code]! : code < 0x800 ? TWO_BYTES : THREE_BYTES;
  }
  return bytes;
}

/** Splits into calls, in order; a message too large for any call goes alone. */
export function bulkCalls<T>(messages: readonly T[], textsOf: (message: T) => readonly string[]): T[][] {
  const calls: T[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = textsOf(message).reduce((sum, text) => sum + encodedBytes(text), MESSAGE_BYTES);
    const last = calls.at(-1);
    if (last && last.length < BULK_MESSAGES_MAX && bytes <= room) {
      last.push(message);
      room -= bytes;
    } else {
      calls.push([message]);
      room = BULK_BYTES_MAX - CALL_BYTES - bytes;
    }
  }
  return calls;
}
