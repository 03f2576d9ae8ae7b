/** What a member is called: only the last part of its path counts, and nothing in it can do harm. */

const NAME_LENGTH_MAX = 255;

/** The last part of a path, of either kind of slash, without control characters; `fallback` where nothing is left. */
export function memberName(path: string, fallback: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? '';
  const plain = shortened(plainPart(last));
  return plain === '' || plain === '.' || plain === '..' ? fallback : plain;
}

/** `book.xlsx#Sheet`: a part of a file, named by both. */
export function partName(file: string, part: string): string {
  const plain = plainPart(part).replace(/[/\\]/g, '_') || '_';
  const room = Math.max(0, NAME_LENGTH_MAX - plain.length - 1);
  return shortened(`${file.slice(0, room)}#${plain}`);
}

/** Control characters and what turns text around are left out. */
function plainPart(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** Cut in the middle, so that the ending stays; never through a pair of units. */
function shortened(name: string): string {
  if (name.length <= NAME_LENGTH_MAX) return name;
  const ending = /\.[^.]{1,20}$/.exec(name)?.[0] ?? '';
  return (name.slice(0, NAME_LENGTH_MAX - ending.length) + ending).toWellFormed();
}
