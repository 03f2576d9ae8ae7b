/** Counts physical lines while a text is read from front to back: `\r\n`, `\n` and a lone `\r` each end one. */

export class LineCount {
  #line = 1;
  /** Line ends before this place are counted. */
  #counted = 0;

  /** The line on which the character at `pos` stands; places only grow. */
  at(text: string, pos: number): number {
    if (pos > this.#counted) {
      this.#line += lineEnds(text, this.#counted, pos);
      this.#counted = pos;
    }
    return this.#line;
  }

  /** The text goes on without what was before `pos`. */
  rebase(text: string, pos: number): void {
    this.at(text, pos);
    this.#counted -= pos;
  }
}

/** Line ends whose last character stands in [from, to). */
function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
