/** Making a database cluster: initdb aside, then renamed into place, so that half a cluster never counts. */
import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHmac, randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';
import type { Layout } from './layout.ts';

export const SUPERUSER = 'postgres';

/** Throws one sentence when the directory belongs to another PostgreSQL major. */
export function clusterExists(layout: Layout, binaries: Binaries): boolean {
  const file = join(layout.pgDir, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== String(binaries.major)) {
    const facts = { dataDir: layout.dataDir, found, ours: binaries.major };
    throw new DomainError(PLATFORM_ERRORS.database_major, facts);
  }
  return true;
}

export async function makeCluster(layout: Layout, binaries: Binaries, user: DatabaseUser): Promise<void> {
  const { dataDir, pgDir } = layout;
  if (existsSync(pgDir) && readdirSync(pgDir).length > 0) {
    const reason = 'its pg/ holds something that is not a database';
    throw new DomainError(PLATFORM_ERRORS.data_dir_unusable, { dataDir, reason });
  }
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('pg.new')) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  const aside = join(dataDir, 'pg.new');
  const passwordFile = join(dataDir, 'pg.new-password');
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(passwordFile, passwordOf(layout, SUPERUSER), { mode: 0o600 });
  if (user.ids) for (const path of [aside, passwordFile]) chownSync(path, user.ids.uid, user.ids.gid);
  try {
    await runInitdb(layout, binaries, { aside, passwordFile, user });
    renameSync(aside, pgDir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

interface InitdbPlaces {
  readonly aside: string;
  readonly passwordFile: string;
  readonly user: DatabaseUser;
}

/** The built-in C.UTF-8 sorts the same on every machine, which glibc's and ICU's locales do not. */
async function runInitdb(layout: Layout, binaries: Binaries, places: InitdbPlaces): Promise<void> {
  const { aside, passwordFile, user } = places;
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const auth = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const child = spawn(binaries.initdb, [`--pgdata=${aside}`, '--no-instructions', ...locale, ...auth], {
    ...user.ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code === 0) return;
  const reason = `${basename(binaries.initdb)}: ${words.trim().split('\n').at(-1) ?? 'failed'}`;
  throw new DomainError(PLATFORM_ERRORS.database_refused, { reason, log: layout.logFile });
}

/** Each role's password, derived from one secret (0600, ours) that is made with the cluster. */
export function passwordOf(layout: Layout, role: string): string {
  if (!existsSync(layout.secretFile)) {
    writeFileSync(layout.secretFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  const secret = readFileSync(layout.secretFile, 'utf8').trim();
  return createHmac('sha256', secret).update(role).digest('base64url');
}
