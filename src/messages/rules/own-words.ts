/**
 * Words as a reader sees them, whatever they are written with: no marks inside words, no look-alikes, no line breaks
 * inside sentences. So the linter finds `**mung**kin`, `paspor` in full-width letters and a word cut by a line's end.
 */

export interface ReadWords {
  /** A line per paragraph, heading and list item, each with its mark. */
  readonly body: string;
  /** Paragraphs with line breaks, once more without the blank that a break leaves. */
  readonly glued: string;
}

const MARKED = /^(#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)(.*)$/;

export function readWords(markdown: string): ReadWords {
  const lines: string[] = [];
  const glued: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) lines.push(open.join(' '));
    if (open.length > 1) glued.push(open.join(''));
    open = [];
  };
  for (const line of markdown.split('\n')) {
    const plain = line.replace(/^(\s*>)+/, '').trim();
    const mark = MARKED.exec(plain)?.[1];
    if (plain === '' || mark !== undefined) close();
    if (plain === '') lines.push('');
    else open.push(mark === undefined ? readable(plain) : mark + readable(plain.slice(mark.length)));
    if (mark?.startsWith('#')) close();
  }
  close();
  return { body: lines.join('\n'), glued: glued.join('\n') };
}

/** One line without the marks of Markdown. */
export function readable(text: string): string {
  return folded(text.replace(/\]\(/g, ' (').replace(INLINE, ''));
}

const INLINE = /\\(?=[^\p{L}\p{N}\s])|[*_`~[\]]/gu;

/** Letters of one kind each: accents, widths and invisible characters aside. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u115f\u1160\u3164\u2800]/gu, '')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .normalize('NFC');
}
