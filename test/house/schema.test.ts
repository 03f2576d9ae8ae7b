import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import type { Lifecycle } from '../../src/kernel/lifecycle.ts';
import { freshDatabase } from '../support/database.ts';
import { ROOT } from './source.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOMS = [
  'operators', 'incidents', 'ledger', 'uploads', 'intake', 'people', 'messages', 'notices', 'codes', 'receipts', 'compensation',
  'reconciliation', 'extracts', 'guests', 'fulfilment', 'handover', 'laws', 'reports', 'hotline', 'inquiries',
]; // prettier-ignore

interface StatusCheck {
  readonly table: string;
  readonly column: string;
  readonly lifecycle: Lifecycle<string>;
}

let database: Awaited<ReturnType<typeof freshDatabase>>;
const statusChecks: StatusCheck[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  for (const room of ROOMS) {
    expect(existsSync(join(ROOT, 'src', room, 'README.md'))).toBe(true);
    const door = (await import(`../../src/${room}/index.ts`)) as { STATUS_CHECKS?: readonly StatusCheck[] };
    statusChecks.push(...(door.STATUS_CHECKS ?? []));
  }
});

afterAll(() => database.close());

function query<R extends object>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
  return database.db.tx((tx) => tx.q<R & Record<string, unknown>>(sql, params)) as Promise<R[]>;
}

describe('the migrated schema', () => {
  test('has every column an entity maps, of that type and nullability', async () => {
    const columns = await query<{
      table_name: string;
      column_name: string;
      udt_name: string;
      is_nullable: string;
    }>(
      `SELECT table_name, column_name, udt_name, is_nullable FROM information_schema.columns
        WHERE table_schema = 'public'`,
    );
    const known = new Map(columns.map((c) => [`${c.table_name}.${c.column_name}`, c]));
    const storage = getMetadataArgsStorage();
    expect(storage.tables.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const table of storage.tables) {
      for (const column of storage.filterColumns(table.target)) {
        const place = `${table.name}.${column.options.name ?? column.propertyName}`;
        const real = known.get(place);
        if (!real) wrong.push(`${place} does not exist`);
        else if ((real.is_nullable === 'YES') !== (column.options.nullable === true))
          wrong.push(`${place} is ${real.is_nullable === 'YES' ? '' : 'not '}nullable`);
        else if (UDT[String(column.options.type)] !== real.udt_name && !column.options.array)
          wrong.push(`${place} is ${real.udt_name}, mapped as ${String(column.options.type)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('allows exactly the statuses each lifecycle names', async () => {
    const checks = await query<{ conname: string; def: string }>(
      `SELECT conname, pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE contype = 'c'`,
    );
    expect(statusChecks.length).toBeGreaterThan(5);
    for (const { table, column, lifecycle } of statusChecks) {
      const check = checks.find((c) => c.conname === `${table}_${column}_check`);
      const allowed = [...(check?.def ?? '').matchAll(/'(\w+)'::text/g)].map((m) => m[1]!).sort();
      expect({ [`${table}.${column}`]: allowed }).toEqual({
        [`${table}.${column}`]: [...lifecycle.statuses].sort(),
      });
    }
  });

  test('keeps every status column under such a check', async () => {
    const columns = await query<{ table_name: string; column_name: string }>(
      `SELECT c.table_name, c.column_name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
          AND c.column_name IN ('status', 'state') AND c.data_type = 'text'`,
    );
    const checked = new Set(statusChecks.map((c) => `${c.table}.${c.column}`));
    const bare = columns
      .map((c) => `${c.table_name}.${c.column_name}`)
      .filter((place) => !checked.has(place));
    expect(bare).toEqual([]);
  });

  test('keys the person plane by cohort and the key plane by bucket', async () => {
    const keys = await query<{ table: string; columns: string[]; kind: string; carries: string[] }>(
      `SELECT c.relname AS table, i.indisprimary::text AS kind,
              array_agg(a.attname::text) AS columns,
              (SELECT array_agg(x.attname::text) FROM pg_attribute x
                WHERE x.attrelid = c.oid AND x.attname IN ('cohort_id', 'bucket') AND x.attnotnull) AS carries
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indisunique GROUP BY c.oid, c.relname, i.indexrelid, i.indisprimary`,
    );
    const planes = keys.filter((k) => (k.carries ?? []).length > 0);
    expect(planes.length).toBeGreaterThan(8);
    const stray = planes.filter((k) => !k.columns.includes('cohort_id') && !k.columns.includes('bucket'));
    expect(stray.map((k) => `${k.table} (${k.columns.join(', ')})`)).toEqual([]);
  });

  test('lets the application only add to what is append-only', async () => {
    const [row] = await query<{ names: string[] | null }>(
      `SELECT array_agg(t.name) AS names FROM unnest(ARRAY['journal', 'audit_entry']) AS t(name)
        WHERE has_table_privilege(current_user, t.name, 'UPDATE')
           OR has_table_privilege(current_user, t.name, 'DELETE')
           OR has_table_privilege(current_user, t.name, 'TRUNCATE')`,
    );
    expect(row?.names ?? []).toEqual([]);
  });
});

const UDT: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  text: 'text',
  boolean: 'bool',
  integer: 'int4',
  int: 'int4',
  smallint: 'int2',
  bigint: 'int8',
  timestamptz: 'timestamptz',
  jsonb: 'jsonb',
  bytea: 'bytea',
  date: 'date',
  'double precision': 'float8',
};
