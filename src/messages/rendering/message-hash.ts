/** A message's fingerprint: SHA-256 over its texts, each preceded by its length; the proof of what somebody was sent. */
import { hash } from 'node:crypto';
import type { Piece } from '../../kernel/pieces.ts';

/** Grows with the longest message; nobody's words stay in it. */
let scratch = Buffer.allocUnsafe(64 * 1024);

/** Of each text its length and its bytes; hashed in one call, since an object for it costs more than a message's hash. */
export function hashOf(...texts: readonly (readonly Piece[])[]): string {
  let at = 0;
  for (const pieces of texts) {
    const length = pieces.reduce((sum, piece) => sum + bytesOf(piece), 0);
    const head = `${length}:`;
    makeRoom(at, head.length + length);
    at += scratch.write(head, at, 'latin1');
    for (const piece of pieces) {
      if (typeof piece === 'string') at += scratch.write(piece, at, 'utf8');
      else at += piece.utf8.copy(scratch, at);
    }
  }
  const sum = hash('sha256', scratch.subarray(0, at), 'hex');
  scratch.fill(0, 0, at);
  return sum;
}

function bytesOf(piece: Piece): number {
  return typeof piece === 'string' ? Buffer.byteLength(piece, 'utf8') : piece.utf8.length;
}

function makeRoom(at: number, length: number): void {
  if (at + length <= scratch.length) return;
  const larger = Buffer.alloc((at + length) * 2);
  scratch.copy(larger, 0, 0, at);
  scratch.fill(0);
  scratch = larger;
}
