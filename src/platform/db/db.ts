/** The database as rooms see it: transactions that carry raw SQL, repositories and COPY on one connection. */
import type { PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

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
  constructor(readonly dataSource: DataSource) {}

  /** Runs `work` in one READ COMMITTED transaction; commits on return, rolls back on throw. */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      try {
        const result = await work(txOf(client, runner.manager));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
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
