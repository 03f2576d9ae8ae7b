/** Which bytes are a well-formed UTF-8 sequence (Unicode table 3-7), and which only might become one. */

/** Bytes of the well-formed sequence at `at`, 1 to 4; 0 where there is none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lengthOf(lead);
  if (length < 2) return length;
  if (!isSecond(lead, bytes[at + 1])) return 0;
  for (let i = 2; i < length; i += 1) if (!isContinuation(bytes[at + i])) return 0;
  return length;
}

/** How many bytes at the end may still become a sequence when more arrive: 0 to 3. */
export function tailLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const at = bytes.length - back;
    const lead = bytes[at]!;
    if (isContinuation(lead)) continue;
    if (lengthOf(lead) <= back) return 0;
    return back === 1 || isSecond(lead, bytes[at + 1]) ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The second byte is narrower than the rest: no overlong forms, no surrogates, nothing past U+10FFFF. */
function isSecond(lead: number, byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
