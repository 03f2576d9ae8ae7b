/** How every process of Amends starts, refuses and stops: one sentence, never a stack. */
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/errors.ts';
import type { Config } from '../platform/config.ts';
import { connect, type Database } from '../platform/db/connect.ts';
import { Db } from '../platform/db/db.ts';
import { describeError } from '../platform/log/log.ts';
import { PLATFORM_ERRORS } from '../platform/platform.errors.ts';
import { EXIT_SETTINGS } from './exit-codes.ts';

/** A request or job that does not end by then is cut off; the tables carry on from where it stood. */
const STOP_MAX_MS = 30_000;

export interface Closable {
  close(): Promise<void>;
}

/**
 * Runs the body of a process. What it refuses is one sentence on stderr and exit code 1, or 78 for a setting. It ends
 * at once: a handle left open by a start half made must not keep it.
 */
export async function runProcess(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    const settings = error instanceof DomainError && error.code === PLATFORM_ERRORS.config.code;
    process.exit(settings ? EXIT_SETTINGS : 1);
  }
}

export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port ?? ''} is taken by another process: end it, or set PORT.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be used by this user: set PORT.`;
  // Only the kind of error: a database's own words can quote the row that offended.
  const described = describeError(error);
  const reason = [described['type'], described['code'], described['message']].filter(Boolean).join(' ');
  return `Amends could not go on (${reason}).`;
}

/**
 * The first signal lets what is under way end; a second one does not wait. Whoever was started with a channel to its
 * parent also ends when the parent is gone, however it died: nothing is left behind that nobody keeps.
 */
export function stopOnSignal(running: Closable): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MAX_MS).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  // Undefined without a channel; false where the parent died while we were starting.
  if (process.connected === false) stop();
  else if (process.connected) process.once('disconnect', () => stopping || stop());
}

/** `--check` wires everything and touches no server. */
export function isCheck(argv: readonly string[]): boolean {
  return argv.includes('--check');
}

export function databaseFor(config: Config, applicationName: string): Promise<Database> {
  return connect(config, { poolConnections: config.limits.dbPoolConnections, applicationName });
}

/** Looks like a database until somebody asks it something. */
export function noDatabase(): Database {
  const db = new Db(new DataSource({ type: 'postgres' }));
  return { db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
}

/** One role for everything: append-only tables are guarded by triggers alone (ENGINE §8). */
export function warnOfWeakerGuarantee({ guaranteeIsWeaker }: Database): void {
  if (!guaranteeIsWeaker) return;
  process.stderr.write(
    'WARNING: this database role owns the tables, so only triggers keep journals and audit append-only; ' +
      'run processes as a role of their own (AMENDS_MIGRATION_URL for the owner).\n',
  );
}
