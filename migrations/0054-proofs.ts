/** Versions of incident pages stand in the daily root: in lists of cohort 0, which belongs to every incident. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProofsPages0001 implements MigrationInterface {
  readonly name = 'ProofsPages0000000000054';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE proof_list DROP CONSTRAINT proof_list_pkey`);
    await q.query(
      `ALTER TABLE proof_list ADD CONSTRAINT proof_list_pkey PRIMARY KEY (cohort_id, incident_id, day)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
