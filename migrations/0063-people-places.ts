/** Where in a file the rows of a person stand: whoever asks where somebody comes from does not read every row. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeoplePlaces0001 implements MigrationInterface {
  readonly name = 'PeoplePlaces0000000000063';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Key plane. By the bucket of a key, the records of a reading whose group (of contact lists: any key) is in it: a
  // thousand short lists a file instead of an index that every ingest would pay for.
  `CREATE TABLE row_place (
     reading_no integer NOT NULL,
     bucket smallint NOT NULL,
     records integer[] NOT NULL,
     CONSTRAINT row_place_pkey PRIMARY KEY (reading_no, bucket)
   )`,
  // False until the next run has made them; until then the rows of this file are read one by one.
  `ALTER TABLE key_reading ADD COLUMN placed boolean NOT NULL DEFAULT false`,
] as const;
