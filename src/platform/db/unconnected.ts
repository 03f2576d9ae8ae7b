/** Stands in where everything is wired but nothing is asked: `--check`, the OpenAPI document. */
import { DataSource } from 'typeorm';
import type { Database } from './connect.ts';
import { Db } from './db.ts';

/** A database that was never opened; using it is a programmer's error. */
export function unconnected(): Database {
  return {
    db: new Db(new DataSource({ type: 'postgres' })),
    embedded: null,
    guaranteeIsWeaker: false,
    close: async () => undefined,
  };
}
