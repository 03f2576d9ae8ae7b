/** Embedded PostgreSQL as a daemon of its data directory, shared by whoever needs it (ENGINE §1). */
import { chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/fingerprint.ts';
import { isConnectionLoss } from '../db/connection-loss.ts';
import { type Binaries, binariesFor } from './binaries.ts';
import { SUPERUSER, clusterExists, makeCluster, passwordOf } from './cluster.ts';
import { type DatabaseUser, databaseUser } from './database-user.ts';
import { Lease, nobodyHolds, withLock } from './file-lock.ts';
import { type Layout, layoutOf, prepareDataDir } from './layout.ts';
import { livePostmaster, socketDirFor, startPostmaster, stopPostmaster } from './postmaster.ts';

/** Long enough for a first start on a slow disk by whoever holds the lock. */
const LOCK_WAIT_MS = 120_000;
const PREPARE_TRIES = 5;
const PREPARE_PAUSE_MS = 200;

/** A sixteenth of the machine's memory, no less than PostgreSQL's own default and no more than helps. */
const SHARED_BUFFERS_MB = 16 * Math.round(Math.min(1024, Math.max(128, totalmem() / 2 ** 20 / 16)) / 16);

const SETTINGS: Readonly<Record<string, string>> = {
  // Sized by hand because one process writes hundreds of megabytes at once: docs/decisions/0002.
  shared_buffers: `${SHARED_BUFFERS_MB}MB`,
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  // A run writes 100 MB of log a second: whoever inserts must not be the one that makes room for it.
  wal_buffers: `${SHARED_BUFFERS_MB / 16}MB`,
  wal_writer_delay: '50ms',
  checkpoint_timeout: '15min',
  // Only a socket inside pg/ (0700): nothing to scan, no port to clash with.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Secrets of the data directory are 256 random bits; stretching them only slows every connection.
  scram_iterations: '1',
  // The log names no value: neither the statement that failed, nor the key that clashed, nor what an error quotes.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For tests: nothing has to survive a power cut. */
export const THROWAWAY_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

export interface ConnectionTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface AttachOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Runs under the lock, with the server up: makes and migrates what is missing. */
  readonly prepare?: (server: EmbeddedServer, alone: boolean) => Promise<void>;
}

/** A lease on the server of one data directory. */
export class EmbeddedServer {
  readonly layout: Layout;
  readonly #binaries: Binaries;
  readonly #user: DatabaseUser;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #socketDir: string;
  #lease: Lease | null = null;

  private constructor(layout: Layout, settings: Readonly<Record<string, string>>) {
    this.layout = layout;
    this.#settings = { ...SETTINGS, ...settings };
    this.#user = databaseUser();
    prepareDataDir(layout, this.#user);
    this.#binaries = binariesFor(layout.dataDir);
    this.#socketDir = socketDirFor(layout, shortSocketDir(layout));
  }

  /** Makes the cluster where there is none, starts the server where none runs, and shares it. */
  static async attach(dataDir: string, options: AttachOptions = {}): Promise<EmbeddedServer> {
    const layout = layoutOf(dataDir);
    prepareDataDir(layout, databaseUser());
    return withLock(layout.lockFile, LOCK_WAIT_MS, async () => {
      const server = new EmbeddedServer(layout, options.settings ?? {});
      await server.#start();
      const alone = nobodyHolds(layout.leaseFile);
      server.#lease = Lease.take(layout.leaseFile);
      try {
        await server.#prepare(async () => options.prepare?.(server, alone));
      } catch (error) {
        await server.#leaveLocked();
        throw error;
      }
      return server;
    });
  }

  /** Started again where it dies while it is being prepared; preparing finds what it made before. */
  async #prepare(work: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (!isConnectionLoss(error) || tries === PREPARE_TRIES) throw error;
        await sleep(PREPARE_PAUSE_MS);
        await this.#start();
      }
    }
  }

  /** Starts the server again if it died; cheap when it lives. */
  async revive(): Promise<void> {
    if (livePostmaster(this.layout.pgDir)?.ready) return;
    await this.underLock(() => this.#start());
  }

  async underLock<T>(work: () => Promise<T>): Promise<T> {
    return withLock(this.layout.lockFile, LOCK_WAIT_MS, work);
  }

  /** Gives the lease back; the last one to leave stops the server. Idempotent. */
  async leave(): Promise<void> {
    if (this.#lease) await this.underLock(() => this.#leaveLocked());
  }

  target(role: string, database: string): ConnectionTarget {
    return {
      host: this.#socketDir,
      port: 5432,
      user: role,
      password: passwordOf(this.layout, role),
      database,
    };
  }

  superuser(database = 'postgres'): ConnectionTarget {
    return this.target(SUPERUSER, database);
  }

  async #start(): Promise<void> {
    if (!clusterExists(this.layout, this.#binaries)) {
      await makeCluster(this.layout, this.#binaries, this.#user);
    }
    if (livePostmaster(this.layout.pgDir)?.ready) return;
    if (this.#socketDir !== this.layout.pgDir) makeSocketDir(this.#socketDir, this.#user);
    await startPostmaster({
      layout: this.layout,
      binaries: this.#binaries,
      user: this.#user,
      socketDir: this.#socketDir,
      settings: this.#settings,
    });
  }

  async #leaveLocked(): Promise<void> {
    this.#lease?.release();
    this.#lease = null;
    if (!nobodyHolds(this.layout.leaseFile)) return;
    await stopPostmaster(this.layout.pgDir);
    if (this.#socketDir !== this.layout.pgDir) rmSync(this.#socketDir, { recursive: true, force: true });
  }
}

/** Not os.tmpdir(): every process must come to the same answer whatever its TMPDIR. */
function shortSocketDir(layout: Layout): string {
  return join('/tmp', `amends-${sha256(layout.pgDir).toString('hex').slice(0, 16)}`);
}

function makeSocketDir(dir: string, user: DatabaseUser): void {
  const owner = user.ids?.uid ?? process.getuid?.();
  const stat = lstatSync(dir, { throwIfNoEntry: false });
  if (stat) {
    assert(stat.isDirectory() && stat.uid === owner, `${dir} belongs to somebody else`);
    return;
  }
  mkdirSync(dir, { mode: 0o700 });
  if (user.ids) chownSync(dir, user.ids.uid, user.ids.gid);
}
