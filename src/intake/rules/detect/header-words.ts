/** Reads a column's header as words, whatever its writing: no_hp, noHP, "No. HP" and nohp are one. */

/** `tglLahir`, `TGL_LAHIR`, `Tgl. Lahir` → ["tgl", "lahir"]; digits stand by themselves. */
export function headerWords(header: string): readonly string[] {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The header without anything that is only a way of writing; what two exports of one table share. */
export function compactHeader(header: string): string {
  return headerWords(header).join('');
}

export interface Span<T> {
  readonly of: T;
  readonly from: number;
  readonly to: number;
  /** Letters it explains. */
  readonly chars: number;
  /** Whether it explains the whole header. */
  readonly whole: boolean;
}

/** Every phrase the header contains, but none that lies within a longer one. */
export function phrasesIn<T>(header: string, phrases: ReadonlyMap<string, readonly T[]>): readonly Span<T>[] {
  const words = headerWords(header).slice(0, 24);
  const found: Span<T>[] = [];
  for (let length = words.length; length >= 1; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const to = from + length;
      if (found.some((span) => span.from <= from && to <= span.to && span.to - span.from > length)) continue;
      const compact = words.slice(from, to).join('');
      for (const of of phrases.get(compact) ?? []) {
        found.push({ of, from, to, chars: compact.length, whole: length === words.length });
      }
    }
  }
  return found;
}
