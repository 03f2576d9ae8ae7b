/** The console says in Indonesian what the engine finds in a column: every kind of value, alone and beside its header. */
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { KIND_WORDS } from '../../src/intake/rules/detect/kind-words.ts';
import { ROOT } from './source.ts';

let indonesian: (part: string) => string | null;

beforeAll(async () => {
  const path = join(ROOT, 'console/pages/sources/proposal-reasons.ts');
  ({ indonesian } = (await import(path)) as { indonesian: typeof indonesian });
});

test.each(Object.values(KIND_WORDS))('15 of 16 values %s', (kind) => {
  for (const reason of [
    `15 of 16 values ${kind}`,
    `15 of 16 values ${kind}: no data of a person in themselves`,
    `header "x" and 15 of 16 values ${kind}`,
    `header "x", but only 15 of 16 values ${kind}`,
  ]) {
    expect(indonesian(reason)).toMatch(/^(kepala kolom "x", .*)?15 dari 16 nilai/);
    expect(indonesian(reason)).not.toContain(kind);
  }
});
