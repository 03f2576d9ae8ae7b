/** From configuration to a database that answers: embedded and shared, or somebody's server by URL. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DomainError } from '../../kernel/errors.ts';
import type { Config } from '../config.ts';
import { DATABASE, attachAmends } from '../embedded/amends-database.ts';
import type { EmbeddedServer } from '../embedded/server.ts';
import { errorCode, errorMessage } from '../error-code.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { type PgTarget, openDataSource } from './data-source.ts';
import { Db } from './db.ts';
import { migrate, newClient, pendingMigrations } from '../migrate.ts';
import { APP_ROLE, guaranteeIsWeaker } from './roles.store.ts';

const OPEN_TRIES = 5;
const OPEN_PAUSE_MS = 200;

/** PostgreSQL’s code for a role that lacks a right. */
const INSUFFICIENT_PRIVILEGE = '42501';

export type DatabaseConfig = Pick<Config, 'databaseUrl' | 'migrationUrl' | 'dataDir'>;

export interface ConnectOptions {
  readonly poolConnections: number;
  /** Shows in pg_stat_activity: `amends web`, `amends worker`… */
  readonly applicationName: string;
}

export interface Database {
  readonly db: Db;
  /** Null where the server is somebody else's. */
  readonly embedded: EmbeddedServer | null;
  /** The role could change append-only tables if their triggers were gone: start-up says so (ENGINE §8). */
  readonly guaranteeIsWeaker: boolean;
  /** Closes the pool and gives back the lease; the last to leave stops the embedded server. */
  close(): Promise<void>;
}

/**
 * The embedded database is made and migrated by whoever attaches first; an external one must have been
 * migrated (`platform.schema_pending`).
 */
export async function connect(config: DatabaseConfig, options: ConnectOptions): Promise<Database> {
  const embedded = config.databaseUrl === null ? (await attachAmends(config.dataDir)).server : null;
  const target = embedded?.target(APP_ROLE, DATABASE) ?? urlTarget(config.databaseUrl ?? '');
  try {
    const { weaker, dataSource } = await patiently(embedded, () => open(target, options));
    const db = new Db(dataSource, embedded ? () => embedded.revive() : undefined);
    return {
      db,
      embedded,
      guaranteeIsWeaker: weaker,
      close: async () => {
        await db.close();
        await embedded?.leave();
      },
    };
  } catch (error) {
    await embedded?.leave();
    throw error;
  }
}

async function open(target: PgTarget, options: ConnectOptions) {
  const weaker = await withClient(target, async (client) => {
    const pending = await pendingMigrations(client);
    if (pending > 0) throw new DomainError(PLATFORM_ERRORS.schema_pending, { pending });
    return guaranteeIsWeaker(client);
  });
  const dataSource = await openDataSource(target, {
    poolSize: options.poolConnections,
    applicationName: options.applicationName,
  });
  return { weaker, dataSource };
}

/** An embedded server that dies between being attached to and being used is started again. */
async function patiently<T>(embedded: EmbeddedServer | null, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const lost = isConnectionLoss(error) || errorCode(error) === PLATFORM_ERRORS.database_unreachable.code;
      if (!embedded || !lost || tries === OPEN_TRIES) throw error;
      await sleep(OPEN_PAUSE_MS);
      await embedded.revive();
    }
  }
}

/** `amends migrate`: returns how many migrations ran; none is not an error. */
export async function migrateDatabase(config: DatabaseConfig): Promise<number> {
  if (config.databaseUrl === null) {
    const { server, migrationsApplied } = await attachAmends(config.dataDir);
    await server.leave();
    return migrationsApplied;
  }
  const owner = urlTarget(config.migrationUrl ?? config.databaseUrl);
  const ownerName = await withClient(owner, currentRole);
  const appName = decodeURIComponent(new URL(config.databaseUrl).username) || ownerName;
  try {
    return await migrate(owner, appName === ownerName ? null : appName);
  } catch (cause) {
    if (errorCode(cause) !== INSUFFICIENT_PRIVILEGE) throw cause;
    throw new DomainError(PLATFORM_ERRORS.migration_denied, { role: ownerName }, { cause });
  }
}

async function currentRole(client: Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
  return rows[0]?.role ?? '';
}

function urlTarget(url: string): PgTarget {
  return { connectionString: url };
}

async function withClient<T>(target: PgTarget, work: (client: Client) => Promise<T>): Promise<T> {
  const client = newClient(target);
  try {
    await client.connect();
  } catch (cause) {
    throw unreachable(target, cause);
  }
  try {
    return await work(client);
  } catch (error) {
    throw isConnectionLoss(error) ? unreachable(target, error) : error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Names the host, never the password. */
function unreachable(target: PgTarget, cause: unknown): DomainError {
  const url = target.connectionString ? URL.parse(target.connectionString) : null;
  const where = url ? `${url.host}${url.pathname}` : (target.host ?? 'its socket');
  const reason = errorMessage(cause).replace(/\s+/g, ' ').trim() || errorCode(cause) || 'no answer';
  return new DomainError(PLATFORM_ERRORS.database_unreachable, { where, reason }, { cause });
}
