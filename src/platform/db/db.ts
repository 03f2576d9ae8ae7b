/** The database as rooms see it: transactions that carry raw SQL, repositories and COPY on one connection. */
import type { PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { isConnectionLoss } from './connection-loss.ts';

/** One open transaction. Every store function takes it first and never commits. */
export interface Tx {
  /** Rows of a statement. `bigint` columns arrive as `bigint`; cast counts with `::int`. */
  q<R extends QueryResultRow = QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** The only row, or undefined. */
  one<R extends QueryResultRow = QueryResultRow>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<R | undefined>;
  /** Rows affected by a statement. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
  /** TypeORM on the same connection, for control tables. */
  readonly manager: EntityManager;
  /** The driver's connection, for COPY only. */
  readonly client: PoolClient;
}

/** Opens transactions. A verb without `tx` opens and commits its own; a verb with `tx` joins. */
export class Db {
  readonly dataSource: DataSource;
  readonly #revive: (() => Promise<void>) | undefined;

  /** `revive` brings the embedded server back when nobody answers; an external one has none. */
  constructor(dataSource: DataSource, revive?: () => Promise<void>) {
    this.dataSource = dataSource;
    this.#revive = revive;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction; commits on return, rolls back on throw. A lost server
   * surfaces as `platform.database_away` (unavailable): the transaction did not commit, except when it was
   * lost while committing, so what is tried again must be idempotent, as every verb here is.
   */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = await this.#begin(runner);
      const result = await work(txOf(client, runner.manager));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw isConnectionLoss(error) ? awayBecause(error) : error;
    } finally {
      await runner.release();
    }
  }

  /** Nothing was done yet, so a dead server may be revived and the beginning tried once more. */
  async #begin(runner: QueryRunner): Promise<PoolClient> {
    try {
      return await begin(runner);
    } catch (error) {
      if (!this.#revive || !isConnectionLoss(error)) throw error;
      await this.#revive();
      return await begin(runner);
    }
  }
}
async function begin(runner: QueryRunner): Promise<PoolClient> {
  const client = (await runner.connect()) as PoolClient;
  await runner.startTransaction();
  return client;
}

function awayBecause(cause: unknown): DomainError {
  return cause instanceof DomainError ? cause : new DomainError(PLATFORM_ERRORS.database_away, {}, { cause });
}

function txOf(client: PoolClient, manager: EntityManager): Tx {
  return {
    manager,
    client,
    async q<R extends QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
      return (await client.query<R>(sql, params as unknown[])).rows;
    },
    async one<R extends QueryResultRow>(sql: string, params: readonly unknown[] = []) {
      return (await client.query<R>(sql, params as unknown[])).rows[0];
    },
    async run(sql: string, params: readonly unknown[] = []) {
      return (await client.query(sql, params as unknown[])).rowCount ?? 0;
    },
  };
}
