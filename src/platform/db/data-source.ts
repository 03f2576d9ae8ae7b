/** One pool of connections as one role, with TypeORM's column maps on top. */
import type { ClientConfig } from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { QUIET } from './quiet-logger.ts';
import { OUR_TYPES } from './types.ts';

export type PgTarget = Pick<
  ClientConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString'
>;

export interface PoolOptions {
  readonly poolSize: number;
  readonly applicationName: string;
  /** Hears of idle connections that broke; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Every entity class loaded so far is registered: rooms bring their column maps by being imported. */
export async function openDataSource(target: PgTarget, options: PoolOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    entities: getMetadataArgsStorage().tables.flatMap(({ target: entity }) =>
      typeof entity === 'function' ? [entity] : [],
    ),
    synchronize: false,
    logging: false,
    logger: QUIET,
    installExtensions: false,
    poolSize: options.poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: options.applicationName,
    poolErrorHandler: options.onIdleError ?? (() => undefined),
    extra: { ...target, types: OUR_TYPES },
  });
  return dataSource.initialize();
}
