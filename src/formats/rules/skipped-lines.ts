/** Lets the first lines of a text go by: what stands above a header is counted, and read by nobody. */
import { isLineEndKnown } from './record-parser.ts';

export class SkippedLines {
  #left: number;
  #text = '';

  constructor(lines: number) {
    this.#left = lines;
  }

  /** What follows those lines, as far as `text` tells. */
  push(text: string, final = false): string {
    if (this.#left === 0) return text;
    this.#text += text;
    let at = 0;
    while (this.#left > 0) {
      const end = lineEnd(this.#text, at);
      if (end === this.#text.length || (!final && !isLineEndKnown(this.#text, end))) break;
      at = end + (this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? 2 : 1);
      this.#left -= 1;
    }
    const rest = this.#text.slice(at);
    // Of a line that goes by only its last character matters: whether an end of it has begun.
    this.#text = this.#left > 0 ? rest.slice(-1) : '';
    return this.#left > 0 ? '' : rest;
  }
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

/** The text below its first lines. */
export function below(text: string, lines: number): string {
  return new SkippedLines(lines).push(text, true);
}
