/** Who runs PostgreSQL: ourselves, or, since it refuses root, a user that already exists here. */
import { spawnSync } from 'node:child_process';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';

export interface DatabaseUser {
  readonly name: string;
  /** Absent where we are not root and everything runs as ourselves. */
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

/** initdb looks its user up by name, so a bare number will not do (tried). */
const CANDIDATES = ['postgres', 'nobody', 'daemon'] as const;

let found: DatabaseUser | undefined;

export function databaseUser(): DatabaseUser {
  found ??= process.getuid?.() === 0 ? stepDownFromRoot() : { name: 'you', ids: null };
  return found;
}

function stepDownFromRoot(): DatabaseUser {
  for (const name of CANDIDATES) {
    const uid = idOf(name, '-u');
    const gid = idOf(name, '-g');
    if (uid === null || gid === null) continue;
    const user = { name, ids: { uid, gid } };
    // In a user namespace the id may exist without being mapped: only trying tells.
    if (runAs(user, 'exit 0')) return user;
  }
  throw new DomainError(PLATFORM_ERRORS.no_database_user, { users: CANDIDATES.join(', ') });
}

/** May that user enter this directory? Asked of the kernel rather than worked out from mode bits. */
export function mayEnter(user: DatabaseUser, dir: string): boolean {
  return runAs(user, 'cd -- "$1"', dir);
}

function runAs(user: DatabaseUser, script: string, ...args: string[]): boolean {
  const run = spawnSync('/bin/sh', ['-c', script, 'sh', ...args], { ...user.ids, cwd: '/', stdio: 'ignore' });
  return run.status === 0;
}

function idOf(name: string, flag: '-u' | '-g'): number | null {
  const run = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout.trim()) : null;
}
