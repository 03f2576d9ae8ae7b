/** What may be a file's base name: one plain part of a path, as it will stand in lists and mappings. */

const NAME_LENGTH_MAX = 255;

export function isPlainName(name: string): boolean {
  const isPart = !/[/\\\p{Cc}]/u.test(name) && !/^\.{1,2}$/.test(name) && name.isWellFormed();
  return isPart && name.trim().length > 0 && name.length <= NAME_LENGTH_MAX;
}
