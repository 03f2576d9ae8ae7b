/** The database as rooms see it: transactions that carry raw SQL, repositories and COPY on one connection. */
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { DRIVER_TYPES } from './types.ts';

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
  /** Runs last in this transaction; what it locks is held for a moment only. */
  beforeCommit(work: () => Promise<void>): void;
  /** Runs once the transaction stands; never when it rolled back. Must not throw. */
  afterCommit(work: () => void): void;
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
    const hooks: Hooks = { before: [], after: [] };
    try {
      const client = await this.#begin(runner);
      const result = await work(txOf(client, runner.manager, hooks));
      for (const last of hooks.before) await last();
      await runner.commitTransaction();
      for (const then of hooks.after) then();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw isConnectionLoss(error) ? awayBecause(error) : error;
    } finally {
      await runner.release();
    }
  }

  /**
   * One statement (or several without parameters) of a library that brings its own SQL and expects the
   * driver's value types. Outside any transaction.
   */
  async statement(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const query = { text, types: DRIVER_TYPES, ...(values && { values: [...values] }) };
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    try {
      return await pool.query(query);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      await this.#revive?.();
      throw awayBecause(error);
    }
  }

  /** Runs `work` unless any process is running work of that name right now; false when it was skipped. */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    const client = await pool.connect().catch((error: unknown) => {
      throw isConnectionLoss(error) ? awayBecause(error) : error;
    });
    let broken = false;
    const onError = (): void => void (broken = true);
    client.on('error', onError);
    try {
      const got = await client.query<{ got: boolean }>(TRY_LOCK, [name]);
      if (!got.rows[0]?.got) return false;
      try {
        await work();
      } finally {
        await client.query(UNLOCK, [name]).catch(onError);
      }
      return true;
    } finally {
      client.off('error', onError);
      client.release(broken);
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

const TRY_LOCK = `SELECT pg_try_advisory_lock(hashtext('amends.exclusive'), hashtext($1)) AS got`;
const UNLOCK = `SELECT pg_advisory_unlock(hashtext('amends.exclusive'), hashtext($1))`;

interface Hooks {
  readonly before: (() => Promise<void>)[];
  readonly after: (() => void)[];
}

async function begin(runner: QueryRunner): Promise<PoolClient> {
  const client = (await runner.connect()) as PoolClient;
  await runner.startTransaction();
  return client;
}

function awayBecause(cause: unknown): DomainError {
  return cause instanceof DomainError ? cause : new DomainError(PLATFORM_ERRORS.database_away, {}, { cause });
}

function txOf(client: PoolClient, manager: EntityManager, hooks: Hooks): Tx {
  return {
    manager,
    client,
    beforeCommit: (work) => void hooks.before.push(work),
    afterCommit: (work) => void hooks.after.push(work),
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
