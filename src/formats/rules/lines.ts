/** Cuts decoded text into physical lines: `\r\n`, `\n` and a lone `\r` each end one, whatever the chunks. */
import { isLineEndKnown, LOST_TEXT_CHARS, Next, RECORD_BYTES_MAX } from './record-parser.ts';

export interface Line {
  readonly line: number;
  /** Without its end; of a line that is too long only the beginning. */
  readonly text: string;
  /** Longer than a record may be, or holding a NUL or an undecodable byte. */
  readonly isUnreadable: boolean;
}

export interface LineOptions {
  readonly bytesOf: (text: string) => number;
  /** 4 MiB unless told. */
  readonly lineBytesMax?: number;
}

const BYTES_PER_UNIT_MAX = 3;

/** Push text, take lines that are not empty; what is undecodable must arrive as a lone surrogate (see decode.ts). */
export class LineCutter {
  readonly #bytesOf: (text: string) => number;
  readonly #max: number;
  #text = '';
  #line = 1;
  #tainted = false;
  /** The rest of a line that was too long is thrown away unread. */
  #skipping = false;

  constructor(options: LineOptions) {
    this.#bytesOf = options.bytesOf;
    this.#max = options.lineBytesMax ?? RECORD_BYTES_MAX;
  }

  push(text: string): Line[] {
    this.#tainted ||= !text.isWellFormed();
    this.#text += text;
    return this.#lines(false);
  }

  end(): Line[] {
    return this.#lines(true);
  }

  #lines(final: boolean): Line[] {
    const text = this.#text;
    const next = { lf: new Next(text, '\n'), cr: new Next(text, '\r'), nul: new Next(text, '\0') };
    const found: Line[] = [];
    let at = 0;
    while (at < text.length) {
      const end = Math.min(next.lf.from(at), next.cr.from(at), text.length);
      const isWhole = final || isLineEndKnown(text, end);
      if (!isWhole) {
        at = this.#giveUp(found, text, at);
        break;
      }
      if (end > at && !this.#skipping) {
        const isUnreadable = next.nul.from(at) < end || this.#isBroken(text, at, end);
        found.push({ line: this.#line, text: kept(text, at, end, isUnreadable), isUnreadable });
      }
      this.#skipping = false;
      this.#line += 1;
      at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    this.#text = text.slice(at);
    return found;
  }

  /** The line goes on in text to come; once it is too long, only its end is looked for. */
  #giveUp(found: Line[], text: string, at: number): number {
    const end = text.length - (text.endsWith('\r') ? 1 : 0);
    if (!this.#skipping && end - at > this.#max) {
      found.push({ line: this.#line, text: kept(text, at, end, true), isUnreadable: true });
      this.#skipping = true;
    }
    return this.#skipping ? end : at;
  }

  #isBroken(text: string, at: number, end: number): boolean {
    if (this.#tainted && !text.slice(at, end).isWellFormed()) return true;
    if ((end - at) * BYTES_PER_UNIT_MAX <= this.#max) return false;
    return this.#bytesOf(text.slice(at, end)) > this.#max;
  }
}

function kept(text: string, at: number, end: number, isUnreadable: boolean): string {
  return text.slice(at, isUnreadable ? Math.min(end, at + LOST_TEXT_CHARS) : end);
}
