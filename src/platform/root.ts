/** The checkout we run from, whether from source or from dist/. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json'))) {
    const parent = dirname(dir);
    if (parent === dir) throw new Error('package.json was not found above this file');
    dir = parent;
  }
  return realpathSync(dir);
}

export const PROJECT_ROOT = findRoot();
