/** A long text in pieces: those that thousands of texts share are one object, beside which what is made of it is kept. */

export class SharedText {
  readonly text: string;
  #utf8: Buffer | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get utf8(): Buffer {
    return (this.#utf8 ??= Buffer.from(this.text, 'utf8'));
  }
}

export type Piece = string | SharedText;

/** An e-mail's words in the pieces they were made of. */
export interface EmailPieces {
  readonly subject: Piece;
  readonly html: readonly Piece[];
  readonly text: readonly Piece[];
}

export function whole(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : piece.text;
  return text;
}
