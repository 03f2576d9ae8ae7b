/** How many began with a programme is kept beside it: the list of programmes counted everybody who ever did. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FulfilmentEnrolled0001 implements MigrationInterface {
  readonly name = 'FulfilmentEnrolled0000000000084';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. Beside the programme, which nobody changes.
  `CREATE TABLE programme_count (
     programme_id uuid NOT NULL CONSTRAINT programme_count_programme_id_fkey REFERENCES programme (id),
     enrolled integer NOT NULL CONSTRAINT programme_count_enrolled_check CHECK (enrolled >= 0),
     CONSTRAINT programme_count_pkey PRIMARY KEY (programme_id)
   )`,
  `INSERT INTO programme_count (programme_id, enrolled)
   SELECT programme_id, count(*) FROM enrolment GROUP BY programme_id`,
] as const;
