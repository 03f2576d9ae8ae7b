/** What a cell looks like, where nobody knows what stands in it: it may be a password moved by one column. */

const CHARS_MAX = 24;

/** Letters become a, digits 9, every sign ·; longer cells are cut, with their length behind. */
export function masked(cell: string): string {
  const chars = [...cell.trim()];
  const shape = chars.slice(0, CHARS_MAX).map((char) => {
    if (/\p{N}/u.test(char)) return '9';
    if (/\p{L}/u.test(char)) return 'a';
    return char === ' ' ? ' ' : '·';
  });
  return shape.join('') + (chars.length > CHARS_MAX ? `… (${chars.length})` : '');
}
