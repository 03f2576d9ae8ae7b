/** A disk that is really full: a file system of a few MiB, where this machine lets us mount one. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

export interface TinyDisk {
  readonly dir: string;
  /** Ends the shortage. */
  makeRoom(): void;
  remove(): void;
}

/** Null where mounting is not allowed. */
export function aTinyDisk(dir: string, bytes: number): TinyDisk | null {
  mkdirSync(dir);
  const remove = (): void => rmSync(dir, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', dir);
  } catch {
    remove();
    return null;
  }
  return {
    dir,
    makeRoom: () => run('mount', '-o', 'remount,size=256m', dir),
    remove: () => {
      run('umount', dir);
      remove();
    },
  };
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: 'ignore' });
}
