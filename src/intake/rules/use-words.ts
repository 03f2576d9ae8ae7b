/** A column's use as people write it: one of the list, or `link:<name>`. */
import { USES, type Use } from './mapping.ts';

export function isUseWord(text: string): boolean {
  return text.startsWith('link:') ? /^link:[a-z0-9_.-]{1,40}$/.test(text) : isUse(text) && text !== 'link';
}

function isUse(text: string): text is Use {
  return (USES as readonly string[]).includes(text);
}
