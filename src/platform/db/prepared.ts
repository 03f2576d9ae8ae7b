/** Statements that run thousands of times: parsed once in a connection, and planned again only now and then. */
import type { PoolClient, QueryConfig } from 'pg';
import { sha256 } from '../../kernel/fingerprint.ts';

export interface Prepared {
  readonly name: string;
  readonly text: string;
}

export type Sql = string | Prepared;

/** A plan made while a table was empty reads all of it once it is full: none is kept for longer. */
const PLAN_MS = 5_000;
const plannedAt = new WeakMap<PoolClient, number>();

/** For statements whose plan does not depend on their values; made once, beside the function that runs it. */
export function prepared(text: string): Prepared {
  return { name: sha256(text).toString('hex').slice(0, 32), text };
}

export function textOf(sql: Sql): string {
  return typeof sql === 'string' ? sql : sql.text;
}

export function queryOf(sql: Sql, values: readonly unknown[]): QueryConfig {
  const query = { text: textOf(sql), values: values as unknown[] };
  return typeof sql === 'string' ? query : { ...query, name: sql.name };
}

/** A round trip every few seconds in a connection that is used. */
export async function forgetOldPlans(client: PoolClient): Promise<void> {
  const now = performance.now();
  const at = plannedAt.get(client);
  if (at !== undefined && now - at < PLAN_MS) return;
  plannedAt.set(client, now);
  if (at !== undefined) await client.query('DISCARD PLANS');
}
