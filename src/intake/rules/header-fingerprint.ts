/** Tells two exports of one table: the same columns in the same order, however their names are written. */
import { fingerprint } from '../../kernel/fingerprint.ts';
import { compactHeader } from './detect/header-words.ts';

export function headerFingerprint(names: readonly string[], format: string): Buffer {
  return fingerprint({ format, names: names.map((name) => compactHeader(name) || name.trim()) });
}
