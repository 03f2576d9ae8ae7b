/** The database as rooms see it: transactions that carry raw SQL, repositories and COPY on one connection. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { forgetOldPlans, queryOf, type Sql } from './prepared.ts';
import { DRIVER_TYPES } from './types.ts';

/** One open transaction. Every store function takes it first and never commits. */
export interface Tx {
  /** Rows of a statement. `bigint` columns arrive as `bigint`; cast counts with `::int`. */
  q<R extends QueryResultRow = QueryResultRow>(sql: Sql, params?: readonly unknown[]): Promise<R[]>;
  /** The only row, or undefined. */
  one<R extends QueryResultRow = QueryResultRow>(
    sql: Sql,
    params?: readonly unknown[],
  ): Promise<R | undefined>;
  /** Rows affected by a statement. */
  run(sql: Sql, params?: readonly unknown[]): Promise<number>;
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
  readonly #returnListeners: (() => void)[] = [];
  #side: Pool | null = null;
  #locks: Pool | null = null;
  #wasLost = false;

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
    const { runner, client } = await this.#borrow((begun) => begun.startTransaction());
    const hooks: Hooks = { before: [], after: [], isLast: false };
    try {
      const result = await work(txOf(client, runner.manager, hooks));
      for (const last of hooks.before) await last();
      await runner.commitTransaction();
      for (const then of hooks.after) then();
      return result;
    } catch (error) {
      // A runner that was released under us lost its connection between two statements.
      const lost = isConnectionLoss(error) || runner.isReleased;
      if (runner.isTransactionActive && !runner.isReleased) {
        await runner.rollbackTransaction().catch(() => undefined);
      }
      this.#wasLost ||= lost;
      throw lost ? awayBecause(error) : error;
    } finally {
      await runner.release();
    }
  }

  /**
   * One statement (or several without parameters) of a library that brings its own SQL and expects the
   * driver's value types. Outside any transaction, and on connections of their own: a library's statement
   * must not wait for a transaction that waits for the library.
   */
  async statement(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const query = { text, types: DRIVER_TYPES, ...(values && { values: [...values] }) };
    this.#side ??= sidePool(this.#pool());
    try {
      const result = await this.#side.query(query);
      this.#answered();
      return result;
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      this.#wasLost = true;
      await this.#revive?.();
      throw awayBecause(error);
    }
  }

  /**
   * `tx` for work of exactly one statement, which commits by itself: one round trip where a transaction takes three more.
   * Where this throws, it may stand all the same, as after a commit that was lost.
   */
  async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { runner, client } = await this.#borrow(() => Promise.resolve());
    try {
      return await work(txOf(client, runner.manager, { before: [], after: [], isLast: true }));
    } catch (error) {
      const lost = isConnectionLoss(error) || runner.isReleased;
      this.#wasLost ||= lost;
      throw lost ? awayBecause(error) : error;
    } finally {
      await runner.release();
    }
  }

  /** Calls `listener` when the server answers again after a connection was lost with work on it. */
  onReturn(listener: () => void): void {
    this.#returnListeners.push(listener);
  }

  #answered(): void {
    if (!this.#wasLost) return;
    this.#wasLost = false;
    for (const listener of this.#returnListeners) listener();
  }

  /**
   * Runs `work` unless any process is running work of that name right now; false when it was skipped. The lock is
   * held on a connection of its own kind: work must never wait for one that another lock's holder waits with.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    this.#locks ??= sidePool(this.#pool());
    const client = await this.#locks.connect().catch(async (error: unknown) => {
      if (!isConnectionLoss(error)) throw error;
      this.#wasLost = true;
      await this.#revive?.();
      throw awayBecause(error);
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

  /** Ends every connection; what runs is waited for. Idempotent. */
  async close(): Promise<void> {
    const pools = [this.#side, this.#locks];
    this.#side = null;
    this.#locks = null;
    for (const pool of pools) await pool?.end();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  #pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  /**
   * Nothing was done yet, so beginning may be tried again: idle connections can be dead without knowing, and
   * a dead embedded server is revived, waiting out what its predecessor left running.
   */
  async #borrow(
    begin: (runner: QueryRunner) => Promise<void>,
  ): Promise<{ runner: QueryRunner; client: PoolClient }> {
    for (let attempt = 1; ; attempt += 1) {
      // A runner whose connection failed has released itself and cannot be used again.
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as PoolClient;
        await forgetOldPlans(client);
        await begin(runner);
        this.#answered();
        return { runner, client };
      } catch (error) {
        const lost = isConnectionLoss(error) || runner.isReleased;
        await runner.release();
        if (!lost) throw error;
        this.#wasLost = true;
        if (attempt >= (this.#revive ? EMBEDDED_ATTEMPTS : EXTERNAL_ATTEMPTS)) throw awayBecause(error);
        await this.#revive?.();
        await sleep(RETRY_MS * (attempt - 1));
      }
    }
  }
}

/** 20 + 40 + … ms: four seconds beside the revival itself. */
const EMBEDDED_ATTEMPTS = 20;
const EXTERNAL_ATTEMPTS = 3;
const RETRY_MS = 20;

const SIDE_CONNECTIONS = 3;

function sidePool(main: Pool): Pool {
  // The password is no enumerable option of a pool.
  const { options } = main;
  const pool = new Pool({
    ...options,
    password: options.password,
    max: SIDE_CONNECTIONS,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined); // The pool replaces what broke while idle.
  return pool;
}

const TRY_LOCK = `SELECT pg_try_advisory_lock(hashtext('amends.exclusive'), hashtext($1)) AS got`;
const UNLOCK = `SELECT pg_advisory_unlock(hashtext('amends.exclusive'), hashtext($1))`;

interface Hooks {
  readonly before: (() => Promise<void>)[];
  readonly after: (() => void)[];
  /** The next statement is the only one. */
  readonly isLast: boolean;
}

function awayBecause(cause: unknown): DomainError {
  return cause instanceof DomainError ? cause : new DomainError(PLATFORM_ERRORS.database_away, {}, { cause });
}

function txOf(client: PoolClient, manager: EntityManager, hooks: Hooks): Tx {
  let asked = 0;
  const ask = <R extends QueryResultRow>(sql: Sql, params: readonly unknown[]): Promise<QueryResult<R>> => {
    asked += 1;
    assert(!hooks.isLast || asked === 1, 'one statement commits by itself; a second needs a transaction');
    return client.query<R>(queryOf(sql, params));
  };
  const keep = <W>(works: W[], work: W): void => {
    assert(!hooks.isLast, 'what belongs to a commit needs a transaction');
    works.push(work);
  };
  return {
    manager,
    client,
    beforeCommit: (work) => keep(hooks.before, work),
    afterCommit: (work) => keep(hooks.after, work),
    q: async <R extends QueryResultRow>(sql: Sql, params: readonly unknown[] = []) =>
      (await ask<R>(sql, params)).rows,
    one: async <R extends QueryResultRow>(sql: Sql, params: readonly unknown[] = []) =>
      (await ask<R>(sql, params)).rows[0],
    run: async (sql: Sql, params: readonly unknown[] = []) => (await ask(sql, params)).rowCount ?? 0,
  };
}
