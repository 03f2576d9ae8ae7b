/** What lies in a directory spool, for tests that look. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of every object. */
export function segmentsIn(spoolDir: string): string[] {
  return readdirSync(spoolDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
