/** Where things lie in a data directory, and which directory that is when nobody says. */
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { sha256 } from '../../kernel/fingerprint.ts';
import { errorMessage } from '../error-code.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { PROJECT_ROOT } from '../root.ts';
import { type DatabaseUser, mayEnter } from './database-user.ts';

export interface Layout {
  readonly dataDir: string;
  /** PostgreSQL's own directory: the only thing here that belongs to the database user. */
  readonly pgDir: string;
  readonly lockFile: string;
  readonly leaseFile: string;
  readonly logFile: string;
  readonly secretFile: string;
}

export function layoutOf(dataDir: string): Layout {
  const dir = resolve(dataDir);
  return {
    dataDir: dir,
    pgDir: join(dir, 'pg'),
    lockFile: join(dir, 'pg.lock'),
    leaseFile: join(dir, 'pg.leases'),
    logFile: join(dir, 'pg.log'),
    secretFile: join(dir, 'pg.secret'),
  };
}

/** One checkout, one directory: its name for people, a hash of its real path against mix-ups. */
export function checkoutName(): string {
  return `${basename(PROJECT_ROOT)}-${sha256(realpathSync(PROJECT_ROOT)).toString('hex').slice(0, 12)}`;
}

/** Survives restarts; as root it lies where the database user can reach it, which /root is not. */
export function defaultDataDir(env: Readonly<Record<string, string | undefined>>): string {
  if (process.getuid?.() === 0) return join('/var/lib/amends', checkoutName());
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'amends', checkoutName());
}

/** Makes the directory and proves that the database user can reach `pg/` in it. */
export function prepareDataDir(layout: Layout, user: DatabaseUser): void {
  try {
    refuseUnreachable(nearestExisting(dirname(layout.dataDir)), user);
    makeTraversable(layout.dataDir);
    if (user.ids) openToPassage(layout.dataDir);
    for (const name of ['keys', 'spool']) {
      mkdirSync(join(layout.dataDir, name), { recursive: true, mode: 0o700 });
      chmodSync(join(layout.dataDir, name), 0o700);
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = errorMessage(cause);
    throw new DomainError(PLATFORM_ERRORS.data_dir_unusable, { dataDir: layout.dataDir, reason }, { cause });
  }
  refuseUnreachable(layout.dataDir, user);
}

function refuseUnreachable(path: string, user: DatabaseUser): void {
  if (user.ids && !mayEnter(user, path)) {
    throw new DomainError(PLATFORM_ERRORS.data_dir_unreachable, { user: user.name, path });
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/** Others may pass through, not look: what lies inside guards itself. */
function makeTraversable(dir: string): void {
  if (existsSync(dir)) return;
  makeTraversable(dirname(dir));
  mkdirSync(dir, { mode: 0o711, recursive: true }); // Another process may just have made it.
  chmodSync(dir, 0o711);
}

/** The data directory itself is ours: where it was made 0700 (mktemp), the database user may now pass. */
function openToPassage(dir: string): void {
  const { mode } = statSync(dir);
  if ((mode & 0o011) !== 0o011) chmodSync(dir, (mode & 0o777) | 0o011);
}
