/** Directories for tests where the database user may pass: /tmp is, a TMPDIR below /root is not. */
import { accessSync, constants, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUser, mayEnter } from '../../src/platform/embedded/database-user.ts';

export function reachableTmp(): string {
  const user = databaseUser();
  const usable = [tmpdir(), '/var/tmp', '/tmp'].find(
    (dir) => existsSync(dir) && writable(dir) && (!user.ids || mayEnter(user, dir)),
  );
  return usable ?? tmpdir();
}

/** A new directory; the caller removes it. */
export function scratchDir(): string {
  return mkdtempSync(join(reachableTmp(), 'amends-'));
}

function writable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
